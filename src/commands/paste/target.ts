/** The target of a pasted text: what the user selected, else what the text names, else the newest release. */
import { features } from '../../../features/registry.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { chooseRelease, scopeVersion } from '../../cluster/target/release-choice.ts';
import { resolveTarget, type TargetRequest } from '../../cluster/target/target.ts';
import { UserError } from '../../core/errors.ts';
import { memoryFileSystem } from '../../formats/files/memory-file-system.ts';
import { parseIntent } from '../../formats/intent/parse.ts';
import { decidingScope, readOneInventory } from '../../formats/inventory/one-inventory.ts';
import { isInventoryKind, type PasteKind, pasteFile, pasteFiles } from './kind.ts';

/** A text, its kind, and its target. */
export interface Paste {
  text: string;
  kind: PasteKind;
  /** The selected target. Missing parts come from the text, or from the newest release. */
  target: TargetRequest;
}

/** The target, always with a release. */
export async function targetOf({ text, kind, target }: Paste, catalog: Catalog): Promise<TargetRequest> {
  const chosen = given(target);
  if (chosen.kubespray !== undefined || chosen.kubean !== undefined) return chosen;
  const own = kind === 'intent' ? await ownTarget(text) : {};
  if (own.kubespray !== undefined || own.kubean !== undefined) return { ...own, ...chosen };
  const newest = (await catalog.index()).kubespray.at(-1)?.release;
  return { ...own, ...chosen, kubespray: newest };
}

async function ownTarget(text: string): Promise<TargetRequest> {
  const { intent, rest } = await parseIntent(text, pasteFiles.intent, { features });
  return given((intent ?? rest)?.target ?? {});
}

function given(request: TargetRequest): TargetRequest {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
}

/** The release and the Cilium that a text is for. */
export interface ResolvedTarget {
  kubespray: string;
  cilium: string;
}

/** The versions of a target; undefined if there is no such release. */
export async function resolvePaste(paste: Paste, catalog: Catalog): Promise<ResolvedTarget | undefined> {
  const request = await targetOf(paste, catalog);
  const { choice } = await chooseRelease(request, catalog);
  if (!choice) return undefined;
  const kubespray = choice.facts.release;
  if (!isInventoryKind(paste.kind)) {
    const { target } = await resolveTarget(request, catalog);
    return { kubespray, cilium: target?.cilium ?? choice.facts.cilium.default };
  }
  const file = pasteFile(paste);
  try {
    const inventory = readOneInventory(file, memoryFileSystem({ [file]: paste.text }));
    return { kubespray, cilium: scopeVersion(inventory, decidingScope(inventory), choice) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kubespray, cilium: choice.cilium ?? choice.facts.cilium.default };
  }
}
