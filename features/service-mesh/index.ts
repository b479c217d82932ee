import { defineFeature } from '../../src/core/feature.ts';
import gatewayApiCrds from './constraints/gateway-api-crds.ts';
import gatewayApiForcesSocketLb from './constraints/gateway-api-forces-socket-lb.ts';
import kubeProxyReplacementRequired from './constraints/kube-proxy-replacement-required.ts';
import l7ProxyRequired from './constraints/l7-proxy-required.ts';
import needsIptablesRules from './constraints/needs-iptables-rules.ts';
import noDelegatedIpam from './constraints/no-delegated-ipam.ts';
import noWireguard from './constraints/no-wireguard.ts';
import privilegedPort from './constraints/privileged-port.ts';
import { write, writeOff } from './lens.ts';
import { read } from './read.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'service-mesh',
  key: 'serviceMesh',
  title: 'Service mesh',
  summary: "Ingress, Gateway API and Envoy configuration, served by Cilium's Envoy on every node.",
  versions: '>=1.12.0',
  schema,
  modes: {
    'ingress-dedicated': { intent: { ingressController: true } },
    'ingress-shared': { intent: { ingressController: { loadbalancerMode: 'shared' } } },
    'gateway-api': { intent: { gatewayAPI: true } },
  },
  write,
  writeOff,
  read,
  owns: [
    'enable-ingress-controller',
    'enforce-ingress-https',
    'ingress-default-lb-mode',
    'ingress-hostnetwork-enabled',
    'ingress-hostnetwork-shared-listener-port',
    'ingress-hostnetwork-nodelabelselector',
    'enable-gateway-api',
    'gateway-api-hostnetwork-enabled',
    'gateway-api-hostnetwork-nodelabelselector',
    'enable-envoy-config',
  ],
  constraints: [
    kubeProxyReplacementRequired,
    l7ProxyRequired,
    noWireguard,
    needsIptablesRules,
    noDelegatedIpam,
    privilegedPort,
    gatewayApiCrds,
    gatewayApiForcesSocketLb,
  ],
});
