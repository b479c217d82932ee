import { defineConstraint } from '../../../src/core/feature.ts';
import { ipv6Masquerade, isSet, nativeRouting } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'native-needs-ipv6-cidr',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Native routing with IPv6 masquerading requires the native routing CIDR',
  why: 'The agent does not masquerade traffic to this CIDR, and refuses to start without it. From chart 1.18 on Helm refuses it too.',
  fix: 'Set ipv6NativeRoutingCIDR to the range of all pod addresses, or disable IPv6 masquerading.',
  source: 'pkg/option/config.go checkIPv6NativeRoutingCIDR, chart templates/cilium-configmap.yaml',
  versions: '>=1.12.0',
  reads: ['tunnel', 'routing-mode', 'ipv6-native-routing-cidr', 'enable-ipv6', 'enable-ipv6-masquerade'],

  check(context) {
    const { options } = context;
    const missing = all(
      nativeRouting(options, context),
      ipv6Masquerade(options, context),
      not(isSet(options, 'ipv6-native-routing-cidr')),
      context.is('<1.15.0') || not(options.flag('enable-ip-masq-agent', false)),
    );
    return violationIf(missing, {
      subject: 'ipv6-native-routing-cidr',
      message: 'The agent does not start: native routing with IPv6 masquerading requires ipv6-native-routing-cidr.',
      remedies: [
        { set: { 'ipv6-native-routing-cidr': 'fd00:10:233::/48' }, example: 'the range of all pod addresses' },
      ],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } },
        config: { 'enable-ipv6': 'true' },
      },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: {
          routing: {
            mode: 'native',
            ipv4NativeRoutingCIDR: '10.233.64.0/18',
            ipv6NativeRoutingCIDR: 'fd85:ee78:d8a6:8607::1:0000/112',
          },
        },
        config: { 'enable-ipv6': 'true' },
      },
      { cilium: '1.17.3', features: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } } },
    ],
  },
});
