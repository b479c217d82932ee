/** What is learnt of a rendering: which objects there are, their images, arguments, and what they refer to. */
import type { ReferenceMaker } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import type { ManifestProbe, Rendering } from '../cilium/helm.ts';
import { leavesOf } from './leaves.ts';
import { type Container, containersOf, madeBy, type Reference, referencesOf } from './pods.ts';

/** One object, taken apart. */
export interface Parts {
  leaves: ReadonlyMap<string, Json>;
  containers: readonly Container[];
  references: readonly Reference[];
  secret?: string;
  texts?: readonly string[];
}

/** Takes objects apart, each once. */
export class Dissector {
  readonly #probe: ManifestProbe;
  readonly #known = new Map<string, Parts>();

  constructor(probe: ManifestProbe) {
    this.#probe = probe;
  }

  parts(digest: string): Parts {
    let parts = this.#known.get(digest);
    if (!parts) {
      const object = this.#probe.content(digest);
      parts = {
        leaves: leavesOf(object),
        containers: containersOf(object),
        references: referencesOf(object),
        ...madeBy(object),
      };
      this.#known.set(digest, parts);
    }
    return parts;
  }

  /** The leaves of all objects of a name. Those of a second one, in another namespace, are kept apart by its number. */
  leaves(digests: readonly string[]): Map<string, Json> {
    const found = new Map<string, Json>();
    for (const [i, digest] of digests.entries()) {
      for (const [path, value] of this.parts(digest).leaves) found.set(i === 0 ? path : `${path} #${i + 1}`, value);
    }
    return found;
  }
}

/** Names that a value to try gave an object: they are not facts. */
export function isProbeName(name: string): boolean {
  return /probe|mk\d|<nil>|\/$|\/[01]$/.test(name);
}

/** Objects that Kubernetes makes in every cluster. */
const ofKubernetes =
  /^(ServiceAccount\/default|ConfigMap\/(kube-root-ca\.crt|extension-apiserver-authentication)|PriorityClass\/system-|ClusterRole\/(system:|cluster-admin$|view$|edit$)|Role\/extension-apiserver-authentication-reader$)/;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

interface Makers {
  names: ReadonlySet<string>;
  secrets: ReadonlySet<string>;
  texts: readonly string[];
}

function makerOf({ to, mustExist }: Reference, { names, secrets, texts }: Makers): ReferenceMaker {
  if (names.has(to)) return 'chart';
  const [kind = '', ...rest] = to.split('/');
  const name = rest.join('/');
  if (kind === 'HostPath') return mustExist ? 'nobody' : 'kubernetes';
  if (kind === 'CustomResourceDefinition') return /\.cilium\.io$/.test(name) ? 'operator' : 'nobody';
  if (ofKubernetes.test(to)) return 'kubernetes';
  if (kind === 'Secret') {
    if (secrets.has(name)) return 'operator';
    const asWord = new RegExp(String.raw`(?<![\w.-])${escaped(name)}(?![\w.-])`);
    if (texts.some((text) => asWord.test(text))) return 'job';
  }
  return 'nobody';
}

/**
 * The features of a rendering, by key: `o|<object>`, `i|<object>/<container>`, `a|<object>/<container>|<flag>` and
 * `r|<from>|<to>|<optional or needed>|<maker>`.
 */
export function featuresOf(rendering: Rendering, dissector: Dissector): Record<string, Json> {
  const found: Record<string, Json> = {};
  const objects = Object.entries(rendering.objects).map(([name, digests]) => ({
    name,
    parts: digests.map((digest) => dissector.parts(digest)),
  }));
  const all = objects.flatMap(({ parts }) => parts);
  const names = new Set(objects.map(({ name }) => name));
  if (Object.keys(rendering.options).length > 0) names.add('ConfigMap/cilium-config');
  const makers: Makers = {
    names,
    secrets: new Set(all.flatMap(({ secret }) => secret ?? [])),
    texts: all.flatMap(({ texts }) => texts ?? []),
  };
  for (const name of names) if (!isProbeName(name)) found[`o|${name}`] = true;
  for (const { name, parts } of objects.filter((object) => !isProbeName(object.name))) {
    for (const { containers, references } of parts) {
      for (const container of containers) Object.assign(found, ofContainer(name, container));
      for (const reference of references.filter(({ to }) => !isProbeName(to))) {
        const kind = reference.optional ? 'optional' : 'needed';
        found[`r|${name}|${reference.to}|${kind}|${makerOf(reference, makers)}`] = true;
      }
    }
  }
  return found;
}

/** The image and the arguments of one container of an object. */
function ofContainer(
  object: string,
  { name, image, arguments: flags }: Parts['containers'][number],
): Record<string, Json> {
  const found: Record<string, Json> = { [`i|${object}/${name}`]: image };
  for (const [flag, value] of flags) if (!isProbeName(flag)) found[`a|${object}/${name}|${flag}`] = value;
  return found;
}
