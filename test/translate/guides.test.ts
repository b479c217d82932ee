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
