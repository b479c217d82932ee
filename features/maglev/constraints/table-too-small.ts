import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { MaglevIntent } from '../schema.ts';
import { defaultTableSize, entriesPerBackend, smallestTableFor, tableSizes } from '../tables.ts';

export default defineConstraint<MaglevIntent>({
  id: 'table-too-small',
  severity: 'warning',
  title: 'A Maglev table that is too small for the backends of a service',
  why: `With a table of no more than ${entriesPerBackend} entries for each backend, more than 1 % of the connections move when a backend comes or goes.`,
  fix: 'Take the smallest table that is larger, or spread the backends over several services.',
  source: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  versions: '>=1.9.0',
  // Only an intent says how many backends there will be.
  reads: [],
  check({ intent, options }) {
    const backends = intent?.maxBackends;
    const size = Number(options.text('bpf-lb-maglev-table-size', String(defaultTableSize)));
    if (backends === undefined || Number.isNaN(size)) return [];
    const enough = smallestTableFor(backends);
    const largest = tableSizes.at(-1) ?? defaultTableSize;
    const advice =
      enough === undefined
        ? `Even the largest, ${largest}, is enough for ${Math.floor((largest - 1) / entriesPerBackend)} only: spread them over several services.`
        : `The smallest that is large enough is ${enough}.`;
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
