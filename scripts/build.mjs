/**
 * Builds `dist/`: the program in chunks that load when a command needs them, the library as one file without Node's
 * modules (so that it runs in a browser), and the types.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
rmSync('dist', { recursive: true, force: true });

/** The dependencies are bundled: one file to open instead of hundreds. */
const shared = {
  bundle: true,
  format: 'esm',
  minify: true,
  outdir: 'dist',
  logLevel: 'warning',
  legalComments: 'none',
};

/**
 * commander loads `child_process` for subcommands that are programs of their own, which there are none of here. Loading
 * it takes a tenth of a bare start.
 */
const withoutChildProcess = {
  name: 'without-child-process',
  setup(bundler) {
    bundler.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/commander/') ? { path: 'child_process', namespace: 'nothing' } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

await build({
  ...shared,
  plugins: [withoutChildProcess],
  entryPoints: { bin: 'src/bin.ts' },
  platform: 'node',
  target: 'node20',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  banner: {
    // Dependencies in CommonJS ask for Node's modules by `require`, which ES modules do not have.
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
});
chmodSync('dist/bin.js', 0o755);

// Platform `browser`: an import of a Node module in here is an error of the build.
await build({ ...shared, entryPoints: { index: 'src/index.ts' }, platform: 'browser', target: 'es2023' });

execFileSync('npx', ['--no-install', 'tsc', '--project', 'tsconfig.types.json'], { stdio: 'inherit' });
