import { type Encryption, encryptionOf } from '../encryption-of.ts';
import {
  agentCommand,
  backByPlay,
  type Change,
  type Cluster,
  changed,
  defineTransition,
  type Effect,
  restartAgents,
  type Step,
} from '../transition.ts';

export default defineTransition({
  id: 'encryption',
  title: 'Encryption between nodes',
  sources: [
    'cilium/cilium main: Documentation/security/network/encryption-ipsec.rst (Generate & Import the PSK; Enable Encryption)',
    'cilium/cilium main: Documentation/security/network/encryption-wireguard.rst',
    'cilium/cilium v1.11 to main: cilium-dbg/cmd/encrypt_status.go (what the agent prints)',
    'kubernetes-sigs/kubespray v2.16.0 to v2.27.1: roles/network_plugin/cilium/templates/cilium/secret.yml.j2',
  ],
  look(change) {
    const state = changed(change, encryptionOf);
    return state && !(state.from === 'both' || state.to === 'both') ? effect(change, state) : undefined;
  },
});

/** How to change the type in two runs. A playbook that only installs cannot run for both. */
function twice({ onlyInstalls }: Cluster): string {
  return onlyInstalls
    ? 'Disable encryption with the playbook of the release that the cluster has. Then run this one with the new type.'
    : 'Run the playbook twice: first with encryption disabled, then with the new type.';
}

function effect({ after }: Change, { from, to }: { from: Encryption; to: Encryption }): Effect {
  const isSwitch = from !== 'off' && to !== 'off';
  return {
    change: `${from} to ${to}`,
    interrupts: [
      'While some nodes encrypt and others do not, packets between them can be dropped or sent unencrypted.',
      ...(isSwitch
        ? [
            'Cilium does not document a direct change between WireGuard and IPsec. Disable encryption first, then enable the other type.',
          ]
        : []),
      'Encrypted packets are larger. Existing pods keep their old MTU until they are recreated.',
    ],
    before: [
      ...(to === 'wireguard'
        ? [
            { text: 'Open 51871/udp between all nodes.' },
            {
              text: 'Check that every node has Linux 5.6 or later, or the WireGuard module.',
              commands: [
                'kubectl get nodes -o custom-columns=NODE:.metadata.name,KERNEL:.status.nodeInfo.kernelVersion',
              ],
            },
          ]
        : []),
      ...(to === 'ipsec' ? [secretStep(after), { text: 'Allow ESP (IP protocol 50) between all nodes.' }] : []),
    ],
    play: isSwitch ? [twice(after)] : [],
    after: [restartAgents],
    verify: [
      {
        text: 'The agent of one node reports the new encryption.',
        command: `${agentCommand(after)} encrypt status`,
        expect: `Encryption:[[:space:]]*${to === 'off' ? 'Disabled' : to === 'ipsec' ? 'IPsec' : 'Wireguard'}`,
      },
    ],
    back: [backByPlay, restartAgents],
    unknown: ['Cilium does not document how much traffic is lost or unencrypted during the rollout.'],
  };
}

/**
 * The role's own manifests create the Secret from a variable. On releases that install the chart, nothing creates it.
 */
function secretStep({ installer, options }: Change['after']): Step {
  if (installer === 'templates') {
    return {
      text: 'Set cilium_ipsec_key in an Ansible vault, in base64: Kubespray creates the Secret cilium-ipsec-keys from it.',
    };
  }
  const file = options.get('ipsec-key-file');
  return {
    text: `Create the Secret with the key, which ${file === undefined ? 'the agents mount' : `the agents read from ${file}`}. Set cilium_ipsec_key too: Kubespray stops without it.`,
    commands: [
      'kubectl -n kube-system create secret generic cilium-ipsec-keys --from-literal=keys="3+ rfc4106(gcm(aes)) $(openssl rand -hex 20) 128"',
    ],
  };
}
