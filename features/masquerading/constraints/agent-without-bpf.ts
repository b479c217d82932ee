import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { MasqueradingIntent } from '../schema.ts';

export default defineConstraint<MasqueradingIntent>({
  id: 'agent-without-bpf',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'ip-masq-agent without BPF masquerading',
  why: 'ip-masq-agent is a part of BPF masquerading. The agent refuses to start with ip-masq-agent while BPF masquerading is disabled.',
  fix: 'Remove features.masquerading.bpf: false.',
  source: 'daemon/cmd/daemon.go',
  versions: '>=1.9.0',
  reads: ['enable-ip-masq-agent'],
  check({ intent }) {
    const wanted = intent?.ipMasqAgent !== undefined && intent.ipMasqAgent !== false;
    return violationIf(wanted && intent.bpf === false, {
      subject: 'intent:bpf',
      message:
        'The agent does not start, because ip-masq-agent requires BPF masquerading. Remove features.masquerading.bpf: false.',
    });
  },
  examples: {
    bad: [{ cilium: '1.17.3', features: { masquerading: { ipMasqAgent: true, bpf: false } } }],
    good: [{ cilium: '1.17.3', features: { masquerading: { ipMasqAgent: true } } }],
  },
});
