import { defineConstraint } from '../../../src/core/feature.ts';
import { defaultTableSize } from '../../shared/maglev-table.ts';
import { violationIf } from '../../shared/violation.ts';
import type { MaglevIntent } from '../schema.ts';
import { entriesPerBackend, smallestTableFor, tableSizes } from '../tables.ts';

export default defineConstraint<MaglevIntent>({
  id: 'table-too-small',
  severity: 'warning',
  symptoms: ['slow'],
  title: 'Maglev table too small for the backends of a service',
  why: `With ${entriesPerBackend} or fewer table entries per backend, more than 1 % of the connections change their backend when a backend is added or removed.`,
  fix: 'Use a larger table size, or distribute the backends over several services.',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  versions: '>=1.9.0',
  // Only an intent contains the expected number of backends.
  reads: [],
  check({ intent, options }) {
    const backends = intent?.maxBackends;
    const size = Number(options.text('bpf-lb-maglev-table-size', String(defaultTableSize)));
    if (backends === undefined || Number.isNaN(size)) return [];
    const enough = smallestTableFor(backends);
    const largest = tableSizes.at(-1) ?? defaultTableSize;
    const advice =
      enough === undefined
        ? `Even the largest size, ${largest}, is only enough for ${Math.floor((largest - 1) / entriesPerBackend)} backends. Distribute them over several services.`
        : `Set tableSize to ${enough}, the smallest size that is large enough.`;
    return violationIf(size <= entriesPerBackend * backends, {
      subject: intent?.tableSize === undefined ? 'intent:maxBackends' : 'intent:tableSize',
      message: `A Maglev table of ${size} entries is too small for ${backends} backends of one service. ${advice}`,
    });
  },
  examples: {
    bad: [
      { cilium: '1.19.3', features: { maglev: { maxBackends: 500 } } },
      { cilium: '1.11.3', features: { maglev: { tableSize: 32749, maxBackends: 328 } } },
      { cilium: '1.19.3', features: { maglev: { tableSize: 131071, maxBackends: 2000 } } },
    ],
    good: [
      { cilium: '1.19.3', features: { maglev: { maxBackends: 163 } } },
      { cilium: '1.11.3', features: { maglev: { tableSize: 65521, maxBackends: 500 } } },
    ],
  },
});
