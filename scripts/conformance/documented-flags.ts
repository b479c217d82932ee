/**
 * Cilium's own documentation: for each feature, the Helm flags that a reader of Cilium's pages would set, by version.
 *
 * This is the expectation of the conformance suite, so it does not depend on the lenses in `features/`. It is taken
 * from the pages of the documentation (names, values and versions only) and judged with the real chart. If a version's
 * pages have no flags for something, no row covers the version.
 */
import semver from 'semver';
import type { Json } from '../../src/core/json.ts';
import { encryptionCases } from './documented/encryption.ts';
import {
  type ConformanceCase,
  chartValues,
  type Documented,
  type DocumentedFlags,
  type DocumentedNeed,
  type DocumentedRefusal,
  type DocumentedResource,
  type Features,
  podCIDR,
  withChartObjects,
} from './documented/model.ts';
import { multiPool, multiPoolNeeds, multiPoolWish, networkCases, replacement } from './documented/network.ts';
import { observabilityCases } from './documented/observability.ts';

export type { ConformanceCase, DocumentedResource } from './documented/model.ts';

/** The page of the kube-proxy replacement moved in 1.13. */
const kubeProxyFreePages = [
  { cilium: '<1.13.0', page: 'gettingstarted/kubeproxy-free.rst' },
  { cilium: '>=1.13.0', page: 'network/kubernetes/kubeproxy-free.rst' },
];

/** The same flags on both addresses of the kube-proxy replacement's page, within the range. */
function onKubeProxyFreePage(cilium: string, flags: Record<string, Json>): DocumentedFlags[] {
  return kubeProxyFreePages
    .filter((home) => semver.intersects(home.cilium, cilium))
    .map((home) => ({ cilium: `${cilium} ${home.cilium}`, flags, page: home.page }));
}

/** Base64 of 12 bytes, as the Maglev section requires. */
const hashSeed = 'c2VlZHNlZWRzZWVk';

const native: Documented = [
  {
    cilium: '<1.11.0',
    flags: { tunnel: 'disabled', nativeRoutingCIDR: podCIDR, autoDirectNodeRoutes: true },
    page: 'concepts/networking/routing.rst',
  },
  {
    cilium: '>=1.11.0 <1.13.0',
    flags: { tunnel: 'disabled', ipv4NativeRoutingCIDR: podCIDR, autoDirectNodeRoutes: true },
    page: 'concepts/networking/routing.rst',
  },
  {
    cilium: '>=1.13.0 <1.14.0',
    flags: { tunnel: 'disabled', ipv4NativeRoutingCIDR: podCIDR, autoDirectNodeRoutes: true },
    page: 'network/concepts/routing.rst',
  },
  {
    cilium: '>=1.14.0',
    flags: { routingMode: 'native', ipv4NativeRoutingCIDR: podCIDR, autoDirectNodeRoutes: true },
    page: 'network/concepts/routing.rst',
  },
];

const geneveTunnel: Documented = [
  { cilium: '<1.13.0', flags: { tunnel: 'geneve' }, page: 'concepts/networking/routing.rst' },
  { cilium: '>=1.13.0 <1.14.0', flags: { tunnel: 'geneve' }, page: 'network/concepts/routing.rst' },
  {
    cilium: '>=1.14.0',
    flags: { routingMode: 'tunnel', tunnelProtocol: 'geneve' },
    page: 'network/concepts/routing.rst',
  },
];

const kubeProxyFree: Documented = [
  ...onKubeProxyFreePage('<1.14.0', { kubeProxyReplacement: 'strict' }),
  ...onKubeProxyFreePage('>=1.14.0', { kubeProxyReplacement: true }),
].map((row) => ({ ...row, withoutKubeProxy: true as const }));

const bpfMasquerade: Documented = [
  { cilium: '<1.13.0', flags: { 'bpf.masquerade': true }, page: 'concepts/networking/masquerading.rst' },
  { cilium: '>=1.13.0', flags: { 'bpf.masquerade': true }, page: 'network/concepts/masquerading.rst' },
];

const egressGateway: Documented = [
  {
    cilium: '>=1.10.0 <1.12.0',
    flags: { 'egressGateway.enabled': true, 'bpf.masquerade': true },
    page: 'gettingstarted/egress-gateway.rst',
  },
  {
    cilium: '>=1.12.0 <1.13.0',
    flags: { 'egressGateway.enabled': true, 'bpf.masquerade': true, l7Proxy: false },
    page: 'gettingstarted/egress-gateway.rst',
  },
  {
    cilium: '>=1.13.0 <1.16.0',
    flags: { 'egressGateway.enabled': true, 'bpf.masquerade': true, l7Proxy: false },
    page: 'network/egress-gateway.rst',
  },
  {
    cilium: '>=1.16.0',
    flags: { 'egressGateway.enabled': true, 'bpf.masquerade': true },
    page: 'network/egress-gateway/egress-gateway.rst',
  },
];

const bandwidthManager: Documented = [
  { cilium: '<1.12.0', flags: { bandwidthManager: true }, page: 'gettingstarted/bandwidth-manager.rst' },
  {
    cilium: '>=1.12.0 <1.13.0',
    flags: { 'bandwidthManager.enabled': true },
    page: 'gettingstarted/bandwidth-manager.rst',
  },
  {
    cilium: '>=1.13.0',
    flags: { 'bandwidthManager.enabled': true },
    page: 'network/kubernetes/bandwidth-manager.rst',
  },
];

const bbr: Documented = [
  {
    cilium: '>=1.12.0 <1.13.0',
    flags: { 'bandwidthManager.enabled': true, 'bandwidthManager.bbr': true },
    page: 'gettingstarted/bandwidth-manager.rst',
  },
  {
    cilium: '>=1.13.0',
    flags: { 'bandwidthManager.enabled': true, 'bandwidthManager.bbr': true },
    page: 'network/kubernetes/bandwidth-manager.rst',
  },
];

const maglev = onKubeProxyFreePage('>=1.9.0', { 'loadBalancer.algorithm': 'maglev' });
const maglevTable = onKubeProxyFreePage('>=1.9.0', {
  'loadBalancer.algorithm': 'maglev',
  'maglev.tableSize': 65521,
  'maglev.hashSeed': hashSeed,
});

const snat = onKubeProxyFreePage('>=1.9.0', { 'loadBalancer.mode': 'snat' });
const dsr = onKubeProxyFreePage('>=1.9.0', { 'loadBalancer.mode': 'dsr' });
const hybrid = onKubeProxyFreePage('>=1.9.0', { 'loadBalancer.mode': 'hybrid' });
const dsrOption: Documented = [
  // The IP option is the only way that these versions support.
  { cilium: '<1.10.1', flags: { 'loadBalancer.mode': 'dsr' }, page: 'gettingstarted/kubeproxy-free.rst' },
  {
    cilium: '>=1.10.1 <1.14.0',
    flags: { 'loadBalancer.mode': 'dsr', 'loadBalancer.dsrDispatch': 'opt' },
    page: chartValues,
  },
  ...onKubeProxyFreePage('>=1.14.0', { 'loadBalancer.mode': 'dsr', 'loadBalancer.dsrDispatch': 'opt' }),
];
const dsrGeneve = onKubeProxyFreePage('>=1.14.0', {
  'loadBalancer.mode': 'dsr',
  'loadBalancer.dsrDispatch': 'geneve',
  tunnelProtocol: 'geneve',
});
const dsrIpip: Documented = [
  {
    cilium: '>=1.10.1',
    flags: {
      'loadBalancer.mode': 'dsr',
      'loadBalancer.dsrDispatch': 'ipip',
      'loadBalancer.acceleration': 'native',
    },
    page: chartValues,
  },
];

