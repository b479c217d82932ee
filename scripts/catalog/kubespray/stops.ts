/**
 * Values with which a single variable stops an installation: Ansible fails on them, or the chart does not render with
 * them. Values that depend on a second variable do not count, so each value also has to fail with everything around it
 * set.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf } from '../../../src/catalog/kind.ts';
import { sameJson } from '../../../src/catalog/table.ts';
import type { KubesprayCatalog, Stop, ValueKind } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { attempt, type KubesprayRender, openKubespray, withoutMarks } from '../ansible/ansible.ts';
import { type ChartProbe, openChart } from '../cilium/helm.ts';
import { formatCatalog } from '../format.ts';
import type { Measurement } from '../measurement.ts';
import type { Assignment } from '../probe.ts';
import { Progress } from '../progress.ts';
import { findBaseline } from './baseline.ts';
import { candidatesFor, isInput } from './inputs.ts';
import { type NewNames, underNewNames } from './new-names.ts';

export interface StopsOptions extends Measurement {
  chartsRepo: string;
  /** Every chart in the clone, oldest first. */
  ciliumVersions: readonly string[];
  /** Measures with the newest chart in the clone, if that of a release's default Cilium is missing. */
  ciliumFallback: boolean;
}

/** Values of each kind; a kind is refused if all of its values are. */
const samples: readonly Json[] = [
  null,
  true,
  false,
  0,
  7,
  0.5,
  '',
  'alpha',
  'true',
  '7',
  '10.0.0.0/8',
  'fd00::/8',
  '30s',
  [],
  ['alpha'],
  [{ name: 'alpha' }],
  {},
  { alpha: 'beta' },
];

/** Numbers that an assertion may list one by one: powers of two and their neighbours. */
const numbers: readonly number[] = Array.from({ length: 18 }, (_, exponent) => 2 ** exponent).flatMap((power) => [
  power - 1,
  power,
  power + 1,
]);

/** Other variables that have to be set, so that their absence does not stop the installation. */
const companions: Assignment = {
  cilium_ipsec_key: 'alpha',
  cilium_cluster_name: 'paris',
  cilium_enable_hubble: true,
  cilium_hubble_install: true,
  cilium_hubble_tls_generate: true,
};

/** Templates that query the cluster, which does not exist here. */
const asksCluster = /monitoring\.coreos\.com|apiVersions|lookup/i;

/** Adds `stops` to the files of some releases; rejects if a file does not exist yet. */
export async function buildStops(options: StopsOptions): Promise<void> {
  for (const release of options.releases) {
    await attempt(release, 'which values stop an installation', options.problem, () => buildRelease(release, options));
  }
}

async function buildRelease(release: string, options: StopsOptions): Promise<void> {
  const started = Date.now();
  const file = join(options.outDir, 'kubespray', `${release}.json`);
  const { stops: _, notMeasured = [], ...facts } = JSON.parse(readFileSync(file, 'utf8')) as KubesprayCatalog;
  const chart = chartFor(facts, options);
  const gaps = [...notMeasured, ...(chart.gap === undefined ? [] : [{ file: '', reason: chart.gap }])];
  if (chart.gap !== undefined) options.problem(`Kubespray ${release}: ${chart.gap}.`);
  const stops = 'version' in chart ? await measureStops(facts, chart.version, options) : [];
  writeFileSync(
    file,
    formatCatalog({ ...facts, ...('version' in chart && { stops }), ...(gaps.length > 0 && { notMeasured: gaps }) }),
  );
  options.log(`stops ${release}: ${stops.length} variables, ${Date.now() - started} ms`);
}

/** The chart to measure a release with: its version, or why it is missing; undefined if the release needs no chart. */
function chartFor(
  { installer, cilium }: Pick<KubesprayCatalog, 'installer' | 'cilium'>,
  { ciliumVersions, ciliumFallback }: StopsOptions,
): { version: string | undefined; gap?: string } | { gap: string } {
  if (installer !== 'cilium-cli') return { version: undefined };
  if (ciliumVersions.includes(cilium.default)) return { version: cilium.default };
  const newest = ciliumVersions.at(-1);
  const missing = `the charts clone has no Cilium ${cilium.default}, the default of the release, and ends at ${newest}`;
  if (!ciliumFallback || newest === undefined) {
    return {
      gap: `${missing}: which values stop an installation was not measured. Update the clone with git pull`,
    };
  }
  return {
    version: newest,
    gap: `${missing}: which values stop an installation was measured with ${newest}. Update the clone with git pull`,
  };
}

