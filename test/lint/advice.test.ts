/** Following the advice of a finding literally leaves no error. */
import { describe, expect, it } from 'vitest';
import { lintFor } from './catalog.ts';

async function messages(kubespray: string, variables: string): Promise<string[]> {
  const { findings } = await lintFor(kubespray, variables);
  return findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
}

describe('advice', () => {
  it.each([
    [
      'names the spelling for which a release also gives the agents a way to the API server',
      'v2.24.3',
      'kube_network_plugin: cilium\ncilium_version: v1.14.6\ncilium_kube_proxy_replacement: "true"\n',
      'Set cilium_kube_proxy_replacement: "strict".',
      'kube_network_plugin: cilium\ncilium_version: v1.14.6\ncilium_kube_proxy_replacement: "strict"\n',
    ],
    [
      'names that spelling where kube-proxy is gone already',
      'v2.24.3',
      'cilium_version: v1.14.6\ncilium_kube_proxy_replacement: "true"\nkube_proxy_remove: true\n',
      'Set cilium_kube_proxy_replacement: "strict".',
      'cilium_version: v1.14.6\ncilium_kube_proxy_replacement: "strict"\nkube_proxy_remove: true\n',
    ],
    [
      'has the words of a raw setting removed once the variable is set',
      'v2.24.3',
      'cilium_kube_proxy_replacement: strict\ncilium_config_extra_vars:\n  kube-proxy-replacement: strict\n',
      'cilium_kube_proxy_replacement: "strict" already sets this, so this entry changes nothing. Remove it.',
      'cilium_kube_proxy_replacement: strict\n',
    ],
    [
      'has an overridden key removed once the variable is set',
      'v2.24.3',
      'cilium_enable_bpf_masquerade: true\ncilium_config_extra_vars:\n  enable-bpf-masquerade: "true"\n',
      'cilium_enable_bpf_masquerade: true already sets this. Remove it here.',
      'cilium_enable_bpf_masquerade: true\n',
    ],
    [
      'does not repeat a path that is only written with dots',
      'v2.31.0',
      'cilium_extra_values:\n  image.useDigest: false\n',
      'A dot in a key does not nest: write one key under the other.',
      'cilium_extra_values:\n  image:\n    useDigest: false\n',
    ],
    [
      'turns from the switch of IPsec to WireGuard as the release allows it',
      'v2.27.1',
      'cilium_ipsec_enabled: true\n',
      'or use cilium_encryption_enabled with cilium_encryption_type: wireguard instead.',
      'cilium_encryption_enabled: true\ncilium_encryption_type: wireguard\n',
    ],
    [
      'switches off by the variable that switched on',
      'v2.31.0',
      'cilium_ip_masq_agent_enable: true\n',
      'or set cilium_ip_masq_agent_enable: false.',
      'cilium_ip_masq_agent_enable: false\n',
    ],
    [
      'names the Gateway API with which the operator starts',
      'v2.31.0',
      'kube_owner: root\ncilium_kube_proxy_replacement: true\ncilium_gateway_api_enabled: true\ngateway_api_enabled: true\n',
      'Set gateway_api_version: "1.4.1"',
      'kube_owner: root\ncilium_kube_proxy_replacement: true\ncilium_gateway_api_enabled: true\ngateway_api_enabled: true\ngateway_api_version: "1.4.1"\n',
    ],
    [
      'names the seed of Maglev as the chart does',
      'v2.31.0',
      'cilium_kube_proxy_replacement: true\ncilium_extra_values: { loadBalancer: { algorithm: maglev } }\n',
      'Set maglev.hashSeed: "AAAAAAAAAAAAAAAA" in cilium_extra_values (an example: write the output of',
      'cilium_kube_proxy_replacement: true\ncilium_extra_values: { loadBalancer: { algorithm: maglev }, maglev: { hashSeed: AAAAAAAAAAAAAAAA } }\n',
    ],
    [
      'names the option for a Helm value that the release does not read',
      'v2.28.1',
      'cilium_kube_proxy_replacement: true\ncilium_extra_values: { bpf: { masquerade: true } }\n',
      'Set cilium_enable_bpf_masquerade: true instead.',
      'cilium_kube_proxy_replacement: true\ncilium_enable_bpf_masquerade: true\n',
    ],
    [
      'names the variable that also mounts what a raw switch needs',
      'v2.27.1',
      'cilium_config_extra_vars: { enable-ipsec: "true", ipsec-key-file: /etc/ipsec/keys, dnsproxy-enable-transparent-mode: "true" }\n',
      'enable-ipsec alone does not mount Secret/cilium-ipsec-keys into DaemonSet/cilium, so its pods fail. Set cilium_encryption_enabled: true instead.',
      'cilium_encryption_enabled: true\ncilium_ipsec_key: "{{ vaulted_key }}"\ncilium_config_extra_vars: { dnsproxy-enable-transparent-mode: "true" }\n',
    ],
    [
      'accepts an operator of the version that the inventory names',
      'v2.27.1',
      'cilium_version: v1.14.9\ncilium_operator_image_tag: v1.15.9\n',
      'The operator runs Cilium 1.15.9, but the agents run 1.14.9.',
      'cilium_version: v1.14.9\ncilium_operator_image_tag: v1.14.9\n',
    ],
  ])('%s', async (_, kubespray, before, advice, after) => {
    expect((await messages(kubespray, before)).join('\n')).toContain(advice);
    expect((await messages(kubespray, after)).filter((message) => /^error|operator-version/.test(message))).toEqual([]);
  });

  it('does not offer WireGuard where the release has none', async () => {
    expect((await messages('v2.16.0', 'cilium_ipsec_enabled: true\n')).join('\n')).not.toContain('wireguard');
  });
});