const xdpNative = onKubeProxyFreePage('>=1.9.0', { 'loadBalancer.acceleration': 'native' });
const xdpBestEffort = onKubeProxyFreePage('>=1.15.0', { 'loadBalancer.acceleration': 'best-effort' });
const xdpDevices = onKubeProxyFreePage('>=1.9.0', { 'loadBalancer.acceleration': 'native', devices: ['eth0'] });

const hostNamespaceOnly: Documented = [
  ...onKubeProxyFreePage('>=1.10.5 <1.12.0', { 'hostServices.hostNamespaceOnly': true }),
  ...onKubeProxyFreePage('>=1.12.0', { 'socketLB.hostNamespaceOnly': true }),
];

const serviceTopology = onKubeProxyFreePage('>=1.11.0', { 'loadBalancer.serviceTopology': true });
const externalClusterIP = onKubeProxyFreePage('>=1.10.3', { 'bpf.lbExternalClusterIP': true });

const neighborDiscovery: Documented = [
  // There is no switch yet: the agent always does it for NodePort Services.
  { cilium: '<1.10.5', flags: {}, page: 'cmdref/cilium-agent.md' },
  { cilium: '>=1.10.5', flags: { 'l2NeighDiscovery.enabled': true }, page: 'helm-values.rst' },
];
const neighborDiscoveryOff: Documented = [
  { cilium: '>=1.10.5', flags: { 'l2NeighDiscovery.enabled': false }, page: 'helm-values.rst' },
];
const neighborRefresh: Documented = [
  // Only the agent has the option yet; for such options the chart has `extraConfig`.
  { cilium: '<1.10.5', flags: { 'extraConfig.arping-refresh-period': '60s' }, page: 'cmdref/cilium-agent.md' },
  {
    cilium: '>=1.10.5 <1.18.0',
    flags: { 'l2NeighDiscovery.enabled': true, 'l2NeighDiscovery.refreshPeriod': '60s' },
    page: 'helm-values.rst',
  },
];

const clusterIdentity: Documented = [
  {
    cilium: '<1.11.0',
    flags: { 'cluster.name': 'paris', 'cluster.id': 7 },
    page: 'gettingstarted/clustermesh.rst',
  },
  {
    cilium: '>=1.11.0 <1.13.0',
    flags: { 'cluster.name': 'paris', 'cluster.id': 7 },
    page: 'gettingstarted/clustermesh/clustermesh.rst',
  },
  {
    cilium: '>=1.13.0',
    flags: { 'cluster.name': 'paris', 'cluster.id': 7 },
    page: 'network/clustermesh/clustermesh.rst',
  },
];

const ingress: Documented = [
  {
    cilium: '>=1.12.0 <1.13.0',
    flags: { 'ingressController.enabled': true },
    page: 'gettingstarted/servicemesh/installation.rst',
  },
  {
    cilium: '>=1.13.0',
    flags: { 'ingressController.enabled': true, 'ingressController.loadbalancerMode': 'dedicated' },
    page: 'network/servicemesh/installation.rst',
  },
];
const ingressShared: Documented = [
  {
    cilium: '>=1.13.0',
    flags: { 'ingressController.enabled': true, 'ingressController.loadbalancerMode': 'shared' },
    page: 'network/servicemesh/installation.rst',
  },
];
const gatewayAPI: Documented = [
  {
    cilium: '>=1.13.0',
    flags: { 'gatewayAPI.enabled': true },
    page: 'network/servicemesh/gateway-api/installation.rst',
  },
];

/** The comments of the chart itself describe the Service; its page shows the values of shared mode in use. */
const ingressService: Documented = [
  {
    cilium: '>=1.13.0',
    flags: {
      'ingressController.enabled': true,
      'ingressController.loadbalancerMode': 'shared',
      'ingressController.service.type': 'NodePort',
      'ingressController.service.insecureNodePort': 30080,
      'ingressController.service.secureNodePort': 30443,
    },
    page: chartValues,
  },
];
const ingressDefaultSecret: Documented = [
  {
    cilium: '>=1.14.0',
    flags: {
      'ingressController.enabled': true,
      'ingressController.default': true,
      'ingressController.defaultSecretNamespace': 'kube-system',
      'ingressController.defaultSecretName': 'default-cert',
    },
    page: 'network/servicemesh/ingress.rst',
  },
];
const ingressHostNetwork: Documented = [
  {
    cilium: '>=1.16.0',
    flags: {
      'ingressController.enabled': true,
      'ingressController.hostNetwork.enabled': true,
      'ingressController.hostNetwork.sharedListenerPort': 8888,
    },
    page: 'network/servicemesh/ingress.rst',
  },
];
const gatewayAlpn: Documented = [
  {
    cilium: '>=1.16.0',
    flags: { 'gatewayAPI.enabled': true, 'gatewayAPI.enableAlpn': true },
    page: 'network/servicemesh/gateway-api/installation.rst',
  },
];
const gatewayHostNetwork: Documented = [
  {
    cilium: '>=1.16.0',
    flags: {
      'gatewayAPI.enabled': true,
      'gatewayAPI.hostNetwork.enabled': true,
      'gatewayAPI.enableAppProtocol': true,
    },
    page: 'network/servicemesh/gateway-api/gateway-api.rst',
  },
];
const gatewayClass: Documented = [
  {
    cilium: '>=1.16.0',
    flags: { 'gatewayAPI.enabled': true, 'gatewayAPI.gatewayClass.create': 'true' },
    page: chartValues,
  },
];
const envoyConfig: Documented = [
  {
    cilium: '>=1.16.0',
    flags: { 'envoyConfig.enabled': true },
    page: 'network/servicemesh/l7-traffic-management.rst',
  },
];
const mutualAuthentication: Documented = [
  {
    cilium: '>=1.14.0 <1.19.0',
    flags: { 'authentication.mutual.spire.enabled': true, 'authentication.mutual.spire.install.enabled': true },
    page: 'network/servicemesh/mutual-authentication/installation.rst',
  },
  {
    cilium: '>=1.19.0',
    flags: {
      'authentication.enabled': true,
      'authentication.mutual.spire.enabled': true,
      'authentication.mutual.spire.install.enabled': true,
    },
    page: 'network/servicemesh/mutual-authentication/installation.rst',
  },
];
const envoyDaemonSet: Documented = [
  { cilium: '>=1.14.0', flags: { 'envoy.enabled': true }, page: 'security/network/proxy/envoy.rst' },
];

