/** Variables of a release that its own manifests hand to the agent as arguments: settings like those in cilium-config. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlayCatalog } from '../../../src/catalog/play.ts';
import { type SameFacts, withShared } from '../../../src/catalog/shared.ts';
import { inputNames } from '../../../src/catalog/table.ts';
import type { Band, KubesprayCatalog, Table } from '../../../src/catalog/types.ts';
import { formatCatalog } from '../format.ts';

const agent = 'DaemonSet/cilium/cilium-agent';

/** Adds to the facts of releases the options that the measured play hands to the agent as arguments. */
export function addOptionArguments(outDir: string, releases: readonly string[]): void {
  for (const release of releases) {
    const [file, facts] = read<KubesprayCatalog>(outDir, 'kubespray', release);
    const found = 'same' in facts ? {} : argumentsIn(readPlay(outDir, release));
    if ('same' in facts || facts.installer !== 'templates' || Object.keys(found).length === 0) continue;
    writeFileSync(file, formatCatalog({ ...facts, bands: facts.bands.map((band) => withArguments(band, found)) }));
  }
}

function read<T extends { release: string }>(outDir: string, folder: string, release: string): [string, T | SameFacts] {
  const file = join(outDir, folder, `${release}.json`);
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  return [file, JSON.parse(readFileSync(file, 'utf8')) as T | SameFacts];
}

function readPlay(outDir: string, release: string): PlayCatalog {
  const [, play] = read<PlayCatalog>(outDir, 'play', release);
  return 'same' in play ? readPlay(outDir, play.same) : withShared(play);
}

/** Arguments that a variable decides, by option. */
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
