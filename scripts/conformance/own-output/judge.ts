/**
 * Checks whether `lint` reports anything on the output of `generate`: random intents of many features, in each format
 * that Kubespray reads. A refused intent is reduced to the features that are accepted.
 */
import { createHash } from 'node:crypto';
import { features } from '../../../features/registry.ts';
import type { Catalog } from '../../../src/catalog/catalog.ts';
import { lint } from '../../../src/commands/lint/lint.ts';
import type { Finding } from '../../../src/core/finding.ts';
import { memoryFileSystem } from '../../../src/formats/files/memory-file-system.ts';
import { outputs } from '../../../src/outputs/registry.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { planIntent } from '../../../src/plan/plan-intent.ts';
import { type Features, randomIntents } from '../random-intents.ts';
import type { Target } from '../subject.ts';

/** Formats that Kubespray or Kubean read, each with the file that holds it. */
const files = {
  'group-vars': 'inventory/group_vars/k8s_cluster/cilium.yml',
  kubean: 'vars.yaml',
  'custom-cni': 'inventory/group_vars/k8s_cluster/cilium.yml',
} as const;

type OwnFormat = keyof typeof files;

/** The formats that a release reads. */
export function ownFormats(hasCustomCni: boolean): OwnFormat[] {
  return hasCustomCni ? ['group-vars', 'kubean', 'custom-cni'] : ['group-vars', 'kubean'];
}

export interface OwnOutputRow {
  release: string;
  cilium: string;
  /** Linted texts, and the sum of their features. */
  texts: number;
  features: number;
  wrong: { format: string; features: Features; because: string[] }[];
}

/** More features at a time than people use. */
const most = 14;
const hosts =
  '[kube_control_plane]\nnode1\nnode2\nnode3\n[etcd]\nnode1\nnode2\nnode3\n[kube_node]\nnode1\nnode2\nnode3\n';

/** Lints the output for random intents; the same seed gives the same intents. */
export async function judgeOwnOutput(
  target: Target,
  catalog: Catalog,
  formats: readonly OwnFormat[],
  { seed, count }: { seed: number; count: number },
): Promise<OwnOutputRow> {
  const { kubespray, cilium } = target;
  const drawn = createHash('sha256').update(`${kubespray} ${cilium} ${seed} own`).digest().readInt32BE();
  const row: OwnOutputRow = { release: kubespray, cilium, texts: 0, features: 0, wrong: [] };
  for (const wish of randomIntents({ seed: drawn, count, most })) {
    for (const format of formats) {
      const accepted = await cutDown(wish, target, format, catalog);
      if (!accepted) continue;
      row.texts++;
      row.features += Object.keys(accepted.wish).length;
      const because = await complaints(accepted, target, format, catalog);
      if (because.length > 0) row.wrong.push({ format, features: accepted.wish, because });
    }
  }
  return row;
}

interface Accepted {
  wish: Features;
  plan: Plan;
  findings: readonly Finding[];
}

/** The intent without the features that cause its refusal; undefined if nothing is left. */
async function cutDown(
  wish: Features,
  target: Target,
  format: OwnFormat,
  catalog: Catalog,
): Promise<Accepted | undefined> {
  const isChart = format === 'custom-cni';
  const text = JSON.stringify({ version: 1, target, features: wish });
  const answer = await planIntent(text, 'intent.json', {
    catalog,
    features,
    waysOut: false,
    ...(isChart && { helm: true, customCni: true }),
  });
  const errors = answer.findings.filter(({ severity }) => severity === 'error');
  if (answer.plan && answer.valid && errors.length === 0) return { wish, plan: answer.plan, findings: answer.findings };
  const keys = Object.keys(wish);
  const named = keys.filter((key) => errors.some(({ location }) => location && keyAt(text, location.column) === key));
  const gone = named.at(-1) ?? keys.at(-1);
  const left = Object.fromEntries(Object.entries(wish).filter(([key]) => key !== gone));
  return Object.keys(left).length === 0 ? undefined : cutDown(left, target, format, catalog);
}

/** The feature at a column of an intent's only line. */
function keyAt(text: string, column: number): string | undefined {
  let found: string | undefined;
  for (const { key } of features) {
    const at = text.indexOf(`"${key}":`);
    if (at >= 0 && at < column && (found === undefined || at > text.indexOf(`"${found}":`))) found = key;
  }
  return found;
}

/** Tests whether a text names the subject of a finding, such as the Secret that the user has to create. */
function namesIt(subject: string): (text: string) => boolean {
  const bare = subject.replace(/^.*\//, '').replace(/[^\w-]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\w-])${bare}(?![\\w-])`);
  return (text) => pattern.test(text);
}

/** Findings of `lint` on the output that `generate` did not report. */
async function complaints(
  { plan, findings: told }: Accepted,
  { kubespray, cilium }: Target,
  format: OwnFormat,
  catalog: Catalog,
): Promise<string[]> {
  const context = { findings: told, name: 'vars-conf', namespace: 'kubean-system' };
  const text = await outputs[format].write(plan, context);
  const file = files[format];
  const system = memoryFileSystem({ ...(format === 'kubean' ? {} : { 'inventory/hosts.ini': hosts }), [file]: text });
  const { findings } = await lint([format === 'kubean' ? file : 'inventory'], {
    files: system,
    catalog,
    target: { kubespray, cilium },
  });
  return findings
    .filter(
      ({ rule, subject }) =>
        !told.some((one) => one.rule === rule || (subject !== '' && [one.subject, one.message].some(namesIt(subject)))),
    )
    .map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);
}
