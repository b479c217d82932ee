/**
 * Pages that show the program at work. Blocks of the kind `console` contain commands (`$ ...`) and their output. Blocks
 * with `file=PATH` after their language contain a file for the commands. A page's commands run in one folder, in order,
 * in bash. A line `...` in an output matches any number of lines.
 */
import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from '../bundle.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The pages, as paths from the repository's root. */
export async function consolePages(): Promise<string[]> {
  const docs = (await readdir(join(root, 'docs'), { recursive: true })).filter((name) => name.endsWith('.md'));
  const pages = ['README.md', 'README.zh.md', ...docs.sort().map((name) => `docs/${name}`)];
  const texts = await Promise.all(pages.map((page) => readFile(join(root, page), 'utf8')));
  return pages.filter((_, index) => /^```console$|^<!-- [a-z]+ -->/m.test(texts[index] ?? ''));
}

export interface Block {
  /** First line of the block's content and the line after its last, from 0. */
  start: number;
  end: number;
  /** The text after the opening fence. */
  info: string;
  lines: string[];
}

/** The fenced blocks of a page, in order. */
export function blocksOf(text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let open: { start: number; info: string } | undefined;
  lines.forEach((line, index) => {
    if (!line.startsWith('```')) return;
    if (!open) open = { start: index + 1, info: line.slice(3).trim() };
    else {
      blocks.push({ ...open, end: index, lines: lines.slice(open.start, index) });
      open = undefined;
    }
  });
  if (open) throw new Error(`the block from line ${open.start} on has no end`);
  return blocks;
}

interface Step {
  command: string;
  output: string[];
}

/** The commands of a console block; a backslash continues a command on the next line. */
function stepsOf({ lines, start }: Block): Step[] {
  const steps: Step[] = [];
  let continues = false;
  for (const line of lines) {
    const last = steps.at(-1);
    if (continues && last) last.command += `\n${line}`;
    else if (line.startsWith('$ ')) steps.push({ command: line.slice(2), output: [] });
    else if (last) last.output.push(line);
    else throw new Error(`line ${start + 1}: a console block begins with a command`);
    continues = (continues || line.startsWith('$ ')) && line.endsWith('\\');
  }
  return steps;
}

/** True if the printed lines match the expected ones; `...` matches any lines. */
function matches(expected: readonly string[], printed: readonly string[]): boolean {
  const [first, ...rest] = expected;
  if (first === undefined) return printed.length === 0;
  if (first === '...') return printed.some((_, index) => matches(rest, printed.slice(index))) || rest.length === 0;
  return printed[0] === first && matches(rest, printed.slice(1));
}

/** Provides the program for the pages' commands. */
export class Workshop {
  readonly #folder: string;

  /** The program as a file for Node. */
  get program(): string {
    return join(this.#folder, 'dist/bin.mjs');
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(): Promise<Workshop> {
    const folder = await mkdtemp(join(tmpdir(), 'cilium-extras-docs-'));
    const bundled = await bundleProgram(folder);
    const program = join(folder, 'bin/cilium-extras');
    await mkdir(dirname(program));
    await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${bundled}' "$@"\n`);
    await chmod(program, 0o755);
    return new Workshop(folder);
  }

  /** The page with the current outputs of its commands; unchanged if the page is correct. */
  async refresh(text: string): Promise<string> {
    const cwd = await mkdtemp(join(this.#folder, 'page-'));
    await cp(join(root, 'examples'), join(cwd, 'examples'), { recursive: true });
    const lines = text.split('\n');
    const replaced: { start: number; end: number; lines: string[] }[] = [];
    for (const block of blocksOf(text)) {
      const file = /(?:^|\s)file=(\S+)/.exec(block.info)?.[1];
      if (file !== undefined) {
        await mkdir(dirname(join(cwd, file)), { recursive: true });
        await writeFile(join(cwd, file), `${block.lines.join('\n')}\n`);
      } else if (/^console\b/.test(block.info)) {
        const steps = stepsOf(block);
        const printed = await this.#run(
          steps.map(({ command }) => command),
          cwd,
        );
        const fresh = steps.flatMap(({ command, output }, index) => {
          const now = printed[index] ?? [];
          return [...`$ ${command}`.split('\n'), ...(matches(output, now) ? output : now)];
        });
        replaced.push({ start: block.start, end: block.end, lines: fresh });
      }
    }
    for (const { start, end, lines: fresh } of replaced.reverse()) lines.splice(start, end - start, ...fresh);
    await rm(cwd, { recursive: true });
    return lines.join('\n');
  }

  /** The output of each command, on both streams. All run in one bash, so that `$?` and variables persist. */
  async #run(commands: readonly string[], cwd: string): Promise<string[][]> {
    const marker = '--- next command ---';
    const script = commands.map((command) => `(exit $code)\n${command}\ncode=$?\necho; echo '${marker}'`).join('\n');
    const child = spawn('bash', ['--noprofile', '--norc', '-c', `exec 2>&1\ncode=0\n${script}`], {
      cwd,
      env: { PATH: `${join(this.#folder, 'bin')}:${process.env.PATH}`, NO_COLOR: '1', HOME: cwd, LANG: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
    const all = Buffer.concat(chunks).toString();
    if (/^```/m.test(all)) throw new Error(`the output of these commands would end the block: ${commands.join('; ')}`);
    const printed = all.split(`\n${marker}\n`).slice(0, -1);
    return printed.map((text) => (text === '' ? [] : text.replace(/\n+$/, '').split('\n')));
  }

  /** Removes the temporary files. */
  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true });
  }
}
