/** ServiceMonitors of the Prometheus operator, which several features create. */
import type { Constraint } from '../../src/core/feature.ts';

/** Properties that all features with ServiceMonitors share. */
export const serviceMonitorCrds = {
  id: 'service-monitor-crds',
  severity: 'warning',
  symptoms: ['play-fails'],
  title: 'ServiceMonitors require the CRDs of the Prometheus operator',
  why: 'Kubernetes only accepts ServiceMonitors if the CRDs of monitoring.coreos.com/v1 exist. The chart does not include these CRDs, and a new cluster usually has none.',
  fix: 'Install the CRDs of the Prometheus operator before Cilium. On a new cluster, install Cilium without serviceMonitor, and add it later.',
  source: 'install/kubernetes/cilium/templates/validate.yaml, templates/*/servicemonitor.yaml',
  versions: '>=1.9.0',
  // A configuration does not show which CRDs the cluster has. This warning is for
  // users who are about to enable the feature.
  reads: [],
} as const satisfies Partial<Constraint>;

/**
 * What happens without the CRDs, and what to do.
 *
 * @param key path of the setting in the intent: `features.metrics.agent.serviceMonitor`
 */
export function serviceMonitorMessage(key: string): string {
  return `With ${key}: true, the installation fails while the cluster lacks the CRDs of monitoring.coreos.com/v1. Install the CRDs of the Prometheus operator first. On a new cluster, install Cilium without this key, and add it later.`;
}
