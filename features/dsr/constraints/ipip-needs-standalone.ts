import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { dispatch, forwardingMode, isWord } from '../../shared/load-balancer-state.ts';
import { otherDispatches } from '../../shared/remedies.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'ipip-needs-standalone',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'IPIP dispatch on nodes that run pods',
  why: 'Up to 1.17 IPIP dispatch works only on standalone load balancers (datapath mode lb-only), which run no pods. The agent refuses to start with it on other nodes.',
  fix: 'Set the dispatch to opt, or from 1.14 on to geneve. Or use Cilium 1.18 or newer.',
  source: 'daemon/cmd/kube_proxy_replacement.go',
  versions: '>=1.10.0 <1.18.0',
  reads: ['bpf-lb-dsr-dispatch', 'datapath-mode'],
  check(context) {
    const { options } = context;
    const datapath = options.text('datapath-mode', 'veth');
    const broken = all(
      forwardingMode(options, context) === 'dsr',
      dispatch(options, context) === 'ipip',
      not(isWord(datapath, 'lb-only')),
      nodePort(options, context) !== false,
    );
    return violationIf(broken, {
      subject: 'bpf-lb-dsr-dispatch',
      message: `Cilium ${context.cilium} does not start with IPIP dispatch on nodes that run pods.`,
      remedies: [...otherDispatches(options, context), { text: 'use Cilium 1.18 or newer' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.15.9', features: { dsr: { dispatch: 'ipip' }, xdp: true } }],
    good: [
      { cilium: '1.15.9', features: { dsr: { dispatch: 'ipip' }, xdp: true }, config: { 'datapath-mode': 'lb-only' } },
      { cilium: '1.18.4', features: { dsr: { dispatch: 'ipip' }, xdp: true } },
    ],
  },
});
