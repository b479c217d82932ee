import type { Outcome } from '../cli/run.ts';

/** All but line breaks and tabs: what could speak to a terminal, or make a line read as something else. */
const control = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}]/u;

/** Exit codes that a user's input can bring about: 3 would be a bug. */
const expectedCodes: readonly number[] = [0, 1, 2];

/**
 * What no input may bring about, as sentences; none if all is well. `verbatim`: the result repeats what stands in a file
 * (a diff), so that its bytes are not the program's. `findings`: the result is what is wrong, and may come with a mistake.
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

/** Seconds of processor time that an action takes: on a busy machine the clock says little. */
export async function secondsOf(action: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
