import { defineFeature } from '../../src/core/feature.ts';
import duplicateName from './constraints/duplicate-name.ts';
import holdTime from './constraints/hold-time.ts';
import nothingAdvertised from './constraints/nothing-advertised.ts';
import oneInstanceANode from './constraints/one-instance-a-node.ts';
import podCidrIpam from './constraints/pod-cidr-ipam.ts';
import routerId from './constraints/router-id.ts';
import { read, write, writeOff } from './lens.ts';
import { readResources } from './resources.ts';
import { schema } from './schema.ts';

const router = { name: 'router', address: '192.0.2.1', asn: 64512 };

export default defineFeature({
  id: 'bgp',
  key: 'bgp',
  title: 'BGP control plane',
  summary: 'Nodes advertise pod networks and addresses of Services to routers.',
  versions: '>=1.12.0',
  schema,
  modes: {
    on: { intent: {} },
    'pod-networks': { intent: { instances: [{ name: 'rack0', asn: 64512, peers: [router], advertisePodCIDR: true }] } },
    services: { intent: { instances: [{ name: 'rack0', asn: 64512, peers: [router], advertiseServices: true }] } },
    'node-overrides': {
      intent: {
        instances: [
          {
            name: 'rack0',
            asn: 64512,
            peers: [router],
            advertisePodCIDR: true,
            nodes: [{ name: 'node1', routerID: '192.0.2.11', localAddress: '192.0.2.21' }],
          },
        ],
      },
    },
    'rack-with-password': {
      intent: {
        instances: [
          {
            name: 'rack0',
            nodeSelector: { matchLabels: { rack: 'rack0' } },
            asn: 64512,
            peers: [
              { ...router, asn: 64513, ebgpMultihop: 4, gracefulRestartSeconds: 120, authSecret: 'bgp-password' },
            ],
            advertisePodCIDR: true,
            advertiseServices: { selector: { matchLabels: { bgp: 'blue' } } },
          },
        ],
      },
    },
  },
  write,
  writeOff,
  read,
  readResources,
  owns: [
    'enable-bgp-control-plane',
    'bgp-secrets-namespace',
    'enable-bgp-control-plane-status-report',
    'bgp-router-id-allocation-mode',
    'bgp-router-id-allocation-ip-pool',
  ],
  constraints: [duplicateName, oneInstanceANode, nothingAdvertised, holdTime, podCidrIpam, routerId],
  inspect: [
    'To see the sessions, and what is advertised:',
    '  cilium bgp peers',
    '  cilium bgp routes advertised ipv4 unicast',
    'To see what the resources report (1.16 and later):',
    '  kubectl get ciliumbgpnodeconfigs -o yaml',
  ],
});
