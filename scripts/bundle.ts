/** Bundles the program from its sources: starting it from the unbundled sources takes ten times as long. */
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Writes the program to a folder, with the catalog where the program looks for it.
 *
 * @param entries modules of `src/` without their extension: `bin`, `cli/main`
 * @returns the path of the first entry, a file for Node
 */
export async function bundleProgram(
  folder: string,
  entries: readonly [string, ...string[]] = ['bin'],
): Promise<string> {
  const outdir = join(folder, 'dist');
  await mkdir(outdir, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entries.map((entry) => [entry.replaceAll('/', '-'), `src/${entry}.ts`])),
    bundle: true,
    splitting: true,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    outdir,
    banner: {
      js: [
        "import { createRequire as __createRequire } from 'node:module';",
        "import { fileURLToPath as __fileURLToPath } from 'node:url';",
        'const require = __createRequire(import.meta.url), __filename = __fileURLToPath(import.meta.url);',
      ].join('\n'),
    },
    logLevel: 'error',
  });
  await symlink(join(root, 'catalog'), join(folder, 'catalog'));
  return join(outdir, `${entries[0].replaceAll('/', '-')}.mjs`);
}
