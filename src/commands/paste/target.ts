/** The target of a pasted text: what the reader chose, else what the text names, else the newest release. */
import { features } from '../../../features/registry.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { TargetRequest } from '../../cluster/target/target.ts';
import { parseIntent } from '../../formats/intent/parse.ts';
import { type PasteKind, pasteFiles } from './kind.ts';

/** A text, what it is, and for what. */
export interface Paste {
  text: string;
  kind: PasteKind;
  /** What was chosen beside the text; what it leaves out comes from the text or is the newest release. */
  target: TargetRequest;
}

/** The target with a release in any case. */
export async function targetOf({ text, kind, target }: Paste, catalog: Catalog): Promise<TargetRequest> {
  if (target.kubespray !== undefined || target.kubean !== undefined) return target;
  const own = kind === 'intent' ? await ownTarget(text) : {};
  if (own.kubespray !== undefined || own.kubean !== undefined) return { ...own, ...target };
  const newest = (await catalog.index()).kubespray.at(-1)?.release;
  return { ...own, ...target, kubespray: newest };
}

async function ownTarget(text: string): Promise<TargetRequest> {
  const { intent, rest } = await parseIntent(text, pasteFiles.intent, { features });
  return (intent ?? rest)?.target ?? {};
}
