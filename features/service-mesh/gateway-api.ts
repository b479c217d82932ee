/**
 * The Gateway API release whose CRDs upstream's documentation requires, by Cilium
 * minor, and the kinds that the operator requires.
 * Source: cilium/cilium `Documentation/network/servicemesh/gateway-api/installation.rst` of each minor;
 * `operator/pkg/gateway-api/cell.go` (requiredGVKs) from 1.15 on.
 */
import type { LensContext } from '../../src/core/feature.ts';

export interface GatewayApiRelease {
  release: string;
  kinds: readonly string[];
  /** Kinds that only the experimental channel has. */
  experimental: readonly string[];
}

const basic = ['GatewayClass', 'Gateway', 'HTTPRoute', 'ReferenceGrant'];
const withGrpc = [...basic, 'GRPCRoute'];

const releases: readonly (GatewayApiRelease & { since: string })[] = [
  { since: '1.20.0', release: 'v1.6.1', kinds: [...withGrpc, 'TLSRoute', 'BackendTLSPolicy'], experimental: [] },
  { since: '1.18.0', release: 'v1.3.0', kinds: withGrpc, experimental: [] },
  { since: '1.17.0', release: 'v1.2.0', kinds: withGrpc, experimental: [] },
  { since: '1.16.0', release: 'v1.1.0', kinds: [...withGrpc, 'TLSRoute'], experimental: ['TLSRoute'] },
  { since: '1.15.0', release: 'v1.0.0', kinds: [...withGrpc, 'TLSRoute'], experimental: ['GRPCRoute', 'TLSRoute'] },
  { since: '1.14.0', release: 'v0.7.0', kinds: basic, experimental: [] },
  { since: '1.13.0', release: 'v0.5.1', kinds: basic, experimental: ['ReferenceGrant'] },
];

/** The release for a Cilium version; undefined before 1.13. */
export function gatewayApiRelease(context: LensContext): GatewayApiRelease | undefined {
  return releases.find(({ since }) => context.is(`>=${since}`));
}

/** The address of the manifest for a release that includes all the kinds. */
export function manifestOf({ release, experimental }: GatewayApiRelease): string {
  const channel = experimental.length > 0 ? 'experimental' : 'standard';
  return `https://github.com/kubernetes-sigs/gateway-api/releases/download/${release}/${channel}-install.yaml`;
}
