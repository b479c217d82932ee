import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'kernel',
  severity: 'warning',
  symptoms: ['no-effect'],
  title: 'The bandwidth manager requires kernel 5.1',
  why: 'BPF programs cannot set departure times of packets on older kernels. The agent disables the bandwidth manager and logs a warning.',
  fix: 'Use kernel 5.1 or newer on every node.',
  source: 'pkg/bandwidth/bandwidth.go, pkg/datapath/linux/bandwidth/bandwidth.go',
  versions: '>=1.9.0 <1.17.0',
  reads: ['enable-bandwidth-manager'],
  check(context) {
    const off = all(context.options.flag('enable-bandwidth-manager', false), context.kernelIs('<5.1.0'));
    return violationIf(off, {
      subject: 'enable-bandwidth-manager',
      message: `On kernel ${context.kernel} the agent disables the bandwidth manager.`,
      remedies: [{ text: 'use kernel 5.1 or newer' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.13.4', kernel: '4.19.57', features: { bandwidthManager: true } }],
    good: [{ cilium: '1.13.4', kernel: '5.15.0', features: { bandwidthManager: true } }],
  },
});
