/** A rule's page, for `explain` and the documentation. */
import { type Symptom, symptoms } from '../core/symptoms.ts';
import type { BadExample, Rule, RuleExample } from './rule.ts';

/** The page as Markdown, title included. Ends with a line break. */
export function rulePage(rule: Rule): string {
  const { id, severity, symptoms: seen, title, why, fix, fixable, upstream, examples } = rule;
  return [
    `# ${id}`,
    `${title}.`,
    `Severity: ${severity}${fixable ? '. `--fix` repairs it where that is certain' : ''}.`,
    '## What happens',
    `${symptomLines(seen)}\n\n${why}`,
    '## What to do',
    fix,
    ...section('## Found', examples.bad),
    ...section('## Not found', examples.good),
    ...(upstream === undefined ? [] : [`Upstream: <${upstream}>`]),
    `Disable it for a line with \`# cilium-extras-disable-line ${id}\`, for a run with \`--rule ${id}=off\`, for a repository in \`.cilium-extras.yaml\`.`,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** The symptoms that a user sees, as a list for the page of a rule. */
export function symptomLines(names: readonly Symptom[]): string {
  return names.map((name) => `- ${symptoms[name]}.`).join('\n');
}

function section(heading: string, examples: readonly (RuleExample | BadExample)[]): string[] {
  return examples.length === 0 ? [] : [heading, ...examples.flatMap(exampleBlocks)];
}

function exampleBlocks(example: RuleExample | BadExample): string[] {
  const { kubespray, groupVars } = example;
  const files = typeof groupVars === 'string' ? { '': groupVars } : groupVars;
  const places = 'lines' in example ? example.lines.filter((line) => line > 0) : [];
  const lines = places.length > 0 ? `, line${places.length > 1 ? 's' : ''} ${places.join(', ')}` : '';
  const nodes = example.kernel === undefined ? '' : `, kernel ${example.kernel}`;
  const target = kubespray === null ? 'No release named' : `Kubespray ${kubespray}${nodes}`;
  return Object.entries(files).map(([file, text]) => {
    const name = file === '' ? '' : `\`${file}\`, `;
    return `${name}${target}${lines}:\n\n\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
  });
}
