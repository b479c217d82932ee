import { defineConstraint } from '../../../src/core/feature.ts';
import { nativeRouting } from '../../shared/agent-state.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'multi-pool-native-routing',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Multi-pool with a tunnel or IPsec',
  why: 'The agent refuses to start with multi-pool in tunnel mode or with IPsec.',
  fix: 'Use native routing without IPsec, or another mode.',
  source: 'daemon/cmd/daemon_main.go',
  // Later versions were not read far enough to be sure.
  versions: '>=1.14.0 <1.17.0',
  reads: ['ipam', 'routing-mode', 'tunnel', 'enable-ipsec'],
  check(context) {
    const { options } = context;
    const refused = all(
      options.get('ipam') === 'multi-pool',
      any(not(nativeRouting(options, context)), options.flag('enable-ipsec', false)),
    );
    return violationIf(refused, {
      subject: 'ipam',
      message: 'The agent does not start with multi-pool in a tunnel or with IPsec. Use native routing without IPsec.',
    });
  },
  examples: {
    bad: [{ cilium: '1.15.9', features: { ipam: { mode: 'multi-pool' } } }],
    good: [
      {
        cilium: '1.15.9',
        features: {
          ipam: { mode: 'multi-pool' },
          routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.0.0.0/8' },
        },
      },
    ],
  },
});
