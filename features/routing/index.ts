import { defineFeature } from '../../src/core/feature.ts';
import bpfMasqueradeIpv6 from './constraints/bpf-masquerade-ipv6.ts';
import bpfMasqueradeNeedsMasquerading from './constraints/bpf-masquerade-needs-masquerading.ts';
import bpfMasqueradeNeedsNodePort from './constraints/bpf-masquerade-needs-node-port.ts';
import bpfMasqueradeNeedsRemoteNodeIdentity from './constraints/bpf-masquerade-needs-remote-node-identity.ts';
import bpfMasqueradeNeedsSocketLb from './constraints/bpf-masquerade-needs-socket-lb.ts';
import bpfMasqueradeNoInterfaceSelector from './constraints/bpf-masquerade-no-interface-selector.ts';
import bpfMasqueradeNoRouteSource from './constraints/bpf-masquerade-no-route-source.ts';
import cidrOptionRenamed from './constraints/cidr-option-renamed.ts';
import cidrValid from './constraints/cidr-valid.ts';
import directRoutesNeedNative from './constraints/direct-routes-need-native.ts';
import directRoutesWithoutCidr from './constraints/direct-routes-without-cidr.ts';
import ipMasqAgentNeedsBpfMasquerade from './constraints/ip-masq-agent-needs-bpf-masquerade.ts';
import masqueradeOldAndNew from './constraints/masquerade-old-and-new.ts';
import nativeNeedsIpv4Cidr from './constraints/native-needs-ipv4-cidr.ts';
import nativeNeedsIpv6Cidr from './constraints/native-needs-ipv6-cidr.ts';
import needsIptablesRules from './constraints/needs-iptables-rules.ts';
import oldAndNewCidr from './constraints/old-and-new-cidr.ts';
import routingModeTooEarly from './constraints/routing-mode-too-early.ts';
import routingModeValue from './constraints/routing-mode-value.ts';
import skipUnreachableNeedsDirectRoutes from './constraints/skip-unreachable-needs-direct-routes.ts';
import tunnelAndRoutingMode from './constraints/tunnel-and-routing-mode.ts';
import tunnelKeyRemoved from './constraints/tunnel-key-removed.ts';
import tunnelProtocolValue from './constraints/tunnel-protocol-value.ts';
import tunnelValue from './constraints/tunnel-value.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'routing',
  key: 'routing',
  title: 'Routing mode',
  summary: 'Pod traffic between nodes: encapsulated in a tunnel, or routed natively by the network.',
  versions: '>=1.9.0',
  schema,
  modes: {
    native: { intent: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
    'native-direct-routes': {
      intent: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: '10.233.64.0/18' },
    },
    'tunnel-vxlan': { intent: { mode: 'tunnel', tunnelProtocol: 'vxlan' } },
    'tunnel-geneve': { intent: { mode: 'tunnel', tunnelProtocol: 'geneve' } },
  },
  consequences: ({ mode }) => ({
    needs: mode === 'native' ? ['ipv4NativeRoutingCIDR'] : [],
    idle:
      mode === 'tunnel'
        ? ['autoDirectNodeRoutes', 'directRoutingSkipUnreachable', 'ipv4NativeRoutingCIDR', 'ipv6NativeRoutingCIDR']
        : [],
  }),
  write,
  writeOff,
  read,
  owns: [
    'tunnel',
    'routing-mode',
    'tunnel-protocol',
    'auto-direct-node-routes',
    'direct-routing-skip-unreachable',
    'native-routing-cidr',
    'ipv4-native-routing-cidr',
    'ipv6-native-routing-cidr',
  ],
  constraints: [
    tunnelValue,
    routingModeValue,
    tunnelProtocolValue,
    tunnelKeyRemoved,
    routingModeTooEarly,
    tunnelAndRoutingMode,
    directRoutesNeedNative,
    directRoutesWithoutCidr,
    skipUnreachableNeedsDirectRoutes,
    nativeNeedsIpv4Cidr,
    nativeNeedsIpv6Cidr,
    cidrValid,
    cidrOptionRenamed,
    oldAndNewCidr,
    bpfMasqueradeIpv6,
    bpfMasqueradeNeedsMasquerading,
    bpfMasqueradeNeedsNodePort,
    bpfMasqueradeNeedsRemoteNodeIdentity,
    bpfMasqueradeNeedsSocketLb,
    bpfMasqueradeNoInterfaceSelector,
    bpfMasqueradeNoRouteSource,
    ipMasqAgentNeedsBpfMasquerade,
    masqueradeOldAndNew,
    needsIptablesRules,
  ],
});
