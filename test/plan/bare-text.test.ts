import { describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';

/** v2.30.0 writes `cilium_bpf_map_dynamic_size_ratio` without quotes into the values that Helm reads. */
describe('a text that YAML would not read as itself without quotes', () => {
  test.each(['a: b', 'a #b', '*a', 'yes', '1e5', '0x10', '2024-01-01'])('%s goes where it is quoted', async (text) => {
    const values = JSON.stringify({ bpf: { mapDynamicSizeRatio: text } });
    const stdin = `version: 1\nvalues: ${values}\n`;
    const { stdout } = await run(['generate', '--kubespray', 'v2.30.0', '--partial', '-'], { stdin });
    expect(stdout).toContain('cilium_extra_values:');
    expect(stdout).not.toContain('cilium_bpf_map_dynamic_size_ratio');
  });

  test('a plain one goes to the variable', async () => {
    const stdin = 'version: 1\nvalues: { bpf: { mapDynamicSizeRatio: "0.005" } }\n';
    const { stdout } = await run(['generate', '--kubespray', 'v2.30.0', '-'], { stdin });
    expect(stdout).toContain('cilium_bpf_map_dynamic_size_ratio');
  });
});
