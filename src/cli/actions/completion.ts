/** `completion`: the program's commands and options as a script for a shell. */
import type { Command } from 'commander';
import { features } from '../../../features/registry.ts';
import { UserError } from '../../core/errors.ts';
import { exitOk } from '../../core/exit-codes.ts';
import { didYouMean } from '../../core/nearest.ts';
import { rules } from '../../lint/rules/registry.ts';
import { bash } from '../completion/bash.ts';
import { fish } from '../completion/fish.ts';
import { type Candidates, completedCommand } from '../completion/tree.ts';
import { zsh } from '../completion/zsh.ts';
import { openCatalog } from '../io/catalog-files.ts';
import type { Io } from '../io/io.ts';
import { schemaNames } from './schema.ts';

const scripts = new Map([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
]);

/** Candidates that commander does not provide. */
async function candidates(): Promise<Candidates> {
  const catalog = openCatalog();
  const { kubespray, cilium } = await catalog.index();
  const kubean = await catalog.kubean();
  const constraints = features.flatMap(({ id, constraints }) => constraints.map((rule) => `${id}/${rule.id}`));
  return {
    options: new Map([
      ['--kubespray', [...kubespray.map(({ release }) => release), 'master']],
      ['--kubean', kubean.releases.map(({ release }) => release)],
      ['--cilium', cilium.map(({ last }) => last)],
      ['--feature', features.map(({ key }) => key)],
      // The severity follows the id: `dead-variable=off`.
      ['--rule', [...rules.map(({ id }) => id), ...constraints]],
    ]),
    arguments: new Map([
      ['explain', [...features.map(({ key }) => key), ...rules.map(({ id }) => id), ...constraints]],
      ['schema', schemaNames],
      ['completion', [...scripts.keys()]],
    ]),
  };
}

/**
 * Runs `completion`; resolves to the exit code.
 * @throws UserError for an unsupported shell.
 */
export async function run(io: Io, shell: string, _options: object, command: Command): Promise<number> {
  const script = scripts.get(shell);
  if (!script) {
    const names = [...scripts.keys()];
    throw new UserError(`unknown shell: "${shell}".${didYouMean(shell, names)}`, {
      hint: `Shells: ${names.join(', ')}.`,
    });
  }
  io.stdout.write(script(completedCommand(command.parent ?? command, await candidates())));
  return exitOk;
}
