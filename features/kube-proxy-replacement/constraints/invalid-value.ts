import { defineConstraint, type LensContext } from '../../../src/core/feature.ts';
import { kubeProxyReplacement } from '../../shared/agent-state.ts';
import { likeliest, replacementWords } from '../../shared/remedies.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'invalid-value',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Invalid value of kube-proxy-replacement',
  why: 'The accepted values changed from strict, partial, probe and disabled to true and false. The agent refuses to start with a value of another version. Up to 1.18 the value is a string, so the agent also refuses Python-style True.',
  fix: 'Write strict, partial or disabled up to 1.13, true or false from 1.14 on.',
  source:
    'daemon/cmd/kube_proxy_replacement.go (up to 1.17), pkg/kpr/kpr.go (1.18), pkg/option/config.go (1.19 and later)',
  versions: '>=1.9.0',
  reads: ['kube-proxy-replacement'],
  check(context) {
    const text = context.options.get('kube-proxy-replacement');
    return violationIf(text !== undefined && kubeProxyReplacement(context.options, context) === undefined, {
      subject: 'kube-proxy-replacement',
      message: ({ setting }) => `Cilium ${context.cilium} does not start with ${setting('kube-proxy-replacement')}.`,
      remedies: likeliest(text, accepted(context), replacementWords).map((word) => ({
        set: { 'kube-proxy-replacement': word },
      })),
    });
  },
  examples: {
    bad: [
      { cilium: '1.13.4', features: {}, config: { 'kube-proxy-replacement': 'true' } },
      { cilium: '1.13.4', features: {}, config: { 'kube-proxy-replacement': 'probe' } },
      { cilium: '1.15.9', features: {}, config: { 'kube-proxy-replacement': 'True' } },
      { cilium: '1.16.0', features: {}, config: { 'kube-proxy-replacement': 'strict' } },
      { cilium: '1.19.3', features: {}, config: { 'kube-proxy-replacement': 'partial' } },
    ],
    good: [
      { cilium: '1.13.4', features: { kubeProxyReplacement: true } },
      { cilium: '1.15.9', features: {}, config: { 'kube-proxy-replacement': 'strict' } },
      { cilium: '1.19.3', features: {}, config: { 'kube-proxy-replacement': 'True' } },
    ],
  },
});

/** The words to suggest, without deprecated ones. */
function accepted(context: LensContext): readonly string[] {
  return context.is('<1.14.0') ? ['strict', 'partial', 'disabled'] : ['true', 'false'];
}
