import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { algorithm } from '../../shared/load-balancer-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import type { MaglevIntent } from '../schema.ts';
import { nearestTableSize, tableSizes } from '../tables.ts';

export default defineConstraint<MaglevIntent>({
  id: 'table-size',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Invalid Maglev table size',
  why: 'Cilium accepts ten prime numbers as the table size, and refuses to start with any other number. Up to 1.16 it checks the size only if Maglev is in use.',
  fix: `Write one of ${tableSizes.join(', ')}.`,
  source: 'daemon/cmd/kube_proxy_replacement.go (up to 1.16), pkg/maglev/maglev.go (1.17 and later)',
  versions: '>=1.9.0',
  reads: ['bpf-lb-maglev-table-size'],
  check(context) {
    const { options } = context;
    const text = options.get('bpf-lb-maglev-table-size');
    if (text === undefined || tableSizes.some((size) => String(size) === text)) return [];
    const inUse = all(algorithm(options, context) === 'maglev', nodePort(options, context));
    const size = Number(text);
    return violationIf(context.is('>=1.17.0') || inUse, {
      subject: 'bpf-lb-maglev-table-size',
      message: `Cilium does not start with a Maglev table of "${text}" entries: it accepts only ten prime numbers.`,
      remedies: Number.isNaN(size)
        ? [{ text: `write one of ${tableSizes.join(', ')}` }]
        : [{ set: { 'bpf-lb-maglev-table-size': String(nearestTableSize(size)) } }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.13.4', features: { maglev: { tableSize: 500 } } },
      { cilium: '1.18.4', features: {}, config: { 'bpf-lb-maglev-table-size': '65520' } },
    ],
    good: [
      { cilium: '1.13.4', features: { maglev: { tableSize: 509 } } },
      { cilium: '1.13.4', features: {}, config: { 'bpf-lb-maglev-table-size': '500' } },
      { cilium: '1.19.3', features: { maglev: { tableSize: 131071 } } },
    ],
  },
});
