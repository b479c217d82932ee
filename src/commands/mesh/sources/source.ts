/** What one source (an inventory or an intent) states of its cluster. */
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
  /** Where it sets an agent option; undefined for a default. */
  origin(option: string): Location | undefined;
}

/** Nothing is known. */
export const nothing: SourceState = {
  state: undefined,
  found: { networks: [], problems: [] },
  nodes: [],
  origin: () => undefined,
};

/** What reading a source takes. */
export interface SourceRequest {
  /** From the current folder, or absolute. */
  path: string;
  entry: ClusterEntry;
  at: MeshCluster['at'];
  files: FileSystem;
  catalog: Catalog;
  /** Loaded when an intent needs them. */
  features: () => Promise<readonly AnyFeature[]>;
  /** Adds a finding of the mesh's own. */
  say(rule: string, severity: Severity, subject: string, message: string, location: Location): void;
  /** Adds what somebody else has found. */
  pass(findings: readonly Finding[]): void;
}
