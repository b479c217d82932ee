/** Command-line arguments of agent and operator. They override cilium-config. */
import type { KubesprayRelease } from '../catalog/catalog.ts';
import { OnDemandMap } from '../core/on-demand-map.ts';
import { type Unknown, unknown } from '../core/options.ts';
import { getPath, type PartlyKnown } from '../core/value-tree.ts';
import type { PredictedOptions } from '../predict/chart.ts';
import type { Prediction, Variables } from '../predict/kubespray.ts';

export type Program = 'agent' | 'operator';

export interface Argument {
  program: Program;
  /** The agent option that the argument sets. */
  option: string;
  value: string | Unknown;
  /** Its position in the list; undefined if the source is a string instead of a list. */
  index: number | undefined;
}

/**
 * The sources of each program's arguments: Helm values of the chart, and variables of releases with manifests of their
 * own.
 */
export const argumentSources: readonly { program: Program; path: string; variables: readonly string[] }[] = [
  { program: 'agent', path: 'extraArgs', variables: ['cilium_agent_custom_args', 'cilium_agent_extra_args'] },
  {
    program: 'operator',
    path: 'operator.extraArgs',
    variables: ['cilium_operator_custom_args', 'cilium_operator_extra_args'],
  },
];

/** The variables of a release that pass a program's arguments to its own manifests. */
export function argumentVariables({ facts }: KubesprayRelease, names: readonly string[]): string[] {
  return names.filter((name) => {
    const fact = Object.hasOwn(facts.variables, name) ? facts.variables[name] : undefined;
    return fact !== undefined && !fact.dead && !fact.removed;
  });
}

/** The arguments that the programs get, in order. */
export function argumentsOf(
  release: KubesprayRelease,
  ownManifests: boolean,
  variables: Variables,
  { values }: Prediction,
): Argument[] {
  return argumentSources.flatMap(({ program, path, variables: names }) => {
    const lists: (PartlyKnown | undefined)[] = ownManifests
      ? argumentVariables(release, names).map((name) => variables.get(name))
      : [getPath(values, path)];
    return lists.flatMap((list) => readArguments(list).map((argument) => ({ program, ...argument })));
  });
}

const flag = /^--?([A-Za-z0-9][\w.-]*)(?:=(.*))?$/s;

/** The flags in a list of arguments, or in a string that is one argument. */
export function readArguments(list: PartlyKnown | undefined): Omit<Argument, 'program'>[] {
  const items = typeof list === 'string' ? [list] : Array.isArray(list) ? list : [];
  const found: Omit<Argument, 'program'>[] = [];
  for (const [index, item] of items.entries()) {
    if (typeof item !== 'string') continue;
    const [, option, text] = flag.exec(item) ?? [];
    if (option === undefined) continue;
    const next = items[index + 1];
    const isPair = text === undefined && (next === unknown || (typeof next === 'string' && !next.startsWith('-')));
    const value = isPair ? (next as string | Unknown) : (text ?? 'true');
    found.push({ option, value, index: typeof list === 'string' ? undefined : index });
  }
  return found;
}

/** Options as a program reads them: its arguments override cilium-config. */
export function withArguments(options: PredictedOptions, all: readonly Argument[]): PredictedOptions {
  if (all.length === 0) return options;
  const over = new Map<string, string | Unknown>([...all].reverse().map(({ option, value }) => [option, value]));
  // An argument of the agent overrides one of the operator here, because most constraints are about the agent.
  for (const { program, option, value } of all) if (program === 'agent') over.set(option, value);
  return new OnDemandMap<string | Unknown>(
    new Set([...options.keys(), ...over.keys()]),
    (name) => over.get(name) ?? options.get(name),
  );
}
