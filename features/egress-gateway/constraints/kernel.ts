import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn, switchName } from '../lens.ts';

export default defineConstraint({
  id: 'kernel',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'The egress gateway requires kernel 5.2 up to Cilium 1.13',
  why: 'The agent probes the kernel and refuses to start on older ones.',
  fix: 'Use kernel 5.2 or newer on every node.',
  source: 'daemon/cmd/daemon.go, Documentation/gettingstarted/egress-gateway.rst',
  versions: '>=1.10.0 <1.14.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway'],
  check(context) {
    return violationIf(all(isOn(context.options, context), context.kernelIs('<5.2.0')), {
      subject: switchName(context),
      message: `The egress gateway of Cilium ${context.cilium} requires kernel 5.2, so the agent does not start on kernel ${context.kernel}.`,
      remedies: [{ text: 'use kernel 5.2 or newer on every node' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.13.4', kernel: '4.19.57', features: { egressGateway: true } }],
    good: [
      { cilium: '1.13.4', kernel: '5.2.0', features: { egressGateway: true } },
      { cilium: '1.14.6', kernel: '4.19.57', features: { egressGateway: true } },
    ],
  },
});
