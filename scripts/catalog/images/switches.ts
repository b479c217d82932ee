/** The switches to try for containers: inputs of the measurement. Renderings show what the charts make of them. */
import type { Json } from '../../../src/core/json.ts';

const onOff = [true, false];
const methods = ['helm', 'cronJob', 'certmanager'];

/** Helm values with the words to try. Values that a chart lacks are left out. */
export const switches: Readonly<Record<string, readonly Json[]>> = {
  agent: onOff,
  'operator.enabled': onOff,
  'hubble.enabled': onOff,
  'hubble.relay.enabled': onOff,
  'hubble.ui.enabled': onOff,
  'hubble.ui.standalone.enabled': onOff,
  'hubble.tls.enabled': onOff,
  'hubble.tls.auto.enabled': onOff,
  'hubble.tls.auto.method': methods,
  'hubble.tls.auto.schedule': ['', '0 0 1 */4 *'],
  'clustermesh.useAPIServer': onOff,
  'externalWorkloads.enabled': onOff,
  'clustermesh.apiserver.kvstoremesh.enabled': onOff,
  'clustermesh.apiserver.tls.auto.enabled': onOff,
  'clustermesh.apiserver.tls.auto.method': methods,
  'clustermesh.apiserver.tls.auto.schedule': ['', '0 0 1 */4 *'],
  'clustermesh.mcsapi.enabled': onOff,
  'clustermesh.mcsapi.corednsAutoConfigure.enabled': onOff,
  'etcd.managed': onOff,
  'etcd.enabled': onOff,
  'nodeinit.enabled': onOff,
  'preflight.enabled': onOff,
  'preflight.validateCNPs': onOff,
  'envoy.enabled': [true, false, null],
  l7Proxy: onOff,
  upgradeCompatibility: [null, '1.9', '1.10', '1.11', '1.12', '1.13', '1.14', '1.15', '1.16', '1.17', '1.18', '1.19'],
  'authentication.enabled': onOff,
  'authentication.mutual.spire.enabled': onOff,
  'authentication.mutual.spire.install.enabled': onOff,
  'bpf.monitorAggregation': ['medium'],
  'monitor.enabled': onOff,
  'cgroup.autoMount.enabled': onOff,
  'bpf.autoMount.enabled': onOff,
  'cni.install': onOff,
  'sysctlfix.enabled': onOff,
  kubeProxyReplacement: ['strict', 'partial', 'probe', 'disabled', 'true', 'false'],
  waitForKubeProxy: onOff,
  eni: onOff,
  'eni.enabled': onOff,
  'azure.enabled': onOff,
  'alibabacloud.enabled': onOff,
  'encryption.enabled': onOff,
  'encryption.type': ['ipsec', 'wireguard', 'ztunnel'],
};

const mesh = { 'clustermesh.useAPIServer': true };
const hubble = { 'hubble.enabled': true, 'hubble.relay.enabled': true, 'hubble.ui.enabled': true };
const spire = {
  'authentication.enabled': true,
  'authentication.mutual.spire.enabled': true,
  'authentication.mutual.spire.install.enabled': true,
};

/** Settings that reveal containers which other settings hide. */
export const contexts: readonly Readonly<Record<string, Json>>[] = [
  {},
  hubble,
  { ...hubble, 'hubble.tls.auto.method': 'cronJob' },
  mesh,
  { ...mesh, 'clustermesh.apiserver.tls.auto.method': 'cronJob' },
  { ...mesh, 'clustermesh.apiserver.kvstoremesh.enabled': true },
  { ...mesh, 'clustermesh.mcsapi.enabled': true, 'clustermesh.mcsapi.corednsAutoConfigure.enabled': true },
  spire,
  { 'preflight.enabled': true },
  { 'preflight.enabled': true, 'envoy.enabled': true },
  { 'envoy.enabled': true },
  { 'nodeinit.enabled': true },
  { 'etcd.enabled': true, 'etcd.managed': true },
  { 'encryption.enabled': true, 'encryption.type': 'ztunnel' },
  { eni: true },
  { 'eni.enabled': true },
  { 'azure.enabled': true },
  { 'alibabacloud.enabled': true },
  { waitForKubeProxy: true },
];
