/** The manual pages: one for each command, with its options, and as `man` renders them if it is installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manualPages } from '../../scripts/man/pages.ts';
import { commands } from '../../src/cli/commands/index.ts';

const pages = manualPages();

test('every command has a page with its options and examples', () => {
  for (const { syntax, options, examples = [] } of commands) {
    const page = pages.get(`cilium-extras-${syntax.split(' ')[0]}.1`)?.replaceAll('\\-', '-') ?? '';
    for (const { long } of options?.() ?? []) expect(page).toContain(long);
    for (const example of examples) expect(page).toContain(`cilium-extras ${example}`);
  }
  expect(pages.get('cilium-extras.1')).toContain('.SH EXIT STATUS');
});

const man = spawnSync('man', ['--version'], { encoding: 'utf8' });

test.skipIf(man.error !== undefined)(
  `man renders the pages${man.error ? ' (skipped: there is no man here)' : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'cilium-extras-man-'));
    for (const name of ['cilium-extras.1', 'cilium-extras-lint.1', 'cilium-extras-verify.1']) {
      writeFileSync(join(folder, name), pages.get(name) ?? '');
      const { stdout, stderr } = spawnSync('man', ['--warnings', '--local-file', join(folder, name)], {
        encoding: 'utf8',
        env: { ...process.env, MANWIDTH: '80', MAN_KEEP_FORMATTING: '', LC_ALL: 'C.UTF-8' },
      });
      expect(stderr).toBe('');
      expect(stdout).toContain('SYNOPSIS');
    }
  },
);
