/** `explain`: the meaning of a name, and the releases and versions that support it. */

import { features } from '../../../features/registry.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { nearestVersion, resolveTarget } from '../../cluster/target/target.ts';
import { type Explanation, explain, nearestName, type Span } from '../../commands/explain/explain.ts';
import { explanationIn } from '../../commands/explain/in-language.ts';
import { type OnTarget, onTarget } from '../../commands/explain/on-target.ts';
import { type Match, search } from '../../commands/explain/search.ts';
import { UserError } from '../../core/errors.ts';
import { exitOk } from '../../core/exit-codes.ts';
import { jsonText } from '../../core/json-text.ts';
import type { Translate } from '../../language/translator.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { type Io, inLanguage } from '../io/io.ts';
import { matrixOf } from '../io/kept-matrix.ts';
import { type TargetOptions, targetOf } from '../options.ts';

export interface ExplainOptions extends TargetOptions {
  format: 'text' | 'json';
}

function lines(title: string, spans: readonly Span[]): string[] {
  if (spans.length === 0) return [];
  const range = ({ from, to }: Span) => (from === to ? from : `${from} - ${to}`);
  const width = Math.max(...spans.map((span) => range(span).length));
  return ['', title, ...spans.map((span) => `  ${range(span).padEnd(width)}  ${span.says}`)];
}

function linesOf(here: OnTarget | undefined): string[] {
  if (here === undefined) return [];
  const { kubespray, cilium } = here.target;
  const title = [...(kubespray === undefined ? [] : [`Kubespray ${kubespray}`]), `Cilium ${cilium}`].join(', ');
  const rows = [
    ...here.cilium.map(({ says }) => `  Cilium     ${says}`),
    ...here.kubespray.map(({ says }) => `  Kubespray  ${says}`),
  ];
  return rows.length === 0 ? [] : ['', title, ...rows];
}

function text(explanation: Explanation, here: OnTarget | undefined): string {
  return `${[
    explanation.name,
    ...explanation.text.map((line) => `  ${line}`.trimEnd()),
    ...linesOf(here),
    ...lines('Cilium', explanation.cilium),
    ...lines('Kubespray', explanation.kubespray),
  ].join('\n')}\n`;
}

/** How many names are listed: a search for a common word finds hundreds. */
const shownMatches = 40;

function listOf(name: string, matches: readonly Match[], translate: Translate): string {
  const shown = matches.slice(0, shownMatches);
  const width = Math.max(...shown.map((match) => match.name.length));
  const more = matches.length - shown.length;
  return `${[
    translate(`Names with "${name}":`),
    ...shown.map((match) => `  ${match.name.padEnd(width)}  ${translate(match.about)}`),
    ...(more > 0 ? [`  ${translate(`and ${more} more. Use a longer part of the name, or --format json.`)}`] : []),
  ].join('\n')}\n`;
}

/**
 * The release and the Cilium version that the explanation is for; undefined if the user names neither.
 *
 * @throws UserError if the catalog does not contain them
 */
async function targetFor(options: ExplainOptions, catalog: Catalog): Promise<OnTarget['target'] | undefined> {
  const request = targetOf(options);
  if ([request.kubespray, request.kubean, request.cilium].every((version) => version === undefined)) return undefined;
  const { target, findings } = await resolveTarget(request, catalog);
  if (!target) throw new UserError(findings[0]?.message ?? 'the target is not known');
  const release = target.release?.facts.release;
  return { ...(release !== undefined && { kubespray: release }), cilium: target.cilium };
}

/** A hint about the command that lists the features of a release; undefined for any other name. */
async function releaseHint(name: string, catalog: Catalog): Promise<string | undefined> {
  if (!/^v?2\.\d+/.test(name)) return undefined;
  const release = nearestVersion(
    name,
    (await catalog.index()).kubespray.map((entry) => entry.release),
  );
  return release && `For the features of a Kubespray release, use: cilium-extras matrix --kubespray ${release}`;
}

/** Runs `explain`; resolves to the exit code. */
export async function run(io: Io, name: string, options: ExplainOptions): Promise<number> {
  const catalog = openCatalog();
  const target = await targetFor(options, catalog);
  const found = await explain(name, catalog, features, matrixOf(catalog));
  if (!found) {
    const matches = await search(name, catalog, features);
    if (matches.length > 0) {
      io.stdout.write(
        options.format === 'json'
          ? jsonText({ query: name, matches })
          : listOf(name, matches, (line) => inLanguage(io, line)),
      );
      return exitOk;
    }
    const close = await nearestName(name, catalog, features);
    const hint = close === undefined ? await releaseHint(name, catalog) : `Did you mean ${close}?`;
    throw new UserError(
      `unknown feature, rule, Helm value, agent option or variable: "${name}"`,
      hint === undefined ? {} : { hint },
    );
  }
  const explanation = explanationIn(found, (line) => inLanguage(io, line));
  const here = target && onTarget(explanation, target);
  io.stdout.write(
    options.format === 'json' ? jsonText({ ...explanation, ...(here && { onTarget: here }) }) : text(explanation, here),
  );
  return exitOk;
}
