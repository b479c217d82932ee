/** ServiceMonitors of the Prometheus operator, which several features create. */
import type { Constraint } from '../../src/core/feature.ts';

/** What is the same for all features that create them. */
export const serviceMonitorCrds = {
  id: 'service-monitor-crds',
  severity: 'warning',
  symptoms: ['play-fails'],
  title: 'ServiceMonitors require the CRDs of the Prometheus operator',
  why: 'Kubernetes only accepts ServiceMonitors if the CRDs of monitoring.coreos.com/v1 exist. The chart does not include them, and a new cluster has none.',
  fix: 'Install the CRDs of the Prometheus operator, then install Cilium with serviceMonitor.',
  source: 'install/kubernetes/cilium/templates/validate.yaml, templates/*/servicemonitor.yaml',
  versions: '>=1.9.0',
  // A configuration cannot tell what the cluster has: this is for those who are about to switch it on.
  reads: [],
} as const satisfies Partial<Constraint>;

/** What happens without the CRDs, and what to do. */
export const serviceMonitorMessage =
  'Without the CRDs of monitoring.coreos.com/v1 in the cluster, the installation fails. Install the CRDs of the Prometheus operator first. On a new cluster, add serviceMonitor after the first installation.';
