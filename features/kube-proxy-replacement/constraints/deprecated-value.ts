import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';

const successors: Readonly<Record<string, string>> = { strict: 'true', partial: 'false', disabled: 'false' };

export default defineConstraint({
  id: 'deprecated-value',
  severity: 'info',
  symptoms: ['upgrade'],
  title: 'Deprecated value of kube-proxy-replacement',
  why: 'Cilium 1.14 and 1.15 still accept strict, partial and disabled. Cilium 1.16 refuses to start with them.',
  fix: 'Write true instead of strict, and false instead of partial or disabled, when you upgrade.',
  source: 'daemon/cmd/kube_proxy_replacement.go, Documentation/operations/upgrade.rst (1.14)',
  versions: '>=1.14.0 <1.16.0',
  reads: ['kube-proxy-replacement'],
  check({ options }) {
    const text = options.get('kube-proxy-replacement') ?? '';
    const successor = Object.hasOwn(successors, text) ? successors[text] : undefined;
    return violationIf(successor !== undefined, {
      subject: 'kube-proxy-replacement',
      message: ({ setting }) =>
        `${setting('kube-proxy-replacement')} is deprecated, and the agent of Cilium 1.16 refuses to start with it.`,
      remedies: [{ text: `write "${successor}" when you upgrade to it` }],
    });
  },
  examples: {
    bad: [{ cilium: '1.15.9', features: {}, config: { 'kube-proxy-replacement': 'strict' } }],
    good: [{ cilium: '1.15.9', features: { kubeProxyReplacement: true } }],
  },
});
