/**
 * The shape of `catalog/downloads.json`: what Kubespray's role `download` fetches for Cilium itself, apart from what
 * the manifests pull later. Measured from upstream by `npm run catalog`.
 */
import type { Json } from '../core/json.ts';
import type { Table } from './types.ts';

/** An entry of the release's `downloads`. */
export interface DownloadItem {
  /** `image`: pulled by name. `file`: fetched from a URL. */
  kind: 'image' | 'file';
  /** `true`, or absent if the play does not fetch it; over variables. */
  enabled: Table;
  /** The image reference or the URL; over variables, including `image_arch`. */
  reference: Table;
  /** For a file: the architectures with a checksum in the release; absent if the file has no checksum. */
  architectures?: string[];
}

/** A variable that affects a download, with the value of its expression if nothing else is set. */
export interface DownloadVariable {
  default?: Json;
  value?: Json;
}

export interface ReleaseDownloads {
  release: string;
  commit: string;
  /** By the name of the entry. */
  items: Record<string, DownloadItem>;
  variables: Record<string, DownloadVariable>;
}

/** `catalog/downloads.json` */
export interface DownloadsCatalog {
  releases: ReleaseDownloads[];
}
