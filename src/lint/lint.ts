/**
 * Lints everything below some paths: finds inventories, manifests and intents,
 * determines their targets, and runs the rules.
 */

import type { Catalog } from '../catalog/catalog.ts';
import { History } from '../cluster/across-releases.ts';
import { OverlayFileSystem } from '../cluster/overlay.ts';
import { type LintTarget, type ReleaseChoice, scopeVersion, withCilium } from '../cluster/target/release-choice.ts';
import { type ChosenRelease, ReleaseChooser } from '../cluster/target/release-chooser.ts';
import { given, overlaid } from '../cluster/target/request.ts';
import type { Target, TargetRequest } from '../cluster/target/target.ts';
import { looksLikeValues } from '../cluster/values-files.ts';
import { append } from '../core/append.ts';
import type { Severity } from '../core/finding.ts';
import { withoutSecrets } from '../core/secrets.ts';
import type { Inventory } from '../formats/ansible/inventory.ts';
import { type Configuration, findConfiguration, readConfiguration } from '../formats/configuration/configuration.ts';
import { readText } from '../formats/files/content.ts';
import type { FileSystem } from '../formats/files/file-system.ts';
import { memoryFileSystem } from '../formats/files/memory-file-system.ts';
import { baseReader, extendedBy, isExtendedNearby } from '../formats/intent/read-base.ts';
import { looksLikeVariables } from '../formats/inventory/classify.ts';
import { discover, type InventorySource } from '../formats/inventory/discover.ts';
import { readSource } from '../formats/inventory/read.ts';
import { readDocuments } from '../yaml/read.ts';
import { stringify } from '../yaml/write.ts';
import { concernsCilium, lintReading, lintServices, lintSettings } from './engine.ts';
import { applyFixes } from './fix.ts';
import type { LintVariables } from './intent.ts';
import type { LintFinding, Ruleset } from './rule.ts';
import { Suppressions } from './suppressions.ts';

export interface LintOptions {
  ruleset: Ruleset;
  files: FileSystem;
  catalog: Catalog;
  /** The target that was named for the run. Missing parts come from the configuration and the inventory. */
  target?: TargetRequest;
  /** Severities for the run, which override those of the configuration. */
  severities?: ReadonlyMap<string, Severity | 'off'>;
  /** Fix everything that can be fixed. Writes no files: the new texts are in the result. */
  fix?: boolean;
  /** If true, a path with nothing to check is not an error. */
  allowEmpty?: boolean;
  /** Called after each inventory with the number of files checked so far. */
  progress?: (files: number) => void;
  /** A target that applies if the configuration names none, for example from an editor's settings. */
  preset?: TargetRequest;
  /**
   * Called for each inventory or intent that was read, with its target.
   * @internal
   */
  observe?: (checked: Checked) => void;
  /** Called between steps of the work. It may wait, or throw to stop the run. */
  pause?: () => Promise<void> | void;
}

/**
 * What was read, and its target.
 * @internal
 */
export type Checked = { inventory: Inventory; choice: ReleaseChoice } | { target: Target };

export interface LintResult {
  findings: LintFinding[];
  /** The number of files that were checked. */
  files: number;
  /** Texts that fixes have changed, by file. */
  fixed: ReadonlyMap<string, string>;
  /** The original texts of these files. */
  originals: ReadonlyMap<string, string>;
  /** True if the configuration or the named target is invalid. Then nothing was linted. */
  invalid: boolean;
}

/** One fix can allow another. If this many rounds do not reduce the number of fixes, two of them conflict. */
const maximalRounds = 8;

/** Lints variables as if the inventory contained nothing else. */
export function variablesLinter(ruleset: Ruleset, catalog: Catalog): LintVariables {
  return async (variables, release) => {
    const file = 'group_vars/k8s_cluster/variables.yml';
    const files = memoryFileSystem({ [file]: stringify(variables, { ansible: true }) });
    return (
      await lint([file], { ruleset, files, catalog, target: release === undefined ? {} : { kubespray: release } })
    ).findings;
  };
}

