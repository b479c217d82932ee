/**
 * Random sets of Helm values for a chart. In one pass, every value that changes cilium-config is in a set with a few
 * others. The set also contains what must be enabled for the value to have an effect. The same seed gives the same
 * sets.
 */
import fc from 'fast-check';
import type { Chart } from '../../../src/catalog/catalog.ts';
import type { HelmValue } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { knownWords } from '../../catalog/cilium/candidates.ts';
import type { ChartPath } from '../../catalog/cilium/chart-paths.ts';

/** Values by dotted path. */
export type ValueSet = Record<string, Json>;

const largestSet = 6;

/** Without the agent there is no cilium-config at all; the content of extraConfig does not belong to the chart. */
const apart = new Set(['agent', 'preflight.enabled', 'extraConfig']);

/**
 * One pass over all values of a chart that affect cilium-config.
 *
 * @param paths the chart's values, from its own files
 */
export function randomSets(chart: Chart, paths: ReadonlyMap<string, ChartPath>, seed: number): ValueSet[] {
  const moving = chart
    .paths()
    .filter((path) => !apart.has(path) && paths.has(path))
    .filter((path) => ['options', 'both'].includes(chart.value(path)?.effect ?? ''));
  const draw = drawer(seed);
  const [shuffled = []] = draw(fc.shuffledSubarray(moving, { minLength: moving.length }));
  const sets: ValueSet[] = [];
  for (let next = 0; next < shuffled.length; ) {
    const [size = 1] = draw(fc.integer({ min: 1, max: largestSet }));
    const set: ValueSet = {};
    for (const path of shuffled.slice(next, next + size)) {
      const [value] = draw(valueFor(path, chart.value(path) as HelmValue, paths.get(path) as ChartPath));
      if (value !== undefined && !Object.hasOwn(set, path)) set[path] = value;
      // Without its gate the value would have no effect. If the set already sets the gate, that value stays.
      for (const [gate, needed] of Object.entries(chart.value(path)?.gate ?? {})) set[gate] ??= needed;
    }
    next += size;
    sets.push(onOneCloud(set));
  }
  return sets;
}

/** No cluster runs on two clouds: the first cloud in a set stays. */
function onOneCloud(set: ValueSet): ValueSet {
  const [, ...others] = Object.keys(set).filter((path) =>
    /^(alibabacloud|aksbyocni|azure|eni|gke)\.enabled$/.test(path),
  );
  const gone = others.map((path) => path.replace(/enabled$/, ''));
  return Object.fromEntries(Object.entries(set).filter(([path]) => !gone.some((cloud) => path.startsWith(cloud))));
}

/** Draws one sample after the other; the same seed gives the same samples. */
function drawer(seed: number): <T>(arbitrary: fc.Arbitrary<T>) => T[] {
  let drawn = 0;
  return (arbitrary) => fc.sample(arbitrary, { seed: seed + drawn++ * 7919, numRuns: 1 });
}

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/);
/** Texts that people write besides plain words: paths, lists in a string, addresses. */
const text = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z][a-z0-9 .:,/_=@-]{0,16}[a-z0-9]$/) },
);
const duration = fc
  .tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom('s', 'm', 'h', 'ms'))
  .map(([count, unit]) => `${count}${unit}`);
const cidr4 = fc
  .tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 8, max: 24 }))
  .map(([octet, bits]) => `10.${octet}.0.0/${bits}`);
const cidr6 = fc.integer({ min: 1, max: 0xffff }).map((group) => `fd00:${group.toString(16)}::/104`);
const smallNumber = fc.integer({ min: 0, max: 70_000 });
/** Map sizes run into millions, where Go begins to print numbers from YAML with an exponent. */
const number = fc.oneof(
  { weight: 4, arbitrary: smallNumber },
  { weight: 1, arbitrary: fc.integer({ min: 1e6, max: 3e7 }) },
);

function valueFor(path: string, fact: HelmValue, entry: ChartPath): fc.Arbitrary<Json> {
  const words = [...(knownWords[path] ?? []), ...(entry.accepted ?? []), ...(fact.accepted ?? [])];
  if (words.length > 0) return fc.constantFrom(...words.filter((item) => item !== null));
  const preset = fact.default ?? entry.hints.find((hint) => hint !== null && hint !== '') ?? null;
  const types = fact.types.filter((type) => type !== 'null');
  // If several types were accepted, the type in values.yaml is used.
  const meant = types.length === 1 ? types : types.filter((type) => preset !== null && type === typeName(preset));
  const shapes = (meant.length > 0 ? meant : [typeName(preset)]).flatMap((type) => {
    const shape = ofType(type, path, preset);
    return shape ? [shape] : [];
  });
  return fc.oneof(...(shapes.length > 0 ? shapes : [text]));
}

function typeName(value: Json): HelmValue['types'][number] {
  if (value === null) return 'string';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'boolean' | 'string' | 'object';
}

function ofType(type: HelmValue['types'][number], path: string, preset: Json): fc.Arbitrary<Json> | undefined {
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return /port$/i.test(path) ? fc.integer({ min: 1025, max: 65_000 }) : number;
    case 'number':
      return fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);
    case 'string':
      return ofText(path, typeof preset === 'string' ? preset : '');
    case 'array':
      return ofList(path, Array.isArray(preset) ? preset : []);
    case 'object':
      return fc.dictionary(word, word, { minKeys: 1, maxKeys: 3 });
    case 'null':
      return undefined;
  }
}

const namesDuration = /(Timeout|Interval|Period|Duration|TTL|Ttl|Delay|Age|Keepalive|Deadline|Rate)$/;

function ofText(path: string, preset: string): fc.Arbitrary<string> {
  if (/^(\d+(ms|s|m|h))+$/.test(preset) || (namesDuration.test(path) && !/^\d+$/.test(preset))) return duration;
  if (/^-?\d+$/.test(preset)) return smallNumber.map(String);
  if (/v6.*cidr/i.test(path) || /^[\da-f:]+\/\d+$/.test(preset)) return cidr6;
  if (/cidr/i.test(path) || /^\d+\.\d+\.\d+\.\d+\/\d+$/.test(preset)) return cidr4;
  if (/^\d+-\d+$/.test(preset)) return smallNumber.map((first) => `${first}-${first + 100}`);
  if (preset.startsWith('/')) return word.map((name) => `/run/${name}`);
  return text;
}

function ofList(path: string, preset: readonly Json[]): fc.Arbitrary<Json[]> {
  const [first] = preset;
  if (typeof first === 'object' && first !== null) return fc.shuffledSubarray([...preset], { minLength: 1 });
  const item: fc.Arbitrary<Json> = /v6.*cidr/i.test(path) ? cidr6 : /cidr|addresses/i.test(path) ? cidr4 : word;
  return fc.uniqueArray(item, { minLength: 1, maxLength: 3 });
}
