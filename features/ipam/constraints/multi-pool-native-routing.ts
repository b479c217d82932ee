import { defineConstraint } from '../../../src/core/feature.ts';
import { nativeRouting } from '../../shared/agent-state.ts';
import { useNativeRouting } from '../../shared/remedies.ts';
import { all, any, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'multi-pool-native-routing',
  severity: 'error',
  symptoms: ['agent-fails'],
  title: 'Multi-pool with a tunnel or IPsec up to Cilium 1.18',
  why: 'Up to Cilium 1.17 the agent refuses to start with multi-pool in tunnel mode or with IPsec. Cilium 1.18 refuses IPsec with native routing.',
  fix: 'Use native routing without IPsec, or another IPAM mode.',
  source: 'daemon/cmd/daemon_main.go',
  versions: '>=1.14.0 <1.19.0',
  reads: ['ipam', 'routing-mode', 'tunnel', 'enable-ipsec'],
  check(context) {
    const { options } = context;
    const [native, ipsec] = [nativeRouting(options, context), options.flag('enable-ipsec', false)];
    const isEarly = context.is('<1.18.0');
    const refused = all(options.get('ipam') === 'multi-pool', isEarly ? any(not(native), ipsec) : all(native, ipsec));
    const reasons = [native === false && 'in a tunnel', ipsec && 'with IPsec'].filter(Boolean);
    return violationIf(refused, {
      subject: 'ipam',
      message: isEarly
        ? `The agent does not start with multi-pool ${reasons.join(' and ')}.`
        : 'The agent does not start with multi-pool, IPsec and native routing.',
      remedies: isEarly
        ? [
            {
              set: {
                ...(native === false && useNativeRouting(options, context).set),
                ...(ipsec && { 'enable-ipsec': 'false' }),
              },
            },
          ]
        : [{ text: 'use a tunnel' }, { text: 'use WireGuard' }],
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
