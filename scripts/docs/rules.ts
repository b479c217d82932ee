/** Pages of rules and constraints: one each, an index by severity and subject, and one by symptom. */

import type { MeshRule } from '../../src/commands/mesh/check/rule.ts';
import type { AnyFeature, Constraint, Example } from '../../src/core/feature.ts';
import type { Severity } from '../../src/core/finding.ts';
import { type Symptom, symptoms } from '../../src/core/symptoms.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { rulePage, symptomLines } from '../../src/lint/rule-page.ts';
import { stringify, type Writable } from '../../src/yaml/write.ts';
import { foldTables } from '../fold-tables.ts';
import { upstreamLinks } from './upstream.ts';

/** All that reports findings of a cluster. */
export interface Checks {
  rules: readonly Rule[];
  features: readonly AnyFeature[];
  meshRules: readonly MeshRule[];
}

/** A rule as the indexes list it; its page is `docs/rules/<id>.md`. */
interface Entry {
  id: string;
  severity: Severity;
  symptoms: readonly Symptom[];
  title: string;
}

function constraintsOf({ features }: Checks): { id: string; constraint: Constraint }[] {
  return features.flatMap(({ id, constraints }) =>
    constraints.map((constraint) => ({ id: `${id}/${constraint.id}`, constraint: constraint as Constraint })),
  );
}

function entriesOf(checks: Checks): Entry[] {
  return [
    ...checks.rules,
    ...constraintsOf(checks).map(({ id, constraint }) => ({ ...constraint, id })),
    ...checks.meshRules.map((rule) => ({ ...rule, id: `mesh/${rule.id}` })),
  ];
}

/** A value as a block of YAML. */
export function yamlBlock(value: unknown): string {
  return `\`\`\`yaml\n${stringify(value as { [key: string]: Writable })}\`\`\``;
}

function intentBlock({ features: wanted, ...target }: Example): string {
  const { config, ...rest } = target as Example;
  return yamlBlock({ target: rest, features: wanted, ...(config && { config }) });
}

function constraintPage(id: string, constraint: Constraint): string {
  const { severity, versions, title, why, fix, source, examples } = constraint;
  const [bad] = examples.bad;
  const [good] = examples.good;
  const feature = id.slice(0, id.indexOf('/'));
  return `${[
    `# ${id}`,
    `${title}.`,
    `Severity: ${severity}. Cilium \`${versions}\`. Feature: [${feature}](../../features/${feature}.md).`,
    '## What happens',
    symptomLines(constraint.symptoms),
    why,
    '## What to do',
    fix,
    ...(bad ? ['## Found', intentBlock(bad)] : []),
    ...(good ? ['## Not found', intentBlock(good)] : []),
    `Upstream: ${upstreamLinks(source, versions)}`,
  ].join('\n\n')}\n`;
}

function meshRulePage({ id, severity, title, why, fix, source, symptoms: seen }: MeshRule): string {
  return `${[
    `# mesh/${id}`,
    `${title}.`,
    `Severity: ${severity}. Reported by \`mesh check\` and \`mesh plan\`.`,
    '## What happens',
    symptomLines(seen),
    why,
    '## What to do',
    fix,
    ...(source === undefined ? [] : [`Upstream: ${upstreamLinks(source, '>=1.9.0')}`]),
  ].join('\n\n')}\n`;
}

const tableHead = '| rule | severity | what it finds |\n| --- | --- | --- |';

function table(entries: readonly Entry[]): string {
  const rows = entries.map(({ id, severity, title }) => `| [${id}](rules/${id}.md) | ${severity} | ${title} |`);
  return [tableHead, ...rows].join('\n');
}

/** Text of a link to a heading of the page, as GitHub makes it. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

/** Many features have some constraints each: whoever looks for one knows the feature. */
const mostOfFeature = 3;

function indexPage(checks: Checks): string {
  const entries = entriesOf(checks);
  const isOf = (prefix: string) => entries.filter(({ id }) => id.startsWith(`${prefix}/`));
  return `${[
    '# Rules',
    'For people who have a rule id and want to know more, or who choose the severities of `lint`. With a symptom and no rule id, start with [symptoms](symptoms.md).',
    [
      '| severity | meaning |',
      '| --- | --- |',
      '| error | the cluster does not get what the file sets, or the installation or an agent fails |',
      '| warning | it works by luck, or fails after the next upgrade |',
      '| info | the text has no effect, and the cluster has what it sets anyway |',
    ].join('\n'),
    '## How severity is found',
    'The severity of a rule is the usual one. A finding can have another one: it follows from what the cluster gets.',
    [
      '1. `lint` predicts what the cluster gets on the release: agent options, Helm values, objects and arguments. Settings that the inventory does not contain have the default of the release.',
      '2. For a setting without effect, `lint` looks up its effect on the nearest release where it has one.',
      '3. `lint` compares this effect with the prediction. If the cluster has it in another way or by default, the finding is info. If it is missing or reversed, the finding is an error. If the files do not tell, it is a warning.',
    ].join('\n'),
    'Templates, and variables that a file outside the checked paths may set, are unknown. A rule that depends on one reports nothing, and `unresolved-value` names it.',
    'What a message advises was tried first, with the same prediction and the same rules. A line is advised only if it has the whole effect. If it needs further settings, the message names the rules that require them.',
    '## Rules of `lint`',
    foldTables(`${table(entries.filter(({ id }) => !id.includes('/')))}\n`).trimEnd(),
    '## Constraints of features',
    'All commands that read an intent or an inventory check them on the resulting configuration.',
    ...checks.features.flatMap(({ id, title }) =>
      isOf(id).length === 0 ? [] : [`### ${title}`, foldTables(`${table(isOf(id))}\n`, mostOfFeature).trimEnd()],
    ),
    '## Rules of `mesh check`',
    foldTables(`${table(isOf('mesh'))}\n`).trimEnd(),
  ].join('\n\n')}\n`;
}

function symptomsPage(checks: Checks): string {
  const entries = entriesOf(checks);
  const sections = Object.entries(symptoms).map(([symptom, text]) => ({
    text,
    found: entries.filter((entry) => entry.symptoms.some((one) => one === symptom)),
  }));
  return `${[
    '# Symptoms',
    'For people with a cluster that does not do what its configuration sets: each symptom with the rules that find its cause. `cilium-extras lint <inventory>` checks them; `cilium-extras mesh check <file>` checks rules that begin with `mesh/`. `cilium-extras doctor <files>` reads what runs.',
    'On a node whose agent does not start, new pods stay in ContainerCreating, and the node is NotReady: read the section about the agent first.',
    sections.map(({ text, found }) => `- [${text}](#${anchor(text)}) (${found.length})`).join('\n'),
    ...sections.flatMap(({ text, found }) => [`## ${text}`, foldTables(`${table(found)}\n`).trimEnd()]),
  ].join('\n\n')}\n`;
}

/** All pages, by their path from the repository's root; without a header. */
export function rulePages(checks: Checks): Map<string, string> {
  return new Map([
    ['docs/rules.md', indexPage(checks)],
    ['docs/symptoms.md', symptomsPage(checks)],
    ...checks.rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)] as const),
    ...constraintsOf(checks).map(
      ({ id, constraint }) => [`docs/rules/${id}.md`, constraintPage(id, constraint)] as const,
    ),
    ...checks.meshRules.map((rule) => [`docs/rules/mesh/${rule.id}.md`, meshRulePage(rule)] as const),
  ]);
}
