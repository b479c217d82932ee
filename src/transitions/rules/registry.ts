import type { Transition } from '../transition.ts';
import agentOptions from './agent-options.ts';
import ciliumVersion from './cilium-version.ts';
import clusterIdentity from './cluster-identity.ts';
import encryption from './encryption.ts';
import gatewayApi from './gateway-api.ts';
import identityMode from './identity-mode.ts';
import installer from './installer.ts';
import ipamMode from './ipam-mode.ts';
import ipsecKey from './ipsec-key.ts';
import kubeProxyReplacement from './kube-proxy-replacement.ts';
import kubesprayRelease from './kubespray-release.ts';
import loadBalancing from './load-balancing.ts';
import masquerading from './masquerading.ts';
import mtu from './mtu.ts';
import podDatapath from './pod-datapath.ts';
import podNetwork from './pod-network.ts';
import policyEnforcement from './policy-enforcement.ts';
import routingMode from './routing-mode.ts';
import secondInstallation from './second-installation.ts';
import staleValues from './stale-values.ts';
import tunnelProtocol from './tunnel-protocol.ts';

/** Every transition, in the order of its steps: changes outside Cilium come first. */
export const transitions: readonly Transition[] = [
  kubesprayRelease,
  ciliumVersion,
  installer,
  secondInstallation,
  staleValues,
  gatewayApi,
  identityMode,
  ipamMode,
  podNetwork,
  clusterIdentity,
  encryption,
  ipsecKey,
  routingMode,
  tunnelProtocol,
  mtu,
  podDatapath,
  kubeProxyReplacement,
  masquerading,
  loadBalancing,
  policyEnforcement,
  agentOptions,
];
