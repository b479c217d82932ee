/** Missing, additional and mistyped arguments of every command: exit code 2, a sentence, and nothing on stdout. */
import { describe, expect, test } from 'vitest';
import type { CommandDeclaration } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { run } from '../cli/run.ts';

/** Commands with a body, with the words that call them. */
function callable(
  declarations: readonly CommandDeclaration[],
  above: readonly string[] = [],
): [string[], CommandDeclaration][] {
  return declarations.flatMap((declaration): [string[], CommandDeclaration][] => {
    const words = [...above, declaration.syntax.split(' ')[0] ?? ''];
    const below = callable(declaration.subcommands ?? [], words);
    return declaration.load ? [[words, declaration], ...below] : below;
  });
}

async function refused(argv: readonly string[], ...words: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await run(argv);
  expect([argv, code, stdout]).toEqual([argv, 2, '']);
  for (const word of words) expect(stderr).toContain(word);
  expect(stderr).not.toMatch(/unexpected error|^ {4}at /m);
}

describe.each(callable(commands).map(([words, declaration]) => [words.join(' '), words, declaration] as const))(
  '%s refuses',
  (_, words, declaration) => {
    const required = [...declaration.syntax.matchAll(/<[^>]+>/g)].length;
    const optional = [...declaration.syntax.matchAll(/\[[^\]]+\]/g)].length;
    const filled = Array.from({ length: required }, () => 'nothing');
    const demanded = (declaration.options?.() ?? []).flatMap(({ long, mandatory }) =>
      long && mandatory ? [long, 'v2.31'] : [],
    );

    test('an option that is not there, by its nearest name', () => refused([...words, ...filled, '--formatt', 'x']));

    const options = (declaration.options?.() ?? []).flatMap(({ long, required: takesValue, argChoices }) =>
      long ? [{ long, takesValue, argChoices }] : [],
    );
    const withValue = options.filter(({ takesValue }) => takesValue);
    const withChoices = options.flatMap(({ long, argChoices }) => (argChoices ? [{ long, argChoices }] : []));
    const ofReleases = ['--kubespray', '--from', '--to'].filter((name) => options.some(({ long }) => long === name));

    test.runIf(withValue.length > 0)('a value that is missing', async () => {
      for (const { long } of withValue) await refused([...words, ...filled, long], long);
    });

    test.runIf(withChoices.length > 0)('a word that is no choice', async () => {
      for (const { long, argChoices } of withChoices) {
        await refused([...words, ...filled, long, 'no-such-word'], ...argChoices);
      }
    });

    test.runIf(required > 0)('too few arguments', () =>
      refused([...words, ...demanded, ...filled.slice(1)], 'missing required argument'),
    );

    test.runIf(!declaration.syntax.includes('...'))('too many arguments', () =>
      refused(
        [...words, ...demanded, ...filled, ...Array.from({ length: optional + 1 }, () => 'more')],
        'too many arguments',
      ),
    );

    test.runIf(ofReleases.length > 0)('a release that is not there', async () => {
      for (const long of ofReleases) {
        const { code, stderr } = await run([...words, ...filled, long, 'v0.no'], {
          stdin: 'version: 1\nfeatures: {}\n',
        });
        expect([long, code]).toEqual([long, 2]);
        expect(stderr).not.toMatch(/unexpected error|^ {4}at /m);
      }
    });
  },
);

test('an argument cannot speak to the terminal', async () => {
  for (const argv of [
    ['\u001b[31mx'],
    ['lint', '\u001b[31mx'],
    ['explain', '\u009b31m'],
    ['generate', '--kubespray', '\u0007'],
  ]) {
    const { code, stderr } = await run(argv);
    expect([argv, code]).toEqual([argv, 2]);
    expect(stderr).not.toMatch(/[^\P{Cc}\n\t]/u);
  }
});

test('half a surrogate pair in an argument reads as the replacement character, as Go reads it', async () => {
  const { code, stdout } = await run(['translate', '--set', 'podAnnotations.note=a\ud800b', '--kubespray', 'v2.31.0']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/note: "?a\ufffdb"?\n/);
});
