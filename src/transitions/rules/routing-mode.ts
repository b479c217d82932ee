import { routing } from '../../../features/shared/agent-state.ts';
import {
  agentCommand,
  backByPlay,
  type Change,
  changed,
  defineTransition,
  restartAgentsTogether,
  type Step,
} from '../transition.ts';

const ports = { vxlan: '8472/udp', geneve: '6081/udp' } as const;

export default defineTransition({
  id: 'routing-mode',
  title: 'Routing between nodes',
  sources: [
    'cilium/cilium: Documentation/network/concepts/routing.rst',
    'cilium/cilium: Documentation/operations/system_requirements.rst (firewall rules)',
  ],
  look(change) {
    const state = changed(change, (options, context) => routing(options, context).mode);
    if (!state) return undefined;
    const { after } = change;
    const toNative = state.to === 'native';
    const preparation: Step[] = toNative
      ? [
          {
            text: 'Check that the network routes pod addresses: all nodes are in one layer 2 network (auto-direct-node-routes), or routers know the pod network of each node.',
            commands: ['kubectl get ciliumnodes -o custom-columns=NODE:.metadata.name,PODS:.spec.ipam.podCIDRs'],
          },
        ]
      : [
          {
            text: `Open ${ports[protocolOf(change)]} between all nodes. The packets are 50 bytes larger or more, so check the MTU of the network.`,
          },
        ];
    return {
      change: `${state.from} to ${state.to}`,
      interrupts: [
        'Pods on different nodes do not reach each other until the agents of both nodes have restarted.',
        'New pods on a node wait while its agent restarts.',
      ],
      before: preparation,
      after: [restartAgentsTogether],
      verify: [
        {
          text: 'The agent routes as asked.',
          command: `${agentCommand(after)} status`,
          expect: toNative ? 'Network:[[:space:]]*Native' : 'Network:[[:space:]]*Tunnel',
        },
        {
          text: 'Nodes reach the health endpoints of each other.',
          command: `${agentCommand(after)} status`,
          expect: 'Cluster health:[[:space:]]*([0-9]+)/[0-9]+ reachable',
        },
      ],
      back: [backByPlay, { text: 'Restart the agents of all nodes together again.' }],
      unknown: ['How long the cluster is split: upstream does not describe this change on a running cluster.'],
    };
  },
});

function protocolOf({ after }: Change): keyof typeof ports {
  const protocol = after.options.text('tunnel-protocol', after.options.text('tunnel', 'vxlan') ?? 'vxlan');
  return protocol === 'geneve' ? 'geneve' : 'vxlan';
}
