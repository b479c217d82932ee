import { sameJson } from '../../catalog/table.ts';
import { unknown } from '../../core/options.ts';
import { plain } from '../../core/value-tree.ts';
import { agentCommand, agentIs, type Change, defineTransition } from '../transition.ts';

/** True if the key is known on both sides, and changes. */
function keyChanges({ before, after }: Change): boolean {
  const [left, right] = [before, after].map(({ variables }) => variables.get('cilium_ipsec_key'));
  if (left === undefined || right === undefined) return false;
  const from = plain(left);
  const to = plain(right);
  return from !== unknown && to !== unknown && !sameJson(from, to);
}

export default defineTransition({
  id: 'ipsec-key',
  title: 'Rotation of the IPsec key',
  sources: [
    'cilium/cilium v1.11 to main: Documentation/gettingstarted/encryption-ipsec.rst, from v1.13 on Documentation/security/network/encryption-ipsec.rst (Key Rotation; Troubleshooting)',
    'cilium/cilium main: Documentation/cmdref/cilium_encryption_rotate-key.md',
    'kubernetes-sigs/kubespray v2.20.0 to v2.27.1: roles/network_plugin/cilium/templates/cilium/secret.yml.j2 (data of the Secret)',
  ],
  look(change) {
    if (!keyChanges(change)) return undefined;
    const { after } = change;
    if (after.options.flag('enable-ipsec', false) !== true) return undefined;
    const plus = agentIs(after, '>=1.16.0');
    const inMesh = (after.options.get('cluster-id') ?? '0') !== '0';
    return {
      change: 'another key',
      interrupts: [
        'Nothing, if the key id increases by one: agents load the new key within a minute, and keep the old one for five minutes (ipsec-key-rotation-duration).',
      ],
      before: [
        ...(after.installer === 'templates'
          ? [{ text: 'Write the key in base64: the Secret gets cilium_ipsec_key as it is.' }]
          : []),
        {
          text: `Increase the key id by one (1 to 15, then 1 again), and keep the algorithm.${plus ? ' Write a plus sign after the key id.' : ''} With an unchanged key id, agents with the old and the new key cannot decrypt the packets of each other.`,
        },
        { text: 'Do not rotate during an upgrade of Cilium: all nodes must run the same version.' },
        ...(inMesh
          ? [
              {
                text: 'Rotate in all clusters of the mesh, and raise ipsec-key-rotation-duration if that takes longer than five minutes.',
              },
            ]
          : []),
      ],
      ...(after.installer === 'cilium-cli' && {
        play: ['The playbook of this release does not write the key. Replace it in the Secret cilium-ipsec-keys.'],
      }),
      after: [
        ...(after.installer === 'cilium-cli'
          ? [
              {
                text: 'Replace the key. The Cilium CLI increases the key id.',
                byHand: ['cilium encryption rotate-key'],
              },
            ]
          : []),
        {
          text: 'Wait five minutes: agents reload the Secret. A key of another length takes effect only after they restart.',
        },
      ],
      verify: [
        {
          text: 'The agent of one node reports no IPsec errors. After the rotation, it has two keys per IP family for each other node (one key in total before 1.16).',
          command: `${agentCommand(after)} encrypt status`,
          expect: 'Errors:[[:space:]]*0',
        },
      ],
      back: [{ text: 'Rotate again: use the old key with the next key id.' }],
    };
  },
});
