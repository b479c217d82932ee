/**
 * The contract between the learner (`learn/learn.ts`) and what it measures: a black box with settings as inputs and
 * with outputs. `cilium/helm.ts` implements it with real Helm on a chart, `ansible/ansible.ts` with real Ansible on
 * Kubespray's templates.
 */
import type { Json } from '../../src/core/json.ts';

/** Inputs that are set, by name (a dotted Helm path or an Ansible variable). All others keep their default. */
export type Assignment = Readonly<Record<string, Json>>;

export interface Observation {
  /** Set if the source refused to render. One line. */
  error?: string;
  /** The relevant outputs: agent options (strings), or Helm values (any JSON) for a values template. */
  outputs: Record<string, Json>;
  /** Everything else that was rendered (`Kind/name` or a template's path), with a digest of its content. */
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
  /** Candidates that the source does not know: it treats all unknown values alike. */
  strangers?: readonly Json[];
  /** Assignments that may reveal an effect which the defaults hide (hints, not facts). */
  gates: readonly Assignment[];
  /** Assignments that may remove or change an effect (hints, not facts). */
  blockers?: readonly Assignment[];
}
