/** Documented flags of addresses, masquerading, packet sizes and devices. */
import type { Json } from '../../../src/core/json.ts';
import {
  type ConformanceCase,
  chartValues,
  type Documented,
  type DocumentedFlags,
  type DocumentedNeed,
  type Features,
  podCIDR,
} from './model.ts';

/** The same flags on two addresses of a page that moved in 1.13. */
function onPages(cilium: string, flags: Record<string, Json>, [before, after]: [string, string]): DocumentedFlags[] {
  return [
    { cilium: `${cilium} <1.13.0`, flags, page: before },
    { cilium: `${cilium} >=1.13.0`, flags, page: after },
  ];
}

const ipamPages: [string, string] = [
  'gettingstarted/ipam-cluster-pool.rst',
  'network/kubernetes/ipam-cluster-pool.rst',
];
const conceptPages: [string, string] = [
  'concepts/networking/ipam/kubernetes.rst',
  'network/concepts/ipam/kubernetes.rst',
];
const masqueradingPages: [string, string] = [
  'concepts/networking/masquerading.rst',
  'network/concepts/masquerading.rst',
];
const tuning = 'operations/performance/tuning.rst';

/** Differs from Kubespray's own pool, so that the effect shows. */
const ownPool = '10.42.0.0/16';
const ownPool6 = 'fd42::/108';

const clusterPool: Documented = [
  ...onPages(
    '<1.11.0',
    {
      'ipam.mode': 'cluster-pool',
      'ipam.operator.clusterPoolIPv4PodCIDR': ownPool,
      'ipam.operator.clusterPoolIPv4MaskSize': 25,
    },
    ipamPages,
  ),
  ...onPages(
    '>=1.11.0',
    {
      'ipam.mode': 'cluster-pool',
      'ipam.operator.clusterPoolIPv4PodCIDRList': [ownPool],
      'ipam.operator.clusterPoolIPv4MaskSize': 25,
    },
    ipamPages,
  ),
];
const dualStackPool: Documented = [
  ...onPages(
    '<1.11.0',
    {
      'ipam.mode': 'cluster-pool',
      'ipv6.enabled': true,
      'ipam.operator.clusterPoolIPv4PodCIDR': ownPool,
      'ipam.operator.clusterPoolIPv4MaskSize': 25,
      'ipam.operator.clusterPoolIPv6PodCIDR': ownPool6,
      'ipam.operator.clusterPoolIPv6MaskSize': 122,
    },
    ipamPages,
  ),
  ...onPages(
    '>=1.11.0',
    {
      'ipam.mode': 'cluster-pool',
      'ipv6.enabled': true,
      'ipam.operator.clusterPoolIPv4PodCIDRList': [ownPool],
      'ipam.operator.clusterPoolIPv4MaskSize': 25,
      'ipam.operator.clusterPoolIPv6PodCIDRList': [ownPool6],
      'ipam.operator.clusterPoolIPv6MaskSize': 122,
    },
    ipamPages,
  ),
];
const twoNetworks = onPages(
  '>=1.11.0',
  { 'ipam.mode': 'cluster-pool', 'ipam.operator.clusterPoolIPv4PodCIDRList': [ownPool, '10.43.0.0/16'] },
  ipamPages,
);
const kubernetes = onPages('>=1.9.0', { 'ipam.mode': 'kubernetes' }, conceptPages);
const multiPoolFlags: Record<string, Json> = {
  'ipam.mode': 'multi-pool',
  routingMode: 'native',
  ipv4NativeRoutingCIDR: '10.10.0.0/16',
  autoDirectNodeRoutes: true,
  'bpf.masquerade': true,
  'ipam.operator.autoCreateCiliumPodIPPools': { default: { ipv4: { cidrs: ['10.10.0.0/16'], maskSize: 27 } } },
};
export const multiPool: Documented = [
  {
    cilium: '>=1.14.0 <1.15.0',
    // Its limitations require identities in CRDs, which the chart has by default.
    flags: { ...multiPoolFlags, 'endpointRoutes.enabled': true, 'extraConfig.enable-local-node-route': 'false' },
    page: 'network/kubernetes/ipam-multi-pool.rst',
  },
  {
    cilium: '>=1.15.0 <1.18.0',
    flags: { ...multiPoolFlags, 'endpointRoutes.enabled': true },
    page: 'network/kubernetes/ipam-multi-pool.rst',
  },
  { cilium: '>=1.18.0', flags: multiPoolFlags, page: 'network/kubernetes/ipam-multi-pool.rst' },
];
/** Pools of pod addresses in the notation of an intent. */
export const multiPoolWish: Features = {
  routing: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: '10.10.0.0/16' },
  ipam: { mode: 'multi-pool', pools: { default: { ipv4: { cidrs: ['10.10.0.0/16'], maskSize: 27 } } } },
};
export const multiPoolNeeds: DocumentedNeed[] = [
  {
    cilium: '>=1.14.0 <1.15.0',
    option: 'identity-allocation-mode',
    value: 'crd',
    default: false,
    page: 'network/concepts/ipam/multi-pool.rst',
  },
];

