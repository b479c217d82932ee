/** The facts about a target's images that `collectImages` and `planMirror` need. */
import type { ReleaseDownloads } from '../../catalog/downloads.ts';
import type { Inputs } from '../../catalog/table.ts';
import type { KubesprayCatalog } from '../../catalog/types.ts';
import type { Containers } from '../../cluster/containers.ts';
import type { PartlyKnown } from '../../core/value-tree.ts';

/** Where to write a setting that changes the source of an image. */
interface Carrier {
  /** The variable that sets a Helm value directly; undefined if no variable does. */
  variableFor(path: string): string | undefined;
  /** The dict for any Helm value; undefined if the release has none. */
  dict: string | undefined;
}

export interface ImageSubject {
  facts: KubesprayCatalog | undefined;
  cilium: string;
  /** `helm`: without Kubespray. */
  installer: 'role' | 'custom-cni' | 'nobody' | 'helm';
  /** Version of the chart whose images are known: older than Cilium itself if the catalog lacks that version. */
  chart: string;
  /** True if Cilium's chart is installed, false if the role renders its own manifests. */
  usesChart: boolean;
  inputs: Inputs;
  containers: Containers;
  downloads: ReleaseDownloads | undefined;
  /** Inputs of the downloads; the caller adds `image_arch`. */
  variables: ReadonlyMap<string, PartlyKnown>;
  carrier: Carrier;
  /** A copy with other variables (for plain Helm: Helm values) in addition to its own. */
  with(settings: ReadonlyMap<string, PartlyKnown>): ImageSubject;
}
