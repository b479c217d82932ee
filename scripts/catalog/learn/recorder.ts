/** A probe with a cache: no assignment is rendered twice. */
import type { Assignment, Observation, Probe } from '../probe.ts';
import { canonical } from './samples.ts';

export class Recorder {
  readonly #probe: Probe;
  readonly #seen = new Map<string, Observation>();

  constructor(probe: Probe) {
    this.#probe = probe;
  }

  /** How many different assignments were rendered so far. */
  get size(): number {
    return this.#seen.size;
  }

  /** Renders new assignments, and takes the others from the cache. Same order and length as the batch. */
  async observe(batch: readonly Assignment[]): Promise<Observation[]> {
    const missing = new Map<string, Assignment>();
    for (const assignment of batch) {
      const key = canonical(assignment);
      if (!this.#seen.has(key)) missing.set(key, assignment);
    }
    const rendered = await this.#probe.render([...missing.values()]);
    [...missing.keys()].forEach((key, i) => {
      this.#seen.set(key, rendered[i] as Observation);
    });
    return batch.map((assignment) => this.#seen.get(canonical(assignment)) as Observation);
  }

  /** Renders one assignment. */
  async observeOne(assignment: Assignment): Promise<Observation> {
    return (await this.observe([assignment]))[0] as Observation;
  }
}
