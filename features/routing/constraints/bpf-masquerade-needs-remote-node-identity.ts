import { defineConstraint } from '../../../src/core/feature.ts';
import { masquerading } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { withoutBpfMasquerading } from '../without-bpf-masquerading.ts';

export default defineConstraint({
  id: 'bpf-masquerade-needs-remote-node-identity',
  severity: 'error',
  symptoms: ['no-effect', 'agent-fails'],
  title: 'BPF masquerading requires remote node identities up to Cilium 1.15',
  why: 'The datapath uses remote node identities to distinguish nodes of the cluster from the world. Up to 1.14 the agent falls back to iptables masquerading and logs a warning. Cilium 1.15 refuses to start. From 1.16 on they are always enabled.',
  fix: 'Set enable-remote-node-identity: "true".',
  source: 'daemon/cmd/daemon.go',
  versions: '>=1.9.0 <1.16.0',
  reads: ['enable-bpf-masquerade', 'enable-remote-node-identity'],
  check(context) {
    const { options } = context;
    const broken = all(
      options.flag('enable-bpf-masquerade', false),
      masquerading(options, context),
      not(options.flag('enable-remote-node-identity', true)),
    );
    return violationIf(broken, {
      subject: 'enable-remote-node-identity',
      severity: context.is('>=1.15.0') ? 'error' : 'warning',
      message: `Without remote node identities, ${withoutBpfMasquerading(context)}.`,
      remedies: [{ set: { 'enable-remote-node-identity': 'true' } }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.15.4',
        features: { kubeProxyReplacement: true },
        config: { 'enable-bpf-masquerade': 'true', 'enable-remote-node-identity': 'false' },
      },
    ],
    good: [{ cilium: '1.15.4', features: { kubeProxyReplacement: true }, config: { 'enable-bpf-masquerade': 'true' } }],
  },
});
