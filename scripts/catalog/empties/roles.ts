/** Corrects `catalog/kubespray/<release>.json` for null and empty values. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { inputNames } from '../../../src/catalog/table.ts';
import type { Band, FactName, KubesprayCatalog, Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { attempt, type Kubespray, openKubespray } from '../ansible/ansible.ts';
import { unfolded } from '../fold.ts';
import { formatCatalog } from '../format.ts';
import { findBaseline } from '../kubespray/baseline.ts';
import { factOutput, observe } from '../kubespray/build.ts';
import { candidatesFor } from '../kubespray/inputs.ts';
import { canonical } from '../learn/samples.ts';
import type { Measurement } from '../measurement.ts';
import { correctEmpties, type Emptied } from './correct.ts';

/** Empty values in a file of variables: `off` and `no` are false for Ansible, whatever the variable is. */
const empties: readonly Json[] = [null, false, 0, '', [], {}];

/** Measures every requested release that has a file. */
export async function buildRoleEmpties(options: Measurement): Promise<void> {
  const { kubesprayRepo, outDir, cacheDir, python, log, problem } = options;
  const folder = join(outDir, 'kubespray');
  const known = unfolded<KubesprayCatalog>(folder).filter(({ release }) => options.releases.includes(release));
  for (const catalog of known) {
    const { release } = catalog;
    await attempt(release, 'null and empty values', problem, async () => {
      const opened = await openKubespray(kubesprayRepo, release, cacheDir, python ? { python } : {});
      try {
        const { kubespray } = await findBaseline(opened);
        const bands: Band[] = [];
        let changed = 0;
        for (const band of catalog.bands) {
          const corrected = await correctBand(kubespray, catalog, band);
          bands.push(corrected.band);
          changed += corrected.changed;
        }
        writeFileSync(join(folder, `${release}.json`), formatCatalog({ ...catalog, bands }));
        log(`empty values of ${release}: ${changed} tables corrected`);
      } finally {
        opened.close();
      }
    });
  }
}

/** A band with corrected tables, and how many of them changed. */
async function correctBand(
  kubespray: Kubespray,
  catalog: KubesprayCatalog,
  band: Band,
): Promise<{ band: Band; changed: number }> {
  const written = Object.keys(band.options ?? band.helm ?? {});
  const facts = Object.keys(band.facts) as FactName[];
  const tables = new Map<string, Table>([
    ...Object.entries(band.options ?? band.helm ?? {}),
    ...facts.map((fact): [string, Table] => [factOutput(fact), band.facts[fact]]),
  ]);
  const cilium_version = catalog.cilium.prefix + versionIn(catalog, band);
  const names = new Set([...tables.values()].flatMap((table) => [...inputNames(table)]));
  names.delete('cilium_version');
  const inputs = new Map([...names].map((name) => [name, emptied(kubespray, catalog, name)]));
  const changed = await correctEmpties(tables, inputs, async (sets) => {
    const renders = await kubespray.render(sets.map((set) => ({ cilium_version, ...set })));
    return renders.map(observe);
  });
  const corrected = <Name extends string>(outputs: readonly Name[], outputOf: (name: Name) => string) =>
    Object.fromEntries(outputs.map((name) => [name, tables.get(outputOf(name)) as Table])) as Record<Name, Table>;
  const outputs = corrected(written, (name) => name);
  return {
    band: {
      ...band,
      ...(band.options ? { options: outputs } : { helm: outputs }),
      facts: corrected(facts, factOutput),
    },
    changed: changed.length,
  };
}

/** A version within the band: the release's own if the band contains it. */
function versionIn({ cilium }: KubesprayCatalog, { since, until }: Band): string {
  const hasOwn =
    (since === undefined || semver.lte(since, cilium.default)) &&
    (until === undefined || semver.lte(cilium.default, until));
  return hasOwn ? cilium.default : (until ?? since ?? cilium.default);
}

function emptied(kubespray: Kubespray, { variables }: KubesprayCatalog, name: string): Emptied {
  const written = variables[name]?.default;
  const isExpression = typeof written === 'string' && /\{[{%]/.test(written);
  const preset = isExpression ? undefined : written;
  return {
    default: preset,
    values: candidatesFor(name, kubespray.values[name] ?? written, preset, [], kubespray.newNames),
    empties: empties.filter((value) => canonical(value) !== canonical(preset ?? null)),
  };
}
