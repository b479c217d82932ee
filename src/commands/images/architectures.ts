/**
 * The architectures for which upstream publishes an image. Only upstream's release
 * files count; otherwise it is unknown.
 */
import { coerce, compare, valid } from '../../core/versions.ts';
import type { Reference } from './reference.ts';

const both = ['amd64', 'arm64'];

/**
 * Images with versions of their own. The source is the release workflow in each repository
 * (`platforms`). `since` is the newest version at the time of the oldest workflow that was
 * read. cilium/proxy: `.github/workflows/build-envoy-images-release.yaml` (2023).
 * cilium/hubble-ui: `.github/workflows/images-releases.yaml` (2022). cilium/certgen:
 * `.github/workflows/build-images-release.yaml` (2024).
 */
const published: readonly { name: string; since: string }[] = [
  { name: 'cilium-envoy', since: '1.24.0' },
  { name: 'hubble-ui', since: '0.9.1' },
  { name: 'hubble-ui-backend', since: '0.9.1' },
  { name: 'certgen', since: '0.2.1' },
];

/**
 * The architectures of an image; undefined if they are not known. Cilium publishes
 * its own images for both from 1.10 on.
 * Source: cilium/cilium, Documentation/operations/system_requirements.rst.
 */
export function architecturesOf({ repository, tag }: Reference, cilium: string): string[] | undefined {
  const name = /(?:^|\/)cilium\/([^/]+)$/.exec(repository)?.[1];
  if (name === undefined || tag === undefined) return undefined;
  const own = valid(cilium);
  if (tag === `v${cilium}` && own !== null) return compare(own, '1.10.0') >= 0 ? [...both] : undefined;
  const since = published.find((entry) => entry.name === name)?.since;
  const version = coerce(tag)?.version;
  return since !== undefined && version !== undefined && compare(version, since) >= 0 ? [...both] : undefined;
}
