/** The part of `docs/conformance.md` that is about migrations of random inventories, and its recording. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCatalog } from '../../catalog/format.ts';
import { recordings } from '../recording.ts';
import { table } from '../table.ts';
import type { RandomMigrationsRow } from './random.ts';

/** Pairs of releases across the change of the installer, before it, after it, and back. */
export const pairs: readonly (readonly [from: string, to: string])[] = [
  ['v2.27.1', 'v2.31.0'],
  ['v2.24.0', 'v2.28.1'],
  ['v2.20.0', 'v2.27.1'],
  ['v2.29.1', 'v2.31.0'],
  ['v2.31.0', 'v2.27.1'],
];

const file = join(recordings, 'random-migrations.json');

export function readRandomMigrations(): RandomMigrationsRow[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RandomMigrationsRow[]) : [];
}

export function writeRandomMigrations(rows: readonly RandomMigrationsRow[]): void {
  writeFileSync(file, formatCatalog(rows));
}

/** The text of the page. */
export function randomMigrationSection(rows: readonly RandomMigrationsRow[]): string {
  const cases = rows.reduce((sum, row) => sum + row.cases, 0);
  const agree = rows.reduce((sum, row) => sum + row.agree, 0);
  const counts = rows.map(({ from, to, cases: all, agree: right, wrong }) =>
    [from, to, all, right, wrong.length].map(String),
  );
  const wrong = rows.flatMap(({ from, to, wrong: found }) =>
    found.map(({ groupVars, because }) => [
      `${from} to ${to}`,
      because.join('; ').replaceAll('|', '\\|').slice(0, 200),
      `\`${groupVars.trimEnd().replaceAll('\n', ' ⏎ ').slice(0, 160)}\``,
    ]),
  );
  return `Random inventories that install on the old release are migrated. Real Ansible and real Helm render them before and after,
with the arguments of agent and operator. The report must state each agent option that changes, and no other. If the inventory
set an option that becomes a default, a line must state why. \`lint\` of the result must find no error and no warning that
neither the report nor the original has.

**${cases} migrations: ${agree} are as the report states.**

${table(['From', 'To', 'Migrations', 'As stated', 'Otherwise'], counts)}

${wrong.length === 0 ? 'None is otherwise.' : table(['Migration', 'What is otherwise', 'Variables'], wrong)}
`;
}
