/** Shapes in which people keep the values of a chart: a file of their own, a dependency's part, or an object that installs it. */
import { isMap, type PartlyKnown } from '../../core/value-tree.ts';
import { readDocuments } from '../../yaml/read.ts';

/** Values, what they were found in, and the path to them. */
export interface ShapedValues {
  values: { [key: string]: PartlyKnown };
  /** undefined: the document is the values. */
  shape: string | undefined;
  /** Keys down to the values; to their text, where they are a text. */
  path: readonly (string | number)[];
}

type Path = readonly (string | number)[];

/** Where each kind of object holds values, as a mapping or as a text. */
const objects: readonly { group: string; kind: RegExp; paths: readonly Path[] }[] = [
  { group: 'helm.toolkit.fluxcd.io', kind: /^HelmRelease$/, paths: [['spec', 'values']] },
  {
    group: 'argoproj.io',
    kind: /^Application$/,
    paths: [
      ['spec', 'source', 'helm', 'valuesObject'],
      ['spec', 'source', 'helm', 'values'],
    ],
  },
  { group: 'helm.cattle.io', kind: /^HelmChart(?:Config)?$/, paths: [['spec', 'valuesContent']] },
];

function at(tree: PartlyKnown | undefined, path: Path): PartlyKnown | undefined {
  return path.reduce<PartlyKnown | undefined>((node, key) => {
    if (Array.isArray(node)) return node[Number(key)];
    return isMap(node) && Object.hasOwn(node, key) ? node[String(key)] : undefined;
  }, tree);
}

/** Values at a path: the mapping itself, or the one that a text holds. */
function valuesAt(tree: PartlyKnown, path: Path): ShapedValues['values'] | undefined {
  const found = at(tree, path);
  if (typeof found !== 'string') return isMap(found) ? found : undefined;
  const { documents, problems } = readDocuments(found, { file: 'values' });
  const [document, second] = documents;
  const values = document?.value() as PartlyKnown;
  return problems.length === 0 && second === undefined && isMap(values) ? values : undefined;
}

/** The values of a document, in whatever shape they are kept. */
export function shapedValues(data: { [key: string]: PartlyKnown }): ShapedValues {
  const { apiVersion, kind } = data;
  if (typeof apiVersion === 'string' && typeof kind === 'string') {
    const object = objects.find((one) => apiVersion.startsWith(`${one.group}/`) && one.kind.test(kind));
    for (const path of object ? [...object.paths, ...ofSources(data, object.paths)] : []) {
      const values = valuesAt(data, path);
      if (values) return { values, shape: kind, path };
    }
  }
  const part = data.cilium;
  // No chart of Cilium has a value of its own name: this is the part of a dependency.
  if (isMap(part)) return { values: part, shape: 'umbrella chart', path: ['cilium'] };
  return { values: data, shape: undefined, path: [] };
}

/** The same paths in each of several sources of an Application. */
function ofSources(data: PartlyKnown, paths: readonly Path[]): Path[] {
  const sources = at(data, ['spec', 'sources']);
  if (!Array.isArray(sources)) return [];
  return sources.flatMap((_, index) =>
    paths.filter(([, key]) => key === 'source').map(([, , ...rest]) => ['spec', 'sources', index, ...rest]),
  );
}

/** One line on where the values were found; undefined where the document is the values. */
export function sayShape({ shape, path }: ShapedValues): string | undefined {
  if (shape === undefined) return undefined;
  const where = path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
    '',
  );
  return `Read the values below ${where} (${shape}).`;
}
