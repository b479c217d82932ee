/**
 * Random inventories for one release with one Cilium. They mix native variables, extra vars and extra values, with
 * meaningful values, values of the wrong type, and words as people write them in YAML.
 */
import fc from 'fast-check';
import { type Chart, carrierVariable, type KubesprayRelease } from '../../../src/catalog/catalog.ts';
import type { Condition, KubesprayCatalog, Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { splitPath } from '../../../src/core/value-tree.ts';
import { isRefused } from '../../../src/plan/carriers.ts';
import { candidatesFor, isInput } from '../../catalog/kubespray/inputs.ts';

/** A value as written in a file, in YAML's flow style. */
type Text = string;

/** The tested file of an inventory, as lines: each a variable, or an entry of a mapping. */
export interface RandomInventory {
  native: Readonly<Record<string, Text>>;
  extraVars: Readonly<Record<string, Text>>;
  /** By dotted path. */
  extraValues: Readonly<Record<string, Text>>;
}

/** Words whose type YAML 1.1 decides, and words that only the agent knows. */
const words: readonly Text[] = [
  'true',
  'false',
  'yes',
  'off',
  '"true"',
  '"false"',
  '"True"',
  '""',
  'null',
  '0',
  '7',
  '"7"',
  '0755',
  '65521',
  '"65521"',
  '0.5',
  'strict',
  'dsr',
  'geneve',
  'disabled',
  'alpha',
  '10.0.0.0/8',
  '"two words"',
  '[]',
  '[alpha, beta]',
  '{}',
  '{enabled: true}',
];

/** Values with everything that a template requires of them. */
const wellFormed: Readonly<Record<string, readonly Json[]>> = {
  cilium_bgp_advertisements: [[{ name: 'alpha', labels: { advertise: 'bgp' }, spec: { advertisements: [] } }]],
};

/** Values for which the chart queries the cluster, which does not exist here. */
const asksCluster = /serviceMonitor|^k8sServiceHost$/i;

/** Names that no template writes. */
const strangeOptions = ['tunnel', 'enable-ipv4-egress-gateway', 'bpf-lb-algoritm', 'ingressController', 'kvstore-opt'];
const strangePaths = ['loadbalancer.mode', 'egressgateway.enabled', 'enable-bbr', 'extraConfig.some-option'];

/** Creates inventories; the same seed gives the same ones. */
export function randomInventories(
  release: KubesprayRelease,
  chart: Chart,
  { seed, count }: { seed: number; count: number },
): RandomInventory[] {
  return fc.sample(inventoryOf(release, chart), { seed, numRuns: count });
}

/** How often an entry is a word from the list instead of a value that suits its place. */
type Mood = 'careful' | 'careless';
const carelessShare: Readonly<Record<Mood, number>> = { careful: 0, careless: 3 };
const shares = 10;

function inventoryOf(release: KubesprayRelease, chart: Chart): fc.Arbitrary<RandomInventory> {
  // Most inventories have to install: one bad value hides the effects of all others.
  return fc.oneof(
    { arbitrary: inMood(release, chart, 'careful'), weight: 3 },
    { arbitrary: inMood(release, chart, 'careless'), weight: 1 },
  );
}

function inMood(release: KubesprayRelease, chart: Chart, mood: Mood): fc.Arbitrary<RandomInventory> {
  const { facts, band } = release;
  const careless = carelessShare[mood];
  const named = (names: readonly string[], valuesOf: (name: string) => readonly Json[], most: number) =>
    fc.uniqueArray(fc.constantFrom(...names), { maxLength: most }).chain((keys) =>
      fc
        .tuple(
          ...keys.map((key) =>
            fc.oneof(
              {
                arbitrary: fc.constantFrom(...valuesOf(key).map((json) => JSON.stringify(json))),
                weight: shares - careless,
              },
              { arbitrary: fc.constantFrom(...words), weight: careless },
            ),
          ),
        )
        .map((values) => Object.fromEntries(keys.map((key, index) => [key, values[index] as Text]))),
    );
  const sometimes = (entries: fc.Arbitrary<Record<string, Text>>) =>
    fc.oneof({ arbitrary: fc.constant({}), weight: 1 }, { arbitrary: entries, weight: 2 });

  // With another network plugin nobody installs Cilium, so it is not varied.
  const carriers = Object.values(facts.carriers.names ?? {});
  const natives = Object.keys(facts.variables).filter(
    (name) => isInput(name) && name !== 'kube_network_plugin' && !carriers.includes(name),
  );
  const tables = [...Object.values(band.options ?? {}), ...Object.values(band.helm ?? {})];
  const nativeWords = wordsByInput(tables);
  const nativeValues = (name: string): Json[] => {
    const { default: preset } = facts.variables[name] ?? {};
    const tried = wellFormed[name] ?? candidatesFor(name, preset, undefined);
    const all = [...tried, ...(nativeWords.get(name) ?? [])];
    return atLeastOne(
      mood === 'careful' ? all.filter((value) => isLike(value, preset) && !isRefused(release, name, value)) : all,
    );
  };
  const options = [...new Set([...chart.options().keys(), ...Object.keys(band.options ?? {}), ...strangeOptions])];
  const optionValues = (name: string): Json[] => {
    const table = chart.options().get(name)?.table ?? [];
    return [
      ...table.flatMap(({ then }) => ('literal' in then ? [String(then.literal)] : [])),
      'true',
      'false',
      '7',
      'alpha',
    ];
  };
  const chartWords = wordsByInput([...chart.options().values()].map(({ table }) => table));
  const paths = chart.paths().filter((path) => !asksCluster.test(path));
  const pathValues = (path: string): Json[] => {
    const { types = [], accepted = [] } = chart.value(path) ?? {};
    const usual = [...accepted, ...(chartWords.get(path) ?? [])].filter((value) => fits(value, types));
    return atLeastOne([...usual, ...byTypes(types)]);
  };
  return fc.record({
    native: named(natives, nativeValues, 6),
    extraVars: sometimes(named(options, optionValues, 5)),
    extraValues: facts.carriers.extraValues
      ? sometimes(
          fc.oneof(
            named([...paths.filter((path) => chartWords.has(path)), ...strangePaths], pathValues, 4),
            named(paths, pathValues, 4),
          ),
        )
      : fc.constant({}),
  });
}

/** True if a value has the type of a default; text that looks like a number does not count. */
function isLike(value: Json, preset: Json | undefined): boolean {
  if (typeof preset === 'boolean') return typeof value === 'boolean';
  return typeof value !== 'string' || typeof preset === 'number' || !/^\d+$/.test(value);
}

function atLeastOne(values: readonly Json[]): Json[] {
  return values.length > 0 ? [...values] : ['alpha'];
}

/** True if a chart that accepts these types accepts the value. */
function fits(value: Json, types: readonly string[]): boolean {
  if (types.length === 0) return true;
  if (value === null) return types.includes('null');
  if (Array.isArray(value)) return types.includes('array');
  if (typeof value === 'number')
    return types.includes('number') || (Number.isInteger(value) && types.includes('integer'));
  return types.includes(typeof value);
}

/** The values that the conditions of some tables name, by input. */
function wordsByInput(tables: readonly Table[]): Map<string, Json[]> {
  const found = new Map<string, Json[]>();
  const note = (name: string, condition?: Condition) => {
    const list = found.get(name) ?? [];
    found.set(name, list);
    if (condition && 'in' in condition) list.push(...condition.in);
    if (condition && 'notIn' in condition) list.push(...condition.notIn);
  };
  for (const table of tables) {
    for (const { when = {}, then } of table) {
      for (const [name, condition] of Object.entries(when)) note(name, condition);
      if ('of' in then) note(then.of);
    }
  }
  return found;
}

function byTypes(types: readonly string[]): Json[] {
  const samples: Record<string, Json[]> = {
    boolean: [true, false],
    integer: [1, 100],
    number: [0.5],
    string: ['alpha', '30s', ''],
    array: [['alpha'], ['alpha', 'beta'], []],
    object: [{ alpha: 'beta' }, {}],
    null: [null],
  };
  return types.flatMap((type) => samples[type] ?? []);
}

/** The inventory as a file of group_vars, with the release's names for its carriers. */
export function asGroupVars(
  { native, extraVars, extraValues }: RandomInventory,
  facts: Pick<KubesprayCatalog, 'carriers'>,
): string {
  const lines = Object.entries(native).map(([name, text]) => `${name}: ${text}`);
  if (Object.keys(extraVars).length > 0) {
    lines.push(`${carrierVariable(facts, 'extraVars')}:`);
    for (const [name, text] of Object.entries(extraVars)) lines.push(`  ${name}: ${text}`);
  }
  if (Object.keys(extraValues).length > 0) {
    lines.push(`${carrierVariable(facts, 'extraValues')}:`, ...treeLines(extraValues));
  }
  return lines.length > 0 ? `${lines.join('\n')}\n` : '{}\n';
}

interface Branch {
  [key: string]: Branch | Text;
}

/** A path below another path that has a value is left out: YAML cannot contain both. */
function treeLines(flat: Readonly<Record<string, Text>>): string[] {
  const tree: Branch = {};
  for (const [path, text] of Object.entries(flat)) {
    const keys = splitPath(path);
    const last = keys.pop() as string;
    let at: Branch | undefined = tree;
    for (const key of keys) {
      const next: Branch | Text = at[key] ?? {};
      if (typeof next === 'string') {
        at = undefined;
        break;
      }
      at[key] = next;
      at = next;
    }
    if (at && at[last] === undefined) at[last] = text;
  }
  return linesOf(tree, '  ');
}

function linesOf(branch: Branch, indent: string): string[] {
  return Object.entries(branch).flatMap(([key, below]) =>
    typeof below === 'string'
      ? [`${indent}${JSON.stringify(key)}: ${below}`]
      : [`${indent}${JSON.stringify(key)}:`, ...linesOf(below, `${indent}  `)],
  );
}

/** All inventories with one entry less. */
export function smaller(inventory: RandomInventory): RandomInventory[] {
  return (['native', 'extraVars', 'extraValues'] as const).flatMap((part) =>
    Object.keys(inventory[part]).map((left) => ({
      ...inventory,
      [part]: Object.fromEntries(Object.entries(inventory[part]).filter(([name]) => name !== left)),
    })),
  );
}
