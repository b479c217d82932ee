/**
 * Messages of rules on values that their pages do not show: every kind of value, and every release where it matters.
 */
import { describe, expect, test } from 'vitest';
import { lintFor } from './catalog.ts';

async function said(rule: string, kubespray: string, variables: string): Promise<string[]> {
  const { findings } = await lintFor(kubespray, `kube_network_plugin: cilium\n${variables}\n`);
  return findings.filter((finding) => finding.rule === rule).map(({ message, severity }) => `${severity}: ${message}`);
}

describe('invalid-value', () => {
  test.each([
    [
      'v2.31.0',
      'cilium_cluster_id: 256',
      [
        'error: Kubespray v2.31.0 refuses cilium_cluster_id: 256, and the playbook stops. Accepted: a whole number from 0 to 255.',
      ],
    ],
    [
      'v2.31.0',
      'cilium_cluster_id: "7"',
      [
        'error: Kubespray v2.31.0 refuses cilium_cluster_id: "7", and the playbook stops. Accepted: a whole number from 0 to 255.',
      ],
    ],
    ['v2.31.0', 'cilium_cluster_id: 30', []],
    [
      'v2.31.0',
      'cilium_encryption_type: sec',
      [
        'error: Kubespray v2.31.0 refuses cilium_encryption_type: "sec", and the playbook stops. Accepted: ipsec and wireguard.',
      ],
    ],
    [
      'v2.31.0',
      'cilium_hubble_event_buffer_capacity: 64',
      [
        'error: Kubespray v2.31.0 refuses cilium_hubble_event_buffer_capacity: 64, and the playbook stops. Accepted: 1, 3, 7, 15, 31, 63, 127, 255, 511, 1023, 2047, 4095, 8191, 16383, 32767 and 65535.',
      ],
    ],
    ['v2.31.0', 'cilium_hubble_event_buffer_capacity: 127', []],
    [
      'v2.31.0',
      'cilium_loadbalancer_ip_pools: alpha',
      [
        'error: The templates of Kubespray v2.31.0 fail with cilium_loadbalancer_ip_pools: "alpha", so the installation fails. Write a list.',
      ],
    ],
    [
      'v2.31.0',
      'cilium_cgroup_host_root: ""',
      [
        'error: The templates of Kubespray v2.31.0 fail with cilium_cgroup_host_root: "", so the installation fails. Remove it, or set it to its default, "/run/cilium/cgroupv2".',
      ],
    ],
    [
      'v2.31.0',
      'cilium_enable_ipv4:',
      [
        'error: The templates of Kubespray v2.31.0 fail with cilium_enable_ipv4: null, so the installation fails. Remove it.',
      ],
    ],
    [
      'v2.27.1',
      'cilium_agent_custom_args: 7',
      [
        'error: The templates of Kubespray v2.27.1 fail with cilium_agent_custom_args: 7, so the installation fails. Write a list.',
      ],
    ],
    [
      'v2.27.1',
      'cilium_native_routing_cidr: 7',
      [
        'error: The templates of Kubespray v2.27.1 fail with cilium_native_routing_cidr: 7, so the installation fails. Remove it.',
      ],
    ],
    [
      'v2.31.0',
      'cilium_extra_values: { ipam: { mode: [a] } }',
      ['error: The chart of Cilium 1.19.3 refuses ipam.mode: ["a"], so the installation fails. Accepted: a string.'],
    ],
    ['v2.31.0', 'cilium_extra_values: { loadBalancer: { mode: other } }', []],
    [
      'v2.31.0',
      'cilium_extra_values: { bpf: { datapathMode: other } }',
      [
        'error: datapath-mode must be one of "veth", "netkit" and "netkit-l2". The agent of Cilium 1.19.3 does not start with "other".',
      ],
    ],
    ['v2.31.0', 'cilium_extra_values: { devices: [1, 2] }', []],
    [
      'v2.31.0',
      'cilium_extra_values: { debug: { enabled: "yes" } }',
      [
        'error: The chart of Cilium 1.19.3 refuses debug.enabled: "yes", so the installation fails. Accepted: true or false.',
      ],
    ],
    [
      'v2.31.0',
      'cilium_extra_values: { kubeProxyReplacement: strict }',
      [
        'error: The chart of Cilium 1.19.3 refuses kubeProxyReplacement: "strict", so the installation fails. Accepted: false and true.',
      ],
    ],
    ['v2.31.0', 'cilium_extra_values: { debug: { enabled: null } }', []],
    ['v2.31.0', 'cilium_extra_values: { ipam: { mode: kubernetes } }', []],
    [
      'v2.31.0',
      'cilium_config_extra_vars: { enable-l7-proxy: sometimes }',
      [
        'error: enable-l7-proxy must be a boolean, "true" or "false". The agent of Cilium 1.19.3 does not start with "sometimes".',
      ],
    ],
    [
      'v2.27.1',
      'cilium_config_extra_vars: { enable-l7-proxy: sometimes }',
      [
        'error: enable-l7-proxy must be a boolean, "true" or "false". The agent of Cilium 1.15.9 does not start with "sometimes".',
      ],
    ],
  ])('%s, %s', async (release, variables, messages) => {
    expect(await said('invalid-value', release, variables)).toEqual(messages);
  });
});

