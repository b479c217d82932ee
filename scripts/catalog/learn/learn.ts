/**
 * Finds out what a black box does with its inputs: which inputs affect which outputs, how, and under which conditions.
 * It is independent of Helm and Ansible: it accesses what it measures only through `probe.ts`.
 */
import { evaluate, inputsFrom } from '../../../src/catalog/table.ts';
import type { Condition, Table, Transform } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import type { Assignment, Input, Observation, Probe } from '../probe.ts';
import { simplify, toConjunctions, toTable } from './cases.ts';
import { textTransforms } from './outcomes.ts';
import { Recorder } from './recorder.ts';
import { canonical, type FitInput, type Sample, sameOutput } from './samples.ts';
import { shrink, without } from './shrink.ts';
import { fitTree, isCertain } from './tree.ts';

export { valueTransforms } from './outcomes.ts';

export interface LearnOptions {
  /** Maximal number of renderings per output, before values are reduced to pairs. */
  productLimit?: number;
  /** Transforms that can occur in this source, the preferred first. Default: those that produce text. */
  transforms?: readonly Transform[];
  /**
   * Names the refusal behind an error, so that the same refusal with other values has the same name. Undefined for
   * errors that are not refusals of a combination (a type error). Default: the error itself.
   */
  refusalName?: (error: string) => string | undefined;
  /** Inputs that may lift a refusal, in addition to those that cause it. */
  related?: (refusal: string) => readonly string[];
  /**
   * The results for a similar source (a neighbouring release). Inputs that affected no output there are taken over
   * unchanged. Inputs that did are tried first in the contexts where they did, before their gates. Tables and refusals
   * are taken over if they still apply.
   */
  earlier?: Learned;
  /** An input that only affects objects is tried under all its gates, as if it had no effect. */
  objectsAside?: boolean;
  /** Inputs that decide whether there are outputs at all: dependencies on them are not recorded. */
  apart?: readonly string[];
  log?: (line: string) => void;
}

interface LearnedOutput {
  /** The output with nothing set; undefined if it is not written. */
  default: Json | undefined;
  table: Table;
  /** True if the observations are only a sample, or are not all explained. */
  partial: boolean;
  /** The inputs that affect it. */
  inputs: string[];
}

interface LearnedInput {
  /** Outputs that it affects, in any context that was tried. */
  outputs: string[];
  /** Objects that it affects, in any context that was tried. */
  objects: string[];
  /** What had to be set before it had an effect; absent if it has one on its own. */
  gate?: Assignment;
  /** Candidates that rendered on their own, or were refused only for a combination that they create. */
  taken: Json[];
  /**
   * Every smallest context, other than the defaults, in which it affects something that it does not affect elsewhere.
   */
  contexts: Assignment[];
}

interface LearnedRefusal {
  /** The refusal's name, from `refusalName`. */
  name: string;
  when: Record<string, Condition>;
  /** The smallest assignments that were refused. */
  causes: Assignment[];
}

export interface Learned {
  baseline: Observation;
  /** Sorted by name. */
  outputs: Record<string, LearnedOutput>;
  /** In the order of the inputs. */
  inputs: Record<string, LearnedInput>;
  refusals: LearnedRefusal[];
  /** How many different assignments were rendered. */
  renderings: number;
}

/** What changed between two observations. */
interface Difference {
  outputs: string[];
  objects: string[];
}

function changedKeys<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  same: (left: T | undefined, right: T | undefined) => boolean,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !same(before[name], after[name])).sort();
}

function difference(before: Observation, after: Observation): Difference {
  return {
    outputs: changedKeys(before.outputs, after.outputs, sameOutput),
    objects: changedKeys(before.objects, after.objects, (left, right) => left === right),
  };
}

/** The state of one output while learning. */
interface OutputState {
  /** Inputs that affect it, with the values to try (without the default). */
  inputs: Map<string, Map<string, Json>>;
  /** Smallest contexts in which an input affects the output. */
  contexts: Map<string, Assignment>;
}

/** The state of one refusal while learning: the smallest assignments that cause it. */
type Causes = Map<string, Assignment>;

