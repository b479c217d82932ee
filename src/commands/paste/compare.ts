/** Compares the clusters of two pasted texts. */
import { sameOption } from '../diff/compare.ts';
import type { ClusterEntry, PastedCluster } from './cluster.ts';

export interface ComparedEntry {
  kind: ClusterEntry['kind'];
  name: string;
  /** Absent if the first cluster does not have it. */
  a?: ClusterEntry;
  b?: ClusterEntry;
  /** True if both mean the same to the agent, such as `True` and `true`. */
  same: boolean;
}

const order: readonly ClusterEntry['kind'][] = ['option', 'object', 'argument', 'image'];

/** Joins the entries of two clusters by their names, sorted by kind and name. */
export function compareClusters(a: PastedCluster, b: PastedCluster): ComparedEntry[] {
  const key = ({ kind, name }: ClusterEntry): string => `${kind} ${name}`;
  const others = new Map(b.entries.map((entry) => [key(entry), entry]));
  const compared = a.entries.map((entry): ComparedEntry => {
    const other = others.get(key(entry));
    others.delete(key(entry));
    const same = other !== undefined && sameEntry(entry, other, [a.cilium, b.cilium]);
    return { kind: entry.kind, name: entry.name, a: entry, ...(other && { b: other }), same };
  });
  for (const entry of others.values()) compared.push({ kind: entry.kind, name: entry.name, b: entry, same: false });
  return compared.sort(
    (left, right) => order.indexOf(left.kind) - order.indexOf(right.kind) || (left.name < right.name ? -1 : 1),
  );
}

function sameEntry(a: ClusterEntry, b: ClusterEntry, versions: readonly string[]): boolean {
  if (a.kind !== 'option' || a.value === null || b.value === null) return a.value === b.value;
  return sameOption(a.name, a.value, b.value, versions);
}
