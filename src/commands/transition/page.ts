/** A way as plain text and as Markdown. */

import { widthOf } from '../../core/text.ts';
import type { Translate } from '../../language/translator.ts';
import type { Point } from '../../transitions/runs.ts';
import type { Step } from '../../transitions/transition.ts';
import type { Found, PlacedCheck, PlacedStep, Run, Way } from './way-types.ts';

interface Style {
  translate: Translate;
  heading(level: number, text: string): string;
  /** The heading of a run, if there are several. */
  run(text: string): string;
  item(text: string, number?: number): string;
  block(lines: readonly string[]): string;
  /** Rows of cells; the first are the headings. */
  table(rows: readonly (readonly string[])[]): string;
}

const markdownStyle: Style = {
  translate: (text) => text,
  heading: (level, text) => `${'#'.repeat(level)} ${text}\n\n`,
  run: (text) => `## ${text}\n\n`,
  item: (text, number) => `${number === undefined ? '-' : `${number}.`} ${text}\n`,
  block: (lines) => `\n   \`\`\`sh\n${lines.map((line) => `   ${line}\n`).join('')}   \`\`\`\n\n`,
  table: ([head = [], ...rows]) =>
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join(''),
};

const textStyle: Style = {
  translate: (text) => text,
  heading: (level, text) => (level === 1 ? `${text}\n\n` : `${text}\n`),
  run: (text) => `== ${text}\n\n`,
  item: (text, number) => `  ${number === undefined ? '-' : `${number}.`} ${text}\n`,
  block: (lines) => lines.map((line) => `       ${line}\n`).join(''),
  table: (rows) => {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
    const padded = (cell: string, column: number): string => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell));
    return rows.map((row) => `  ${row.map(padded).join('  ').trimEnd()}\n`).join('');
  },
};

/** The page in Markdown, to keep with the inventory. */
export function wayMarkdown(way: Way, translate?: Translate): string {
  return page(way, inLanguage(markdownStyle, translate));
}

/** The page for a terminal. */
export function wayText(way: Way, translate?: Translate): string {
  return page(way, inLanguage(textStyle, translate));
}

/** A style that translates headings and items. Commands stay as they are. */
function inLanguage(style: Style, translate: Translate = (text) => text): Style {
  return {
    translate,
    heading: (level, text) => style.heading(level, translate(text)),
    run: style.run,
    item: (text, number) => style.item(text, number),
    block: style.block,
    table: ([head = [], ...rows]) => style.table([head.map(translate), ...rows]),
  };
}

function page(way: Way, style: Style): string {
  const { translate } = style;
  const parts = [style.heading(1, `From ${ends(way.before)} to ${ends(way.after)}`)];
  if (way.runs.length === 0) {
    return `${parts.join('')}${translate('No known change needs a step on a running cluster.')}\n`;
  }
  const section = (title: string, body: string): void => {
    if (body !== '') parts.push(style.heading(2, title), body, '\n');
  };
  section('Changes', way.changes.map((one) => style.item(change(one, translate))).join(''));
  section('Notes', way.notes.map((text) => style.item(translate(text))).join(''));
  if (way.runs.length > 1) {
    section('Runs of the playbook', style.table(overview(way)));
    section('What is interrupted, with the numbers of the runs', interruptionsOf(way, style));
  }
  for (const [index, run] of way.runs.entries()) {
    if (way.runs.length > 1)
      parts.push(style.run(`${translate(`Run ${index + 1} of ${way.runs.length}`)}: ${runName(run)}`));
    parts.push(runSections(run, way.runs.length > 1 ? 3 : 2, style));
  }
  section(
    'Unknown',
    unknowns(way)
      .map((text) => style.item(translate(text)))
      .join(''),
  );
  section(
    'Sources',
    way.changes
      .flatMap(({ transition }) =>
        sourcesOf(way, transition.id).map((text) => style.item(`[${transition.id}] ${text}`)),
      )
      .join(''),
  );
  return `${parts.join('').trimEnd()}\n`;
}

/** Everything about one run, with headings of a level. */
function runSections(run: Run, level: number, style: Style): string {
  const parts: string[] = [];
  const section = (title: string, body: string): void => {
    if (body !== '') parts.push(style.heading(level, title), body, '\n');
  };
  section('What is interrupted', interruptions(run, style));
  let last = 0;
  // A section without steps gets no number, so that the numbers have no gaps.
  const numberedSection = (title: string, body: string): void => {
    if (body !== '') section(style.translate(title).replace(/^\d+/, String(++last)), body);
  };
  numberedSection('1. Before the playbook', steps(run.prepare, style));
  numberedSection('2. The playbook', playbook(run, style));
  numberedSection('3. After the playbook', steps(run.finish, style));
  numberedSection('4. Check the result', run.verify.map((check, index) => verified(check, index + 1, style)).join(''));
  section('Rollback', wayBack(run, level + 1, style));
  return parts.join('');
}

