/** A probe with a cache: no assignment is rendered twice. */
import type { Assignment } from '../probe.ts';
import { canonical } from './samples.ts';

/** Anything that renders assignments, in the order of the batch. */
interface Renderer<Result> {
  render(batch: readonly Assignment[]): Promise<readonly Result[]>;
}

export class Recorder<Result> {
  readonly #renderer: Renderer<Result>;
  readonly #seen = new Map<string, Result>();

  constructor(renderer: Renderer<Result>) {
    this.#renderer = renderer;
  }

  /** How many different assignments were rendered so far. */
  get size(): number {
    return this.#seen.size;
  }

  /** Renders new assignments, and takes the others from the cache. Same order and length as the batch. */
  async render(batch: readonly Assignment[]): Promise<Result[]> {
    const missing = new Map<string, Assignment>();
    for (const assignment of batch) {
      const key = canonical(assignment);
      if (!this.#seen.has(key)) missing.set(key, assignment);
    }
    const rendered = await this.#renderer.render([...missing.values()]);
    [...missing.keys()].forEach((key, i) => {
      this.#seen.set(key, rendered[i] as Result);
    });
    return batch.map((assignment) => this.#seen.get(canonical(assignment)) as Result);
  }

  /** Renders one assignment. */
  async one(assignment: Assignment): Promise<Result> {
    return (await this.render([assignment]))[0] as Result;
  }

  /** What was rendered before for an assignment; undefined if nothing was. */
  known(assignment: Assignment): Result | undefined {
    return this.#seen.get(canonical(assignment));
  }
}
