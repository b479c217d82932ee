import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'old-and-new-cidr',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Native routing CIDR set with both its old and its new name',
  why: 'Cilium 1.11 reads both names and refuses to start with both.',
  fix: 'Keep ipv4-native-routing-cidr.',
  source: 'pkg/option/config.go',
  versions: '>=1.11.0 <1.12.0',
  reads: ['native-routing-cidr', 'ipv4-native-routing-cidr'],
  check({ options }) {
    return violationIf(all(isSet(options, 'native-routing-cidr'), isSet(options, 'ipv4-native-routing-cidr')), {
      subject: 'native-routing-cidr',
      message: ({ name }) =>
        `The agent does not start with both ${name('native-routing-cidr')} and ${name('ipv4-native-routing-cidr')}.`,
      remedies: [{ set: { 'native-routing-cidr': null } }, { set: { 'ipv4-native-routing-cidr': null } }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.11.3',
        features: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
        config: { 'native-routing-cidr': '10.233.64.0/18' },
      },
    ],
    good: [{ cilium: '1.11.3', features: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } } }],
  },
});