/** An input with an effect is tried again only under its first gates, of at most this many inputs. */
const movedRounds = 2;
const smallGate = 60;
/** How many candidates of an input without an effect so far are tried under each gate; the tables then try all. */
const gatedCandidates = 3;
/** How many values of an input, with different outcomes, go into a product that would be too big with all of them. */
const differentValues = 3;
/** How many causes of one refusal are tried with inputs that may lift it. */
const liftedCauses = 2;
/** How many different causes of one refusal are traced. */
const enoughCauses = 6;

/** One refusal can have several reasons: causes that set the same inputs belong to the same reason. */
function bySameInputs(causes: Iterable<Assignment>): Assignment[][] {
  const groups = new Map<string, Assignment[]>();
  for (const cause of causes) {
    const inputs = Object.keys(cause).sort().join();
    groups.set(inputs, [...(groups.get(inputs) ?? []), cause]);
  }
  return [...groups.values()];
}

interface Choice {
  name: string;
  values: readonly Json[];
}

/** The size of the product of some choices; leaving an input unset is one more choice. */
function combinations(choices: readonly Choice[]): number {
  return choices.reduce((count, { values }) => count * (values.length + 1), 1);
}

function product(choices: readonly Choice[]): Assignment[] {
  let all: Assignment[] = [{}];
  for (const { name, values } of choices) {
    all = all.flatMap((base) => [base, ...values.map((value) => ({ ...base, [name]: value }))]);
  }
  return all;
}

/** With more inputs than this, a refusal is described only with the causes that were observed. */
const refusalInputs = 10;

class Learner {
  readonly #recorder: Recorder<Observation>;
  readonly #inputs: Map<string, Input>;
  readonly #options: LearnOptions;
  readonly #limit: number;
  readonly #learned = new Map<string, LearnedInput>();
  readonly #outputs = new Map<string, OutputState>();
  readonly #refusals = new Map<string, Causes>();
  /** Refusals of the earlier source that also exist here. */
  #kept: LearnedRefusal[] = [];
  #baseline: Observation = { outputs: {}, objects: {} };

  constructor(probe: Probe, inputs: readonly Input[], options: LearnOptions) {
    this.#recorder = new Recorder(probe);
    this.#inputs = new Map(inputs.map((input) => [input.name, input]));
    this.#options = options;
    this.#limit = options.productLimit ?? 256;
    for (const { name } of inputs) this.#learned.set(name, { outputs: [], objects: [], taken: [], contexts: [] });
  }

