import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { algorithm } from '../../shared/load-balancer-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { MaglevIntent } from '../schema.ts';
import { seedBytes } from '../tables.ts';

/** Base64 in the standard alphabet. Twelve bytes need no padding. */
const seedPattern = new RegExp(`^[A-Za-z0-9+/]{${(seedBytes / 3) * 4}}$`);

export default defineConstraint<MaglevIntent>({
  id: 'hash-seed-format',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Invalid Maglev hash seed',
  why: `The seed must be ${seedBytes} bytes in standard base64, or the agent refuses to start. Up to 1.16 the agent checks it only if Maglev is in use.`,
  fix: 'Write the output of `cilium-extras maglev-seed` or `head -c12 /dev/urandom | base64 -w0`.',
  source: 'pkg/maglev/maglev.go',
  versions: '>=1.9.0',
  reads: ['bpf-lb-maglev-hash-seed'],
  check(context) {
    const { options } = context;
    const seed = options.get('bpf-lb-maglev-hash-seed');
    if (seed === undefined || seedPattern.test(seed)) return [];
    const inUse = all(algorithm(options, context) === 'maglev', nodePort(options, context));
    return violationIf(context.is('>=1.17.0') || inUse, {
      subject: 'bpf-lb-maglev-hash-seed',
      message: `Cilium does not start with the Maglev seed "${seed}", because it is not ${seedBytes} bytes in base64. Write the output of \`cilium-extras maglev-seed\`.`,
    });
  },
  examples: {
    bad: [
      { cilium: '1.12.1', features: { maglev: { hashSeed: 'secret' } } },
      { cilium: '1.19.3', features: { maglev: { hashSeed: 'c2VlZHNlZWRzZWVkc2VlZA==' } } },
      { cilium: '1.19.3', features: {}, config: { 'bpf-lb-maglev-hash-seed': 'c2Vl-HNlZWRz_WVk' } },
    ],
    good: [
      { cilium: '1.12.1', features: { maglev: { hashSeed: 'c2VlZHNlZWRzZWVk' } } },
      { cilium: '1.12.1', features: {}, config: { 'bpf-lb-maglev-hash-seed': 'secret' } },
    ],
  },
});
