import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { dispatch, usesDSR } from '../../shared/load-balancer-state.ts';
import { otherDispatches } from '../../shared/remedies.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'geneve-version',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Geneve dispatch before Cilium 1.14',
  why: 'Cilium 1.14 introduced Geneve dispatch. Older agents refuse to start with it.',
  fix: 'Use option dispatch with native routing, or Cilium 1.14 or newer.',
  source: 'daemon/cmd/kube_proxy_replacement.go',
  versions: '>=1.10.0 <1.14.0',
  reads: ['bpf-lb-dsr-dispatch'],
  check(context) {
    const { options } = context;
    const asked = all(usesDSR(options, context), dispatch(options, context) === 'geneve');
    return violationIf(all(asked, nodePort(options, context) !== false), {
      subject: 'bpf-lb-dsr-dispatch',
      message: `Cilium ${context.cilium} does not start with Geneve dispatch, which requires 1.14.`,
      remedies: [...otherDispatches(options, context), { text: 'use Cilium 1.14 or newer' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.13.4', features: { dsr: { dispatch: 'geneve' } } }],
    good: [
      { cilium: '1.13.4', features: { dsr: { dispatch: 'opt' } } },
      { cilium: '1.14.6', features: { dsr: { dispatch: 'geneve' } } },
    ],
  },
});
