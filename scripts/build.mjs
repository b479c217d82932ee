/**
 * Builds `dist/`: the program in chunks that load when a command needs them, the library as one file without Node's
 * modules (so that it runs in a browser), and the types.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

// A global installation from git, as pre-commit's, builds before it has put the development dependencies here, and would
// have npm put them elsewhere.
delete process.env.npm_config_global;
if (!existsSync('node_modules/esbuild')) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: 'inherit' });
}
const { build } = await import('esbuild');
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

/** Every painter here is told its level: chalk need not load `tty`, `os` and more to guess one. */
const withoutColourGuess = {
  name: 'without-colour-guess',
  setup(bundler) {
    bundler.onResolve({ filter: /^#supports-color$/ }, () => ({
      path: join(root, 'node_modules/chalk/source/vendor/supports-color/browser.js'),
    }));
  },
};

/** What asks for Node's modules by `require` in the bundle: dependencies in CommonJS, through this helper of esbuild's. */
const usesRequire = /typeof require\b/;
const defineRequire =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);\n";

const program = await build({
  ...shared,
  plugins: [withoutChildProcess, withoutColourGuess],
  entryPoints: { bin: 'src/bin.ts' },
  platform: 'node',
  target: 'node20',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // ES modules, of which the unused half can be left out; Node itself would get CommonJS.
  alias: { yaml: join(root, 'node_modules/yaml/browser/dist/index.js') },
  write: false,
});
for (const { path, text } of program.outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, usesRequire.test(text) ? defineRequire + text : text);
}
chmodSync('dist/bin.js', 0o755);

// Platform `browser`: an import of a Node module in here is an error of the build.
await build({ ...shared, entryPoints: { index: 'src/index.ts' }, platform: 'browser', target: 'es2023' });

execFileSync('npx', ['--no-install', 'tsc', '--project', 'tsconfig.types.json'], { stdio: 'inherit' });
