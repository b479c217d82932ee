/** Makes the Services of a manifest global: adds the annotations that the clusters' versions read. */
import type { Finding } from '../../../core/finding.ts';
import {
  annotationNamed,
  ignorantOf,
  nameFor,
  type ServiceAnnotation,
  type ServiceManifest,
  serviceAnnotations,
  servicesIn,
} from '../../../formats/kubernetes/service-annotations.ts';
import type { Change } from '../../../yaml/change.ts';
import { addEntry, applyChanges, removeKey, renameKey, setValue } from '../../../yaml/edit.ts';
import { readDocuments } from '../../../yaml/read.ts';

/** The wanted annotations; those that are left out stay as they are. */
export interface Wish {
  global: boolean;
  shared?: boolean;
  affinity?: 'none' | 'local' | 'remote';
}

export interface Annotated {
  /** undefined if the manifest cannot be annotated. */
  text: string | undefined;
  findings: Finding[];
}

/**
 * Annotates every Service of a manifest.
 *
 * @param versions Cilium versions of the clusters that get the manifest
 */
export function annotate(text: string, file: string, wish: Wish, versions: readonly string[]): Annotated {
  const findings: Finding[] = [];
  const wanted = new Map<ServiceAnnotation['id'], string>([
    ['global', String(wish.global)],
    ...(wish.shared === undefined ? [] : [['shared', String(wish.shared)] as const]),
    ...(wish.affinity === undefined ? [] : [['affinity', wish.affinity] as const]),
  ]);
  for (const annotation of serviceAnnotations) {
    const ignorant = ignorantOf(annotation, versions);
    if (!wanted.has(annotation.id) || ignorant.length === 0) continue;
    const message = `Cilium ${ignorant.join(', ')} does not support ${annotation.id} of a Service, but ${annotation.since} or newer does.`;
    findings.push({ rule: 'service-annotation-name', severity: 'error', subject: annotation.name, message });
  }
  const names = new Map(serviceAnnotations.map((annotation) => [annotation, nameFor(annotation, versions)]));
  const read = readDocuments(text, { file });
  for (const { kind, message, location } of read.problems) {
    findings.push({ rule: `manifest/${kind}`, severity: 'error', subject: file, message: `${message}.`, location });
  }
  if (findings.length > 0) return { text: undefined, findings };
  const services = servicesIn(read.documents);
  if (services.length === 0) {
    const message = 'The manifest contains no Service, so there is nothing to annotate. Use a manifest with a Service.';
    const location = { file, line: 1, column: 1 };
    return {
      text: undefined,
      findings: [{ rule: 'manifest/no-service', severity: 'error', subject: file, message, location }],
    };
  }
  let result = text;
  for (const [index, service] of services.entries()) {
    for (const annotation of serviceAnnotations) {
      const value = wanted.get(annotation.id);
      const name = names.get(annotation) ?? annotation.name;
      // Each edit moves the text after it, so the next edit uses the changed text.
      const changed = edit(result, file, index, annotation, name, value);
      if (changed === undefined) {
        const message = uneditable(service.name, name, value);
        const location = service.document.locate([...service.path, 'metadata']);
        findings.push({ rule: 'manifest/not-editable', severity: 'error', subject: service.name, message, location });
        return { text: undefined, findings };
      }
      result = changed;
    }
  }
  return { text: result, findings };
}

/**
 * Edits one annotation of the Service at an index; undefined if that is not
 * possible. Without a value, keeps the old one.
 */
function edit(
  text: string,
  file: string,
  index: number,
  annotation: ServiceAnnotation,
  name: string,
  value: string | undefined,
): string | undefined {
  const service = servicesIn(readDocuments(text, { file }).documents)[index];
  if (!service) return undefined;
  const present = service.annotations.filter(({ key }) => annotationNamed(key) === annotation);
  if (present.length === 0) return value === undefined ? text : add(text, service, name, value);
  // If both names are present, Cilium uses the new one, so the old one is removed.
  const [kept] = present.length > 1 ? present.filter(({ key }) => key === annotation.name) : present;
  if (!kept) return undefined;
  const place = (key: string) => ({
    document: service.document,
    path: [...service.path, 'metadata', 'annotations', key],
  });
  const extra = present.find(({ key }) => key !== kept.key);
  if (extra) {
    const removed = apply(text, removeKey(place(extra.key)));
    return removed === undefined ? undefined : edit(removed, file, index, annotation, name, value);
  }
  if (kept.key !== name) {
    const renamed = apply(text, renameKey(place(kept.key), name));
    return renamed === undefined ? undefined : edit(renamed, file, index, annotation, name, value);
  }
  if (value === undefined || service.document.value(kept.value) === value) return text;
  return apply(text, setValue(place(kept.key), value));
}

function add(text: string, { document, path }: ServiceManifest, name: string, value: string): string | undefined {
  const at = (...keys: string[]) => ({ document, path: [...path, ...keys] });
  const has = (...keys: string[]): boolean => {
    const found = document.find([...path, ...keys]);
    return found !== undefined && document.facts(found.value).kind === 'mapping';
  };
  if (has('metadata', 'annotations')) return apply(text, addEntry(at('metadata', 'annotations'), name, value));
  if (document.find([...path, 'metadata', 'annotations'])) {
    return apply(text, setValue(at('metadata', 'annotations'), { [name]: value }));
  }
  return has('metadata') ? apply(text, addEntry(at('metadata'), 'annotations', { [name]: value })) : undefined;
}

function apply(text: string, changes: Change[] | undefined): string | undefined {
  return changes && applyChanges(text, [changes]).text;
}

/** What to write by hand if an annotation cannot be edited. Without a value, the present one is kept. */
function uneditable(service: string, annotation: string, value: string | undefined): string {
  const who = service === '' ? 'a Service without a name' : `the Service "${service}"`;
  const what =
    value === undefined ? `Check the annotation ${annotation}` : `Set the annotation ${annotation}: "${value}"`;
  return `cilium-extras cannot edit the annotations of ${who} safely. The annotations have anchors, merge keys, duplicate keys, or several keys on one line. ${what} by hand.`;
}
