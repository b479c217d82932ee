import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { algorithm, optionName, optionNames } from '../../shared/load-balancer-state.ts';
import { violationIf } from '../../shared/violation.ts';
import type { MaglevIntent } from '../schema.ts';

export default defineConstraint<MaglevIntent>({
  id: 'hash-seed-missing',
  severity: 'warning',
  title: 'Maglev without a hash seed of its own',
  why: 'Without one every agent takes the seed that is built into Cilium, the same in every cluster, so that anyone can compute which backend a connection will reach. Upstream asks for a seed of your own.',
  fix: 'Set one seed for the whole cluster, and keep it.',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  versions: '>=1.9.0',
  reads: optionNames('algorithm'),
  check(context) {
    const { options } = context;
    const inUse = algorithm(options, context) === 'maglev' && nodePort(options, context) !== false;
    return violationIf(inUse && !options.has('bpf-lb-maglev-hash-seed'), {
      subject: context.intent ? 'intent:hashSeed' : optionName('algorithm', options, context),
      message:
        'Maglev runs with the seed that is built into Cilium. Set hashSeed to the output of `cilium-extras maglev-seed`, the same on every node.',
    });
  },
  examples: {
    bad: [
      { cilium: '1.19.3', features: { maglev: true } },
      { cilium: '1.11.3', features: { maglev: { tableSize: 65521 } } },
    ],
    good: [{ cilium: '1.19.3', features: { maglev: { hashSeed: 'c2VlZHNlZWRzZWVk' } } }],
  },
});