/** Lints files and folders. Throws a UserError for a path that does not exist. Every other problem is a finding. */
export async function lint(paths: readonly string[], options: LintOptions): Promise<LintResult> {
  return new Run(options).paths(paths);
}

/**
 * Lints a single source, with the configuration for its file or folder. Never throws for anything in the files.
 * @internal
 */
export async function lintSource(source: InventorySource, options: LintOptions): Promise<LintResult> {
  return new Run(options).source(source);
}

type Chosen = { choice: ReleaseChoice; assumed: boolean; notice?: string; doubtful?: true };

class Run {
  readonly #options: LintOptions;
  readonly #files: OverlayFileSystem;
  readonly #history: History;
  readonly #targets = new Map<string, Promise<LintTarget>>();
  readonly #releases: ReleaseChooser;
  readonly #configurations = new Map<string, Configuration | undefined>();
  readonly #configurationFiles = new Map<string, string | undefined>();
  readonly #findings: LintFinding[] = [];
  /** Comments of the files that were read, with the file's text and the path that led to it. */
  readonly #suppressions = new Map<string, { text: string; path: string; comments: Suppressions }>();
  /** Cilium versions of the inventories that were read. */
  readonly #versions = new Set<string>();
  /** The path to lint that is being processed. */
  #path = '.';
  #looked = 0;

  constructor(options: LintOptions) {
    this.#options = options;
    this.#files = new OverlayFileSystem(options.files);
    this.#history = new History(options.catalog);
    this.#releases = new ReleaseChooser(options.catalog);
  }