export const replacement: Documented = [
  { cilium: '<1.14.0', flags: { kubeProxyReplacement: 'strict' }, page: tuning, withoutKubeProxy: true },
  { cilium: '>=1.14.0 <1.19.0', flags: { kubeProxyReplacement: true }, page: tuning, withoutKubeProxy: true },
  { cilium: '>=1.19.0', flags: {}, page: tuning },
];
const bpf = onPages('>=1.9.0', { 'bpf.masquerade': true }, masqueradingPages);
const withoutIpv6: Documented = [
  { cilium: '>=1.10.0', flags: { enableIPv6Masquerade: false }, page: masqueradingPages[1] },
];
const masqAgent = onPages('>=1.9.0', { 'bpf.masquerade': true, 'ipMasqAgent.enabled': true }, masqueradingPages);
const ownNetworks = ['10.0.0.0/8', '198.51.100.0/24'];
const masqAgentFlags: Record<string, Json> = {
  'bpf.masquerade': true,
  'ipMasqAgent.enabled': true,
  'ipMasqAgent.config.nonMasqueradeCIDRs': ownNetworks,
  'ipMasqAgent.config.masqLinkLocal': true,
};
const masqAgentNetworks: Documented = [
  { cilium: '>=1.13.0 <1.14.0', flags: masqAgentFlags, page: masqueradingPages[1] },
  {
    cilium: '>=1.14.0',
    // The agent's default, which the variables of Kubespray set explicitly.
    flags: { ...masqAgentFlags, 'ipMasqAgent.config.masqLinkLocalIPv6': false },
    page: masqueradingPages[1],
  },
];
const routeSource: Documented = [
  { cilium: '>=1.15.0', flags: { enableMasqueradeRouteSource: true }, page: masqueradingPages[1] },
];

const mtu: Documented = [
  { cilium: '<1.13.0', flags: { 'extraConfig.mtu': '1400' }, page: 'cmdref/cilium-agent.md' },
  { cilium: '>=1.13.0', flags: { MTU: 1400 }, page: chartValues },
];
const dualStack: Documented = [{ cilium: '*', flags: { 'ipv6.enabled': true }, page: chartValues }];
const ipv6Alone: Documented = [
  // Hubble would prefer IPv6 as well; in Kubespray it is disabled.
  { cilium: '*', flags: { 'hubble.enabled': false, 'ipv6.enabled': true, 'ipv4.enabled': false }, page: chartValues },
];

