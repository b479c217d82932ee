import { byDefault, either, everyone, type MinorNotes, on, valued, withMetrics, written } from './note.ts';

export default {
  into: '1.10',
  source: 'cilium/cilium v1.10: Documentation/operations/upgrade.rst (1.10 Upgrade Notes)',
  notes: [
    {
      touches: byDefault('kube-proxy-replacement'),
      when: 'before',
      ofChart: true,
      text: 'The chart sets kubeProxyReplacement to disabled by default instead of probe: set the value that you want.',
    },
    {
      touches: either(
        on('read-cni-conf', 'custom-cni-conf'),
        ({ options }) => options.has('cni-chaining-mode') && options.get('cni-chaining-mode') !== 'none',
      ),
      when: 'before',
      text: 'The agent renames other configurations in /etc/cni/net.d to *.cilium_bak. Set cni.exclusive=false to keep them.',
    },
    {
      touches: written('masquerade'),
      when: 'before',
      text: 'masquerade is deprecated: use only enable-ipv4-masquerade.',
    },
    { touches: written('device'), when: 'before', text: 'device is removed: use devices.' },
    {
      touches: written('flannel-master-device', 'flannel-uninstall-on-exit'),
      when: 'before',
      text: 'The integration of flannel is deprecated, and its options are removed: use CNI chaining.',
    },
    {
      touches: written('k8s-watcher-queue-size', 'blacklist-conflicting-routes', 'crd-wait-timeout'),
      when: 'before',
      text: 'k8s-watcher-queue-size, blacklist-conflicting-routes and crd-wait-timeout are removed: they had no effect.',
    },
    {
      touches: valued('ipam', 'eni'),
      when: 'before',
      text: 'Pods use addresses of eth0 too: first-interface-index becomes 0, and other security groups can apply.',
    },
    {
      touches: withMetrics,
      when: 'after',
      text: 'Several metrics have other names, such as cilium_endpoint_regenerations_total: change dashboards and alerts.',
    },
    { touches: everyone, when: 'before', text: 'Cilium requires Kubernetes 1.16 or later.' },
  ],
  objects: [],
} satisfies MinorNotes;
