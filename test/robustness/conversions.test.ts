/**
 * User data becomes text through `toText` and is parsed inside a try block. `String()` throws for a mapping without a
 * prototype, which the readers create, so it may only get scalars. The compiler finds all other uses.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['src', 'features'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
);

it('String() gets scalars alone; toText() takes anything', () => {
  const copy = mkdtempSync(join(tmpdir(), 'cilium-extras-types-'));
  for (const name of ['src', 'features', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const file of sources) {
    if (file === 'src/core/text.ts') continue;
    const path = join(copy, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/\bString\(/g, 'scalarText('));
  }
  writeFileSync(
    join(copy, 'src/scalar-text.d.ts'),
    'declare function scalarText(value: string | number | boolean | null | undefined | bigint): string;\n',
  );
  let errors = '';
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', copy], { cwd: copy, encoding: 'utf8' });
  } catch (error) {
    errors = (error as { stdout: string }).stdout;
  }
  expect(errors.split('\n').filter((line) => /^(?:src|features)\//.test(line))).toEqual([]);
});

it('JSON.parse stands where its errors are caught, or where the text is our own', () => {
  const users = sources.filter((file) => /\bJSON\.parse\(/.test(readFileSync(join(root, file), 'utf8')));
  expect(users.sort()).toEqual([
    'features/hubble/schema.ts',
    'src/cli/io/catalog-files.ts',
    'src/cli/io/kept-matrix.ts',
    'src/cli/io/own-file.ts',
    'src/commands/init/preset.ts',
    'src/formats/helm/set-flags.ts',
    'src/formats/kubernetes/collected.ts',
    'src/formats/kubernetes/logs.ts',
    'src/lint/baseline.ts',
    'src/predict/kubespray.ts',
    'src/yaml/json-text.ts',
  ]);
});
