import { defineConstraint } from '../../../src/core/feature.ts';
import { likeliest } from '../../shared/remedies.ts';
import { violationIf } from '../../shared/violation.ts';

/** Modes, with the versions that support them. */
const modes: Readonly<Record<string, string>> = {
  kubernetes: '*',
  crd: '*',
  'cluster-pool': '*',
  eni: '*',
  azure: '*',
  alibabacloud: '>=1.10.0',
  'cluster-pool-v2beta': '>=1.11.0 <1.14.0',
  'delegated-plugin': '>=1.12.0',
  'multi-pool': '>=1.14.0',
};

export default defineConstraint({
  id: 'mode-value',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Unknown IPAM mode',
  why: 'The agent and the operator do not start with an unknown mode.',
  fix: 'Use cluster-pool, kubernetes or multi-pool (Cilium 1.14 and later). On a cloud, its own mode such as eni is valid too.',
  source: 'pkg/ipam/option/option.go, Documentation/cmdref/cilium-agent.md',
  versions: '>=1.9.0',
  reads: ['ipam'],
  check(context) {
    const mode = context.options.text('ipam', 'cluster-pool');
    if (mode === undefined || mode === '') return [];
    const range = Object.hasOwn(modes, mode) ? modes[mode] : undefined;
    return violationIf(range === undefined || !context.is(range), {
      subject: 'ipam',
      message: `Cilium ${context.cilium} does not start with the IPAM mode "${mode}".`,
      remedies: likeliest(mode, ['cluster-pool', 'kubernetes']).map((one) => ({ set: { ipam: one } })),
    });
  },
  examples: {
    bad: [
      { cilium: '1.13.4', features: {}, config: { ipam: 'multi-pool' } },
      { cilium: '1.17.3', features: {}, config: { ipam: 'clusterpool' } },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: { ipam: { mode: 'multi-pool' }, routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.0.0.0/8' } },
      },
    ],
  },
});
