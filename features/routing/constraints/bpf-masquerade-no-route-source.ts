import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'bpf-masquerade-no-route-source',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'enable-masquerade-to-route-source with BPF masquerading',
  why: 'enable-masquerade-to-route-source only works with iptables masquerading. The agent refuses to start with both.',
  fix: 'Keep one of the two.',
  source: 'daemon/cmd/daemon.go',
  versions: '>=1.15.0',
  reads: ['enable-bpf-masquerade', 'enable-masquerade-to-route-source'],
  check({ options }) {
    const both = all(
      options.flag('enable-bpf-masquerade', false),
      options.flag('enable-masquerade-to-route-source', false),
    );
    return violationIf(both, {
      subject: 'enable-masquerade-to-route-source',
      message: ({ name }) =>
        `The agent does not start with both ${name('enable-masquerade-to-route-source')} and ${name('enable-bpf-masquerade')}.`,
      remedies: [
        { set: { 'enable-masquerade-to-route-source': 'false' } },
        { set: { 'enable-bpf-masquerade': 'false' } },
      ],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: { kubeProxyReplacement: true },
        config: { 'enable-bpf-masquerade': 'true', 'enable-masquerade-to-route-source': 'true' },
      },
    ],
    good: [{ cilium: '1.17.3', features: {}, config: { 'enable-masquerade-to-route-source': 'true' } }],
  },
});
