/** Everything known about a file and its inventory: findings, variables, target. */
import type { Catalog } from '../catalog/catalog.ts';
import { ScopeView } from '../cluster/scope-view.ts';
import {
  chooseRelease,
  type LintTarget,
  type ReleaseChoice,
  scopeVersion,
  withCilium,
} from '../cluster/target/release-choice.ts';
import type { TargetRequest } from '../cluster/target/target.ts';
import { looksLikeValues } from '../cluster/values-files.ts';
import type { DocumentKind } from '../commands/complete/subject.ts';
import { lintSource } from '../commands/lint/lint.ts';
import { ruleset } from '../commands/lint/ruleset.ts';
import type { Inventory } from '../formats/ansible/inventory.ts';
import { readConfiguration } from '../formats/configuration/configuration.ts';
import { readText } from '../formats/files/content.ts';
import { baseName, type FileSystem } from '../formats/files/file-system.ts';
import { type InventorySource, sourceAround } from '../formats/inventory/discover.ts';
import { type Checked, ruleIds } from '../lint/lint.ts';
import type { LintFinding } from '../lint/rule.ts';

export interface AnalysisOptions {
  files: FileSystem;
  catalog: Catalog;
  /** The target if no configuration names one. */
  preset: TargetRequest;
  /** As in LintOptions. */
  pause?: () => Promise<void> | void;
}

export class Analysis {
  readonly findings: readonly LintFinding[];
  readonly #source: InventorySource | undefined;
  readonly #path: string;
  readonly #checked: readonly Checked[];
  readonly #catalog: Catalog;
  /** The texts that were read, by path. */
  readonly #texts: ReadonlyMap<string, string>;
  readonly #fallback: ReleaseChoice;

  private constructor(
    path: string,
    source: InventorySource | undefined,
    findings: readonly LintFinding[],
    checked: readonly Checked[],
    texts: ReadonlyMap<string, string>,
    fallback: ReleaseChoice,
    catalog: Catalog,
  ) {
    this.#path = path;
    this.#source = source;
    this.findings = findings;
    this.#checked = checked;
    this.#texts = texts;
    this.#fallback = fallback;
    this.#catalog = catalog;
  }

  /** Analyses a file and its inventory. Throws only what `pause` throws, never for the content of files. */
  static async of(path: string, { files, catalog, preset, pause }: AnalysisOptions): Promise<Analysis> {
    const texts = new Map<string, string>();
    const recorded = recording(files, texts);
    const fallback = await presetChoice(preset, catalog);
    if (isConfiguration(path)) {
      const read = readText(recorded, path);
      const { findings } =
        'text' in read ? readConfiguration(read.text, path, files, ruleIds(ruleset)) : { findings: [] };
      return new Analysis(path, undefined, findings, [], texts, fallback, catalog);
    }
    const { chart } = await withCilium(fallback, fallback.cilium ?? fallback.facts.cilium.default, catalog);
    const source = sourceAround(path, recorded, (text) => looksLikeValues(text, path, chart));
    if (!source) {
      readText(recorded, path);
      return new Analysis(path, undefined, [], [], texts, fallback, catalog);
    }
    const checked: Checked[] = [];
    const { findings } = await lintSource(source, {
      files: recorded,
      catalog,
      preset,
      observe: (one) => void checked.push(one),
      ...(pause && { pause }),
    });
    return new Analysis(path, source, findings, checked, texts, fallback, catalog);
  }

  /** The kind of a file; undefined if it does not concern Cilium. */
  kindOf(path: string): DocumentKind | undefined {
    if (isConfiguration(path)) return 'configuration';
    const source = this.#source;
    if (source?.kind === 'inventory') return source.inventoryFiles.includes(path) ? 'inventory' : 'variables';
    if (source) return source.kind;
    return /^version[ \t]*:[ \t]*1\b/m.test(this.#texts.get(path) ?? '') ? 'intent' : undefined;
  }

  /** True for a file that this analysis includes. */
  covers(path: string): boolean {
    const source = this.#source;
    if (source?.kind === 'inventory') {
      if (source.inventoryFiles.includes(path)) return true;
      return ['group_vars', 'host_vars'].some((folder) => path.startsWith(`${source.root}/${folder}/`));
    }
    return source?.kind === 'kubean' ? source.files.includes(path) : path === this.#path;
  }

  /** True if the analysis has read the file. */
  reads(path: string): boolean {
    return this.#texts.has(path);
  }

  /** True if the analysis includes the file with this text. */
  isOf(path: string, text: string): boolean {
    return this.covers(path) && this.#texts.get(path) === text;
  }

  /** The text of a file that the analysis has read; undefined for other files. */
  textOf(path: string): string | undefined {
    return this.#texts.get(path);
  }

  /** The inventories: one for each Ansible inventory folder, and one for each Kubean cluster. */
  inventories(): { inventory: Inventory; choice: ReleaseChoice }[] {
    return this.#checked.flatMap((one) => ('inventory' in one ? [one] : []));
  }

  /** The target of the file. */
  async target(): Promise<LintTarget> {
    for (const one of this.#checked) {
      if ('inventory' in one) {
        const [scope] = one.inventory.scopes;
        const version = scope
          ? scopeVersion(one.inventory, scope, one.choice)
          : (one.choice.cilium ?? one.choice.facts.cilium.default);
        return withCilium(one.choice, version, this.#catalog);
      }
      const { release, cilium, kernel } = one.target;
      const choice = { ...this.#fallback, ...(release && { facts: release.facts }), kernel };
      return withCilium(choice, cilium, this.#catalog);
    }
    const { cilium, facts } = this.#fallback;
    return withCilium(this.#fallback, cilium ?? facts.cilium.default, this.#catalog);
  }

  /** The configuration of each kind of host. */
  async views(): Promise<ScopeView[]> {
    const views: ScopeView[] = [];
    for (const { inventory, choice } of this.inventories()) {
      for (const scope of inventory.scopes) {
        const target = await withCilium(choice, scopeVersion(inventory, scope, choice), this.#catalog);
        views.push(new ScopeView(inventory, scope, target, ruleset.features));
      }
    }
    return views;
  }
}

/** The release that the settings name, or the newest one. */
async function presetChoice(preset: TargetRequest, catalog: Catalog): Promise<ReleaseChoice> {
  const { choice } = await chooseRelease(preset, catalog);
  if (choice) return choice;
  const newest = await chooseRelease({}, catalog);
  if (!newest.choice) throw new Error('the catalog knows no release');
  return newest.choice;
}

/** True for the file that configures `lint` for a repository. */
export function isConfiguration(path: string): boolean {
  return /^\.cilium-extras\.ya?ml$/.test(baseName(path));
}

/** The same files, with every text that is read stored in `texts`. */
function recording(files: FileSystem, texts: Map<string, string>): FileSystem {
  const decoder = new TextDecoder();
  return {
    kind: (path) => files.kind(path),
    list: (path) => files.list(path),
    absolute: (path) => files.absolute(path),
    realPath: (path) => files.realPath(path),
    read(path) {
      const bytes = files.read(path);
      texts.set(path, decoder.decode(bytes));
      return bytes;
    },
  };
}
