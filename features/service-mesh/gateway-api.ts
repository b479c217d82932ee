/**
 * The release of the Gateway API whose CRDs upstream's documentation tells to install first, by Cilium minor.
 * Source: cilium/cilium `Documentation/network/servicemesh/gateway-api/installation.rst` of each minor.
 */
import type { LensContext } from '../../src/core/feature.ts';

const releases = [
  { since: '1.20.0', release: 'v1.6.0' },
  { since: '1.18.0', release: 'v1.3.0' },
  { since: '1.17.0', release: 'v1.2.0' },
  { since: '1.16.0', release: 'v1.1.0' },
  { since: '1.15.0', release: 'v1.0.0' },
  { since: '1.14.0', release: 'v0.7.0' },
  { since: '1.13.0', release: 'v0.5.1' },
] as const;

/** The release for a Cilium version; undefined before 1.13. */
export function gatewayApiRelease(context: LensContext): string | undefined {
  return releases.find(({ since }) => context.is(`>=${since}`))?.release;
}
