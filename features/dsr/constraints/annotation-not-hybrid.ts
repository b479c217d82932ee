import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { forwardingMode, optionName } from '../../shared/load-balancer-state.ts';
import { all, any } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'annotation-not-hybrid',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Load balancer mode per Service with hybrid as the default mode',
  why: 'With bpf-lb-mode-annotation a Service uses either SNAT or DSR, so bpf-lb-mode must be snat or dsr. The agent refuses to start with hybrid.',
  fix: 'Set the mode to snat or dsr, or disable bpf-lb-mode-annotation.',
  source: 'daemon/cmd/kube_proxy_replacement.go (1.17), pkg/loadbalancer/config.go (1.18 and later)',
  versions: '>=1.17.0',
  reads: ['bpf-lb-mode-annotation', 'bpf-lb-mode'],
  check(context) {
    const { options } = context;
    const asked = all(
      options.flag('bpf-lb-mode-annotation', false),
      forwardingMode(options, context) === 'hybrid',
      any(context.is('>=1.18.0'), nodePort(options, context)),
    );
    return violationIf(asked, {
      subject: 'bpf-lb-mode-annotation',
      message: ({ name }) =>
        `Cilium ${context.cilium} does not start with ${name('bpf-lb-mode-annotation')} in hybrid mode.`,
      remedies: [...['snat', 'dsr'].map((mode) => ({ set: { [optionName('mode', options, context)]: mode } }))],
    });
  },
  examples: {
    bad: [{ cilium: '1.18.4', features: { dsr: { mode: 'hybrid' } }, config: { 'bpf-lb-mode-annotation': 'true' } }],
    good: [{ cilium: '1.18.4', features: { dsr: { mode: 'dsr' } }, config: { 'bpf-lb-mode-annotation': 'true' } }],
  },
});
