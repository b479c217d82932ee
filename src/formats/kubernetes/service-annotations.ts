/**
 * Annotations that make a Service global, by Cilium version. Source: cilium/cilium pkg/annotation/k8s.go of each minor,
 * pkg/k8s/service.go (what their values mean).
 */
import { isSeq, type Node } from 'yaml';
import { compare, isIn } from '../../core/versions.ts';
import type { Entry, YamlDocument } from '../../yaml/document.ts';
import type { Path } from '../../yaml/path.ts';

/** One annotation, with its current and its former name. */
export interface ServiceAnnotation {
  id: 'global' | 'shared' | 'affinity' | 'sync';
  name: string;
  /** The name up to 1.12, which later versions still read; undefined for annotations that were added later. */
  oldName?: string;
  /** The first version that supports it, under either name. */
  since: string;
  /** Accepted values; letter case does not matter. */
  values: readonly string[];
}

/** The first version that reads the new names. */
const newNamesSince = '1.13.0';

export const serviceAnnotations: readonly ServiceAnnotation[] = [
  {
    id: 'global',
    name: 'service.cilium.io/global',
    oldName: 'io.cilium/global-service',
    since: '1.9.0',
    values: ['true', 'false'],
  },
  {
    id: 'shared',
    name: 'service.cilium.io/shared',
    oldName: 'io.cilium/shared-service',
    since: '1.9.0',
    values: ['true', 'false'],
  },
  {
    id: 'affinity',
    name: 'service.cilium.io/affinity',
    oldName: 'io.cilium/service-affinity',
    since: '1.12.0',
    values: ['none', 'local', 'remote'],
  },
  { id: 'sync', name: 'service.cilium.io/global-sync-endpoint-slices', since: '1.16.0', values: ['true', 'false'] },
];

const byName = new Map(
  serviceAnnotations.flatMap((annotation) => [
    [annotation.name, annotation] as const,
    ...(annotation.oldName === undefined ? [] : [[annotation.oldName, annotation] as const]),
  ]),
);

/** The annotation with this name, new or old. */
export function annotationNamed(name: string): ServiceAnnotation | undefined {
  return byName.get(name);
}

/** Every name, for messages about unknown names. */
export const annotationNames: readonly string[] = [...byName.keys()];

/** The name that all of these versions read: the new one, unless a version supports only the old one. */
export function nameFor(annotation: ServiceAnnotation, versions: readonly string[]): string {
  const old = annotation.oldName !== undefined && versions.some((version) => isIn(version, `<${newNamesSince}`));
  return old && annotation.oldName !== undefined ? annotation.oldName : annotation.name;
}

/** The versions that support the annotation under neither name, oldest first. */
export function ignorantOf({ since }: ServiceAnnotation, versions: readonly string[]): string[] {
  return versions.filter((version) => isIn(version, `<${since}`)).sort(compare);
}

/** A Service in a manifest. */
export interface ServiceManifest {
  document: YamlDocument;
  /** The path of the Service in the document: a List holds several. */
  path: Path;
  name: string;
  /** Cilium's annotations about services, including unknown ones. */
  annotations: Entry[];
}

/** True for a name with one of the two prefixes of global service annotations. */
function isServiceAnnotation(name: string): boolean {
  return (
    byName.has(name) ||
    /^io\.cilium\/(?:global|shared|service)\b|^service\.cilium\.io\/(?:global|shared|affinity)/.test(name)
  );
}

/** True for a text that can hold such annotations on a Service. */
export function mayHoldGlobalServices(text: string): boolean {
  return (
    /\bkind["']?[ \t]*:[ \t]*["']?(?:Service|List)\b/.test(text) && /\b(?:service\.cilium\.io|io\.cilium)\//.test(text)
  );
}

/** The Services of a manifest, in order, including those in a List. */
export function servicesIn(documents: readonly YamlDocument[]): ServiceManifest[] {
  return documents.flatMap((document) => servicesBelow(document, []));
}

function servicesBelow(document: YamlDocument, path: Path): ServiceManifest[] {
  const value = (...keys: Path): unknown => {
    const found = document.find([...path, ...keys]);
    return found && document.value(found.value);
  };
  const kind = value('kind');
  const items = document.resolve(document.find([...path, 'items'])?.value);
  if (typeof kind === 'string' && kind.endsWith('List') && isSeq<Node>(items)) {
    return items.items.flatMap((_, index) => servicesBelow(document, [...path, 'items', index]));
  }
  // Only core Services count: other API groups, such as Knative's, have a Service too.
  if (kind !== 'Service' || (value('apiVersion') ?? 'v1') !== 'v1') return [];
  const annotations = document
    .entries(document.find([...path, 'metadata', 'annotations'])?.value)
    .filter(({ key }) => isServiceAnnotation(key));
  const name = value('metadata', 'name');
  return [{ document, path, name: typeof name === 'string' ? name : '', annotations }];
}
