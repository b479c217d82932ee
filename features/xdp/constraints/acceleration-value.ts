import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { acceleration, optionName, optionNames } from '../../shared/load-balancer-state.ts';
import { likeliest } from '../../shared/remedies.ts';
import { violationIf } from '../../shared/violation.ts';
import type { XdpIntent } from '../schema.ts';

/** `testing-only` is XDP in the kernel's generic path. A separate constraint checks `best-effort`. */
const words = ['disabled', 'native', 'testing-only', 'best-effort'];

export default defineConstraint<XdpIntent>({
  id: 'acceleration-value',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Invalid XDP mode',
  why: 'The agent accepts native, best-effort (from 1.15 on) and disabled. It refuses to start with other values such as "generic". Up to 1.16 it checks the mode only if BPF NodePort is enabled.',
  fix: 'Write native, best-effort (from 1.15 on) or disabled.',
  source: 'daemon/cmd/kube_proxy_replacement.go (up to 1.16), pkg/datapath/xdp/cell.go (1.17 and later)',
  versions: '>=1.9.0',
  reads: optionNames('acceleration'),
  check(context) {
    const { options } = context;
    const word = acceleration(options, context);
    if (word === undefined || words.includes(word)) return [];
    return violationIf(context.is('>=1.17.0') || nodePort(options, context), {
      subject: optionName('acceleration', options, context),
      message: `Cilium ${context.cilium} does not start with XDP mode "${word}".`,
      remedies: [
        ...likeliest(word, context.is('<1.15.0') ? ['native', 'disabled'] : ['native', 'best-effort', 'disabled'], {
          true: 'native',
          on: 'native',
          false: 'disabled',
        }).map((one) => ({
          set: { [optionName('acceleration', options, context)]: one },
        })),
      ],
    });
  },
  examples: {
    bad: [
      { cilium: '1.13.4', features: { kubeProxyReplacement: true }, config: { 'bpf-lb-acceleration': 'generic' } },
      { cilium: '1.19.3', features: {}, config: { 'bpf-lb-acceleration': 'true' } },
    ],
    good: [
      { cilium: '1.13.4', features: {}, config: { 'bpf-lb-acceleration': 'generic' } },
      { cilium: '1.19.3', features: {}, config: { 'bpf-lb-acceleration': 'disabled' } },
    ],
  },
});
