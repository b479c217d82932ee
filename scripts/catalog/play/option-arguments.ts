/**
 * Variables of a release that its own manifests pass to the agent as arguments: settings like those in cilium-config.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlayCatalog } from '../../../src/catalog/play.ts';
import { withShared } from '../../../src/catalog/shared.ts';
import { inputNames } from '../../../src/catalog/table.ts';
import type { Band, KubesprayCatalog, Table } from '../../../src/catalog/types.ts';
import { formatCatalog } from '../format.ts';

const agent = 'DaemonSet/cilium/cilium-agent';

/** Adds to the facts of releases the options that the measured play passes to the agent as arguments. */
export function addOptionArguments(outDir: string, releases: readonly string[]): void {
  for (const release of releases) {
    const facts = read<KubesprayCatalog>(outDir, 'kubespray', release);
    const play = read<PlayCatalog>(outDir, 'play', release);
    // The log reports what could not be measured.
    if (!facts || !play || facts.installer !== 'templates') continue;
    const found = argumentsIn(play);
    if (Object.keys(found).length === 0) continue;
    const bands = facts.bands.map((band) => withArguments(band, found));
    writeFileSync(join(outDir, 'kubespray', `${release}.json`), formatCatalog({ ...facts, bands }));
  }
}

function read<T>(outDir: string, folder: string, release: string): T | undefined {
  const file = join(outDir, folder, `${release}.json`);
  if (!existsSync(file)) return undefined;
  return withShared(JSON.parse(readFileSync(file, 'utf8')) as T);
}

/** Arguments that depend on a variable, by option. */
function argumentsIn({ manifests }: PlayCatalog): Record<string, Table> {
  const flags = Object.entries(manifests.arguments[agent] ?? {});
  return Object.fromEntries(
    flags
      .filter(([flag, table]) => flag.startsWith('--') && inputNames(table).size > 0)
      .map(([flag, table]) => [flag.slice(2), table]),
  );
}

function withArguments(band: Band, found: Record<string, Table>): Band {
  const names = Object.keys(found).sort();
  const options = Object.fromEntries(
    Object.entries({ ...band.options, ...found }).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  const late = [...new Set([...(band.afterExtraVars ?? []), ...names])].sort();
  const { installs, facts, ...range } = band;
  return { ...range, options, afterExtraVars: late, arguments: names, ...(installs && { installs }), facts };
}