describe('removed-agent-option', () => {
  test.each([
    [
      'v2.31.0',
      'cilium_config_extra_vars: { sidecar-istio-proxy-image: a }',
      [
        "warning: Cilium's chart sets sidecar-istio-proxy-image only up to Cilium 1.15, so the agent of 1.19 probably ignores it. Remove it.",
      ],
    ],
    ['v2.31.0', 'cilium_config_extra_vars: { tunnel: vxlan }', []],
    ['v2.27.1', 'cilium_config_extra_vars: { tunnel: vxlan }', []],
    [
      'v2.24.3',
      'cilium_config_extra_vars: { native-routing-cidr: 10.0.0.0/8 }',
      [
        "warning: Cilium's chart sets native-routing-cidr only up to Cilium 1.10, so the agent of 1.13 probably ignores it. Remove it.",
      ],
    ],
    ['v2.31.0', 'cilium_config_extra_vars: { enable-endpoint-health-checking: "true" }', []],
    [
      'v2.31.0',
      'cilium_config_extra_vars: { enable-node-port: "true" }',
      [
        "warning: Cilium's chart sets enable-node-port only up to Cilium 1.18, so the agent of 1.19 probably ignores it. Remove it.",
      ],
    ],
    ['v2.30.0', 'cilium_config_extra_vars: { enable-node-port: "true" }', []],
  ])('%s, %s', async (release, variables, messages) => {
    expect(await said('removed-agent-option', release, variables)).toEqual(messages);
  });
});

describe('shadowed-native-variable', () => {
  test.each([
    [
      'v2.31.0',
      'cilium_mtu: 1400\ncilium_extra_values: { MTU: 9000 }',
      [
        'warning: The cluster gets MTU: 9000 from cilium_extra_values, not 1400 from cilium_mtu. Remove this line to get 1400, or change cilium_mtu to match this line.',
      ],
    ],
    ['v2.31.0', 'cilium_mtu: 9000\ncilium_extra_values: { MTU: 9000 }', []],
    ['v2.31.0', 'cilium_extra_values: { MTU: 9000 }', []],
    [
      'v2.31.0',
      'cilium_debug: true\ncilium_config_extra_vars: { debug: "false" }',
      [
        'warning: The cluster gets debug: "false" from cilium_config_extra_vars, not "true" from cilium_debug. Remove this line to get "true", or change cilium_debug to match this line.',
      ],
    ],
    ['v2.31.0', 'cilium_debug: true\ncilium_config_extra_vars: { debug: "true" }', []],
    [
      'v2.27.1',
      'cilium_debug: true\ncilium_config_extra_vars: { debug: "false" }',
      [
        'warning: The cluster gets debug: "false" from cilium_config_extra_vars, not "True" from cilium_debug. Remove this line to get "True", or change cilium_debug to match this line.',
      ],
    ],
    ['v2.27.1', 'cilium_debug: true\ncilium_config_extra_vars: { debug: "{{ other }}" }', []],
    ['v2.27.1', 'cilium_config_extra_vars: { debug: "false" }', []],
    [
      'v2.31.0',
      'cilium_tunnel_mode: geneve\ncilium_extra_values: { tunnelProtocol: vxlan }',
      [
        'warning: The cluster gets tunnelProtocol: "vxlan" from cilium_extra_values, not "geneve" from cilium_tunnel_mode. Remove this line to get "geneve", or change cilium_tunnel_mode to match this line.',
      ],
    ],
  ])('%s, %s', async (release, variables, messages) => {
    expect(await said('shadowed-native-variable', release, variables)).toEqual(messages);
  });
});
