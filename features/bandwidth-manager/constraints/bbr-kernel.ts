import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'bbr-kernel',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'BBR for pods requires kernel 5.18',
  why: 'Older kernels drop the departure time of a packet when it leaves the pod. The agent refuses to start.',
  fix: 'Use kernel 5.18 or newer on every node, or disable bbr.',
  source: 'pkg/datapath/linux/bandwidth/bandwidth.go, Documentation/network/kubernetes/bandwidth-manager.rst',
  versions: '>=1.12.0',
  reads: ['enable-bandwidth-manager', 'enable-bbr'],
  check(context) {
    const { options } = context;
    const broken = all(
      options.flag('enable-bandwidth-manager', false),
      options.flag('enable-bbr', false),
      context.kernelIs('<5.18.0'),
    );
    return violationIf(broken, {
      subject: 'enable-bbr',
      message: ({ name }) => `The agent does not start with ${name('enable-bbr')} on kernel ${context.kernel}.`,
      remedies: [{ text: 'use kernel 5.18 or newer' }, { set: { 'enable-bbr': 'false' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', kernel: '5.15.0', features: { bandwidthManager: { bbr: true } } }],
    good: [
      { cilium: '1.17.3', kernel: '5.18.0', features: { bandwidthManager: { bbr: true } } },
      { cilium: '1.17.3', kernel: '5.15.0', features: { bandwidthManager: true } },
    ],
  },
});
