/**
 * What a cluster really gets: variables rendered with Kubespray's templates and, if the Cilium CLI installs, with the
 * chart.
 */

import { parseAllDocuments } from 'yaml';
import type { FactName, KubesprayCatalog } from '../../src/catalog/types.ts';
import type { Json } from '../../src/core/json.ts';
import type { Kubespray, KubesprayRender } from '../catalog/ansible/ansible.ts';
import type { ChartProbe, ManifestProbe } from '../catalog/cilium/helm.ts';
import type { Requirement } from '../catalog/kubespray/baseline.ts';
import { usualNames } from '../catalog/kubespray/carriers.ts';
import type { Assignment, Observation } from '../catalog/probe.ts';
import type { Variables } from './subject.ts';

/** One release with one Cilium version, ready for rendering. */
export interface Bench {
  kubespray: Kubespray;
  /** The chart of that Cilium. */
  chart: ChartProbe;
  /** The same chart with the content of its objects, if that is compared. */
  manifests?: ManifestProbe;
  cilium: string;
  /** `cilium_version` in the notation of this release; undefined if its default is wanted. */
  ciliumVersion: string | undefined;
  /** Settings without which the release stops; they are set in the Kubespray here. */
  requires?: readonly Requirement[];
  /** The release's carriers, if they were tried: one may have an unusual name. */
  carriers?: KubesprayCatalog['carriers'];
}

/** The variable for free agent options. */
export function optionsVariable({ carriers }: Bench): string {
  return carriers?.names?.extraVars ?? usualNames.extraVars;
}

/** The variable for free Helm values; undefined if the release has none. */
export function valuesVariable({ kubespray, carriers }: Bench): string | undefined {
  const usual = usualNames.extraValues;
  if (carriers) return carriers.extraValues ? (carriers.names?.extraValues ?? usual) : undefined;
  return kubespray.defaults[usual] === undefined ? undefined : usual;
}

export interface Cluster {
  /** Why nothing is installed, in one line. */
  error?: string;
  /** The data of cilium-config. */
  options: Record<string, string>;
  /**
   * Objects that the installer creates, as `Kind/name`, with a digest of their content; undefined if the release
   * renders its own manifests.
   */
  objects?: ReadonlyMap<string, string>;
  /** The objects of the release's own manifests, as `Kind/name`, including those that their Jobs create at run time. */
  manifests?: ReadonlySet<string>;
  /** The objects themselves, if they are compared. */
  contents?: () => Json[];
  facts: Partial<Record<FactName, boolean>>;
}

/** The content of a vault, which is in no output; only releases with IPsec read it. */
const vault: Variables = { cilium_ipsec_key: '3+ rfc4106(gcm(aes)) 0123456789012345678901234567890123456789 128' };

/** Renders each set of variables as group variables; same order, same length. */
export async function renderAll(bench: Bench, batch: readonly Variables[]): Promise<Cluster[]> {
  const { kubespray, ciliumVersion } = bench;
  const chosen: Variables = { ...vault, ...(ciliumVersion !== undefined && { cilium_version: ciliumVersion }) };
  const clusters = kubespray.installer === 'templates' ? byTemplates(kubespray) : byCiliumCli(bench);
  return once(
    bench,
    batch.map((variables) => ({ ...chosen, ...variables })),
    clusters,
  );
}

/**
 * What a cluster gets if the release passes the values of these variables to the chart, with flags on top of them, as
 * with `helm upgrade --reuse-values --set`. Only for releases that install with the Cilium CLI; same order, same
 * length.
 */
export async function renderWithFlags(
  { kubespray, chart }: Bench,
  batch: readonly { variables: Variables; flags: Assignment }[],
): Promise<Observation[]> {
  const renders = await kubespray.render(batch.map(({ variables }) => variables));
  return chart.render(renders.map(({ values }, index) => ({ ...withAddress(values ?? {}), ...batch[index]?.flags })));
}

type Render<Question, Answer> = (batch: readonly Question[]) => Promise<Answer[]>;

function byTemplates(kubespray: Kubespray): Render<Variables, Cluster> {
  return async (batch) =>
    (await kubespray.render(batch, { contents: true })).map((render) => {
      const error = stopped(render);
      return {
        ...(error !== undefined && { error }),
        options: { ...render.config, ...agentArguments(Object.values(render.written ?? {})) },
        manifests: objectsIn(Object.values(render.written ?? {})),
        contents: () => contentsOf(Object.values(render.written ?? {})),
        facts: render.facts,
      };
    });
}

/** The agent's arguments that the release's variables set. They override cilium-config. */
function agentArguments(texts: readonly string[]): Record<string, string> {
  const daemonSet =
    texts.find(
      (text) => /^kind: DaemonSet$/m.test(text) && /^ +name: cilium$/m.test(text) && /- cilium-agent$/m.test(text),
    ) ?? '';
  const lines = [...daemonSet.matchAll(/^ +- --([a-z][\w-]*)=(.*)$/gm)];
  return Object.fromEntries(
    lines.flatMap(([, name = '', value = '']) => (name === 'config-dir' ? [] : [[name, value]])),
  );
}

