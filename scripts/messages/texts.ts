/**
 * Every text that a user can see: declared texts, messages of rules and constraints on their examples, help, and
 * literals.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { parseAst } from 'rolldown/parseAst';
import { featureByKey, features } from '../../features/registry.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import type { Io } from '../../src/cli/io/io.ts';
import { createProgram } from '../../src/cli/program.ts';
import { notes } from '../../src/commands/explain/finding-catalogue.ts';
import { type Decision, decisionsBelow, decisionsOf } from '../../src/commands/init/decisions.ts';
import { lint } from '../../src/commands/lint/lint.ts';
import { meshRules } from '../../src/commands/mesh/check/rules/registry.ts';
import { type AnyFeature, type Constraint, constraintContext, type Example } from '../../src/core/feature.ts';
import { OptionsView } from '../../src/core/options.ts';
import { messageForConfigMap } from '../../src/core/remedy.ts';
import { isIn } from '../../src/core/versions.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { translationInto } from '../../src/language/language.ts';
import type { BadExample, Rule } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules/registry.ts';
import { collect } from '../../src/plan/collect.ts';
import { valuesOf } from '../../src/plan/goals.ts';
import { renderChart } from '../../src/predict/chart.ts';
import { sampled } from './samples.ts';

/** A text and its kind: `title`, `why`, `fix`, `message`, ... */
interface Text {
  kind: string;
  text: string;
}

/** Texts of one item: a rule, a command, a source file. */
export interface Entry {
  name: string;
  texts: Text[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const catalog = openCatalog();

function distinct(messages: readonly string[]): Text[] {
  return [...new Set(messages)].map((text) => ({ kind: 'message', text }));
}

async function reported(rule: Rule, { kubespray, kernel, groupVars }: BadExample): Promise<string[]> {
  const files = typeof groupVars === 'string' ? { 'group_vars/k8s_cluster/cilium.yml': groupVars } : groupVars;
  const target = { ...(kubespray !== null && { kubespray }), ...(kernel !== undefined && { kernel }) };
  const { findings } = await lint(['.'], { files: memoryFileSystem(files), catalog, target });
  return findings.filter((finding) => finding.rule === rule.id).map(({ message }) => message);
}

/** Rules of the linter, with their messages on their examples. */
export async function ruleTexts(): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const rule of rules) {
    const messages: string[] = [];
    for (const example of rule.examples.bad) messages.push(...(await reported(rule, example)));
    entries.push({ name: rule.id, texts: [...declared(rule), ...distinct(messages)] });
  }
  return entries;
}

function declared({ title, why, fix }: { title: string; why: string; fix: string }): Text[] {
  return [
    { kind: 'title', text: title },
    { kind: 'why', text: why },
    { kind: 'fix', text: fix },
  ];
}

function intentsOf(wishes: Example['features']): Map<string, unknown> {
  return new Map(
    Object.entries(wishes).map(([key, wish]) => [
      key,
      wish === false
        ? false
        : featureByKey(key)
            ?.schema()
            .parse(wish === true ? {} : wish),
    ]),
  );
}

async function violations(feature: AnyFeature, constraint: Constraint, example: Example): Promise<string[]> {
  const { cilium, kernel, config = {} } = example;
  if (!isIn(cilium, constraint.versions)) return [];
  const intents = intentsOf(example.features);
  const chart = await catalog.chart(cilium);
  const input = { features: intents, values: {}, config: new Map(Object.entries(config)) };
  const target = { release: undefined, kubean: undefined, cilium, chart, kernel };
  const { settings } = collect(input, features, target);
  const options = new Map(renderChart(chart, valuesOf(settings)));
  for (const { option, value } of settings) if (option !== undefined) options.set(option, String(value));
  const intent = intents.get(feature.key) || undefined;
  const view = new OptionsView(options);
  const found = constraint.check(constraintContext({ cilium, kernel }, view, intent));
  return found.map((violation) => messageForConfigMap(violation, view));
}

/** Constraints of the features, with their messages on their examples. */
export async function constraintTexts(): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const feature of features) {
    for (const constraint of feature.constraints) {
      const messages: string[] = [];
      for (const example of constraint.examples.bad) messages.push(...(await violations(feature, constraint, example)));
      entries.push({ name: `${feature.id}/${constraint.id}`, texts: [...declared(constraint), ...distinct(messages)] });
    }
  }
  return entries;
}

/** Rules of `mesh check`, with their messages on the mesh that violates all of them. */
export async function meshRuleTexts(): Promise<Entry[]> {
  const samples = await sampled();
  return meshRules.map((rule) => {
    const name = `mesh/${rule.id}`;
    return { name, texts: [...declared(rule), ...distinct(samples.get(name) ?? [])] };
  });
}

/** Titles and summaries of the features, and how to inspect them in a cluster. */
export function featureTexts(): Entry[] {
  return features.map(({ id, title, summary, inspect = [] }) => ({
    name: id,
    texts: [
      { kind: 'title', text: title },
      { kind: 'summary', text: summary },
      ...inspect.map((text) => ({ kind: 'inspect', text })),
    ],
  }));
}

