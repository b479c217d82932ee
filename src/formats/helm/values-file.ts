/** Reads a file of Helm values in any of the supported shapes. */
import { append } from '../../core/append.ts';
import type { Finding, Location } from '../../core/finding.ts';
import { isMap, joinPath, leaves, type PartlyKnown } from '../../core/value-tree.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { readDocuments, type YamlProblem } from '../../yaml/read.ts';
import { directoryOf, joinPath as joinFolder } from '../files/file-system.ts';
import { asOneRelease } from './one-release.ts';
import { fillDefaults } from './placeholders.ts';
import { asHelmReads } from './scalars.ts';
import { applySet, inHelmOrder, SetSyntaxError, type Values } from './set-flags.ts';
import {
  holderOf,
  isObject,
  type NamedFile,
  type ShapedValues,
  sayShape,
  shapedValues,
  written,
} from './values-shape.ts';

/** A values file that was read. */
export interface ValuesFile {
  values: { [key: string]: PartlyKnown };
  /** undefined: the whole file is the values. */
  shape: string | undefined;
  locate(path: readonly (string | number)[]): Location;
}

export interface ReadValues {
  /** The values, weakest first: several objects in one file can add to each other. Empty if the file has a problem. */
  files: ValuesFile[];
  /** The problems of the file. */
  findings: Finding[];
  /** How it was read. */
  notes: Finding[];
}

/** Reads a file as Helm does, or returns its problems. Never throws for its content. */
export function readValues(text: string, file: string): ReadValues {
  const filled = fillDefaults(withoutNothing(text));
  const { documents, problems } = readDocuments(filled.text, { file });
  const findings = problems.filter(({ kind }) => kind !== 'duplicate-key').map((problem) => refused(problem, file));
  const notes = problems.filter(({ kind }) => kind === 'duplicate-key').map((problem) => setTwice(problem, file));
  if (filled.names.length > 0) {
    const names = filled.names.map((name) => `\${${name}}`).join(', ');
    notes.push(note(file, `${file}: Used the defaults of ${names}. Flux or envsubst may set other values.`));
  }
  const chosen = choose(documents, file);
  if ('problem' in chosen) findings.push(chosen.problem);
  if (findings.length > 0 || 'problem' in chosen) return { files: [], findings, notes };
  const files: ValuesFile[] = [];
  notes.push(...chosen.notes);
  for (const { shaped, document } of chosen.layers) {
    const said = sayShape(shaped);
    if (said !== undefined) notes.push(note(file, `${file}: ${said}`));
    for (const path of shaped.elsewhere ?? []) notes.push(notRead(file, path, document));
    for (const path of shaped.ignored ?? []) notes.push(ignored(file, path, document));
    for (const named of shaped.files ?? []) notes.push(fileNotRead(file, named, document));
    const own = withOwnFlags(shaped, (path) => document?.locate([...path]) ?? { file, line: 1, column: 1 });
    append(findings, own.findings);
    files.push({ ...own, shape: shaped.shape });
  }
  return { files: findings.length === 0 ? files : [], findings, notes };
}

/** `helm get values` prints `null` under its heading if no value is set. Source: helm, pkg/cmd/get_values.go. */
function withoutNothing(text: string): string {
  return text.replace(/^((?:USER-SUPPLIED|COMPUTED) VALUES:[ \t]*\r?\n)(?:null|\{\})\s*$/, '$1');
}

/** The values with the single values of their object, in the order in which Helm applies them. */
function withOwnFlags(
  { values: written, path: above, flags = [] }: ShapedValues,
  placeOf: (path: readonly (string | number)[]) => Location,
): Pick<ValuesFile, 'values' | 'locate'> & { findings: Finding[] } {
  const values: Values = { ...written };
  const findings: Finding[] = [];
  const places: { path: string; at: readonly (string | number)[] }[] = [];
  const inOrder = inHelmOrder(flags.map(({ flag, path }) => ({ ...flag, path })));
  for (const { path, ...flag } of inOrder) {
    const own: Values = {};
    try {
      applySet(flag, own);
      applySet(flag, values);
    } catch (error) {
      if (!(error instanceof SetSyntaxError)) throw error;
      const message = `Helm refuses ${flag.text}: ${error.message}.`;
      findings.push({ rule: 'bad-flag', severity: 'error', subject: flag.text, message, location: placeOf(path) });
    }
    for (const [set] of leaves(own)) places.push({ path: set, at: path });
  }
  const locate: ValuesFile['locate'] = (path) => {
    const name = joinPath(path.map(String));
    const flag = places.findLast((place) => name === place.path || place.path.startsWith(`${name}.`));
    return placeOf(flag && path.length > 0 ? flag.at : [...above, ...path]);
  };
  return { values, locate, findings };
}

interface Chosen {
  /** Documents with values, weakest first. */
  layers: Layer[];
  notes: Finding[];
}

interface Layer {
  document: YamlDocument | undefined;
  shaped: ShapedValues;
}

