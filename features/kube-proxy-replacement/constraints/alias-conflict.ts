import { defineConstraint, type Violation } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

/** Old names whose values the agent still compares with those of the new names. 1.20 dropped two of them. */
const aliases = [
  { old: 'node-port-mode', current: 'bpf-lb-mode', versions: '<1.20.0' },
  { old: 'node-port-algorithm', current: 'bpf-lb-algorithm', versions: '<1.20.0' },
  { old: 'node-port-acceleration', current: 'bpf-lb-acceleration', versions: '*' },
] as const;

export default defineConstraint({
  id: 'alias-conflict',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Old and new name of a load balancer option with different values',
  why: 'The agent reads both names and refuses to start if their values differ. The charts 1.9.0 to 1.10.0 set the old names.',
  fix: 'Keep only the bpf-lb-* name, or set both to the same value.',
  source: 'pkg/option/config.go (up to 1.17), pkg/loadbalancer/config.go (1.18 and later)',
  versions: '>=1.9.0',
  reads: aliases.flatMap(({ old, current }) => [old, current]),
  check(context): Violation[] {
    const { options } = context;
    return aliases
      .filter(({ versions }) => context.is(versions))
      .flatMap(({ old, current }) =>
        violationIf(all(isSet(options, old), isSet(options, current), options.get(old) !== options.get(current)), {
          subject: old,
          message: ({ setting }) => `${setting(old)} conflicts with ${setting(current)}, and the agent does not start.`,
          remedies: [{ set: { [old]: null } }],
        }),
      );
  },
  examples: {
    bad: [{ cilium: '1.17.7', features: {}, config: { 'node-port-mode': 'dsr', 'bpf-lb-mode': 'snat' } }],
    good: [
      { cilium: '1.17.7', features: {}, config: { 'node-port-mode': 'dsr', 'bpf-lb-mode': 'dsr' } },
      { cilium: '1.20.0', features: {}, config: { 'node-port-mode': 'dsr', 'bpf-lb-mode': 'snat' } },
    ],
  },
});
