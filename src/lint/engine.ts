/** Runs the rules on an inventory. */
import type { Catalog } from '../catalog/catalog.ts';
import type { History } from '../cluster/across-releases.ts';
import { ScopeView } from '../cluster/scope-view.ts';
import { type LintTarget, type ReleaseChoice, scopeVersion, withCilium } from '../cluster/target/release-choice.ts';
import { append } from '../core/append.ts';
import type { Finding, Location, Severity } from '../core/finding.ts';
import type { Inventory } from '../formats/ansible/inventory.ts';
import { nearDeciding } from '../formats/ansible/relevant-variables.ts';
import type { Definition } from '../formats/ansible/variables/definition.ts';
import { servicesIn } from '../formats/kubernetes/service-annotations.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { checkConstraints } from './constraints.ts';
import { decidedScope } from './rendering-hosts.ts';
import type { LintFinding, Problem, Rule, Ruleset } from './rule.ts';

export interface EngineOptions {
  ruleset: Ruleset;
  catalog: Catalog;
  history: History;
  /** Cache of targets, shared between inventories. */
  targets: Map<string, Promise<LintTarget>>;
  /** Rules to run; by default, all rules. */
  only?: readonly string[];
  /** Called before each scope. It may wait, or throw to stop. */
  pause?: () => Promise<void> | void;
}

const plugin = 'kube_network_plugin';

/** True if an inventory has settings of Cilium, so that a target is needed. */
export function concernsCilium({ definitions }: Inventory): boolean {
  return definitions.some(
    ({ name, value }) =>
      name.startsWith('cilium_') ||
      (value === 'cilium' && (name === plugin || nearDeciding(name) === plugin)) ||
      (name.startsWith('custom_cni_chart') && typeof value === 'string' && value.includes('cilium')),
  );
}

/** Findings that need no target: what could not be read. */
export function lintReading({ rules }: Ruleset, inventory: Inventory): LintFinding[] {
  const findings: LintFinding[] = [];
  for (const rule of rules) {
    rule.checkInventory?.(inventory, (problem) => findings.push(toFinding(rule, problem)));
  }
  return findings;
}

/** Findings about Services of a manifest, for these versions of Cilium. */
export function lintServices(
  { rules }: Ruleset,
  documents: readonly YamlDocument[],
  versions: readonly string[],
): LintFinding[] {
  const findings: LintFinding[] = [];
  const services = servicesIn(documents);
  for (const rule of rules) {
    rule.checkServices?.({ services, versions, report: (problem) => findings.push(toFinding(rule, problem)) });
  }
  return findings;
}

/** Findings about the settings of an inventory on a release. A finding in several scopes is there several times. */
export async function lintSettings(
  inventory: Inventory,
  choice: ReleaseChoice,
  { ruleset: { rules, features }, catalog, history, targets, only, pause }: EngineOptions,
): Promise<LintFinding[]> {
  if (!concernsCilium(inventory)) return [];
  // Findings about a broken file are unreliable, because it was not read completely.
  const broken = new Set(
    inventory.problems.flatMap(({ rule, location }) => (rule === 'parse-error' ? [location.file] : [])),
  );
  const findings: LintFinding[] = [];
  for (const scope of inventory.scopes) {
    await pause?.();
    const version = scopeVersion(inventory, scope, choice);
    const key = [choice.facts.release, version, choice.kernel].join(' ');
    const target = targets.get(key) ?? withCilium(choice, version, catalog);
    targets.set(key, target);
    const decided = decidedScope(inventory, scope, await target);
    const view = new ScopeView(inventory, decided.scope, await target, features);
    if (view.installer === 'nobody' && !meansCilium(view)) continue;
    const ofScope: LintFinding[] = [];
    for (const rule of rules) {
      if (only && !only.includes(rule.id)) continue;
      await rule.check?.({
        view,
        history,
        unread: decided.unread,
        report: (problem) => ofScope.push(toFinding(rule, problem)),
      });
    }
    if (!only) append(ofScope, await constraintFindings(view, { rules, features }, history, ofScope));
    append(findings, withoutCopies(view, ofScope));
  }
  return findings.filter(({ location }) => location === undefined || !broken.has(location.file));
}

/**
 * The findings without advice to write a value at another place, where another finding states that the value is refused: it
 * is refused there, too.
 */
