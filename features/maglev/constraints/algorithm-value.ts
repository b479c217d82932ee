import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { algorithm, optionName, optionNames } from '../../shared/load-balancer-state.ts';
import { likeliest } from '../../shared/remedies.ts';
import { violationIf } from '../../shared/violation.ts';
import type { MaglevIntent } from '../schema.ts';

export default defineConstraint<MaglevIntent>({
  id: 'algorithm-value',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Invalid load balancing algorithm',
  why: 'The agent accepts random and maglev only, and refuses to start otherwise. Up to 1.17 it checks the value only if BPF NodePort is enabled.',
  fix: 'Write random or maglev.',
  source: 'daemon/cmd/kube_proxy_replacement.go (up to 1.17), pkg/loadbalancer/config.go (1.18 and later)',
  versions: '>=1.9.0',
  reads: optionNames('algorithm'),
  check(context) {
    const { options } = context;
    const word = algorithm(options, context);
    if (word === undefined || word === 'random' || word === 'maglev') return [];
    return violationIf(context.is('>=1.18.0') || nodePort(options, context), {
      subject: optionName('algorithm', options, context),
      message: `Cilium does not start with the load balancing algorithm "${word}".`,
      remedies: [
        ...likeliest(word, ['random', 'maglev']).map((way) => ({
          set: { [optionName('algorithm', options, context)]: way },
        })),
      ],
    });
  },
  examples: {
    bad: [
      { cilium: '1.18.4', features: {}, config: { 'bpf-lb-algorithm': 'Maglev' } },
      { cilium: '1.13.4', features: { kubeProxyReplacement: true }, config: { 'bpf-lb-algorithm': 'least-conn' } },
    ],
    good: [{ cilium: '1.18.4', features: {}, config: { 'bpf-lb-algorithm': 'random' } }],
  },
});
