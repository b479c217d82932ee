/** The figures in `docs/catalog.md`: for how much of upstream's settings the catalog knows the effect. */
import type { CiliumCatalog, KubesprayCatalog } from '../../src/catalog/types.ts';
import { foldTables } from '../fold-tables.ts';

const start = '<!-- figures: written by `npm run catalog` -->';
const end = '<!-- end of figures -->';

/** The page with its figures replaced. Throws if the markers around them are missing. */
export function completeness(
  page: string,
  kubespray: readonly KubesprayCatalog[],
  cilium: readonly CiliumCatalog[],
): string {
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/catalog.md lacks "${start}" .. "${end}"`);
  return [
    before,
    start,
    '\n\n',
    ciliumTable(cilium),
    '\n',
    foldTables(kubesprayTable(kubespray)),
    '\n',
    end,
    after,
  ].join('');
}

function ciliumTable(catalogs: readonly CiliumCatalog[]): string {
  const rows = catalogs.map(({ minor, versions, charts, values, options, refusals }) => {
    const all = Object.values(values);
    const known = all.filter((ranges) => ranges.some(({ effect }) => effect !== 'unknown')).length;
    const tables = Object.values(options).flat();
    return [
      minor,
      versions.length,
      charts.map(({ version }) => version).join(', '),
      `${known} / ${all.length} (${percent(known, all.length)})`,
      Object.keys(options).length,
      tables.filter(({ partial }) => partial).length,
      refusals.length,
    ];
  });
  return table(
    [
      'Cilium',
      'charts',
      'measured in full',
      'values whose effect is known',
      'agent options',
      'not fully explained',
      'refusals',
    ],
    rows,
  );
}

function kubesprayTable(catalogs: readonly KubesprayCatalog[]): string {
  const rows = catalogs.map(({ release, installer, cilium, variables, carriers, bands }) => {
    const names = Object.keys(variables).filter((name) => name.startsWith('cilium_'));
    const declared = names.filter((name) => variables[name]?.declared === 'defaults');
    return [
      release,
      installer,
      cilium.default,
      cilium.minimum ?? '-',
      names.length,
      declared.filter((name) => variables[name]?.dead).length,
      carriers.extraVars,
      bands.length,
    ];
  });
  return table(
    [
      'Kubespray',
      'installer',
      'Cilium',
      'minimum',
      'variables',
      'declared but dead',
      'extra vars',
      'bands of Cilium versions',
    ],
    rows,
  );
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((100 * part) / whole)}%`;
}

function table(head: readonly string[], rows: readonly (string | number)[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