const lbIpam: Documented = [{ cilium: '>=1.13.0', flags: {}, page: 'network/lb-ipam.rst' }];
const lbIpamRanges: Documented = [{ cilium: '>=1.15.0', flags: {}, page: 'network/lb-ipam.rst' }];
const lbIpamOff: Documented = [
  // There is nothing to disable yet.
  { cilium: '<1.13.0', flags: {}, page: 'network/lb-ipam.rst' },
  { cilium: '>=1.17.0', flags: { enableLBIPAM: false }, page: chartValues },
];
const noDefaultIpam: Documented = [
  { cilium: '>=1.17.0', flags: { defaultLBServiceIPAM: 'none' }, page: 'network/lb-ipam.rst' },
];

/** The same pool in the notation of each version: CIDRs became blocks in 1.15, and the API became v2 in 1.18. */
function documentedPool(spec: Record<string, Json>, blocks: Json): DocumentedResource[] {
  const pool = { kind: 'CiliumLoadBalancerIPPool', name: 'blue', page: 'network/lb-ipam.rst' };
  return [
    { ...pool, cilium: '<1.15.0', apiVersions: ['cilium.io/v2alpha1'], spec: { ...spec, cidrs: blocks } },
    { ...pool, cilium: '>=1.15.0 <1.18.0', apiVersions: ['cilium.io/v2alpha1'], spec: { ...spec, blocks } },
    { ...pool, cilium: '>=1.18.0', apiVersions: ['cilium.io/v2', 'cilium.io/v2alpha1'], spec: { ...spec, blocks } },
  ];
}

const l2Announcements: Documented = [
  { cilium: '>=1.14.0', flags: { 'l2announcements.enabled': true }, page: 'network/l2-announcements.rst' },
];
const l2Leases: Documented = [
  {
    cilium: '>=1.14.0',
    flags: {
      'l2announcements.enabled': true,
      'l2announcements.leaseDuration': '3s',
      'l2announcements.leaseRenewDeadline': '1s',
      'l2announcements.leaseRetryPeriod': '200ms',
      'k8sClientRateLimit.qps': 50,
      'k8sClientRateLimit.burst': 100,
    },
    page: 'network/l2-announcements.rst',
  },
];
const l2Policy: DocumentedResource[] = [
  {
    cilium: '>=1.14.0',
    apiVersions: ['cilium.io/v2alpha1'],
    kind: 'CiliumL2AnnouncementPolicy',
    name: 'policy1',
    spec: {
      serviceSelector: { matchLabels: { color: 'blue' } },
      nodeSelector: {
        matchExpressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'DoesNotExist' }],
      },
      interfaces: ['^eth[0-9]+'],
      externalIPs: true,
      loadBalancerIPs: true,
    },
    page: 'network/l2-announcements.rst',
  },
];

const hostFirewallDevices: Documented = [
  {
    cilium: '<1.11.0',
    flags: { hostFirewall: true, devices: ['eth0', 'eth1'] },
    page: 'gettingstarted/host-firewall.rst',
  },
  {
    cilium: '>=1.11.0 <1.13.0',
    flags: { 'hostFirewall.enabled': true, devices: ['eth0', 'eth1'] },
    page: 'gettingstarted/host-firewall.rst',
  },
  {
    cilium: '>=1.13.0',
    flags: { 'hostFirewall.enabled': true, devices: ['eth0', 'eth1'] },
    page: 'security/host-firewall.rst',
  },
];
const hostFirewall: Documented = hostFirewallDevices.map(({ flags: { devices: _, ...flags }, ...row }) => ({
  ...row,
  flags,
}));

const policyAlways: Documented = [
  { cilium: '<1.13.0', flags: { policyEnforcementMode: 'always' }, page: 'policy/intro.rst' },
  { cilium: '>=1.13.0', flags: { policyEnforcementMode: 'always' }, page: 'security/policy/intro.rst' },
];
const policyNever: Documented = policyAlways.map((row) => ({ ...row, flags: { policyEnforcementMode: 'never' } }));
const policyAudit: Documented = [
  { cilium: '<1.13.0', flags: { policyAuditMode: true }, page: 'gettingstarted/policy-creation.rst' },
  { cilium: '>=1.13.0', flags: { policyAuditMode: true }, page: 'security/policy-creation.rst' },
];
const noL7Proxy: Documented = [{ cilium: '>=1.9.0', flags: { l7Proxy: false }, page: 'helm-values.rst' }];
const cidrMatchesNodes: Documented = [
  { cilium: '>=1.15.0', flags: { policyCIDRMatchMode: ['nodes'] }, page: 'security/policy/language.rst' },
];
const noKubernetesPolicies: Documented = [
  { cilium: '>=1.14.0', flags: { 'k8sNetworkPolicy.enabled': false }, page: 'helm-values.rst' },
];
const noNonDefaultDeny: Documented = [
  { cilium: '>=1.17.0', flags: { enableNonDefaultDenyPolicies: false }, page: 'helm-values.rst' },
];
const denyResponse: Documented = [
  { cilium: '>=1.19.0', flags: { policyDenyResponse: 'icmp' }, page: 'security/policy/intro.rst' },
];
const noFlags: Documented = [{ cilium: '>=1.9.0', flags: {}, page: 'security/policy/language.rst' }];
const dnsPorts = [
  {
    ports: [
      { port: '53', protocol: 'UDP' },
      { port: '53', protocol: 'TCP' },
    ],
  },
];

/** The cluster-wide policy of the page, with DNS over TCP as well as UDP, and from the cache of a node (toEntities). */
const defaultDeny: DocumentedResource[] = [
  {
    cilium: '>=1.9.0',
    apiVersions: ['cilium.io/v2'],
    kind: 'CiliumClusterwideNetworkPolicy',
    name: 'default-deny',
    spec: {
      endpointSelector: {
        matchExpressions: [{ key: 'io.kubernetes.pod.namespace', operator: 'NotIn', values: ['kube-system'] }],
      },
      ingress: [{}],
      egress: [
        {
          toEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'kube-system', 'k8s-app': 'kube-dns' } }],
          toPorts: dnsPorts,
        },
        { toEntities: ['host'], toPorts: dnsPorts },
      ],
    },
    page: 'security/policy/language.rst',
  },
];

const localRedirect: Documented = [
  { cilium: '<1.13.0', flags: { localRedirectPolicy: true }, page: 'gettingstarted/local-redirect-policy.rst' },
  {
    cilium: '>=1.13.0 <1.18.0',
    flags: { localRedirectPolicy: true },
    page: 'network/kubernetes/local-redirect-policy.rst',
  },
  {
    cilium: '>=1.18.0',
    flags: { 'localRedirectPolicies.enabled': true },
    page: 'network/kubernetes/local-redirect-policy.rst',
  },
];
const localRedirectCIDRs: Documented = [
  {
    cilium: '>=1.18.0',
    flags: { 'localRedirectPolicies.enabled': true, 'localRedirectPolicies.addressMatcherCIDRs': ['169.254.0.0/16'] },
    page: 'network/kubernetes/local-redirect-policy.rst',
  },
];

