import { defineConstraint } from '../../../src/core/feature.ts';
import { serviceMonitorCrds, serviceMonitorMessage } from '../../shared/service-monitors.ts';
import { violationIf } from '../../shared/violation.ts';
import type { HubbleIntent } from '../schema.ts';

export default defineConstraint<HubbleIntent>({
  ...serviceMonitorCrds,
  check({ intent }) {
    return violationIf(intent?.metrics?.serviceMonitor === true, {
      subject: 'intent:metrics.serviceMonitor',
      message: serviceMonitorMessage('features.hubble.metrics.serviceMonitor'),
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { hubble: { metrics: { list: ['dns'], serviceMonitor: true } } } }],
    good: [{ cilium: '1.19.3', features: { hubble: { metrics: { list: ['dns'] } } } }],
  },
});
