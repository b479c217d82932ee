/**
 * Measures which volumes the pods of Cilium have without the user's own, under any settings that were tried. Kubernetes
 * refuses a pod with a container that mounts any other volume.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Catalog, type Chart, minorOf } from '../../../src/catalog/catalog.ts';
import type { VolumeNames, VolumesCatalog } from '../../../src/catalog/volumes.ts';
import type { Json } from '../../../src/core/json.ts';
import { isMap } from '../../../src/core/value-tree.ts';
import { openKubespray } from '../ansible/ansible.ts';
import { openManifests } from '../cilium/helm.ts';
import { formatCatalog } from '../format.ts';
import type { ManifestMeasurement } from '../measurement.ts';
import { playSwitches } from '../play/inputs.ts';
import type { Assignment } from '../probe.ts';

export interface VolumesBuild extends ManifestMeasurement {
  catalog: Catalog;
}

/** Writes `volumes.json`. Existing names stay, unless everything is measured. */
export async function buildVolumes(options: VolumesBuild): Promise<void> {
  const { releases, only = releases, outDir } = options;
  const path = join(outDir, 'volumes.json');
  const isWhole = options.only === undefined;
  const before = (
    existsSync(path) && !isWhole ? JSON.parse(readFileSync(path, 'utf8')) : { manifests: {}, charts: {} }
  ) as VolumesCatalog;
  const manifests = await measureReleases(options, only);
  const charts = isWhole ? await measureCharts(options) : [];
  const catalog: VolumesCatalog = {
    manifests: union([before.manifests, ...manifests]),
    charts: union([before.charts, ...charts]),
  };
  writeFileSync(path, formatCatalog(catalog));
}

/** The union of the names of several measurements, by object. */
function union(all: readonly VolumeNames[]): VolumeNames {
  const objects = [...new Set(all.flatMap(Object.keys))].sort();
  return Object.fromEntries(
    objects.map((object) => [object, [...new Set(all.flatMap((names) => names[object] ?? []))].sort()]),
  );
}

/** The manifests of the given releases, with each part of the role enabled. */
async function measureReleases(options: VolumesBuild, only: readonly string[]): Promise<VolumeNames[]> {
  const { kubesprayRepo, releases, python, cacheDir, log } = options;
  const measured: VolumeNames[] = [];
  for (const release of releases.filter((tag) => only.includes(tag))) {
    const kubespray = await openKubespray(kubesprayRepo, release, cacheDir, python === undefined ? {} : { python });
    if (kubespray.installer === 'templates') {
      const switches = [{}, ...playSwitches(kubespray.newNames)];
      const renders = await kubespray.render([...switches, Object.assign({}, ...switches) as Assignment], {
        contents: true,
      });
      const texts = new Set(renders.flatMap(({ written = {} }) => Object.values(written)));
      const documents = [...texts].flatMap((text) => parseAllDocuments(text).map((one) => one.toJS() as Json));
      measured.push(namesIn(documents));
      log(`volumes of ${release}: ${renders.length} renderings`);
    }
    kubespray.close();
  }
  return measured;
}

/** The newest chart of each minor, with each of its switches changed, and with the settings that reveal them. */
async function measureCharts(options: VolumesBuild): Promise<VolumeNames[]> {
  const { catalog, chartsRepo, ciliumVersions, cacheDir, log } = options;
  const newest = new Map(ciliumVersions.map((version) => [minorOf(version), version]));
  const measured: VolumeNames[] = [];
  for (const version of newest.values()) {
    const chart = await openManifests(chartsRepo, version, cacheDir, { servers: 1 });
    const renderings = await chart.render([{}, ...turned(await catalog.chart(version))]);
    const digests = new Set(renderings.flatMap(({ objects }) => Object.values(objects).flat()));
    measured.push(namesIn([...digests].map((digest) => chart.content(digest))));
    chart.close();
    log(`volumes of the chart ${version}: ${renderings.length} renderings`);
  }
  return measured;
}

/** Each value that affects objects, changed to another one, with its gate set. */
function turned(chart: Chart): Assignment[] {
  return chart.paths().flatMap((path): Assignment[] => {
    const fact = chart.value(path);
    if (!fact || fact.effect === 'options') return [];
    const others: Json[] =
      typeof fact.default === 'boolean'
        ? [!fact.default]
        : (fact.accepted ?? []).filter((word) => word !== fact.default);
    return others.map((value) => ({ ...fact.gate, [path]: value }) as Assignment);
  });
}

/** By `Kind/name`, the sorted names of the volumes of each object with pods. */
function namesIn(documents: readonly Json[]): VolumeNames {
  const found = new Map<string, Set<string>>();
  for (const document of documents) {
    if (!isMap(document) || !isMap(document.metadata)) continue;
    const template = podOf(document as Json);
    const volumes = isMap(template) && Array.isArray(template.volumes) ? template.volumes : undefined;
    if (!volumes) continue;
    const key = `${String(document.kind)}/${String(document.metadata.name)}`;
    const names = found.get(key) ?? new Set();
    found.set(key, names);
    for (const volume of volumes) if (isMap(volume) && typeof volume.name === 'string') names.add(volume.name);
  }
  return Object.fromEntries(
    [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, names]) => [key, [...names].sort()]),
  );
}

/** The `spec` of an object's pods, whose path depends on the kind. */
function podOf(document: Json): Json | undefined {
  const at = (node: Json | undefined, ...keys: string[]): Json | undefined =>
    keys.reduce<Json | undefined>(
      (one, key) => (isMap(one) ? (one as { [name: string]: Json })[key] : undefined),
      node,
    );
  return at(document, 'spec', 'jobTemplate', 'spec', 'template', 'spec') ?? at(document, 'spec', 'template', 'spec');
}
