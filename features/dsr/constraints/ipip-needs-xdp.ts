import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { dispatch, forwardingMode, optionName, optionNames, usesXDP } from '../../shared/load-balancer-state.ts';
import { otherDispatches } from '../../shared/remedies.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'ipip-needs-xdp',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'IPIP dispatch without XDP',
  why: 'Up to 1.18 only the XDP program encapsulates requests in IPIP. The agent refuses to start without XDP acceleration.',
  fix: 'Enable XDP acceleration, use another dispatch, or use Cilium 1.19 or newer.',
  source: 'daemon/cmd/kube_proxy_replacement.go',
  versions: '>=1.10.0 <1.19.0',
  reads: ['bpf-lb-dsr-dispatch', ...optionNames('acceleration')],
  check(context) {
    const { options } = context;
    const asked = all(forwardingMode(options, context) === 'dsr', dispatch(options, context) === 'ipip');
    return violationIf(all(asked, not(usesXDP(options, context)), nodePort(options, context) !== false), {
      subject: 'bpf-lb-dsr-dispatch',
      message: `Cilium ${context.cilium} does not start with IPIP dispatch unless XDP acceleration is enabled.`,
      remedies: [
        { set: { [optionName('acceleration', options, context)]: 'native' } },
        ...otherDispatches(options, context),
      ],
    });
  },
  examples: {
    bad: [{ cilium: '1.18.4', features: { dsr: { dispatch: 'ipip' } } }],
    good: [
      { cilium: '1.18.4', features: { dsr: { dispatch: 'ipip' }, xdp: true } },
      { cilium: '1.19.3', features: { dsr: { dispatch: 'ipip' } } },
    ],
  },
});
