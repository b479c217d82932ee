/** `matrix`: features x releases. */

import { features } from '../../../features/registry.ts';
import { nearestVersion, pickVersion, type TargetRequest } from '../../cluster/target/target.ts';
import { meant } from '../../commands/init/meant.ts';
import type { MatrixCell, MatrixRow } from '../../commands/matrix/matrix.ts';
import { columnsOf, rangeName, rangesOf } from '../../commands/matrix/ranges.ts';
import { UserError } from '../../core/errors.ts';
import { exitOk } from '../../core/exit-codes.ts';
import { jsonText } from '../../core/json-text.ts';
import type { Translate } from '../../language/translator.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { type Io, inLanguage } from '../io/io.ts';
import { matrixOf } from '../io/kept-matrix.ts';

export interface MatrixOptions {
  format: 'text' | 'markdown' | 'json';
  feature?: string;
  kubespray?: string;
  details?: boolean;
  all?: boolean;
  /** What the configuration states of the target. */
  configured?: TargetRequest;
}

function word(cell: MatrixCell): string {
  return cell.carried ? cell.carriers.join(' + ') || 'default' : 'no';
}

const nameOf = ({ feature, mode }: MatrixRow) => `${feature} ${mode}`;

/** Names after a head, wrapped to lines of at most 80 columns. */
function wrapped(head: string, names: readonly string[]): string {
  const lines = [head];
  for (const [index, name] of names.entries()) {
    const text = index === names.length - 1 ? name : `${name}, `;
    const last = lines.at(-1) ?? '';
    if (last.length + text.trimEnd().length > 80 && last.trim() !== '') lines.push(' '.repeat(head.length) + text);
    else lines[lines.length - 1] = last + text;
  }
  return names.length === 0 ? `${head}no release` : lines.map((line) => line.trimEnd()).join('\n');
}

/** A line for each mode: the releases that support it. */
export function overview(rows: readonly MatrixRow[], translate: Translate): string {
  const width = Math.max(...rows.map((row) => nameOf(row).length));
  const lines = rows.map((row) => {
    const supported = rangesOf(row, ({ carried }) => String(carried)).filter(({ content }) => content.carried);
    return wrapped(`${nameOf(row).padEnd(width)}  `, supported.map(rangeName));
  });
  return `${lines.join('\n')}\n\n${translate('Kubespray releases that support each mode; --details shows how, and why not.')}\n`;
}

/** A line for each feature: how many of its modes a release supports, and the releases that support any of them. */
export function summary(rows: readonly MatrixRow[], release: string, translate: Translate): string {
  const lines = [...new Set(rows.map(({ feature }) => feature))].map((feature) => {
    const modes = rows.filter((row) => row.feature === feature);
    const here = modes.filter(({ cells }) => cells.find((cell) => cell.release === release)?.carried);
    const cells = (modes[0]?.cells ?? []).map((cell, index) => ({
      ...cell,
      carried: modes.some((mode) => mode.cells[index]?.carried),
    }));
    const any = rangesOf({ feature, mode: '', cells }, ({ carried }) => String(carried));
    const releases = any.filter(({ content }) => content.carried).map(rangeName);
    return [feature, `${here.length} / ${modes.length}`, releases.join(', ') || translate('no release')] as const;
  });
  const head = ['', release, ''] as const;
  const width = (index: 0 | 1): number => Math.max(...[head, ...lines].map((line) => line[index].length));
  const table = [head, ...lines].map(([feature, here, releases]) =>
    `${feature.padEnd(width(0))}  ${here.padStart(width(1))}  ${releases}`.trimEnd(),
  );
  const meaning = translate(
    `Modes of each feature that Kubespray ${release} supports, and the releases that support at least one mode.`,
  );
  return `${table.join('\n')}\n\n${meaning}\n${translate('--all shows each mode, --feature one feature, and --details how, and why not.')}\n`;
}

