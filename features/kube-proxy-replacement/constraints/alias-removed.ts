import { defineConstraint, type Violation } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

const removed = [
  { old: 'node-port-mode', current: 'bpf-lb-mode' },
  { old: 'node-port-algorithm', current: 'bpf-lb-algorithm' },
] as const;

export default defineConstraint({
  id: 'alias-removed',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Removed name of a load balancer option',
  why: 'Cilium 1.20 silently ignores node-port-mode and node-port-algorithm.',
  fix: 'Write bpf-lb-mode and bpf-lb-algorithm.',
  source: 'pkg/loadbalancer/config.go (1.20)',
  versions: '>=1.20.0',
  reads: removed.flatMap(({ old, current }) => [old, current]),
  check({ options, cilium }): Violation[] {
    return removed.flatMap(({ old, current }) =>
      violationIf(all(isSet(options, old), not(isSet(options, current))), {
        subject: old,
        message: ({ name }) => `Cilium ${cilium} ignores ${name(old)}.`,
        remedies: [{ set: { [current]: options.get(old) ?? null, [old]: null } }],
      }),
    );
  },
  examples: {
    bad: [{ cilium: '1.20.0', features: {}, config: { 'node-port-mode': 'dsr' } }],
    good: [
      { cilium: '1.20.0', features: {}, config: { 'bpf-lb-mode': 'snat' } },
      { cilium: '1.19.3', features: {}, config: { 'node-port-mode': 'dsr' } },
    ],
  },
});
