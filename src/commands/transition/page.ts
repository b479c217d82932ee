/** A way as text and as Markdown. */

import type { Translate } from '../../language/translator.ts';
import type { Step } from '../../transitions/transition.ts';
import type { Found, PlacedCheck, PlacedStep, Way } from './way-types.ts';

interface Style {
  translate: Translate;
  heading(level: 1 | 2 | 3, text: string): string;
  item(text: string, number?: number): string;
  block(lines: readonly string[]): string;
}

const markdownStyle: Style = {
  translate: (text) => text,
  heading: (level, text) => `${'#'.repeat(level)} ${text}\n\n`,
  item: (text, number) => `${number === undefined ? '-' : `${number}.`} ${text}\n`,
  block: (lines) => `\n   \`\`\`sh\n${lines.map((line) => `   ${line}\n`).join('')}   \`\`\`\n\n`,
};

const textStyle: Style = {
  translate: (text) => text,
  heading: (level, text) => (level === 1 ? `${text}\n\n` : `${text}\n`),
  item: (text, number) => `  ${number === undefined ? '-' : `${number}.`} ${text}\n`,
  block: (lines) => lines.map((line) => `       ${line}\n`).join(''),
};

/** The page for people who keep it with the inventory. */
export function wayMarkdown(way: Way, translate?: Translate): string {
  return page(way, inLanguage(markdownStyle, translate));
}

/** The page for a terminal. */
export function wayText(way: Way, translate?: Translate): string {
  return page(way, inLanguage(textStyle, translate));
}

/** A style whose headings and items are in the language of the run; commands stay. */
function inLanguage(style: Style, translate: Translate = (text) => text): Style {
  return {
    translate,
    heading: (level, text) => style.heading(level, translate(text)),
    item: (text, number) => style.item(text, number),
    block: style.block,
  };
}

function page(way: Way, style: Style): string {
  const parts = [style.heading(1, `From ${ends(way.before)} to ${ends(way.after)}`)];
  if (way.found.length === 0) {
    return `${parts.join('')}${style.translate('No known change needs a step on a running cluster.')}\n`;
  }
  const section = (title: string, body: string): void => {
    if (body !== '') parts.push(style.heading(2, title), body, '\n');
  };
  section('Changes', way.found.map((found) => style.item(change(found, style.translate))).join(''));
  section('What is interrupted', interruptions(way, style));
  let last = 0;
  // A section without steps has no number, so that none seems to be missing.
  const numberedSection = (title: string, body: string): void => {
    if (body !== '') section(style.translate(title).replace(/^\d+/, String(++last)), body);
  };
  numberedSection('1. Before the playbook', steps(way.prepare, style));
  numberedSection('2. The playbook', playbook(way, style));
  numberedSection('3. After the playbook', steps(way.finish, style));
  numberedSection('4. Check the result', way.verify.map((check, index) => verified(check, index + 1, style)).join(''));
  section('Rollback', wayBack(way, style));
  section(
    'Unknown',
    unknowns(way)
      .map((text) => style.item(style.translate(text)))
      .join(''),
  );
  section(
    'Sources',
    way.found
      .flatMap((found) => sourcesOf(found).map((text) => style.item(`[${found.transition.id}] ${text}`)))
      .join(''),
  );
  return `${parts.join('').trimEnd()}\n`;
}

function ends({ name, release, cilium }: Way['before']): string {
  const details = [release === undefined ? [] : `Kubespray ${release}`, cilium === undefined ? [] : `Cilium ${cilium}`];
  return `${name} (${details.flat().join(', ')})`;
}

function change({ transition, effect }: Found, translate: Translate): string {
  return `${translate(transition.title)}: ${translate(effect.change)} [${transition.id}]`;
}

function interruptions({ found }: Way, style: Style): string {
  const texts = [...new Set(found.flatMap(({ effect }) => effect.interrupts))];
  return texts.length === 0
    ? style.item(style.translate('Nothing that the sources mention.'))
    : texts.map((text) => style.item(style.translate(text))).join('');
}

function steps(list: readonly (Step | PlacedStep)[], style: Style): string {
  return list.map((step, index) => stepText(step, index + 1, style)).join('');
}

/** A text with the changes that it is for. */
function placed({ text, of }: { text: string; of?: readonly string[] }, { translate }: Style): string {
  return of === undefined ? translate(text) : `${translate(text)} [${of.join(', ')}]`;
}

function stepText(step: Step | PlacedStep, number: number, style: Style): string {
  const { commands = [], byHand = [], onNodes = [] } = step;
  const lines = [...commands, ...byHand, ...onNodes.map((line) => `${line}    # ${style.translate('on the node')}`)];
  return `${style.item(placed(step, style), number)}${lines.length > 0 ? style.block(lines) : ''}`;
}

function playbook({ playbook: line, advice }: Way, style: Style): string {
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

function wayBack({ back }: Way, style: Style): string {
  return back
    .map(({ title, steps: list }) => `${style.heading(3, title)}${steps(list, style)}\n`)
    .join('')
    .replace(/\n+$/, '\n');
}

/** What no source tells, for all changes. */
export function unknowns({ found }: Way): string[] {
  return [...new Set(found.flatMap(({ effect }) => effect.unknown ?? []))];
}

/** The sources of a change: of its rule, and of what this change alone takes. */
export function sourcesOf({ transition, effect }: Found): string[] {
  return [...transition.sources, ...(effect.sources ?? [])];
}
