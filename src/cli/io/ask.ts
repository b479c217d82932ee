/** The first questions of `init` on a terminal, about the target. The catalog provides the choices. */
import type { Readable, Writable } from 'node:stream';
import { isCancel, log, select, text } from '@clack/prompts';
import type { Catalog } from '../../catalog/catalog.ts';
import { pickVersion, resolveTarget, type Target } from '../../cluster/target/target.ts';
import { Judge } from '../../commands/init/judge.ts';
import { UserError } from '../../core/errors.ts';
import type { AnyFeature } from '../../core/feature.ts';
import type { IntentTarget } from '../../formats/intent/schema.ts';
import type { Translate } from '../../language/translator.ts';

/** Where questions appear and answers come from. */
export interface Terminal {
  input: Readable;
  output: Writable;
  /** Aborted when no more answers can come. */
  signal: AbortSignal;
  /** Translates into the language of the run. */
  translate: Translate;
}

/** Prints the plan's objections to the answers. */
export function tell({ output, translate }: Terminal, messages: readonly string[]): void {
  for (const message of new Set(messages)) log.warn(translate(message), { output });
}

/** Cancelling is a decision: nothing is written. */
export function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (isCancel(answer)) throw new UserError('cancelled; nothing was written');
  return answer as Exclude<Answer, symbol>;
}

/** The length of a list that leaves room on the screen. */
export const shownItems = 15;

/** What is known about the target before the questions. */
interface TargetQuestions {
  /** What the command line sets; it is not requested again. */
  given: IntentTarget;
  helm: boolean;
  /** The release that the working directory suggests; it is preselected. */
  proposed: IntentTarget;
  catalog: Catalog;
  features: readonly AnyFeature[];
}

/**
 * Requests the target of the configuration until it is one on which Cilium can run.
 * @throws UserError if the command line names one on which it cannot
 */
export async function askTarget(
  terminal: Terminal,
  { given, helm, proposed, catalog, features }: TargetQuestions,
): Promise<{ target: IntentTarget; resolved: Target; judge: Judge }> {
  let target: IntentTarget = { ...given, ...(!helm && (await askRelease(terminal, given, proposed, catalog))) };
  const refuse = (messages: readonly string[], isGiven: boolean): void => {
    if (isGiven) throw new UserError(messages.join(' '));
    tell(terminal, messages);
  };
  for (;;) {
    const release = await resolveTarget({ ...target, cilium: undefined }, catalog);
    const preset = release.target?.release?.facts.cilium.default ?? release.target?.cilium;
    if (given.cilium === undefined) {
      const cilium = await askCilium(terminal, preset, target.cilium);
      target = cilium ? { ...target, cilium } : withoutCilium(target);
    }
    const { target: resolved, findings } = await resolveTarget(target, catalog);
    if (!resolved) {
      // The user cannot be asked again for a value of the command line.
      refuse(
        findings.map(({ message }) => message),
        given.cilium !== undefined,
      );
      continue;
    }
    tell(
      terminal,
      findings.map(({ message }) => message),
    );
    const { kernel: before, ...others } = target;
    const kernel = given.kernel ?? (await askKernel(terminal, before));
    target = kernel ? { ...others, kernel } : others;
    const judge = new Judge(target, catalog, features);
    const problems = await judge.problems(new Map());
    if (problems.length === 0) return { target, resolved, judge };
    refuse(
      problems.map(({ message }) => message),
      given.cilium !== undefined && given.kernel !== undefined,
    );
  }
}

/**
 * @param preset the version that the release installs, if known
 * @param before the answer to change
 */
async function askCilium(terminal: Terminal, preset: string | undefined, before = ''): Promise<string> {
  const placeholder = preset === undefined ? '1.17.3' : terminal.translate(`${preset}, the default of the release`);
  const message = terminal.translate('Which Cilium version?');
  return answered(await text({ ...terminal, message, placeholder, ...(before !== '' && { initialValue: before }) }));
}

function withoutCilium({ cilium: _, ...target }: IntentTarget): IntentTarget {
  return target;
}

async function askRelease(
  terminal: Terminal,
  given: IntentTarget,
  proposed: IntentTarget,
  catalog: Catalog,
): Promise<IntentTarget> {
  if (given.kubespray !== undefined || given.kubean !== undefined) return {};
  const by = answered(
    await select({
      ...terminal,
      message: terminal.translate('What installs the cluster?'),
      initialValue: proposed.kubean === undefined ? 'kubespray' : 'kubean',
      options: [
        { value: 'kubespray', label: 'Kubespray', hint: terminal.translate('writes group_vars') },
        { value: 'kubean', label: 'Kubean', hint: terminal.translate('writes a ConfigMap for varsConfRef') },
        {
          value: 'helm',
          label: terminal.translate('Helm, or the Cilium CLI'),
          hint: terminal.translate('writes Helm values'),
        },
      ],
    }),
  );
  if (by === 'helm') return {};
  const releases =
    by === 'kubespray'
      ? (await catalog.index()).kubespray.map(({ release, cilium }) => ({ value: release, hint: `Cilium ${cilium}` }))
      : (await catalog.kubean()).releases.flatMap(({ release, kubespray }) =>
          kubespray === undefined ? [] : [{ value: release, hint: `Kubespray ${kubespray}` }],
        );
  const known = pickVersion(
    proposed.kubean ?? proposed.kubespray ?? '',
    releases.map(({ value }) => value),
  );
  const release = answered(
    await select({
      ...terminal,
      message: terminal.translate('Which release?'),
      options: releases.reverse(),
      ...(known && { initialValue: known.version }),
      maxItems: shownItems,
    }),
  );
  return { [by]: release };
}

async function askKernel(terminal: Terminal, before = ''): Promise<string> {
  return answered(
    await text({
      ...terminal,
      message: terminal.translate(
        'What is the oldest kernel of the nodes? (uname -r; leave it empty if you do not know)',
      ),
      placeholder: '5.15',
      ...(before !== '' && { initialValue: before }),
      validate: (kernel) =>
        kernel && !/^\d+\.\d+/.test(kernel) ? terminal.translate('Write a kernel version such as 5.15') : undefined,
    }),
  );
}
