import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { algorithm, optionName, optionNames } from '../../shared/load-balancer-state.ts';
import { violationIf } from '../../shared/violation.ts';
import type { MaglevIntent } from '../schema.ts';

/** A placeholder in the form of a seed, which a remedy needs. The message names the command that creates a real one. */
const noSeed = 'AAAAAAAAAAAAAAAA';

export default defineConstraint<MaglevIntent>({
  id: 'hash-seed-missing',
  severity: 'warning',
  symptoms: ['insecure'],
  title: 'Maglev with the default hash seed',
  why: "Without a seed, the agents use the default seed of Cilium, which is the same in every cluster. Anyone can then compute the backend of a connection. Cilium's documentation recommends to set a seed.",
  fix: 'Set one seed for the whole cluster, and do not change it.',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  versions: '>=1.9.0',
  reads: optionNames('algorithm'),
  check(context) {
    const { options } = context;
    const inUse = algorithm(options, context) === 'maglev' && nodePort(options, context) !== false;
    return violationIf(inUse && !options.has('bpf-lb-maglev-hash-seed'), {
      subject: context.intent ? 'intent:hashSeed' : optionName('algorithm', options, context),
      ...(context.intent
        ? {
            message:
              'Maglev uses the default seed of Cilium, so anyone can compute which backend gets a connection. Set features.maglev.hashSeed to the output of `cilium-extras maglev-seed`.',
          }
        : {
            message: 'Maglev uses the default seed of Cilium, so anyone can compute which backend gets a connection.',
            remedies: [
              {
                set: { 'bpf-lb-maglev-hash-seed': noSeed },
                example: 'the output of `cilium-extras maglev-seed`',
              },
            ],
          }),
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
