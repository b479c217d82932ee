import { defineConstraint, type Violation } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import { schema } from '../schema.ts';

const ranges = [
  { option: 'native-routing-cidr', key: 'ipv4NativeRoutingCIDR', family: 'IPv4', versions: '<1.12.0' },
  {
    option: 'ipv4-native-routing-cidr',
    key: 'ipv4NativeRoutingCIDR',
    family: 'IPv4',
    versions: '>=1.11.0',
  },
  {
    option: 'ipv6-native-routing-cidr',
    key: 'ipv6NativeRoutingCIDR',
    family: 'IPv6',
    versions: '>=1.12.0',
  },
] as const;

export default defineConstraint({
  id: 'cidr-valid',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Invalid native routing CIDR',
  why: 'The agent parses the CIDR when it starts, and refuses to start with an invalid one.',
  fix: 'Write an address and a prefix length, such as 10.233.64.0/18.',
  source: 'pkg/option/config.go',
  versions: '>=1.9.0',
  reads: ranges.map(({ option }) => option),
  check(context): Violation[] {
    const { options } = context;
    return ranges
      .filter(({ versions }) => context.is(versions))
      .flatMap(({ option, key, family }) => {
        const text = options.get(option) ?? '';
        return violationIf(text !== '' && !schema().shape[key].safeParse(text).success, {
          subject: option,
          message: ({ setting }) => `${setting(option)} is not a valid ${family} CIDR, and the agent does not start.`,
          remedies: [
            {
              set: { [option]: family === 'IPv4' ? '10.233.64.0/18' : 'fd00:10:233::/48' },
              example: 'the range of all pod addresses',
            },
          ],
        });
      });
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: {}, config: { 'ipv4-native-routing-cidr': '10.233.64.0' } },
      { cilium: '1.17.3', features: {}, config: { 'ipv4-native-routing-cidr': 'fd00::/64' } },
      { cilium: '1.17.3', features: {}, config: { 'ipv6-native-routing-cidr': '10.233.64.0/18' } },
    ],
    good: [{ cilium: '1.17.3', features: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } } }],
  },
});
