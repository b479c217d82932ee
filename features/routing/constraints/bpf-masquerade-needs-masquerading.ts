import { defineConstraint } from '../../../src/core/feature.ts';
import { masquerading } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'bpf-masquerade-needs-masquerading',
  severity: 'error',
  symptoms: ['no-effect', 'agent-fails'],
  title: 'BPF masquerading without masquerading',
  why: 'The option selects how to masquerade; it does not enable masquerading. Up to 1.14 the agent ignores it if masquerading is disabled. Later versions refuse to start.',
  fix: 'Set enable-ipv4-masquerade (masquerade in 1.9) to "true", or enable-bpf-masquerade to "false".',
  source: 'daemon/cmd/daemon.go',
  versions: '>=1.9.0',
  reads: ['enable-bpf-masquerade', 'masquerade', 'enable-ipv4-masquerade', 'enable-ipv6-masquerade'],
  check(context) {
    const { options } = context;
    return violationIf(all(options.flag('enable-bpf-masquerade', false), not(masquerading(options, context))), {
      subject: 'enable-bpf-masquerade',
      severity: context.is('>=1.15.0') ? 'error' : 'warning',
      message: ({ name }) =>
        context.is('>=1.15.0')
          ? `The agent does not start: ${name('enable-bpf-masquerade')} requires masquerading, which is disabled.`
          : `${name('enable-bpf-masquerade')} has no effect while masquerading is disabled.`,
      remedies: [
        { set: { [context.is('<1.10.0') ? 'masquerade' : 'enable-ipv4-masquerade']: 'true' } },
        { set: { 'enable-bpf-masquerade': 'false' } },
      ],
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
