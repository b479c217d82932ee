import { minorOf } from '../../catalog/catalog.ts';
import { oldestKernel } from '../../cluster/target/kernel.ts';
import { lensContext } from '../../core/feature.ts';
import { coerce, compare } from '../../core/versions.ts';
import { inventoryWord } from '../inventory-path.ts';
import { everyone, type MinorNotes, type NoteView, type ObjectNote } from '../notes/note.ts';
import { minorNotes } from '../notes/registry.ts';
import { type Change, type Check, type Cluster, defineTransition, type Effect, type Step } from '../transition.ts';

const notesPage = (minor: string): string => `https://docs.cilium.io/en/v${minor}/operations/upgrade/`;

export default defineTransition({
  id: 'cilium-version',
  title: 'Cilium version',
  sources: [
    'cilium/cilium v1.15 and main: Documentation/operations/upgrade.rst (pre-flight check; one minor at a time; rolling back)',
    'cilium/cilium v1.9 to main: Documentation/operations/system_requirements.rst (kernels)',
  ],
  everyRun: true,
  look(change) {
    const { before, after } = change;
    if (before.cilium === undefined || after.cilium === undefined || before.cilium === after.cilium) return undefined;
    const [from, to] = [coerce(before.cilium)?.version, coerce(after.cilium)?.version];
    if (from === undefined || to === undefined || from === to) return undefined;
    return compare(from, to) < 0 ? upgrade(change, from, to) : downgrade(change, from, to);
  },
});

/** The minors after the first version, up to the last one: `1.10`, `1.11` ... */
function minorsAfter(from: string, to: string): string[] {
  const number = (version: string): number => Number(version.split('.')[1] ?? 0);
  const minors: string[] = [];
  for (let minor = number(from) + 1; minor <= number(to); minor++) minors.push(`1.${minor}`);
  return minors;
}

/** True if a version is on the way: after its start, and not after its end. */
function isOnTheWay(version: string, from: string, to: string): boolean {
  return compare(from, version) < 0 && compare(version, to) <= 0;
}

interface Touched {
  into: string;
  source: string;
  when: 'before' | 'after';
  step: Step;
}

/**
 * The notes on the way that apply to the cluster before, each once. Notes that depend on options only count if the
 * options are known.
 */
function touchedBy({ after, isExact }: Change, view: NoteView, from: string, to: string): Touched[] {
  const found = new Map<string, Touched>();
  const add = (
    { into, source }: MinorNotes,
    text: string,
    when: Touched['when'],
    commands?: readonly string[],
  ): void => {
    if (found.has(text)) return;
    found.set(text, { into, source, when, step: { text: `Cilium ${into}: ${text}`, ...(commands && { commands }) } });
  };
  for (const minor of minorNotes) {
    const applies = ({ since, touches, ofChart }: Pick<ObjectNote, 'since' | 'touches' | 'ofChart'>): boolean =>
      isOnTheWay(since ?? `${minor.into}.0`, from, to) &&
      !(ofChart && after.installer === 'templates') &&
      touches(view);
    for (const note of minor.notes) {
      if ((isExact || note.touches === everyone) && applies(note)) {
        add(minor, `${note.text}${note.ofChart ? withoutValues(after) : ''}`, note.when);
      }
    }
    for (const note of minor.objects) {
      if (applies(note)) add(minor, `If the search finds objects: ${note.text}`, 'before', [searchFor(note)]);
    }
  }
  return [...found.values()];
}

/** A hint after advice to set a Helm value, if the release does not accept Helm values. */
function withoutValues({ installer, release, compatibility }: Cluster): string {
  return installer === 'cilium-cli' && compatibility === undefined
    ? ` Kubespray ${release} has no variable for such Helm values.`
    : '';
}

function searchFor({ resources, pattern }: ObjectNote): string {
  return `kubectl get ${resources} --all-namespaces -o yaml | grep -n -E '${pattern.replaceAll("'", "'\\''")}' || true`;
}

