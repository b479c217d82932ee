import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'skip-unreachable-needs-direct-routes',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'direct-routing-skip-unreachable without direct node routes',
  why: 'direct-routing-skip-unreachable limits the direct node routes that the agent installs. Without them it has no effect.',
  fix: 'Enable autoDirectNodeRoutes too, or remove directRoutingSkipUnreachable.',
  source: 'Documentation/network/concepts/routing.rst',
  versions: '>=1.16.0',
  reads: ['direct-routing-skip-unreachable', 'auto-direct-node-routes'],
  check({ options }) {
    const alone = all(
      options.flag('direct-routing-skip-unreachable', false),
      not(options.flag('auto-direct-node-routes', false)),
    );
    return violationIf(alone, {
      subject: 'direct-routing-skip-unreachable',
      message: ({ name }) =>
        `${name('direct-routing-skip-unreachable')} has no effect without auto-direct-node-routes.`,
      remedies: [
        { set: { 'auto-direct-node-routes': 'true' } },
        { set: { 'direct-routing-skip-unreachable': 'false' } },
      ],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: {
          routing: { mode: 'native', directRoutingSkipUnreachable: true, ipv4NativeRoutingCIDR: '10.233.64.0/18' },
        },
      },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: {
          routing: {
            mode: 'native',
            autoDirectNodeRoutes: true,
            directRoutingSkipUnreachable: true,
            ipv4NativeRoutingCIDR: '10.233.64.0/18',
          },
        },
      },
    ],
  },
});
