/** The last step of every command that makes a plan: its findings on stderr, the plan in a format, the exit code. */
import { append } from '../../core/append.ts';
import { printableMessage } from '../../core/code-frame.ts';
import { UserError } from '../../core/errors.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import type { Finding } from '../../core/finding.ts';
import { type Output, outputs, type PlanFormat } from '../../outputs/registry.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Io, inLanguage } from './io.ts';
import { printFindings } from './print-findings.ts';
import { writeOutput } from './write-output.ts';

export interface EmitOptions {
  format: PlanFormat;
  /** Name and namespace of Kubean's ConfigMap. */
  name: string;
  namespace: string;
  partial?: boolean;
  output?: string;
  /** Compares with the file instead of writing it. */
  check?: boolean;
}

/** A text of the user with the plan merged into it. */
export interface Edited {
  text: string;
  /** The text before the change: overwriting a file with this text loses nothing. */
  before: string;
}

/** What is printed after the findings: about the values themselves, and as the last line. */
export interface Closing {
  /** Lines before the last one. */
  lines?: readonly string[];
  /** The beginning of the last line. */
  summary?: string;
  /** Merges the plan into an existing text, instead of the output of the format. */
  write?: (plan: Plan) => Edited;
}

/** What Kubernetes accepts as the name of an object (RFC 1123, as in its API conventions), and of a namespace. */
const objectName = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;
const namespaceName = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

function refuseBadNames({ name, namespace }: EmitOptions): void {
  const hint = 'Use lower-case letters, digits and dashes; a name can also have dots.';
  if (!objectName.test(name)) throw new UserError(`invalid name for a ConfigMap: "${name}"`, { hint });
  if (!namespaceName.test(namespace)) throw new UserError(`invalid namespace: "${namespace}"`, { hint });
}

/**
 * Prints findings and writes a plan; resolves to the exit code.
 * @throws UserError for a name that Kubernetes does not accept, and for a file that cannot be written
 *
 * @param plan undefined if the input has errors
 * @param sources texts that findings refer to
 */
export async function emitPlan(
  io: Io,
  plan: Plan | undefined,
  findings: readonly Finding[],
  options: EmitOptions,
  sources: ReadonlyMap<string, string>,
  closing: Closing = {},
): Promise<number> {
  refuseBadNames(options);
  if (!plan) {
    printFindings(io, findings, { format: 'text', to: 'stderr', sources });
    return exitUsage;
  }
  const output: Output = outputs[options.format];
  if (plan.target.release === undefined && output.appliedBy === 'role') {
    printFindings(
      io,
      [
        {
          rule: 'target/no-release',
          severity: 'error',
          subject: 'target',
          message: `--format ${options.format} needs a release. Set target.kubespray, target.kubean or --kubespray.`,
        },
      ],
      { format: 'text', to: 'stderr' },
    );
    return exitUsage;
  }
  const failed = findings.some((finding) => finding.severity === 'error');
  const isWritten = !failed || options.partial === true || output.appliedBy === 'nothing';
  printProblems(io, findings, sources);
  let isSame = true;
  if (isWritten) {
    const edited = closing.write?.(plan);
    const text = edited?.text ?? (await output.write(plan, { ...options, findings }));
    if (options.check) isSame = await isAsGenerated(io, options.output, text);
    else await writeOutput(io, options.output, text, sources.keys(), edited ? [edited.before] : []);
  }
  for (const line of [...(closing.lines ?? []), ...lastLine(closing, plan, findings, isWritten)])
    io.stderr.write(`${printableMessage(inLanguage(io, line))}\n`);
  return failed || !isSame ? exitFindings : exitOk;
}

async function isAsGenerated(io: Io, path: string | undefined, text: string): Promise<boolean> {
  if (path === undefined || path === '-') {
    throw new UserError('--check needs a file to compare with', { hint: 'Add -o FILE or --out-dir DIR.' });
  }
  return (await import('./check-output.ts')).checkOutput(io, path, text);
}

/** Prints findings on stderr, remedies after problems. */
export function printProblems(io: Io, findings: readonly Finding[], sources: ReadonlyMap<string, string>): void {
  const isRemedy = ({ rule }: Finding): boolean => rule === 'ways-out';
  const options = { format: 'text', to: 'stderr', sources } as const;
  printFindings(
    io,
    findings.filter((finding) => !isRemedy(finding)),
    options,
  );
  printFindings(io, findings.filter(isRemedy), options);
}

/** Rules for errors about a Helm value that the plan omits. Such an error can also be about a value in the plan. */
const omitting: ReadonlySet<string> = new Set([
  'unknown-helm-value',
  'invalid-value',
  'unresolved-value',
  'removed-helm-value',
  'future-helm-value',
]);

/** True for an error about a setting that the plan omits. */
function isAboutOmitted({ rule, subject }: Finding, plan: Plan): boolean {
  if (rule === 'not-expressible' || rule.endsWith('/not-available')) return true;
  const isIn = plan.settings.some(
    ({ helm, name, carrier }) => (helm === subject || name === subject) && carrier !== 'none',
  );
  return omitting.has(rule) && !isIn;
}

/** A closing line on the result, if the output alone does not show it. */
function lastLine({ summary }: Closing, plan: Plan, findings: readonly Finding[], isWritten: boolean): string[] {
  const parts = summary === undefined ? [] : [`${summary}.`];
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const omitted = errors.filter((error) => isAboutOmitted(error, plan)).length;
    append(parts, sentencesOn(omitted, errors.length, isWritten));
  }
  return parts.length === 0 ? [] : [parts.join(' ')];
}

/** Whether the output contains the settings with errors: it omits only what the target cannot set. */
function sentencesOn(omitted: number, errors: number, isWritten: boolean): string[] {
  const nothing = 'Nothing was written. Fix the errors above.';
  if (omitted === errors)
    return isWritten
      ? ['The output does not contain the settings in the errors.']
      : ['Nothing was written. Fix the errors above, or use --partial to omit these settings.'];
  if (omitted === 0)
    return isWritten
      ? ['The output still contains the settings in the errors. Fix these before you use it.']
      : [nothing];
  return isWritten
    ? [
        'The output does not contain the settings that the target cannot set.',
        'It still contains the settings in the other errors. Fix these before you use it.',
      ]
    : [nothing, 'The option --partial omits only the settings that the target cannot set.'];
}