const nodeIpam: Documented = [
  { cilium: '>=1.16.0', flags: { 'nodeIPAM.enabled': true }, page: 'network/node-ipam.rst' },
];
const nodeIpamDefault: Documented = [
  {
    cilium: '>=1.17.0',
    flags: { 'nodeIPAM.enabled': true, defaultLBServiceIPAM: 'nodeipam' },
    page: 'network/node-ipam.rst',
  },
];

const mirror: Documented = [
  {
    cilium: '>=1.9.0',
    flags: {
      'image.repository': 'registry.example.com/cilium/cilium',
      'operator.image.repository': 'registry.example.com/cilium/operator',
    },
    page: chartValues,
  },
];
const mirrorNoDigests: Documented = [
  {
    cilium: '>=1.14.0',
    flags: {
      'image.repository': 'registry.example.com/cilium/cilium',
      'image.useDigest': false,
      'operator.image.repository': 'registry.example.com/cilium/operator',
      'operator.image.useDigest': false,
      'envoy.image.repository': 'registry.example.com/cilium/cilium-envoy',
      'envoy.image.useDigest': false,
      'hubble.relay.image.repository': 'registry.example.com/cilium/hubble-relay',
      'hubble.relay.image.useDigest': false,
    },
    page: chartValues,
  },
];
const pullSecrets: Documented = [
  { cilium: '>=1.9.0', flags: { imagePullSecrets: [{ name: 'registry-credentials' }] }, page: chartValues },
];

const agentResources: Documented = [
  {
    cilium: '>=1.9.0',
    flags: {
      'resources.requests.cpu': '200m',
      'resources.requests.memory': '512Mi',
      'resources.limits.cpu': '2',
      'resources.limits.memory': '1Gi',
    },
    page: chartValues,
  },
];
const operatorReplicas: Documented = [{ cilium: '>=1.9.0', flags: { 'operator.replicas': 3 }, page: chartValues }];
const scheduling: Documented = [
  {
    cilium: '>=1.9.0',
    flags: {
      tolerations: [{ operator: 'Exists' }],
      priorityClassName: 'system-node-critical',
      'operator.tolerations': [{ key: 'dedicated', operator: 'Equal', value: 'infra', effect: 'NoSchedule' }],
      'operator.resources.limits.memory': '256Mi',
    },
    page: chartValues,
  },
];

const bgpControlPlane: Documented = [
  {
    cilium: '>=1.12.0 <1.13.0',
    flags: { 'bgpControlPlane.enabled': true },
    page: 'gettingstarted/bgp-control-plane.rst',
  },
  { cilium: '>=1.13.0 <1.16.0', flags: { 'bgpControlPlane.enabled': true }, page: 'network/bgp-control-plane.rst' },
  {
    cilium: '>=1.16.0',
    flags: { 'bgpControlPlane.enabled': true },
    page: 'network/bgp-control-plane/bgp-control-plane.rst',
  },
];
/** Up to 1.13 a peer only has a number and an address; Services are advertised from 1.13 on. */
const bgpServices: Documented = bgpControlPlane.filter(({ cilium }) => !cilium.includes('<1.13.0'));
const bgpTimers: Documented = [
  {
    cilium: '>=1.14.0 <1.16.0',
    flags: { 'bgpControlPlane.enabled': true },
    page: 'network/bgp-control-plane.rst',
  },
  {
    cilium: '>=1.16.0',
    flags: { 'bgpControlPlane.enabled': true },
    page: 'network/bgp-control-plane/bgp-control-plane-v2.rst',
  },
];

/** Only needed for the passwords of peers. */
const bgpPasswordRoles = ['Role', 'RoleBinding'].map((kind) => `${kind}/cilium-bgp-control-plane-secrets`);

const bgpPassword: Documented = [
  { cilium: '>=1.15.0', flags: { 'bgpControlPlane.enabled': true }, page: 'network/bgp-control-plane.rst' },
];

const bgpNodeOverrides: Documented = [
  {
    cilium: '>=1.16.0',
    flags: { 'bgpControlPlane.enabled': true },
    page: 'network/bgp-control-plane/bgp-control-plane-v2.rst',
  },
];
const bgpPodIPPools: Documented = [
  { cilium: '>=1.15.0 <1.16.0', flags: { 'bgpControlPlane.enabled': true }, page: 'network/bgp-control-plane.rst' },
  ...bgpNodeOverrides,
];

/** Versions of the second API. */
const bgpAges = [
  { cilium: '>=1.16.0 <1.18.0', apiVersions: ['cilium.io/v2alpha1'] },
  { cilium: '>=1.18.0 <1.19.0', apiVersions: ['cilium.io/v2', 'cilium.io/v2alpha1'] },
  { cilium: '>=1.19.0', apiVersions: ['cilium.io/v2'] },
];
const families = ['ipv4', 'ipv6'].map((afi) => ({
  afi,
  safi: 'unicast',
  advertisements: { matchLabels: { advertise: 'rack0' } },
}));
/** The documented selector of all Services, and of all pools. */
const selectsAll = { matchExpressions: [{ key: 'somekey', operator: 'NotIn', values: ['never-used-value'] }] };

/** The peerings of one rack in the resources of each version. */
function documentedPeering({
  policy,
  peer = {},
  advertisements,
  overrides = {},
}: {
  policy: { router: Record<string, Json>; neighbor?: Record<string, Json> };
  peer?: Record<string, Json>;
  advertisements: Json[];
  /** Settings of single nodes that differ, by their names. */
  overrides?: Record<string, Record<string, Json>>;
}): DocumentedResource[] {
  const page = 'network/bgp-control-plane/bgp-control-plane-v2.rst';
  const nodeSelector = { matchLabels: { rack: 'rack0' } };
  const neighbor = { peerAddress: '10.0.0.1/32', peerASN: 64513, ...policy.neighbor };
  return [
    {
      cilium: '<1.16.0',
      apiVersions: ['cilium.io/v2alpha1'],
      kind: 'CiliumBGPPeeringPolicy',
      name: 'rack0',
      spec: { nodeSelector, virtualRouters: [{ localASN: 64512, ...policy.router, neighbors: [neighbor] }] },
      page: 'network/bgp-control-plane.rst',
    },
    ...bgpAges.flatMap((age): DocumentedResource[] => [
      {
        ...age,
        kind: 'CiliumBGPClusterConfig',
        name: 'rack0',
        spec: {
          nodeSelector,
          bgpInstances: [
            {
              name: 'instance-64512',
              localASN: 64512,
              peers: [{ name: 'tor', peerASN: 64513, peerAddress: '10.0.0.1', peerConfigRef: { name: 'rack0-tor' } }],
            },
          ],
        },
        page,
      },
      { ...age, kind: 'CiliumBGPPeerConfig', name: 'rack0-tor', spec: { ...peer, families }, page },
      { ...age, kind: 'CiliumBGPAdvertisement', name: 'rack0', spec: { advertisements }, page },
      ...Object.entries(overrides).map(
        ([name, override]): DocumentedResource => ({
          ...age,
          kind: 'CiliumBGPNodeConfigOverride',
          name,
          spec: { bgpInstances: [{ name: 'instance-64512', ...override }] },
          page,
        }),
      ),
    ]),
  ];
}

