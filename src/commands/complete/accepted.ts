/** Names and values that the target accepts, for completion. */
import { features } from '../../../features/registry.ts';
import type { Chart } from '../../catalog/catalog.ts';
import { inputNames } from '../../catalog/table.ts';
import type { HelmValue, Table } from '../../catalog/types.ts';
import { isBranch } from '../../cluster/chart-paths.ts';
import { carrierNames } from '../../cluster/raw-settings.ts';
import type { LintTarget } from '../../cluster/target/release-choice.ts';
import { lensContext } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { shownJson } from '../../core/secrets.ts';
import { joinPath } from '../../core/value-tree.ts';
import { isRelevantVariable } from '../../formats/ansible/relevant-variables.ts';
import type { Subject } from './subject.ts';
import type { Topic } from './suggestion.ts';

/** A name that can be a key. */
export interface Name {
  name: string;
  /** What it is, in a few words. */
  detail: string;
  /** True if the name takes a mapping as its value. */
  isMapping: boolean;
  /** Its name for `explain`. */
  topic: Topic | undefined;
}

/** Variables that the release reads. */
export function variableNames({ release: { facts } }: LintTarget): Name[] {
  return Object.entries(facts.variables)
    .filter(([name, { dead, removed }]) => !dead && !removed && isRelevantVariable(name))
    .map(([name, { default: preset }]): Name => {
      const isCarrier = (carrierNames as readonly string[]).includes(name) && name !== 'cilium_install_extra_flags';
      const isMapping = isCarrier || (typeof preset === 'object' && preset !== null && !Array.isArray(preset));
      return { name, detail: saidDefault(name, preset), isMapping, topic: { name, isSetting: true } };
    });
}

/** Options of the agent that the chart writes. */
export function optionNames({ chart }: Pick<LintTarget, 'chart'>): Name[] {
  return [...chart.options()].map(([name, { table, default: preset }]) => {
    const from = [...inputNames(table)][0];
    const detail = [saidDefault(name, preset), from].filter((part) => part !== undefined && part !== '').join(', ');
    return { name, detail, isMapping: false, topic: { name, isSetting: true } };
  });
}

/** Helm values directly below a path. */
export function valueNames({ chart }: Pick<LintTarget, 'chart'>, above: readonly string[]): Name[] {
  const prefix = above.length === 0 ? '' : `${joinPath(above)}.`;
  const found = new Map<string, Name>();
  for (const known of chart.paths()) {
    if (!known.startsWith(prefix)) continue;
    const [name] = known.slice(prefix.length).split('.');
    if (name === undefined || name === '' || found.has(name)) continue;
    const path = `${prefix}${name}`;
    const isMapping = isBranch(chart, path);
    const fact = chart.value(path);
    const detail = isMapping || !fact ? 'section' : saidType(path, fact);
    found.set(name, { name, detail, isMapping, topic: { name: path, isSetting: true } });
  }
  return [...found.values()];
}

function saidType(name: string, { types, default: preset }: HelmValue): string {
  return [types.join(' or '), saidDefault(name, preset)].filter((part) => part !== '').join(', ');
}

function saidDefault(name: string, preset: Json | undefined): string {
  if (preset === undefined) return '';
  const text = shownJson(name, preset);
  return `default ${text.length > 40 ? `${text.slice(0, 40)}…` : text}`;
}

/** Values that the target accepts for a subject; empty where any value is valid, or none is known. */
export function acceptedValues(subject: Subject, target: LintTarget): Json[] {
  switch (subject.kind) {
    case 'variable':
      return ofVariable(subject.name, target);
    case 'option':
      return ofOption(subject.name, target);
    case 'value':
      return ofValue(joinPath(subject.path), target);
    default:
      return [];
  }
}

const switchWords: readonly Json[] = [true, false];

