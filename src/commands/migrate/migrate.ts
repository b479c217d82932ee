/** Migrates an inventory's settings to another release: the edits, and the changes that result. */

import { features } from '../../../features/registry.ts';
import type { Catalog, ChartObjects } from '../../catalog/catalog.ts';
import type { ListedOptions } from '../../catalog/listed-options.ts';
import { isTruthy, sameJson, transform } from '../../catalog/table.ts';
import { History } from '../../cluster/across-releases.ts';
import { carrierNames } from '../../cluster/raw-settings.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { chooseRelease, type LintTarget, type ReleaseChoice, withCilium } from '../../cluster/target/release-choice.ts';
import type { Target } from '../../cluster/target/target.ts';
import { sameToAgent } from '../../core/agent-value.ts';
import { append } from '../../core/append.ts';
import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { unknown } from '../../core/options.ts';
import { shownJson } from '../../core/secrets.ts';
import { toText } from '../../core/text.ts';
import { known, type PartlyKnown } from '../../core/value-tree.ts';
import { compare } from '../../core/versions.ts';
import { list } from '../../core/wording.ts';
import type { Inventory } from '../../formats/ansible/inventory.ts';
import type { FileSystem } from '../../formats/files/file-system.ts';
import { readOneInventory } from '../../formats/inventory/one-inventory.ts';
import { lintSettings } from '../../lint/engine.ts';
import type { FixedFile } from '../../lint/fix.ts';
import type { LintFinding } from '../../lint/rule.ts';
import { meets } from '../../plan/goals.ts';
import type { Plan } from '../../plan/plan.ts';
import { chartInputs, type ValueTree } from '../../predict/chart.ts';
import type { Place } from '../../transitions/inventory-path.ts';
import { factNames, sameOption } from '../diff/compare.ts';
import { viewOf } from '../diff/side.ts';
import { ruleset } from '../lint/ruleset.ts';
import { inventoryPlace } from '../transition/place.ts';
import { InventoryEditor, type IsSaid } from './edit-inventory.ts';
import { goneOptions, type OptionChange } from './gone-options.ts';
import { keptVariables, versionVariable } from './keep.ts';
import { carryValues, changedObjects, changedPaths, type ObjectChange } from './objects.ts';
import { carryPlaces, changedResources, type Places, placesOf, type ResourceChange } from './places.ts';
import { keepPrepared, preparedCarriers, sayPrepared, withoutPrepared } from './prepared.ts';
import { goalsOf, impliedValues, planWithOptions, withoutCorrections, withoutEchoes } from './replan.ts';
import { isAsked, type Lost, type Wishes, wishesOf } from './requested-settings.ts';
import { manualSteps } from './steps.ts';
import { succeededBy } from './successors.ts';

export interface MigrateOptions {
  files: FileSystem;
  catalog: Catalog;
  from: string;
  to: string;
  /** Cilium's version for the new release, if the inventory's own version should change. */
  cilium?: string | undefined;
  kernel?: string | undefined;
  /**
   * True if the caller writes the changed files, so that the inventory is already
   * migrated when the user reads the steps.
   */
  isWritten?: boolean | undefined;
}

export interface Migration {
  from: { release: string; cilium: string };
  to: { release: string; cilium: string };
  files: FixedFile[];
  options: OptionChange[];
  facts: { fact: string; before: boolean; after: boolean }[];
  /** Resource limits and requests of containers that change. */
  resources: ResourceChange[];
  /** Helm values and variables of the inventory that change other objects than cilium-config. */
  objects: ObjectChange[];
  lost: Lost[];
  /** Variables and raw settings that were removed because they have no effect. */
  removed: Lost[];
  /** Entries of a carrier that the new release does by default, and that it cannot set explicitly. */
  repeated: Lost[];
  /** Settings that the old release ignored and the new one would read. The user must decide whether they are wanted. */
  questions: string[];
  steps: string[];
  /** Findings of lint on the result that the original did not have. */
  findings: Finding[];
  notes: string[];
}

