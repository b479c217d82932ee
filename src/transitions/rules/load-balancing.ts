import { algorithm, forwardingMode } from '../../../features/shared/load-balancer-state.ts';
import {
  agentCommand,
  backByPlay,
  changed,
  changedOption,
  defineTransition,
  type Effect,
  restartAgents,
} from '../transition.ts';

export default defineTransition({
  id: 'load-balancing',
  title: 'Load balancing on a cluster with traffic',
  sources: [
    'cilium/cilium main: Documentation/network/kubernetes/kubeproxy-free.rst (Maglev Consistent Hashing, Direct Server Return)',
    'cilium/cilium v1.10 to main: pkg/client/client.go (what the agent prints)',
  ],
  look(change) {
    const backend = changed(change, algorithm);
    const mode = changed(change, forwardingMode);
    const table = changedOption(change, 'bpf-lb-maglev-table-size', '16381');
    const seed = changedOption(change, 'bpf-lb-maglev-hash-seed', '');
    const isMaglev = change.after.options.text('bpf-lb-algorithm', '') === 'maglev';
    const tables = isMaglev ? [table, seed].filter((one) => one !== undefined) : [];
    if (!backend && !mode && tables.length === 0) return undefined;
    const interrupts: string[] = [];
    if (backend || tables.length > 0) {
      interrupts.push(
        'Until the agents of all nodes have restarted, new connections can reach different backends. A connection that the network routes to another node can break.',
      );
    }
    if (mode) {
      interrupts.push(
        'External connections through one node to a backend on another can break when either agent restarts.',
      );
    }
    return {
      change: [
        ...(backend ? [`${backend.from} to ${backend.to}`] : []),
        ...(mode ? [`${mode.from} to ${mode.to}`] : []),
        ...(table && isMaglev ? [`table of ${table.from} to ${table.to}`] : []),
        ...(seed && isMaglev ? ['another hash seed'] : []),
      ].join(', '),
      interrupts,
      before: [
        ...(mode && mode.to !== 'snat'
          ? [
              {
                text: "Check that the network allows replies with the address of another node: with DSR the backend's node replies directly to the client.",
              },
            ]
          : []),
        ...(backend?.to === 'maglev'
          ? [{ text: 'Check the memory of the agents: each Service has its own lookup table.' }]
          : []),
      ],
      after: [restartAgents],
      verify: checks(change.after, backend?.to, mode?.to),
      back: [backByPlay, restartAgents],
      unknown: ['Cilium does not document how many connections break during this change.'],
    };
  },
});

function checks(
  after: Parameters<typeof agentCommand>[0],
  backend: string | undefined,
  mode: string | undefined,
): NonNullable<Effect['verify']> {
  const command = `${agentCommand(after)} status --verbose`;
  return [
    ...(backend
      ? [
          {
            text: 'The agent of one node uses the new load balancing algorithm.',
            command,
            expect: `Backend Selection:[[:space:]]*${backend === 'maglev' ? 'Maglev' : 'Random'}`,
          },
        ]
      : []),
    ...(mode
      ? [
          {
            text: 'The agent of one node uses the new load balancing mode.',
            command,
            expect: `Mode:[[:space:]]*${mode === 'hybrid' ? 'Hybrid' : mode.toUpperCase()}`,
          },
        ]
      : []),
  ];
}
