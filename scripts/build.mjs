/**
 * Builds `dist/`. The program is split into chunks that load when a command needs them. The library is one file without
 * Node's modules, so that it also runs in a browser. Also builds its types, the JSON Schemas, and the licences of
 * bundled packages.
 */
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { installDependencies } from './installed.mjs';
import { notices } from './licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

installDependencies();
const { build } = await import('rolldown');
const { parseAst } = await import('rolldown/parseAst');
rmSync('dist', { recursive: true, force: true });

/** Parts of dependencies that this program does not use. Each of them would add a tenth of the time of a bare start. */
const unused = {
  name: 'unused',
  resolveId(id, importer = '') {
    // commander: subcommands that are separate programs, which this program does not have
    if (id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer)) return '\0nothing';
    // semver: forms of ranges that this program does not use
    if (id === './range' && /[\\/]semver[\\/]/.test(importer)) return '\0nothing';
    // chalk: detects the colour level, which this program always passes in
    if (id === '#supports-color') return join(root, 'node_modules/chalk/source/vendor/supports-color/browser.js');
    return undefined;
  },
  load: (id) => (id === '\0nothing' ? 'export default {};' : undefined),
};

/**
 * V8 stores a text with a single non-ASCII character in two bytes for each character. It takes twice the memory, and
 * four times as long to read. In a chunk with few such characters they are escaped; a chunk with a translation has
 * many.
 */
const inAscii = {
  name: 'in-ascii',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || (chunk.code.match(beyondAscii)?.length ?? 0) > chunk.code.length / 1000) continue;
      if (/String\.raw`[^`]*\P{ASCII}/u.test(chunk.code)) throw new Error(`${chunk.fileName}: a raw text would change`);
      chunk.code = chunk.code.replace(beyondAscii, (character) => character.split('').map(escaped).join(''));
    }
  },
};
const beyondAscii = /\P{ASCII}/gu;
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * The descriptive parts of rules and constraints, including examples, are half of their text, and most runs read none
 * of it. They go into a late chunk. A shared prototype reads them from there.
 */
const descriptive = new Set(['symptoms', 'title', 'why', 'fix', 'source', 'upstream', 'examples']);
const declarations = /^(?:features\/[^/]+\/constraints|src\/lint\/rules|src\/commands\/mesh\/check\/rules)\/[^/]+\.ts$/;

/** The descriptions in a module's default export, as text, and its source without them; undefined if it has none. */
function withoutDescription(path, index) {
  const source = readFileSync(path, 'utf8');
  const exported = parseAst(source, { lang: 'ts' }).body.find(({ type }) => type === 'ExportDefaultDeclaration');
  const { callee, arguments: [declared] = [] } = exported?.declaration ?? {};
  if (!/^define(?:Constraint|Rule|MeshRule)$/.test(callee?.name) || declared?.type !== 'ObjectExpression')
    return undefined;
  const moved = declared.properties.filter(({ key, value }) => descriptive.has(key?.name) && isConstant(value));
  if (moved.length === 0) return undefined;
  let rest = source;
  for (const { start, end } of moved.toReversed()) rest = `${rest.slice(0, start)}${rest.slice(end).replace(/^,/, '')}`;
  const at = declared.start + 1;
  return {
    description: `{${moved.map(({ start, end }) => source.slice(start, end)).join(',')}}`,
    code: `import { described } from '\0described';${rest.slice(0, at)}__proto__: described, description: ${index},${rest.slice(at)}`,
  };
}

/** True for an expression that has the same value wherever it is evaluated. */
function isConstant(node) {
  if (node === null || node.type === 'Literal') return true;
  if (node.type === 'ObjectExpression') {
    return node.properties.every(
      ({ computed, shorthand, value }) => computed === false && !shorthand && isConstant(value),
    );
  }
  return node.type === 'ArrayExpression' && node.elements.every(isConstant);
}

/** Files below a folder, with forward slashes on every system. */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);

