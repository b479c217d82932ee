import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

/** Every mode of every version: a mode that is too new for a version is not told apart. */
const modes: ReadonlySet<string> = new Set([
  'kubernetes',
  'cluster-pool',
  'cluster-pool-v2beta',
  'multi-pool',
  'crd',
  'eni',
  'azure',
  'alibabacloud',
  'delegated-plugin',
]);

export default defineConstraint({
  id: 'ipam-mode-value',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Unknown IPAM mode',
  why: 'The agent refuses an IPAM mode that it does not know.',
  fix: 'Use cluster-pool, kubernetes, multi-pool or another mode of Cilium.',
  source: 'pkg/ipam/option/option.go',
  versions: '>=1.9.0',
  reads: ['ipam'],
  check({ options }) {
    const mode = options.text('ipam', 'cluster-pool');
    return violationIf(mode !== undefined && !modes.has(mode), {
      subject: 'ipam',
      message: `The agent does not start with IPAM mode "${mode}". Write "cluster-pool", "kubernetes", "multi-pool" or another mode of Cilium.`,
    });
  },
  examples: {
    bad: [{ cilium: '1.18.4', features: {}, config: { ipam: 'clusterpool' } }],
    good: [{ cilium: '1.18.4', features: {}, config: { ipam: 'multi-pool' } }],
  },
});
