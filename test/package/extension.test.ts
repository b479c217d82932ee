/**
 * The files in the package of the VS Code extension, as listed by its own packager. Needs a built extension: `npm run
 * extension` after `npm ci` in its folder. Also needs `vsce` on the PATH, or its path in `VSCE`. CI has both.
 */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const start = promisify(execFile);
const folder = fileURLToPath(new URL('../../editors/vscode', import.meta.url));
const vsce = process.env.VSCE ?? onPath('vsce');
const isBuilt = existsSync(join(folder, 'dist/extension.js')) && existsSync(join(folder, 'server/package.json'));
const missing = [...(isBuilt ? [] : ['no built extension']), ...(vsce === undefined ? ['no vsce on PATH'] : [])];
const reason = missing.length > 0 ? ` (SKIPPED: ${missing.join(', ')})` : '';

function onPath(name: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

describe.skipIf(missing.length > 0)(`the package of the extension${reason}`, () => {
  let listed: string[];
  beforeAll(async () => {
    const { stdout } = await start(vsce ?? '', ['ls', '--no-dependencies'], { cwd: folder });
    listed = stdout.split('\n').filter((line) => line !== '');
  });

  test('holds the extension, the program, its facts, and the pages that findings lead to', () => {
    expect(listed).toEqual(
      expect.arrayContaining([
        'package.json',
        'README.md',
        'CHANGELOG.md',
        'LICENSE',
        'dist/extension.js',
        'server/package.json',
        'server/dist/bin.cjs',
        'server/dist/matrix.json',
        'server/catalog/index.json',
        'server/catalog/kubespray/v2.31.0.json',
        'server/docs/rules/dead-variable.md',
        'server/docs/features/dsr.md',
      ]),
    );
  });

  test('holds nothing else: no sources, types, library or compiled code', () => {
    const wanted =
      /^(?:(?:README|CHANGELOG)\.md|LICENSE|(?:server\/)?package\.json|dist\/extension\.js|server\/dist\/(?:bin\.cjs|matrix\.json|THIRD-PARTY-LICENSES\.txt|chunks\/(?:[^/]+\.cjs|package\.json))|server\/catalog\/.*\.json|server\/docs\/(?:features|rules)\/(?:[^/]+\/)?[^/]+\.md)$/;
    expect(listed.filter((path) => !wanted.test(path))).toEqual([]);
  });

  test('starts its program from what is listed', async () => {
    const { stdout } = await start(process.execPath, [join(folder, 'server/dist/bin.cjs'), '--version']);
    expect(stdout).toBe(`${manifest.version}\n`);
    for (const path of listed) expect(existsSync(join(folder, path)), path).toBe(true);
  });
});
