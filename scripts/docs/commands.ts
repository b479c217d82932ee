/** The reference of commands: the help of each, and the tables of commands and exit codes in both READMEs. */
import { commands } from '../../src/cli/commands/index.ts';
import { exitCodes } from '../../src/core/exit-codes.ts';
import type { Language } from '../../src/language/language.ts';
import { translationInto } from '../../src/language/language.ts';
import { helpTexts } from '../messages/texts.ts';

const programName = 'cilium-extras';

/** `mesh` of `cilium-extras mesh plan`; undefined for the program itself. */
function pageOf(command: string): string | undefined {
  return command === programName ? undefined : command.slice(programName.length + 1).split(' ')[0];
}

/** Table of commands with links to their pages, for a page at the root of the repository. */
export async function commandTable(language: Language): Promise<string> {
  const translate = await translationInto(language, { rooms: ['help'] });
  const head = language === 'zh' ? '| 命令 | 作用 |' : '| command | what it does |';
  const rows = commands.map(({ syntax, summary }) => {
    return `| \`${syntax}\` | [${translate(summary)}](docs/commands/${syntax.split(' ')[0]}.md) |`;
  });
  return [head, '|---|---|', ...rows].join('\n');
}

/** Table of exit codes. */
export async function exitTable(language: Language): Promise<string> {
  const translate = await translationInto(language, { rooms: ['help'] });
  const head = language === 'zh' ? '| 退出码 | 含义 |' : '| exit code | meaning |';
  const rows = Object.values(exitCodes).map(({ code, meaning }) => `| ${code} | ${translate(meaning)} |`);
  return [head, '|---|---|', ...rows].join('\n');
}

/** A page for each command, by its path; without a header. */
export function commandPages(): Map<string, string> {
  const pages = new Map<string, string[]>();
  for (const { name, texts } of helpTexts()) {
    const page = pageOf(name);
    if (page === undefined) continue;
    const blocks = texts.map(({ text }) => `\`\`\`text\n${text.trimEnd()}\n\`\`\``);
    const depth = name === `${programName} ${page}` ? '#' : '##';
    pages.set(page, [...(pages.get(page) ?? []), `${depth} ${name.slice(programName.length + 1)}`, ...blocks]);
  }
  return new Map(
    [...pages].map(([page, parts]) => [
      `docs/commands/${page}.md`,
      `${[...parts, 'See [all commands](../README.md#commands), [exit codes and files](../files.md).'].join('\n\n')}\n`,
    ]),
  );
}
