import { defineConstraint } from '../../../src/core/feature.ts';
import type { BGPIntent } from '../schema.ts';

const example = (times: object) => ({
  bgp: {
    instances: [
      {
        name: 'rack0',
        asn: 64512,
        advertisePodCIDR: true,
        peers: [{ name: 'router', address: '192.0.2.1', asn: 64513, ...times }],
      },
    ],
  },
});

export default defineConstraint<BGPIntent>({
  id: 'hold-time',
  severity: 'error',
  symptoms: ['play-fails', 'no-connection'],
  title: 'BGP keep-alive time above the hold time',
  why: 'The hold time must be at least 3 seconds, and not shorter than the keep-alive time. The defaults are 90 and 30 seconds.',
  fix: 'Set holdTimeSeconds to three times keepAliveTimeSeconds.',
  source: 'pkg/k8s/apis/cilium.io/v2alpha1/bgp_peer_types.go, bgp_types.go',
  versions: '>=1.14.0',
  reads: [],
  check({ intent }) {
    return (intent?.instances ?? []).flatMap(({ peers }, index) =>
      peers.flatMap(({ name, holdTimeSeconds: hold = 90, keepAliveTimeSeconds: keepAlive = 30 }, at) => {
        if (hold >= 3 && keepAlive <= hold) return [];
        return [
          {
            subject: `intent:instances.${index}.peers.${at}`,
            message: `Peer "${name}" has a hold time of ${hold} seconds, ${
              hold < 3 ? 'below the minimum of 3 seconds' : `shorter than its keep-alive time of ${keepAlive} seconds`
            }. Set holdTimeSeconds of this peer to at least ${Math.max(3, keepAlive)}.`,
          },
        ];
      }),
    );
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: example({ keepAliveTimeSeconds: 120 }) },
      { cilium: '1.17.3', features: example({ holdTimeSeconds: 2, keepAliveTimeSeconds: 1 }) },
    ],
    good: [{ cilium: '1.17.3', features: example({ holdTimeSeconds: 9, keepAliveTimeSeconds: 3 }) }],
  },
});
