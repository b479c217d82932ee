import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

const option = 'datapath-mode';

export default defineConstraint({
  id: 'netkit-kernel',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'netkit devices require kernel 6.7',
  why: 'Older kernels have no netkit devices. The agent refuses to start.',
  fix: 'Use kernel 6.7 or newer on every node, or datapath mode veth.',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.16.0',
  reads: [option],
  check(context) {
    const mode = context.options.text(option, 'veth');
    return violationIf(mode?.startsWith('netkit') === true && context.kernelIs('<6.7.0'), {
      subject: option,
      message: `The agent does not start with ${option} "${mode}" on kernel ${context.kernel}. Use kernel 6.7 or newer, or "veth".`,
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', kernel: '6.1.0', features: {}, config: { [option]: 'netkit' } }],
    good: [{ cilium: '1.17.3', kernel: '6.8.0', features: {}, config: { [option]: 'netkit' } }],
  },
});