/** What each run changes, and how many steps it has: one row for each run. */
function overview({ runs }: Way): string[][] {
  return [
    ['Run', 'Kubespray', 'Cilium', 'Steps before', 'Steps after', 'Checks', 'Changes'],
    ...runs.map(({ to, prepare, finish, verify, found }, index) => [
      String(index + 1),
      to.release ?? '-',
      to.cilium ?? '-',
      ...[prepare, finish, verify].map(({ length }) => String(length)),
      found.map(({ transition }) => transition.id).join(', '),
    ]),
  ];
}

/** Every interruption once, with the numbers of its runs. */
function interruptionsOf({ runs }: Way, style: Style): string {
  const numbers = new Map<string, number[]>();
  for (const [index, { found }] of runs.entries()) {
    for (const text of new Set(found.flatMap(({ effect }) => effect.interrupts))) {
      numbers.set(text, [...(numbers.get(text) ?? []), index + 1]);
    }
  }
  return [...numbers].map(([text, list]) => style.item(`${list.join(', ')}: ${style.translate(text)}`)).join('');
}

function ends({ name, ...point }: Way['before']): string {
  const details = pointName(point);
  return details === '' ? name : `${name} (${details})`;
}

/** A point of the way: `Kubespray v2.28.1, Cilium 1.16.19`. */
export function pointName({ release, cilium }: Point): string {
  const details = [release === undefined ? [] : `Kubespray ${release}`, cilium === undefined ? [] : `Cilium ${cilium}`];
  return details.flat().join(', ');
}

function runName({ to }: Run): string {
  return pointName(to);
}

function change(one: Way['changes'][number], translate: Translate): string {
  return `${translate(one.transition.title)}: ${translate(one.change)} [${one.transition.id}]`;
}

function interruptions({ found }: Run, style: Style): string {
  const texts = [...new Set(found.flatMap(({ effect }) => effect.interrupts))];
  return texts.length === 0
    ? style.item(style.translate('Nothing that the sources mention.'))
    : texts.map((text) => style.item(style.translate(text))).join('');
}

function steps(list: readonly (Step | PlacedStep)[], style: Style): string {
  return list.map((step, index) => stepText(step, index + 1, style)).join('');
}

/** A text, with the ids of the changes that need it. */
function placed({ text, of }: { text: string; of?: readonly string[] }, { translate }: Style): string {
  return of === undefined ? translate(text) : `${translate(text)} [${of.join(', ')}]`;
}

function stepText(step: Step | PlacedStep, number: number, style: Style): string {
  const { commands = [], byHand = [], onNodes = [] } = step;
  const lines = [...commands, ...byHand, ...onNodes.map((line) => `${line}    # ${style.translate('on the node')}`)];
  return `${style.item(placed(step, style), number)}${lines.length > 0 ? style.block(lines) : ''}`;
}

function playbook({ playbook: line, advice }: Run, style: Style): string {
  const how =
    line === undefined ? 'Apply the new configuration with the tool that installs Cilium.' : 'Run the playbook.';
  return `${stepText({ text: how, ...(line !== undefined && { byHand: [line] }) }, 1, style)}${advice
    .map((item, index) => style.item(placed(item, style), index + 2))
    .join('')}`;
}

function verified(check: PlacedCheck, number: number, style: Style): string {
  const { command, expect } = check;
  return `${style.item(placed(check, style), number)}${style.block([`${command}    # ${style.translate('expected')}: ${expect}`])}`;
}

function wayBack({ back }: Run, level: number, style: Style): string {
  return back
    .map(({ title, steps: list }) => `${style.heading(level, title)}${steps(list, style)}\n`)
    .join('')
    .replace(/\n+$/, '\n');
}

/** What no source documents, for all changes. */
export function unknowns({ runs }: Way): string[] {
  return [...new Set(runs.flatMap(({ found }) => found.flatMap(({ effect }) => effect.unknown ?? [])))];
}

/** The sources of a change: those of its rule, and those of its effect in each run. */
export function sourcesOf({ runs }: Way, id: string): string[] {
  const there = runs.flatMap(({ found }) => found.filter(({ transition }) => transition.id === id));
  return [...new Set(there.flatMap(({ transition, effect }) => [...transition.sources, ...(effect.sources ?? [])]))];
}

/** What a change interrupts in all runs, and what no source documents about it. */
export function aboutChange({ runs }: Way, id: string): { interrupts: string[]; unknown: string[] } {
  const effects = runs.flatMap(({ found }) =>
    found.flatMap((one: Found) => (one.transition.id === id ? one.effect : [])),
  );
  return {
    interrupts: [...new Set(effects.flatMap(({ interrupts }) => interrupts))],
    unknown: [...new Set(effects.flatMap(({ unknown = [] }) => unknown))],
  };
}
