/** The page: the size of its first load, and the cost of a check after a key press. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { examinePaste } from '../src/index.ts';
import { openCatalog } from '../src/node.ts';
import { longFile } from '../test/site/long-file.ts';

/** The project's budgets: bytes without the catalog data of a release, milliseconds of CPU time. */
const budgets = { firstLoad: 400_000, check: 50 };

/** Measures and prints. `folder` has to contain a built page, for the size. */
export async function benchPage(folder: string): Promise<void> {
  console.log('\npage');
  try {
    // The files that are loaded at once: the page, its style and the worker. Other chunks load on demand.
    const assets = readdirSync(join(folder, 'assets')).filter((name) => /^(?:index|worker)-/.test(name));
    const files = ['index.html', 'icon.svg', ...assets.map((name) => `assets/${name}`)];
    const weight = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
    console.log(
      `first load ${Math.round(weight / 1000)} kB compressed, budget ${budgets.firstLoad / 1000} kB ${verdict(weight, budgets.firstLoad)}`,
    );
  } catch {
    console.log('first load: the page is not built, passed over (npm run site)');
  }
  const catalog = openCatalog();
  const costs: number[] = [];
  for (let round = 0; round < 60; round++) {
    const start = process.cpuUsage();
    await examinePaste({ kind: 'group-vars', text: `${longFile}# ${round}\n`, target: {} }, catalog);
    const { user, system } = process.cpuUsage(start);
    costs.push((user + system) / 1000);
  }
  const warm = costs.slice(20).sort((a, b) => a - b);
  const median = warm[Math.floor(warm.length / 2)] ?? 0;
  console.log(
    `check of 300 lines ${median.toFixed(0)} ms, the first one with its facts ${costs[0]?.toFixed(0)} ms, budget ${budgets.check} ms ${verdict(median, budgets.check)}`,
  );
}

function verdict(value: number, budget: number): string {
  return value <= budget ? 'kept' : 'MISSED';
}
