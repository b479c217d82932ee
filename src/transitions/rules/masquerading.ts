import { bpfMasquerade, masquerading } from '../../../features/shared/agent-state.ts';
import { agentCommand, backByPlay, changed, defineTransition, restartAgents } from '../transition.ts';

type Masquerading = 'off' | 'iptables' | 'BPF';

export default defineTransition({
  id: 'masquerading',
  title: 'Masquerading',
  sources: [
    'cilium/cilium main: Documentation/network/concepts/masquerading.rst',
    'cilium/cilium v1.10 to main: pkg/client/client.go (what the agent prints)',
  ],
  look(change) {
    const state = changed<Masquerading>(change, (options, context) => {
      const on = masquerading(options, context);
      if (on === false) return 'off';
      const bpf = bpfMasquerade(options, context);
      return on === undefined || bpf === undefined ? undefined : bpf ? 'BPF' : 'iptables';
    });
    if (!state) return undefined;
    const toBpf = state.to === 'BPF';
    return {
      change: `${state.from} to ${state.to}`,
      interrupts: [
        'Connections from pods out of the cluster can break: their translation is kept elsewhere afterwards.',
      ],
      before: toBpf
        ? [
            {
              text: 'Check the networks that stay without masquerading: BPF uses native-routing-cidr and the ip-masq-agent, and no rules of iptables.',
            },
          ]
        : [],
      after: [restartAgents],
      verify: [
        {
          text: 'The agent of one node masquerades as asked.',
          command: `${agentCommand(change.after)} status`,
          expect: `Masquerading:[[:space:]]*${toBpf ? 'BPF' : state.to === 'off' ? 'Disabled' : 'IPTables'}`,
        },
      ],
      back: [backByPlay, restartAgents],
      unknown: ['Which connections survive the change: upstream describes both modes and not the way between them.'],
    };
  },
});
