import { defineFeature } from '../../src/core/feature.ts';
import maskSize from './constraints/mask-size.ts';
import modeValue from './constraints/mode-value.ts';
import multiPoolEndpointRoutes from './constraints/multi-pool-endpoint-routes.ts';
import multiPoolIdentities from './constraints/multi-pool-identities.ts';
import multiPoolMasquerading from './constraints/multi-pool-masquerading.ts';
import multiPoolNativeRouting from './constraints/multi-pool-native-routing.ts';
import networksOfOtherMode from './constraints/networks-of-other-mode.ts';
import overlappingPools from './constraints/overlapping-pools.ts';
import { write, writeOff } from './lens.ts';
import { read } from './read.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'ipam',
  key: 'ipam',
  title: 'Addresses of pods',
  summary: 'Where pod addresses come from: one network or several pools of Cilium, or Kubernetes.',
  versions: '>=1.9.0',
  schema,
  modes: {
    'cluster-pool': {
      intent: { mode: 'cluster-pool', ipv4: { podCIDRs: ['10.233.64.0/18'], maskSize: 24 } },
    },
    'cluster-pool-dual-stack': {
      intent: {
        mode: 'cluster-pool',
        ipv4: { podCIDRs: ['10.233.64.0/18'], maskSize: 24 },
        ipv6: { podCIDRs: ['fd85:ee78:d8a6:8607::1:0/112'], maskSize: 120 },
      },
      with: { ipv6: true },
    },
    kubernetes: { intent: { mode: 'kubernetes' } },
    'multi-pool': {
      intent: { mode: 'multi-pool', pools: { default: { ipv4: { cidrs: ['10.10.0.0/16'], maskSize: 27 } } } },
      with: { routing: { mode: 'native', ipv4NativeRoutingCIDR: '10.10.0.0/16' } },
    },
  },
  write,
  writeOff,
  read,
  // The networks of cluster-pool are not listed, because Kubespray sets them: kube_pods_subnet and related variables.
  owns: ['ipam', 'auto-create-cilium-pod-ip-pools'],
  constraints: [
    modeValue,
    maskSize,
    multiPoolNativeRouting,
    multiPoolEndpointRoutes,
    multiPoolMasquerading,
    multiPoolIdentities,
    overlappingPools,
    networksOfOtherMode,
  ],
  inspect: [
    'To see the networks of each node, and where they come from:',
    '  kubectl get ciliumnodes -o custom-columns=NODE:.metadata.name,CILIUM:.spec.ipam.podCIDRs,POOLS:.spec.ipam.pools.allocated',
    '  kubectl get nodes -o custom-columns=NODE:.metadata.name,KUBERNETES:.spec.podCIDRs',
    'To see errors of the operator, such as an exhausted network:',
    '  kubectl get ciliumnodes -o custom-columns=NODE:.metadata.name,ERROR:.status.ipam.operator-status.error',
  ],
});
