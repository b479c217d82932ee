import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCases, runCase } from './cases.ts';

const folder = join(import.meta.dirname, 'convert');

describe.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))('%s', (file) => {
  const cases = readCases(join(folder, file)).flatMap((one) =>
    (one.releases ?? ['v2.31.0']).map((release) => ({ ...one, release })),
  );
  it.each(cases)('$id on $release', async (one) => {
    const { code, stdout, stderr, output } = await runCase(one, one.release);
    const all = `${stdout}${stderr}`;
    expect(all).not.toMatch(/\bundefined\b|\[object Object\]/);
    for (const pattern of one.says ?? []) expect(all).toMatch(new RegExp(pattern, 'm'));
    for (const pattern of one.silentOn ?? []) expect(all).not.toMatch(new RegExp(pattern, 'm'));
    for (const pattern of one.writes ?? []) expect(stdout).toMatch(new RegExp(pattern, 'm'));
    for (const pattern of one.writesNot ?? []) expect(stdout).not.toMatch(new RegExp(pattern, 'm'));
    if (one.output !== undefined) expect(output).toMatchObject(one.output as object);
    for (const path of one.absent ?? []) expect(output).not.toHaveProperty(path);
    expect(code, all).toBe(one.exit);
  });
});