  async paths(paths: readonly string[]): Promise<LintResult> {
    const invalid = await this.#startUp(paths);
    if (invalid.length > 0)
      return { findings: invalid, files: 0, fixed: new Map(), originals: new Map(), invalid: true };
    for (const path of paths) {
      this.#path = path;
      const ignored = (file: string): boolean => this.#configurationOf(path)?.isIgnored(file) ?? false;
      const unreadable = (error: { path: string; message: string }): void => {
        const location = { file: error.path, line: 1, column: 1 };
        this.#accept([
          { rule: 'skipped-file', severity: 'info', subject: error.path, message: `${error.message}.`, location },
        ]);
      };
      let sources = 0;
      const intents: string[] = [];
      const manifests: string[] = [];
      const services = (file: string): void => void manifests.push(file);
      for (const source of discover([path], this.#files, { ignored, unreadable, services })) {
        sources++;
        if (source.kind === 'intent') intents.push(source.file);
        else await this.#source(await this.#orValues(source, path), path);
        this.#options.progress?.(this.#looked);
      }
      const bases = extendedBy(intents, this.#files);
      for (const file of intents) {
        // A base is checked as a part of the intents that extend it.
        const isBase = bases.has(file) || (file === path && isExtendedNearby(file, this.#files));
        if (isBase) this.#looked++;
        else await this.#intent(file, path);
        this.#options.progress?.(this.#looked);
      }
      // After the inventories, because these select the versions.
      for (const file of manifests) await this.#services(file, path);
      if (sources + manifests.length === 0)
        this.#accept(this.#wanted([this.#nothingIn(path)], this.#configurationOf(path), () => undefined));
    }
    this.#reportSuppressions();
    const { changed, originals } = this.#files;
    return { findings: this.#findings, files: this.#looked, fixed: changed, originals, invalid: false };
  }

  async source(source: InventorySource): Promise<LintResult> {
    const path = pathOf(source);
    this.#path = path;
    const invalid = await this.#startUp([path]);
    const isBase = source.kind === 'intent' && isExtendedNearby(source.file, this.#files);
    if (invalid.length === 0 && !isBase && !this.#configurationOf(path)?.isIgnored(path)) {
      await this.#source(source, path);
      this.#reportSuppressions();
    }
    const { changed, originals } = this.#files;
    const findings = [...invalid, ...this.#findings];
    return { findings, files: this.#looked, fixed: changed, originals, invalid: invalid.length > 0 };
  }

  /** Reads configurations and the named target. Any problem with them stops the run. */
  async #startUp(paths: readonly string[]): Promise<LintFinding[]> {
    const problems: LintFinding[] = [];
    for (const path of paths) {
      const file = findConfiguration(this.#files, path);
      this.#configurationFiles.set(path, file);
      if (file === undefined || this.#configurations.has(file)) continue;
      const read = readText(this.#files, file);
      const text = 'text' in read ? read.text : '';
      const { configuration, findings } = readConfiguration(text, file, this.#files, ruleIds(this.#options.ruleset));
      append(problems, findings);
      this.#configurations.set(file, configuration);
    }
    const { problem } = await this.#releases.choose(this.#options.target ?? {});
    if (problem !== undefined) {
      problems.push({ rule: 'target', severity: 'error', subject: 'target', message: problem });
    }
    return problems;
  }

  /** The configuration of one of the paths to lint. */
  #configurationOf(path: string): Configuration | undefined {
    const file = this.#configurationFiles.get(path);
    return file === undefined ? undefined : this.#configurations.get(file);
  }

  /**
   * A file that the user names may contain Helm values. In folders, such files can
   * belong to other charts and are ignored.
   */
  async #orValues(source: InventorySource, path: string): Promise<InventorySource> {
    if (source.kind !== 'variables' || source.file !== path) return source;
    const text = this.#textOf(path);
    if (text === undefined || looksLikeVariables(text)) return source;
    const request = overlaid(this.#configuredFor(path, this.#configurationOf(path)), this.#options.target);
    const { choice } = await this.#orNewest(await this.#releases.choose(request));
    const { chart } = await withCilium(choice, choice.cilium ?? choice.facts.cilium.default, this.#options.catalog);
    return looksLikeValues(text, path, chart) ? { kind: 'values', file: path } : source;
  }

  async #source(source: InventorySource, path: string): Promise<void> {
    if (source.kind === 'intent') {
      await this.#intent(source.file, path);
      return;
    }
    let fewest = Number.POSITIVE_INFINITY;
    for (let round = 0; ; round++) {
      const inventories = readSource(source, this.#files);
      const findings: LintFinding[] = [];
      for (const inventory of inventories) append(findings, await this.#inventory(inventory, path, source.kind));
      const open = findings.filter(({ fix }) => fix).length;
      if (open < fewest) [fewest, round] = [open, 0];
      const last = round === maximalRounds || !this.#options.fix || !this.#repair(findings, textIn(inventories));
      if (!last) continue;
      this.#looked += inventories.reduce((sum, { files }) => sum + files, 0);
      append(this.#findings, findings);
      return;
    }
  }

  /**
   * True if a file was changed, so that the source must be read again.
   *
   * @param textOf the text that the findings are about: the file on the disk may have changed
   */
  #repair(findings: readonly LintFinding[], textOf: (file: string) => string | undefined): boolean {
    const fixed = applyFixes(findings, textOf);
    for (const { file, before, after } of fixed) this.#files.write(file, after, before);
    return fixed.length > 0;
  }

  async #inventory(inventory: Inventory, path: string, kind: InventorySource['kind']): Promise<LintFinding[]> {
    const configuration = this.#configurationOf(path);
    const findings = lintReading(this.#options.ruleset, inventory);
    const { catalog, observe, pause } = this.#options;
    if (observe !== undefined || concernsCilium(inventory)) {
      const named = await this.#targetOf(inventory, configuration);
      const target = kind === 'values' ? { ...named, choice: await this.#withChart(named.choice) } : named;
      observe?.({ inventory, choice: target.choice });
      if (target.notice !== undefined && concernsCilium(inventory)) {
        findings.push({ ...about('assumed-target', target.notice), ...(target.doubtful && { severity: 'warning' }) });
      }
      for (const scope of inventory.scopes) {
        const { choice } = target;
        const version = scopeVersion(inventory, scope, choice);
        this.#versions.add((await withCilium(choice, version, catalog)).cilium);
      }
      findings.push(
        ...(await lintSettings(inventory, target.choice, {
          ruleset: this.#options.ruleset,
          catalog,
          history: this.#history,
          targets: this.#targets,
          ...(pause && { pause }),
        })),
      );
    }
    for (const [file, { text }] of inventory.sources) this.#suppressionsOf(file, text);
    return this.#wanted(findings, configuration, (file) => inventory.sources.get(file)?.text);
  }

  async #intent(file: string, path: string): Promise<void> {
    this.#looked++;
    const text = this.#textOf(file);
    if (text === undefined) return;
    this.#suppressionsOf(file, text);
    const target = overlaid(this.#configuredFor(file, this.#configurationOf(path)), this.#options.target);
    // Loaded here because only intents need a plan.
    const [{ planIntent }, { lintIntent }] = await Promise.all([
      import('../plan/plan-intent.ts'),
      import('./intent.ts'),
    ]);
    const planned = await planIntent(text, file, {
      catalog: this.#options.catalog,
      features: this.#options.ruleset.features,
      target,
      readBase: baseReader(this.#files),
    });
    const { plan, sources } = planned;
    if (plan) this.#options.observe?.({ target: plan.target });
    const textOf = (name: string) => (name === file ? text : sources.get(name));
    const { ruleset, catalog } = this.#options;
    const findings = [...planned.findings, ...(await lintIntent(planned, variablesLinter(ruleset, catalog)))];
    this.#accept(this.#wanted(findings, this.#configurationOf(path), textOf));
  }

  /** Checks Services of a manifest, for the Cilium versions of the inventories that were read, or of the target. */
  async #services(file: string, path: string): Promise<void> {
    const configuration = this.#configurationOf(path);
    const versions = this.#versions.size > 0 ? [...this.#versions] : [await this.#namedVersion(file, configuration)];
    for (let round = 0; ; round++) {
      const text = this.#textOf(file);
      if (text === undefined) return;
      const findings = lintServices(this.#options.ruleset, readDocuments(text, { file }).documents, versions);
      if (round < maximalRounds && this.#options.fix && this.#repair(findings, () => text)) continue;
      this.#looked++;
      this.#accept(this.#wanted(findings, configuration, () => text));
      return;
    }
  }

  /** The Cilium version of the target that is named for a path, or of the newest release. */
  async #namedVersion(file: string, configuration: Configuration | undefined): Promise<string> {
    const { choice } = await this.#orNewest(
      await this.#releases.choose(overlaid(this.#configuredFor(file, configuration), this.#options.target)),
    );
    const { cilium } = await withCilium(choice, choice.cilium ?? choice.facts.cilium.default, this.#options.catalog);
    return cilium;
  }

  #accept(findings: readonly LintFinding[]): void {
    append(this.#findings, findings);
  }

  /** Applies the configured severities, and removes findings that are switched off or suppressed in the file. */
  #wanted(
    findings: readonly LintFinding[],
    configuration: Configuration | undefined,
    textOf: (file: string) => string | undefined,
  ): LintFinding[] {
    return withoutSecrets(findings, textOf).flatMap((finding) => {
      const { location } = finding;
      if (location && this.#suppressionsOf(location.file, textOf(location.file)).has(finding.rule, location.line))
        return [];
      const severity =
        this.#options.severities?.get(finding.rule) ?? configuration?.severityOf(finding.rule, location?.file);
      if (severity === 'off') return [];
      return [severity === undefined ? finding : { ...finding, severity }];
    });
  }

  /** The comments of a file, read again if its text has changed, for example after a fix. */
  #suppressionsOf(file: string, text = ''): Suppressions {
    const known = this.#suppressions.get(file);
    if (known?.text === text) return known.comments;
    const comments = new Suppressions(text);
    this.#suppressions.set(file, { text, path: this.#path, comments });
    return comments;
  }

  /** Reports problems of the comments in all files, after all findings are known. */
  #reportSuppressions(): void {
    const rules = ruleIds(this.#options.ruleset);
    for (const [file, { path, comments }] of this.#suppressions) {
      const findings = comments.problems(rules).map(({ line, column, ...problem }): LintFinding => {
        return { rule: 'useless-suppression', severity: 'warning', ...problem, location: { file, line, column } };
      });
      this.#accept(this.#wanted(findings, this.#configurationOf(path), () => this.#suppressions.get(file)?.text));
    }
  }

  #nothingIn(path: string): LintFinding {
    const severity = this.#options.allowEmpty ? 'info' : 'error';
    const isIgnored = this.#configurationOf(path)?.isIgnored(path) ?? false;
    const message = isIgnored
      ? `Nothing was checked: the ignore list of the configuration has "${path}". Name another path, or remove it from the list.`
      : `Nothing was checked: "${path}" contains no inventory, Kubean manifest, cilium-extras intent file or group_vars with Cilium variables. Pass a path that contains one.`;
    return { rule: 'nothing-checked', severity, subject: path, message };
  }

  /** The target: named for the run, in the configuration or near the inventory; else the newest release. */
  async #targetOf(inventory: Inventory, configuration: Configuration | undefined): Promise<Chosen> {
    const request = overlaid(this.#configuredFor(inventory.root, configuration), this.#options.target);
    const { isNewest, ...chosen } = await this.#releases.forInventory(inventory, request);
    const target = await this.#orNewest(chosen);
    if (!isNewest || target.notice !== undefined) return target;
    const notice = `No release is set, so the newest known release was used: Kubespray ${target.choice.facts.release}. Set one with --kubespray or in .cilium-extras.yaml.`;
    return { ...target, notice };
  }

  /** The configuration's target for a path, which overrides the preset. */
  #configuredFor(file: string, configuration: Configuration | undefined): TargetRequest {
    return overlaid(given(this.#options.preset), configuration?.targetFor(file));
  }

  /** The same Cilium on a release that passes values to the chart unchanged. */
  async #withChart(choice: ReleaseChoice): Promise<ReleaseChoice> {
    const cilium = choice.cilium ?? choice.facts.cilium.default;
    if (choice.facts.carriers.customCni) return { ...choice, cilium };
    const newest = await this.#releases.choose({});
    return { ...(newest.choice ?? choice), cilium, kernel: choice.kernel };
  }

  /** The chosen release, or the newest one if there is no such release; then `notice` states that. */
  async #orNewest({ choice, problem, notice, doubtful }: ChosenRelease): Promise<Chosen> {
    if (choice) {
      return {
        choice,
        assumed: notice !== undefined,
        ...(notice !== undefined && { notice }),
        ...(doubtful && { doubtful }),
      };
    }
    const newest = await this.#releases.choose({});
    if (!newest.choice) throw new Error(newest.problem ?? 'the catalog has no release');
    return { choice: newest.choice, assumed: true, ...(problem === undefined ? {} : { notice: problem }) };
  }

  #textOf(file: string): string | undefined {
    const read = readText(this.#files, file);
    return 'text' in read ? read.text : undefined;
  }
}

/** The texts from which inventories were read; undefined for a file that changed in between. */
function textIn(inventories: readonly Inventory[]): (file: string) => string | undefined {
  return (file) => {
    const [text, ...others] = new Set(inventories.flatMap(({ sources }) => sources.get(file)?.text ?? []));
    return others.length === 0 ? text : undefined;
  };
}

/** The file or folder that identifies a source. */
function pathOf(source: InventorySource): string {
  if (source.kind === 'inventory') return source.root;
  return source.kind === 'kubean' ? (source.files[0] ?? '.') : source.file;
}

function about(rule: string, message: string): LintFinding {
  return { rule, severity: 'info', subject: 'target', message };
}

/** Every id that a finding can have: the rules, and the constraints of the features. */
export function ruleIds({ rules, features }: Ruleset): string[] {
  return [
    ...rules.map(({ id }) => id),
    ...features.flatMap(({ id, constraints }) => constraints.map((constraint) => `${id}/${constraint.id}`)),
  ];
}
