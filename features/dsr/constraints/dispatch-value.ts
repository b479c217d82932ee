import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { dispatch, usesDSR } from '../../shared/load-balancer-state.ts';
import { likeliest } from '../../shared/remedies.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { type DsrIntent, dispatches } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'dispatch-value',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Invalid DSR dispatch',
  why: 'Up to 1.17 the agent refuses to start with an invalid dispatch if DSR is in use. From 1.20 on it always refuses. Cilium 1.18 and 1.19 do not check the value.',
  fix: 'Write opt, ipip or geneve.',
  source: 'daemon/cmd/kube_proxy_replacement.go (up to 1.17), pkg/loadbalancer/config.go (1.18 and later)',
  versions: '>=1.10.0',
  reads: ['bpf-lb-dsr-dispatch'],
  check(context) {
    const { options } = context;
    const word = dispatch(options, context);
    if (word === undefined || dispatches.some((way) => way === word)) return [];
    const unchecked = context.is('>=1.18.0 <1.20.0');
    const inUse = all(usesDSR(options, context), nodePort(options, context));
    return violationIf(context.is('>=1.18.0') || inUse, {
      subject: 'bpf-lb-dsr-dispatch',
      message: unchecked
        ? `Cilium ${context.cilium} silently ignores DSR dispatch "${word}"${
            dispatches.some((way) => way === word.toLowerCase()) ? ', because the values are lower-case' : ''
          }.`
        : `Cilium ${context.cilium} does not start with DSR dispatch "${word}".`,
      remedies: [...likeliest(word, dispatches).map((way) => ({ set: { 'bpf-lb-dsr-dispatch': way } }))],
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.7', features: { dsr: true }, config: { 'bpf-lb-dsr-dispatch': 'option' } },
      { cilium: '1.19.3', features: {}, config: { 'bpf-lb-dsr-dispatch': 'Geneve' } },
      { cilium: '1.20.0', features: {}, config: { 'bpf-lb-dsr-dispatch': 'gre' } },
    ],
    good: [
      { cilium: '1.17.7', features: { dsr: true }, config: { 'bpf-lb-dsr-dispatch': 'opt' } },
      { cilium: '1.17.7', features: {}, config: { 'bpf-lb-dsr-dispatch': 'option' } },
    ],
  },
});
