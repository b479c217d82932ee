/** The part of `docs/conformance.md` that is about `--format custom-cni`. */
import { cases } from '../documented-flags.ts';
import { table } from '../table.ts';
import type { CustomCniRecording } from './recording.ts';

const keys = [...new Set(cases.map(({ feature }) => feature))];

/** Cases that differ, as text. */
export function customCniDifferences(recordings: readonly CustomCniRecording[]): string[] {
  return recordings.flatMap(({ release, targets }) =>
    targets.flatMap(({ cilium, verdicts }) =>
      Object.entries(verdicts).flatMap(([id, { outcome, because }]) =>
        outcome === 'differs' ? [`${id} on ${release} with Cilium ${cilium}: ${because.join('; ')}`] : [],
      ),
    ),
  );
}

/** Release by feature. A number counts the cases that agree. */
export function customCniTable(recordings: readonly CustomCniRecording[]): string {
  const rows = recordings.flatMap(({ release, targets }) =>
    targets.map(({ cilium, verdicts }) => {
      const cells = keys.map((key) => {
        const seen = cases.flatMap(({ id, feature }) =>
          feature === key && verdicts[id] ? [verdicts[id].outcome] : [],
        );
        const count = (outcome: string): number => seen.filter((one) => one === outcome).length;
        return [
          String(count('agrees')),
          ...(count('refused') > 0 ? [`${count('refused')} refused`] : []),
          ...(count('differs') > 0 ? [`${count('differs')} differs`] : []),
        ].join(', ');
      });
      return [release, cilium, ...cells];
    }),
  );
  return table(['Kubespray', 'Cilium', ...keys], rows);
}

/** The text of the page. */
export function customCniSection(recordings: readonly CustomCniRecording[]): string {
  const all = recordings.flatMap(({ targets }) => targets.flatMap(({ verdicts }) => Object.values(verdicts)));
  const count = (outcome: string): number => all.filter((verdict) => verdict.outcome === outcome).length;
  const differences = customCniDifferences(recordings);
  return `\`generate --format custom-cni\` writes variables for Kubespray's role that installs any chart (v2.24 and newer). Real Ansible
loads them and evaluates the role. It shows which chart the role passes to Helm, from where, under which name, and with which values.
Real Helm renders the real chart with these values. The result is compared with the chart and the output of \`--format helm-values\`
for the same intent. The pod network and the address of the API server are added to it. The result is also compared with Cilium's documentation.

**${all.length} cases: ${count('agrees')} agree, ${count('refused')} are rightly refused, ${count('differs')} differ.**

${customCniTable(recordings)}

${differences.length === 0 ? 'Nothing differs.' : differences.map((text) => `- ${text}`).join('\n')}
`;
}
