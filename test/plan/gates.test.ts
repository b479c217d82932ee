import { describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';

async function generated(values: string) {
  const stdin = `version: 1\ntarget: { kubespray: v2.31.0 }\nvalues:\n  ${values}\n`;
  return run(['generate', '-'], { stdin });
}

describe('what the chart has on by default and the release turns off', () => {
  test('is turned on for what does nothing without it', async () => {
    const { code, stdout, stderr } = await generated('hubble: { metrics: { enabled: [dns] } }');
    expect(code).toBe(0);
    expect(stdout).toContain('cilium_enable_hubble: true\n');
    expect(stderr).toContain('[chart-default]');
  });

  test('stays off beside what does its work without it', async () => {
    const { code, stdout, stderr } = await generated('ipv4: { enabled: false }\n  ipv6: { enabled: true }');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('cilium_enable_ipv4: false\n');
    expect(stdout).not.toContain('hubble');
  });
});
