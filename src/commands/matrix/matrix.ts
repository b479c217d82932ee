/** Which release supports which mode of which feature: plans every mode for every release's default Cilium. */
import type { Catalog } from '../../catalog/catalog.ts';
import { withNamesakes } from '../../cluster/target/newer-names.ts';
import { resolveTarget } from '../../cluster/target/target.ts';
import type { AnyFeature } from '../../core/feature.ts';
import type { Carrier } from '../../plan/carriers.ts';
import { makePlan, type Plan } from '../../plan/plan.ts';
import { placeResources } from '../../plan/resources.ts';

export interface MatrixCell {
  release: string;
  cilium: string;
  /** True if no finding of the plan is an error. */
  carried: boolean;
  /** The carriers used, most capable first; empty if no carrier can set it. */
  carriers: Carrier[];
  /** The reason why not; absent if the release supports it. */
  reason?: string;
}

export interface MatrixRow {
  feature: string;
  mode: string;
  cells: MatrixCell[];
}

/** A part of the matrix: only these releases, only the modes of this feature. */
export interface NarrowMatrix {
  releases?: readonly string[] | undefined;
  feature?: string | undefined;
}

/** Returns rows of the matrix, either computed or read from a stored matrix. */
export type MatrixSource = (narrow: NarrowMatrix) => Promise<MatrixRow[]>;

const byCapability: readonly Carrier[] = ['native', 'extra-vars', 'extra-values', 'helm', 'manifest'];

/** The full intent of a mode: its own intent, and those of the features that it depends on. */
export function intentOfMode(feature: AnyFeature, mode: string): Map<string, unknown> {
  const entry = feature.modes[mode];
  return new Map<string, unknown>([...Object.entries(entry?.with ?? {}), [feature.key, entry?.intent]]);
}

function cell(plan: Plan, release: string): MatrixCell {
  const error = plan.findings.find((finding) => finding.severity === 'error');
  const carriers = new Set(plan.settings.map((setting) => setting.carrier));
  return {
    release,
    cilium: plan.target.cilium,
    carried: error === undefined,
    carriers: error === undefined ? byCapability.filter((carrier) => carriers.has(carrier)) : [],
    ...(error === undefined ? {} : { reason: error.message }),
  };
}

/** Plans every mode on every release of the catalog. Snapshots such as `master` are included only if they are named. */
export async function matrix(
  catalog: Catalog,
  features: readonly AnyFeature[],
  narrow: NarrowMatrix = {},
): Promise<MatrixRow[]> {
  const { releases } = narrow;
  const chosen = features.filter(({ key }) => narrow.feature === undefined || key === narrow.feature);
  const rows: MatrixRow[] = chosen.flatMap((feature) =>
    Object.keys(feature.modes).map((mode) => ({ feature: feature.key, mode, cells: [] })),
  );
  const { kubespray, snapshots = [] } = await catalog.index();
  for (const entry of releases ? [...kubespray, ...snapshots] : kubespray) {
    if (releases && !releases.includes(entry.release)) continue;
    const resolved = await resolveTarget({ kubespray: entry.release }, catalog);
    const target = resolved.target && (await withNamesakes(resolved.target, catalog));
    for (const row of rows) {
      const feature = features.find((candidate) => candidate.key === row.feature);
      if (!feature) continue;
      if (!target) {
        const reason = resolved.findings[0]?.message ?? '';
        row.cells.push({ release: entry.release, cilium: entry.cilium, carried: false, carriers: [], reason });
        continue;
      }
      const input = { features: intentOfMode(feature, row.mode), values: {}, config: new Map<string, string>() };
      const plan = makePlan(input, target, features);
      await placeResources(plan, catalog);
      row.cells.push(cell(plan, entry.release));
    }
  }
  return rows;
}
