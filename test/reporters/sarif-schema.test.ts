/** Reports for code scanning are valid by the schema of the standard. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { ruleset } from '../../src/commands/lint/ruleset.ts';
import { ruleIds } from '../../src/lint/lint.ts';
import { run } from '../cli/run.ts';

const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv as unknown as Parameters<typeof addFormats.default>[0]);
const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));

function problems(log: unknown): unknown {
  return validate(log) ? [] : validate.errors;
}

async function sarifOf(
  text: string,
): Promise<{ runs: { tool: { driver: { rules: { id: string }[] } }; results: unknown[] }[] }> {
  const { stdout } = await run(['lint', '-', '--kubespray', 'v2.31.0', '--format', 'sarif'], { stdin: text });
  return JSON.parse(stdout);
}

describe('SARIF', () => {
  it('is valid with findings of many kinds', async () => {
    const log = await sarifOf(
      'cilium_hubble_enabled: true\ncilium_cluster_id: 300\ncilium_config_extra_vars:\n  enable-bbr: true\n  tunnel: vxlan\n',
    );
    expect(log.runs[0]?.results.length).toBeGreaterThan(3);
    expect(problems(log)).toEqual([]);
  });

  it('is valid without any', async () => {
    expect(problems(await sarifOf('cilium_tunnel_mode: vxlan\n'))).toEqual([]);
  });

  it('is valid where a file does not parse', async () => {
    const log = await sarifOf('cilium_tunnel_mode: [\n');
    expect(log.runs[0]?.results).toHaveLength(1);
    expect(problems(log)).toEqual([]);
  });

  it('lists every rule and constraint', async () => {
    const log = await sarifOf('cilium_tunnel_mode: vxlan\n');
    expect(log.runs[0]?.tool.driver.rules.map(({ id }) => id).sort()).toEqual(ruleIds(ruleset).sort());
  });

  it('is held against a schema that can refuse', () => {
    expect(problems({ version: '2.1.0', runs: [{ tool: { driver: {} }, results: [{}] }] })).not.toEqual([]);
  });
});
