/** The type of a rule about a mesh. It checks all clusters at once, and names both sides. */
import type { Location, Severity } from '../../../core/finding.ts';
import type { Symptom } from '../../../core/symptoms.ts';
import type { Mesh } from '../model/cluster.ts';

interface MeshProblem {
  /** The cluster, or the key of the mesh file, that it is about. */
  subject: string;
  at: Location;
  /** What happens, and what to do: one or two sentences. */
  message: string;
  /** Only if it differs from the rule's own severity. */
  severity?: Severity;
}

export type MeshReport = (problem: MeshProblem) => void;

export interface MeshRule {
  /** Kebab-case, and the name of its file. Findings have it after `mesh/`. */
  id: string;
  severity: Severity;
  /** What a user sees in the cluster, for the index by symptom. */
  symptoms: readonly Symptom[];
  /** One sentence, for lists. */
  title: string;
  /** Why it matters. */
  why: string;
  /** What to do about it. */
  fix: string;
  /** Where upstream documents it. */
  source?: string;
  check(mesh: Mesh, report: MeshReport): void;
}

/** Declares a rule. */
export function defineMeshRule(rule: MeshRule): MeshRule {
  return rule;
}
