import {
  beginsWith,
  both,
  byDefault,
  either,
  endsWith,
  type MinorNotes,
  on,
  withIPsec,
  withReplacement,
  written,
} from './note.ts';

export default {
  into: '1.11',
  source: 'cilium/cilium v1.11: Documentation/operations/upgrade.rst (1.11 Upgrade Notes)',
  notes: [
    {
      touches: on('enable-egress-gateway'),
      when: 'before',
      text: 'Connections through the egress gateway break briefly, and clients must reconnect. Its option becomes enable-ipv4-egress-gateway.',
    },
    {
      touches: ({ options }) => options.get('devices')?.includes('+') === true,
      when: 'before',
      text: 'The agent does not start if a pattern in devices matches no device. Older versions detected the devices instead.',
    },
    {
      touches: both(byDefault('devices'), either(withReplacement, on('enable-bpf-masquerade', 'enable-host-firewall'))),
      when: 'before',
      text: 'The agent detects only devices that have a global unicast route: set devices if it needs others.',
    },
    {
      touches: written('masquerade'),
      when: 'before',
      text: 'masquerade is removed: use enable-ipv4-masquerade.',
    },
    {
      touches: written('bpf-compile-debug', 'k8s-force-json-patch', 'skip-crd-creation', 'hubble-flow-buffer-size'),
      when: 'before',
      text: 'bpf-compile-debug, k8s-force-json-patch, skip-crd-creation and hubble-flow-buffer-size are removed.',
    },
    {
      touches: written('native-routing-cidr'),
      when: 'before',
      text: 'native-routing-cidr is deprecated: use ipv4-native-routing-cidr.',
    },
    {
      touches: written('prefilter-device', 'prefilter-mode'),
      when: 'before',
      text: 'prefilter-device and prefilter-mode are deprecated: use enable-xdp-prefilter, devices and bpf-lb-acceleration.',
    },
    {
      touches: both(withIPsec, endsWith('1.11.15')),
      since: '1.11.15',
      when: 'before',
      text: 'Do not use 1.11.15 with IPsec: the agent does not refresh the IPsec state, and connections are dropped.',
    },
    {
      touches: both(withIPsec, beginsWith('<1.11.15')),
      since: '1.11.16',
      when: 'before',
      text: 'Packets that IPsec encrypts can be dropped until the agents are ready.',
    },
  ],
  objects: [],
} satisfies MinorNotes;