  async learn(): Promise<Learned> {
    this.#baseline = await this.#recorder.one({});
    if (this.#baseline.error !== undefined) throw new Error(`nothing can be learnt: ${this.#baseline.error}`);
    for (const name of Object.keys(this.#baseline.outputs)) this.#output(name);
    await this.#keepRefusals();
    await this.#probeSingles();
    this.#log('single changes');
    await this.#probeGates();
    await this.#probeBlockers();
    this.#log('blockers');
    const outputs: Record<string, LearnedOutput> = {};
    for (const name of [...this.#outputs.keys()].sort()) outputs[name] = await this.#fitOutput(name);
    this.#log('tables');
    const refusals = await this.#fitRefusals();
    this.#log('refusals');
    return {
      baseline: this.#baseline,
      outputs,
      inputs: Object.fromEntries(this.#learned),
      refusals,
      renderings: this.#recorder.size,
    };
  }

  #log(stage: string): void {
    this.#options.log?.(`${stage}: ${this.#recorder.size} renderings`);
  }

  #output(name: string): OutputState {
    let state = this.#outputs.get(name);
    if (!state) {
      state = { inputs: new Map(), contexts: new Map([['{}', {}]]) };
      this.#outputs.set(name, state);
    }
    return state;
  }

  /** Records that an input affects an output; all its candidates are then worth trying there. */
  #matters(state: OutputState, name: string, value?: Json): void {
    let values = state.inputs.get(name);
    if (!values) {
      values = new Map((this.#inputs.get(name)?.candidates ?? []).map((item) => [canonical(item), item]));
      state.inputs.set(name, values);
    }
    if (value !== undefined) values.set(canonical(value), value);
  }

  /** Inputs to try: those that the earlier source did not have, and those that affected an output there. */
  #open(): Input[] {
    const { earlier } = this.#options;
    return [...this.#inputs.values()].flatMap((input) => {
      const known = earlier?.inputs[input.name];
      if (!known) return [input];
      if (known.outputs.length > 0) return [{ ...input, gates: [...known.contexts, ...input.gates] }];
      this.#learned.set(input.name, known);
      return [];
    });
  }

  async #probeSingles(): Promise<void> {
    const tries = this.#open().flatMap((input) =>
      input.candidates.map((value) => ({ input, value, assignment: { [input.name]: value } })),
    );
    const seen = await this.#recorder.render(tries.map(({ assignment }) => assignment));
    for (const [i, { input, value, assignment }] of tries.entries()) {
      const after = seen[i] as Observation;
      if (after.error === undefined || this.#refusalOf(after.error) !== undefined) {
        this.#learned.get(input.name)?.taken.push(value);
      }
      if (after.error !== undefined) await this.#noteError(assignment, after.error);
      else this.#noteMovement(input.name, {}, difference(this.#baseline, after));
    }
  }

  /** @param context where the effect was seen; undefined if that context is too large for a table */
  #noteMovement(name: string, context: Assignment | undefined, moved: Difference): void {
    const learned = this.#learned.get(name);
    if (!learned || moved.outputs.length + moved.objects.length === 0) return;
    if (context && Object.keys(context).length > 0) {
      if (!this.#hasMoved(name)) learned.gate = context;
      learned.contexts.push(context);
    }
    learned.outputs = [...new Set([...learned.outputs, ...moved.outputs])].sort();
    learned.objects = [...new Set([...learned.objects, ...moved.objects])].sort();
    if (!context) return;
    const apart = this.#options.apart ?? [];
    if (apart.some((other) => other === name || Object.hasOwn(context, other))) return;
    for (const output of moved.outputs) {
      const state = this.#output(output);
      this.#matters(state, name);
      for (const [gate, value] of Object.entries(context)) this.#matters(state, gate, value);
      state.contexts.set(canonical(context), context);
    }
  }

  /**
   * Tries inputs under their gates, first the first gate of all, then the second. An input that has an effect is not
   * tried under bigger gates. An effect behind a gate is traced back to the part of the gate that it needs.
   */
  async #probeGates(): Promise<void> {
    const open = this.#open();
    const rounds = Math.max(0, ...open.map((input) => input.gates.length));
    for (let round = 0; round < rounds; round++) {
      const tries = open.flatMap((input) => {
        const gate = without(input.gates[round] ?? {}, input.name);
        const size = Object.keys(gate).length;
        const moved = this.#options.objectsAside
          ? (this.#learned.get(input.name) as LearnedInput).outputs.length > 0
          : this.#hasMoved(input.name);
        const isKnown = this.#options.earlier?.inputs[input.name] !== undefined;
        if (size === 0 || (moved && !isKnown && (round >= movedRounds || size > smallGate))) return [];
        return input.candidates
          .slice(0, moved ? 1 : gatedCandidates)
          .map((value) => ({ name: input.name, gate, value }));
      });
      const before = await this.#recorder.render(tries.map(({ gate }) => gate));
      const after = await this.#recorder.render(tries.map(({ name, gate, value }) => ({ ...gate, [name]: value })));
      for (const [i, { name, gate, value }] of tries.entries()) {
        const [left, right] = [before[i] as Observation, after[i] as Observation];
        if (left.error !== undefined) await this.#noteError(gate, left.error);
        else if (right.error !== undefined) await this.#noteError({ ...gate, [name]: value }, right.error);
        else await this.#traceMovement(name, value, gate, difference(left, right));
      }
      this.#log(`gates, round ${round + 1} of ${rounds}`);
    }
  }

  async #keepRefusals(): Promise<void> {
    for (const refusal of this.#options.earlier?.refusals ?? []) {
      const seen = await this.#recorder.render(refusal.causes);
      const holds = ({ error }: Observation) => error !== undefined && this.#refusalOf(error) !== undefined;
      const isAsBefore = refusal.causes.every((cause) => this.#knowsAll(cause)) && seen.every(holds);
      if (isAsBefore && !this.#meets(refusal.when, {})) {
        this.#kept.push(refusal);
        continue;
      }
      for (const [i, cause] of refusal.causes.entries()) {
        const error = seen[i]?.error;
        if (error !== undefined && this.#knowsAll(cause)) await this.#noteError(cause, error);
      }
    }
  }

  #meets(when: Record<string, Condition>, set: Assignment): boolean {
    const view = inputsFrom(new Map(Object.entries(set)), (input) => this.#inputs.get(input)?.default);
    return evaluate([{ when, then: { literal: true } }, { then: { absent: true } }], view) === true;
  }

  #knowsAll(assignment: Assignment): boolean {
    return Object.keys(assignment).every((name) => this.#inputs.has(name));
  }

  /** Tries changes that may remove or modify an effect where it shows: these affect the output too. */
  async #probeBlockers(): Promise<void> {
    const tries = await this.#whereBlocked();
    const open = await this.#recorder.render(tries.map(({ shown }) => shown));
    const blocked = await this.#recorder.render(tries.map(({ shown, blocker }) => ({ ...shown, ...blocker })));
    for (const [i, { shown, blocker, outputs }] of tries.entries()) {
      const [usual, now] = [open[i] as Observation, blocked[i] as Observation];
      if (usual.error !== undefined || now.error !== undefined) continue;
      for (const output of outputs) {
        if (sameOutput(usual.outputs[output], now.outputs[output])) continue;
        const state = this.#output(output);
        if (Object.keys(blocker).every((name) => state.inputs.has(name))) continue;
        for (const [name, setting] of Object.entries(blocker)) this.#matters(state, name, setting);
        state.contexts.set(canonical(shown), shown);
      }
    }
  }

  /** For each observed effect, the smallest settings that show it, with each blocker that is not part of them. */
  async #whereBlocked(): Promise<{ shown: Assignment; blocker: Assignment; outputs: string[] }[]> {
    const tries: { shown: Assignment; blocker: Assignment; outputs: string[] }[] = [];
    for (const input of this.#open()) {
      const { taken, outputs, contexts } = this.#learned.get(input.name) as LearnedInput;
      const blockers = this.#inputs.get(input.name)?.blockers ?? [];
      if (outputs.length === 0 || blockers.length === 0) continue;
      const values = input.candidates.filter((candidate) => taken.includes(candidate)).slice(0, gatedCandidates);
      for (const context of [{}, ...contexts]) {
        const { shown, outputs } = (await this.#firstEffect(input.name, values, context)) ?? { shown: {}, outputs: [] };
        if (outputs.length === 0) continue;
        const free = blockers.filter((blocker) => !Object.keys(blocker).some((name) => Object.hasOwn(shown, name)));
        tries.push(...free.map((blocker) => ({ shown, blocker, outputs })));
      }
    }
    return tries;
  }

  /** The first of some values that affects an output in a context. */
  async #firstEffect(
    name: string,
    values: readonly Json[],
    context: Assignment,
  ): Promise<{ shown: Assignment; outputs: string[] } | undefined> {
    for (const value of values) {
      const { outputs = [] } = (await this.#effect(name, value, context)) ?? {};
      if (outputs.length > 0) return { shown: { ...context, [name]: value }, outputs };
    }
    return undefined;
  }

  #hasMoved(name: string): boolean {
    const { outputs, objects } = this.#learned.get(name) as LearnedInput;
    return outputs.length + objects.length > 0;
  }