/** The documents that hold the values. */
function choose(documents: readonly YamlDocument[], file: string): Chosen | { problem: Finding } {
  const first = { file, line: 1, column: 1 };
  const read = documents.flatMap((document) => {
    asHelmReads(document);
    const data = document.value() as PartlyKnown;
    if (Array.isArray(data)) return [{ document, data: { tasks: data }, shaped: shapedValues(data) }];
    return isMap(data) ? [{ document, data, shaped: shapedValues(data) }] : [];
  });
  const objects = read.filter(({ shaped }) => shaped.shape !== undefined);
  const named = objects.filter(({ data }) => JSON.stringify(data).includes('cilium'));
  const [object, another] = named.length > 0 ? named : objects;
  const together = asOneRelease(objects, named);
  if (together) return { layers: flagsLast(together), notes: [] };
  if (object && !another && hasNamesAlone(object.shaped)) {
    return problem(file, object.document.locate([...object.shaped.path]), namesAlone(file, object.shaped));
  }
  if (object && !another) return { layers: [object], notes: [] };
  if (object && another) {
    return problem(
      file,
      another.document.locate([]),
      'More than one document holds Helm values. Put them into a file each.',
    );
  }
  const [document] = documents;
  const data = (document?.value() ?? {}) as PartlyKnown;
  if (!isMap(data))
    return problem(
      file,
      document?.locate([]) ?? first,
      'A values file must be a mapping: write "key: value" at the top level.',
    );
  if (isObject(data)) {
    const message = `This is a Kubernetes object (${kindOf(data)}) without Helm values in a known place.`;
    return problem(file, document?.locate(['kind']) ?? first, message);
  }
  const further = documents.slice(1).find((one) => one.root !== null);
  const ignored: Finding = {
    rule: 'values/further-document',
    severity: 'warning',
    subject: file,
    message:
      'Helm reads only the first document of a values file and ignores this one. Move its values into the first one.',
    ...(further && { location: further.locate([]) }),
  };
  return { layers: [{ document, shaped: shapedValues(data) }], notes: further ? [ignored] : [] };
}

/** The single values that an object sets override every mapping of values, even that of a stronger object. */
function flagsLast(layers: readonly Layer[]): Layer[] {
  return [
    ...layers.map(({ document, shaped: { flags: _, ...shaped } }) => ({ document, shaped })),
    ...layers.flatMap(({ document, shaped: { shape, path, flags = [] } }) =>
      flags[0] === undefined
        ? []
        : [{ document, shaped: { values: {}, shape, path: flags[0].path.slice(0, holderOf(path).length + 1), flags } }],
    ),
  ];
}

function kindOf({ kind }: { [key: string]: PartlyKnown }): string {
  return typeof kind === 'string' ? kind : 'unknown kind';
}

function problem(file: string, location: Location, message: string): { problem: Finding } {
  return { problem: { rule: 'values/invalid-type', severity: 'error', subject: file, message, location } };
}

function note(subject: string, message: string): Finding {
  return { rule: 'note', severity: 'info', subject, message };
}

function refused({ kind, message, location }: YamlProblem, file: string): Finding {
  return { rule: `values/${kind}`, severity: 'error', subject: file, message: `${message}.`, location };
}

/** Values that the object sets in another place or form, which is not read. */
function notRead(file: string, path: readonly (string | number)[], document: YamlDocument | undefined): Finding {
  return {
    rule: 'values/not-read',
    severity: 'warning',
    subject: file,
    message: `cilium-extras did not read the Helm values in ${written(path)}. Run the command again, and pass these values with --set or in a second values file.`,
    ...(document && { location: document.locate([...path]) }),
  };
}

/** Values that the tool for the object ignores. Source: argoproj/argo-cd, docs/user-guide/helm.md (precedence). */
function ignored(file: string, path: readonly (string | number)[], document: YamlDocument | undefined): Finding {
  return {
    rule: 'values/ignored',
    severity: 'warning',
    subject: file,
    message: `Argo CD ignores ${written(path)}, because valuesObject next to it takes precedence. Remove one of them.`,
    ...(document && { location: document.locate([...path]) }),
  };
}

/** A values file that the object refers to. */
function fileNotRead(file: string, { path, name, isStronger }: NamedFile, document: YamlDocument | undefined): Finding {
  return {
    rule: 'values/not-read',
    severity: 'warning',
    subject: file,
    message: `${written(path)} names ${name}, which was not read. Give ${besideOf(file, name)} with -f ${isStronger ? 'after' : 'before'} -f ${file}.`,
    ...(document && { location: document.locate([...path]) }),
  };
}

/** True for an object that refers to values in other files or objects, and has nothing else to translate. */
function hasNamesAlone({ files = [], elsewhere = [], values, flags = [] }: ShapedValues): boolean {
  return files.length + elsewhere.length > 0 && flags.length === 0 && Object.keys(values).length === 0;
}

function namesAlone(file: string, { shape, files = [], elsewhere: [place = []] = [] }: ShapedValues): string {
  if (files.length === 0)
    return `This ${shape} has no mapping of values, and cilium-extras does not read ${written(place)}. Use a file with the values instead.`;
  const names = files.map(({ name }) => besideOf(file, name));
  return `This ${shape} has no values itself, only the names of values files. Give them with -f instead: ${names.join(', ')}.`;
}

/**
 * The path of a file that another file names: relative to the directory of that file, unless another tool has to find
 * it.
 */
function besideOf(file: string, name: string): string {
  const folder = directoryOf(file);
  const isElsewhere = /^(?:\/|\$|~|[a-z][\w+.-]*:)|\{\{/i.test(name) || folder === '.' || file.startsWith('<');
  return isElsewhere ? name : joinFolder(folder, name);
}

/** Helm takes the last of two equal keys. */
function setTwice({ message, location }: YamlProblem, file: string): Finding {
  return { rule: 'values/duplicate-key', severity: 'warning', subject: file, message: `${message}.`, location };
}