function upgrade(change: Change, from: string, to: string): Effect {
  const { before, after } = change;
  const minors = minorsAfter(from, to);
  const view = { options: before.options, from: lensContext(from), to: lensContext(to) };
  const touched = touchedBy(change, view, from, to);
  const unread = minors.filter((minor) => !minorNotes.some(({ into }) => into === minor));
  const steps = (when: Touched['when']): Step[] => touched.filter((one) => one.when === when).map(({ step }) => step);
  return {
    change: `${from} to ${to}`,
    interrupts: [
      'Connections through the L7 proxy (L7 policies, Ingress, Gateway API) break. Clients must reconnect.',
      'While the agent of a node restarts, new pods and new policies on that node wait. Other connections continue.',
      'Hubble and cilium monitor pause while an agent restarts. If too many events wait, some are lost.',
    ],
    first: newestPatchFirst(change, minors),
    before: [
      ...(minors.length > 0 && before.installer !== 'templates' ? [savedValues] : []),
      ...kernelStep(after, from, to),
      ...(minors.length > 0 ? [preflight(after)] : []),
      ...steps('before'),
      ...ignoredStep(change, to),
    ],
    play: oldDefaults(change, from, minors),
    after: steps('after'),
    verify: versionChecks(to),
    back: rollback(change, from),
    sources: [...new Set(touched.map(({ source }) => source))],
    unknown: [
      ...(unread.length > 0
        ? [`The upgrade notes of ${unread.join(', ')} are not included here. Read ${unread.map(notesPage).join(', ')}.`]
        : []),
      ...foreignManifests(after, to),
    ],
  };
}

/** The role's own manifests are made for one minor. */
function foreignManifests({ installer, release, preset }: Cluster, version: string): string[] {
  if (installer !== 'templates' || preset === undefined || minorOf(preset) === minorOf(version)) return [];
  return [
    `It is unknown whether Kubespray ${release} fits Cilium ${minorOf(version)}: its manifests are made for ${preset}. Lint the inventory with this Cilium.`,
  ];
}

/** A step about options that are still set, but that no program of the new Cilium lists. */
function ignoredStep({ ignored }: Change, to: string): Step[] {
  if (ignored.length === 0) return [];
  return [
    {
      text: `Cilium ${minorOf(to)} ignores these options of the new configuration; remove them, or use what replaces them: ${ignored.join(', ')}.`,
    },
  ];
}

function downgrade({ before, after }: Change, from: string, to: string): Effect {
  const isOtherMinor = minorOf(from) !== minorOf(to);
  return {
    change: `${from} to ${to}`,
    interrupts: [
      'The same connections as in an upgrade. The state of features that the older version does not have is lost.',
    ],
    before: [
      ...(isOtherMinor ? [onlyConsecutive(from, to)] : []),
      ...(isOtherMinor && before.installer !== 'templates' ? [savedValues] : []),
      { text: 'Remove objects and options that the older version does not have.' },
      ...downgradeNotes(after, from, to),
    ],
    verify: versionChecks(to),
    back: [{ text: `Upgrade to ${from} again.` }],
    unknown: [
      ...(isOtherMinor
        ? [
            `It is unknown what Cilium ${minorOf(to)} does on a cluster that never ran it: Cilium tests rollbacks after an upgrade.`,
          ]
        : []),
      ...foreignManifests(after, to),
    ],
    ...(isOtherMinor && { sources: [consecutiveSource] }),
  };
}

const consecutiveSource =
  'cilium/cilium main: Documentation/operations/upgrade-warning.rst (only consecutive minor versions are tested)';

/** Which rollbacks Cilium supports. */
function onlyConsecutive(from: string, to: string): Step {
  return {
    text: `Cilium tests rollbacks only between consecutive minor versions, such as ${minorOf(from)} to ${minorOf(to)}. Do not skip one: older versions follow in runs of their own.`,
  };
}

/** Notes about the rollback in upstream's upgrade notes. */
function downgradeNotes({ options }: Cluster, from: string, to: string): Step[] {
  const leaves = (version: string): boolean => isOnTheWay(version, to, from);
  const hasProxy = options.flag('enable-l7-proxy', true) !== false;
  return [
    ...(leaves('1.17.0')
      ? [{ text: 'Services that distinguish the protocol are created again without it, and their connections break.' }]
      : []),
    ...(leaves('1.16.0') && hasProxy
      ? [
          {
            text: 'Connections that toFQDNs policies allow can be dropped until the agents have rebuilt their endpoints.',
          },
        ]
      : []),
    ...(leaves('1.15.0') && options.flag('enable-ipv6', false) === true
      ? [{ text: 'Connections that policies for 0.0.0.0/0 or ::/0 allow can break. Applications must reconnect.' }]
      : []),
  ];
}

/** The documented rollback, and what Kubespray's next run would do. */
function rollback({ before, after }: Change, from: string): Step[] {
  const remove: Step = { text: 'Remove objects and options of the new version first.' };
  const isRefused = after.minimum !== undefined && compare(from, after.minimum) < 0;
  if (isRefused) {
    return [
      {
        text: `Kubespray ${after.release} refuses ${from}: it requires Cilium ${after.minimum} or later. Restore the backups.`,
      },
    ];
  }
  const keep: Step = {
    text: `Set ${before.release === undefined ? 'the old version' : versionSetting(after, from)}, so that the next run of the playbook does not upgrade again.`,
  };
  if (before.installer !== after.installer && after.installer === 'cilium-cli' && before.installer !== undefined) {
    return [remove, { text: `Set ${versionSetting(after, from)}, and run the playbook of ${after.release} again.` }];
  }
  const helm = after.installer !== 'templates';
  return [
    remove,
    {
      text: helm
        ? 'Go back to the previous revision.'
        : 'Go back to the previous DaemonSet. cilium-config and the operator only follow with the next run of the playbook.',
      byHand: helm
        ? ['helm history cilium --namespace kube-system', 'helm rollback cilium REVISION --namespace kube-system']
        : ['kubectl -n kube-system rollout undo daemonset/cilium'],
    },
    keep,
  ];
}

