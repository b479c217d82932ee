/**
 * The part of `docs/conformance.md` that is about inventories of other people. Their files are not copied; only the
 * numbers are kept. They were judged by hand, with real Ansible, the real charts and upstream's code of the release.
 */
import { table } from './table.ts';

/** The findings before any correction, and after all of them. */
const runs: readonly { run: string; errors: number; warnings: number; falseErrors: number; falseWarnings: number }[] = [
  { run: 'first', errors: 51, warnings: 32, falseErrors: 2, falseWarnings: 6 },
  { run: 'last', errors: 51, warnings: 26, falseErrors: 0, falseWarnings: 0 },
];

/** What was wrong, and how it is corrected. */
const corrections: readonly (readonly [string, string])[] = [
  [
    'A list of admission plugins was taken for a comma-separated text',
    'the check of the release is measured with lists: nothing is reported',
  ],
  [
    'A version with a leading "v" was also reported as an image tag, with advice that breaks the image',
    'one finding, with the correct spelling',
  ],
  [
    'A general doubt about another Cilium minor',
    'the missing options and objects are named, by comparison with releases that know the minor; nothing where none is missing',
  ],
  ["Variables for the user's own playbooks, built from other variables", 'info'],
  ['Another name of a Helm value that has no agent option', 'the value is named with the line to write, or it is info'],
  [
    'A word of a message that is also a password in the inventory was hidden',
    'it is hidden only in the place of a value',
  ],
];

/** The second batch: wrong or missing findings of lint, and how they are corrected. */
const later: readonly (readonly [string, string])[] = [
  [
    'A switch whose default follows another variable was called lost',
    'info where the other side would change something',
  ],
  ['A switch for what the agent leaves off anyway was called lost', 'info, by the default that the agent lists'],
  ["An empty value under a name that the chart does not have, as in Kubespray's own guide to mirrors", 'info'],
  ['Advice with a value that the agent refuses', 'no such advice'],
  ['Silence on a native routing CIDR of the nodes in tunnel mode', 'native-cidr-in-tunnel'],
  [
    'Silence on portmap, and on Multus before Cilium 1.14, together with an exclusive agent',
    'portmap-exclusive, multus-exclusive',
  ],
  ['Silence on what the ClusterRoles of a release do not let agent and operator read', 'missing-permission'],
];

/** The third batch, in which Helm values files and reports were tried too: what was wrong, and what it is now. */
const third: readonly (readonly [string, string])[] = [
  [
    'Advice to turn on a cloud integration (eni.enabled, gke.enabled) for native routing',
    'no advice sets the switches of clouds',
  ],
  [
    'Advice to set an agent option on a release that has no way to set it',
    'the message states that the release has no way',
  ],
  [
    'A mapping refused for a Helm value of which the chart states no type (monitor.resources)',
    'it is written, as Helm takes it',
  ],
  [
    "A default of the release (legacy host routing) that stops the agents with a file's values",
    "the values get the chart's own default",
  ],
  [
    'Silence on Cilium 1.14 and later where nothing writes the CNI configuration, and on the name of the CA of etcd from 1.17 on',
    'cni-configuration-missing, kvstore-ca-file',
  ],
  [
    'Silence on mirrors without the chart, and on MetalLB together with pools of Cilium',
    'chart-not-mirrored, two-load-balancers',
  ],
];

/** The section, without its heading. */
export function publicInventories(): string {
  const rows = runs.map(({ run, errors, warnings, falseErrors, falseWarnings }) =>
    [run, errors, falseErrors, warnings, falseWarnings].map(String),
  );
  return `82 states of inventories with Cilium, from 40 public repositories, each linted for its release (v2.17.0 to v2.31.0). Each error and
each warning was judged: by rendering the release's templates and the chart, or by upstream's code. A warning that is true and
harmless counts as false.

${table(['Run', 'Errors', 'False', 'Warnings', 'False or harmless'], rows)}

What was false in the first run:

${table(
  ['Found', 'Now'],
  corrections.map((row) => [...row]),
)}

Later, 24 inventories were rebuilt from further public files: guides, scripts that write inventories, notes on upgrades, and reports
(v2.17.1 to v2.31.0). In 22 of them each setting was left out in turn and rendered, to compare what it changes with what lint states.
The play of the other two stops, so nothing was rendered: for these only the stop was compared with what lint states. The first run
had 27 errors, 3 of them false, and 19 warnings. Three of these are true and harmless: variables whose name means nothing to any release.
They stay, as nobody can tell what they were for.

${table(
  ['Found', 'Now'],
  later.map((row) => [...row]),
)}

A third batch has 74 states of inventories from 33 further repositories, each linted for its release (v2.17.0 to v2.31.0) and for
v2.27.1, v2.29.1 and v2.31.0. For their own releases they have 67 errors and 28 warnings. None was found to be false. Four warnings
are true and harmless: variables whose name means nothing to any release. In 29 of the states, with v2.27.0, v2.29.1 and v2.31.0,
each variable of Cilium was left out in turn and rendered. Lint is silent on no variable whose effect is lost.

37 public files around Helm values were translated for v2.31.0, v2.29.1, v2.28.1 and v2.27.1. Three of them are patches of Kustomize
without values of their own. On v2.31.0 and v2.29.1, 26 of the other 34 are written in full. The chart or the agents refuse six, and two
have variables that Flux fills in later. On v2.31.0 all 27 files that the chart renders as a whole were judged against the chart.
What is written agrees with it, apart from the pod network, which Kubespray chooses. Import followed by generate wrote the same lines as translate in all 60 cases where both succeed.

24 public reports were tried as their authors would. Of 17 the cause is told, four of them only now. The causes of the other seven are
in no input of theirs, such as the kernel, or in other parts of Kubespray, such as kube-vip. One is open: Kubespray v2.28.0 runs
the installation once only, and fails when the playbook runs again.

${table(
  ['Found', 'Now'],
  third.map((row) => [...row]),
)}
`;
}
