/** Effects of a release's own defaults on a Cilium version that it was not made for. */
import { expect, test } from 'vitest';
import { run } from '../cli/run.ts';

test('generate warns where they stop the agent, whatever the intent is about', async () => {
  const stdin = 'version: 1\ntarget: { kubespray: v2.16.0, cilium: 1.17.7 }\nfeatures: { bandwidthManager: true }\n';
  const { code, stderr } = await run(['generate', '-'], { stdin });
  expect(code).toBe(0);
  expect(stderr).toContain('2:1 warning Cilium 1.17.7 does not start with kube-proxy-replacement: "probe".');
});

test('generate says nothing of them where the intent says better', async () => {
  const stdin =
    'version: 1\ntarget: { kubespray: v2.16.0, cilium: 1.17.7 }\nfeatures: { kubeProxyReplacement: true }\n';
  const { stderr } = await run(['generate', '-'], { stdin });
  expect(stderr).not.toContain('does not start');
});

test.each([
  'maglev',
  'topologyAwareHints',
  'egressGateway',
  'xdp',
  'bandwidthManager',
  'hostFirewall',
  'l2Announcements',
])(
  'switching off %s is no error on a release that ignores free options: the agent has it off by itself',
  async (feature) => {
    const stdin = `version: 1\ntarget: { kubespray: v2.28.0 }\nfeatures: { ${feature}: false }\n`;
    const { code, stderr } = await run(['generate', '-'], { stdin });
    expect({ code, errors: stderr.match(/ error .*/) }).toEqual({ code: 0, errors: null });
  },
);
