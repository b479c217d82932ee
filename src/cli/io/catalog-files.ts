/** The catalog in the directory that the package ships. */
import { readFileSync } from 'node:fs';
import { Catalog } from '../../catalog/catalog.ts';
import { onDemand } from '../../core/on-demand.ts';

/** `catalog/` next to the bundle (`dist/chunks/`, `dist/`), or next to the sources (`src/cli/io/`). */
const folders = ['../../catalog/', '../catalog/', '../../../catalog/'].map((path) => new URL(path, import.meta.url));

/** Reads synchronously: a command waits only for these few files, and promises would cost more time than they save. */
function read(path: string): string {
  for (const folder of folders) {
    try {
      return readFileSync(new URL(path, folder), 'utf8');
    } catch (error) {
      if (folder === folders.at(-1)) throw error;
    }
  }
  throw new Error(`not in the catalog: ${path}`);
}

/** The catalog of this installation, shared by the whole process. Files are read lazily. */
export const openCatalog = onDemand(() => new Catalog({ read: async (path) => JSON.parse(read(path)) as unknown }));
