import { minorOf } from '../../catalog/catalog.ts';
import { oldestKernel } from '../../cluster/target/kernel.ts';
import { coerce, compare } from '../../core/versions.ts';
import {
  type Change,
  type Check,
  type Cluster,
  defineTransition,
  type Effect,
  type Step,
  type Stop,
} from '../transition.ts';
import { isRead, upgradeNotes } from '../upgrade-notes.ts';

const notesPage = (minor: string): string => `https://docs.cilium.io/en/v${minor}/operations/upgrade/`;

export default defineTransition({
  id: 'cilium-version',
  title: 'Cilium version',
  sources: [
    'cilium/cilium: Documentation/operations/upgrade.rst (pre-flight check; one minor at a time; rolling back; version notes)',
    'cilium/cilium: Documentation/operations/system_requirements.rst',
  ],
  look(change) {
    const { before, after } = change;
    if (before.cilium === undefined || after.cilium === undefined || before.cilium === after.cilium) return undefined;
    const [from, to] = [coerce(before.cilium)?.version, coerce(after.cilium)?.version];
    if (from === undefined || to === undefined || from === to) return undefined;
    return compare(from, to) < 0 ? upgrade(change, from, to) : downgrade(from, to);
  },
});

/** `1.10`, `1.11` ... after the first up to the last. */
function minorsAfter(from: string, to: string): string[] {
  const number = (version: string): number => Number(version.split('.')[1] ?? 0);
  const minors: string[] = [];
  for (let minor = number(from) + 1; minor <= number(to); minor++) minors.push(`1.${minor}`);
  return minors;
}

function upgrade(change: Change, from: string, to: string): Effect {
  const { before, after } = change;
  const minors = minorsAfter(from, to);
  const touched = upgradeNotes.filter((note) => minors.includes(note.into) && note.touches(before.options));
  const unread = minors.filter((minor) => !isRead(minor));
  return {
    change: `${from} to ${to}`,
    interrupts: [
      'Connections through the L7 proxy (L7 policies, Ingress, Gateway API) break: clients connect again.',
      'On each node new pods and new policies wait while its agent restarts. Other connections stay.',
    ],
    before: [
      ...stepsOnTheWay(change, from, to),
      ...kernelStep(from, to),
      ...(minors.length > 0 ? [preflight(after)] : []),
      ...touched.filter(({ when }) => when === 'before').map(({ into, text }) => ({ text: `Cilium ${into}: ${text}` })),
    ],
    play: playAdvice(change, from, minors),
    after: touched
      .filter(({ when }) => when === 'after')
      .map(({ into, text }) => ({ text: `Cilium ${into}: ${text}` })),
    verify: versionChecks(to),
    back: [
      {
        text:
          minors.length > 1
            ? `Go back one minor at a time, from ${minorOf(to)} to ${minorOf(from)}, by cilium_version and the playbook.`
            : 'Set cilium_version back, and run the playbook again. Objects and options of the new version have to go first.',
      },
    ],
    ...(unread.length > 0 && {
      unknown: [`What the upgrade notes of ${unread.join(', ')} say: read ${unread.map(notesPage).join(', ')}.`],
    }),
  };
}

function downgrade(from: string, to: string): Effect {
  const minors = minorsAfter(to, from);
  return {
    change: `${from} to ${to}`,
    interrupts: ['As in an upgrade. State of features that the older version does not have is lost.'],
    before: [
      {
        text:
          minors.length > 1
            ? `Go back one minor at a time: upstream tests a rollback between neighbouring minors only (${minorOf(from)} to ${minorOf(to)} is ${minors.length} steps).`
            : 'Remove objects and options that the older version does not have.',
      },
    ],
    verify: versionChecks(to),
    back: [{ text: `Upgrade to ${from} again.` }],
    ...(minors.length > 1 && { unknown: ['Whether a rollback over several minors works: upstream does not test it.'] }),
  };
}

