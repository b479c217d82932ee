/**
 * The shape of `catalog/downloads.json`: what Kubespray's role `download` fetches for Cilium by itself, whatever the
 * manifests pull later. Measured from upstream by `npm run catalog`.
 */
import type { Json } from '../core/json.ts';
import type { Table } from './types.ts';

/** An entry of the release's `downloads`. */
export interface DownloadItem {
  /** `image`: pulled by name. `file`: fetched from an address. */
  kind: 'image' | 'file';
  /** `true`, or absent where it is not fetched; over variables. */
  enabled: Table;
  /** The image reference or the address; over variables, `image_arch` among them. */
  reference: Table;
  /** Of a file: the architectures that the release has a checksum for; absent where the file has none. */
  architectures?: string[];
}

/** A variable that decides about a download, with what an expression comes to with nothing else set. */
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
