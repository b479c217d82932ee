/**
 * The part of `docs/conformance.md` that is about inventories of other people. Their files stay where they are: only the
 * numbers are kept. They were judged by hand, with real Ansible, the real charts and upstream's code of the release.
 */
import { table } from './table.ts';

/** What was found before anything was changed, and after it. */
const runs: readonly { run: string; errors: number; warnings: number; falseErrors: number; falseWarnings: number }[] = [
  { run: 'first', errors: 51, warnings: 32, falseErrors: 2, falseWarnings: 6 },
  { run: 'last', errors: 51, warnings: 26, falseErrors: 0, falseWarnings: 0 },
];

/** What was wrong, and what it is now. */
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

/** The second batch: what lint had wrong about it, or did not state, and what it is now. */
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
`;
}