/** Maximum number of attempts to find variables that do not fit. */
const maximalRounds = 6;

/**
 * Migrates an inventory. Writes no files: the new texts are in the result.
 *
 * @throws UserError if the inventory cannot be read, or the release is unknown
 */
export async function migrate(path: string, options: MigrateOptions): Promise<Migration> {
  const migration = await migrateOnce(path, options);
  const kept = await keptLater(path, options, migration);
  return kept === undefined ? migration : { ...migration, notes: [...migration.notes, kept] };
}

/**
 * A note on settings that a direct migration to the newest release keeps, but that the requested release cannot set. A
 * later migration of the result would lose them.
 */
async function keptLater(path: string, options: MigrateOptions, migration: Migration): Promise<string | undefined> {
  const open = unstated(migration);
  if (open.size === 0 || migration.to.release === 'master') return undefined;
  const releases = (await options.catalog.index()).kubespray.map(({ release }) => release);
  const newest = releases
    .filter((release) => release !== 'master')
    .sort(compare)
    .at(-1);
  if (newest === undefined || compare(migration.to.release, newest) >= 0) return undefined;
  const later = unstated(await migrateOnce(path, { ...options, to: newest, cilium: undefined }));
  const kept = [...open].filter((name) => !later.has(name)).sort();
  if (kept.length === 0) return undefined;
  return `The result does not state ${kept.join(', ')}. A direct migration to ${newest} keeps ${kept.length === 1 ? 'it' : 'them'}. Keep the original inventory, and migrate it for each release.`;
}

function unstated({ lost, repeated }: Migration): Set<string> {
  return new Set([...lost, ...repeated].map(({ name }) => name));
}

/**
 * The inventory's settings after a migration, on the release that it is for.
 *
 * @throws UserError if the inventory cannot be read or migrated, or the release is unknown
 */
export async function migratedView(path: string, options: MigrateOptions): Promise<ScopeView> {
  return (await settle(path, options)).after;
}

async function migrateOnce(path: string, options: MigrateOptions): Promise<Migration> {
  const settled = await settle(path, options);
  const { from, to, kept, findings, fresh } = settled;
  const runs = (release: string): Promise<ScopeView> =>
    migratedView(path, { ...options, to: release, cilium: undefined });
  const place = inventoryPlace(path, options.files);
  const migration = await describe(settled, { migrated: runs, place, isWritten: options.isWritten }, options.catalog);
  const stays = sayPrepared(kept.keys(), from.facts.release, to.facts.release);
  const errors = findings.filter((finding) => finding.severity === 'error' && !fresh.includes(finding));
  return { ...migration, notes: [...migration.notes, ...stays, ...sayOldErrors(errors)] };
}

/** A migration with all edits made, but without a report. */
interface Settled {
  from: ReleaseChoice;
  to: ReleaseChoice;
  inventory: Inventory;
  before: ScopeView;
  after: ScopeView;
  attempt: Attempt;
  places: Places;
  /** Carriers that the inventory already had for the new release. */
  kept: ReadonlyMap<string, PartlyKnown>;
  /** Findings of lint on the result. */
  findings: readonly LintFinding[];
  /** Of these, the ones that the original did not have. */
  fresh: readonly LintFinding[];
}

