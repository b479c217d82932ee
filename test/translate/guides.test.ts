/** The flags of Cilium's guides, as they stand there: each translates for a release that takes Helm values. */
import { describe, expect, it } from 'vitest';
import { run } from '../cli/run.ts';

const apiServer = '--set k8sServiceHost=$' + '{API_SERVER_IP} --set k8sServicePort=$' + '{API_SERVER_PORT}';

/** By the guide's subject; the second is true where Kubespray v2.27.1 with Cilium 1.17 has to say it as well. */
const guides: Record<string, [flags: string, templates: boolean]> = {
  'kube-proxy replacement': [`--set kubeProxyReplacement=true ${apiServer}`, true],
  'direct server return': [
    `--set routingMode=native --set ipv4NativeRoutingCIDR=10.0.0.0/8 --set kubeProxyReplacement=true --set loadBalancer.mode=dsr ${apiServer}`,
    true,
  ],
  'hybrid mode with XDP': [
    `--set routingMode=native --set ipv4NativeRoutingCIDR=10.0.0.0/8 --set autoDirectNodeRoutes=true --set kubeProxyReplacement=true --set loadBalancer.acceleration=native --set loadBalancer.mode=hybrid --set devices=eth0 ${apiServer}`,
    true,
  ],
  netkit: [
    '--set routingMode=native --set ipv4NativeRoutingCIDR=10.0.0.0/8 --set bpf.datapathMode=netkit --set bpf.masquerade=true --set kubeProxyReplacement=true',
    true,
  ],
  'bandwidth manager': ['--set bandwidthManager.enabled=true', true],
  'egress gateway': [
    '--set egressGateway.enabled=true --set bpf.masquerade=true --set kubeProxyReplacement=true --set identityAllocationMode=crd',
    true,
  ],
  IPsec: ['--set encryption.enabled=true --set encryption.type=ipsec', true],
  WireGuard: ['--set encryption.enabled=true --set encryption.type=wireguard', false],
  'Hubble relay and UI': ['--set hubble.relay.enabled=true --set hubble.ui.enabled=true', false],
  'Hubble metrics': [
    '--set prometheus.enabled=true --set operator.prometheus.enabled=true --set hubble.enabled=true --set hubble.metrics.enableOpenMetrics=true --set hubble.metrics.enabled="{dns,drop,tcp,flow,port-distribution,icmp,httpV2:exemplars=true;labelsContext=source_ip\\,source_namespace}"',
    false,
  ],
  'L2 announcements': [
    `--set l2announcements.enabled=true --set k8sClientRateLimit.qps=10 --set k8sClientRateLimit.burst=20 --set kubeProxyReplacement=true ${apiServer}`,
    false,
  ],
  'BGP control plane': ['--set bgpControlPlane.enabled=true', false],
  'Gateway API': ['--set kubeProxyReplacement=true --set gatewayAPI.enabled=true', false],
};

describe.each(Object.entries(guides))('%s', (_, [flags, templates]) => {
  const stdin = `helm upgrade --install cilium cilium/cilium --namespace kube-system ${flags}\n`;

  it('translates for v2.31.0', async () => {
    const { code, stdout, stderr } = await run(['translate', '--kubespray', 'v2.31.0', '-'], { stdin });
    expect(stderr).not.toContain(' error ');
    expect(code).toBe(0);
    expect(stdout).toContain('kube_network_plugin: cilium');
  });

  it('translates for v2.27.1, or says why not', async () => {
    const argv = ['translate', '--kubespray', 'v2.27.1', '--cilium', '1.17', '-'];
    const { code, stdout, stderr } = await run(argv, { stdin });
    if (templates) expect(stderr).not.toContain('[not-expressible]');
    else if (code !== 0) {
      expect(stdout).toBe('');
      expect(stderr).toContain('[not-expressible]');
    }
  });
});

const cidr = 'routing/native-needs-ipv4-cidr';
const cidr6 = 'routing/native-needs-ipv6-cidr';
const future = 'future-helm-value';

/**
 * More of the guides' flags, with the errors that stand against them on v2.31.0 and on v2.27.1; none = they translate.
 * Sources: cilium/cilium Documentation/operations/performance/tuning.rst, network/l2-announcements.rst,
 * security/network/encryption-{ipsec,wireguard}.rst, network/kubernetes/kubeproxy-free.rst, network/egress-gateway,
 * network/bgp-control-plane, network/servicemesh/gateway-api.
 */