function versionSetting({ prefix }: Cluster, version: string): string {
  return `cilium_version: "${prefix}${version}"`;
}

const savedValues: Step = {
  text: 'Save the values of the running release.',
  commands: ['helm get values cilium --namespace kube-system -o yaml > old-values.yaml'],
};

/** Updates the old minor to its newest patch first, because upstream tests the rollback to that version. */
function newestPatchFirst({ before: cluster, inventory }: Change, minors: readonly string[]): Step[] {
  const { cilium, newestPatch, release, installer, prefix } = cluster;
  const version = cilium === undefined ? undefined : coerce(cilium)?.version;
  if (minors.length === 0 || version === undefined || newestPatch === undefined) return [];
  if (compare(version, newestPatch) >= 0) return [];
  const text = `Upgrade to ${newestPatch} or a later patch of ${minorOf(newestPatch)} first`;
  const reason = 'This makes a rollback easier.';
  if (release === undefined) {
    return [
      {
        text: `${text}. ${reason}`,
        byHand: [`helm upgrade cilium cilium/cilium --version ${newestPatch} --namespace kube-system -f VALUES`],
      },
    ];
  }
  const setting =
    installer === undefined ? `custom_cni_chart_version=${newestPatch}` : `cilium_version=${prefix}${newestPatch}`;
  return [
    {
      text: `${text}, with Kubespray ${release} and its inventory. ${reason}`,
      byHand: [`ansible-playbook -i ${inventoryWord(inventory.before)} -b cluster.yml -e ${setting}`],
    },
  ];
}

function kernelStep({ kernel }: Cluster, from: string, to: string): Step[] {
  const needed = oldestKernel(to);
  if (needed === undefined || needed === oldestKernel(from)) return [];
  const stated = kernel === undefined ? undefined : coerce(kernel)?.version;
  if (stated !== undefined && compare(stated, needed) >= 0) return [];
  return [
    {
      text: `Cilium ${minorOf(to)} requires Linux ${needed} or later, or a Red Hat kernel with the same features backported.`,
      commands: ['kubectl get nodes -o custom-columns=NODE:.metadata.name,KERNEL:.status.nodeInfo.kernelVersion'],
    },
  ];
}

/** The pre-flight check, which pulls the new image before the agents stop, and validates policies. */
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
    text: 'Run the pre-flight check: it pulls the new image on every node and validates the policies. Delete it when all its pods are ready.',
    ...(needsAddress ? { byHand: lines } : { commands: lines }),
  };
}

/** The chart can keep the defaults of an older version. */
function oldDefaults({ after, before }: Change, from: string, minors: readonly string[]): string[] {
  const { compatibility } = after;
  if (after.release === undefined && minors.length > 0) {
    return [
      `Use the values of the running release, not --reuse-values. Set upgradeCompatibility to the first Cilium version of this cluster.`,
    ];
  }
  const isChart = after.installer === 'cilium-cli' && before.installer === 'cilium-cli';
  if (!isChart || minors.length === 0 || !compatibility || compatibility.value !== undefined) return [];
  return [
    `To keep the old defaults, set upgradeCompatibility: "${minorOf(from)}" in ${compatibility.variable}. If the cluster was installed with an older Cilium, set that version.`,
  ];
}

function versionChecks(version: string): Check[] {
  const pattern = `:v?${version.replaceAll('.', '\\.')}(-|@|$)`;
  return [
    {
      text: 'No agent has another version.',
      command: `kubectl -n kube-system get pods -l k8s-app=cilium -o "jsonpath={range .items[*]}{.spec.containers[0].image}{'\\n'}{end}" | grep -v -c -E '${pattern}|^$'`,
      expect: '^0$',
    },
    {
      text: 'No operator has another version.',
      command: `kubectl -n kube-system get pods -l name=cilium-operator -o "jsonpath={range .items[*]}{.spec.containers[0].image}{'\\n'}{end}" | grep -v -c -E '${pattern}|^$'`,
      expect: '^0$',
    },
    {
      text: 'Cilium is healthy.',
      command: 'cilium status --wait --wait-duration 10m',
      expect: 'Cilium:[[:space:]]+.*OK',
    },
  ];
}
