import { defineConstraint } from '../../../src/core/feature.ts';
import type { IpamIntent } from '../schema.ts';

export default defineConstraint<IpamIntent>({
  id: 'networks-of-other-mode',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Networks that the IPAM mode does not read',
  why: 'Only mode cluster-pool reads ipv4 and ipv6, and only mode multi-pool reads pools. With mode kubernetes, Kubernetes gives each node its network.',
  fix: 'Remove the networks, or choose the mode that reads them.',
  source: 'Documentation/network/concepts/ipam/index.rst',
  versions: '>=1.9.0',
  reads: ['ipam'],
  check({ intent }) {
    if (!intent) return [];
    const { mode, pools } = intent;
    const unread = (['ipv4', 'ipv6'] as const).filter((family) => mode !== 'cluster-pool' && intent[family]);
    const where =
      mode === 'kubernetes' ? 'Set kube_pods_subnet and kube_network_node_prefix instead.' : 'Write them in pools.';
    return [
      ...unread.map((family) => ({
        subject: `intent:${family}`,
        message: `IPAM mode ${mode} ignores these networks. ${where}`,
      })),
      ...(pools && mode !== 'multi-pool'
        ? [
            {
              subject: 'intent:pools',
              message: `IPAM mode ${mode} ignores pools. Use mode multi-pool, or remove them.`,
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
