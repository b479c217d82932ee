/**
 * Writes `dist/matrix.json`: every mode planned on every release, including snapshots. `matrix` and `explain` read it.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { features } from '../features/registry.ts';
import { openCatalog } from '../src/cli/io/catalog-files.ts';
import { keepMatrix } from '../src/commands/matrix/kept.ts';
import { matrix } from '../src/commands/matrix/matrix.ts';

const catalog = openCatalog();
const { kubespray, snapshots = [] } = await catalog.index();
const releases = [...kubespray, ...snapshots].map(({ release }) => release);
const file = fileURLToPath(new URL('../dist/matrix.json', import.meta.url));
writeFileSync(file, JSON.stringify(keepMatrix(await matrix(catalog, features, { releases }))));