  /** Shrinks the gate for every output that the input was not yet known to affect, and once for the objects. */
  async #traceMovement(name: string, value: Json, gate: Assignment, moved: Difference): Promise<void> {
    const learned = this.#learned.get(name) as LearnedInput;
    let open = moved.outputs.filter((output) => !learned.outputs.includes(output));
    while (open.length > 0) {
      const wanted = open[0] as string;
      const found = await this.#smallestGate(name, value, gate, (now) => now.outputs.includes(wanted));
      this.#noteMovement(name, found?.context, found?.moved ?? { outputs: [wanted], objects: [] });
      open = open.filter((output) => output !== wanted && !found?.moved.outputs.includes(output));
    }
    // One other object is enough to know that the value affects more than a ConfigMap.
    if (moved.objects.length === 0 || learned.objects.length > 0) return;
    const found = await this.#smallestGate(name, value, gate, (now) =>
      moved.objects.some((object) => now.objects.includes(object)),
    );
    this.#noteMovement(name, found?.context, found?.moved ?? { outputs: [], objects: moved.objects });
  }

  async #smallestGate(
    name: string,
    value: Json,
    gate: Assignment,
    wanted: (moved: Difference) => boolean,
  ): Promise<{ context: Assignment; moved: Difference } | undefined> {
    const context = await shrink(gate, async (smaller) => {
      const moved = await this.#effect(name, value, smaller);
      return moved !== undefined && wanted(moved);
    });
    const moved = context && (await this.#effect(name, value, context));
    return context && moved && { context, moved };
  }

  /** The effect of setting an input in a context; undefined if one of the two does not render. */
  async #effect(name: string, value: Json, context: Assignment): Promise<Difference | undefined> {
    const [before, after] = await this.#recorder.render([context, { ...context, [name]: value }]);
    if (!before || !after || before.error !== undefined || after.error !== undefined) return undefined;
    return difference(before, after);
  }

  #refusalOf(error: string): string | undefined {
    return this.#options.refusalName ? this.#options.refusalName(error) : error;
  }

  async #noteError(assignment: Assignment, error: string): Promise<void> {
    const name = this.#refusalOf(error);
    if (name === undefined) return;
    const holds = (cause: Assignment) =>
      Object.entries(cause).every(([key, value]) => sameOutput(assignment[key], value));
    if (this.#kept.some((refusal) => refusal.causes.some(holds))) return;
    const causes = this.#refusals.get(name) ?? new Map<string, Assignment>();
    this.#refusals.set(name, causes);
    if ([...causes.values()].some(holds) || causes.size >= enoughCauses) return;
    const smallest = await shrink(assignment, async (smaller) => {
      const now = await this.#recorder.one(smaller);
      return now.error !== undefined && this.#refusalOf(now.error) === name;
    });
    if (smallest) causes.set(canonical(smallest), smallest);
  }

  #fitInputs(names: Iterable<string>): FitInput[] {
    const wanted = new Set(names);
    return [...this.#inputs.values()].filter(({ name }) => wanted.has(name));
  }

  async #fitOutput(name: string): Promise<LearnedOutput> {
    const state = this.#output(name);
    const known = await this.#keptOutput(name, state);
    if (known) return known;
    const contexts = [...state.contexts.values()];
    const outcome = (seen: Observation) => (seen.error === undefined ? canonical(seen.outputs[name]) : 'refused');
    const { assignments, complete } = await this.#product(state.inputs, contexts, outcome);
    const seen = await this.#recorder.render(assignments);
    const isStrange = this.#strangeKinds(name, assignments, seen);
    const samples: Sample[] = [];
    for (const [i, set] of assignments.entries()) {
      const now = seen[i] as Observation;
      if (now.error !== undefined) await this.#noteError(set, now.error);
      else if (!isStrange(set)) samples.push({ set, output: now.outputs[name] });
    }
    const inputs = this.#fitInputs(state.inputs.keys());
    const tree = fitTree(samples, inputs, this.#options.transforms ?? textTransforms);
    return {
      default: this.#baseline.outputs[name],
      table: simplify(toTable(tree), samples, inputs),
      partial: !complete || !isCertain(tree),
      inputs: inputs.map((input) => input.name),
    };
  }

  /**
   * True for an assignment with a value that breaks the source wherever it would matter. The source does not accept
   * values of this kind, so an unchanged output elsewhere proves nothing.
   */
  #strangeKinds(name: string, sets: readonly Assignment[], seen: readonly Observation[]): (set: Assignment) => boolean {
    const bySet = new Map(sets.map((set, i) => [canonical(set), seen[i] as Observation]));
    const breaking = new Set<string>();
    const moving = new Set<string>();
    for (const [i, set] of sets.entries()) {
      const { error, outputs } = seen[i] as Observation;
      for (const [input, value] of Object.entries(set)) {
        const entry = canonical([input, value]);
        const beside = bySet.get(canonical(without(set, input)));
        const usual = beside === undefined || beside.error !== undefined ? this.#baseline : beside;
        if (error === undefined) {
          if (!sameOutput(outputs[name], usual.outputs[name])) moving.add(entry);
        } else if (usual === beside && this.#refusalOf(error) === undefined) breaking.add(entry);
      }
    }
    return (set) =>
      Object.entries(set).some(([input, value]) => {
        const entry = canonical([input, value]);
        return breaking.has(entry) && !moving.has(entry);
      });
  }

  /** The result for an output of the earlier source, if every single change in every context confirms it. */
  async #keptOutput(name: string, state: OutputState): Promise<LearnedOutput | undefined> {
    const { earlier } = this.#options;
    const known = earlier && Object.hasOwn(earlier.outputs, name) ? earlier.outputs[name] : undefined;
    if (!known || [...state.inputs.keys()].some((input) => !known.inputs.includes(input))) return undefined;
    const assignments = [...state.contexts.values()].flatMap((context) => [
      context,
      ...[...state.inputs].flatMap(([input, values]) =>
        [...values.values()].map((value) => ({ ...context, [input]: value })),
      ),
    ]);
    const seen = await this.#recorder.render(assignments);
    const holds = assignments.every((set, i) => {
      const { error, outputs } = seen[i] as Observation;
      const view = inputsFrom(new Map(Object.entries(set)), (input) => this.#inputs.get(input)?.default);
      return error !== undefined || sameOutput(evaluate(known.table, view) as Json | undefined, outputs[name]);
    });
    return holds ? { ...known, default: this.#baseline.outputs[name] } : undefined;
  }

  /**
   * All combinations of values. If these are too many: only values that act differently in some context. If these are
   * still too many: all pairs of changes in every context.
   */
  async #product(
    inputs: ReadonlyMap<string, ReadonlyMap<string, Json>>,
    contexts: readonly Assignment[],
    outcome: (seen: Observation) => string,
  ): Promise<{ assignments: Assignment[]; complete: boolean }> {
    const lists = [...inputs].map(([name, values]) => ({ name, values: [...values.values()] }));
    if (combinations(lists) <= this.#limit) return { assignments: product(lists), complete: true };
    const found = new Map<string, Assignment>();
    const add = (assignment: Assignment) => found.set(canonical(assignment), assignment);
    const singles = lists.flatMap(({ name, values }) => values.map((value) => ({ name, value })));
    for (const context of contexts) {
      add(context);
      for (const { name, value } of singles) add({ ...context, [name]: value });
    }
    const different = await Promise.all(
      lists.map(async ({ name, values }) => ({ name, values: await this.#different(name, values, contexts, outcome) })),
    );
    if (combinations(different) <= this.#limit * 2) {
      product(different).forEach(add);
      return { assignments: [...found.values()], complete: true };
    }
    const changes = different.flatMap(({ name, values }) => values.map((value) => ({ name, value })));
    for (const context of contexts) {
      for (const [i, first] of changes.entries()) {
        for (const second of changes.slice(i + 1)) {
          if (found.size >= this.#limit * 4) break;
          if (second.name !== first.name) add({ ...context, [first.name]: first.value, [second.name]: second.value });
        }
      }
    }
    return { assignments: [...found.values()], complete: false };
  }

  /**
   * Of values with the same outcomes in every context only the first; of several that all appear in the output, two.
   */
  async #different(
    name: string,
    values: readonly Json[],
    contexts: readonly Assignment[],
    outcome: (seen: Observation) => string,
  ): Promise<Json[]> {
    const rows = new Map<string, Json>();
    for (const value of values) {
      const seen = await this.#recorder.render(contexts.map((context) => ({ ...context, [name]: value })));
      const row = canonical(seen.map(outcome));
      if (!rows.has(row)) rows.set(row, value);
    }
    return [...rows.values()].slice(0, differentValues);
  }

  async #fitRefusals(): Promise<LearnedRefusal[]> {
    const result = [...this.#kept];
    for (const name of [...this.#refusals.keys()].sort()) {
      for (const causes of bySameInputs((this.#refusals.get(name) as Causes).values())) {
        for (const when of await this.#fitRefusal(name, causes)) result.push({ name, when, causes });
      }
    }
    return result;
  }

  async #fitRefusal(name: string, causes: readonly Assignment[]): Promise<Record<string, Condition>[]> {
    const state: OutputState = { inputs: new Map(), contexts: new Map() };
    for (const cause of causes) {
      state.contexts.set(canonical(cause), cause);
      for (const [input, value] of Object.entries(cause)) this.#matters(state, input, value);
    }
    for (const input of await this.#lifting(name, causes)) this.#matters(state, input);
    // Fitting a tree to many inputs takes hours. The observed causes of the refusal are also true, only less general.
    if (state.inputs.size > refusalInputs) {
      return causes.map((cause) =>
        Object.fromEntries(Object.entries(cause).map(([input, value]) => [input, { in: [value] }])),
      );
    }
    const outcome = ({ error }: Observation) => (error === undefined ? '' : (this.#refusalOf(error) ?? 'broken'));
    const { assignments } = await this.#product(state.inputs, causes, outcome);
    const seen = await this.#recorder.render(assignments);
    const samples = assignments.flatMap((set, i): Sample[] => {
      const { error } = seen[i] as Observation;
      if (error === undefined) return [{ set, output: undefined }];
      return this.#refusalOf(error) === name ? [{ set, output: true }] : [];
    });
    const tree = fitTree(samples, this.#fitInputs(state.inputs.keys()), []);
    const rendered = samples.filter(({ output }) => output === undefined).map(({ set }) => set);
    const wide = toConjunctions(tree, (outcome) => 'literal' in outcome).map((when) => this.#widest(when, rendered));
    const right = wide.filter((when) => !this.#meets(when, {}));
    return [...new Map(right.map((when) => [JSON.stringify(when), when])).values()];
  }

  /** A refusal without conditions that are not needed to exclude an assignment that rendered. */
  #widest(when: Record<string, Condition>, rendered: readonly Assignment[]): Record<string, Condition> {
    let kept = when;
    for (const name of Object.keys(when)) {
      const { [name]: _, ...fewer } = kept;
      if (!rendered.some((set) => this.#meets(fewer, set))) kept = fewer;
    }
    return kept;
  }

  async #rendersAlone(name: string, value: Json): Promise<boolean> {
    return (await this.#recorder.one({ [name]: value })).error === undefined;
  }

  /** Inputs whose change makes a refused assignment render. */
  async #lifting(name: string, causes: readonly Assignment[]): Promise<Set<string>> {
    const found = new Set<string>();
    const tries = causes.slice(0, liftedCauses).flatMap((cause) =>
      (this.#options.related?.(name) ?? [])
        .filter((input) => !Object.hasOwn(cause, input))
        .flatMap((input) =>
          (this.#inputs.get(input)?.candidates ?? []).map((value) => ({
            input,
            value,
            assignment: { ...cause, [input]: value },
          })),
        ),
    );
    const seen = await this.#recorder.render(tries.map(({ assignment }) => assignment));
    for (const [i, { input, value }] of tries.entries()) {
      const { error } = seen[i] as Observation;
      const other = error === undefined ? undefined : this.#refusalOf(error);
      // Another refusal means that this one is lifted, unless the change alone causes it. A template that breaks proves
      // nothing.
      const isNext = other !== undefined && other !== name && (await this.#rendersAlone(input, value));
      if (error === undefined || isNext) found.add(input);
    }
    return found;
  }
}

/**
 * Learns decision tables from a probe. Deterministic for a deterministic probe.
 *
 * An input whose default is an expression over others should have no `default`. Leaving it unset is then a value of its
 * own, different from all values that can be set.
 *
 * @throws Error if the probe does not even render with nothing set
 */
export function learn(probe: Probe, inputs: readonly Input[], options: LearnOptions = {}): Promise<Learned> {
  return new Learner(probe, inputs, options).learn();
}
