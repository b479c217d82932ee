import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import { firstMissing } from '../shared/arrivals.ts';
import { defined } from '../shared/defined.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { IpamIntent } from './schema.ts';

/** Source: values.yaml of the charts, 1.9.0 to 1.20.0. */
export function write(intent: IpamIntent, context: LensContext): Settings | Unavailable {
  const missing = firstMissing(context, [
    {
      asked: intent.mode === 'multi-pool',
      since: '1.14.0',
      path: ['mode'],
      unavailable: 'This version has no address pools for pods to choose from.',
    },
    {
      asked: (intent.ipv4?.podCIDRs?.length ?? 0) > 1,
      since: '1.11.0',
      path: ['ipv4', 'podCIDRs'],
      unavailable: 'In this version, all pod addresses are from one IPv4 network.',
    },
    {
      asked: (intent.ipv6?.podCIDRs?.length ?? 0) > 1,
      since: '1.11.0',
      path: ['ipv6', 'podCIDRs'],
      unavailable: 'In this version, all pod addresses are from one IPv6 network.',
    },
  ]);
  if (missing) return missing;
  const settings: Settings = {
    values: defined<Json>({
      'ipam.mode': intent.mode,
      ...networks('IPv4', intent.ipv4, context),
      ...networks('IPv6', intent.ipv6, context),
      'ipam.operator.autoCreateCiliumPodIPPools': context.is('<1.14.0') ? undefined : pools(intent.pools),
    }),
  };
  return intent.mode === 'multi-pool' ? withPools(settings, context) : settings;
}

/**
 * Settings that upstream documents for multi-pool. It needs BPF masquerading, which requires kube-proxy
 * replacement up to 1.18. Up to 1.17 it needs endpoint routes, with a second option in 1.14. In 1.14 it
 * also needs identities in CRDs. Source: Documentation/network/kubernetes/ipam-multi-pool.rst,
 * Documentation/network/concepts/ipam/multi-pool.rst (Limitations).
 */
function withPools(settings: Settings, context: LensContext): Settings {
  const isFirst = context.is('<1.15.0');
  const implies: Record<string, Json> = {
    'bpf.masquerade': true,
    ...(context.is('<1.18.0') && { 'endpointRoutes.enabled': true }),
    ...(isFirst && { identityAllocationMode: 'crd' }),
  };
  const option = 'enable-local-node-route';
  const all: Settings = {
    ...settings,
    implies,
    ...(isFirst && { options: { [option]: 'false' }, ofChart: { [`extraConfig.${option}`]: 'false' } }),
  };
  return context.is('<1.19.0') ? onFullReplacement(all, context) : all;
}

interface Networks {
  podCIDRs?: string[] | undefined;
  maskSize?: number | undefined;
}

/** Charts up to 1.10 accept one network, later ones a list. */
function networks(
  family: 'IPv4' | 'IPv6',
  wish: Networks | undefined,
  context: LensContext,
): Record<string, Json | undefined> {
  const path = `ipam.operator.clusterPool${family}`;
  return {
    ...(context.is('<1.11.0')
      ? { [`${path}PodCIDR`]: wish?.podCIDRs?.[0] }
      : { [`${path}PodCIDRList`]: wish?.podCIDRs }),
    [`${path}MaskSize`]: wish?.maskSize,
  };
}

function pools(wish: IpamIntent['pools']): Json | undefined {
  if (!wish) return undefined;
  const family = (part: { cidrs: string[]; maskSize: number } | undefined): Json | undefined =>
    part && { cidrs: part.cidrs, maskSize: part.maskSize };
  return Object.fromEntries(
    Object.entries(wish).map(([name, { ipv4, ipv6 }]) => [
      name,
      defined<Json>({ ipv4: family(ipv4), ipv6: family(ipv6) }),
    ]),
  );
}

/** Every pod needs an address, so IPAM cannot be off. */
export function writeOff(): Unavailable {
  return { unavailable: 'Pods always need addresses. Set features.ipam.mode instead of false.' };
}