/** The lines that explain each setting of a feature: in prompts, comments of an intent, schemas and pages. */
export function settingTexts(): Entry[] {
  return features.map((feature) => ({
    name: feature.key,
    texts: [...new Set(descriptions(decisionsOf(feature, features)))].map((text) => ({ kind: 'setting', text })),
  }));
}

function descriptions(decisions: readonly Decision[]): string[] {
  return decisions.flatMap(({ description, question }) => [
    ...(description === '' ? [] : [description]),
    ...descriptions(decisionsBelow(question)),
  ]);
}

/** Findings that come from no rule, with their messages in runs of the commands. */
export async function noteTexts(): Promise<Entry[]> {
  const samples = await sampled();
  return notes(features).map(({ id, title, why, fix }) => ({
    name: id,
    texts: [
      { kind: 'title', text: title },
      ...(why === undefined ? [] : [{ kind: 'why', text: why }]),
      { kind: 'fix', text: fix },
      // Quotations from the Cilium CLI and from events are not translated.
      ...distinct(samples.get(id) ?? []).map((text) =>
        id === 'doctor/status' || id === 'doctor/event' ? { ...text, kind: 'quotation' } : text,
      ),
    ],
  }));
}

function helpOf(command: Command, names: string): Entry[] {
  const name = names === '' ? command.name() : `${names} ${command.name()}`;
  let help = '';
  command.configureOutput({
    writeOut: (text) => {
      help += text;
    },
    getOutHelpWidth: () => 80,
  });
  command.outputHelp();
  return [
    { name, texts: [{ kind: 'help', text: help }] },
    ...command.commands.flatMap((subcommand) => helpOf(subcommand, name)),
  ];
}

/** The help of every command, wrapped to 80 columns. */
export function helpTexts(): Entry[] {
  const nowhere = { write: () => true };
  const io = { stdout: nowhere, stderr: nowhere } as unknown as Io;
  return helpOf(
    createProgram(commands, io, () => undefined),
    '',
  );
}

type Node = { type: string; [key: string]: unknown };

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (typeof value === 'object' && value !== null) {
    const node = value as Node;
    if (typeof node.type === 'string') {
      if (node.type === 'ImportDeclaration') return;
      yield node;
    }
    for (const key of Object.keys(node)) yield* nodesOf(node[key]);
  }
}

function literal(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('…');
}

/** Prose consists of words separated by blanks, and begins with a letter, a digit or a placeholder. */
const prose = /^[\p{L}\p{N}…"].*[\p{L}…,:]{2,}\s+[\p{L}…]+/su;

/** For a shell script in the code: its output and its comments. Other texts stay as they are. */
function withoutScript(text: string): string[] {
  if (/^[\w]+\(\) \{/.test(text))
    return [...text.matchAll(/(?:\b(?:say|die) "|^# )([^"\n]+)/gm)].map(([, said = '']) => said);
  return [text.replace(/(^|\n)(?:say|die)\b ?/g, '$1')];
}

function fileTexts(file: string): Entry {
  const program = parseAst(readFileSync(join(root, file), 'utf8'), { lang: 'ts' });
  const found = [...nodesOf(program.body)]
    .flatMap((node) => literal(node) ?? [])
    .flatMap(withoutScript)
    .filter((text) => prose.test(text));
  return { name: file, texts: [...new Set(found)].map((text) => ({ kind: 'text', text })) };
}

/** Texts in all other code: errors, prompts, summaries, reports. A placeholder is shown as `…`. */
export function sourceTexts(): Entry[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        name.endsWith('.ts') && !/^(lint.rules|cli.commands|commands.explain.finding-catalogue|language)/.test(name),
    )
    .sort()
    .map((name) => fileTexts(join('src', name)))
    .filter(({ texts }) => texts.length > 0);
}

/** Kinds of texts that the command line prints in both languages. */
export const translatedKinds: ReadonlySet<string> = new Set([
  'title',
  'why',
  'fix',
  'message',
  'summary',
  'inspect',
  'setting',
]);

/** Samples without a Chinese translation, in whole or in part. They come from templates in the code. */
export async function untranslated(): Promise<Entry[]> {
  const translate = await translationInto('zh', { rooms: ['reasons', 'clusters', 'dialogue', 'help'] });
  const english = /(?:\b[a-z]+ ){3}[a-z]+\b/;
  const isMissing = ({ kind, text }: Text): boolean => {
    if (/^ {2}/.test(text) || !translatedKinds.has(kind)) return false;
    const translation = translate(text);
    return translation === text || english.test(translation.replace(/"[^"]*"|`[^`]*`|kubectl [^。]*/g, ''));
  };
  const all = [
    ...(await ruleTexts()),
    ...(await constraintTexts()),
    ...(await meshRuleTexts()),
    ...(await noteTexts()),
    ...featureTexts(),
    ...settingTexts(),
  ];
  return all
    .map(({ name, texts }) => ({ name, texts: texts.filter(isMissing) }))
    .filter(({ texts }) => texts.length > 0);
}
