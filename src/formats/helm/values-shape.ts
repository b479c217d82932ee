/**
 * The shapes in which people store the values of a chart: a separate file, a section for a dependency, or an object
 * that installs it.
 */
import { isMap, type PartlyKnown } from '../../core/value-tree.ts';
import { readDocuments } from '../../yaml/read.ts';
import { type OwnFlag, ownFlags } from './own-flags.ts';
import { asHelmReads } from './scalars.ts';

/** Values, the kind of document that holds them, and the path to them. */
export interface ShapedValues {
  values: { [key: string]: PartlyKnown };
  /** undefined: the whole document is the values. */
  shape: string | undefined;
  /** Path to the values, or to the string that contains them. */
  path: readonly (string | number)[];
  /** Single values that the object sets on top of the values. */
  flags?: readonly OwnFlag[];
  /** Places in the same object that also set values and were not read. */
  elsewhere?: readonly Path[];
  /** Values files that the same object names and that were not read. */
  files?: readonly NamedFile[];
  /** Places in the same object whose values the tool ignores. */
  ignored?: readonly Path[];
}

/** A values file that an object names. */
export interface NamedFile {
  /** Where it is named. */
  path: Path;
  /** As written. */
  name: string;
  /** True if its values are stronger than those that were read. */
  isStronger: boolean;
}

/** A document that can hold values. */
type Tree = { [key: string]: PartlyKnown } | PartlyKnown[];

type Path = readonly (string | number)[];

/** A key, every key that matches, or every element of a list. */
type Step = string | RegExp | typeof each;

const each = Symbol('each element');

/** Keys under which ConfigMaps store whole values files, for `valuesFrom` and similar. */
const valuesKey = /^values|\.ya?ml$/;

/**
 * Keys next to the values that set more values: from encrypted files, from objects of the cluster, or one by one.
 * Sources: as for the objects below.
 */
const besides: readonly string[] = ['valuesFrom', 'valuesSecrets', 'secrets', 'fileParameters', 'set_values'];

/** Keys next to the values that name files with more values. All of these are weaker than the values. */
const fileKeys: readonly string[] = [
  'valueFiles',
  'valuesFiles',
  'valuesFile',
  'additionalValuesFiles',
  'values_files',
];

/** Where a source of Argo CD can hold values. */
const argoHelm: readonly (readonly Step[])[] = [
  ['source', 'helm', 'valuesObject'],
  ['source', 'helm', 'values'],
  ['sources', each, 'helm', 'valuesObject'],
  ['sources', each, 'helm', 'values'],
];

/**
 * Where each kind of object holds values, as a mapping or as a string. Sources: the custom resources of Flux, Argo CD,
 * K3s, Kustomize, Sveltos, Cluster API, k0s and Crossplane.
 */
const objects: readonly { group: string; kind: RegExp; paths: readonly (readonly Step[])[] }[] = [
  { group: 'helm.toolkit.fluxcd.io', kind: /^HelmRelease$/, paths: [['spec', 'values']] },
  { group: 'argoproj.io', kind: /^Application$/, paths: argoHelm.map((path) => ['spec', ...path]) },
  {
    group: 'argoproj.io',
    kind: /^ApplicationSet$/,
    paths: argoHelm.map((path) => ['spec', 'template', 'spec', ...path]),
  },
  { group: 'helm.cattle.io', kind: /^HelmChart(?:Config)?$/, paths: [['spec', 'valuesContent']] },
  {
    group: 'kustomize.config.k8s.io',
    kind: /^(?:Kustomization|Component)$/,
    paths: [['helmCharts', each, 'valuesInline']],
  },
  {
    group: 'config.projectsveltos.io',
    kind: /^(?:Cluster)?Profile$/,
    paths: [['spec', 'helmCharts', each, 'values']],
  },
  { group: 'addons.cluster.x-k8s.io', kind: /^HelmChartProxy$/, paths: [['spec', 'valuesTemplate']] },
  {
    group: 'k0s.k0sproject.io',
    kind: /^ClusterConfig$/,
    paths: [['spec', 'extensions', 'helm', 'charts', each, 'values']],
  },
  { group: 'helm.crossplane.io', kind: /^Release$/, paths: [['spec', 'forProvider', 'values']] },
  {
    group: '',
    kind: /^(?:ConfigMap|Secret)$/,
    paths: [
      ['data', valuesKey],
      ['stringData', valuesKey],
    ],
  },
];

/** The same for files that are not objects, recognised by their top-level keys. */
const files: readonly { shape: string; path: readonly Step[] }[] = [
  { shape: 'Kustomization', path: ['helmCharts', each, 'valuesInline'] },
  { shape: 'helmfile', path: ['releases', each, 'values', each] },
  { shape: 'fleet.yaml', path: ['helm', 'values'] },
];

const chartOfTask: readonly Step[] = [
  /^(?:(?:kubernetes\.core|community\.kubernetes)\.)?helm$/,
  /^(?:release_)?values$|^(?:set_values|values_files)$/,
];
const tasks = /^(?:(?:pre_|post_)?tasks|handlers|block|rescue|always)$/;

