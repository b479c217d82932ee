/** `matrix`: features x releases. */

import { features } from '../../../features/registry.ts';
import { pickVersion } from '../../cluster/target/target.ts';
import { type MatrixCell, type MatrixRow, matrix } from '../../commands/matrix/matrix.ts';
import { UserError } from '../../core/errors.ts';
import { exitOk } from '../../core/exit-codes.ts';
import { jsonText } from '../../core/json-text.ts';
import { nearest } from '../../core/nearest.ts';
import { openCatalog } from '../io/catalog-files.ts';
import type { Io } from '../io/io.ts';

export interface MatrixOptions {
  format: 'text' | 'markdown' | 'json';
  feature?: string;
  kubespray?: string;
}

function word(cell: MatrixCell): string {
  return cell.carried ? cell.carriers.join(' + ') || 'by itself' : 'no';
}

function table(rows: readonly MatrixRow[]): string[][] {
  const releases = rows[0]?.cells ?? [];
  return [
    ['release', 'Cilium', ...rows.map((row) => `${row.feature} ${row.mode}`)],
    ...releases.map((release, index) => [
      release.release,
      release.cilium,
      ...rows.map((row) => {
        const cell = row.cells[index];
        return cell ? word(cell) : '';
      }),
    ]),
  ];
}

/** Columns and rows swapped: there are more releases than fit side by side, and more modes still. */
function text(rows: readonly MatrixRow[]): string {
  const lines: string[] = [];
  for (const row of rows) {
    lines.push(`${row.feature} (${row.mode})`);
    for (const cell of row.cells) {
      const reason = cell.reason === undefined ? '' : `  ${cell.reason}`;
      lines.push(`  ${cell.release.padEnd(9)} Cilium ${cell.cilium.padEnd(8)} ${word(cell)}${reason}`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

/** The matrix as a Markdown table, one row a release. */
export function markdown(rows: readonly MatrixRow[]): string {
  const [head = [], ...body] = table(rows);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')}\n`;
}

/** Runs `matrix`; resolves to the exit code. */
export async function run(io: Io, options: MatrixOptions): Promise<number> {
  const catalog = openCatalog();
  const chosen = features.find(({ key, id }) => key === options.feature || id === options.feature);
  if (options.feature !== undefined && !chosen) {
    const close = nearest(
      options.feature,
      features.map((feature) => feature.key),
    );
    throw new UserError(`there is no feature ${options.feature}`, close ? { hint: `Did you mean ${close}?` } : {});
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
    if (!picked?.exact) throw new UserError(`Kubespray ${options.kubespray} is not in the catalog`);
    releases = [picked.version];
  }
  const rows = await matrix(catalog, features, { releases, feature: chosen?.key });
  if (options.format === 'json') io.stdout.write(jsonText({ rows }));
  else io.stdout.write(options.format === 'markdown' ? markdown(rows) : text(rows));
  return exitOk;
}
