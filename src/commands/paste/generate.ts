/** Converts a pasted text to every format that can configure its target. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Finding } from '../../core/finding.ts';
import { type Output, outputs, type PlanFormat, planKind } from '../../outputs/registry.ts';
import { isInventoryKind } from './kind.ts';
import { planPaste } from './planned.ts';
import type { Paste } from './target.ts';

/** `intent` is the intent that an inventory is converted to first. */
export type PasteFormat = PlanFormat | 'intent';

/** The formats for a kind of text, the most common first; empty for Services, which do not configure Cilium. */
export function pasteFormats(kind: Paste['kind']): PasteFormat[] {
  if (kind === 'services') return [];
  const formats = (Object.keys(outputs) as PlanFormat[]).filter((format) => format !== 'json');
  return isInventoryKind(kind) ? ['intent', ...formats] : formats;
}

export interface Generated {
  /** Without the settings that have errors; undefined if the whole text is invalid. */
  text?: string;
  findings: Finding[];
}

/** Converts a text to another format. Never throws for anything in the text. */
export async function generatePaste(paste: Paste, format: PasteFormat, catalog: Catalog): Promise<Generated> {
  const shape = planKind(format === 'intent' ? 'group-vars' : format);
  const { plan, intent, findings } = await planPaste(paste, shape, catalog);
  if (format === 'intent') return { ...(intent !== undefined && { text: intent }), findings };
  if (!plan) return { findings };
  const output: Output = outputs[format];
  const context = { findings, name: 'cilium-extras-vars', namespace: 'kubean-system' };
  return { text: await output.write(plan, context), findings };
}
