import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { dispatch, forwardingMode, isWord, optionName } from '../../shared/load-balancer-state.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { DsrIntent } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'high-scale-ipcache-needs-geneve',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'High-scale ipcache without DSR over Geneve',
  why: 'High-scale ipcache requires mode dsr and dispatch geneve. The agent refuses to start with other values.',
  fix: 'Set the mode to dsr and the dispatch to geneve.',
  source: 'daemon/cmd/kube_proxy_replacement.go',
  versions: '>=1.14.0 <1.18.0',
  reads: ['enable-high-scale-ipcache', 'bpf-lb-mode', 'bpf-lb-dsr-dispatch'],
  check(context) {
    const { options } = context;
    const mode = forwardingMode(options, context);
    const word = dispatch(options, context);
    const other = any(not(isWord(mode, 'dsr')), not(isWord(word, 'geneve')));
    return violationIf(all(options.flag('enable-high-scale-ipcache', false), nodePort(options, context), other), {
      subject: 'enable-high-scale-ipcache',
      message: `Cilium ${context.cilium} does not start with high-scale ipcache in load balancer mode "${mode}" with dispatch "${word}".`,
      remedies: [
        { set: { [optionName('mode', options, context)]: 'dsr', 'bpf-lb-dsr-dispatch': 'geneve' } },
        { set: { 'enable-high-scale-ipcache': 'false' } },
      ],
    });
  },
  examples: {
    bad: [{ cilium: '1.15.9', features: { dsr: { mode: 'snat' } }, config: { 'enable-high-scale-ipcache': 'true' } }],
    good: [
      { cilium: '1.15.9', features: { dsr: { dispatch: 'geneve' } }, config: { 'enable-high-scale-ipcache': 'true' } },
    ],
  },
});
