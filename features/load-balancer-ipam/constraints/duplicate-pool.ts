import { defineConstraint } from '../../../src/core/feature.ts';
import { repeated } from '../../shared/repeated.ts';
import type { LoadBalancerIPAMIntent } from '../schema.ts';

export default defineConstraint<LoadBalancerIPAMIntent>({
  id: 'duplicate-pool',
  severity: 'error',
  symptoms: ['setting-lost'],
  title: 'Two address pools with the same name',
  why: 'Pools are cluster-wide resources. A second pool with the same name replaces the first pool.',
  fix: 'Give every pool its own name, or put all addresses into one pool.',
  source: 'Documentation/network/lb-ipam.rst',
  versions: '>=1.13.0',
  reads: [],
  check({ intent }) {
    return repeated((intent?.pools ?? []).map(({ name }) => name)).map((name) => ({
      subject: 'intent:pools',
      message: `Two pools have the name "${name}", so one replaces the other. Rename one of the pools.`,
    }));
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: {
          loadBalancerIPAM: {
            pools: [
              { name: 'blue', cidrs: ['192.0.2.0/24'] },
              { name: 'blue', cidrs: ['198.51.100.0/24'] },
            ],
          },
        },
      },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: {
          loadBalancerIPAM: {
            pools: [
              { name: 'blue', cidrs: ['192.0.2.0/24'] },
              { name: 'red', cidrs: ['198.51.100.0/24'] },
            ],
          },
        },
      },
    ],
  },
});
