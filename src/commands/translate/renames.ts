/**
 * Helm values whose meaning changed together with their name, so that the catalog cannot derive the rename. Each entry
 * states the Cilium versions in which an older or newer form must be written differently. Sources: cilium/cilium
 * Documentation/operations/upgrade.rst of each minor, and the charts' values.yaml and templates/cilium-configmap.yaml,
 * 1.9 to 1.20.
 */
import type { Json } from '../../core/json.ts';
import type { ValueTree } from '../../predict/chart.ts';

export interface Rename {
  path: string;
  /** Cilium versions that do not accept this form. */
  versions: string;
  /** The values to write instead; empty if other values already include it; undefined if this value does not match. */
  say(value: Json, values: ValueTree): Record<string, Json> | undefined;
}

const isOn = (value: Json): boolean => value === true || value === 'true';

/**
 * The switch of one part of kube-proxy replacement. Full replacement includes every part in every version. From some
 * version on, no part can be enabled alone.
 *
 * @param gone the version from which on the part cannot be enabled alone
 * @param written the version from which on the chart writes the part's option together with full replacement
 */
function part(path: string, gone: string, written = gone): Rename[] {
  return [
    {
      path,
      versions: `<${written}`,
      say: (value, values) => (isOn(value) && isFullReplacement(values) ? {} : undefined),
    },
    {
      path,
      versions: `>=${gone}`,
      say: (value, values) => (!isOn(value) || isFullReplacement(values) ? {} : undefined),
    },
  ];
}

/** True if the values enable full kube-proxy replacement, in the form of any version. */
export function isFullReplacement(values: ValueTree): boolean {
  return ['strict', 'true', true].includes(values.kubeProxyReplacement as string | boolean);
}

/**
 * Two names of one value, the earlier one first, if the agent options do not show
 * that they are the same. A chart may read both, or write the option together with
 * others. A chart that has only one of them reads the value from that name.
 */
export const namePairs: readonly (readonly [earlier: string, later: string])[] = [
  // values.yaml of 1.11 states the successor.
  ['nativeRoutingCIDR', 'ipv4NativeRoutingCIDR'],
  // upgrade.rst of 1.10.
  ['masquerade', 'enableIPv4Masquerade'],
  // upgrade.rst of 1.12: the socket load balancer got a name of its own.
  ['hostServices.enabled', 'socketLB.enabled'],
  // upgrade.rst of 1.12: the earlier name had the opposite meaning of its effect.
  ['bpf.hostRouting', 'bpf.hostLegacyRouting'],
  // values.yaml of 1.18: the static exporter got size limits of its own.
  ['hubble.export.fileMaxSizeMb', 'hubble.export.static.fileMaxSizeMb'],
  ['hubble.export.fileMaxBackups', 'hubble.export.static.fileMaxBackups'],
];

export const renames: readonly Rename[] = [
  // 1.14 split one value into two (upgrade.rst of 1.14). From 1.15 on the chart rejects the old one.
  {
    path: 'tunnel',
    versions: '>=1.14.0',
    say: (value) =>
      value === 'disabled' ? { routingMode: 'native' } : { routingMode: 'tunnel', tunnelProtocol: value },
  },
  {
    path: 'routingMode',
    versions: '<1.14.0',
    say: (value) => (value === 'native' ? { tunnel: 'disabled' } : { tunnel: 'vxlan' }),
  },
  { path: 'tunnelProtocol', versions: '<1.14.0', say: (value) => ({ tunnel: value }) },
  // strict and partial became booleans in 1.14, and the chart rejects them from 1.16 on. 1.13 removed probe.
  {
    path: 'kubeProxyReplacement',
    versions: '>=1.16.0',
    say: (value) => {
      if (value === 'strict') return { kubeProxyReplacement: true };
      if (value === 'partial' || value === 'probe' || value === 'disabled') return { kubeProxyReplacement: false };
      return undefined;
    },
  },
  {
    path: 'kubeProxyReplacement',
    versions: '<1.14.0',
    say: (value) => {
      if (value === true || value === 'true') return { kubeProxyReplacement: 'strict' };
      if (value === false || value === 'false') return { kubeProxyReplacement: 'disabled' };
      return undefined;
    },
  },
  // One network became a list in 1.13, and the chart rejects the old value from 1.14 on.
  {
    path: 'ipam.operator.clusterPoolIPv4PodCIDR',
    versions: '>=1.14.0',
    say: (value) => ({ 'ipam.operator.clusterPoolIPv4PodCIDRList': [value] }),
  },
  {
    path: 'ipam.operator.clusterPoolIPv6PodCIDR',
    versions: '>=1.14.0',
    say: (value) => ({ 'ipam.operator.clusterPoolIPv6PodCIDRList': [value] }),
  },
  // The charts removed these one after another (1.17.6, 1.18.0, 1.19.0).
  ...part('externalIPs.enabled', '1.17.6'),
  ...part('hostPort.enabled', '1.18.0'),
  ...part('nodePort.enabled', '1.19.0'),
  ...part('sessionAffinity', '1.19.0', '1.12.0'),
];
