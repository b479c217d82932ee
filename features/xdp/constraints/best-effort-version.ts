import { defineConstraint } from '../../../src/core/feature.ts';
import { nodePort } from '../../shared/agent-state.ts';
import { acceleration, optionName, optionNames } from '../../shared/load-balancer-state.ts';
import { violationIf } from '../../shared/violation.ts';
import type { XdpIntent } from '../schema.ts';

export default defineConstraint<XdpIntent>({
  id: 'best-effort-version',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Best-effort XDP before Cilium 1.15',
  why: 'Cilium 1.15 introduced best-effort. Older agents refuse to start with it.',
  fix: 'Use native with devices whose drivers support XDP, or use Cilium 1.15 or newer.',
  source: 'daemon/cmd/kube_proxy_replacement.go',
  versions: '>=1.9.0 <1.15.0',
  reads: optionNames('acceleration'),
  check(context) {
    const { options } = context;
    const asked = acceleration(options, context) === 'best-effort';
    return violationIf(asked && nodePort(options, context) !== false, {
      subject: optionName('acceleration', options, context),
      message: `Cilium ${context.cilium} does not start with best-effort XDP.`,
      remedies: [
        {
          set: { [optionName('acceleration', options, context)]: 'native' },
          when: 'if the drivers of all devices support XDP',
        },
        { text: 'use Cilium 1.15 or newer' },
      ],
    });
  },
  examples: {
    bad: [
      { cilium: '1.14.6', features: { xdp: { mode: 'best-effort' } } },
      { cilium: '1.9.11', features: { xdp: { mode: 'best-effort' } } },
    ],
    good: [{ cilium: '1.15.9', features: { xdp: { mode: 'best-effort' } } }],
  },
});
