import { defineConstraint } from '../../../src/core/feature.ts';
import { routing } from '../../shared/agent-state.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'tunnel-key-removed',
  severity: 'error',
  title: 'The option tunnel is gone and changes nothing',
  why: 'From Cilium 1.15 on the agent skips the key without a word: `disabled` leaves a VXLAN tunnel running.',
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
      message: `Cilium ${context.cilium} does not read tunnel, so "${text}" is lost. Write ${
        text === 'disabled' ? 'routing-mode: "native"' : `routing-mode: "tunnel" and tunnel-protocol: "${text}"`
      }.`,
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
