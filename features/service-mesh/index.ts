import { defineFeature } from '../../src/core/feature.ts';
import defaultSecretInFull from './constraints/default-secret-in-full.ts';
import envoyDaemonSetIdle from './constraints/envoy-daemon-set-idle.ts';
import gatewayApiCrds from './constraints/gateway-api-crds.ts';
import gatewayApiForcesSocketLb from './constraints/gateway-api-forces-socket-lb.ts';
import hostNetworkTrafficPolicy from './constraints/host-network-traffic-policy.ts';
import kubeProxyReplacementRequired from './constraints/kube-proxy-replacement-required.ts';
import l7ProxyRequired from './constraints/l7-proxy-required.ts';
import mutualAuthenticationEncryption from './constraints/mutual-authentication-encryption.ts';
import mutualAuthenticationNoClusterMesh from './constraints/mutual-authentication-no-cluster-mesh.ts';
import mutualAuthenticationOff from './constraints/mutual-authentication-off.ts';
import mutualAuthenticationServer from './constraints/mutual-authentication-server.ts';
import mutualAuthenticationStorage from './constraints/mutual-authentication-storage.ts';
import needsIptablesRules from './constraints/needs-iptables-rules.ts';
import noDelegatedIpam from './constraints/no-delegated-ipam.ts';
import noWireguard from './constraints/no-wireguard.ts';
import privilegedPort from './constraints/privileged-port.ts';
import serviceOfDedicated from './constraints/service-of-dedicated.ts';
import servicePorts from './constraints/service-ports.ts';
import { write, writeOff } from './lens.ts';
import { read } from './read.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'service-mesh',
  key: 'serviceMesh',
  title: 'Service mesh',
  summary:
    "Ingress, Gateway API and Envoy configuration, served by Cilium's Envoy on every node; mutual authentication.",
  versions: '>=1.12.0',
  schema,
  modes: {
    'ingress-dedicated': { intent: { ingressController: true } },
    'ingress-shared': { intent: { ingressController: { loadbalancerMode: 'shared' } } },
    'ingress-service': {
      intent: {
        ingressController: {
          loadbalancerMode: 'shared',
          service: { type: 'NodePort', insecureNodePort: 30080, secureNodePort: 30443 },
          defaultSecretNamespace: 'kube-system',
          defaultSecretName: 'default-cert',
        },
      },
    },
    'ingress-host-network': { intent: { ingressController: { hostNetwork: { sharedListenerPort: 8888 } } } },
    'gateway-api': { intent: { gatewayAPI: true } },
    'gateway-api-alpn': { intent: { gatewayAPI: { enableAlpn: true } } },
    'gateway-api-host-network': { intent: { gatewayAPI: { hostNetwork: true, enableAppProtocol: true } } },
    'envoy-config': { intent: { envoyConfig: true } },
    'mutual-authentication': { intent: { mutualAuthentication: true } },
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
    'enable-ingress-proxy-protocol',
    'ingress-shared-lb-service-name',
    'ingress-default-secret-namespace',
    'ingress-default-secret-name',
    'ingress-secrets-namespace',
    'enable-ingress-secrets-sync',
    'enable-gateway-api-alpn',
    'enable-gateway-api-app-protocol',
    'enable-gateway-api-proxy-protocol',
    'gateway-api-service-externaltrafficpolicy',
    'gateway-api-xff-num-trusted-hops',
    'gateway-api-secrets-namespace',
    'enable-gateway-api-secrets-sync',
    'mesh-auth-mutual-enabled',
    'mesh-auth-mutual-listener-port',
    'mesh-auth-spiffe-trust-domain',
    'mesh-auth-spire-server-address',
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
    servicePorts,
    serviceOfDedicated,
    defaultSecretInFull,
    hostNetworkTrafficPolicy,
    envoyDaemonSetIdle,
    mutualAuthenticationOff,
    mutualAuthenticationNoClusterMesh,
    mutualAuthenticationEncryption,
    mutualAuthenticationStorage,
    mutualAuthenticationServer,
  ],
});
