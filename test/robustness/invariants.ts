import type { Outcome } from '../cli/run.ts';

/** All control characters but line breaks and tabs: they could send commands to a terminal, or disguise a line. */
const control = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}]/u;

/** Exit codes that a user's input can cause: 3 would be a bug. */
const expectedCodes: readonly number[] = [0, 1, 2];

/**
 * Violations of what must hold for every input, as sentences; empty if all is well. `verbatim`: the result repeats the
 * content of a file (a diff), so its bytes are not the program's. `findings`: the result consists of problems, and may
 * come with an error.
 */
export function violations({ code, stdout, stderr }: Outcome, { verbatim = false, findings = false } = {}): string[] {
  const found: string[] = [];
  if (!expectedCodes.includes(code)) found.push(`exit code ${code}: ${stderr.slice(0, 200)}`);
  if (/unexpected error: |^ {4}at .+:\d+/m.test(stdout + stderr)) found.push(`a stack trace: ${stderr.slice(0, 200)}`);
  for (const [name, text] of Object.entries({ stderr, ...(verbatim ? {} : { stdout }) })) {
    const match = control.exec(text);
    if (match)
      found.push(`a control character in ${name}: ${JSON.stringify(text.slice(match.index, match.index + 20))}`);
  }
  if (code === 2 && stdout !== '' && !findings) found.push(`a result in spite of a mistake: ${stdout.slice(0, 100)}`);
  if (code !== 0 && stdout + stderr === '') found.push('not a word about what is wrong');
  return found;
}

/** CPU seconds of an action: on a busy machine, the wall clock is not meaningful. */
export async function secondsOf(action: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
