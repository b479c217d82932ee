/** The matrix that the build computed. */
import { readFileSync } from 'node:fs';
import { features } from '../../../features/registry.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { type KeptMatrix, rowsOfKept } from '../../commands/matrix/kept.ts';
import { type MatrixSource, matrix } from '../../commands/matrix/matrix.ts';

/**
 * `dist/matrix.json`, next to `dist/chunks/`. It does not exist in the sources, where a feature may change at any time.
 */
function keptMatrix(): KeptMatrix | undefined {
  try {
    return JSON.parse(readFileSync(new URL('../matrix.json', import.meta.url), 'utf8')) as KeptMatrix;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Rows from the built matrix; computed if the program runs from its sources. */
export function matrixOf(catalog: Catalog): MatrixSource {
  return async (narrow) => {
    const kept = keptMatrix();
    if (!kept) return matrix(catalog, features, narrow);
    const releases = narrow.releases ?? (await catalog.index()).kubespray.map(({ release }) => release);
    return rowsOfKept(kept, { ...narrow, releases });
  };
}