/**
 * Where a playbook or a file of tasks holds values. Source: ansible-collections/kubernetes.core,
 * plugins/modules/helm.py.
 */
const ansibleTasks: readonly (readonly Step[])[] = [
  [each, ...chartOfTask],
  [each, tasks, each, ...chartOfTask],
  [each, tasks, each, tasks, each, ...chartOfTask],
];

/** Every path in a tree that matches the steps. */
function matches(tree: PartlyKnown | undefined, steps: readonly Step[], above: Path = []): Path[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [above];
  if (step === each) {
    return Array.isArray(tree) ? tree.flatMap((item, index) => matches(item, rest, [...above, index])) : [];
  }
  if (!isMap(tree)) return [];
  const keys = typeof step === 'string' ? [step] : Object.keys(tree).filter((key) => step.test(key));
  return keys.flatMap((key) => (Object.hasOwn(tree, key) ? matches(tree[key], rest, [...above, key]) : []));
}

function at(tree: PartlyKnown | undefined, path: Path): PartlyKnown | undefined {
  return path.reduce<PartlyKnown | undefined>((node, key) => {
    if (Array.isArray(node)) return node[Number(key)];
    return isMap(node) && Object.hasOwn(node, key) ? node[String(key)] : undefined;
  }, tree);
}

/** Values at a path: the mapping itself, or the one that a string contains. */
function valuesAt(tree: PartlyKnown, path: Path): ShapedValues['values'] | undefined {
  const found = at(tree, path);
  if (typeof found !== 'string') return isMap(found) ? found : undefined;
  const { documents, problems } = readDocuments(found, { file: 'values' });
  const [document, second] = documents;
  if (!document || second !== undefined || problems.some(({ kind }) => kind !== 'duplicate-key')) return undefined;
  asHelmReads(document);
  const values = document.value() as PartlyKnown;
  return isMap(values) ? values : undefined;
}

/**
 * Other places in an object that set values of the same chart. Argo CD itself ignores `values` next to `valuesObject`.
 * Source: argoproj/argo-cd docs/user-guide/helm.md (order of precedence).
 */
function othersOf(
  data: PartlyKnown,
  used: Path,
  paths: readonly Path[],
): Pick<ShapedValues, 'elsewhere' | 'files' | 'ignored'> {
  const holder = holderOf(used);
  const inHolder = at(data, holder);
  const next = isMap(inHolder) ? besides.filter((key) => !isEmpty(inHolder[key])).map((key) => [...holder, key]) : [];
  const files = filesIn(data, holder, used);
  const isIgnored = (path: Path): boolean =>
    used.at(-1) === 'valuesObject' && path.at(-1) === 'values' && isSamePath(path.slice(0, -1), holder);
  const told = [used, ...next, ...files.flatMap(({ path }) => [path, path.slice(0, -1)])];
  const others = paths.filter((path) => !isEmpty(at(data, path)) && !told.some((one) => isSamePath(path, one)));
  return {
    elsewhere: [...others.filter((path) => !isIgnored(path)), ...next, ...ownFlags(inHolder, holder).unread],
    files,
    ignored: others.filter(isIgnored),
  };
}

/**
 * The values files that the object names next to the values. In a helmfile, both are in one list, where the last one
 * wins.
 */
function filesIn(data: PartlyKnown, holder: Path, used: Path): NamedFile[] {
  const inHolder = at(data, holder);
  if (!isMap(inHolder)) return [];
  const position = used.at(-1);
  const named = (key: string): NamedFile[] => {
    const list = inHolder[key];
    const items: readonly unknown[] = Array.isArray(list) ? list : [list];
    return items.flatMap((name, index): NamedFile[] => {
      const path = Array.isArray(list) ? [...holder, key, index] : [...holder, key];
      const isStronger = key === 'values' && typeof position === 'number' && index > position;
      return isFileName(name) ? [{ path, name, isStronger }] : [];
    });
  };
  return [...(Array.isArray(inHolder.values) ? named('values') : []), ...fileKeys.flatMap(named)];
}