function ofVariable(name: string, target: LintTarget): Json[] {
  const { facts } = target.release;
  const { play } = target;
  const assertion = facts.assertions.find(({ variable }) => variable === name);
  const numbers = facts.stops?.find(({ variable }) => variable === name)?.numbers;
  const words = play && Object.hasOwn(play.variables, name) ? play.variables[name]?.words : undefined;
  const preset = Object.hasOwn(facts.variables, name) ? facts.variables[name]?.default : undefined;
  return distinct([
    ...(numbers ?? []),
    ...(assertion?.accepted ?? []),
    ...(words ?? []),
    ...wordsOfMoved(name, target),
    ...(typeof preset === 'boolean' ? switchWords : []),
    ...(preset === undefined ? [] : [preset]),
  ]);
}

/** Words that the release's tables compare a variable with, and words of the settings that it is passed on to. */
function wordsOfMoved(variable: string, target: LintTarget): Json[] {
  const { options = {}, helm = {} } = target.release.band;
  const moved = (table: Table): boolean => table.some(({ then }) => 'of' in then && then.of === variable);
  return [
    ...[...Object.values(options), ...Object.values(helm)].flatMap((table) => comparedWith(table, variable)),
    ...Object.keys(helm).flatMap((path) => (moved(helm[path] ?? []) ? ofValue(path, target) : [])),
    ...Object.keys(options).flatMap((option) => (moved(options[option] ?? []) ? ofOption(option, target) : [])),
  ];
}

/** Values that a table's conditions compare one of its inputs with. */
function comparedWith(table: Table, input: string): Json[] {
  return table.flatMap(({ when = {} }) => {
    const condition = Object.hasOwn(when, input) ? when[input] : undefined;
    return condition && 'in' in condition ? condition.in : [];
  });
}

function ofOption(name: string, target: LintTarget): Json[] {
  const option = target.chart.options().get(name);
  if (!option) return [];
  const words = option.table.flatMap(({ then }): Json[] => {
    if ('literal' in then) return [then.literal];
    if (!('of' in then) || then.prefix !== undefined || then.suffix !== undefined) return [];
    return [...comparedWith(option.table, then.of), ...ofValue(then.of, target)];
  });
  return distinct([...words, ...(option.default === undefined ? [] : [option.default])]);
}

function ofValue(path: string, { chart, objects, cilium }: LintTarget): Json[] {
  return distinct([
    ...wordsOfValue(chart, path),
    ...(objects?.value(path)?.words?.taken ?? []),
    ...(featureWords(cilium).get(path) ?? []),
  ]);
}

const wordsByVersion = new Map<string, ReadonlyMap<string, readonly Json[]>>();

/** Values that the features' modes give a Helm value, for Helm values that differ between the modes. */
function featureWords(cilium: string): ReadonlyMap<string, readonly Json[]> {
  const before = wordsByVersion.get(cilium);
  if (before) return before;
  const context = lensContext(cilium);
  const found = new Map<string, Json[]>();
  for (const feature of features) {
    const intents = Object.values(feature.modes).map(({ intent }) => feature.write(intent, context));
    for (const settings of [...intents, feature.writeOff(context)]) {
      if ('unavailable' in settings) continue;
      for (const [path, value] of Object.entries({ ...settings.implies, ...settings.values })) {
        found.set(path, [...(found.get(path) ?? []), value]);
      }
    }
  }
  const words = new Map([...found].filter(([, values]) => distinct(values).length > 1));
  wordsByVersion.set(cilium, words);
  return words;
}

function wordsOfValue(chart: Chart, path: string): Json[] {
  const fact = chart.value(path);
  if (!fact) return [];
  const isSwitch = fact.types.includes('boolean') && fact.accepted === undefined;
  return [
    ...(fact.accepted ?? []),
    ...(isSwitch ? switchWords : []),
    ...(fact.default === undefined || fact.default === null ? [] : [fact.default]),
  ];
}

/** Only scalars, each once. */
function distinct(values: readonly Json[]): Json[] {
  const found = new Map<string, Json>();
  for (const value of values) {
    if (value === null || typeof value === 'object' || value === '') continue;
    if (typeof value === 'string' && value.includes('{{')) continue;
    found.set(JSON.stringify(value), value);
  }
  return [...found.values()];
}
