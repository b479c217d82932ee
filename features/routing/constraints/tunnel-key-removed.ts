import { defineConstraint } from '../../../src/core/feature.ts';
import { routing } from '../../shared/agent-state.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'tunnel-key-removed',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Removed option tunnel',
  why: 'From Cilium 1.15 on the agent silently ignores the option. With `disabled`, the VXLAN tunnel stays enabled.',
  fix: 'Write routing-mode and tunnel-protocol.',
  source: 'Documentation/cmdref/cilium-agent.md (1.15), pkg/option/config.go',
  versions: '>=1.15.0',
  reads: ['tunnel'],
  check(context) {
    const text = context.options.get('tunnel') ?? '';
    const { mode, protocol } = routing(context.options, context);
    const effective = mode === 'native' ? 'disabled' : protocol;
    return violationIf(text !== '' && effective !== undefined && text !== effective, {
      subject: 'tunnel',
      message: ({ name }) => `Cilium ${context.cilium} ignores ${name('tunnel')}, so "${text}" has no effect.`,
      remedies: [
        {
          set:
            text === 'disabled' ? { 'routing-mode': 'native' } : { 'routing-mode': 'tunnel', 'tunnel-protocol': text },
        },
      ],
    });
  },
  examples: {
    bad: [
      { cilium: '1.15.4', features: {}, config: { tunnel: 'disabled' } },
      { cilium: '1.19.3', features: {}, config: { tunnel: 'geneve' } },
    ],
    good: [
      { cilium: '1.15.4', features: {}, config: { tunnel: 'vxlan' } },
      { cilium: '1.13.4', features: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } } },
    ],
  },
});
