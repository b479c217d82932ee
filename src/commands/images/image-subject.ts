/** What is known of a target's images: all that `collectImages` and `planMirror` need. */
import type { ReleaseDownloads } from '../../catalog/downloads.ts';
import type { Inputs } from '../../catalog/table.ts';
import type { KubesprayCatalog } from '../../catalog/types.ts';
import type { Containers } from '../../cluster/containers.ts';
import type { PartlyKnown } from '../../core/value-tree.ts';

/** Where a setting that points an image elsewhere goes. */
interface Carrier {
  /** The variable that sets a Helm value by itself; undefined if none does. */
  variableFor(path: string): string | undefined;
  /** The dict for any Helm value; undefined if the release has none. */
  dict: string | undefined;
}

export interface ImageSubject {
  facts: KubesprayCatalog | undefined;
  cilium: string;
  /** `helm`: without Kubespray. */
  installer: 'role' | 'custom-cni' | 'nobody' | 'helm';
  /** Cilium of the chart whose images are known: an older one than Cilium itself where the catalog lacks that. */
  chart: string;
  /** True if Cilium's chart is installed, false if the role renders its own manifests. */
  usesChart: boolean;
  inputs: Inputs;
  containers: Containers;
  downloads: ReleaseDownloads | undefined;
  /** Inputs of the downloads; `image_arch` is the caller's. */
  variables: ReadonlyMap<string, PartlyKnown>;
  carrier: Carrier;
  /** The same with other variables (plain Helm: Helm values) over its own. */
  with(settings: ReadonlyMap<string, PartlyKnown>): ImageSubject;
}
