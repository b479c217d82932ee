import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn, switches, switchName } from '../lens.ts';

export default defineConstraint({
  id: 'option-renamed',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Egress gateway option of another Cilium version',
  why: 'The option is enable-egress-gateway in Cilium 1.10, enable-ipv4-egress-gateway in 1.11 to 1.17, and enable-egress-gateway again from 1.18 on. The agent silently ignores the other name.',
  fix: 'Use the name of this Cilium version, or the feature egressGateway in an intent.',
  source: 'Documentation/cmdref/cilium-agent.md, pkg/option/config.go',
  versions: '>=1.9.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway'],
  check(context) {
    const { options } = context;
    return switches.flatMap(({ option }) =>
      violationIf(all(options.flag(option, false), not(isOn(options, context))), {
        subject: option,
        message: ({ name }) =>
          context.is('<1.10.0')
            ? `Cilium ${context.cilium} has no egress gateway, so ${name(option)} has no effect.`
            : `Cilium ${context.cilium} ignores ${name(option)}, so the egress gateway stays disabled.`,
        remedies: [
          context.is('<1.10.0')
            ? { text: 'use Cilium 1.10 or newer' }
            : { set: { [switchName(context)]: 'true', [option]: null } },
        ],
      }),
    );
  },
  examples: {
    bad: [
      { cilium: '1.13.4', features: {}, config: { 'enable-egress-gateway': 'true' } },
      { cilium: '1.19.3', features: {}, config: { 'enable-ipv4-egress-gateway': 'true' } },
      { cilium: '1.9.10', features: {}, config: { 'enable-egress-gateway': 'true' } },
    ],
    good: [
      { cilium: '1.13.4', features: { egressGateway: true } },
      { cilium: '1.19.3', features: { egressGateway: true } },
      { cilium: '1.18.4', features: {}, config: { 'enable-ipv4-egress-gateway': 'true' } },
    ],
  },
});