async function settle(path: string, options: MigrateOptions): Promise<Settled> {
  const { files, catalog } = options;
  const history = new History(catalog);
  const inventory = readOneInventory(path, files);
  const from = await choose(options.from, {}, catalog);
  const to = await choose(options.to, options, catalog);
  const written = await viewOf(inventory, from, catalog);
  const prepared = preparedCarriers(written, to);
  const old = prepared.size > 0 ? withoutPrepared(path, files, prepared.keys()) : undefined;
  const before = old ? await viewOf(old, from, catalog) : written;
  const kept = old ? prepared : new Map<string, PartlyKnown>();
  if (before.installer !== 'role') {
    throw new UserError(
      `${path} does not install Cilium with the Cilium role of Kubespray, so there is nothing to migrate`,
    );
  }
  const target = await targetOf(before, to, catalog);
  const said = await lintSettings(inventory, from, { ruleset, catalog, history, targets: new Map() });
  // In an inventory that is prepared for the new release, its findings for that
  // release do not come from this migration.
  if (kept.size > 0) append(said, await lintSettings(inventory, to, { ruleset, catalog, history, targets: new Map() }));

  const places = await placesOf(from.facts.release, target, catalog);
  const listed = await catalog.listedOptions(target.cilium);
  const agentOptions = await catalog.listedOptions(before.target.cilium);
  const unfit = new Map<string, string>();
  for (let round = 1; ; round++) {
    const attempt = await rewrite(path, before, target, unfit, history, files, {
      places,
      listed,
      agentOptions,
      prepared: kept,
    });
    const rewritten = attempt.editor.inventory();
    const targets = new Map<string, Promise<LintTarget>>();
    const choice = { ...to, cilium: to.cilium ?? target.cilium };
    const findings = await lintSettings(rewritten, choice, { ruleset, catalog, history, targets });
    const fresh = findings.filter((finding) => !said.some((other) => isSame(finding, other)));
    const culprits = culpritsOf(fresh, rewritten, attempt.keptNames).filter(([name]) => !unfit.has(name));
    for (const [name, message] of culprits) unfit.set(name, message);
    if (culprits.length > 0 && round < maximalRounds) continue;
    const after = await viewOf(rewritten, choice, catalog);
    return { from, to, inventory, before, after, attempt, places, kept, findings, fresh };
  }
}

/** The note on errors that the inventory already had and that remain after the migration. */
function sayOldErrors(errors: readonly LintFinding[]): string[] {
  if (errors.length === 0) return [];
  const rules = [...new Set(errors.map(({ rule }) => rule))].sort();
  return [
    `Errors that lint reports of this inventory stay in the result: ${list(rules)}. Run lint, and fix them first.`,
  ];
}

async function choose(
  release: string,
  rest: { cilium?: string | undefined; kernel?: string | undefined },
  catalog: Catalog,
): Promise<ReleaseChoice> {
  const key = /^v?0\./.test(release) ? 'kubean' : 'kubespray';
  const { choice, problem } = await chooseRelease(
    { [key]: release, cilium: rest.cilium, kernel: rest.kernel },
    catalog,
  );
  if (!choice) throw new UserError(problem ?? `${release} is not known`);
  return choice;
}

/** The new release with the Cilium that it will install: the inventory's own version if the release accepts it. */
async function targetOf(before: ScopeView, to: ReleaseChoice, catalog: Catalog): Promise<Target> {
  const { minimum, default: preset } = to.facts.cilium;
  const pinned = before.variables.has('cilium_version') ? before.target.cilium : undefined;
  const kept = pinned !== undefined && (minimum === undefined || compare(pinned, minimum) >= 0) ? pinned : undefined;
  return { ...(await withCilium(to, to.cilium ?? kept ?? preset, catalog)), kubean: undefined };
}

interface Attempt {
  editor: InventoryEditor;
  plan: Plan;
  wishes: Wishes;
  gone: Map<string, string>;
  /** The variables that do not stay, by the Helm values that replace them. */
  carried: Map<string, string>;
  keptNames: ReadonlySet<string>;
  unfit: ReadonlyMap<string, string>;
}

/** Facts about both releases that a migration needs. */
interface Surroundings {
  places: Places;
  /** The agent options of the new Cilium. */
  listed: ListedOptions | undefined;
  /** The agent options of the old Cilium. */
  agentOptions: ListedOptions | undefined;
  /** Carriers that the inventory already has for the new release. */
  prepared: ReadonlyMap<string, PartlyKnown>;
}

