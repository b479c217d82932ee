/** The subject of the test: this tool's answer to an intent, read as Ansible will read it. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import type { Json } from '../../src/core/json.ts';
import { groupVars } from '../../src/outputs/group-vars.ts';
import { manifestsOf } from '../../src/outputs/manifests.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';

const loader = fileURLToPath(new URL('load-group-vars.py', import.meta.url));
const catalog = openCatalog();

export interface Target {
  kubespray: string;
  cilium: string;
}

/**
 * The tool's answer: text for `group_vars` and manifests to apply, or the errors that prevent it. `spared` are objects
 * and agent options whose absence it announces; `notes` are all other findings.
 */
export type Answer =
  | {
      text: string;
      manifests: readonly Json[];
      spared: readonly string[];
      notes: readonly string[];
      refused?: undefined;
    }
  | { text?: undefined; refused: Complaint[] };

export interface Complaint {
  rule: string;
  message: string;
}

/**
 * Runs `generate` as on the command line, without `--partial`. Throws if the intent itself is not valid.
 *
 * @param values further Helm values of the intent
 */
export async function generate(
  intent: Record<string, Json>,
  target: Target,
  values: Record<string, Json> = {},
): Promise<Answer> {
  const text = JSON.stringify({ version: 1, target, features: intent, values });
  const planned = await planIntent(text, 'conformance.json', { catalog, features, waysOut: false });
  const errors = planned.findings.filter((finding) => finding.severity === 'error');
  if (!planned.plan || !planned.valid) {
    throw new Error(`no valid intent: ${errors.map(({ message }) => message).join(' ')}\n${text}`);
  }
  const release = planned.plan.target.release?.facts.release;
  if (release !== target.kubespray)
    throw new Error(`the catalog has no ${target.kubespray}, ${release} stands in for it`);
  if (errors.length > 0) return { refused: errors.map(({ rule, message }) => ({ rule, message })) };
  const spared = planned.findings
    .filter(({ rule }) => rule === 'roles-missing')
    .flatMap(({ message }) => absentIn(message));
  const notes = planned.findings.map(({ message }) => message);
  return { text: groupVars(planned.plan), manifests: manifestsOf(planned.plan), spared, notes };
}

/** The objects that a finding reports as absent, and the options that have no effect without them. */
function absentIn(message: string): string[] {
  const [, objects] = / does not create (.+) of the chart\./.exec(message) ?? [];
  if (objects === undefined) throw new Error(`No absent objects are found in this message: ${message}`);
  const [, options = ''] = /, and set (.+) in cilium_config_extra_vars/.exec(message) ?? [];
  return [
    ...[...objects.matchAll(/\w+\/[\w.-]+/g)].map(([object]) => object),
    ...[...options.matchAll(/([\w-]+): "/g)].map(([, option = '']) => option),
  ];
}

export type Variables = Record<string, Json>;

/** Loads texts with Ansible's own loader. @throws Error if Ansible refuses one of them */
export function loadGroupVars(python: string, texts: readonly string[]): Variables[] {
  const output = execFileSync(python, [loader], { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 1 << 28 });
  const loaded = JSON.parse(output) as ({ variables: Variables } | { error: string })[];
  return loaded.map((result, index) => {
    if ('error' in result) throw new Error(`Ansible refuses our output: ${result.error}\n${texts[index]}`);
    return result.variables;
  });
}
