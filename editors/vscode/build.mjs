/**
 * Builds the extension: its own code in one file, next to the program from the package, with its catalog and rule
 * pages. The program has to be built first (`npm run build` in the project's folder).
 */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const project = join(here, '../..');
process.chdir(here);

if (!existsSync(join(project, 'dist/bin.cjs'))) {
  throw new Error('Build the program first: run npm run build in the folder of the project.');
}
rmSync('dist', { recursive: true, force: true });
rmSync('server', { recursive: true, force: true });

await build({
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
});

// The files that the server needs: without the library, types, man pages and the compiled code of the Node version that
// built it.
const isOfProgram = (path) =>
  !/\.(?:d\.ts|cache)$|[\\/](?:types|schemas|man)$|[\\/]dist[\\/](?:chunks[\\/])?[^\\/]+\.js$/.test(path);
for (const part of ['dist', 'catalog', 'docs/rules', 'docs/features', 'package.json']) {
  cpSync(join(project, part), join('server', part), { recursive: true, filter: isOfProgram });
}
cpSync(join(project, 'LICENSE'), 'LICENSE');

const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
if (manifest.version !== version) {
  writeFileSync('package.json', `${JSON.stringify({ ...manifest, version }, undefined, 2)}\n`);
}