let described;
const describesLate = {
  name: 'describes-late',
  buildStart() {
    described = new Map();
    for (const path of ['features', 'src']
      .flatMap((folder) => filesBelow(folder))
      .filter((path) => declarations.test(path))) {
      const parts = withoutDescription(path, described.size);
      if (parts) described.set(join(root, path), parts);
    }
  },
  resolveId: (id) => (id === '\0described' || id === '\0descriptions' ? id : undefined),
  load(id) {
    if (id === '\0described') {
      const getters = [...descriptive].map(
        (name) => `get ${name}() { return descriptions[this.description].${name}; }`,
      );
      return `import { descriptions } from '\0descriptions';\nexport const described = { ${getters.join(', ')} };`;
    }
    if (id !== '\0descriptions') return undefined;
    return `export const descriptions = [${[...described.values()].map(({ description }) => description).join(',')}];`;
  },
  transform: (_, id) => described.get(id)?.code,
};

/**
 * Modules that load together: the static imports of these modules, each without those of the chunks above. By default
 * the bundler would create a chunk for each set of commands that share a module, and each file costs more than its
 * content.
 */
const chunks = {
  base: ['src/cli/main.ts'],
  // The last ones are small. They are all that a mesh needs from the code for inventories.
  plan: [
    'src/cli/actions/generate.ts',
    'src/formats/secret-values.ts',
    'src/outputs/group-vars.ts',
    'src/cli/io/files.ts',
    'src/core/network.ts',
  ],
  inventory: ['src/cli/actions/lint.ts'],
};

/**
 * Modules that many others import but few runs use. Such a chunk loads when one of its exports is first used, and not
 * together with a module that imports it. Parsing unused code would take a third of a start.
 */
const late = {
  // Plain files are read with the quick reader.
  descriptions: /^\0descriptions$/,
  yaml: /\/node_modules\/yaml\/|\/src\/yaml\/(?:document|edit|inspect|read|schema)\.ts$/,
  // Only intents and similar files are checked against a schema.
  zod: /\/node_modules\/zod\/(?!.*json-schema)/,
  'json-schema': /\/node_modules\/zod\/.*json-schema/,
  // Of the plan, lint needs only the names of the carriers, the objects that the role installs, and the values that can
  // set an option.
  planning: /\/src\/plan\/(?!carriers|role-objects|option-values|place\.)|\/src\/cli\/io\/emit-plan\.ts$/,
  // Only --fix compares texts.
  diff: /\/node_modules\/diff\/|\/src\/outputs\/unified-diff\.ts$/,
  // Only a mesh reads several inventories.
  mesh: /\/src\/commands\/mesh\//,
  // Versions that are not three plain numbers are rare.
  semver: /\/node_modules\/semver\/|\/src\/core\/semver\.ts$/,
  glob: /\/node_modules\/picomatch\/|\/src\/formats\/configuration\/glob\.ts$/,
  ipv6: /\/node_modules\/ipaddr\.js\/|\/src\/core\/ipv6\.ts$/,
};

function closure(files, context) {
  const seen = new Set();
  const visit = (id) => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const imported of context.getModuleInfo(id)?.importedIds ?? []) visit(imported);
  };
  for (const file of files) visit(join(root, file));
  return seen;
}

let closures;
function chunkOf(id, context) {
  const path = id.replaceAll('\\', '/');
  for (const [name, modules] of Object.entries(late)) if (modules.test(path)) return name;
  closures ??= Object.entries(chunks).map(([name, files]) => [name, closure(files, context)]);
  return closures.find(([, modules]) => modules.has(id))?.[0] ?? null;
}

/**
 * Makes the imports of late chunks load on first use. The bundler accesses imports from another chunk as properties
 * wherever they are used. So an object replaces the import, and loads the chunk when a property is read.
 */
