/**
 * The type of a linter rule. A rule checks the settings of one host's scope for one target. The engine reads files,
 * handles locations and severities, and prints. Facts about releases and versions come from the catalog.
 */

import type { History } from '../cluster/across-releases.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import type { AnyFeature } from '../core/feature.ts';
import type { Finding, Location, Severity } from '../core/finding.ts';
import type { Symptom } from '../core/symptoms.ts';
import type { Inventory } from '../formats/ansible/inventory.ts';
import type { ServiceManifest } from '../formats/kubernetes/service-annotations.ts';
import type { Change } from '../yaml/change.ts';
import type { UnreadDefinition } from './rendering-hosts.ts';

/** A safe edit of one file: either all of its changes apply, or none. */
export interface Fix {
  file: string;
  changes: readonly Change[];
}

/** A finding, with its fix if there is one. */
export interface LintFinding extends Finding {
  fix?: Fix;
}

/** What a rule reports. */
export interface Problem {
  /** The variable, agent option or Helm value that it is about. */
  subject: string;
  at: Location;
  /** What happens, and what to write instead: one or two sentences. A function if the text is expensive to build. */
  message: string | (() => string);
  /** Only if it differs from the rule's own severity. */
  severity?: Severity;
  fix?: Fix | undefined;
}

export type Report = (problem: Problem) => void;

/** @internal */
export interface RuleContext {
  /** The settings of the scope, and the prediction for the target. */
  view: ScopeView;
  /** Facts about other releases and versions. */
  history: History;
  report: Report;
  /** Definitions that the view omits, because Kubespray does not read them on these hosts. */
  unread?: readonly UnreadDefinition[];
  /** Subjects that the rule has already reported. A slow rule may skip them. */
  told?: ReadonlySet<string>;
}

/**
 * Services of a manifest, and the clusters that read their annotations.
 * @internal
 */
interface ServicesContext {
  services: readonly ServiceManifest[];
  /** Cilium versions of the clusters that get them. */
  versions: readonly string[];
  report: Report;
}

/** Variables to lint, and their target. */
export interface RuleExample {
  /** null: nothing names a release. */
  kubespray: string | null;
  /** Kernel of the nodes, in the form of --kernel. */
  kernel?: string;
  /** Variables as they are in group_vars/k8s_cluster/cilium.yml, or files by their path in an inventory. */
  groupVars: string | Readonly<Record<string, string>>;
}

export interface BadExample extends RuleExample {
  /** Lines with findings, in the order of files and lines; 0 for a finding about the whole run. */
  lines: readonly number[];
}

export interface Rule {
  /** Kebab-case, and the name of its file. */
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
  /** The page or folder of upstream that is the source; missing for rules about lint itself. */
  upstream?: string;
  /** True if some of its findings have a fix. */
  fixable?: true;
  examples: { bad: readonly BadExample[]; good: readonly RuleExample[] };
  /**
   * Called for each scope of an inventory that concerns Cilium.
   * @internal
   */
  check?(context: RuleContext): void | Promise<void>;
  /**
   * Called once for each inventory, whatever it contains.
   * @internal
   */
  checkInventory?(inventory: Inventory, report: Report): void;
  /**
   * Called once for each manifest with Services that have annotations of Cilium.
   * @internal
   */
  checkServices?(context: ServicesContext): void;
}

/** All rules and features to check. */
export interface Ruleset {
  rules: readonly Rule[];
  /** Their constraints are checked together with the rules. */
  features: readonly AnyFeature[];
}

/** Declares a rule. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
