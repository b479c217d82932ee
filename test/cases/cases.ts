/** Practical cases in YAML files: the input, the command and the expected result. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { run } from '../cli/run.ts';

export interface Case {
  id: string;
  /** Each of them replaces `$release` in the command. */
  releases?: string[];
  files?: Record<string, string>;
  stdin?: string;
  /**
   * Command lines that run one after the other. Each but the first gets the output of the one before on standard input.
   */
  run: string;
  exit: number;
  /** A part of the YAML or JSON on standard output. */
  output?: unknown;
  /** Paths (as JSON arrays of keys) that the output must not have. */
  absent?: string[][];
  /** Regular expressions on both streams together. */
  says?: string[];
  silentOn?: string[];
  /** Regular expressions on standard output alone. */
  writes?: string[];
  writesNot?: string[];
}

export interface CaseOutcome {
  code: number;
  stdout: string;
  stderr: string;
  output: unknown;
}

export function readCases(file: string): Case[] {
  const cases = parse(readFileSync(file, 'utf8')) as Case[];
  if (cases.length === 0) throw new Error(`${file} holds no cases`);
  return cases;
}

/** Words of a command line, separated by blanks; single quotes keep them together. */
function words(line: string): string[] {
  return [...line.matchAll(/(?:[^\s']|'[^']*')+/g)].map(([word]) => word.replaceAll("'", ''));
}

/** Runs a case in a folder of its own. */
export async function runCase({ files = {}, stdin = '', run: line }: Case, release: string): Promise<CaseOutcome> {
  const cwd = mkdtempSync(join(tmpdir(), 'case-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  let outcome = { code: 0, stdout: stdin, stderr: '' };
  for (const command of line.replaceAll('$release', release).split(' | ')) {
    const next = await run(words(command), { cwd, stdin: outcome.stdout });
    outcome = { ...next, stderr: outcome.stderr + next.stderr };
  }
  return { ...outcome, output: documentIn(outcome.stdout) };
}

/** The only document of a text; undefined if it is not valid YAML, or more than one document. */
function documentIn(text: string): unknown {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  const [first, second] = documents as ReturnType<typeof parseAllDocuments> & { toJS(): unknown }[];
  return second === undefined && first?.errors?.length === 0 ? first.toJS() : undefined;
}
