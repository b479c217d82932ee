/** Every rule of the linter, in the order of lists. A new rule needs its file and a line here. */
import type { Rule } from '../rule.ts';
import agentOptionInExtraValues from './agent-option-in-extra-values.ts';
import assumedTarget from './assumed-target.ts';
import chartNotMirrored from './chart-not-mirrored.ts';
import chartRefuses from './chart-refuses.ts';
import ciliumNotInstalled from './cilium-not-installed.ts';
import ciliumVersionUnsupported from './cilium-version-unsupported.ts';
import cniConfigurationMissing from './cni-configuration-missing.ts';
import deadVariable from './dead-variable.ts';
import duplicateKey from './duplicate-key.ts';
import extraVarType from './extra-var-type.ts';
import futureAgentOption from './future-agent-option.ts';
import futureHelmValue from './future-helm-value.ts';
import gatewayApiNotInstalled from './gateway-api-not-installed.ts';
import helmValueInExtraVars from './helm-value-in-extra-vars.ts';
import hubbleClusterName from './hubble-cluster-name.ts';
import hubblePeerDomain from './hubble-peer-domain.ts';
import ignoredCarrier from './ignored-carrier.ts';
import imageReference from './image-reference.ts';
import installerProxy from './installer-proxy.ts';
import invalidValue from './invalid-value.ts';
import ipsecKeyEncoding from './ipsec-key-encoding.ts';
import kernelTooOld from './kernel-too-old.ts';
import kubeOwner from './kube-owner.ts';
import kubeProxyLeftRunning from './kube-proxy-left-running.ts';
import kubeProxyMissing from './kube-proxy-missing.ts';
import kvstoreCaFile from './kvstore-ca-file.ts';
import kvstoreMissing from './kvstore-missing.ts';
import listElement from './list-element.ts';
import missingDefinitions from './missing-definitions.ts';
import missingObject from './missing-object.ts';
import missingPermission from './missing-permission.ts';
import missingVariable from './missing-variable.ts';
import missingVolume from './missing-volume.ts';
import misspelledVariable from './misspelled-variable.ts';
import multusExclusive from './multus-exclusive.ts';
import nativeCidrInTunnel from './native-cidr-in-tunnel.ts';
import nativeCidrTooSmall from './native-cidr-too-small.ts';
import nativeRoutingNotRendered from './native-routing-not-rendered.ts';
import nodelocaldnsDnsProxy from './nodelocaldns-dns-proxy.ts';
import notExpressible from './not-expressible.ts';
import notOnControlPlane from './not-on-control-plane.ts';
import nothingChecked from './nothing-checked.ts';
import operatorReplicas from './operator-replicas.ts';
import operatorVersion from './operator-version.ts';
import overriddenExtraVar from './overridden-extra-var.ts';
import parseError from './parse-error.ts';
import poolOutsidePodNetwork from './pool-outside-pod-network.ts';
import poolTooSmall from './pool-too-small.ts';
import portmapExclusive from './portmap-exclusive.ts';
import preferNativeVariable from './prefer-native-variable.ts';
import removedAgentOption from './removed-agent-option.ts';
import removedHelmValue from './removed-helm-value.ts';
import removedVariable from './removed-variable.ts';
import replacedDict from './replaced-dict.ts';
import selfReference from './self-reference.ts';
import serviceAnnotationName from './service-annotation-name.ts';
import serviceAnnotationValue from './service-annotation-value.ts';
import shadowedNativeVariable from './shadowed-native-variable.ts';
import singleStackKubernetes from './single-stack-kubernetes.ts';
import skippedFile from './skipped-file.ts';
import stopsThePlay from './stops-the-play.ts';
import twoLoadBalancers from './two-load-balancers.ts';
import undefinedKind from './undefined-kind.ts';
import unknownAgentOption from './unknown-agent-option.ts';
import unknownHelmValue from './unknown-helm-value.ts';
import unknownVariable from './unknown-variable.ts';
import unknownWord from './unknown-word.ts';
import unreadFile from './unread-file.ts';
import unresolvedValue from './unresolved-value.ts';
import uselessSuppression from './useless-suppression.ts';
import variableLeftBehind from './variable-left-behind.ts';

export const rules: readonly Rule[] = [
  unknownVariable,
  misspelledVariable,
  deadVariable,
  notOnControlPlane,
  removedVariable,
  ignoredCarrier,
  overriddenExtraVar,
  shadowedNativeVariable,
  extraVarType,
  helmValueInExtraVars,
  agentOptionInExtraValues,
  unknownAgentOption,
  removedAgentOption,
  futureAgentOption,
  unknownHelmValue,
  removedHelmValue,
  futureHelmValue,
  invalidValue,
  missingPermission,
  missingVariable,
  missingVolume,
  stopsThePlay,
  listElement,
  missingObject,
  kvstoreMissing,
  selfReference,
  imageReference,
  unknownWord,
  chartRefuses,
  replacedDict,
  ciliumVersionUnsupported,
  preferNativeVariable,
  nativeRoutingNotRendered,
  variableLeftBehind,
  kubeProxyLeftRunning,
  kubeProxyMissing,
  kubeOwner,
  kernelTooOld,
  nodelocaldnsDnsProxy,
  nativeCidrInTunnel,
  nativeCidrTooSmall,
  poolOutsidePodNetwork,
  poolTooSmall,
  singleStackKubernetes,
  portmapExclusive,
  gatewayApiNotInstalled,
  multusExclusive,
  installerProxy,
  hubbleClusterName,
  hubblePeerDomain,
  operatorVersion,
  operatorReplicas,
  notExpressible,
  ciliumNotInstalled,
  serviceAnnotationName,
  serviceAnnotationValue,
  unresolvedValue,
  parseError,
  duplicateKey,
  skippedFile,
  unreadFile,
  nothingChecked,
  uselessSuppression,
  assumedTarget,
  missingDefinitions,
  undefinedKind,
  ipsecKeyEncoding,
  kvstoreCaFile,
  cniConfigurationMissing,
  twoLoadBalancers,
  chartNotMirrored,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule with this id; undefined if there is no such rule. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
