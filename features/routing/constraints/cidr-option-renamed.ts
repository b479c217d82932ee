import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { nativeCIDROption } from '../lens.ts';

const names = ['native-routing-cidr', 'ipv4-native-routing-cidr'] as const;

export default defineConstraint({
  id: 'cidr-option-renamed',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Native routing CIDR option of another Cilium version',
  why: 'Cilium 1.11 renamed native-routing-cidr to ipv4-native-routing-cidr and reads both. Other versions silently ignore the name that they do not have.',
  fix: 'Write native-routing-cidr up to 1.10 and ipv4-native-routing-cidr from 1.11 on.',
  source: 'Documentation/cmdref/cilium-agent.md (1.10, 1.12)',
  versions: '>=1.9.0 <1.11.0 || >=1.12.0',
  reads: names,
  check(context) {
    const { options } = context;
    const right = nativeCIDROption(context);
    return names
      .filter((name) => name !== right)
      .flatMap((wrong) =>
        violationIf(all(isSet(options, wrong), not(isSet(options, right))), {
          subject: wrong,
          message: ({ name }) => `Cilium ${context.cilium} ignores ${name(wrong)}.`,
          remedies: [{ set: { [right]: options.get(wrong) ?? null, [wrong]: null } }],
        }),
      );
  },
  examples: {
    bad: [
      { cilium: '1.12.1', features: {}, config: { 'native-routing-cidr': '10.233.64.0/18' } },
      { cilium: '1.9.10', features: {}, config: { 'ipv4-native-routing-cidr': '10.233.64.0/18' } },
    ],
    good: [
      { cilium: '1.12.1', features: {}, config: { 'ipv4-native-routing-cidr': '10.233.64.0/18' } },
      { cilium: '1.9.10', features: {}, config: { 'native-routing-cidr': '10.233.64.0/18' } },
    ],
  },
});
