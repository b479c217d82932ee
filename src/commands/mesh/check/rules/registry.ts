/** Every rule about a mesh, in the order of lists. A new rule needs its file and a line here. */
import type { MeshRule } from '../rule.ts';
import apiserverService from './apiserver-service.ts';
import duplicateId from './duplicate-id.ts';
import duplicateName from './duplicate-name.ts';
import encryption from './encryption.ts';
import idRange from './id-range.ts';
import idZero from './id-zero.ts';
import identityChanges from './identity-changes.ts';
import identityStore from './identity-store.ts';
import invalidName from './invalid-name.ts';
import ipFamilies from './ip-families.ts';
import ipamMode from './ipam-mode.ts';
import kubesprayIdLimit from './kubespray-id-limit.ts';
import maxConnectedClusters from './max-connected-clusters.ts';
import mutualAuthentication from './mutual-authentication.ts';
import nativeRoutingCidr from './native-routing-cidr.ts';
import nodeAddressOverlap from './node-address-overlap.ts';
import nodeConnectivity from './node-connectivity.ts';
import openPorts from './open-ports.ts';
import podCidrOverlap from './pod-cidr-overlap.ts';
import podRouting from './pod-routing.ts';
import policyDefault from './policy-default.ts';
import routingMode from './routing-mode.ts';
import serviceCidrOverlap from './service-cidr-overlap.ts';
import sharedCa from './shared-ca.ts';
import versionSkew from './version-skew.ts';

export const meshRules: readonly MeshRule[] = [
  duplicateName,
  duplicateId,
  invalidName,
  idZero,
  idRange,
  kubesprayIdLimit,
  maxConnectedClusters,
  identityChanges,
  identityStore,
  podCidrOverlap,
  serviceCidrOverlap,
  nodeAddressOverlap,
  routingMode,
  nativeRoutingCidr,
  podRouting,
  nodeConnectivity,
  ipFamilies,
  ipamMode,
  encryption,
  mutualAuthentication,
  policyDefault,
  versionSkew,
  apiserverService,
  sharedCa,
  openPorts,
];
