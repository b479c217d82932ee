/**
 * The shape of `catalog/images/<minor>.json`: which containers the charts of a Cilium minor render, and which values
 * name their images. Measured from upstream by `npm run catalog`.
 */
import type { Ranged, Table } from './types.ts';

export interface ImagesCatalog {
  minor: string;
  /** The charts that were measured. Other charts of the minor are like the one before. */
  charts: { version: string; digest: string }[];
  /**
   * By `Kind/name/container`: the condition under which the container exists, and the path of the values that name its
   * image. After a bar follows what the chart appends to the repository (`operator.image|-generic`). A path that ends
   * in `.image` but is not a mapping has a whole reference as its value. A digest at the end of a Job's name is left
   * out.
   */
  containers: Record<string, Ranged<{ table: Table }>[]>;
}
