/** The cluster that results from a pasted text on a release: options, objects, arguments and images. */
import type { Catalog } from '../../catalog/catalog.ts';
import { evaluate } from '../../catalog/table.ts';
import type { Table } from '../../catalog/types.ts';
import { manifestsOf } from '../../cluster/manifests.ts';
import { ScopeView } from '../../cluster/scope-view.ts';
import { chooseRelease, scopeVersion, withCilium } from '../../cluster/target/release-choice.ts';
import type { TargetRequest } from '../../cluster/target/target.ts';
import { UserError } from '../../core/errors.ts';
import type { Json } from '../../core/json.ts';
import { type Unknown, unknown } from '../../core/options.ts';
import { shownValue } from '../../core/secrets.ts';
import { toText } from '../../core/text.ts';
import { memoryFileSystem } from '../../formats/files/memory-file-system.ts';
import { decidingScope, readOneInventory } from '../../formats/inventory/one-inventory.ts';
import { groupVars } from '../../outputs/group-vars.ts';
import { isThere } from '../../predict/play.ts';
import { subjectOfView } from '../images/subject.ts';
import { isInventoryKind, pasteFile, pasteFiles } from './kind.ts';
import { planPaste } from './planned.ts';
import { type Paste, targetOf } from './target.ts';

export interface ClusterEntry {
  kind: 'option' | 'object' | 'argument' | 'image';
  /** An agent option, `Kind/name`, `Kind/name/container --flag`, or `Kind/name/container`. */
  name: string;
  /** null: known only when Ansible runs. Empty for objects. */
  value: string | null;
  /** True if the release has the same without the text. */
  isDefault: boolean;
}

export interface PastedCluster {
  kubespray: string;
  cilium: string;
  entries: ClusterEntry[];
  /** Why there is no result; absent if there is one. */
  problem?: string;
}

/** The resulting cluster. Never throws for anything in the text. */
export async function clusterOfPaste(paste: Paste, catalog: Catalog): Promise<PastedCluster> {
  const target = await targetOf(paste, catalog);
  if (paste.kind === 'services') {
    const problem = 'Services do not change the configuration of Cilium.';
    return { kubespray: target.kubespray ?? '', cilium: target.cilium ?? '', entries: [], problem };
  }
  try {
    const variables = await variablesOf(paste, target, catalog);
    const view = await viewOf(variables, target, catalog);
    if (view.installer === 'nobody')
      return { ...nameOf(view), entries: [], problem: 'Another network plugin is installed, so there is no Cilium.' };
    const bare = await viewOf({ ...variables, text: 'kube_network_plugin: cilium\n' }, target, catalog, view);
    const before = new Map(
      (await contentOf(bare, catalog)).map((entry) => [`${entry.kind} ${entry.name}`, entry.value]),
    );
    const entries = (await contentOf(view, catalog)).map((entry) => ({
      ...entry,
      isDefault: before.get(`${entry.kind} ${entry.name}`) === entry.value,
    }));
    return { ...nameOf(view), entries };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kubespray: target.kubespray ?? '', cilium: target.cilium ?? '', entries: [], problem: error.message };
  }
}

function nameOf({ target }: ScopeView): Pick<PastedCluster, 'kubespray' | 'cilium'> {
  return { kubespray: target.release.facts.release, cilium: target.cilium };
}

/** The text as variables. A text that Kubespray does not read is first planned for the release. */
async function variablesOf(
  paste: Paste,
  target: TargetRequest,
  catalog: Catalog,
): Promise<{ file: string; text: string }> {
  if (isInventoryKind(paste.kind)) return { file: pasteFile(paste), text: paste.text };
  const { plan, findings } = await planPaste({ ...paste, target }, { helm: false, customCni: false }, catalog);
  if (!plan) throw new UserError(findings.find(({ severity }) => severity === 'error')?.message ?? 'no values are set');
  return { file: pasteFiles['group-vars'], text: groupVars(plan) };
}

/** @param like a view whose Cilium is used instead, to compare installations of the same version */
async function viewOf(
  { file, text }: { file: string; text: string },
  target: TargetRequest,
  catalog: Catalog,
  like?: ScopeView,
): Promise<ScopeView> {
  const path = like ? pasteFiles['group-vars'] : file;
  const inventory = readOneInventory(path, memoryFileSystem({ [path]: text }));
  const { choice, problem } = await chooseRelease(target, catalog);
  if (!choice) throw new UserError(problem ?? 'unknown release');
  const scope = decidingScope(inventory);
  const version = like?.target.cilium ?? scopeVersion(inventory, scope, choice);
  return new ScopeView(inventory, scope, await withCilium(choice, version, catalog));
}

type Content = Omit<ClusterEntry, 'isDefault'>;

async function contentOf(view: ScopeView, catalog: Catalog): Promise<Content[]> {
  const entries: Content[] = [];
  for (const [name, value] of view.prediction.options)
    if (value !== undefined) entries.push({ kind: 'option', name, value: shown(name, value) });
  return [...entries.sort((a, b) => (a.name < b.name ? -1 : 1)), ...(await manifestContent(view, catalog))];
}

/** Rendered objects other than cilium-config, if the catalog has measurements of them. */
async function manifestContent(view: ScopeView, catalog: Catalog): Promise<Content[]> {
  const manifests = manifestsOf(view);
  if (!manifests) return [];
  const { facts, inputs } = manifests;
  const there = (object: string): boolean => {
    const table = Object.hasOwn(facts.objects, object) ? facts.objects[object] : undefined;
    return table === undefined || isThere(table, inputs) !== false;
  };
  const runs = (container: string): boolean => {
    const [kind, name] = container.split('/');
    const table = view.ownManifests ? undefined : view.target.objects?.containerTable(container);
    return there(`${kind}/${name}`) && (table === undefined || evaluate(table, inputs) !== undefined);
  };
  const outcome = (table: Table): Json | Unknown | undefined => evaluate(table, inputs);

  const objects = Object.keys(facts.objects)
    .filter(there)
    .map((name): Content => ({ kind: 'object', name, value: '' }));
  const { there: pulled, unknown: open } = (await subjectOfView(view, catalog)).containers;
  const images = [
    ...pulled.map(({ name, reference }): Content => ({ kind: 'image', name, value: reference })),
    ...open.map((name): Content => ({ kind: 'image', name, value: shown('', unknown) })),
  ];
  const flags = Object.entries(facts.arguments).flatMap(([container, tables]) =>
    runs(container)
      ? Object.entries(tables).flatMap(([flag, table]): Content[] => {
          const value = outcome(table);
          if (value === undefined) return [];
          return [{ kind: 'argument', name: `${container} ${flag}`, value: shown(flag, value) }];
        })
      : [],
  );
  return [...objects, ...flags, ...images];
}

/** A value as text. Secrets are hidden, as in every report. */
function shown(name: string, value: Json | Unknown): string | null {
  return value === unknown ? null : toText(shownValue(name, value) as Json);
}
