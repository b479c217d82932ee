import { defineConstraint } from '../../../src/core/feature.ts';
import { nativeRouting } from '../../shared/agent-state.ts';
import { useNativeRouting } from '../../shared/remedies.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'direct-routes-need-native',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Direct node routes in tunnel mode',
  why: 'auto-direct-node-routes installs routes for unencapsulated traffic. The agent refuses to start with it in tunnel mode.',
  fix: 'Use native routing, or disable direct node routes.',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.9.0',
  reads: ['auto-direct-node-routes', 'tunnel', 'routing-mode'],
  check(context) {
    return violationIf(
      all(context.options.flag('auto-direct-node-routes', false), not(nativeRouting(context.options, context))),
      {
        subject: 'auto-direct-node-routes',
        message: ({ name }) => `The agent does not start with ${name('auto-direct-node-routes')} in tunnel mode.`,
        remedies: [useNativeRouting(context.options, context), { set: { 'auto-direct-node-routes': 'false' } }],
      },
    );
  },
  examples: {
    bad: [
      { cilium: '1.13.4', features: { routing: { mode: 'tunnel', autoDirectNodeRoutes: true } } },
      { cilium: '1.19.3', features: { routing: { autoDirectNodeRoutes: true } } },
    ],
    good: [
      {
        cilium: '1.19.3',
        features: {
          routing: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: '10.233.64.0/18' },
        },
      },
    ],
  },
});
