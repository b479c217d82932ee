/** A live cilium-config as printed with kubectl. Strict: the result is exactly what the agents read. */
import { UserError } from '../../core/errors.ts';
import type { Location } from '../../core/finding.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { readDocuments } from '../../yaml/read.ts';

export interface LiveConfig {
  /** Every agent option of the ConfigMap. */
  options: Map<string, string>;
  /** The location of an option in the file. */
  locate(option: string): Location;
}

const name = 'cilium-config';
const command = 'kubectl -n kube-system get configmap cilium-config -o yaml';

/**
 * Reads a ConfigMap in kubectl's YAML or JSON, on its own or in a list of objects.
 * @throws UserError if the text does not parse, is truncated, is another object, or holds binary data.
 */
export function readLiveConfig(text: string, file: string): LiveConfig {
  const fail = (message: string, at?: Location): never => {
    const place = at ? `${at.file}:${at.line}:${at.column}` : file;
    throw new UserError(`${place}: ${message}`, { hint: `Read it with: ${command}` });
  };
  if (text.trim() === '') fail('the input is empty. Expected a live cilium-config');
  const { documents, problems } = readDocuments(text, { file });
  const [problem] = problems;
  if (problem) fail(`not the output of kubectl, or incomplete: ${problem.message}`, problem.location);
  const objects = documents.flatMap(objectsIn);
  const [first] = objects;
  if (!first) return fail('not a Kubernetes object. Expected a live cilium-config');
  const found = objects.find((object) => object.kind === 'ConfigMap' && object.name === name) ?? first;
  if (found.kind === undefined || (found.kind === 'ConfigMap' && found.name === undefined)) {
    fail(
      found.document.find([...found.path, 'data'])
        ? 'incomplete: kind and metadata.name are missing after the data'
        : 'not a Kubernetes object. Expected a live cilium-config',
    );
  }
  if (found.kind !== 'ConfigMap' || found.name !== name) {
    fail(`${found.kind}/${found.name ?? '(no name)'} is not ConfigMap/${name}`);
  }
  return {
    options: optionsOf(found, fail),
    locate: (option) => found.document.locate([...found.path, 'data', option]),
  };
}

interface LiveObject {
  document: YamlDocument;
  path: readonly (string | number)[];
  kind: string | undefined;
  name: string | undefined;
}

/** A document's object, or the objects of its list. */
function objectsIn(document: YamlDocument): LiveObject[] {
  if (!document.mapping(document.root)) return [];
  const text = (path: readonly (string | number)[]): string | undefined => {
    const node = document.find(path)?.value;
    return node === undefined || node === null ? undefined : document.facts(node).text;
  };
  const object = (path: readonly (string | number)[]): LiveObject => ({
    document,
    path,
    kind: text([...path, 'kind']),
    name: text([...path, 'metadata', 'name']),
  });
  if (!/^(?:ConfigMap)?List$/.test(text(['kind']) ?? '')) return [object([])];
  const items = document.value(document.find(['items'])?.value ?? null);
  if (!Array.isArray(items)) return [];
  // A list of a single kind omits the kind of its items.
  const own = text(['kind']) === 'ConfigMapList' ? 'ConfigMap' : undefined;
  return items.map((_, index) => {
    const found = object(['items', index]);
    return { ...found, kind: found.kind ?? own };
  });
}

function optionsOf({ document, path }: LiveObject, fail: (message: string, at?: Location) => never) {
  const binary = document.find([...path, 'binaryData']);
  if (document.entries(binary?.value).length > 0) {
    fail(
      'binaryData cannot contain agent options. They must be strings in data',
      document.locateKey([...path, 'binaryData']),
    );
  }
  const data = document.find([...path, 'data'])?.value;
  const entries = document.entries(data);
  if (entries.length === 0) fail(`ConfigMap/${name} has no data, so the agent cannot start`);
  const options = new Map<string, string>();
  for (const { key, value } of entries) {
    const { kind, text } = document.facts(value);
    if (kind !== 'string' || text === undefined) {
      fail(`data.${key} is not a string, but ConfigMap data must be strings`, document.locate([...path, 'data', key]));
    } else options.set(key, text);
  }
  return options;
}
