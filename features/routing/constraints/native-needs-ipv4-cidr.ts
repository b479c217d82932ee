import { defineConstraint } from '../../../src/core/feature.ts';
import { ipv4Masquerade, isSet, nativeRouting } from '../../shared/agent-state.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { nativeCIDROption } from '../lens.ts';

export default defineConstraint({
  id: 'native-needs-ipv4-cidr',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Native routing with IPv4 masquerading requires the native routing CIDR',
  why: 'The agent does not masquerade traffic to this CIDR, and refuses to start without it. From chart 1.18 on Helm refuses it too.',
  fix: 'Set ipv4NativeRoutingCIDR to the range of all pod addresses, or disable IPv4 masquerading.',
  source: 'pkg/option/config.go checkIPv4NativeRoutingCIDR, chart templates/cilium-configmap.yaml',
  versions: '>=1.9.0',
  reads: [
    'tunnel',
    'routing-mode',
    'native-routing-cidr',
    'ipv4-native-routing-cidr',
    'enable-ipv4-masquerade',
    'masquerade',
  ],

  check(context) {
    const { options } = context;
    const option = nativeCIDROption(context);
    const ipam = options.text('ipam', 'cluster-pool');
    // These modes assign addresses that the cloud's network routes anyway.
    const cloud = context.is('<1.10.0') ? ['eni'] : ['eni', 'alibabacloud'];
    const missing = all(
      nativeRouting(options, context),
      ipv4Masquerade(options, context),
      not(isSet(options, option)),
      ipam === undefined ? undefined : !cloud.includes(ipam),
      context.is('<1.15.0') || not(options.flag('enable-ip-masq-agent', false)),
    );
    return violationIf(missing, {
      subject: option,
      message: ({ name }) =>
        `The agent does not start: native routing with IPv4 masquerading requires ${name(option)}.`,
      remedies: [{ set: { [option]: '10.233.64.0/18' }, example: 'the range of all pod addresses' }],
    });
  },
  examples: {
    bad: [
      { cilium: '1.9.10', features: { routing: { mode: 'native' } } },
      { cilium: '1.13.4', features: { routing: { mode: 'native' } } },
      { cilium: '1.19.3', features: { routing: { mode: 'native', autoDirectNodeRoutes: true } } },
    ],
    good: [
      { cilium: '1.9.10', features: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } } },
      { cilium: '1.19.3', features: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.233.64.0/18' } } },
      { cilium: '1.19.3', features: { routing: { mode: 'tunnel' } } },
    ],
  },
});