function withoutCopies({ raw }: ScopeView, findings: readonly LintFinding[]): readonly LintFinding[] {
  if (!findings.some(({ rule }) => copying.has(rule))) return findings;
  const errors = placesOf(findings.filter(({ rule }) => isRefusal(rule)));
  const values = new Map([...raw.options, ...raw.values].map(({ key, at }) => [placeOf(key), placeOf(at)]));
  return findings.filter(({ rule, location }) => {
    if (!copying.has(rule) || !location) return true;
    const key = placeOf(location);
    return !errors.has(key) && !errors.has(values.get(key) ?? key);
  });
}

/** Rules whose advice is to write the same value with another name. */
const copying: ReadonlySet<string> = new Set(['prefer-native-variable']);

/** True for a rule, or a constraint of a feature, that a value violates by itself. */
function isRefusal(rule: string): boolean {
  return rule.endsWith('-value') || rule === 'native-routing-not-rendered';
}

/** True if variables state something of Cilium's, also where the one that chooses it is misspelt. */
function meansCilium(view: ScopeView): boolean {
  const isMeant = ({ name, value }: Definition): boolean => value === 'cilium' && nearDeciding(name) === plugin;
  return [...view.ciliumDefinitions()].length > 0 || [...view.definitions()].some(isMeant);
}

/** Findings of constraints for a scope, except where a rule has already reported the mistake. */
async function constraintFindings(
  view: ScopeView,
  { rules, features }: Ruleset,
  history: History,
  before: readonly LintFinding[],
): Promise<LintFinding[]> {
  const told = placesOf(before.filter(({ rule }) => wholeMistakes.has(rule)));
  const violated = checkConstraints(view, features).filter(
    ({ at, key }) => !told.has(placeOf(at)) && !told.has(placeOf(key)),
  );
  if (violated.length === 0) return [];
  const serious = before.filter(({ severity }) => severity !== 'info').map(nameOf);
  const toldBy = (id: string) => new Set(before.flatMap(({ rule, subject }) => (rule === id ? [subject] : [])));
  // Most inventories violate no constraint, so the module is loaded only when needed.
  const { Adviser } = await import('./remedy.ts');
  const adviser = new Adviser(view, new Set(serious), (of) => problemsOf(of, rules, history, toldBy));
  const findings: LintFinding[] = [];
  for (const { rule, severity, violation, at } of violated) {
    const message = await adviser.messageOf({ rule, violation });
    findings.push(toFinding(undefined, { rule, severity, subject: violation.subject, at, message }));
  }
  return findings;
}

/** Errors and warnings of the rules for a scope, as `rule subject`. A slow rule may omit what it reported before. */
async function problemsOf(
  view: ScopeView,
  rules: readonly Rule[],
  history: History,
  toldBy: (rule: string) => ReadonlySet<string>,
): Promise<Set<string>> {
  const problems = new Set<string>();
  for (const rule of rules) {
    // Such a rule reports only infos.
    if (rule.severity === 'info') continue;
    await rule.check?.({
      view,
      history,
      told: toldBy(rule.id),
      report: ({ subject, severity = rule.severity }) => {
        if (severity !== 'info') problems.add(nameOf({ rule: rule.id, subject }));
      },
    });
  }
  return problems;
}

function nameOf({ rule, subject }: Pick<LintFinding, 'rule' | 'subject'>): string {
  return `${rule} ${subject}`;
}

/** Rules that report everything about a setting, so that a constraint would report the same mistake again. */
const wholeMistakes: ReadonlySet<string> = new Set(['invalid-value', 'removed-agent-option', 'future-agent-option']);

function placesOf(findings: readonly LintFinding[]): Set<string> {
  return new Set(
    findings.flatMap(({ severity, location }) => (severity === 'error' && location ? [placeOf(location)] : [])),
  );
}

function placeOf({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}

function toFinding(rule: Rule | undefined, problem: Problem & { rule?: string }): LintFinding {
  const severity: Severity = problem.severity ?? rule?.severity ?? 'error';
  const finding: Finding = {
    rule: rule?.id ?? problem.rule ?? '',
    severity,
    message: typeof problem.message === 'string' ? problem.message : problem.message(),
    subject: problem.subject,
    location: problem.at,
  };
  return problem.fix ? { ...finding, fixable: true, fix: problem.fix } : finding;
}
