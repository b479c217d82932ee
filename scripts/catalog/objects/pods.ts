/** What an object runs and refers to: images and arguments of its containers, and the objects that it needs. */
import type { Json } from '../../../src/core/json.ts';

type Mapping = { [key: string]: Json };

function isMapping(value: Json | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function get(value: Json | undefined, ...keys: string[]): Json | undefined {
  let node = value;
  for (const key of keys) node = isMapping(node) ? node[key] : undefined;
  return node;
}

function list(value: Json | undefined): Mapping[] {
  return Array.isArray(value) ? value.filter(isMapping) : [];
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The specification of the pods that an object makes. */
function podSpec(object: Json): Mapping | undefined {
  const kind = get(object, 'kind');
  const found =
    kind === 'Pod'
      ? get(object, 'spec')
      : (get(object, 'spec', 'template', 'spec') ?? get(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec'));
  return isMapping(found) && Array.isArray(found.containers) ? found : undefined;
}

export interface Container {
  name: string;
  image: string;
  /** Flags with their values; a flag without a value has the empty text. */
  arguments: Map<string, string>;
}

function flags(container: Mapping): Map<string, string> {
  const found = new Map<string, string>();
  const items = [container.command, container.args].flatMap((part) => (Array.isArray(part) ? part : []));
  for (const [i, item] of items.entries()) {
    const match = typeof item === 'string' ? /^(--?[A-Za-z][\w.-]*)(?:=([\s\S]*))?$/.exec(item) : null;
    if (!match) continue;
    const [, flag = '', value] = match;
    const next = items[i + 1];
    const following = typeof next === 'string' && !next.startsWith('-') && flag.startsWith('--') ? next : '';
    found.set(flag, value ?? following);
  }
  return found;
}

/** The containers of the pods that an object makes, those that run first among them. */
export function containersOf(object: Json): Container[] {
  const spec = podSpec(object);
  return [...list(spec?.initContainers), ...list(spec?.containers)].map((container) => ({
    name: String(container.name),
    image: String(container.image ?? ''),
    arguments: flags(container),
  }));
}

export interface Reference {
  /** `Kind/name`; `HostPath/<path>` for a path of the node, `CustomResourceDefinition/<Kind>.<group>` for a kind. */
  to: string;
  optional: boolean;
  /** Host paths only: the node has to have it. */
  mustExist?: boolean;
}

/** The sources of a volume, as references. */
function volumeReferences(volume: Mapping): Reference[] {
  const found: Reference[] = [];
  const add = (kind: string, source: Json | undefined, key: string) => {
    const name = text(get(source, key));
    if (name) found.push({ to: `${kind}/${name}`, optional: get(source, 'optional') === true });
  };
  add('Secret', volume.secret, 'secretName');
  add('ConfigMap', volume.configMap, 'name');
  add('PersistentVolumeClaim', volume.persistentVolumeClaim, 'claimName');
  for (const source of list(get(volume, 'projected', 'sources'))) {
    add('Secret', source.secret, 'name');
    add('ConfigMap', source.configMap, 'name');
  }
  const path = text(get(volume, 'hostPath', 'path'));
  if (path) {
    const type = text(get(volume, 'hostPath', 'type')) ?? '';
    found.push({ to: `HostPath/${path}`, optional: false, mustExist: type !== '' && !type.endsWith('OrCreate') });
  }
  return found;
}

function environmentReferences(container: Mapping): Reference[] {
  const sources = [
    ...list(container.env).flatMap(({ valueFrom }) => [
      { kind: 'Secret', source: get(valueFrom, 'secretKeyRef') },
      { kind: 'ConfigMap', source: get(valueFrom, 'configMapKeyRef') },
    ]),
    ...list(container.envFrom).flatMap(({ secretRef, configMapRef }) => [
      { kind: 'Secret', source: secretRef },
      { kind: 'ConfigMap', source: configMapRef },
    ]),
  ];
  return sources.flatMap(({ kind, source }) => {
    const name = text(get(source, 'name'));
    return name ? [{ to: `${kind}/${name}`, optional: get(source, 'optional') === true }] : [];
  });
}

function podReferences(spec: Mapping): Reference[] {
  const named = (kind: string, name: Json | undefined): Reference[] => {
    const found = text(name);
    return found ? [{ to: `${kind}/${found}`, optional: false }] : [];
  };
  return [
    ...named('ServiceAccount', spec.serviceAccountName ?? spec.serviceAccount),
    ...named('PriorityClass', spec.priorityClassName),
    ...list(spec.imagePullSecrets).flatMap(({ name }) => named('Secret', name)),
    ...list(spec.volumes).flatMap(volumeReferences),
    ...[...list(spec.initContainers), ...list(spec.containers)].flatMap(environmentReferences),
  ];
}

/** Groups whose kinds every API server has. */
const builtIn =
  /^(v1|apps|batch|autoscaling|policy|extensions|(rbac\.authorization|networking|admissionregistration|apiextensions|scheduling|storage|certificates|coordination|discovery)\.k8s\.io)(\/|$)/;

/** What an object needs in order to be taken or to run. */
export function referencesOf(object: Json): Reference[] {
  const found: Reference[] = [];
  const spec = podSpec(object);
  if (spec) found.push(...podReferences(spec));
  const version = text(get(object, 'apiVersion')) ?? '';
  const kind = String(get(object, 'kind'));
  if (version !== '' && !builtIn.test(version)) {
    found.push({ to: `CustomResourceDefinition/${kind}.${version.split('/')[0]}`, optional: false });
  }
  const role = get(object, 'roleRef');
  if (isMapping(role)) {
    found.push({ to: `${role.kind}/${role.name}`, optional: false });
    for (const subject of list(get(object, 'subjects'))) {
      if (subject.kind === 'ServiceAccount') found.push({ to: `ServiceAccount/${subject.name}`, optional: false });
    }
  }
  const merged = new Map<string, Reference>();
  for (const reference of found) {
    const known = merged.get(reference.to);
    merged.set(reference.to, known ? { ...known, optional: known.optional && reference.optional } : reference);
  }
  return [...merged.values()];
}

/** The names of Secrets that an object makes once it runs: a Certificate's, and those in the texts of a job. */
export function madeBy(object: Json): { secret?: string; texts?: string[] } {
  const kind = get(object, 'kind');
  if (kind === 'Certificate') {
    const secret = text(get(object, 'spec', 'secretName'));
    return secret ? { secret } : {};
  }
  if (kind !== 'Job' && kind !== 'CronJob') return {};
  const spec = podSpec(object);
  const texts = list(spec?.containers).flatMap((container) => [
    ...[container.args, container.command].flatMap((part) => (Array.isArray(part) ? part : [])),
    ...list(container.env).map(({ value }) => value ?? null),
  ]);
  return { texts: texts.filter((item): item is string => typeof item === 'string') };
}
