import { defineConstraint } from '../../../src/core/feature.ts';
import { duration } from '../../shared/duration.ts';
import { violationIf } from '../../shared/violation.ts';
import { hasPeriod } from '../lens.ts';
import type { NeighborDiscoveryIntent } from '../schema.ts';

export default defineConstraint<NeighborDiscoveryIntent>({
  id: 'bad-duration',
  severity: 'error',
  symptoms: ['agent-fails', 'no-effect'],
  title: 'Invalid refresh period',
  why: 'From 1.12 on the agent refuses to start with an invalid duration. Older agents silently do not refresh neighbor entries.',
  fix: 'Write a number with a unit: 30s, 5m.',
  source: 'pkg/option/config.go, chart templates/cilium-configmap.yaml (1.13 and later)',
  versions: hasPeriod,
  reads: ['arping-refresh-period'],
  check(context) {
    const text = context.options.get('arping-refresh-period');
    const consequence = context.is('<1.12.0') ? 'does not refresh neighbor entries' : 'does not start';
    return violationIf(text !== undefined && !duration().safeParse(text).success, {
      subject: 'arping-refresh-period',
      message: `"${text}" is not a valid duration, so Cilium ${context.cilium} ${consequence}.`,
      remedies: [{ set: { 'arping-refresh-period': '30s' }, example: 'a number with a unit' }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.7', features: {}, config: { 'arping-refresh-period': '30' } },
      { cilium: '1.11.3', features: {}, config: { 'arping-refresh-period': '30 seconds' } },
    ],
    good: [
      { cilium: '1.17.7', features: { neighborDiscovery: { refreshPeriod: '1m30s' } } },
      { cilium: '1.17.7', features: { neighborDiscovery: { refreshPeriod: '0' } } },
    ],
  },
});
