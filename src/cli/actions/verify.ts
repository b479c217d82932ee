/** `verify`: compares a live cilium-config with an intent or an inventory. */

import { features } from '../../../features/registry.ts';
import { InvalidSide } from '../../commands/diff/invalid-side.ts';
import { readSide, type Side, sideName } from '../../commands/diff/side.ts';
import type { Restart } from '../../commands/verify/pick-up.ts';
import { type Verification, verifyIntent, verifyInventory } from '../../commands/verify/verify.ts';
import { UserError } from '../../core/errors.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import { jsonText } from '../../core/json-text.ts';
import { shownValue } from '../../core/secrets.ts';
import { parseIntent } from '../../formats/intent/parse.ts';
import { baseReader } from '../../formats/intent/read-base.ts';
import { readLiveConfig } from '../../formats/kubernetes/cilium-config.ts';
import { translatedLines } from '../../language/lines.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { openFiles } from '../io/files.ts';
import { type Io, inLanguage } from '../io/io.ts';
import { printFindings } from '../io/print-findings.ts';
import { readInput } from '../io/read-input.ts';
import { table } from '../io/table.ts';
import { writeOutput } from '../io/write-output.ts';
import { namedTarget, type TargetOptions } from '../options.ts';

export interface VerifyOptions extends TargetOptions {
  format: 'text' | 'json';
  intent?: string;
  inventory?: string;
  all?: boolean;
  output?: string;
}

/** Runs `verify`; resolves to the exit code. */
export async function run(io: Io, path: string, options: VerifyOptions): Promise<number> {
  const { intent, inventory, all = false } = options;
  const named = intent ?? inventory;
  if (named === undefined || (intent !== undefined && inventory !== undefined)) {
    throw new UserError('verify needs an intent or an inventory', {
      hint: 'Set one with --intent FILE or --inventory DIR.',
    });
  }
  const input = await readInput(io, path);
  const live = readLiveConfig(input.text, input.file);
  const files = await openFiles(io, false);
  const wanted = sideName(named, files);
  try {
    const kind = intent === undefined ? 'inventory' : 'intent';
    const side = await readSide(wanted, kind, {
      files,
      catalog: openCatalog(),
      target: namedTarget(options),
      ...(options.configured && { configured: options.configured }),
    });
    printFindings(io, side.findings, { format: 'text', to: 'stderr' });
    const verification =
      kind === 'inventory'
        ? verifyInventory(live, side, all)
        : verifyIntent(live, side, await intentOf(io, wanted.path), all);
    const report =
      options.format === 'json'
        ? json(side, verification)
        : translatedLines(text(side, verification), (line) => inLanguage(io, line));
    await writeOutput(io, options.output, report, [path, wanted.path]);
    return verification.drift.length > 0 ? exitFindings : exitOk;
  } catch (error) {
    if (!(error instanceof InvalidSide)) throw error;
    printFindings(io, error.findings, { format: 'text', to: 'stderr' });
    return exitUsage;
  }
}

async function intentOf(io: Io, path: string) {
  const { text, file } = await readInput(io, path);
  const { intent, findings } = await parseIntent(text, file, {
    features,
    readBase: baseReader(await openFiles(io, false)),
  });
  if (!intent) throw new InvalidSide(findings);
  return intent;
}

function json(side: Side, { drift, checked, unknown }: Verification): string {
  const target = { kubespray: side.release ?? null, cilium: side.cilium ?? null };
  const rows = drift.map(({ option, live, wanted, askedBy, location, restart, note }) => ({
    option,
    live: shownValue(option, live ?? null),
    wanted: shownValue(option, wanted ?? null),
    askedBy,
    restart,
    note: note ?? null,
    line: location?.line ?? null,
  }));
  return jsonText({ target, drift: rows, unknown, summary: { checked, drifted: drift.length } });
}

const restarts: Readonly<Record<Restart, string>> = {
  agents: 'kubectl -n kube-system rollout restart daemonset/cilium',
  operator: 'kubectl -n kube-system rollout restart deployment/cilium-operator',
};

function text(side: Side, { drift, checked, unknown }: Verification): string {
  const target =
    side.release === undefined ? `Cilium ${side.cilium}` : `Kubespray ${side.release}, Cilium ${side.cilium}`;
  const lines: string[] = [];
  if (drift.length > 0) {
    const rows = drift.map(({ option, live, wanted, askedBy, restart }) => [
      option,
      shown(option, live) ?? '(missing)',
      shown(option, wanted) ?? '(not set)',
      askedBy.join(', '),
      restart.join(', '),
    ]);
    lines.push(table(['option', 'live', 'wanted', 'set by', 'restart'], rows));
    for (const { option, note } of drift) if (note !== undefined) lines.push(`\n${option}: ${note}.\n`);
    const needed = (['operator', 'agents'] as const).filter((one) =>
      drift.some(({ restart }) => restart.includes(one)),
    );
    lines.push(
      '\nWhen cilium-config is correct, restart what reads it:\n',
      ...needed.map((one) => `  ${restarts[one]}\n`),
    );
    lines.push('\n');
  }
  if (unknown.length > 0) lines.push(`Not compared, because only Ansible can evaluate them: ${unknown.join(', ')}\n`);
  const count = drift.length === 0 ? 'no differences' : `${drift.length} different`;
  lines.push(`${checked} options compared with ${side.name} (${target}): ${count}\n`);
  return lines.join('');
}

/** An empty cell would look like a mistake. */
function shown(option: string, value: string | undefined): string | undefined {
  return value === '' ? '""' : (shownValue(option, value) as string | undefined);
}