/** One attempt: keeps the variables that can stay, plans the rest, and edits the files. */
async function rewrite(
  path: string,
  before: ScopeView,
  target: Target,
  unfit: ReadonlyMap<string, string>,
  history: History,
  files: FileSystem,
  { places, listed, agentOptions, prepared }: Surroundings,
): Promise<Attempt> {
  const { base, gone } = keptVariables(before, target, unfit);
  const wishes = await wishesOf(before, new Set(gone.keys()), target, history);
  const [left, values] = [new Set(gone.keys()), wishes.input.values as ValueTree];
  const carried = new Map([
    ...carryPlaces(left, before.variables, values, places),
    ...carryValues(left, before, values, target.chart),
  ]);
  const lenses = withoutCorrections(before, target, agentOptions);
  const plan = planWithOptions(wishes, target, lenses, base);
  const implied = impliedValues(wishes.input, target, lenses);
  const desired = withoutEchoes(plan, base, before, { implied, listed, agentOptions, spoken: wishes.spoken });
  const version = versionVariable(before, target);
  if (version !== undefined) desired.set('cilium_version', version);
  // The inventory already selects Cilium in its own way.
  desired.delete('kube_network_plugin');
  keepPrepared(desired, prepared);

  const editor = new InventoryEditor(files, path, saysAlready(target));
  for (const [name, value] of desired) editor.set(name, value);
  for (const name of [...gone.keys(), ...carrierNames]) {
    if (desired.has(name) || !before.variables.has(name) || name === 'custom_cni_chart_values') continue;
    if (name === 'cilium_install_extra_flags' && target.release?.facts.carriers.installFlags) continue;
    if (base.has(name)) editor.set(name, {});
    else editor.remove(name);
  }
  const keptNames = new Set([...base.keys()].filter((name) => name.startsWith('cilium_') && !desired.has(name)));
  return { editor, plan, wishes, gone, carried, keptNames, unfit };
}

/** In cilium-config a boolean and its string look the same. The chart accepts only strings. */
function saysAlready({ release, cilium }: Target): IsSaid {
  return ([variable, option], there, wanted) => {
    if (sameJson(there, wanted)) return true;
    if (variable !== 'cilium_config_extra_vars' || release?.facts.carriers.extraVars !== 'config-map') return false;
    if (there === undefined || typeof wanted !== 'string' || (typeof there === 'object' && there !== null))
      return false;
    return sameToAgent(toText(option), toText(transform(there, 'python')), wanted, cilium);
  };
}

function isSame(left: LintFinding, right: LintFinding): boolean {
  return left.rule === right.rule && left.subject === right.subject;
}

/** Kept variables that cause errors in the new release, with the message. */
function culpritsOf(
  findings: readonly LintFinding[],
  { definitions }: Inventory,
  kept: ReadonlySet<string>,
): [name: string, message: string][] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return definitions.flatMap(({ name, location }): [string, string][] => {
    const error = errors.find((one) => one.location?.file === location.file && one.location.line === location.line);
    return kept.has(name) && error ? [[name, error.message]] : [];
  });
}

/** The place of the inventory, and its settings after a migration to an intermediate release. */
interface Around {
  migrated: (release: string) => Promise<ScopeView>;
  place: Place;
  isWritten: boolean | undefined;
}

