/**
 * Places goals on variables by a search over measured tables. It has no knowledge of Cilium or Kubespray except for the
 * tables: wanted outputs, variables that change them, and what each choice would break.
 */
import { candidates, evaluate, type Inputs, inputNames, sameJson } from '../catalog/table.ts';
import type { Table } from '../catalog/types.ts';
import type { Json } from '../core/json.ts';
import type { Unknown } from '../core/options.ts';

/** The wanted result for an output. */
export interface OutputGoal {
  output: string;
  /** The wanted value, from which the search derives candidates. */
  wanted: Json | undefined;
  accepts(actual: Json | Unknown | undefined): boolean;
  /** True if it must be set even if the target would have it by default. */
  explicit: boolean;
  /**
   * True if another carrier can still meet the goal. The search may then break it for a goal that has no other carrier.
   */
  mendable?: boolean;
  /** Outputs for which the search may break it too, because it has no effect without them that anybody requests. */
  givesWayTo?: ReadonlySet<string>;
}

/** What the search works on: outputs with their tables, and variables with their possible values. */
export interface Board {
  /** The table of an output; undefined if the target does not produce it from variables. */
  table(output: string): Table | undefined;
  /** All outputs that a variable affects. */
  outputsOf(variable: string): Iterable<string>;
  /** Words that a variable is known to accept, in addition to those in its tables. */
  words(variable: string): readonly Json[];
  /** True if the plan may give this value to the variable (in use, accepted by assertions, ours to set). */
  allows(variable: string, value: Json): boolean;
  /** The variable's default; undefined if it has none, or if it is an expression. */
  defaultOf(variable: string): Json | undefined;
  /** Inputs with `chosen` laid over what is already set. */
  inputs(chosen: ReadonlyMap<string, Json>): Inputs;
}

type Assignment = readonly [variable: string, value: Json];

interface Choice {
  assignments: readonly Assignment[];
  /** Criteria to compare choices, the most important first; smaller is better. */
  rank: readonly number[];
}

/**
 * Chooses values of variables so that as many goals as possible hold. It changes one variable at a time, best first,
 * and two together if no single one helps. A choice never breaks a goal that already holds and that nothing else could
 * meet. Goals that no variable can meet are left to other carriers.
 */
export function placeOnVariables(goals: readonly OutputGoal[], board: Board): Map<string, Json> {
  const chosen = new Map<string, Json>();
  const byOutput = new Map(goals.map((goal) => [goal.output, goal]));
  const holds = (goal: OutputGoal, inputs: Inputs) => {
    const table = board.table(goal.output);
    return table !== undefined && goal.accepts(evaluate(table, inputs));
  };

  for (;;) {
    const before = board.inputs(chosen);
    const state = new Map(goals.map((goal) => [goal, holds(goal, before)]));
    const now = outputsOn(before, board);
    const weigh = (assignments: readonly Assignment[]): Choice | undefined => {
      const after = board.inputs(new Map([...chosen, ...assignments]));
      const outputs = new Set(assignments.flatMap(([variable]) => [...board.outputsOf(variable)]));
      const { gained, broken, collateral } = effectOn(outputs, byOutput, board, now, after);
      // A goal that holds is given up only if another carrier can meet it, and only for a goal that has no other
      // carrier.
      const isKept = ({ mendable, givesWayTo }: OutputGoal): boolean =>
        !mendable && !gained.some(({ output }) => givesWayTo?.has(output));
      if (gained.length === 0 || broken.some(isKept)) return undefined;
      if (broken.length > 0 && gained.every(({ mendable }) => mendable)) return undefined;
      const mismatches = assignments.map(([variable, value]) => typeMismatch(value, board.defaultOf(variable)));
      const mismatch = mismatches.reduce((sum, one) => sum + one, 0);
      const indirect = assignments.filter(
        ([variable]) => !gained.some(({ output }) => passes(board, output, variable)),
      );
      return { assignments, rank: [-gained.length, broken.length, mismatch, collateral, indirect.length] };
    };
    const best =
      bestOf(singles(goals, state, chosen, board), weigh) ??
      bestOf(pairs(goals, state, chosen, board), weigh) ??
      bestOf(repairs(goals, state, chosen, board), weigh);
    if (!best) break;
    for (const [variable, value] of best.assignments) chosen.set(variable, value);
  }
  sayExplicitly(goals, board, chosen, holds);
  return chosen;
}

function bestOf(
  proposals: Iterable<readonly Assignment[]>,
  weigh: (assignments: readonly Assignment[]) => Choice | undefined,
): Choice | undefined {
  let best: Choice | undefined;
  for (const assignments of proposals) {
    const choice = weigh(assignments);
    if (choice && (!best || isBetter(choice, best))) best = choice;
  }
  return best;
}

/** The effect of a choice on outputs. */
interface Effect {
  gained: OutputGoal[];
  broken: OutputGoal[];
  /** How many outputs without a goal change. */
  collateral: number;
}

function effectOn(
  outputs: Iterable<string>,
  goals: ReadonlyMap<string, OutputGoal>,
  board: Board,
  before: (output: string) => Json | Unknown | undefined,
  after: Inputs,
): Effect {
  const effect: Effect = { gained: [], broken: [], collateral: 0 };
  for (const output of outputs) {
    const table = board.table(output);
    if (!table) continue;
    const goal = goals.get(output);
    const was = before(output);
    const is = evaluate(table, after);
    if (!goal) effect.collateral += sameOutput(was, is) ? 0 : 1;
    else if (goal.accepts(is) && !goal.accepts(was)) effect.gained.push(goal);
    else if (!goal.accepts(is) && goal.accepts(was)) effect.broken.push(goal);
  }
  return effect;
}

