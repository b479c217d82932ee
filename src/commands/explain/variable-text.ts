/** The meaning of a Kubespray variable, and the values that it accepts. */
import type { KubesprayRelease } from '../../catalog/catalog.ts';
import { inputNames, sameJson } from '../../catalog/table.ts';
import type { Condition, Table } from '../../catalog/types.ts';
import type { AnyFeature } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { list } from '../../core/wording.ts';

/** Sentences on a variable, according to the newest release in which it has an effect. */
export function variableText(
  name: string,
  releases: readonly KubesprayRelease[],
  features: readonly AnyFeature[],
): string[] {
  const options = new Set(releases.flatMap(({ band }) => moved(band.options, name).map(([option]) => option)));
  const owners = features.filter(({ owns }) => owns.some((option) => options.has(option)));
  const release = releases.findLast(
    ({ facts }) => Object.hasOwn(facts.variables, name) && !facts.variables[name]?.dead,
  );
  const preset = release?.facts.variables[name]?.default;
  const tables = release ? [...moved(release.band.options, name), ...moved(release.band.helm, name)] : [];
  const { accepted = [], refused = [] } = release?.facts.assertions.find(({ variable }) => variable === name) ?? {};
  const words = wordsOf(
    name,
    tables.map(([, table]) => table),
  );
  return [
    ...(owners.length > 0 ? [`Features: ${list(owners.map(({ key }) => key))}.`] : []),
    ...(preset === undefined ? [] : [`Type: ${typeOf(preset)}.`]),
    ...(accepted.length > 0
      ? [`Kubespray ${release?.facts.release} accepts values such as ${accepted.map(shown).join(', ')}.`]
      : []),
    ...(refused.length > 0 ? [`It stops at values such as ${refused.map(shown).join(', ')}.`] : []),
    ...(words.length > 1
      ? [`Values that Kubespray ${release?.facts.release} tells apart: ${words.map(shown).join(', ')}.`]
      : []),
  ];
}

function moved(tables: Record<string, Table> | undefined, name: string): [string, Table][] {
  return Object.entries(tables ?? {}).filter(([, table]) => inputNames(table).has(name));
}

/** The values that conditions compare the variable with, without duplicates. */
function wordsOf(name: string, tables: readonly Table[]): Json[] {
  const found: Json[] = [];
  for (const row of tables.flat()) {
    const condition = row.when?.[name];
    for (const value of condition ? valuesIn(condition) : []) {
      if (!found.some((other) => sameJson(other, value))) found.push(value);
    }
  }
  return found;
}

function valuesIn(condition: Condition): readonly Json[] {
  if ('in' in condition) return condition.in;
  return 'notIn' in condition ? condition.notIn : [];
}

function typeOf(value: Json): string {
  if (Array.isArray(value)) return 'list';
  if (value === null) return 'any';
  return { boolean: 'boolean', number: 'number', object: 'mapping' }[typeof value as string] ?? 'text';
}

function shown(value: Json): string {
  return JSON.stringify(value);
}
