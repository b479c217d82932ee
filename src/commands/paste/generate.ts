/** A pasted text in every format that its target can be configured with. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Finding } from '../../core/finding.ts';
import { type Output, outputs, type PlanFormat, planKind } from '../../outputs/registry.ts';
import { isInventoryKind } from './kind.ts';
import { planPaste } from './planned.ts';
import type { Paste } from './target.ts';

/** `intent` is what an inventory was read as. */
export type PasteFormat = PlanFormat | 'intent';

/** The formats that a kind of text can be written in, the usual one first; none for Services, which configure no Cilium. */
export function pasteFormats(kind: Paste['kind']): PasteFormat[] {
  if (kind === 'services') return [];
  const formats = (Object.keys(outputs) as PlanFormat[]).filter((format) => format !== 'json');
  return isInventoryKind(kind) ? ['intent', ...formats] : formats;
}

export interface Generated {
  /** Without the settings in the errors; undefined if the text itself is at fault. */
  text?: string;
  findings: Finding[];
}

/** Writes a text in another format. Never throws for what is written in it. */
export async function generatePaste(paste: Paste, format: PasteFormat, catalog: Catalog): Promise<Generated> {
  const shape = planKind(format === 'intent' ? 'group-vars' : format);
  const { plan, intent, findings } = await planPaste(paste, shape, catalog);
  if (format === 'intent') return { ...(intent !== undefined && { text: intent }), findings };
  if (!plan) return { findings };
  const output: Output = outputs[format];
  const context = { findings, name: 'cilium-extras-vars', namespace: 'kubean-system' };
  return { text: await output.write(plan, context), findings };
}
