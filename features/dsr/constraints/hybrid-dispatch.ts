import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { dispatch, forwardingMode } from '../../shared/load-balancer-state.ts';
import { otherDispatches } from '../../shared/remedies.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'hybrid-dispatch',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Hybrid mode with IPIP dispatch',
  why: 'Up to 1.13, hybrid mode accepts only option dispatch. From 1.14 to 1.17, it also accepts Geneve dispatch. The agent refuses to start with IPIP dispatch.',
  fix: 'Set the dispatch to opt, or from 1.14 on to geneve.',
  source: 'daemon/cmd/kube_proxy_replacement.go',
  versions: '>=1.10.0 <1.18.0',
  reads: ['bpf-lb-dsr-dispatch', 'bpf-lb-mode'],
  check(context) {
    const { options } = context;
    const asked = all(forwardingMode(options, context) === 'hybrid', dispatch(options, context) === 'ipip');
    return violationIf(all(asked, nodePort(options, context) !== false), {
      subject: 'bpf-lb-dsr-dispatch',
      message: `Cilium ${context.cilium} does not start with IPIP dispatch in hybrid mode.`,
      remedies: otherDispatches(options, context),
    });
  },
  examples: {
    bad: [{ cilium: '1.15.9', features: { dsr: { mode: 'hybrid', dispatch: 'ipip' } } }],
    good: [
      { cilium: '1.15.9', features: { dsr: { mode: 'hybrid', dispatch: 'geneve' } } },
      { cilium: '1.18.4', features: { dsr: { mode: 'hybrid', dispatch: 'ipip' } } },
    ],
  },
});