async function describe(
  { inventory, before, after, attempt, places, fresh }: Settled,
  { migrated, place, isWritten }: Around,
  catalog: Catalog,
): Promise<Migration> {
  const { editor, plan, wishes, gone, carried, unfit } = attempt;
  const from = { release: before.release.facts.release, cilium: before.target.cilium };
  const to = { release: after.release.facts.release, cilium: after.target.cilium };
  const changes = changedOptions(before, after);
  const replaced = new Map([...carriedBy(carried, plan), ...successorsOf(gone, carried, before, after)]);
  const unplaced = lostSettings(plan, wishes, carried, before, after);
  const idle = idleValues(unplaced, before, await catalog.objects(before.target.chart.version));
  const lost = [
    ...wishes.lost,
    ...unplaced.filter((one) => !idle.includes(one)),
    ...lostMoves({ gone, carried, unfit, replaced }, before, after, places),
  ];
  const removed: Lost[] = [...new Map([...gone, ...replaced])].map(([name, reason]) => ({
    name,
    value: known(before.variables.get(name)) ?? null,
    reason,
  }));
  append(removed, wishes.idle);
  append(
    removed,
    idle.map(({ name, value }) => ({ name, value, reason: 'it had no effect on the old release' })),
  );
  append(removed, unwrittenValues(before, after, plan, new Set([...lost, ...removed].map(({ name }) => name))));
  const told = JSON.stringify([lost, removed, fresh.map(({ message, subject }) => [message, subject])]);
  const listed = await catalog.listedOptions(after.target.cilium);
  append(
    removed,
    goneOptions(changes, before, after, listed).filter(({ name }) => !told.includes(name)),
  );
  const steps = [
    ...(await manualSteps(before, after, catalog, { migrated, place, isWritten })),
    ...editsByHand(editor),
  ];
  const files = [...editor.files.changed].flatMap(([file, text]): FixedFile[] => {
    const old = editor.files.originals.get(file) ?? '';
    return old === text ? [] : [{ file, before: old, after: text }];
  });
  return {
    from,
    to,
    files,
    options: changes,
    facts: changedFacts(before, after),
    resources: changedResources(before, after, places),
    objects: await changedObjects(before, after, catalog),
    lost,
    removed,
    repeated: repeatedEntries(before, after, new Set([...lost, ...removed].map(({ name }) => name))),
    questions: questionsAbout(wishes, before, after),
    steps,
    findings: withoutRepeats(fresh),
    notes: [...notesOn(inventory, before, after), ...changedRoles(before, after)],
  };
}

/** Settings of the plan without a carrier, whose options the new release does not set by default either. */
function lostSettings(
  plan: Plan,
  wishes: Wishes,
  carried: ReadonlyMap<string, string>,
  before: ScopeView,
  after: ScopeView,
): Lost[] {
  const goals = goalsOf(wishes.input, plan.target, features);
  return plan.settings.flatMap(({ helm, name, value, carrier, reason, feature }): Lost[] => {
    if (carrier !== 'none') return [];
    const spoken = helm === null ? undefined : wishes.spoken.get(helm);
    const own = goals.filter(
      ({ option, wanted, settings }) =>
        wanted !== undefined &&
        (spoken === undefined || spoken === option) &&
        settings.some((one) => one.helm === helm),
    );
    const arrives =
      own.length > 0 &&
      own.every((goal) => meets(goal, after.prediction.options.get(goal.option), after.target.cilium));
    if (arrives) return [];
    const variables = [...carried].filter(([path]) => isBelow(path, helm)).map(([, variable]) => variable);
    if (variables.length === 0) return [{ name: helm ?? name ?? feature, value, reason }];
    return variables.map((variable) => ({
      name: variable,
      value: known(before.variables.get(variable)) ?? null,
      reason,
    }));
  });
}

/** Helm values of the inventory for which the plan writes nothing, each with the reason. */
function unwrittenValues(before: ScopeView, after: ScopeView, plan: Plan, told: ReadonlySet<string>): Lost[] {
  const kept = new Set(after.raw.values.map(({ path }) => path));
  return before.raw.values.flatMap(({ path, carrier, value }): Lost[] => {
    const placed = plan.settings.find(({ helm, name }) => helm === path && name === null);
    if (placed?.carrier !== 'native' || told.has(path) || kept.has(path) || !before.reads(carrier)) return [];
    return [{ name: path, value: known(value) ?? null, reason: placed.reason }];
  });
}

/** Agent options that an entry of a carrier set, and that the new release sets alike without any setting. */
function repeatedEntries(before: ScopeView, after: ScopeView, told: ReadonlySet<string>): Lost[] {
  const { release } = after.release.facts;
  return before.raw.options.flatMap(({ option, carrier, value }): Lost[] => {
    const there = after.prediction.options.get(option);
    if (!before.reads(carrier) || told.has(option) || typeof there !== 'string' || isAsked(after, option)) return [];
    const reason = `Kubespray ${release} sets ${option} to "${there}" by default`;
    return [{ name: option, value: known(value) ?? null, reason }];
  });
}

