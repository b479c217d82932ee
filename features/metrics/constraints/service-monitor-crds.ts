import { defineConstraint } from '../../../src/core/feature.ts';
import { serviceMonitorCrds, serviceMonitorMessage } from '../../shared/service-monitors.ts';
import type { MetricsIntent } from '../schema.ts';

export default defineConstraint<MetricsIntent>({
  ...serviceMonitorCrds,
  check({ intent }) {
    const parts = ['agent', 'operator', 'envoy'] as const;
    const asking = parts.filter((part) => {
      const wish = intent?.[part];
      return typeof wish === 'object' && wish.serviceMonitor === true;
    });
    return asking.slice(0, 1).map((part) => ({
      subject: `intent:${part}.serviceMonitor`,
      message: serviceMonitorMessage(`features.metrics.${part}.serviceMonitor`),
    }));
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { metrics: { agent: { serviceMonitor: true } } } }],
    good: [{ cilium: '1.19.3', features: { metrics: { agent: { serviceMonitor: false } } } }],
  },
});
