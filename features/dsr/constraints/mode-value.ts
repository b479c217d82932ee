import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { forwardingMode, optionName, optionNames } from '../../shared/load-balancer-state.ts';
import { likeliest } from '../../shared/remedies.ts';
import { violationIf } from '../../shared/violation.ts';
import { type DsrIntent, modes } from '../schema.ts';

export default defineConstraint<DsrIntent>({
  id: 'mode-value',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Invalid load balancer mode',
  why: 'The agent accepts snat, dsr and hybrid only. It also refuses "annotation", which Cilium\'s documentation lists. Up to 1.17 it checks the mode only if BPF NodePort is enabled.',
  fix: 'Write snat, dsr or hybrid. From 1.17 on, bpf-lb-mode-annotation enables a mode per Service.',
  source: 'daemon/cmd/kube_proxy_replacement.go (up to 1.17), pkg/loadbalancer/config.go (1.18 and later)',
  versions: '>=1.9.0',
  reads: optionNames('mode'),
  check(context) {
    const { options } = context;
    const word = forwardingMode(options, context);
    if (word === undefined || modes.some((mode) => mode === word)) return [];
    const isPerService = word === 'annotation' && context.is('>=1.17.0');
    return violationIf(context.is('>=1.18.0') || nodePort(options, context), {
      subject: optionName('mode', options, context),
      message: `Cilium ${context.cilium} does not start with load balancer mode "${word}".${
        isPerService ? ' The option bpf-lb-mode-annotation enables a mode per Service.' : ''
      }`,
      remedies: [
        // A mode per Service does not work with hybrid mode.
        ...likeliest(word, isPerService ? ['snat', 'dsr'] : modes).map((mode) => ({
          set: { [optionName('mode', options, context)]: mode },
        })),
      ],
    });
  },
  examples: {
    bad: [
      { cilium: '1.11.3', features: { kubeProxyReplacement: true }, config: { 'bpf-lb-mode': 'DSR' } },
      { cilium: '1.18.4', features: {}, config: { 'bpf-lb-mode': 'annotation' } },
    ],
    good: [{ cilium: '1.18.4', features: {}, config: { 'bpf-lb-mode': 'snat' } }],
  },
});