/** Raw Helm values without an effect at the old release, because each needs another value that is not set. */
function idleValues(unplaced: readonly Lost[], before: ScopeView, objects: ChartObjects): Lost[] {
  const { values } = before.prediction;
  if (!values) return [];
  const inputs = chartInputs(before.target.chart, values);
  return unplaced.filter(({ name }) => {
    if (!before.raw.values.some(({ path }) => path === name)) return false;
    const gates = objects.value(name)?.gates ?? [];
    const isClosed = (gate: Readonly<Record<string, Json>>): boolean =>
      Object.entries(gate).some(([path, needed]) => {
        const value = inputs.get(path);
        return value !== unknown && isTruthy(needed) && !isTruthy(value);
      });
    return gates.length > 0 && gates.every(isClosed);
  });
}

/** Variables that Helm values replace, if a carrier sets those values. Each has the name of its replacement. */
function carriedBy(carried: ReadonlyMap<string, string>, plan: Plan): Map<string, string> {
  const replaced = new Map<string, string>();
  for (const [path, name] of carried) {
    const setting = plan.settings.find(({ helm }) => isBelow(path, helm));
    if (setting === undefined || setting.carrier === 'none') continue;
    replaced.set(name, `${setting.carrier === 'native' ? setting.name : `the Helm value ${path}`} replaces it`);
  }
  return replaced;
}

/** Variables that do not stay and that no Helm value replaces. */
function withoutCarried(gone: ReadonlyMap<string, string>, carried: ReadonlyMap<string, string>): string[] {
  const names = new Set(carried.values());
  return [...gone.keys()].filter((name) => !names.has(name));
}

/** Variables that values of the new chart replace, with the sentence for the report. */
function successorsOf(
  gone: ReadonlyMap<string, string>,
  carried: ReadonlyMap<string, string>,
  before: ScopeView,
  after: ScopeView,
): Map<string, string> {
  const { release } = after.release.facts;
  const replaced = new Map<string, string>();
  for (const name of withoutCarried(gone, carried)) {
    const value = known(before.variables.get(name)) ?? undefined;
    const successor = succeededBy(name, value, after.prediction, after.target.chart);
    if (!successor) continue;
    const [does, are] = successor.length === 1 ? ['does', 'is'] : ['do', 'are'];
    replaced.set(name, `${successor.join(' and ')} of Cilium's chart ${does} its part at ${release}, and ${are} on`);
  }
  return replaced;
}

/** Effects other than agent options that are lost with a variable, if its value is not the default. */
function lostMoves(
  { gone, carried, unfit, replaced }: Pick<Attempt, 'gone' | 'carried' | 'unfit'> & { replaced: Attempt['unfit'] },
  before: ScopeView,
  after: ScopeView,
  places: Places,
): Lost[] {
  const { facts } = before.release;
  return withoutCarried(gone, carried).flatMap((name): Lost[] => {
    const variable = facts.variables[name];
    const moves = variable?.moves ?? [];
    const value = known(before.variables.get(name)) ?? null;
    if (replaced.has(name) || unfit.has(name) || sameJson(value, variable?.default)) return [];
    const paths = changedPaths(name, before, after);
    if (paths.length > 0) {
      const reason = `at ${facts.release} it sets the Helm ${paths.length === 1 ? 'value' : 'values'} ${list(paths)}, and nothing of ${after.release.facts.release} does`;
      return [{ name, value, reason }];
    }
    if (moves.length === 0) return [];
    const changed = [...new Set(places.movesOf(name).map(({ at }) => at.replace(/:.*$/, '')))].sort();
    const what = changed.length > 0 ? changed.join(' and ') : `what Kubespray renders from ${moves.join(', ')}`;
    const reason = `at ${facts.release} it also changes ${what}, and no setting of ${after.release.facts.release} is known to do that`;
    return [{ name, value, reason }];
  });
}

