/** Measures the lists of releases again, and leaves their other facts unchanged. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlayCatalog } from '../../../src/catalog/play.ts';
import { attempt } from '../ansible/ansible.ts';
import { unfolded } from '../fold.ts';
import { formatCatalog } from '../format.ts';
import type { Measurement } from '../measurement.ts';
import { share } from '../share.ts';
import { Play } from './driver.ts';
import { contextsOf } from './effects.ts';
import { Places } from './footprint.ts';
import { playSwitches } from './inputs.ts';
import { measureLists } from './lists.ts';

/** Writes `lists` of `catalog/play/<release>.json`. Releases without a file are left out. */
export async function buildLists({
  kubesprayRepo,
  outDir,
  cacheDir,
  releases,
  python,
  log,
  problem,
}: Measurement): Promise<void> {
  const folder = join(outDir, 'play');
  const known = unfolded<PlayCatalog>(folder).filter(({ release }) => releases.includes(release));
  for (const catalog of known) {
    const { release } = catalog;
    await attempt(release, 'lists of mappings', problem, async () => {
      const play = await Play.open(kubesprayRepo, release, cacheDir, python);
      try {
        const contexts = await contextsOf(play, playSwitches(play.newNames));
        const names = new Set(Object.keys(catalog.variables));
        const lists = await measureLists(play, new Places(play), names, contexts);
        writeFileSync(join(folder, `${release}.json`), formatCatalog(share({ ...catalog, lists })));
        log(`lists ${release}: ${Object.keys(lists).length} lists, ${play.renderings} renderings`);
      } finally {
        play.close();
      }
    });
  }
}
