/**
 * The shape of `catalog/volumes.json`: which volumes the pods of Cilium have in addition to the user's own, on any
 * release and with any tried settings. Measured from upstream by `npm run catalog -- --volumes-only`.
 */

/** Names of volumes, by `Kind/name`. */
export type VolumeNames = Record<string, string[]>;

/** `catalog/volumes.json` */
export interface VolumesCatalog {
  /** From releases with manifests of their own. */
  manifests: VolumeNames;
  /** From the charts. */
  charts: VolumeNames;
}
