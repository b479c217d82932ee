/** A realistic file of 300 lines: some of Cilium's variables, and many others. */

const others = Array.from({ length: 274 }, (_, index) => `my_variable_${index}: value ${index}\n`).join('');

export const longFile = `kube_network_plugin: cilium
cilium_version: "1.18.6"
cilium_kube_proxy_replacement: true
cilium_native_routing_cidr: 10.233.64.0/18
cilium_tunnel_mode: disabled
cilium_enable_hubble: true
cilium_loadbalancer_mode: dsr
${others}cilium_config_extra_vars:
  bpf-lb-algorithm: maglev
  enable-bpf-masquerade: true
  enable-l7-proxy: false
  monitor-aggregation: medium
  kube-proxy-replacement: strict
  no-such-option: "true"
cilium_extra_values:
  hubble:
    relay:
      enabled: true
    ui:
      enabld: true
  operator:
    replicas: 2
  loadBalancer:
    acceleration: native
`;
