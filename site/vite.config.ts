/** How the page is built: relative addresses, so that it works below any path; the facts beside it, each file by itself. */
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { notices } from '../scripts/licences.mjs';
import { features, type KnownName, knownNames, matrix } from '../src/index.ts';
import { openCatalog } from '../src/node.ts';
import { proseFiles, withoutProse } from './prose.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('..', import.meta.url));

/** What is bundled into the worker and into the page. */
const bundled = new Set<string>();

function collector(): Plugin {
  return {
    name: 'collector',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') for (const id of chunk.moduleIds) bundled.add(id.replace(/\?.*$/, ''));
      }
    },
  };
}

/** Puts the catalog beside the page, and what follows from all of it at once: the matrix, and every name. */
function facts(): Plugin {
  let folder = '';
  return {
    name: 'facts',
    apply: 'build',
    configResolved({ build }) {
      folder = resolve(root, build.outDir);
    },
    async generateBundle() {
      const catalog = openCatalog();
      const emit = (fileName: string, data: unknown): void => {
        this.emitFile({ type: 'asset', fileName, source: JSON.stringify(data) });
      };
      emit('matrix.json', await matrix(catalog, features));
      emit('names.json', byKind(await knownNames(catalog, features)));
      for (const [name, texts] of Object.entries(proseFiles())) emit(name, texts);
    },
    writeBundle() {
      // The worker is bundled before the page.
      writeFileSync(`${folder}/licenses.txt`, notices(bundled));
      // What a page without a network needs for every tab, next to the facts that it has loaded.
      const own = readdirSync(`${folder}/assets`).map((name) => `assets/${name}`);
      const tables = readdirSync(folder).filter((name) => name.endsWith('.json'));
      writeFileSync(`${folder}/files.json`, JSON.stringify([...own, ...tables].sort()));
    },
    closeBundle: () => cpSync(`${project}catalog`, `${folder}/catalog`, { recursive: true }),
  };
}

function byKind(names: readonly KnownName[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { name, kind } of names) {
    found[kind] ??= [];
    found[kind].push(name);
  }
  return found;
}

/** A glob is a part of `.cilium-extras.yaml`, and a pasted text has none beside it. */
const noGlobs = fileURLToPath(new URL('src/worker/no-globs.ts', import.meta.url));

/** The library imports its formats on demand, and exports them too. */
const quiet = {
  checks: { ineffectiveDynamicImport: false, pluginTimings: false },
  // The library's modules declare and do nothing else, so each goes where it is used and not all where one is.
  treeshake: {
    moduleSideEffects: [{ test: /^(?!.*node_modules).*\.ts$/, sideEffects: false }],
  },
};

export default defineConfig({
  root,
  base: './',
  resolve: { alias: { yaml: `${project}node_modules/yaml/browser/dist/index.js`, picomatch: noGlobs } },
  plugins: [collector(), facts()],
  worker: { format: 'es', plugins: () => [collector(), withoutProse()], rolldownOptions: quiet },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: quiet,
    // Chunks are fetched as they are needed; a preload would name addresses from the root.
    modulePreload: false,
    chunkSizeWarningLimit: 800,
  },
});
