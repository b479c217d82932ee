/** Pages of rules and constraints: one for each, an index by severity and subject, and one by symptom. */

import type { MeshRule } from '../../src/commands/mesh/check/rule.ts';
import type { AnyFeature, Constraint, Example } from '../../src/core/feature.ts';
import type { Severity } from '../../src/core/finding.ts';
import { type Symptom, symptoms } from '../../src/core/symptoms.ts';
import { type Language, untranslated } from '../../src/language/language.ts';
import type { Translate } from '../../src/language/translator.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { rulePage, symptomLines } from '../../src/lint/rule-page.ts';
import { stringify, type Writable } from '../../src/yaml/write.ts';
import { foldTables } from '../fold-tables.ts';
import { upstreamLinks } from './upstream.ts';

/** Everything that reports findings on a cluster. */
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

function table(entries: readonly Entry[], head = tableHead): string {
  const rows = entries.map(({ id, severity, title }) => `| [${id}](rules/${id}.md) | ${severity} | ${title} |`);
  return [head, ...rows].join('\n');
}

/** The anchor of a heading in the page, as GitHub creates it. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

/** Many features have a few constraints each. Somebody who looks for one knows the feature. */
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
      isOf(id).length === 0
        ? []
        : [`### ${title}`, foldTables(`${table(isOf(id))}\n`, { most: mostOfFeature }).trimEnd()],
    ),
    '## Rules of `mesh check`',
    foldTables(`${table(isOf('mesh'))}\n`).trimEnd(),
  ].join('\n\n')}\n`;
}

/** The texts of the symptoms page in each language, around the texts of symptoms and rules. */
const symptomsProse = {
  en: {
    title: 'Symptoms',
    other: '[中文](symptoms.zh.md)',
    intro: [
      'For people with a cluster that does not do what its configuration sets: each symptom with the rules that find its cause. `cilium-extras lint <inventory>` checks them; `cilium-extras mesh check <file>` checks rules that begin with `mesh/`. `cilium-extras doctor <files>` reads what runs.',
      'On a node whose agent does not start, new pods stay in ContainerCreating, and the node is NotReady: read the section about the agent first.',
    ],
    head: tableHead,
    rows: (count: number) => `${count} rows`,
  },
  zh: {
    title: '按现象查找',
    other: '[English](symptoms.md)',
    intro: [
      '适合集群表现与配置不符的读者：每个现象下列出能找到原因的规则。`cilium-extras lint <inventory>` 检查这些规则；以 `mesh/` 开头的规则由 `cilium-extras mesh check <file>` 检查。`cilium-extras doctor <files>` 读取集群中正在运行的内容。规则页面为英文；`cilium-extras explain <规则> --lang zh` 显示中文说明。',
      '如果节点上的 agent 没有启动，新 Pod 会停留在 ContainerCreating，节点为 NotReady：请先阅读关于 agent 的一节。',
    ],
    head: '| 规则 | 级别 | 检查内容 |\n| --- | --- | --- |',
    rows: (count: number) => `${count} 行`,
  },
} as const satisfies Record<Language, unknown>;

/** The index by symptom in a language. */
function symptomsPage(checks: Checks, language: Language, translate: Translate): string {
  const entries = entriesOf(checks);
  const { title, other, intro, head, rows } = symptomsProse[language];
  const sections = Object.entries(symptoms).map(([symptom, text]) => ({
    text: translate(text),
    found: entries
      .filter((entry) => entry.symptoms.some((one) => one === symptom))
      .map((entry) => ({ ...entry, title: translate(entry.title) })),
  }));
  return `${[
    `# ${title}`,
    other,
    ...intro,
    sections.map(({ text, found }) => `- [${text}](#${anchor(text)}) (${found.length})`).join('\n'),
    ...sections.flatMap(({ text, found }) => [
      `## ${text}`,
      foldTables(`${table(found, head)}\n`, { summary: rows }).trimEnd(),
    ]),
  ].join('\n\n')}\n`;
}

/**
 * All pages, by their path from the repository's root; without a header.
 *
 * @param chinese the translation of titles for the Chinese index
 */
export function rulePages(checks: Checks, chinese: Translate): Map<string, string> {
  return new Map([
    ['docs/rules.md', indexPage(checks)],
    ['docs/symptoms.md', symptomsPage(checks, 'en', untranslated)],
    ['docs/symptoms.zh.md', symptomsPage(checks, 'zh', chinese)],
    ...checks.rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)] as const),
    ...constraintsOf(checks).map(
      ({ id, constraint }) => [`docs/rules/${id}.md`, constraintPage(id, constraint)] as const,
    ),
    ...checks.meshRules.map((rule) => [`docs/rules/mesh/${rule.id}.md`, meshRulePage(rule)] as const),
  ]);
}
