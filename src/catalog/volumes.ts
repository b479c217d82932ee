/**
 * The shape of `catalog/volumes.json`: which volumes the pods of Cilium have without the user's own, on any release and with
 * any settings that were tried. Measured from upstream by `npm run catalog -- --volumes-only`.
 */

/** By `Kind/name`, the names of volumes. */
export type VolumeNames = Record<string, string[]>;

/** `catalog/volumes.json` */
export interface VolumesCatalog {
  /** Of releases with manifests of their own. */
  manifests: VolumeNames;
  /** Of the charts. */
  charts: VolumeNames;
}
