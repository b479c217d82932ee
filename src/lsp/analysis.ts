/** What is known of a file and the inventory that it belongs to: findings, variables, target. */
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
  /** The target where no configuration names one. */
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
  /** Texts as they were read, by path. */
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

  /** Looks at a file and its inventory. Throws what `pause` throws, and nothing for what files hold. */
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

  /** What a file is; undefined for one that Cilium has nothing to do with. */
  kindOf(path: string): DocumentKind | undefined {
    if (isConfiguration(path)) return 'configuration';
    const source = this.#source;
    if (source?.kind === 'inventory') return source.inventoryFiles.includes(path) ? 'inventory' : 'variables';
    if (source) return source.kind;
    return /^version[ \t]*:[ \t]*1\b/m.test(this.#texts.get(path) ?? '') ? 'intent' : undefined;
  }

  /** True for a file that was looked at too. */
  covers(path: string): boolean {
    const source = this.#source;
    if (source?.kind === 'inventory') {
      if (source.inventoryFiles.includes(path)) return true;
      return ['group_vars', 'host_vars'].some((folder) => path.startsWith(`${source.root}/${folder}/`));
    }
    return source?.kind === 'kubean' ? source.files.includes(path) : path === this.#path;
  }

  /** True if the text of the file was a part of what was looked at. */
  reads(path: string): boolean {
    return this.#texts.has(path);
  }

  /** True if the file was looked at with this text. */
  isOf(path: string, text: string): boolean {
    return this.covers(path) && this.#texts.get(path) === text;
  }

  /** A file's text as it was read; undefined for one that was not. */
  textOf(path: string): string | undefined {
    return this.#texts.get(path);
  }

  /** The inventories, one for a folder of Ansible's and one for each cluster of Kubean's. */
  inventories(): { inventory: Inventory; choice: ReleaseChoice }[] {
    return this.#checked.flatMap((one) => ('inventory' in one ? [one] : []));
  }

  /** The target that the file was checked for. */
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

  /** What each kind of host gets. */
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

/** The release that settings name, or the newest. */
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

/** The same files; what is read of them is kept as text. */
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
