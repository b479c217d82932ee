/** The catalog from the folder that the package ships. */
import { readFile } from 'node:fs/promises';
import { Catalog } from '../catalog/catalog.ts';

/** Where `catalog/` lies beside the bundle (`dist/`) and beside the sources (`src/cli/`) alike. */
async function readFrom(bases: readonly URL[], path: string): Promise<string> {
  const [first, ...rest] = bases;
  if (!first) throw new Error(`the catalog has no ${path}`);
  try {
    return await readFile(new URL(path, first), 'utf8');
  } catch (error) {
    if (rest.length === 0) throw error;
    return readFrom(rest, path);
  }
}

/** Opens the catalog of this installation; files are read when asked for. */
export function openCatalog(): Catalog {
  const bases = [new URL('../catalog/', import.meta.url), new URL('../../catalog/', import.meta.url)];
  return new Catalog({ read: async (path) => JSON.parse(await readFrom(bases, path)) as unknown });
}