/** The objects in manifests, and the Secrets that a certgen Job creates. */
function objectsIn(texts: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const document of texts.flatMap((text) => text.split(/^---\s*$/m))) {
    const kind = /^kind: (\w+)/m.exec(document)?.[1];
    const name = /^metadata:\n(?:[ #].*\n|\n)*? {2}name: "?([\w.-]+)/m.exec(document)?.[1];
    if (kind === undefined || name === undefined) continue;
    found.add(`${kind}/${name}`);
    // The port where Prometheus scrapes an agent.
    const scraped = kind === 'DaemonSet' && /prometheus\.io\/port: ['"]?(\d+)/.exec(document)?.[1];
    if (scraped) found.add(`Scraped/${scraped}`);
    if (kind !== 'Job') continue;
    for (const [, secret] of document.matchAll(/-secret-name[=:] ?"?([\w.-]+)/g)) found.add(`Secret/${secret}`);
  }
  return found;
}

function contentsOf(texts: readonly string[]): Json[] {
  return texts.filter((text) => /^kind:/m.test(text)).flatMap(objectsOfText);
}

/** Cached, because most variables leave most manifests unchanged. */
function objectsOfText(text: string): Json[] {
  const known = parsed.get(text);
  if (known) return known;
  if (parsed.size > mostAnswers) parsed.clear();
  const documents = parseAllDocuments(text, { version: '1.1', uniqueKeys: false });
  const objects = (Array.isArray(documents) ? documents : [])
    .map((document) => (document as { toJS(): Json }).toJS())
    .filter((object) => typeof object === 'object' && object !== null && 'kind' in object);
  parsed.set(text, objects);
  return objects;
}

const parsed = new Map<string, Json[]>();

function byCiliumCli({ kubespray, chart, manifests }: Bench): Render<Variables, Cluster> {
  return async (batch) => {
    const renders = await kubespray.render(batch);
    const values = renders.map((render) => withAddress(render.values ?? {}));
    if (manifests) return withContents(manifests, renders, values);
    const observations = await once(chart, values, (distinct) => chart.render(distinct));
    return observations.map((observation, index) => {
      const render = renders[index] as KubesprayRender;
      const error = stopped(render) ?? withoutKey(observation.error);
      return {
        ...(error !== undefined && { error }),
        options: observation.outputs as Record<string, string>,
        objects: new Map(Object.entries(observation.objects)),
        facts: render.facts,
      };
    });
  };
}

async function withContents(
  probe: ManifestProbe,
  renders: readonly KubesprayRender[],
  values: readonly Record<string, Json>[],
): Promise<Cluster[]> {
  const renderings = await once(probe, values, (distinct) => probe.render(distinct));
  return renderings.map(({ error: chartError, options, objects }, index) => {
    const render = renders[index] as KubesprayRender;
    const error = stopped(render) ?? withoutKey(chartError);
    return {
      ...(error !== undefined && { error }),
      options,
      objects: new Map(Object.entries(objects).map(([name, digests]) => [name, digests.join('')])),
      contents: () => Object.values(objects).flatMap((digests) => digests.map((digest) => probe.content(digest))),
      facts: render.facts,
    };
  });
}

/**
 * With `auto`, the chart looks up the API server's address in the cluster, which always has it. Here no cluster exists.
 */
function withAddress(values: Record<string, Json>): Record<string, Json> {
  return values.k8sServiceHost === 'auto' ? { ...values, k8sServiceHost: '192.168.0.1', k8sServicePort: 6443 } : values;
}

/** If several values are not strings, the renderer reports a random one of them. */
function withoutKey(error: string | undefined): string | undefined {
  return error?.replace(/^data \S+: (\w+) is no text$/, 'a $1 in the ConfigMap is not a string');
}

const answers = new WeakMap<object, Map<string, unknown>>();
/** A rendered chart takes some 40 KB. */
const mostAnswers = 4000;

/** Caches answers, as long as they fit into memory. */
async function once<Question extends Record<string, Json>, Answer>(
  renderer: object,
  batch: readonly Question[],
  render: Render<Question, Answer>,
): Promise<Answer[]> {
  const known = (answers.get(renderer) ?? new Map()) as Map<string, Answer>;
  answers.set(renderer, known);
  if (known.size > mostAnswers) known.clear();
  const keys = batch.map((question) => JSON.stringify(question));
  const open = [...new Set(keys)].filter((key) => !known.has(key));
  const found = await render(open.map((key) => JSON.parse(key) as Question));
  for (const [index, key] of open.entries()) known.set(key, found[index] as Answer);
  return keys.map((key) => known.get(key) as Answer);
}

function stopped({ error, assertions, typeErrors }: KubesprayRender): string | undefined {
  if (error !== undefined) return error;
  if (assertions[0]) return `assertion: ${assertions[0].that}`;
  return typeErrors?.length ? `not a string in the ConfigMap: ${typeErrors.join(', ')}` : undefined;
}
