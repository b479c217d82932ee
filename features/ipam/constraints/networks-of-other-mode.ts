import { defineConstraint } from '../../../src/core/feature.ts';
import type { IpamIntent } from '../schema.ts';

export default defineConstraint<IpamIntent>({
  id: 'networks-of-other-mode',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Pod networks that the IPAM mode ignores',
  why: 'Only mode cluster-pool reads the keys ipv4 and ipv6, and only mode multi-pool reads the key pools. With mode kubernetes, Kubernetes gives each node its network.',
  fix: 'Remove the networks, or choose the mode that reads them.',
  source: 'Documentation/network/concepts/ipam/index.rst',
  versions: '>=1.9.0',
  reads: ['ipam'],
  check({ intent }) {
    if (!intent) return [];
    const { mode, pools } = intent;
    const unread = (['ipv4', 'ipv6'] as const).filter((family) => mode !== 'cluster-pool' && intent[family]);
    const suffix = { ipv4: '', ipv6: '_ipv6' } as const;
    const where = (family: keyof typeof suffix): string =>
      mode === 'kubernetes'
        ? `Set kube_pods_subnet${suffix[family]} and kube_network_node_prefix${suffix[family]} instead.`
        : 'Write the networks under features.ipam.pools.';
    return [
      ...unread.map((family) => ({
        subject: `intent:${family}`,
        message: `IPAM mode "${mode}" ignores features.ipam.${family}. ${where(family)}`,
      })),
      ...(pools && mode !== 'multi-pool'
        ? [
            {
              subject: 'intent:pools',
              message: `IPAM mode "${mode}" ignores features.ipam.pools. Set features.ipam.mode: multi-pool, or remove features.ipam.pools.`,
            },
          ]
        : []),
    ];
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { ipam: { mode: 'kubernetes', ipv4: { maskSize: 24 } } } },
      {
        cilium: '1.17.3',
        features: {
          ipam: { mode: 'cluster-pool', pools: { default: { ipv4: { cidrs: ['10.0.0.0/8'], maskSize: 24 } } } },
        },
      },
    ],
    good: [{ cilium: '1.17.3', features: { ipam: { mode: 'cluster-pool', ipv4: { maskSize: 24 } } } }],
  },
});
