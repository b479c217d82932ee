/** The containers that a target renders, each with its image and the source of the image. */
import type { Chart, ChartObjects } from '../catalog/catalog.ts';
import { decidingCase, evaluate, type Inputs, isTruthy, passedOn } from '../catalog/table.ts';
import type { ManifestFacts, Table } from '../catalog/types.ts';
import type { Json } from '../core/json.ts';
import { type Unknown, unknown } from '../core/options.ts';
import { toText } from '../core/text.ts';
import { chartInputs, type ValueTree } from '../predict/chart.ts';

export interface Container {
  /** `Kind/name/container` */
  name: string;
  reference: string;
  /** The variable or Helm value of its repository, or of the whole reference; undefined if no setting changes it. */
  source: string | undefined;
  /** The Helm value that can disable its digest. */
  digestSwitch: string | undefined;
  /** The tag under which upstream publishes the digest: the chart's default, if the digest is the default too. */
  publishedAs: string | undefined;
  /** The Helm values that form the reference; undefined if a single value or no value does. */
  parts: ImageParts | undefined;
}

interface ImageParts {
  /** Paths of Helm values. */
  repository: string;
  tag: string;
  digest: string;
  /** True if a digest selects the image, so that the tag is only a name. */
  hasDigest: boolean;
  /** What the chart appends to the repository. */
  suffix: string;
}

export interface Containers {
  there: Container[];
  /** Containers whose existence or image is only known at run time. */
  unknown: string[];
}

/** Containers of the role's own manifests. */
export function ofManifests({ objects, images }: ManifestFacts, inputs: Inputs): Containers {
  const found: Containers = { there: [], unknown: [] };
  for (const [name, table] of Object.entries(images)) {
    const object = objects[name.slice(0, name.lastIndexOf('/'))];
    const isThere = object ? evaluate(object, inputs) : true;
    const reference = evaluate(table, inputs);
    if (isThere === undefined || reference === undefined) continue;
    if (isThere === unknown || typeof reference !== 'string') {
      found.unknown.push(name);
      continue;
    }
    const row = decidingCase(table, inputs);
    const [source] = row ? passedOn(row.then) : [];
    found.there.push({ name, reference, source, digestSwitch: undefined, publishedAs: undefined, parts: undefined });
  }
  return found;
}

/**
 * Containers of Cilium's chart.
 *
 * @param tables `Catalog.containers` of the chart's version
 * @param presets the chart's values, including tags and digests
 */
function ofChart(tables: Readonly<Record<string, Table>>, inputs: Inputs, presets: Presets): Containers {
  const found: Containers = { there: [], unknown: [] };
  for (const [name, table] of Object.entries(tables)) {
    const image = evaluate(table, inputs);
    if (image === undefined) continue;
    const container = typeof image === 'string' ? chartImage(image, inputs, presets) : unknown;
    if (container === unknown) found.unknown.push(name);
    else found.there.push({ name, ...container });
  }
  return found;
}

/** Containers of Cilium's chart with some values, and the inputs for their images. */
export function chartContainers(
  chart: Chart,
  objects: ChartObjects,
  tables: Readonly<Record<string, Table>>,
  values: ValueTree,
): { inputs: Inputs; containers: Containers } {
  const set = chartInputs(chart, values);
  const inputs: Inputs = { ...set, get: (path) => withImageDefault(objects, set, path) };
  return { inputs, containers: ofChart(tables, inputs, presetsOf(chart, objects)) };
}

/** A value of the chart, or its default if that changes with every version. A null instead removes the default. */
export function withImageDefault(objects: ChartObjects, inputs: Inputs, path: string): Json | Unknown | undefined {
  return inputs.get(path) ?? (inputs.isSet(path) ? null : objects.imageDefault(path));
}

/** A chart's values: whether it has a path, and the default. */
interface Presets {
  has(path: string): boolean;
  get(path: string): Json | undefined;
}

function presetsOf(chart: Chart, objects: ChartObjects): Presets {
  return {
    has: (path) => chart.value(path) !== undefined || objects.imageDefault(path) !== undefined,
    get: (path) => objects.imageDefault(path) ?? chart.value(path)?.default,
  };
}

/** Go's templates print this for null. */
const printedNull = '%!s(<nil>)';

/**
 * Builds an image reference as the chart does: the override alone, or repository, suffix, tag and digest. The
 * conformance suite compares it with renderings of every minor. Source: cilium/cilium,
 * install/kubernetes/cilium/templates/_helpers.tpl (cilium.image, cilium.operator.image).
 */
function chartImage(text: string, inputs: Inputs, presets: Presets): Omit<Container, 'name'> | Unknown {
  const fixed = { source: undefined, digestSwitch: undefined, publishedAs: undefined, parts: undefined };
  if (text.startsWith('=')) return { reference: text.slice(1), ...fixed };
  const [base = '', append = ''] = text.split('|', 2);
  const whole = inputs.get(base);
  if (whole === unknown) return unknown;
  if (typeof whole === 'string') return { ...fixed, reference: whole, source: base };
  const cloud = /^-(generic|aws|azure|alibabacloud)/.exec(append)?.[1];
  const digestName = cloud === undefined ? 'digest' : `${cloud}Digest`;
  const parts = new Map<string, Json | undefined>();
  for (const name of ['override', 'repository', 'suffix', 'tag', 'useDigest', digestName]) {
    // Older charts ignore the override and the suffix.
    const value = presets.has(`${base}.${name}`) ? inputs.get(`${base}.${name}`) : undefined;
    if (value === unknown) return unknown;
    parts.set(name, value);
  }
  const part = (name: string): string => (isTruthy(parts.get(name)) ? toText(parts.get(name) ?? '') : '');
  const override = part('override');
  if (override !== '') return { ...fixed, reference: override, source: `${base}.override` };
  const digest = isTruthy(parts.get('useDigest')) ? part(digestName) : '';
  const tag = part('tag') === '' ? '' : `:${part('tag')}`;
  const presetTag = presets.get(`${base}.tag`);
  const suffix = `${cloud === undefined ? '' : `-${cloud}`}${part('suffix')}`;
  return {
    reference: `${parts.get('repository') === null ? printedNull : part('repository')}${suffix}${tag}${digest === '' ? '' : `@${digest}`}`,
    source: `${base}.repository`,
    digestSwitch: !presets.has(`${base}.useDigest`) ? undefined : `${base}.useDigest`,
    publishedAs:
      typeof presetTag === 'string' && digest !== '' && presets.get(`${base}.${digestName}`) === digest
        ? presetTag
        : undefined,
    parts: {
      repository: `${base}.repository`,
      tag: `${base}.tag`,
      digest: `${base}.${digestName}`,
      hasDigest: digest !== '',
      suffix,
    },
  };
}
