import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { features } from '../features/registry.ts';
import { commands } from '../src/cli/commands/index.ts';
import { exitCodes } from '../src/core/exit-codes.ts';
import { parseIntent } from '../src/formats/intent/parse.ts';

const readme = await readFile(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code]) => code as string,
  );
}

describe('README', () => {
  test('its intents are valid', async () => {
    const intents = blocks('yaml[^\\n]*');
    expect(intents.length).toBeGreaterThan(0);
    for (const intent of intents) expect((await parseIntent(intent, 'README.md', { features })).findings).toEqual([]);
  });

  test('lists every command and no other', () => {
    const listed = [...readme.matchAll(/^\| `([a-z-]+)[^`]*` \|/gm)].map(([, name]) => name);
    expect(listed).toEqual(commands.map(({ syntax }) => syntax.split(' ')[0]));
  });

  test('says what to do before its first table, within a screen or two', () => {
    const first = readme.split('\n').findIndex((line) => line.startsWith('|'));
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(60);
    const start = readme.split('\n').slice(0, first).join('\n');
    for (const word of ['lint', 'generate', 'npm ci']) expect(start).toContain(word);
  });

  test('means by the exit codes what the program means', () => {
    for (const { code, meaning } of Object.values(exitCodes)) {
      expect(readme.replaceAll('`', '')).toContain(`| ${code} | ${meaning} |`);
    }
  });
});
