/** Decision tables of what comes and goes in the objects, from renderings. */
import type { Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import type { Rendering } from '../cilium/helm.ts';
import { simplify, toTable } from '../learn/cases.ts';
import { canonical, type FitInput, type Sample } from '../learn/samples.ts';
import { shrink, without } from '../learn/shrink.ts';
import { fitTree } from '../learn/tree.ts';
import type { Assignment, Input } from '../probe.ts';
import type { ManifestRecorder } from './explore.ts';

/** A feature of renderings that is learnt, with all others that behave like it. */
export interface Group {
  /** Keys of `featuresOf`. */
  keys: string[];
  /** Inputs that moved it, with the values that did. */
  inputs: Map<string, Map<string, Json>>;
  /** Contexts in which it is there. */
  contexts: Assignment[];
}

/** What was learnt of a group. */
export interface GroupFacts {
  keys: string[];
  table: Table;
  /** The smallest settings that were found to bring it about; empty where the defaults do. */
  enabling: Assignment[];
  /** Features of the group that renderings for the table tell apart from the first one. */
  apart: string[];
}

const productLimit = 48;
const valuesPerInput = 3;
const mostAlternatives = 3;

function product(choices: readonly { name: string; values: readonly Json[] }[]): Assignment[] {
  let all: Assignment[] = [{}];
  for (const { name, values } of choices) {
    all = all.flatMap((base) => [base, ...values.map((value) => ({ ...base, [name]: value }))]);
  }
  return all;
}

/** All combinations; where these are too many, all pairs of changes around the contexts. */
function trials(
  choices: readonly { name: string; values: readonly Json[] }[],
  around: readonly Assignment[],
): Assignment[] {
  const size = choices.reduce((count, { values }) => count * (values.length + 1), 1);
  if (size <= productLimit) return product(choices);
  const changes = choices.flatMap(({ name, values }) => values.map((value) => ({ [name]: value })));
  const found = new Map<string, Assignment>();
  const add = (set: Assignment) => found.set(canonical(set), set);
  for (const context of around) {
    add(context);
    for (const [i, change] of changes.entries()) {
      add({ ...context, ...change });
      for (const name of Object.keys(context)) add({ ...without(context, name), ...change });
      for (const other of changes.slice(i + 1)) {
        if (found.size < productLimit * 2) add({ ...context, ...change, ...other });
      }
    }
  }
  return [...found.values()];
}

export class TableLearner {
  readonly #recorder: ManifestRecorder;
  readonly #inputs: ReadonlyMap<string, Input>;

  constructor(recorder: ManifestRecorder, inputs: ReadonlyMap<string, Input>) {
    this.#recorder = recorder;
    this.#inputs = inputs;
  }

  async #has(key: string, set: Assignment): Promise<boolean> {
    const seen = await this.#recorder.one(set);
    return seen.error === undefined && this.#recorder.features(seen)[key] !== undefined;
  }

  /** The smallest settings that bring a feature about, each from a context where it is; several where any one is enough. */
  async enabling(group: Group): Promise<Assignment[]> {
    const [key = ''] = group.keys;
    if (await this.#has(key, {})) return [{}];
    const found = new Map<string, Assignment>();
    for (const context of group.contexts.slice(0, 1)) {
      const queue: Assignment[] = [context];
      while (queue.length > 0 && found.size < mostAlternatives) {
        const now = queue.shift() as Assignment;
        if (!(await this.#has(key, now))) continue;
        // What is known to matter is first: then the rest is not needed.
        const likely = Object.entries(now).filter(([name]) => group.inputs.has(name));
        const rest = Object.entries(now).filter(([name]) => !group.inputs.has(name));
        const smallest = await shrink(Object.fromEntries([...likely, ...rest]), (set) => this.#has(key, set));
        if (!smallest || found.has(canonical(smallest))) continue;
        found.set(canonical(smallest), smallest);
        for (const name of Object.keys(smallest)) queue.push(without(now, name));
      }
    }
    return [...found.values()];
  }

  async learn(group: Group): Promise<GroupFacts> {
    const [key = ''] = group.keys;
    const enabling = await this.enabling(group);
    const values = new Map([...group.inputs].map(([name, known]) => [name, new Map(known)]));
    for (const set of enabling) {
      for (const [name, value] of Object.entries(set)) {
        const known = values.get(name) ?? new Map<string, Json>();
        values.set(name, known.set(canonical(value), value));
      }
    }
    this.#addSwitchesAbove(values);
    const choices = [...values].map(([name, known]) => ({
      name,
      values: this.#chosen(name, [...known.values()]),
    }));
    const sets = trials(choices, [{}, ...enabling]);
    const seen = await this.#recorder.render(sets);
    const samples = sets.flatMap((set, i): Sample[] => {
      const rendering = seen[i];
      if (!rendering || rendering.error !== undefined) return [];
      return [{ set, output: this.#recorder.features(rendering)[key] }];
    });
    const apart = this.#differing(group.keys, seen);
    return {
      keys: group.keys.filter((other) => !apart.includes(other)),
      table: this.#fit(samples, values.keys()),
      enabling,
      apart,
    };
  }

  /** The keys of a group that are there in other renderings than its first key. */
  #differing([first = '', ...others]: readonly string[], seen: readonly Rendering[]): string[] {
    const features = seen.flatMap((rendering) =>
      rendering.error === undefined ? [this.#recorder.features(rendering)] : [],
    );
    const isThere = (key: string) => features.map((each) => each[key] !== undefined).join();
    return others.filter((key) => isThere(key) !== isThere(first));
  }

  /** What is above a value may take its effect away, also where the chart does not render with everything on and that off. */
  #addSwitchesAbove(values: Map<string, Map<string, Json>>): void {
    for (const name of [...values.keys()]) {
      const parts = name.split('.');
      for (let depth = 1; depth < parts.length; depth++) {
        const above = [...parts.slice(0, depth), 'enabled'].join('.');
        if (!values.has(above) && this.#inputs.get(above)?.default === true) {
          values.set(above, new Map([[canonical(false), false]]));
        }
      }
    }
  }

  /** Of many values those that come first, of each kind one. */
  #chosen(name: string, values: readonly Json[]): Json[] {
    const preset = canonical(this.#inputs.get(name)?.default);
    return values.filter((value) => canonical(value) !== preset).slice(0, valuesPerInput);
  }

  /** The table that explains samples. */
  #fit(samples: readonly Sample[], names: Iterable<string>): Table {
    const wanted = new Set(names);
    const inputs: FitInput[] = [...this.#inputs.values()].filter(({ name }) => wanted.has(name));
    if (samples.length === 0) return [{ then: { absent: true } }];
    return simplify(toTable(fitTree(samples, inputs, [])), samples, inputs);
  }
}
