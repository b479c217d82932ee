import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CommandDeclaration } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { run } from './run.ts';

const start = promisify(execFile);
const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

function has(shell: Shell): boolean {
  try {
    execFileSync(shell, ['-c', 'exit 0']);
    return true;
  } catch {
    return false;
  }
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cilium-extras-completion-'));
  await mkdir(join(folder, 'inventory'));
  for (const shell of shells) {
    const { code, stdout } = await run(['completion', shell]);
    expect(code).toBe(0);
    await writeFile(join(folder, `script.${shell}`), stdout);
  }
});

/** The words as bash passes them on: `=` separates them. */
function bashWords(line: string): string[] {
  return line.split(' ').flatMap((word) => word.split(/(=)/).filter((part, index) => part !== '' || index === 0));
}

/** The offers of each shell for a command line. The shells really run; bash's function gets its words from the test. */
const offers: Record<Shell, (line: string) => Promise<string[]>> = {
  async bash(line) {
    const words = bashWords(line);
    const script = `source ./script.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cilium_extras; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return lines((await start('bash', ['--norc', '-c', script, 'bash', ...words], { cwd: folder })).stdout);
  },
  async fish(line) {
    const script = 'source ./script.fish; complete -C $argv[1]';
    const { stdout } = await start('fish', ['--no-config', '-c', script, line], { cwd: folder });
    // A word, a tab and its description.
    return lines(stdout).map((offer) => offer.split('\t')[0] ?? '');
  },
  async zsh(line) {
    await writeFile(join(folder, 'capture.zsh'), capture);
    const { stdout } = await start('zsh', ['-f', 'capture.zsh', line], { cwd: folder });
    return lines(stdout);
  },
};

/** Types the line into a zsh on a terminal of its own, and prints what goes to compadd. */
const capture = `
zmodload zsh/zpty zsh/datetime
offers=$PWD/offers.$$
zpty child zsh -f -i
zpty -w child "PS1=; autoload -Uz compinit && compinit -u -D; source ./script.zsh
compadd() {
  if [[ \\\${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd \\"\\$@\\"; return; fi
  local -a hits; builtin compadd -A hits \\"\\$@\\"; print -l -- \\"\\\${hits[@]}\\" >> $offers; builtin compadd \\"\\$@\\"
}
ended() { print >> $offers.ended }
zle -N ended
bindkey '^X' ended
print ready >> $offers.ready"
until [[ -e $offers.ready ]]; do sleep 0.05; done
zpty -w -n child "$1"$'\\t\\x18'
until [[ -e $offers.ended ]]; do sleep 0.05; done
[[ -e $offers ]] && cat $offers
zpty -d child
`;

function lines(text: string): string[] {
  return [...new Set(text.split('\n').filter((line) => line !== ''))];
}

/** Commands with their options' names, subcommands included. */
function everyCommand(
  declarations: readonly CommandDeclaration[],
  before: readonly string[] = [],
): { path: string; flags: string[] }[] {
  return declarations.flatMap(({ syntax, options, subcommands }) => {
    const path = [...before, syntax.split(' ')[0] ?? ''];
    const flags = ['--help', ...(options?.() ?? []).filter(({ hidden }) => !hidden).map(({ long }) => long ?? '')];
    return [{ path: path.join(' '), flags }, ...everyCommand(subcommands ?? [], path)];
  });
}

describe.each(shells)('%s', (shell) => {
  const skipped = has(shell) ? '' : ` (SKIPPED: there is no ${shell} here)`;
  const withShell = test.skipIf(skipped !== '');

  withShell.each([
    ['cilium-extras gen', ['generate']],
    ['cilium-extras --debug lint --fi', ['--fix']],
    ['cilium-extras lint --format sar', ['sarif']],
    ['cilium-extras generate --kubespray v2.30', ['v2.30.0']],
    ['cilium-extras generate -o out.yml --kubean v0.37', ['v0.37.0']],
    ['cilium-extras explain dsr/needs-na', ['dsr/needs-native-routing']],
    ['cilium-extras explain dead-v', ['dead-variable']],
    ['cilium-extras schema g', ['group-vars']],
    ['cilium-extras completion f', ['fish']],
    ['cilium-extras help transl', ['translate']],
    ['cilium-extras init --feature egress', ['egressGateway']],
  ])(`completes %s${skipped}`, async (line, expected) => {
    expect(await offers[shell](line)).toEqual(expected);
  });

  withShell(`completes --option=value${skipped}`, async () => {
    const [offer, ...more] = await offers[shell]('cilium-extras lint --format=sar');
    expect(more).toEqual([]);
    expect(offer?.replace('--format=', '')).toBe('sarif');
  });

  withShell(`completes the options of every command${skipped}`, async () => {
    // A zsh terminal for each line takes time, so only some of the commands are tested there.
    const all = everyCommand(commands);
    for (const { path, flags } of shell === 'zsh' ? all.filter((_, index) => index % 4 === 0) : all) {
      const offered = await offers[shell](`cilium-extras ${path} --`);
      for (const flag of flags) expect(offered, path).toContain(flag);
    }
  });

  withShell(`completes every command${skipped}`, async () => {
    const offered = await offers[shell]('cilium-extras ');
    for (const { path } of everyCommand(commands)) if (!path.includes(' ')) expect(offered).toContain(path);
  });

  withShell(`completes files${skipped}`, async () => {
    const offered = [
      ...(await offers[shell]('cilium-extras lint inv')),
      ...(await offers[shell]('cilium-extras generate --inventory inv')),
    ];
    // bash does so by itself if our function offers nothing.
    if (shell === 'bash') {
      expect(offered).toEqual([]);
      const { stdout } = await start('bash', ['--norc', '-c', 'source ./script.bash; complete -p cilium-extras'], {
        cwd: folder,
      });
      expect(stdout).toContain('-o default');
    } else expect(offered.map((offer) => offer.replace(/\/$/, ''))).toContain('inventory');
  });
});

test('another shell answers 2, with the nearest name', async () => {
  const { code, stdout, stderr } = await run(['completion', 'fissh']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Did you mean "fish"?');
});
