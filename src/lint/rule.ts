/**
 * What a rule of the linter is. A rule states what is wrong with the settings of one host's scope on one target. The engine
 * reads files, knows places and severities, and prints. Facts about releases and versions come from the catalog.
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

/** An edit of one file that is certain to be right: all of its changes or none. */
export interface Fix {
  file: string;
  changes: readonly Change[];
}

/** A finding with what repairs it. */
export interface LintFinding extends Finding {
  fix?: Fix;
}

/** What a rule reports. */
export interface Problem {
  /** The variable, agent option or Helm value that it is about. */
  subject: string;
  at: Location;
  /** What happens, and what to write instead: one or two sentences. A function where that costs much to work out. */
  message: string | (() => string);
  /** Where it differs from the rule's own. */
  severity?: Severity;
  fix?: Fix | undefined;
}

export type Report = (problem: Problem) => void;

/** @internal */
export interface RuleContext {
  /** The settings of the scope, and what the target makes of them. */
  view: ScopeView;
  /** What other releases and versions know. */
  history: History;
  report: Report;
  /** Definitions that the view leaves out, since Kubespray does not read them on these hosts. */
  unread?: readonly UnreadDefinition[];
  /** Subjects that the rule has been told of before: where it is slow, it may leave them out. */
  told?: ReadonlySet<string>;
}

/**
 * Services of a manifest, and who reads their annotations.
 * @internal
 */
interface ServicesContext {
  services: readonly ServiceManifest[];
  /** Cilium versions of the clusters that get them. */
  versions: readonly string[];
  report: Report;
}

/** Variables to lint, and the target to lint them for. */
export interface RuleExample {
  /** null: nothing names a release. */
  kubespray: string | null;
  /** Kernel of the nodes, as --kernel names it. */
  kernel?: string;
  /** Variables as they are in group_vars/k8s_cluster/cilium.yml, or files by their path in an inventory. */
  groupVars: string | Readonly<Record<string, string>>;
}

export interface BadExample extends RuleExample {
  /** Lines that are found, in the order of files and lines; 0 for what is about the whole run. */
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
  /** Why it matters, in our own words. */
  why: string;
  /** What to do about it. */
  fix: string;
  /** The page or the folder of upstream that it follows from; missing for what concerns lint alone. */
  upstream?: string;
  /** True if some of its findings transport a fix. */
  fixable?: true;
  examples: { bad: readonly BadExample[]; good: readonly RuleExample[] };
  /**
   * Called for each scope of an inventory that has to do with Cilium.
   * @internal
   */
  check?(context: RuleContext): void | Promise<void>;
  /**
   * Called once for each inventory, whatever is in it.
   * @internal
   */
  checkInventory?(inventory: Inventory, report: Report): void;
  /**
   * Called once for each manifest with Services that transport annotations of Cilium's.
   * @internal
   */
  checkServices?(context: ServicesContext): void;
}

/** What is checked. */
export interface Ruleset {
  rules: readonly Rule[];
  /** Their constraints are checked next to the rules. */
  features: readonly AnyFeature[];
}

/** Declares a rule. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
