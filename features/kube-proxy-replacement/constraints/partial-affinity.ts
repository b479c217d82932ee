import { defineConstraint } from '../../../src/core/feature.ts';
import { kubeProxyReplacement } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'partial-affinity',
  severity: 'warning',
  symptoms: ['slow'],
  title: 'Partial kube-proxy replacement without session affinity',
  why: 'Partial kube-proxy replacement in Cilium 1.12 does not include session affinity. Services with session affinity are balanced without it.',
  fix: 'Set enable-session-affinity: "true" too, or use full replacement.',
  source: 'Documentation/operations/upgrade.rst (1.12)',
  versions: '>=1.12.0 <1.13.0',
  reads: ['kube-proxy-replacement', 'enable-node-port', 'enable-session-affinity'],
  check(context) {
    const { options } = context;
    const partial = kubeProxyReplacement(options, context) === 'by-flags';
    return violationIf(
      all(partial, options.flag('enable-node-port', false), not(options.flag('enable-session-affinity', false))),
      {
        subject: 'enable-session-affinity',
        message: ({ setting }) =>
          `With ${setting('kube-proxy-replacement')}, ClientIP affinity of Services has no effect.`,
        remedies: [{ set: { 'enable-session-affinity': 'true' } }],
      },
    );
  },
  examples: {
    bad: [
      { cilium: '1.12.1', features: {}, config: { 'kube-proxy-replacement': 'partial', 'enable-node-port': 'true' } },
    ],
    good: [
      {
        cilium: '1.12.1',
        features: {},
        config: {
          'kube-proxy-replacement': 'partial',
          'enable-node-port': 'true',
          'enable-session-affinity': 'true',
        },
      },
      { cilium: '1.12.1', features: { kubeProxyReplacement: true } },
    ],
  },
});
