import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort, routing } from '../../shared/agent-state.ts';
import { dispatch, isWord } from '../../shared/load-balancer-state.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'annotation-dispatch',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Mode per service without IPIP dispatch',
  why: 'Cilium 1.17 accepts bpf-lb-mode-annotation only with IPIP dispatch, and so does Cilium 1.20 in a VXLAN tunnel. The agent refuses to start with another dispatch.',
  fix: 'Set the dispatch to ipip, or disable bpf-lb-mode-annotation.',
  source: 'daemon/cmd/kube_proxy_replacement.go (1.17), pkg/kpr/initializer/kube_proxy_replacement.go (1.20)',
  versions: '>=1.17.0 <1.18.0 || >=1.20.0',
  reads: ['bpf-lb-mode-annotation', 'bpf-lb-dsr-dispatch'],
  check(context) {
    const { options } = context;
    const { mode, protocol } = routing(options, context);
    const word = dispatch(options, context);
    const broken = all(
      options.flag('bpf-lb-mode-annotation', false),
      not(isWord(word, 'ipip')),
      nodePort(options, context) !== false,
      any(context.is('<1.18.0'), all(mode === 'tunnel', protocol === 'vxlan')),
    );
    return violationIf(broken, {
      subject: 'bpf-lb-mode-annotation',
      message: ({ name }) =>
        `Cilium ${context.cilium} does not start with ${name('bpf-lb-mode-annotation')} and dispatch "${word}".`,
      remedies: [{ set: { 'bpf-lb-dsr-dispatch': 'ipip' } }, { set: { 'bpf-lb-mode-annotation': 'false' } }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.17.7', features: { dsr: { mode: 'snat' } }, config: { 'bpf-lb-mode-annotation': 'true' } },
      { cilium: '1.20.0', features: { dsr: { mode: 'snat' } }, config: { 'bpf-lb-mode-annotation': 'true' } },
    ],
    good: [
      { cilium: '1.17.7', features: { dsr: { mode: 'snat' } } },
      {
        cilium: '1.20.0',
        features: { dsr: { mode: 'snat', dispatch: 'ipip' } },
        config: { 'bpf-lb-mode-annotation': 'true' },
      },
    ],
  },
});