const meshServer: Documented = [
  {
    cilium: '>=1.9.0',
    flags: {
      'cluster.name': 'paris',
      'cluster.id': 7,
      'clustermesh.useAPIServer': true,
      'clustermesh.apiserver.service.type': 'NodePort',
      'clustermesh.apiserver.service.nodePort': 32380,
    },
    page: chartValues,
  },
];
const meshJoined: Documented = [
  {
    cilium: '>=1.16.0',
    flags: {
      'cluster.name': 'paris',
      'cluster.id': 7,
      'clustermesh.useAPIServer': true,
      'clustermesh.apiserver.kvstoremesh.enabled': false,
      'clustermesh.config.enabled': true,
      'clustermesh.config.clusters': [{ name: 'lyon', ips: ['192.0.2.10'], port: 32379 }],
      'clustermesh.enableEndpointSliceSynchronization': true,
    },
    page: chartValues,
  },
];

const egressNeeds: DocumentedNeed[] = [
  {
    cilium: '>=1.14.0',
    option: 'identity-allocation-mode',
    value: 'crd',
    default: false,
    page: 'network/egress-gateway.rst',
  },
  {
    cilium: '>=1.10.0 <1.16.0',
    option: 'enable-remote-node-identity',
    value: 'true',
    default: true,
    page: 'operations/upgrade.rst',
  },
];
const bbrNeeds: DocumentedNeed[] = [
  {
    cilium: '>=1.12.0',
    option: 'enable-host-legacy-routing',
    value: 'false',
    default: true,
    page: 'operations/performance/tuning.rst',
  },
];

const snatNeeds: DocumentedNeed[] = [
  {
    cilium: '>=1.10.1',
    option: 'bpf-lb-mode',
    value: 'snat',
    default: true,
    page: 'network/kubernetes/kubeproxy-free.rst',
  },
];
const neighborNeeds: DocumentedNeed[] = [
  {
    cilium: '>=1.10.5 <1.18.0',
    option: 'enable-l2-neigh-discovery',
    value: 'true',
    default: true,
    page: 'helm-values.rst',
  },
];

/** The cases that run on a release. */
export function casesFor(release: string): readonly ConformanceCase[] {
  return cases.filter(({ kubespray }) => kubespray === undefined || semver.satisfies(release, kubespray));
}

const nativeIntent: Features = {
  routing: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: podCIDR },
};
const nativeGeneveIntent: Features = {
  routing: { mode: 'native', tunnelProtocol: 'geneve', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: podCIDR },
};
const fullReplacement: Features = { kubeProxyReplacement: true };

const egressWithXdp: DocumentedRefusal = {
  cilium: '>=1.10.0 <1.11.0',
  why: 'The agent of 1.10 refuses the egress gateway beside XDP acceleration.',
  page: 'gettingstarted/egress-gateway.rst',
};
const ipipRefusals: DocumentedRefusal[] = [
  {
    cilium: '<1.18.0',
    why: 'IPIP dispatch is for the standalone load balancer (datapath mode lb-only), not for a cluster.',
    page: 'cmdref/cilium-agent.md',
  },
];

const loadBalancerIntent: Features = {
  ...nativeIntent,
  ...fullReplacement,
  maglev: { tableSize: 65521, hashSeed },
  dsr: { mode: 'dsr' },
  xdp: { mode: 'native' },
};
const loadBalancer = [native, kubeProxyFree, maglevTable, dsr, xdpNative];

