/**
 * The contract between the learner (`learn/learn.ts`) and what it measures: a black box that takes settings and gives outputs.
 * `cilium/helm.ts` implements it with real Helm on a chart, `ansible/ansible.ts` with real Ansible on Kubespray's templates.
 */
import type { Json } from '../../src/core/json.ts';

/** Inputs that are set, by name (a dotted Helm path or an Ansible variable). All others keep their default. */
export type Assignment = Readonly<Record<string, Json>>;

export interface Observation {
  /** Set when the source refused to render. One line. */
  error?: string;
  /** Outputs whose value matters: agent options (strings), or Helm values (any JSON) for a values template. */
  outputs: Record<string, Json>;
  /** Other things that were rendered (`Kind/name` or a template's path) with a digest of their content. */
  objects: Record<string, string>;
}

export interface Probe {
  /** Renders each assignment; same order, same length. Deterministic. */
  render(batch: readonly Assignment[]): Promise<Observation[]>;
}

export interface Input {
  name: string;
  /** The value it has when nobody sets it; undefined if it has none. */
  default?: Json;
  /** Values to try; distinct from the default. */
  candidates: readonly Json[];
  /** Candidates that mean nothing to the source: it treats anything that it does not know like these. */
  strangers?: readonly Json[];
  /** Assignments under which an effect may show that does not show from the defaults (hints, not facts). */
  gates: readonly Assignment[];
  /** Assignments under which an effect may be gone, or another one, that shows without them (hints, not facts). */
  blockers?: readonly Assignment[];
}
