/**
 * Builds `dist/`: the program in chunks that load when a command needs them, the library as one file without Node's
 * modules (so that it runs in a browser), its types, the JSON Schemas, and the licences of what is bundled.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** What dependencies in CommonJS take for granted, and ES modules do not have: esbuild leaves it to us. */
const commonJs = [
  {
    asked: /typeof require\b/,
    given:
      "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);\n",
  },
  {
    asked: /\b__filename\b/,
    given:
      "import{fileURLToPath as __fileURLToPath}from'node:url';const __filename=__fileURLToPath(import.meta.url);\n",
  },
];

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
  metafile: true,
});
for (const { path, text } of program.outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  const given = commonJs.filter(({ asked }) => asked.test(text)).map(({ given }) => given);
  writeFileSync(path, given.join('') + text);
}
chmodSync('dist/bin.js', 0o755);

// One build, so that a class of the library is the same class in what only Node can do.
const library = await build({
  ...shared,
  entryPoints: { index: 'src/index.ts', node: 'src/node.ts' },
  platform: 'browser',
  external: ['node:*'],
  target: 'es2023',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  metafile: true,
});
forBrowsers('dist/index.js', library.metafile.outputs);

const typeScript = (...options) => execFileSync('npx', ['--no-install', 'tsc', ...options], { stdio: 'inherit' });
typeScript('--project', 'tsconfig.types.json');
keepTypesReachedFrom('dist/types/src/index.d.ts', 'dist/types/src/node.d.ts');

mkdirSync('dist/schemas', { recursive: true });
for (const name of ['intent', 'group-vars']) {
  execFileSync(process.execPath, ['dist/bin.js', 'schema', name, '--output', `dist/schemas/${name}.schema.json`]);
}

writeLicences([program, library].flatMap(({ metafile }) => Object.keys(metafile.inputs)));

/** Throws if a bundle needs a module of Node. */
function forBrowsers(entry, outputs) {
  const reached = new Set([entry]);
  for (const output of reached) {
    for (const { path, external } of outputs[output].imports) {
      if (external) throw new Error(`${entry} runs in browsers, and imports ${path}`);
      reached.add(path);
    }
  }
}

/** Features and rules are values to who uses the library: most declarations are of what stays inside. */
function keepTypesReachedFrom(...entries) {
  const reached = new Set(entries);
  for (const file of reached) {
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)) {
      reached.add(join(dirname(file), path.replace(/\.ts$/, '.d.ts')));
    }
  }
  for (const file of readdirSync('dist/types', { recursive: true })) {
    const path = join('dist/types', file);
    if (path.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
  }
}

/** The notices of the libraries that are bundled, as their licences ask. */
function writeLicences(inputs) {
  const packages = new Set(
    inputs
      .flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [])
      .filter((name) => !name.includes('node_modules')),
  );
  const notices = [...packages].sort().map((name) => {
    const folder = join('node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence file`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  writeFileSync('dist/THIRD-PARTY-LICENSES.txt', notices.join(`\n${'-'.repeat(72)}\n\n`));
}
