import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn, switches, switchName } from '../lens.ts';

export default defineConstraint({
  id: 'option-renamed',
  severity: 'error',
  title: 'The switch of the egress gateway has another name in this Cilium version',
  why: 'It was enable-egress-gateway in 1.10, enable-ipv4-egress-gateway from 1.11 on, and is enable-egress-gateway again since 1.18; the agent skips the other name without a word.',
  fix: 'Write the name of the version, or ask for the feature and let it be written.',
  source: 'Documentation/cmdref/cilium-agent.md, pkg/option/config.go',
  versions: '>=1.9.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway'],
  check(context) {
    const { options } = context;
    return switches.flatMap(({ option }) =>
      violationIf(all(options.flag(option, false), not(isOn(options, context))), {
        subject: option,
        message: context.is('<1.10.0')
          ? `Cilium ${context.cilium} has no egress gateway, so ${option} switches nothing on. Use Cilium 1.10 or newer.`
          : `Cilium ${context.cilium} does not know ${option}, so the egress gateway stays off. Write ${switchName(context)}: "true".`,
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
