/** Plans a pasted text of any kind for a target. */
import { features } from '../../../features/registry.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { TargetRequest } from '../../cluster/target/target.ts';
import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import { readText } from '../../formats/files/content.ts';
import { memoryFileSystem } from '../../formats/files/memory-file-system.ts';
import { readCommandLines } from '../../formats/helm/command-line.ts';
import { readValues, type ValuesFile } from '../../formats/helm/values-file.ts';
import type { Plan } from '../../plan/plan.ts';
import { planIntent } from '../../plan/plan-intent.ts';
import { InvalidSide } from '../diff/invalid-side.ts';
import { readSide, sideName } from '../diff/side.ts';
import { importSide } from '../import/import.ts';
import { intentYaml } from '../import/write.ts';
import { isEmpty, type TranslateInput, translate } from '../translate/translate.ts';
import { pasteFile, pasteFiles } from './kind.ts';
import { type Paste, targetOf } from './target.ts';

/** What the plan is for: Kubespray's role, or the chart as Helm or custom_cni installs it. */
export interface PlanShape {
  helm: boolean;
  customCni: boolean;
}

export interface Planned {
  /** Absent if the text or the target is invalid. */
  plan?: Plan;
  findings: Finding[];
  /** The intent that an inventory was converted to. */
  intent?: string;
}

/** Plans a text. Never throws for anything in the text. */
export async function planPaste(paste: Paste, shape: PlanShape, catalog: Catalog): Promise<Planned> {
  const target = await targetOf(paste, catalog);
  const problem = unreadable(paste);
  if (problem) return { findings: [problem] };
  switch (paste.kind) {
    case 'intent': {
      const options = { catalog, features, target, ...shape };
      const { plan, findings } = await planIntent(paste.text, pasteFiles.intent, options);
      return { ...(plan && { plan }), findings };
    }
    case 'helm-values':
    case 'helm-command':
      return planHelm(paste, target, shape, catalog);
    case 'services':
      return { findings: [] };
    case 'group-vars':
    case 'inventory':
    case 'kubean':
      return planImported(paste, target, shape, catalog);
  }
}

/** The error for a text that cannot be read at all, for example because of a zero byte. */
function unreadable({ text, kind }: Paste): Finding | undefined {
  const file = pasteFile({ kind, text });
  const read = readText(memoryFileSystem({ [file]: text }), file);
  if (!('problem' in read)) return undefined;
  return { ...read.problem, severity: 'error', subject: file };
}

async function planHelm(
  { text, kind }: Paste,
  target: TargetRequest,
  shape: PlanShape,
  catalog: Catalog,
): Promise<Planned> {
  const read = kind === 'helm-values' ? valuesOf(text) : commandOf(text);
  if (read.findings.length > 0) return { findings: read.findings };
  if (isEmpty(read.input)) return { findings: read.notes };
  const { plan, findings } = await translate(read.input, { catalog, features, target, ...shape });
  return { ...(plan && { plan }), findings: [...read.notes, ...findings] };
}

interface HelmInput {
  input: TranslateInput;
  findings: Finding[];
  notes: Finding[];
}

function valuesOf(text: string): HelmInput {
  const { files, findings, notes } = readValues(text, pasteFiles['helm-values']);
  return { input: { files, flags: [] }, findings, notes };
}

/** A command line with its here-documents. Other files that it names are not available. */
function commandOf(text: string): HelmInput {
  const name = pasteFiles['helm-command'];
  const { flags, files: named, version, findings } = readCommandLines(text, name);
  const files: ValuesFile[] = [];
  const notes: Finding[] = [];
  for (const { path, text: content, location } of named) {
    if (content === undefined) {
      const message = `${path} was not read: only the pasted text is known. Paste the file as Helm values.`;
      notes.push({ rule: 'skipped-file', severity: 'warning', subject: path, message, ...(location && { location }) });
      continue;
    }
    const read = readValues(content, name);
    findings.push(...read.findings);
    notes.push(...read.notes);
    files.push(...read.files);
  }
  return { input: { files, flags, ...(version && { version }) }, findings, notes };
}

/** Converts an inventory to an intent first, and reports what the intent leaves out. */
async function planImported(
  { text, kind }: Paste,
  target: TargetRequest,
  shape: PlanShape,
  catalog: Catalog,
): Promise<Planned> {
  const file = pasteFile({ kind, text });
  const files = memoryFileSystem({ [file]: text });
  try {
    const side = await readSide(sideName(file, files), 'inventory', { files, catalog, target });
    const imported = await importSide(side, { catalog, features, request: target });
    const intent = intentYaml(imported, file);
    const planned = await planIntent(intent, pasteFiles.intent, { catalog, features, ...shape });
    const findings = [...side.findings, ...imported.findings, ...planned.findings.map(withoutPlace)];
    return { ...(planned.plan && { plan: planned.plan }), findings, intent };
  } catch (error) {
    if (error instanceof InvalidSide) return { findings: [...error.findings] };
    if (!(error instanceof UserError)) throw error;
    return { findings: [{ rule: 'parse-error', severity: 'error', subject: file, message: error.message }] };
  }
}

/** The intent is not the pasted text, so locations in it are of no use. */
function withoutPlace({ location: _, ...finding }: Finding): Finding {
  return finding;
}
