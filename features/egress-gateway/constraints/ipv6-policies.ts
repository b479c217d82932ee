import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';
import { isOn } from '../lens.ts';

export default defineConstraint({
  id: 'ipv6-policies',
  severity: 'info',
  symptoms: ['no-effect'],
  title: 'Egress gateway policies for IPv6 without IPv6 masquerading',
  why: 'From Cilium 1.18 on, policies can have IPv6 destinations. Without IPv6 masquerading they have no effect, and the agent logs it.',
  fix: 'Set enable-ipv6-masquerade: "true" if policies have IPv6 destinations.',
  source: 'pkg/egressgateway/manager.go',
  versions: '>=1.18.0',
  reads: ['enable-egress-gateway', 'enable-ipv4-egress-gateway', 'enable-ipv6', 'enable-ipv6-masquerade'],
  check(context) {
    const { options } = context;
    const broken = all(
      isOn(options, context),
      options.flag('enable-ipv6', true),
      not(options.flag('enable-ipv6-masquerade', true)),
    );
    return violationIf(broken, {
      subject: 'enable-ipv6-masquerade',
      message: ({ name }) =>
        `Egress gateway policies with IPv6 destinations have no effect while ${name('enable-ipv6-masquerade')} is "false".`,
      remedies: [{ set: { 'enable-ipv6-masquerade': 'true' }, when: 'if there are such policies' }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.18.4',
        features: { egressGateway: true },
        config: { 'enable-ipv6': 'true', 'enable-ipv6-masquerade': 'false' },
      },
    ],
    good: [{ cilium: '1.18.4', features: { egressGateway: true }, config: { 'enable-ipv6': 'false' } }],
  },
});
