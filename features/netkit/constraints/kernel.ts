import { defineConstraint } from '../../../src/core/feature.ts';
import type { OptionsView } from '../../../src/core/options.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'kernel',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'netkit requires kernel 6.8',
  why: 'Kernel 6.7 introduced the driver, and Cilium documents 6.8 as the minimum. Without the driver the agent refuses to start.',
  fix: 'Use kernel 6.8 or newer with CONFIG_NETKIT on every node, or remove netkit.',
  source: 'Documentation/operations/performance/tuning.rst, daemon/cmd/daemon_main.go',
  versions: '>=1.16.0',
  reads: ['datapath-mode'],
  check(context) {
    return violationIf(all(usesNetkit(context.options), context.kernelIs('<6.8.0')), {
      subject: 'datapath-mode',
      message: `The agent does not start with netkit on kernel ${context.kernel}.`,
      remedies: [{ text: 'use kernel 6.8 or newer' }],
      ...(context.kernelIs('>=6.7.0') && { severity: 'warning' as const }),
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', kernel: '5.15.0', features: { netkit: true } }],
    good: [{ cilium: '1.17.3', kernel: '6.8.0', features: { netkit: true } }],
  },
});

function usesNetkit(options: OptionsView): boolean {
  return /^netkit/.test(options.get('datapath-mode') ?? '');
}