/** True for a single-line text that is not a YAML mapping. */
function isFileName(text: unknown): text is string {
  return typeof text === 'string' && text !== '' && !/\n|: |^\{/.test(text);
}

/** The path of the mapping that holds the values at a path. */
export function holderOf(used: Path): Path {
  return used.slice(0, typeof used.at(-1) === 'number' ? -2 : -1);
}

function isSamePath(left: Path, right: Path): boolean {
  return left.length === right.length && left.every((key, index) => key === right[index]);
}

function isEmpty(value: PartlyKnown | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** True if the name of a chart, of its release or of the object itself contains Cilium. */
function namesCilium(tree: PartlyKnown | undefined): boolean {
  if (!isMap(tree)) return false;
  const { metadata, spec, chart, name, releaseName, chartName, ociName, chart_ref: reference } = tree;
  const inner = isMap(spec) ? spec.chart : undefined;
  const own = [
    chart,
    name,
    releaseName,
    chartName,
    ociName,
    reference,
    isMap(spec) ? spec.releaseName : undefined,
    inner,
  ];
  const words = [...own, isMap(metadata) ? metadata.name : undefined, isMap(inner) ? at(inner, ['spec', 'chart']) : ''];
  return words.some((word) => typeof word === 'string' && /cilium/i.test(word));
}

/** Of several places that hold values, those of a chart named after Cilium, if there are any. */
function ofCilium(data: PartlyKnown, paths: readonly Path[]): readonly Path[] {
  const named = paths.filter((path) =>
    path.some((_, depth) => depth > 0 && namesCilium(at(data, path.slice(0, depth)))),
  );
  return named.length > 0 ? named : paths;
}

/** True for a Kubernetes object, which a values file never is. */
export function isObject(data: PartlyKnown | undefined): boolean {
  return isMap(data) && typeof data.apiVersion === 'string' && typeof data.kind === 'string';
}

/** The values of a document, in any of the supported shapes. A list has values only if it is one of Ansible's tasks. */
export function shapedValues(data: Tree): ShapedValues {
  const found = (shape: string, steps: readonly (readonly Step[])[]): ShapedValues | undefined => {
    const paths = ofCilium(
      data,
      steps.flatMap((path) => matches(data, path)),
    );
    for (const path of paths) {
      const values = valuesAt(data, path);
      if (!values) continue;
      const holder = holderOf(path);
      return {
        values,
        shape,
        path,
        flags: ownFlags(at(data, holder), holder).flags,
        ...othersOf(data, path, paths),
      };
    }
    return withFlagsAlone(data, shape, steps);
  };
  if (Array.isArray(data)) {
    return found('Ansible task', ansibleTasks) ?? { values: {}, shape: undefined, path: [] };
  }
  const { apiVersion, kind } = data;
  if (typeof apiVersion === 'string' && typeof kind === 'string') {
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    const object = objects.find((one) => one.group === group && one.kind.test(kind));
    const shaped = object && found(kind, object.paths);
    if (shaped) return shaped;
  }
  const part = data.cilium;
  // Cilium's chart has no value `cilium`, so this is the section of a dependency.
  if (isMap(part)) return { values: part, shape: 'umbrella chart', path: ['cilium'] };
  for (const { shape, path } of isObject(data) ? [] : files) {
    const shaped = found(shape, [path]);
    if (shaped) return shaped;
  }
  return { values: withoutHeading(data), shape: undefined, path: [] };
}

/** The headings that `helm get values` prints above the values, which YAML reads as a key. Source: helm, pkg/cmd/get_values.go. */
const headings: readonly string[] = ['USER-SUPPLIED VALUES', 'COMPUTED VALUES'];

function withoutHeading(data: { [key: string]: PartlyKnown }): ShapedValues['values'] {
  const [heading = ''] = Object.keys(data);
  if (!headings.includes(heading) || data[heading] !== null) return data;
  const { [heading]: _, ...values } = data;
  return values;
}

/** The values of an object that only sets single values. */
function withFlagsAlone(data: Tree, shape: string, steps: readonly (readonly Step[])[]): ShapedValues | undefined {
  const holders = ofCilium(
    data,
    steps.flatMap((path) => matches(data, path.slice(0, path.at(-1) === each ? -2 : -1))),
  );
  for (const holder of holders) {
    const { flags } = ownFlags(at(data, holder), holder);
    if (flags.length === 0) continue;
    const path = (flags[0] as OwnFlag).path.slice(0, holder.length + 1);
    return { values: {}, shape, path, flags, ...othersOf(data, path, []) };
  }
  return withNamesAlone(data, shape, holders);
}

/** An object that names values files or other objects with values, and has no values of its own. */
function withNamesAlone(data: Tree, shape: string, holders: readonly Path[]): ShapedValues | undefined {
  for (const holder of holders) {
    const [first, ...others] = filesIn(data, holder, holder);
    if (first)
      return { values: {}, shape, path: first.path, ...othersOf(data, first.path, []), files: [first, ...others] };
    const { elsewhere = [] } = othersOf(data, [...holder, 'values'], []);
    const [place] = elsewhere;
    if (place) return { values: {}, shape, path: place, elsewhere };
  }
  return undefined;
}

/** One line on where the values were found; undefined if the whole document is the values. */
export function sayShape({ shape, path, values, flags = [] }: ShapedValues): string | undefined {
  if (shape === undefined || (isEmpty(values) && flags.length === 0)) return undefined;
  const keys = new Set([written(path), ...flags.map((flag) => written(flag.path.slice(0, holderOf(path).length + 1)))]);
  return `cilium-extras read the Helm values under ${[...keys].join(' and ')} (${shape}).`;
}

/** A path as people write it: `spec.sources[0].helm`. */
export function written(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
    '',
  );
}