/** For each mode the ranges of releases, the variables that set it there, or why nothing does. */
function details(rows: readonly MatrixRow[]): string {
  const blocks = rows.map((row) => {
    const ranges = rangesOf(row, (cell) => `${word(cell)} ${cell.reason ?? ''}`);
    const width = Math.max(...ranges.map((range) => rangeName(range).length));
    const lines = ranges.map((range) => {
      const { reason } = range.content;
      const cilium = rangeName({ from: range.cilium[0], to: range.cilium[1] });
      return `  ${rangeName(range).padEnd(width)}  Cilium ${cilium}: ${word(range.content)}${reason === undefined ? '' : `. ${reason}`}`;
    });
    return [nameOf(row), ...lines].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}

/** The matrix as a Markdown table: a row for each mode, a column for each range of releases that are the same. */
export function markdown(rows: readonly MatrixRow[]): string {
  const columns = columnsOf(rows, word);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `${[
    line(['feature', ...columns.map(rangeName)]),
    line(['---', ...columns.map(() => '---')]),
    line(['Cilium', ...columns.map(({ cilium: [from, to] }) => rangeName({ from, to }))]),
    ...rows.map((row, index) =>
      line([nameOf(row), ...columns.map(({ content }) => (content[index] ? word(content[index]) : ''))]),
    ),
  ].join('\n')}\n`;
}

function unknownRelease(release: string, known: readonly string[]): UserError {
  const close = nearestVersion(release, known);
  return new UserError(`unknown Kubespray release: ${release}`, {
    hint: `${close === undefined ? '' : `Did you mean ${close}? `}The catalog has ${known[0]} to ${known.at(-1)}.`,
  });
}

/** Runs `matrix`; resolves to the exit code. */
export async function run(io: Io, options: MatrixOptions): Promise<number> {
  const catalog = openCatalog();
  const chosen = features.find(({ key, id }) => key === options.feature || id === options.feature);
  if (options.feature !== undefined && !chosen) {
    const close = meant(options.feature, features);
    throw new UserError(`unknown feature: ${options.feature}`, close ? { hint: `Did you mean ${close}?` } : {});
  }
  let releases: string[] | undefined;
  if (options.kubespray !== undefined) {
    const { kubespray, snapshots = [] } = await catalog.index();
    const isSnapshot = snapshots.some(({ release }) => release === options.kubespray);
    const picked = isSnapshot
      ? { version: options.kubespray, exact: true }
      : pickVersion(
          options.kubespray,
          kubespray.map((entry) => entry.release),
        );
    if (!picked?.exact)
      throw unknownRelease(
        options.kubespray,
        kubespray.map((entry) => entry.release),
      );
    releases = [picked.version];
  }
  const found = await matrixOf(catalog)({ releases, feature: chosen?.key });
  const rows = found.map((row) => ({
    ...row,
    cells: row.cells.map((cell) =>
      cell.reason === undefined ? cell : { ...cell, reason: inLanguage(io, cell.reason) },
    ),
  }));
  const newest = rows[0]?.cells.at(-1)?.release ?? '';
  const asText = (translate: Translate): string => {
    if (options.details === true || releases !== undefined) return details(rows);
    const isWhole = chosen !== undefined || options.all === true;
    // A terminal has fewer lines than there are modes; what reads a pipe takes them all.
    if (isWhole || io.stdout.isTTY !== true) return overview(rows, translate);
    const wanted = options.configured?.kubespray;
    const known = (rows[0]?.cells ?? []).map(({ release }) => release);
    const picked = wanted === undefined ? undefined : pickVersion(wanted, known);
    return summary(rows, picked?.exact ? picked.version : newest, translate);
  };
  if (options.format === 'json') io.stdout.write(jsonText({ rows }));
  else io.stdout.write(options.format === 'markdown' ? markdown(rows) : asText((line) => inLanguage(io, line)));
  return exitOk;
}