async function measureStops(
  facts: KubesprayCatalog,
  version: string | undefined,
  options: StopsOptions,
): Promise<Stop[]> {
  const { kubesprayRepo, chartsRepo, cacheDir, python } = options;
  const opened = await openKubespray(kubesprayRepo, facts.release, cacheDir, python ? { python } : {});
  const { kubespray } = await findBaseline(withoutMarks(opened));
  const chart = version === undefined ? undefined : await openChart(chartsRepo, version, cacheDir);
  try {
    const listed = new Set(facts.assertions.filter(isList).map(({ variable }) => variable));
    const tries = Object.entries(facts.variables)
      .filter(([name]) => isInput(name))
      .flatMap(([name, { default: preset }]) =>
        valuesFor(name, preset, listed.has(name), kubespray.newNames).map((value) => ({ name, value })),
      );
    let failing = tries;
    const progress = new Progress(`stops ${facts.release}`, 2, options.log);
    for (const context of [{}, underNewNames(companions, kubespray.newNames)]) {
      progress.step(`${failing.length} values that may stop an installation`);
      const renders = await kubespray.render(failing.map(({ name, value }) => ({ ...context, [name]: value })));
      const fails = await stopped(renders, chart);
      failing = failing.filter((_, index) => fails[index]);
    }
    const fatal = new Set(failing);
    const outcomes = new Map<string, Seen[]>();
    for (const one of tries) {
      const seen = { value: one.value, fails: fatal.has(one) };
      outcomes.set(one.name, [...(outcomes.get(one.name) ?? []), seen]);
    }
    return [...outcomes].flatMap(([variable, seen]) => stopOf(variable, seen, listed.has(variable)) ?? []);
  } finally {
    opened.close();
    chart?.close();
  }
}

/** True if an assertion accepts a larger and a smaller number than one that it refuses. */
function isList({ accepted, refused }: KubesprayCatalog['assertions'][number]): boolean {
  const taken = accepted.filter((value) => typeof value === 'number');
  return refused.some((value) => typeof value === 'number' && value > Math.min(...taken) && value < Math.max(...taken));
}

function valuesFor(name: string, preset: Json | undefined, listed: boolean, names: NewNames): Json[] {
  const all = [...samples, ...candidatesFor(name, preset, undefined, [], names), ...(listed ? numbers : [])];
  if (preset !== undefined && !(typeof preset === 'string' && /\{[{%]/.test(preset))) all.push(preset);
  return all.filter((value, index) => all.findIndex((other) => sameJson(other, value)) === index);
}

/** Whether each rendering fails. */
async function stopped(renders: readonly KubesprayRender[], chart: ChartProbe | undefined): Promise<boolean[]> {
  const fails = renders.map(
    ({ error, assertions, typeErrors }) =>
      error !== undefined || assertions.length > 0 || (typeErrors !== undefined && typeErrors.length > 0),
  );
  if (!chart) return fails;
  const open = renders.flatMap(({ values }, index) => (fails[index] ? [] : [{ index, values: values ?? {} }]));
  const observations = await chart.render(open.map(({ values }) => withAddress(values)));
  for (const [i, { index }] of open.entries()) {
    const error = observations[i]?.error;
    // Refusals of the schema are known by type, and explicit failures of the chart also depend on other values.
    fails[index] = error !== undefined && /^(?:template|yaml)/.test(error) && !asksCluster.test(error);
  }
  return fails;
}

/** With `auto`, the chart looks up the API server's address in the cluster. */
function withAddress(values: Record<string, Json>): Record<string, Json> {
  return values.k8sServiceHost === 'auto' ? { ...values, k8sServiceHost: '192.168.0.1', k8sServicePort: 6443 } : values;
}

/** The effect of these depends on their content, and not all possible contents can be tried. */
const structures: readonly ValueKind[] = ['list', 'list of mappings', 'mapping'];

interface Seen {
  value: Json;
  fails: boolean;
}

function stopOf(variable: string, seen: readonly Seen[], listed: boolean): Stop | undefined {
  const failing = [...new Set(seen.map(({ value }) => kindOf(value)))].filter((kind) =>
    seen.every(({ value, fails }) => kindOf(value) !== kind || fails),
  );
  const takesNone = [...structures, 'empty list', 'empty mapping'].every((kind) => failing.includes(kind as ValueKind));
  const kinds = takesNone ? failing : failing.filter((kind) => !structures.includes(kind));
  const open = seen.filter(({ value }) => !failing.includes(kindOf(value)) && !structures.includes(kindOf(value)));
  const taken = open.flatMap(({ value, fails }) => (typeof value === 'number' && !fails ? [value] : []));
  const isCovered = (value: Json) => listed && typeof value === 'number';
  const refused = open.filter(({ value, fails }) => fails && !isCovered(value)).map(({ value }) => value);
  if (kinds.length + refused.length === 0) return undefined;
  return {
    variable,
    ...(kinds.length > 0 && { kinds }),
    ...(refused.length > 0 && { refused }),
    ...(listed && { numbers: taken.sort((one, other) => one - other) }),
  };
}
