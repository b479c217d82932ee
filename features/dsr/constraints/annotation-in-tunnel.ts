import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort, routing } from '../../shared/agent-state.ts';
import { dispatch, forwardingMode } from '../../shared/load-balancer-state.ts';
import { useNativeRouting } from '../../shared/remedies.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'annotation-in-tunnel',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Load balancer mode per Service in a tunnel without Geneve dispatch',
  why: 'From 1.17 to 1.19 bpf-lb-mode-annotation counts as DSR, even if the default mode is SNAT. The agent requires native routing, or a Geneve tunnel with Geneve dispatch.',
  fix: 'Use native routing, or a Geneve tunnel with Geneve dispatch, or disable bpf-lb-mode-annotation.',
  source: 'daemon/cmd/kube_proxy_replacement.go (1.17, 1.18), pkg/loadbalancer/config.go',
  versions: '>=1.17.0 <1.20.0',
  reads: ['bpf-lb-mode-annotation', 'routing-mode', 'tunnel-protocol', 'bpf-lb-dsr-dispatch'],
  check(context) {
    const { options } = context;
    const { mode, protocol } = routing(options, context);
    const word = dispatch(options, context);
    if (mode === undefined || protocol === undefined || word === undefined) return [];
    const broken = all(
      options.flag('bpf-lb-mode-annotation', false),
      // If DSR is the default, other constraints report the same problem.
      forwardingMode(options, context) === 'snat',
      mode === 'tunnel' && !(protocol === 'geneve' && word === 'geneve'),
      nodePort(options, context) !== false,
    );
    return violationIf(broken, {
      subject: 'bpf-lb-mode-annotation',
      message: ({ name }) =>
        `In a ${protocol === 'vxlan' ? 'VXLAN' : 'Geneve'} tunnel, Cilium ${context.cilium} does not start with ${name('bpf-lb-mode-annotation')} and dispatch "${word}".`,
      remedies: [useNativeRouting(options, context), { set: { 'bpf-lb-mode-annotation': 'false' } }],
    });
  },
  examples: {
    bad: [{ cilium: '1.18.4', features: { dsr: { mode: 'snat' } }, config: { 'bpf-lb-mode-annotation': 'true' } }],
    good: [
      {
        cilium: '1.18.4',
        features: { dsr: { mode: 'snat', dispatch: 'geneve' } },
        config: { 'bpf-lb-mode-annotation': 'true' },
      },
      { cilium: '1.18.4', features: { dsr: { mode: 'snat' } } },
    ],
  },
});