const loadsLate = {
  name: 'loads-late',
  generateBundle(_, bundle) {
    const exportsOf = new Map(
      Object.values(bundle).flatMap((chunk) => (chunk.name in late ? [[basename(chunk.fileName), chunk.exports]] : [])),
    );
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replace(/(?<=[,\s][\w$]+=)require\("\.\/([^"]+)"\)(?=[,;])/g, (load, file) => {
        const names = exportsOf.get(file);
        if (!names) return load;
        const properties = names.map((name) => `get ${name}(){return l().${name}}`);
        return `(()=>{let m;const l=()=>m??=${load};return{${properties.join(',')}}})()`;
      });
    }
  },
};

const program = await build({
  input: { bin: 'src/bin.ts' },
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  // The ES modules of the library, so that unused parts can be left out. For Node, the package would resolve to
  // CommonJS.
  resolve: { alias: { yaml: join(root, 'node_modules/yaml/browser/dist/index.js') } },
  plugins: [unused, describesLate, loadsLate, inAscii],
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: 'dist',
    // CommonJS: every supported Node can cache its compiled code, and its loader starts faster.
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    minify: true,
    comments: false,
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ debugName: 'chunks', name: chunkOf }] },
  },
});
chmodSync('dist/bin.cjs', 0o755);
// Findings in the examples are not relevant to somebody who installs. An error contains what was printed.
execFileSync(process.execPath, ['scripts/code-cache.cjs'], { stdio: ['ignore', 'ignore', 'pipe'] });

// A single build, so that both entry points share the same classes.
const library = await build({
  input: { index: 'src/index.ts', node: 'src/node.ts' },
  platform: 'browser',
  external: /^node:/,
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: 'dist',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: true,
    comments: false,
  },
});
forBrowsers('index.js', library.output);

/** Runs a program of Node; rejects if it fails. Independent programs run in parallel. */
const run = promisify(execFile);
const node = (...args) =>
  run(process.execPath, args).catch((error) => {
    process.stderr.write(`${error.stdout}${error.stderr}`);
    throw error;
  });
async function writeTypes() {
  // Not through npx: on Windows, Node cannot start it without a shell.
  await node(join(root, 'node_modules/typescript/bin/tsc'), '--project', 'tsconfig.types.json');
  keepTypesReachedFrom('dist/types/src/index.d.ts', 'dist/types/src/node.d.ts');
}
async function writeSchemas() {
  mkdirSync('dist/schemas', { recursive: true });
  for (const name of ['intent', 'group-vars', 'mesh', 'config']) {
    await node('dist/bin.cjs', 'schema', name, '--output', `dist/schemas/${name}.schema.json`);
  }
}
const writeManual = () => node('--import', 'tsx', 'scripts/man.ts');
const writeMatrix = () => node('--import', 'tsx', 'scripts/matrix.ts');
await Promise.all([writeMatrix(), writeTypes(), writeManual(), writeSchemas()]);

const bundled = [program, library].flatMap(({ output }) => output.flatMap(({ moduleIds }) => moduleIds));
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', notices(bundled));

/** Throws if a bundle needs a module of Node. */
function forBrowsers(entry, outputs) {
  const chunks = new Map(outputs.map((output) => [output.fileName, output]));
  const reached = new Set([entry]);
  for (const name of reached) {
    const chunk = chunks.get(name);
    if (!chunk) throw new Error(`${entry} runs in browsers, and imports ${name}`);
    for (const imported of [...chunk.imports, ...chunk.dynamicImports]) reached.add(imported);
  }
}

/**
 * Removes declarations that the entry points do not use: most describe internals. For users of the library, features
 * and rules are plain values.
 */
function keepTypesReachedFrom(...entries) {
  const reached = new Set(entries);
  for (const file of reached) {
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"]([^'"]+)['"]/g)) {
      // Users of the package do not have other packages' types: mark with @internal what is not for them to call.
      if (!path.startsWith('.')) throw new Error(`${file} needs the types of ${path}`);
      reached.add(join(dirname(file), path.replace(/\.ts$/, '.d.ts')));
    }
  }
  for (const file of readdirSync('dist/types', { recursive: true })) {
    const path = join('dist/types', file);
    if (path.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
  }
}