/** Minors that a release skips have to be gone through before it. */
function stepsOnTheWay({ stops }: Change, from: string, to: string): Step[] {
  if (stops.length < 2) {
    const skipped = minorsAfter(from, to).slice(0, -1);
    return skipped.length > 0
      ? [
          {
            text: `Cilium is upgraded one minor at a time: go to ${skipped.join(', then ')} first, and wait until every agent is ready.`,
          },
        ]
      : [];
  }
  return stops.flatMap((stop, index) => {
    const last = stops[index - 1];
    return last ? stepTo(last, stop) : [];
  });
}

/** What one release on the way takes. */
export function stepTo(before: Stop, stop: Stop): Step[] {
  const skipped = minorsAfter(before.cilium, stop.cilium).slice(0, -1);
  if (skipped.length > 0) {
    return [
      {
        text: `Cilium is upgraded one minor at a time. ${stop.release} goes from ${before.cilium} to ${stop.cilium}: before it, bring the cluster to ${skipped.join(', then ')} with cilium_version, and wait until every agent is ready.`,
      },
    ];
  }
  if (compare(before.cilium, stop.cilium) > 0 && minorOf(before.cilium) !== minorOf(stop.cilium)) {
    return [
      {
        text: `${stop.release} downgrades Cilium from ${before.cilium} to ${stop.cilium}. Cilium supports a downgrade by one minor version, and only without features that the older version does not have.`,
      },
    ];
  }
  return [];
}

function kernelStep(from: string, to: string): Step[] {
  const needed = oldestKernel(to);
  if (needed === undefined || needed === oldestKernel(from)) return [];
  return [
    {
      text: `Cilium ${minorOf(to)} needs Linux ${needed} or later, or a kernel of Red Hat with the same parts.`,
      commands: ['kubectl get nodes -o custom-columns=NODE:.metadata.name,KERNEL:.status.nodeInfo.kernelVersion'],
    },
  ];
}

/** Pulls the new image before the agents stop, and validates policies. */
function preflight({ cilium, facts }: Cluster): Step {
  const needsAddress = facts.get('kubeProxyDeployed') === false;
  const address = needsAddress ? ' --set k8sServiceHost=API_SERVER_IP --set k8sServicePort=API_SERVER_PORT' : '';
  const lines = [
    'helm repo add cilium https://helm.cilium.io/',
    `helm install cilium-preflight cilium/cilium --version ${cilium} --namespace kube-system --set preflight.enabled=true --set agent=false --set operator.enabled=false${address}`,
    'kubectl -n kube-system rollout status daemonset/cilium-pre-flight-check --timeout=15m',
    'kubectl -n kube-system rollout status deployment/cilium-pre-flight-check --timeout=15m',
    'helm delete cilium-preflight --namespace kube-system',
  ];
  return {
    text: 'Run the pre-flight check: it pulls the new image on every node and validates policies. Delete it when all its pods are ready.',
    ...(needsAddress ? { byHand: lines } : { commands: lines }),
  };
}

function playAdvice({ after, before }: Change, from: string, minors: readonly string[]): string[] {
  const advice: string[] = [];
  if (minors.length > 0) advice.push('Be on the newest patch of the old minor first: it makes going back easier.');
  if (after.installer === 'cilium-cli' && before.installer === 'cilium-cli' && minors.length > 0) {
    advice.push(
      `Keep the defaults of before: set upgradeCompatibility: "${minorOf(from)}" in cilium_extra_values, or the Cilium that the cluster began with if it is older.`,
    );
  }
  return advice;
}

function versionChecks(version: string): Check[] {
  return [
    {
      text: 'Every agent has the new version.',
      command:
        'kubectl -n kube-system get pods -l k8s-app=cilium -o "jsonpath={range .items[*]}{.spec.containers[0].image}{\'\\n\'}{end}" | sort -u',
      expect: `:v?${version.replaceAll('.', '\\.')}(-|@|$)`,
    },
    {
      text: 'Cilium is healthy.',
      command: 'cilium status --wait --wait-duration 10m',
      expect: 'Cilium:[[:space:]]+.*OK',
    },
  ];
}
