import { defineConstraint } from '../../../src/core/feature.ts';
import { masquerading } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'bpf-masquerade-needs-masquerading',
  severity: 'error',
  title: 'BPF masquerading is on while masquerading is off',
  why: 'The option says how to masquerade, not whether. Up to 1.14 the agent switches it off by itself; later it refuses to start.',
  fix: 'Turn enable-ipv4-masquerade on (masquerade in 1.9), or enable-bpf-masquerade off.',
  source: 'daemon/cmd/daemon.go',
  versions: '>=1.9.0',
  reads: ['enable-bpf-masquerade', 'masquerade', 'enable-ipv4-masquerade', 'enable-ipv6-masquerade'],
  check(context) {
    const { options } = context;
    return violationIf(all(options.flag('enable-bpf-masquerade', false), not(masquerading(options, context))), {
      subject: 'enable-bpf-masquerade',
      severity: context.is('>=1.15.0') ? 'error' : 'warning',
      message: `enable-bpf-masquerade has nothing to do while masquerading is off${
        context.is('>=1.15.0') ? ', and the agent does not start with it' : ''
      }. Turn masquerading on, or remove it.`,
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: { kubeProxyReplacement: true },
        config: {
          'enable-bpf-masquerade': 'true',
          'enable-ipv4-masquerade': 'false',
          'enable-ipv6-masquerade': 'false',
        },
      },
    ],
    good: [{ cilium: '1.17.3', features: { kubeProxyReplacement: true }, config: { 'enable-bpf-masquerade': 'true' } }],
  },
});
