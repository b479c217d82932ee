import { defineFeature } from '../../src/core/feature.ts';
import duplicatePool from './constraints/duplicate-pool.ts';
import emptyPool from './constraints/empty-pool.ts';
import familyDisabled from './constraints/family-disabled.ts';
import overlappingPools from './constraints/overlapping-pools.ts';
import rangeOrder from './constraints/range-order.ts';
import { read, readResources, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'load-balancer-ipam',
  key: 'loadBalancerIPAM',
  title: 'LoadBalancer IPAM',
  summary: 'Services of type LoadBalancer get addresses from pools.',
  versions: '>=1.13.0',
  schema,
  modes: {
    pool: { intent: { pools: [{ name: 'blue', cidrs: ['192.0.2.0/24'] }] } },
    'pool-of-ranges': { intent: { pools: [{ name: 'blue', ranges: [{ start: '192.0.2.10', stop: '192.0.2.20' }] }] } },
    'pool-for-services': {
      intent: {
        pools: [{ name: 'blue', cidrs: ['192.0.2.0/24'], serviceSelector: { matchLabels: { color: 'blue' } } }],
      },
    },
    'no-default': { intent: { defaultFor: 'none' } },
  },
  write,
  writeOff,
  read,
  readResources,
  owns: ['enable-lb-ipam', 'default-lb-service-ipam'],
  constraints: [emptyPool, rangeOrder, duplicatePool, overlappingPools, familyDisabled],
  inspect: [
    'To list the pools, their free addresses and conflicts:',
    '  kubectl get ciliumloadbalancerippools',
    'To see why a Service has no address:',
    "  kubectl get service <name> -o jsonpath='{.status.conditions}'",
  ],
});
