/** The facts that one source (an inventory or an intent) has about its cluster. */
import type { Catalog } from '../../../catalog/catalog.ts';
import type { AnyFeature } from '../../../core/feature.ts';
import type { Finding, Location, Severity } from '../../../core/finding.ts';
import type { FileSystem } from '../../../formats/files/file-system.ts';
import type { ClusterState, MeshCluster } from '../model/cluster.ts';
import type { FoundNetwork, FoundNetworks } from '../model/networks.ts';
import type { ClusterEntry } from '../model/schema.ts';

export interface SourceState {
  state: ClusterState | undefined;
  found: FoundNetworks;
  nodes: FoundNetwork[];
  /** Where the source sets an agent option; undefined for a default. */
  origin(option: string): Location | undefined;
}

/** The state of a cluster without a source. */
export const nothing: SourceState = {
  state: undefined,
  found: { networks: [], problems: [] },
  nodes: [],
  origin: () => undefined,
};

/** Everything that is needed to read a source. */
export interface SourceRequest {
  /** Relative to the current folder, or absolute. */
  path: string;
  entry: ClusterEntry;
  at: MeshCluster['at'];
  files: FileSystem;
  catalog: Catalog;
  /** Loaded only when an intent needs them. */
  features: () => Promise<readonly AnyFeature[]>;
  /** Adds a finding about the mesh. */
  say(rule: string, severity: Severity, subject: string, message: string, location: Location): void;
  /** Adds findings from other parts of the program. */
  pass(findings: readonly Finding[]): void;
}