/** Every case, in the order of the report. */
export const cases: readonly ConformanceCase[] = [
  { id: 'routing-native', feature: 'routing', features: nativeIntent, documented: [native] },
  {
    id: 'routing-geneve',
    feature: 'routing',
    features: { routing: { mode: 'tunnel', tunnelProtocol: 'geneve' } },
    documented: [geneveTunnel],
  },
  {
    id: 'kube-proxy-replacement',
    feature: 'kubeProxyReplacement',
    features: fullReplacement,
    documented: [kubeProxyFree],
  },
  {
    id: 'egress-gateway',
    feature: 'egressGateway',
    features: { egressGateway: true },
    documented: [kubeProxyFree, egressGateway],
    needs: egressNeeds,
  },
  {
    id: 'bandwidth-manager',
    feature: 'bandwidthManager',
    features: { bandwidthManager: true },
    documented: [bandwidthManager],
  },
  {
    id: 'bandwidth-manager-bbr',
    feature: 'bandwidthManager',
    features: { bandwidthManager: { bbr: true } },
    documented: [kubeProxyFree, bpfMasquerade, bbr],
    needs: bbrNeeds,
  },
  { id: 'maglev', feature: 'maglev', features: { maglev: { hashSeed } }, documented: [kubeProxyFree, maglev] },
  {
    id: 'maglev-table',
    feature: 'maglev',
    features: { maglev: { tableSize: 65521, hashSeed } },
    documented: [kubeProxyFree, maglevTable],
  },
  { id: 'dsr-snat', feature: 'dsr', features: { dsr: { mode: 'snat' } }, documented: [snat], needs: snatNeeds },
  {
    id: 'dsr',
    feature: 'dsr',
    features: { ...nativeIntent, dsr: { mode: 'dsr' } },
    documented: [native, kubeProxyFree, dsr],
  },
  {
    id: 'dsr-hybrid',
    feature: 'dsr',
    features: { ...nativeIntent, dsr: { mode: 'hybrid' } },
    documented: [native, kubeProxyFree, hybrid],
  },
  {
    id: 'dsr-opt',
    feature: 'dsr',
    features: { ...nativeIntent, dsr: { mode: 'dsr', dispatch: 'opt' } },
    documented: [native, kubeProxyFree, dsrOption],
  },
  {
    id: 'dsr-geneve',
    feature: 'dsr',
    features: { ...nativeGeneveIntent, dsr: { mode: 'dsr', dispatch: 'geneve' } },
    documented: [native, kubeProxyFree, dsrGeneve],
  },
  {
    id: 'dsr-geneve-tunnel',
    feature: 'dsr',
    features: { routing: { mode: 'tunnel', tunnelProtocol: 'geneve' }, dsr: { mode: 'dsr', dispatch: 'geneve' } },
    documented: [geneveTunnel, kubeProxyFree, dsrGeneve],
  },
  {
    id: 'dsr-ipip',
    feature: 'dsr',
    features: { ...nativeIntent, dsr: { mode: 'dsr', dispatch: 'ipip' }, xdp: { mode: 'native' } },
    documented: [native, kubeProxyFree, dsrIpip],
    refusals: ipipRefusals,
  },
  {
    id: 'xdp-native',
    feature: 'xdp',
    features: { ...nativeIntent, xdp: { mode: 'native' } },
    documented: [native, kubeProxyFree, xdpNative],
  },
  {
    id: 'xdp-best-effort',
    feature: 'xdp',
    features: { ...nativeIntent, xdp: { mode: 'best-effort' } },
    documented: [native, kubeProxyFree, xdpBestEffort],
  },
  {
    id: 'xdp-devices',
    feature: 'xdp',
    features: { ...nativeIntent, xdp: { mode: 'native', devices: [{ name: 'eth0', driver: 'mlx5_core' }] } },
    documented: [native, kubeProxyFree, xdpDevices],
  },
  {
    id: 'socket-lb-host-namespace-only',
    feature: 'socketLB',
    features: { socketLB: { hostNamespaceOnly: true } },
    documented: [kubeProxyFree, hostNamespaceOnly],
  },
  {
    id: 'topology-aware-hints',
    feature: 'topologyAwareHints',
    features: { topologyAwareHints: true },
    documented: [kubeProxyFree, serviceTopology],
  },
  {
    id: 'neighbor-discovery',
    feature: 'neighborDiscovery',
    features: { neighborDiscovery: { enabled: true } },
    documented: [kubeProxyFree, neighborDiscovery],
    needs: neighborNeeds,
  },
  {
    id: 'neighbor-discovery-off',
    feature: 'neighborDiscovery',
    features: { neighborDiscovery: { enabled: false } },
    documented: [neighborDiscoveryOff],
  },
  {
    id: 'neighbor-discovery-refresh',
    feature: 'neighborDiscovery',
    features: { neighborDiscovery: { refreshPeriod: '60s' } },
    documented: [kubeProxyFree, neighborRefresh],
  },
  {
    id: 'external-cluster-ip',
    feature: 'externalClusterIP',
    features: { externalClusterIP: true },
    documented: [kubeProxyFree, externalClusterIP],
  },
  {
    id: 'cluster-mesh',
    feature: 'clusterMesh',
    features: { clusterMesh: { name: 'paris', id: 7 } },
    documented: [clusterIdentity],
  },
  {
    id: 'ingress-dedicated',
    feature: 'serviceMesh',
    features: { serviceMesh: { ingressController: { loadbalancerMode: 'dedicated' } } },
    documented: [kubeProxyFree, ingress],
  },
  {
    id: 'ingress-shared',
    feature: 'serviceMesh',
    features: { serviceMesh: { ingressController: { loadbalancerMode: 'shared' } } },
    documented: [kubeProxyFree, ingressShared],
  },
  {
    id: 'gateway-api',
    feature: 'serviceMesh',
    features: { serviceMesh: { gatewayAPI: true } },
    documented: [kubeProxyFree, gatewayAPI],
  },
  {
    id: 'ingress-service',
    feature: 'serviceMesh',
    features: {
      serviceMesh: {
        ingressController: {
          loadbalancerMode: 'shared',
          service: { type: 'NodePort', insecureNodePort: 30080, secureNodePort: 30443 },
        },
      },
    },
    documented: [kubeProxyFree, ingressService],
    kubespray: withChartObjects,
  },
  {
    id: 'ingress-default-secret',
    feature: 'serviceMesh',
    features: {
      serviceMesh: {
        ingressController: {
          default: true,
          defaultSecretNamespace: 'kube-system',
          defaultSecretName: 'default-cert',
        },
      },
    },
    documented: [kubeProxyFree, ingressDefaultSecret],
    kubespray: withChartObjects,
  },
  {
    id: 'ingress-host-network',
    feature: 'serviceMesh',
    features: { serviceMesh: { ingressController: { hostNetwork: { sharedListenerPort: 8888 } } } },
    documented: [kubeProxyFree, ingressHostNetwork],
    kubespray: withChartObjects,
  },
  {
    id: 'gateway-api-alpn',
    feature: 'serviceMesh',
    features: { serviceMesh: { gatewayAPI: { enableAlpn: true } } },
    documented: [kubeProxyFree, gatewayAlpn],
    kubespray: withChartObjects,
  },
  {
    id: 'gateway-api-host-network',
    feature: 'serviceMesh',
    features: { serviceMesh: { gatewayAPI: { hostNetwork: true, enableAppProtocol: true } } },
    documented: [kubeProxyFree, gatewayHostNetwork],
    kubespray: withChartObjects,
  },
  {
    id: 'gateway-api-class',
    feature: 'serviceMesh',
    features: { serviceMesh: { gatewayAPI: { gatewayClass: 'true' } } },
    documented: [kubeProxyFree, gatewayClass],
    kubespray: withChartObjects,
  },
  {
    id: 'envoy-config',
    feature: 'serviceMesh',
    features: { serviceMesh: { envoyConfig: true } },
    documented: [kubeProxyFree, envoyConfig],
    kubespray: withChartObjects,
  },
  {
    id: 'mutual-authentication',
    feature: 'serviceMesh',
    features: { serviceMesh: { mutualAuthentication: true } },
    documented: [mutualAuthentication],
    kubespray: withChartObjects,
  },
  {
    id: 'envoy-daemon-set',
    feature: 'serviceMesh',
    features: { serviceMesh: { envoyDaemonSet: true } },
    documented: [envoyDaemonSet],
    kubespray: withChartObjects,
  },
  {
    id: 'lb-ipam-pool',
    feature: 'loadBalancerIPAM',
    features: { loadBalancerIPAM: { pools: [{ name: 'blue', cidrs: ['20.0.10.0/24'] }] } },
    documented: [lbIpam],
    resources: documentedPool({}, [{ cidr: '20.0.10.0/24' }]),
  },
  {
    id: 'lb-ipam-ranges',
    feature: 'loadBalancerIPAM',
    features: {
      loadBalancerIPAM: {
        pools: [{ name: 'blue', cidrs: ['10.0.10.0/24'], ranges: [{ start: '20.0.20.100', stop: '20.0.20.200' }] }],
      },
    },
    documented: [lbIpamRanges],
    resources: documentedPool({}, [{ cidr: '10.0.10.0/24' }, { start: '20.0.20.100', stop: '20.0.20.200' }]),
  },
  {
    id: 'lb-ipam-selector',
    feature: 'loadBalancerIPAM',
    features: {
      loadBalancerIPAM: {
        pools: [{ name: 'blue', cidrs: ['20.0.10.0/24'], serviceSelector: { matchLabels: { color: 'red' } } }],
      },
    },
    documented: [lbIpam],
    resources: documentedPool({ serviceSelector: { matchLabels: { color: 'red' } } }, [{ cidr: '20.0.10.0/24' }]),
  },
  { id: 'lb-ipam-off', feature: 'loadBalancerIPAM', features: { loadBalancerIPAM: false }, documented: [lbIpamOff] },
  {
    id: 'lb-ipam-no-default',
    feature: 'loadBalancerIPAM',
    features: { loadBalancerIPAM: { defaultFor: 'none' } },
    documented: [noDefaultIpam],
  },
  {
    id: 'l2-announcements',
    feature: 'l2Announcements',
    features: {
      l2Announcements: {
        policies: [
          {
            name: 'policy1',
            serviceSelector: { matchLabels: { color: 'blue' } },
            nodeSelector: {
              matchExpressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'DoesNotExist' }],
            },
            interfaces: ['^eth[0-9]+'],
            externalIPs: true,
            loadBalancerIPs: true,
          },
        ],
      },
    },
    documented: [kubeProxyFree, l2Announcements],
    resources: l2Policy,
  },
  {
    id: 'l2-announcements-leases',
    feature: 'l2Announcements',
    features: {
      l2Announcements: {
        leaseDuration: '3s',
        leaseRenewDeadline: '1s',
        leaseRetryPeriod: '200ms',
        clientQPS: 50,
        clientBurst: 100,
      },
    },
    documented: [kubeProxyFree, l2Leases],
  },
  { id: 'host-firewall', feature: 'hostFirewall', features: { hostFirewall: true }, documented: [hostFirewall] },
  {
    id: 'host-firewall-devices',
    feature: 'hostFirewall',
    features: { hostFirewall: { devices: ['eth0', 'eth1'] } },
    documented: [hostFirewallDevices],
  },
  {
    id: 'policy-always',
    feature: 'policy',
    features: { policy: { enforcementMode: 'always' } },
    documented: [policyAlways],
  },
  { id: 'policy-never', feature: 'policy', features: { policy: false }, documented: [policyNever] },
  { id: 'policy-audit', feature: 'policy', features: { policy: { auditMode: true } }, documented: [policyAudit] },
  {
    id: 'policy-no-l7',
    feature: 'policy',
    features: { policy: { l7Proxy: false } },
    documented: [noL7Proxy],
    // v2.28.1 disables it for the agents, and a finding reports that the objects of Envoy stay.
    kubespray: '<2.28.0 || >=2.29.0',
  },
  {
    id: 'policy-cidr-nodes',
    feature: 'policy',
    features: { policy: { cidrMatchMode: ['nodes'] } },
    documented: [cidrMatchesNodes],
  },
  {
    id: 'policy-no-kubernetes',
    feature: 'policy',
    features: { policy: { kubernetesPolicies: false } },
    documented: [noKubernetesPolicies],
  },
  {
    id: 'policy-no-non-default-deny',
    feature: 'policy',
    features: { policy: { nonDefaultDeny: false } },
    documented: [noNonDefaultDeny],
  },
  {
    id: 'policy-deny-response',
    feature: 'policy',
    features: { policy: { denyResponse: 'icmp' } },
    documented: [denyResponse],
  },
  {
    id: 'policy-default-deny',
    feature: 'policy',
    features: { policy: { defaultDeny: true } },
    documented: [noFlags],
    resources: defaultDeny,
  },
  {
    id: 'local-redirect-policy',
    feature: 'localRedirectPolicy',
    features: { localRedirectPolicy: true },
    documented: [localRedirect],
  },
  {
    id: 'local-redirect-cidrs',
    feature: 'localRedirectPolicy',
    features: { localRedirectPolicy: { addressMatcherCIDRs: ['169.254.0.0/16'] } },
    documented: [localRedirectCIDRs],
  },
  { id: 'node-ipam', feature: 'nodeIPAM', features: { nodeIPAM: true }, documented: [nodeIpam] },
  {
    id: 'node-ipam-default',
    feature: 'nodeIPAM',
    features: { nodeIPAM: { default: true } },
    documented: [nodeIpamDefault],
  },
  {
    id: 'registry-mirror',
    feature: 'registry',
    features: { registry: { mirror: 'registry.example.com' } },
    documented: [mirror],
    byValue: true,
  },
  {
    id: 'registry-no-digests',
    feature: 'registry',
    features: { registry: { mirror: 'registry.example.com', digests: false } },
    documented: [mirrorNoDigests],
    byValue: true,
    kubespray: withChartObjects,
  },
  {
    id: 'registry-pull-secrets',
    feature: 'registry',
    features: { registry: { pullSecrets: ['registry-credentials'] } },
    documented: [pullSecrets],
    byValue: true,
    kubespray: withChartObjects,
  },
  {
    id: 'resources-agent',
    feature: 'resources',
    features: {
      resources: { agent: { requests: { cpu: '200m', memory: '512Mi' }, limits: { cpu: '2', memory: '1Gi' } } },
    },
    documented: [agentResources],
    byValue: true,
    // v2.28 ignores its variables, and accepts no values.
    kubespray: '<2.28.0 || >=2.29.0',
  },
  {
    id: 'resources-operator-replicas',
    feature: 'resources',
    features: { resources: { operator: { replicas: 3 } } },
    documented: [operatorReplicas],
    byValue: true,
    // Older manifests have one replica, and no variable for it.
    kubespray: '>=2.20.0',
  },
  {
    id: 'resources-scheduling',
    feature: 'resources',
    features: {
      resources: {
        agent: { tolerations: [{ operator: 'Exists' }], priorityClassName: 'system-node-critical' },
        operator: {
          tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'infra', effect: 'NoSchedule' }],
          limits: { memory: '256Mi' },
        },
      },
    },
    documented: [scheduling],
    byValue: true,
    kubespray: withChartObjects,
  },
  {
    id: 'bgp-pod-networks',
    feature: 'bgp',
    features: {
      bgp: {
        instances: [
          {
            name: 'rack0',
            nodeSelector: { matchLabels: { rack: 'rack0' } },
            asn: 64512,
            peers: [{ name: 'tor', address: '10.0.0.1', asn: 64513 }],
            advertisePodCIDR: true,
          },
        ],
      },
    },
    documented: [bgpControlPlane],
    dispensable: bgpPasswordRoles,
    resources: documentedPeering({
      policy: { router: { exportPodCIDR: true } },
      advertisements: [{ advertisementType: 'PodCIDR' }],
    }),
  },
  {
    id: 'bgp-services',
    feature: 'bgp',
    features: {
      bgp: {
        instances: [
          {
            name: 'rack0',
            nodeSelector: { matchLabels: { rack: 'rack0' } },
            asn: 64512,
            peers: [{ name: 'tor', address: '10.0.0.1', asn: 64513 }],
            advertiseServices: true,
          },
        ],
      },
    },
    documented: [bgpServices],
    dispensable: bgpPasswordRoles,
    resources: documentedPeering({
      policy: { router: { serviceSelector: selectsAll } },
      advertisements: [
        { advertisementType: 'Service', service: { addresses: ['LoadBalancerIP'] }, selector: selectsAll },
      ],
    }),
  },
  {
    id: 'bgp-timers',
    feature: 'bgp',
    features: {
      bgp: {
        instances: [
          {
            name: 'rack0',
            nodeSelector: { matchLabels: { rack: 'rack0' } },
            asn: 64512,
            peers: [
              {
                name: 'tor',
                address: '10.0.0.1',
                asn: 64513,
                port: 1179,
                ebgpMultihop: 4,
                holdTimeSeconds: 9,
                keepAliveTimeSeconds: 3,
                gracefulRestartSeconds: 15,
              },
            ],
            advertisePodCIDR: true,
          },
        ],
      },
    },
    documented: [bgpTimers],
    dispensable: bgpPasswordRoles,
    resources: documentedPeering({
      policy: {
        router: { exportPodCIDR: true },
        neighbor: {
          peerPort: 1179,
          eBGPMultihopTTL: 4,
          holdTimeSeconds: 9,
          keepAliveTimeSeconds: 3,
          gracefulRestart: { enabled: true, restartTimeSeconds: 15 },
        },
      },
      peer: {
        timers: { holdTimeSeconds: 9, keepAliveTimeSeconds: 3 },
        ebgpMultihop: 4,
        gracefulRestart: { enabled: true, restartTimeSeconds: 15 },
        transport: { peerPort: 1179 },
      },
      advertisements: [{ advertisementType: 'PodCIDR' }],
    }),
  },
  {
    id: 'bgp-node-overrides',
    feature: 'bgp',
    features: {
      bgp: {
        instances: [
          {
            name: 'rack0',
            nodeSelector: { matchLabels: { rack: 'rack0' } },
            asn: 64512,
            peers: [{ name: 'tor', address: '10.0.0.1', asn: 64513 }],
            advertisePodCIDR: true,
            nodes: [
              { name: 'node1', routerID: '192.0.2.11', localAddress: '192.0.2.21' },
              { name: 'node2', localPort: 1179 },
            ],
          },
        ],
      },
    },
    documented: [bgpNodeOverrides],
    dispensable: bgpPasswordRoles,
    resources: documentedPeering({
      policy: { router: { exportPodCIDR: true } },
      advertisements: [{ advertisementType: 'PodCIDR' }],
      overrides: {
        node1: { routerID: '192.0.2.11', peers: [{ name: 'tor', localAddress: '192.0.2.21' }] },
        node2: { localPort: 1179 },
      },
    }),
  },
  {
    id: 'bgp-pod-ip-pools',
    feature: 'bgp',
    features: {
      ...multiPoolWish,
      bgp: {
        instances: [
          {
            name: 'rack0',
            nodeSelector: { matchLabels: { rack: 'rack0' } },
            asn: 64512,
            peers: [{ name: 'tor', address: '10.0.0.1', asn: 64513 }],
            advertisePodIPPools: true,
          },
        ],
      },
    },
    documented: [replacement, multiPool, bgpPodIPPools],
    needs: multiPoolNeeds,
    dispensable: bgpPasswordRoles,
    resources: documentedPeering({
      policy: { router: { podIPPoolSelector: selectsAll } },
      advertisements: [{ advertisementType: 'CiliumPodIPPool', selector: selectsAll }],
    }),
  },
  {
    id: 'bgp-password',
    feature: 'bgp',
    features: {
      bgp: {
        instances: [
          {
            name: 'rack0',
            nodeSelector: { matchLabels: { rack: 'rack0' } },
            asn: 64512,
            peers: [{ name: 'tor', address: '10.0.0.1', asn: 64513, authSecret: 'bgp-auth-secret' }],
            advertisePodCIDR: true,
          },
        ],
      },
    },
    documented: [bgpPassword],
    resources: documentedPeering({
      policy: { router: { exportPodCIDR: true }, neighbor: { authSecretRef: 'bgp-auth-secret' } },
      peer: { authSecretRef: 'bgp-auth-secret' },
      advertisements: [{ advertisementType: 'PodCIDR' }],
    }),
    kubespray: withChartObjects,
  },
  {
    id: 'cluster-mesh-server',
    feature: 'clusterMesh',
    features: {
      clusterMesh: { name: 'paris', id: 7, apiServer: { service: { type: 'NodePort', nodePort: 32380 } } },
    },
    documented: [meshServer],
    byValue: true,
  },
  {
    id: 'cluster-mesh-joined',
    feature: 'clusterMesh',
    features: {
      clusterMesh: {
        name: 'paris',
        id: 7,
        apiServer: { kvstoreMesh: false },
        remoteClusters: [{ name: 'lyon', ips: ['192.0.2.10'], port: 32379 }],
        endpointSliceSync: true,
      },
    },
    documented: [meshJoined],
    byValue: true,
    kubespray: withChartObjects,
  },
  ...observabilityCases,
  ...encryptionCases,
  ...networkCases,
  {
    id: 'load-balancer',
    feature: 'combination',
    features: loadBalancerIntent,
    documented: loadBalancer,
  },
  {
    id: 'everything',
    feature: 'combination',
    features: {
      ...loadBalancerIntent,
      egressGateway: true,
      bandwidthManager: true,
      socketLB: { hostNamespaceOnly: true },
      topologyAwareHints: true,
      neighborDiscovery: { enabled: true },
      externalClusterIP: true,
    },
    documented: [
      ...loadBalancer,
      egressGateway,
      bandwidthManager,
      hostNamespaceOnly,
      serviceTopology,
      neighborDiscovery,
      externalClusterIP,
    ],
    needs: egressNeeds,
    refusals: [egressWithXdp],
  },
  {
    id: 'everything-mesh',
    feature: 'combination',
    features: {
      ...loadBalancerIntent,
      bandwidthManager: { bbr: true },
      topologyAwareHints: true,
      neighborDiscovery: { enabled: true },
      externalClusterIP: true,
      clusterMesh: { name: 'paris', id: 7 },
      serviceMesh: { ingressController: { loadbalancerMode: 'shared' }, gatewayAPI: true },
    },
    documented: [
      ...loadBalancer,
      bpfMasquerade,
      bbr,
      serviceTopology,
      neighborDiscovery,
      externalClusterIP,
      clusterIdentity,
      ingressShared,
      gatewayAPI,
    ],
    needs: bbrNeeds,
  },
];