const nativeFlags = { ipv4NativeRoutingCIDR: podCIDR, autoDirectNodeRoutes: true };
const fast: Record<string, Json> = {
  routingMode: 'native',
  'bpf.masquerade': true,
  kubeProxyReplacement: true,
  ...nativeFlags,
};
const bigTCP4: Documented = [
  { cilium: '>=1.14.0', flags: { ...fast, enableIPv4BIGTCP: true }, page: tuning, withoutKubeProxy: true },
];
const bigTCP6: Documented = [
  {
    cilium: '>=1.14.0',
    flags: { ...fast, ipv6NativeRoutingCIDR: ownPool6, 'ipv6.enabled': true, enableIPv6BIGTCP: true },
    page: tuning,
    withoutKubeProxy: true,
  },
];
const netkit: Documented = [
  { cilium: '>=1.16.0', flags: { ...fast, 'bpf.datapathMode': 'netkit' }, page: tuning, withoutKubeProxy: true },
];

const native: Features = {
  routing: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: podCIDR },
};

export const networkCases: readonly ConformanceCase[] = [
  {
    id: 'ipam-cluster-pool',
    feature: 'ipam',
    features: { ipam: { mode: 'cluster-pool', ipv4: { podCIDRs: [ownPool], maskSize: 25 } } },
    documented: [clusterPool],
  },
  {
    id: 'ipam-dual-stack',
    feature: 'ipam',
    features: {
      ipv6: true,
      ipam: {
        mode: 'cluster-pool',
        ipv4: { podCIDRs: [ownPool], maskSize: 25 },
        ipv6: { podCIDRs: [ownPool6], maskSize: 122 },
      },
    },
    documented: [dualStackPool],
  },
  {
    id: 'ipam-two-networks',
    feature: 'ipam',
    features: { ipam: { mode: 'cluster-pool', ipv4: { podCIDRs: [ownPool, '10.43.0.0/16'] } } },
    documented: [twoNetworks],
  },
  { id: 'ipam-kubernetes', feature: 'ipam', features: { ipam: { mode: 'kubernetes' } }, documented: [kubernetes] },
  {
    id: 'ipam-multi-pool',
    feature: 'ipam',
    features: multiPoolWish,
    documented: [replacement, multiPool],
    needs: multiPoolNeeds,
  },
  {
    id: 'masquerading-bpf',
    feature: 'masquerading',
    features: { masquerading: { bpf: true } },
    documented: [replacement, bpf],
  },
  {
    id: 'masquerading-ipv4',
    feature: 'masquerading',
    features: { masquerading: { ipv6: false } },
    documented: [withoutIpv6],
  },
  {
    id: 'masquerading-agent',
    feature: 'masquerading',
    features: { masquerading: { ipMasqAgent: true } },
    documented: [replacement, masqAgent],
  },
  {
    id: 'masquerading-agent-networks',
    feature: 'masquerading',
    features: { masquerading: { ipMasqAgent: { nonMasqueradeCIDRs: ownNetworks, masqLinkLocal: true } } },
    documented: [replacement, masqAgentNetworks],
  },
  {
    id: 'masquerading-route-source',
    feature: 'masquerading',
    features: { masquerading: { routeSource: true } },
    documented: [routeSource],
  },
  { id: 'mtu', feature: 'mtu', features: { mtu: { bytes: 1400 } }, documented: [mtu] },
  { id: 'ipv6-dual-stack', feature: 'ipv6', features: { ipv6: true }, documented: [dualStack] },
  { id: 'ipv6-alone', feature: 'ipv6', features: { hubble: false, ipv6: { ipv4: false } }, documented: [ipv6Alone] },
  {
    id: 'big-tcp-ipv4',
    feature: 'bigTCP',
    features: { ...native, bigTCP: { ipv4: true } },
    documented: [bigTCP4],
  },
  {
    id: 'big-tcp-ipv6',
    feature: 'bigTCP',
    features: {
      routing: {
        mode: 'native',
        autoDirectNodeRoutes: true,
        ipv4NativeRoutingCIDR: podCIDR,
        ipv6NativeRoutingCIDR: ownPool6,
      },
      bigTCP: { ipv6: true },
    },
    documented: [bigTCP6],
  },
  { id: 'netkit', feature: 'netkit', features: { ...native, netkit: true }, documented: [netkit] },
];
