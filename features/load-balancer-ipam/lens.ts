import type { CustomResource, LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import { type LoadBalancerIPAMIntent, type Pool, schema } from './schema.ts';

const none = { unavailable: 'This version has no LoadBalancer IPAM.', since: '1.13.0' };

/**
 * Pools are custom resources. LB IPAM itself is always on, and has a switch only from 1.17 on.
 * Source: `Documentation/network/lb-ipam.rst` of each minor, chart `cilium-configmap.yaml`.
 */
export function write(intent: LoadBalancerIPAMIntent, context: LensContext): Settings | Unavailable {
  if (context.is('<1.13.0')) return none;
  const { pools = [], defaultFor } = intent;
  if (defaultFor !== undefined && context.is('<1.17.0')) {
    return {
      unavailable: 'In this version, Services without loadBalancerClass always get addresses from the pools.',
      since: '1.17.0',
      path: ['defaultFor'],
    };
  }
  const early = context.is('<1.15.0');
  const tooNew = pools.findIndex(({ ranges, allowFirstLastIPs }) => ranges?.length || allowFirstLastIPs !== undefined);
  if (early && tooNew >= 0) {
    return {
      unavailable: 'Pools of this version have neither ranges nor allowFirstLastIPs.',
      since: '1.15.0',
      path: ['pools', String(tooNew)],
    };
  }
  return {
    values: defined<Json>({ defaultLBServiceIPAM: defaultFor }),
    ...(context.is('>=1.17.0') && { implies: { enableLBIPAM: true } }),
    resources: pools.map((pool) => poolResource(pool, context)),
  };
}

function poolResource(pool: Pool, context: LensContext): CustomResource {
  const { name, cidrs = [], ranges = [], allowFirstLastIPs, serviceSelector, disabled, labels } = pool;
  const blocks: Json[] = [...cidrs.map((cidr) => ({ cidr })), ...ranges.map((range) => defined<Json>({ ...range }))];
  return {
    ...poolVersion(context),
    kind: 'CiliumLoadBalancerIPPool',
    name,
    ...(labels && { labels }),
    spec: defined<Json>({
      // Renamed in 1.15, together with ranges.
      [context.is('<1.15.0') ? 'cidrs' : 'blocks']: blocks,
      allowFirstLastIPs: allowFirstLastIPs === undefined ? undefined : allowFirstLastIPs ? 'Yes' : 'No',
      serviceSelector: serviceSelector as Json | undefined,
      disabled,
    }),
  };
}

/** Reads the pools in the form of an intent; `import` checks that they result in the same resources. */
export function readResources(resources: readonly CustomResource[]): LoadBalancerIPAMIntent | undefined {
  const found = resources.filter(({ kind }) => kind === 'CiliumLoadBalancerIPPool');
  const pools = found.map(({ name, labels, spec }) => {
    const blocks = (spec.blocks ?? spec.cidrs ?? []) as { cidr?: Json; start?: Json; stop?: Json }[];
    const cidrs = blocks.flatMap(({ cidr }) => (cidr === undefined ? [] : [cidr]));
    const ranges = blocks.filter(({ cidr }) => cidr === undefined);
    return {
      name,
      ...(cidrs.length > 0 && { cidrs }),
      ...(ranges.length > 0 && { ranges }),
      ...(spec.allowFirstLastIPs !== undefined && { allowFirstLastIPs: spec.allowFirstLastIPs === 'Yes' }),
      ...(spec.serviceSelector !== undefined && { serviceSelector: spec.serviceSelector }),
      ...(spec.disabled !== undefined && { disabled: spec.disabled }),
      ...(labels && { labels }),
    };
  });
  return pools.length > 0 ? schema().safeParse({ pools }).data : undefined;
}

/** Source: `pkg/k8s/apis/cilium.io/client/crds`; upgrade notes of 1.19, which deprecate v2alpha1. */
function poolVersion(context: LensContext): Pick<CustomResource, 'apiVersion' | 'alsoServed'> {
  if (context.is('<1.18.0')) return { apiVersion: 'cilium.io/v2alpha1' };
  return { apiVersion: 'cilium.io/v2', ...(context.is('<1.20.0') && { alsoServed: ['cilium.io/v2alpha1'] }) };
}

/** Disables LB IPAM, whatever pools exist. */
export function writeOff(context: LensContext): Settings | Unavailable {
  if (context.is('<1.13.0')) return { values: {} };
  if (context.is('>=1.17.0')) return { values: { enableLBIPAM: false } };
  return { unavailable: 'LoadBalancer IPAM cannot be disabled. Without a pool it does nothing.', since: '1.17.0' };
}

/**
 * No configuration contains the pools. It only shows whether LB IPAM is off, and
 * which IPAM serves Services without a class.
 */
export function read(options: OptionsView, context: LensContext): LoadBalancerIPAMIntent | false | undefined {
  if (context.is('<1.17.0')) return undefined;
  if (options.flag('enable-lb-ipam', true) === false) return false;
  return options.get('default-lb-service-ipam') === 'none' ? { defaultFor: 'none' } : undefined;
}
