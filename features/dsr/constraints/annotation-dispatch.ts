import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort, routing } from '../../shared/agent-state.ts';
import { dispatch, forwardingMode, isWord } from '../../shared/load-balancer-state.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'annotation-dispatch',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Load balancer mode per Service without IPIP dispatch',
  why: 'With bpf-lb-mode-annotation, Cilium 1.17 accepts only IPIP dispatch. In a VXLAN tunnel, Cilium 1.20 and later accept only IPIP dispatch too. The agent refuses to start with another dispatch.',
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
    const isEarly = context.is('<1.18.0');
    // Cilium 1.17 rejects a mode per Service in a tunnel with IPIP. It also rejects
    // IPIP with mode DSR on nodes with pods.
    const ipipWorks = (!isEarly || mode === 'native') && forwardingMode(options, context) === 'snat';
    return violationIf(broken, {
      subject: 'bpf-lb-mode-annotation',
      message: ({ name }) =>
        `${isEarly ? '' : 'In a VXLAN tunnel, '}Cilium ${context.cilium} does not start with ${name('bpf-lb-mode-annotation')} and dispatch "${word}".`,
      remedies: [
        ...(ipipWorks ? [{ set: { 'bpf-lb-dsr-dispatch': 'ipip' } }] : []),
        { set: { 'bpf-lb-mode-annotation': 'false' } },
      ],
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