function editsByHand({ byHand }: InventoryEditor): string[] {
  return byHand.map(
    ({ location, what }) => `${location.file}:${location.line}: ${what}. The file cannot be edited safely.`,
  );
}

function notesOn({ scopes }: Inventory, before: ScopeView, after: ScopeView): string[] {
  const notes: string[] = [];
  if (scopes.length > 1) {
    notes.push(
      'Hosts have different variables. The report uses those of the control plane, because Kubespray renders cilium-config there.',
    );
  }
  const { release, cilium } = after.release.facts;
  const pinned = before.variables.has('cilium_version') ? before.target.cilium : undefined;
  if (pinned !== undefined && cilium.minimum !== undefined && compare(pinned, cilium.minimum) < 0) {
    notes.push(
      `The inventory pins Cilium ${pinned}, and ${release} refuses everything below ${cilium.minimum}. The result pins ${after.target.cilium}.`,
    );
  } else if (pinned !== undefined && after.target.cilium !== cilium.default) {
    notes.push(
      `The inventory pins Cilium ${after.target.cilium}; ${release} brings ${cilium.default}. Change it with --cilium.`,
    );
  }
  return notes;
}

/** Variables of Kubespray's other roles that the release refuses as they were. */
function changedRoles(before: ScopeView, after: ScopeView): string[] {
  const { release } = after.release.facts;
  return [...before.variables].flatMap(([name, value]): string[] => {
    const [old, now] = [known(value), known(after.variables.get(name))];
    if (name.startsWith('cilium_') || old === undefined || now === undefined || sameJson(old, now)) return [];
    return [`The result sets ${name} to ${shownJson(name, now)}: ${release} refuses ${shownJson(name, old)}.`];
  });
}

/** True for a Helm value and for what is below it: a setting can hold a whole mapping. */
function isBelow(path: string, above: string | null): boolean {
  return above !== null && (path === above || path.startsWith(`${above}.`));
}

/** Questions about settings that the old release ignored, if the new release has a carrier that it reads. */
function questionsAbout({ idle }: Wishes, before: ScopeView, after: ScopeView): string[] {
  const { extraVars } = after.release.facts.carriers;
  if (
    before.release.facts.carriers.extraVars !== 'dead' ||
    (extraVars !== 'config-map' && extraVars !== 'extra-config')
  )
    return [];
  const [from, to] = [before.release.facts.release, after.release.facts.release];
  return idle.map(
    ({ name, value }) =>
      `${name} (${shownJson(name, value)}) had no effect: Kubespray ${from} ignores cilium_config_extra_vars. ${to} reads it. Add the entry again if the cluster should have it.`,
  );
}

function changedOptions(before: ScopeView, after: ScopeView): OptionChange[] {
  const [old, now] = [before.prediction.options, after.prediction.options];
  const versions = [before.target.cilium, after.target.cilium];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((option): OptionChange[] => {
    const [left, right] = [old.get(option), now.get(option)];
    if (typeof left === 'symbol' || typeof right === 'symbol' || sameOption(option, left, right, versions)) return [];
    const asked = isAsked(before, option) || isAsked(after, option);
    return [{ option, before: left ?? null, after: right ?? null, asked }];
  });
}

function changedFacts(before: ScopeView, after: ScopeView): Migration['facts'] {
  return [...before.prediction.facts].flatMap(([fact, old]) => {
    const now = after.prediction.facts.get(fact);
    if (typeof old !== 'boolean' || typeof now !== 'boolean' || old === now) return [];
    return [{ fact: factNames[fact], before: old, after: now }];
  });
}

/** Removes duplicates: the same finding can occur for several groups of hosts. */
function withoutRepeats(findings: readonly LintFinding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const { fix: _, ...finding } of findings) seen.set(JSON.stringify(finding), finding);
  return [...seen.values()];
}
