import { sameJson } from '../../catalog/table.ts';
import { unknown } from '../../core/options.ts';
import { plain } from '../../core/value-tree.ts';
import { isIn } from '../../core/versions.ts';
import { agentCommand, type Change, defineTransition, restartAgents } from '../transition.ts';

/** The value of the variable on both sides; undefined where one is not known or not set. */
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
  sources: ['cilium/cilium: Documentation/security/network/encryption-ipsec.rst (Key Rotation)'],
  look(change) {
    if (!keyChanges(change)) return undefined;
    if (change.after.options.flag('enable-ipsec', false) !== true) return undefined;
    const plus = change.after.cilium !== undefined && isIn(change.after.cilium, '>=1.16.0');
    return {
      change: 'another key',
      interrupts: ['Nothing if the number of the key grows by one: agents accept the old key for five minutes more.'],
      before: [
        {
          text: `Give the new key the next number (1 to 15, then 1 again) and the same algorithm${plus ? ', with a plus sign behind the number' : ''}. With the same number agents of both keys cannot read each other.`,
        },
        {
          text: 'Do not rotate during an upgrade of Cilium.',
        },
      ],
      ...(change.after.installer === 'cilium-cli' && {
        play: ['The playbook does not write the key on this release: replace it in the Secret cilium-ipsec-keys.'],
      }),
      after: [
        {
          text: 'Agents read the Secret by themselves. Restart them only if the number of the key does not change in their status.',
        },
      ],
      verify: [
        {
          text: 'All agents use one key.',
          command: `${agentCommand(change.after)} encrypt status`,
          expect: 'Keys in use:[[:space:]]*1',
        },
      ],
      back: [{ text: 'Rotate once more, to the old key with the next number.' }, restartAgents],
    };
  },
});