/** The documentation of one Cilium version on a case. */
export interface Expectation {
  flags: Record<string, Json>;
  /** The documentation requires a cluster without kube-proxy. */
  withoutKubeProxy: boolean;
  needs: DocumentedNeed[];
  resources?: DocumentedResource[];
  byValue?: true;
  dispensable?: readonly string[];
  /** Why the agent of this version refuses the flags, if it does. */
  refusal?: DocumentedRefusal;
}

/** The documented flags of a case; undefined if this version's pages lack a part of it. */
export function expectation(wish: ConformanceCase, cilium: string): Expectation | undefined {
  const covers = (row: { cilium: string }) => semver.satisfies(cilium, row.cilium);
  const flags: Record<string, Json> = {};
  let withoutKubeProxy = false;
  for (const documented of wish.documented) {
    const row = documented.find(covers);
    if (!row) return undefined;
    Object.assign(flags, row.flags);
    withoutKubeProxy ||= row.withoutKubeProxy ?? false;
  }
  const refusal = wish.refusals?.find(covers);
  const needs = (wish.needs ?? []).filter(covers);
  const resources = wish.resources?.filter(covers);
  return {
    flags,
    withoutKubeProxy,
    needs,
    ...(resources && { resources }),
    ...(wish.byValue && { byValue: wish.byValue }),
    ...(wish.dispensable && { dispensable: wish.dispensable }),
    ...(refusal && { refusal }),
  };
}