const blocks: [flags: string, newest: string[], templates: string[]][] = [
  // The tuning guide names no native routing CIDR; the agent does not start without one while it masquerades.
  [
    '--set routingMode=native --set bpf.datapathMode=netkit --set bpf.masquerade=true --set ipv6.enabled=true --set enableIPv6BIGTCP=true --set ipv4.enabled=true --set enableIPv4BIGTCP=true --set kubeProxyReplacement=true',
    [cidr, cidr6],
    [cidr, cidr6, future],
  ],
  [
    '--set routingMode=native --set bpf.masquerade=true --set ipv4.enabled=true --set enableIPv4BIGTCP=true --set kubeProxyReplacement=true',
    [cidr],
    [cidr],
  ],
  [
    '--set routingMode=native --set bpf.masquerade=true --set ipv6.enabled=true --set enableIPv6BIGTCP=true --set kubeProxyReplacement=true',
    [cidr, cidr6],
    [cidr, cidr6],
  ],
  [
    '--set installNoConntrackIptablesRules=true --set kubeProxyReplacement=true',
    ['kube-proxy-replacement/no-conntrack-rules'],
    ['kube-proxy-replacement/no-conntrack-rules'],
  ],
  ['--set hubble.eventQueueSize=32768', [], []],
  // The page has the value in a place where no chart has it.
  ['--set bpf.events.monitorInterval="10s"', ['unknown-helm-value'], ['unknown-helm-value']],
  ['--set bpf.events.default.rateLimit=10000 --set bpf.events.default.burstLimit=50000', [], [future]],
  ['--set bpf.events.trace.enabled=false', [], [future]],
  ['--set hubble.enabled=false', [], []],
  ['--set scheduling.mode=kube-scheduler', [], [future]],
  ['--set bandwidthManager.enabled=true --set kubeProxyReplacement=true', [], []],
  [
    '--set bandwidthManager.enabled=true --set bandwidthManager.bbr=true --set kubeProxyReplacement=true',
    ['bandwidth-manager/bbr-needs-host-routing'],
    ['bandwidth-manager/bbr-needs-host-routing'],
  ],
  [
    `--set kubeProxyReplacement=true --set loadBalancer.algorithm=maglev --set maglev.tableSize=65521 --set maglev.hashSeed=JLfvgnHc2kaSUFaI ${apiServer}`,
    [],
    [],
  ],
  [
    `--set routingMode=tunnel --set tunnelProtocol=geneve --set kubeProxyReplacement=true --set loadBalancer.mode=dsr --set loadBalancer.dsrDispatch=geneve ${apiServer}`,
    [],
    [],
  ],
  [
    `--set routingMode=native --set kubeProxyReplacement=true --set loadBalancer.mode=dsr --set loadBalancer.dsrDispatch=opt ${apiServer}`,
    [cidr],
    [cidr],
  ],
  ['--set kubeProxyReplacement=true --set nodePort.directRoutingDevice=eth0 --set devices={eth0,eth1}', [], []],
  ['--set kubeProxyReplacement=true --set nodePort.addresses={0.0.0.0/0}', [], [future]],
  [`--set kubeProxyReplacement=true --set kubeProxyReplacementHealthzBindAddr=0.0.0.0:10256 ${apiServer}`, [], []],
  [
    `--set l2announcements.enabled=true --set kubeProxyReplacement=true ${apiServer} --set k8sClientRateLimit.qps=10 --set k8sClientRateLimit.burst=20 --set l2announcements.leaseDuration=3s --set l2announcements.leaseRenewDeadline=1s --set l2announcements.leaseRetryPeriod=200ms`,
    [],
    [],
  ],
  ['--set encryption.enabled=true --set encryption.type=wireguard --set encryption.nodeEncryption=true', [], []],
  ['--set encryption.enabled=true --set encryption.type=ipsec --set encryption.ipsec.interface=ethX', [], []],
  // Kubespray v2.27.1 keeps identities in etcd, which the gateway refuses: the chart's default comes along.
  ['--set egressGateway.enabled=true --set bpf.masquerade=true --set kubeProxyReplacement=true', [], []],
  ['--set bgpControlPlane.enabled=true', [], []],
  ['--set kubeProxyReplacement=true --set gatewayAPI.enabled=true', [], ['not-expressible']],
];

describe.each(blocks)('%s', (flags, newest, templates) => {
  it.each([
    ['v2.31.0', newest],
    ['v2.27.1', templates],
  ] as const)('on %s: %j', async (release, expected) => {
    const stdin = `helm upgrade --install cilium cilium/cilium --namespace kube-system ${flags}\n`;
    const { code, stderr } = await run(['translate', '--kubespray', release, '-'], { stdin });
    const errors = stderr.split('\n').flatMap((line) => /(?:^| )error .*\[([\w/-]+)\]$/.exec(line)?.[1] ?? []);
    expect([...new Set(errors)].sort()).toEqual([...expected].sort());
    expect(code).toBe(expected.length > 0 ? 1 : 0);
  });
});
