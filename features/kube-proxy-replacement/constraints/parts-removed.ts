import { defineConstraint, type LensContext, type Violation } from '../../../src/core/feature.ts';
import type { OptionsView } from '../../../src/core/options.ts';
import { fullKubeProxyReplacement, socketLB } from '../../shared/agent-state.ts';
import { all, not, type Ternary } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

interface Part {
  option: string;
  /** Versions that no longer have the option. */
  gone: string;
  /** True if another setting already enables the part, so that nothing is lost. */
  present(options: OptionsView, context: LensContext): Ternary;
  /** Options with the same effect. */
  instead: Readonly<Record<string, string>>;
}

const full = { gone: '>=1.19.0', present: fullKubeProxyReplacement, instead: { 'kube-proxy-replacement': 'true' } };
const parts: readonly Part[] = [
  { option: 'enable-node-port', ...full },
  { option: 'enable-host-port', ...full },
  { option: 'enable-external-ips', ...full },
  { option: 'enable-session-affinity', ...full },
  { option: 'enable-host-reachable-services', gone: '>=1.13.0', present: socketLB, instead: { 'bpf-lb-sock': 'true' } },
];

export default defineConstraint({
  id: 'parts-removed',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Removed option for a part of kube-proxy replacement',
  why: 'The options for single parts were removed. The agent silently ignores them, so the part stays disabled.',
  fix: 'Use full kube-proxy replacement. For socket load balancing alone, set bpf-lb-sock.',
  source: 'pkg/kpr/kpr.go (1.19), Documentation/cmdref/cilium-agent.md (1.13)',
  versions: '>=1.13.0',
  reads: ['kube-proxy-replacement', 'bpf-lb-sock', ...parts.map(({ option }) => option)],
  check(context): Violation[] {
    const { options } = context;
    return parts
      .filter(({ gone }) => context.is(gone))
      .flatMap(({ option, present, instead }) =>
        violationIf(all(options.flag(option, false), not(present(options, context))), {
          subject: option,
          message: ({ name }) => `Cilium ${context.cilium} ignores ${name(option)}, so it has no effect.`,
          remedies: [{ set: { ...instead, [option]: null } }],
        }),
      );
  },
  examples: {
    bad: [
      { cilium: '1.19.3', features: { kubeProxyReplacement: false }, config: { 'enable-node-port': 'true' } },
      { cilium: '1.13.4', features: {}, config: { 'enable-host-reachable-services': 'true' } },
    ],
    good: [
      { cilium: '1.19.3', features: { kubeProxyReplacement: true }, config: { 'enable-node-port': 'true' } },
      { cilium: '1.18.4', features: {}, config: { 'enable-node-port': 'true' } },
    ],
  },
});