/** The outputs for some inputs, each computed once, because every choice is compared with them. */
function outputsOn(inputs: Inputs, board: Board): (output: string) => Json | Unknown | undefined {
  const known = new Map<string, Json | Unknown | undefined>();
  return (output) => {
    if (!known.has(output)) {
      const table = board.table(output);
      known.set(output, table && evaluate(table, inputs));
    }
    return known.get(output);
  };
}

function sameOutput(left: Json | Unknown | undefined, right: Json | Unknown | undefined): boolean {
  return left === right || (typeof left !== 'symbol' && typeof right !== 'symbol' && sameJson(left, right));
}

function isBetter(left: Choice, right: Choice): boolean {
  for (const [index, ours] of left.rank.entries()) {
    const theirs = right.rank[index] ?? 0;
    if (ours !== theirs) return ours < theirs;
  }
  return variablesOf(left) < variablesOf(right);
}

function variablesOf({ assignments }: Choice): string {
  return assignments.map(([variable]) => variable).join();
}

/**
 * True if an output passes on the variable's value. Otherwise the variable may be an old name, or have further effects.
 */
function passes(board: Board, output: string, variable: string): boolean {
  return board.table(output)?.some(({ then }) => 'of' in then && then.of === variable) ?? false;
}

/** If the release's default is a boolean, a boolean reads better than its text, and conditions treat it correctly. */
function typeMismatch(value: Json, preset: Json | undefined): number {
  return preset === undefined || preset === null || typeof preset === typeof value ? 0 : 1;
}

function* singles(
  goals: readonly OutputGoal[],
  state: ReadonlyMap<OutputGoal, boolean>,
  chosen: ReadonlyMap<string, Json>,
  board: Board,
): Generator<Assignment[]> {
  const seen = new Map<string, Json[]>();
  for (const goal of goals) {
    if (state.get(goal)) continue;
    for (const assignment of assignmentsFor(goal, chosen, board)) {
      const [variable, value] = assignment;
      const tried = seen.get(variable) ?? [];
      if (tried.some((other) => sameJson(other, value))) continue;
      seen.set(variable, [...tried, value]);
      yield [assignment];
    }
  }
}

/** Two variables that one output depends on: a switch, and the kind of what it enables. */
function* pairs(
  goals: readonly OutputGoal[],
  state: ReadonlyMap<OutputGoal, boolean>,
  chosen: ReadonlyMap<string, Json>,
  board: Board,
): Generator<Assignment[]> {
  for (const goal of goals) {
    if (state.get(goal)) continue;
    const assignments = [...assignmentsFor(goal, chosen, board)];
    for (const [index, first] of assignments.entries()) {
      for (const second of assignments.slice(index + 1)) {
        if (first[0] !== second[0]) yield [first, second];
      }
    }
  }
}

/**
 * A variable that meets a goal, and one that repairs another goal which the first one breaks: a component, and its own
 * switch.
 */
function* repairs(
  goals: readonly OutputGoal[],
  state: ReadonlyMap<OutputGoal, boolean>,
  chosen: ReadonlyMap<string, Json>,
  board: Board,
): Generator<Assignment[]> {
  for (const [first] of singles(goals, state, chosen, board)) {
    if (!first) continue;
    const after = board.inputs(new Map([...chosen, first]));
    for (const goal of goals) {
      const table = board.table(goal.output);
      if (!state.get(goal) || !table || goal.accepts(evaluate(table, after))) continue;
      for (const second of assignmentsFor(goal, chosen, board)) if (second[0] !== first[0]) yield [first, second];
    }
  }
}

/** Values to try for each variable that affects the goal's output and is not chosen yet. */
function* assignmentsFor(goal: OutputGoal, chosen: ReadonlyMap<string, Json>, board: Board): Generator<Assignment> {
  const table = board.table(goal.output);
  if (!table) return;
  for (const variable of inputNames(table)) {
    if (chosen.has(variable)) continue;
    const tried = candidates(table, variable, goal.wanted ?? '');
    const others = board.words(variable).filter((word) => !tried.some((value) => sameJson(value, word)));
    for (const value of [...tried, ...others]) {
      if (board.allows(variable, value)) yield [variable, value];
    }
  }
}

/** Sets what the user explicitly requested even if the release's default is the same today. */
function sayExplicitly(
  goals: readonly OutputGoal[],
  board: Board,
  chosen: Map<string, Json>,
  holds: (goal: OutputGoal, inputs: Inputs) => boolean,
): void {
  for (const goal of goals) {
    const table = board.table(goal.output);
    if (!goal.explicit || !table || goal.wanted === undefined) continue;
    const before = board.inputs(chosen);
    if (!holds(goal, before)) continue;
    if ([...inputNames(table)].some((variable) => chosen.has(variable))) continue;
    for (const variable of inputNames(table)) {
      const value = candidates(table, variable, goal.wanted).find((candidate) => {
        if (!board.allows(variable, candidate) || typeMismatch(candidate, board.defaultOf(variable)) > 0) return false;
        const after = board.inputs(new Map([...chosen, [variable, candidate]]));
        return [...board.outputsOf(variable)].every((output) => {
          const other = board.table(output);
          return !other || sameOutput(evaluate(other, before), evaluate(other, after));
        });
      });
      const moves = value !== undefined && table.some((row) => 'of' in row.then && row.then.of === variable);
      if (value === undefined || !moves) continue;
      chosen.set(variable, value);
      break;
    }
  }
}
