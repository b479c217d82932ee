/** Splits image references, and changes their registry. */

export interface Reference {
  /** Registry and path: `quay.io/cilium/cilium`. */
  repository: string;
  tag: string | undefined;
  /** `sha256:...` */
  digest: string | undefined;
}

/** Splits a reference. A colon before the last slash belongs to a registry's port. */
export function parseReference(text: string): Reference {
  const [name = '', digest] = text.split('@', 2);
  const colon = name.lastIndexOf(':');
  const hasTag = colon > name.lastIndexOf('/');
  return {
    repository: hasTag ? name.slice(0, colon) : name,
    tag: hasTag ? name.slice(colon + 1) : undefined,
    digest: digest === undefined || digest === '' ? undefined : digest,
  };
}

export function referenceText({ repository, tag, digest }: Reference): string {
  return `${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** Registry and path of a repository. Container runtimes use Docker Hub if there is no registry, and so does this. */
export function splitRepository(repository: string): { registry: string; path: string } {
  const slash = repository.indexOf('/');
  const first = slash < 0 ? '' : repository.slice(0, slash);
  if (/[.:]/.test(first) || first === 'localhost') return { registry: first, path: repository.slice(slash + 1) };
  return { registry: 'docker.io', path: slash < 0 ? `library/${repository}` : repository };
}

/**
 * How a mirror names its images.
 *
 * - `path`: without the original registry, as Kubespray's contrib/offline pushes it
 * - `full`: below the original registry's name, as Kubean's import_images.sh pushes it
 */
export type Layout = 'path' | 'full';

export interface Mirror {
  /** A host, optionally with a port or a path. */
  registry: string;
  layout: Layout;
}

/** The repository in the mirror; unchanged if it is already there. */
export function mirrored(repository: string, { registry, layout }: Mirror): string {
  if (isIn(repository, registry)) return repository;
  const source = splitRepository(repository);
  return `${registry}/${layout === 'full' ? `${source.registry}/` : ''}${source.path}`;
}

/** True if a repository is in the mirror. */
export function isIn(repository: string, registry: string): boolean {
  return repository.startsWith(`${registry}/`);
}
