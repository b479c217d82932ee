import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/catalog/catalog.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { chartTakes } from '../../src/cluster/chart-paths.ts';
import { namePairs, renames } from '../../src/commands/translate/renames.ts';
import { setPath } from '../../src/core/value-tree.ts';
import { isIn } from '../../src/core/versions.ts';
import { renderChart, type ValueTree } from '../../src/predict/chart.ts';

const catalog = openCatalog();
const charts: Chart[] = [];
for (const { minor } of (await catalog.index()).cilium) {
  for (const version of (await catalog.minor(minor)).versions) charts.push(await catalog.chart(version));
}

/** Values that people set: switches, and the words of any version. */
const samples = [
  true,
  false,
  'strict',
  'partial',
  'probe',
  'disabled',
  'native',
  'tunnel',
  'vxlan',
  'geneve',
  '10.0.0.0/8',
];

describe('every rename', () => {
  it('covers every minor with a chart', () => expect(charts.length).toBeGreaterThan(100));

  it.each(renames)('$path on Cilium $versions leads to values that the chart has', ({ path, versions, say }) => {
    const range = charts.filter(({ version }) => isIn(version, versions));
    expect(range.length).toBeGreaterThan(0);
    const missing = range.flatMap((chart) =>
      samples.flatMap((value) =>
        Object.keys(say(value, { kubeProxyReplacement: true }) ?? {})
          .filter((other) => !chartTakes(chart, other))
          .map((other) => `${path}=${value} -> ${other} on ${chart.version}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  it.each(renames)('$path on Cilium $versions: what is written there moves something', ({ path, versions, say }) => {
    const older = charts.filter(({ version }) => isIn(version, versions));
    // A replaced value either has an effect that the chart shows, or represents its default.
    const idle = older.flatMap((chart) =>
      samples.flatMap((value) => {
        const said = Object.entries(say(value, { kubeProxyReplacement: true }) ?? {});
        return said.flatMap(([other]) =>
          chart.value(other)?.effect === 'unknown' ? [`${path} -> ${other} on ${chart.version}`] : [],
        );
      }),
    );
    expect(idle).toEqual([]);
  });
});

describe('every pair of names', () => {
  it.each(namePairs)(
    '%s and %s are each in some chart, and the later one is in the newest of them',
    (earlier, later) => {
      const last = (path: string): number => charts.findLastIndex((chart) => chartTakes(chart, path));
      const first = (path: string): number => charts.findIndex((chart) => chartTakes(chart, path));
      expect(first(earlier)).toBeGreaterThanOrEqual(0);
      expect(first(later)).toBeGreaterThanOrEqual(0);
      expect(last(later)).toBeGreaterThanOrEqual(last(earlier));
      expect(first(earlier)).toBeLessThanOrEqual(first(later));
    },
  );
});

describe('kube-proxy replacement in the words of its chart', () => {
  it.each(charts)('$version renders what the rename writes', (chart) => {
    const row = renames.find(({ path, versions }) => path === 'kubeProxyReplacement' && isIn(chart.version, versions));
    const values: ValueTree = {};
    for (const [path, value] of Object.entries(row?.say(isIn(chart.version, '<1.14.0') ? true : 'strict', {}) ?? {}))
      setPath(values, path, value);
    if (row === undefined) values.kubeProxyReplacement = 'strict';
    expect(['strict', 'true']).toContain(renderChart(chart, values).get('kube-proxy-replacement'));
  });
});
