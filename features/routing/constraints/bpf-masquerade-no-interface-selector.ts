import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet, masquerading } from '../../shared/agent-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { withoutBpfMasquerading } from '../without-bpf-masquerading.ts';

export default defineConstraint({
  id: 'bpf-masquerade-no-interface-selector',
  severity: 'error',
  symptoms: ['no-effect', 'agent-fails'],
  title: 'egress-masquerade-interfaces with BPF masquerading',
  why: 'egress-masquerade-interfaces only works with iptables masquerading. Up to 1.14 the agent falls back to it and logs a warning. Later versions refuse to start.',
  fix: 'Select the interfaces with devices instead.',
  source: 'daemon/cmd/daemon.go',
  versions: '>=1.9.0',
  reads: ['enable-bpf-masquerade', 'egress-masquerade-interfaces'],
  check(context) {
    const { options } = context;
    const broken = all(
      options.flag('enable-bpf-masquerade', false),
      masquerading(options, context),
      isSet(options, 'egress-masquerade-interfaces'),
    );
    return violationIf(broken, {
      subject: 'egress-masquerade-interfaces',
      severity: context.is('>=1.15.0') ? 'error' : 'warning',
      message: ({ name }) =>
        `With ${name('egress-masquerade-interfaces')}, ${withoutBpfMasquerading(context)}. List the interfaces in devices instead.`,
      remedies: [{ set: { 'egress-masquerade-interfaces': null } }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: { kubeProxyReplacement: true },
        config: { 'enable-bpf-masquerade': 'true', 'egress-masquerade-interfaces': 'eth0' },
      },
    ],
    good: [
      { cilium: '1.17.3', features: {}, config: { 'egress-masquerade-interfaces': 'eth0' } },
      {
        cilium: '1.17.3',
        features: { kubeProxyReplacement: true },
        config: { 'enable-bpf-masquerade': 'true', devices: 'eth0' },
      },
    ],
  },
});
