/**
 * Routing on releases whose template supports only `tunnel`, which overrides its two successors in the agent of 1.14.
 */
import { describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';

async function generated(routing: string, cilium: string) {
  const stdin = `version: 1\ntarget: { kubespray: v2.23.3, cilium: ${cilium} }\nfeatures: { routing: ${routing} }\n`;
  const { code, stdout } = await run(['generate', '-'], { stdin });
  const lines = stdout.split('\n').filter((line) => /tunnel|routing-mode/.test(line));
  return { code, lines };
}

describe('Cilium 1.14', () => {
  test.each([
    ['{ mode: native, ipv4NativeRoutingCIDR: 10.0.0.0/8 }', ['cilium_tunnel_mode: disabled']],
    ['{ mode: tunnel, tunnelProtocol: geneve }', ['cilium_tunnel_mode: geneve']],
    ['{ mode: tunnel, tunnelProtocol: vxlan }', ['cilium_tunnel_mode: vxlan']],
    ['{ mode: tunnel }', ['cilium_tunnel_mode: vxlan']],
    ['{ autoDirectNodeRoutes: false }', []],
  ])('%s', async (routing, lines) => {
    expect(await generated(routing, '1.14.19')).toEqual({ code: 0, lines });
  });
});

test('Cilium 1.13 has it in its own words', async () => {
  const lines = ['cilium_tunnel_mode: disabled'];
  expect(await generated('{ mode: native, ipv4NativeRoutingCIDR: 10.0.0.0/8 }', '1.13.18')).toEqual({ code: 0, lines });
});
