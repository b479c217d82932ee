import { defineConstraint } from '../../../src/core/feature.ts';
import { repeated } from '../../shared/repeated.ts';
import type { BGPIntent } from '../schema.ts';

export default defineConstraint<BGPIntent>({
  id: 'duplicate-name',
  severity: 'error',
  symptoms: ['setting-lost'],
  title: 'Two BGP instances or peers with the same name',
  why: 'The names are also names of cluster-wide resources. A second instance or peer with the same name replaces the first one.',
  fix: 'Give every instance its own name, and every peer of an instance its own name.',
  source: 'Documentation/network/bgp-control-plane',
  versions: '>=1.12.0',
  reads: [],
  check({ intent }) {
    const instances = intent?.instances ?? [];
    return [
      ...repeated(instances.map(({ name }) => name)).map((name) => ({
        subject: 'intent:instances',
        message: `Two BGP instances have the name "${name}", so one replaces the other. Rename one of the instances.`,
      })),
      ...instances.flatMap(({ name: instance, peers }, index) =>
        repeated(peers.map(({ name }) => name)).map((name) => ({
          subject: `intent:instances.${index}`,
          message: `Two peers of BGP instance "${instance}" have the name "${name}", so one replaces the other. Rename one of the peers.`,
        })),
      ),
    ];
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: {
          bgp: {
            instances: [
              {
                name: 'rack0',
                asn: 64512,
                advertisePodCIDR: true,
                peers: [
                  { name: 'router', address: '192.0.2.1', asn: 64513 },
                  { name: 'router', address: '192.0.2.2', asn: 64513 },
                ],
              },
            ],
          },
        },
      },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: {
          bgp: {
            instances: [
              {
                name: 'rack0',
                asn: 64512,
                advertisePodCIDR: true,
                peers: [
                  { name: 'left', address: '192.0.2.1', asn: 64513 },
                  { name: 'right', address: '192.0.2.2', asn: 64513 },
                ],
              },
            ],
          },
        },
      },
    ],
  },
});
