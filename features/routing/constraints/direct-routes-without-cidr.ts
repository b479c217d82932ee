import { defineConstraint } from '../../../src/core/feature.ts';
import { isSet } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'direct-routes-without-cidr',
  severity: 'warning',
  symptoms: ['slow'],
  title: 'Direct node routes without a native routing CIDR',
  why: 'Without the CIDR the agent does not know the pod addresses. It warns that performance, visibility and policy enforcement may suffer.',
  fix: 'Set ipv4NativeRoutingCIDR to the range of all pod addresses.',
  source: 'pkg/option/config.go',
  versions: '>=1.12.0 <1.15.0',
  reads: ['auto-direct-node-routes', 'ipv4-native-routing-cidr'],
  check({ options }) {
    const without = all(
      options.flag('auto-direct-node-routes', false),
      options.flag('enable-ipv4', true),
      not(isSet(options, 'ipv4-native-routing-cidr')),
    );
    return violationIf(without, {
      subject: 'ipv4-native-routing-cidr',
      message:
        'Without ipv4-native-routing-cidr, direct node routes may reduce performance, visibility and policy enforcement.',
      remedies: [{ set: { 'ipv4-native-routing-cidr': '10.233.64.0/18' }, example: 'the range of all pod addresses' }],
    });
  },
  examples: {
    bad: [{ cilium: '1.13.4', features: { routing: { mode: 'native', autoDirectNodeRoutes: true } } }],
    good: [
      {
        cilium: '1.13.4',
        features: {
          routing: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: '10.233.64.0/18' },
        },
      },
    ],
  },
});
