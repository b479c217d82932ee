/** Additional settings of a feature: requirements and recommendations are distinguished. */
import { expect, it } from 'vitest';
import { run } from '../cli/run.ts';

const generate = (release: string, features: object, more: object = {}) =>
  run(['generate', '-'], { stdin: JSON.stringify({ version: 1, target: { kubespray: release }, features, ...more }) });

it('the documentation only recommends the egress gateway without the L7 proxy, and values keep the proxy', async () => {
  const { stdout, stderr } = await generate('v2.27.1', { egressGateway: true });
  expect(stdout).toContain('enable-l7-proxy: "false"');
  expect(stderr).toContain('sets enable-l7-proxy: "false", as the documentation of Cilium 1.15 recommends.');
  expect(stderr).toContain('To keep the L7 proxy, set l7Proxy: true under values.');
  const kept = await generate('v2.27.1', { egressGateway: true }, { values: { l7Proxy: true } });
  expect(kept.stdout).toContain('enable-l7-proxy: "true"');
  expect(kept.stderr).not.toContain('sets enable-l7-proxy');
});

it('WireGuard before Cilium 1.14 needs it', async () => {
  const { stderr } = await generate('v2.23.3', { encryption: { type: 'wireguard' } });
  expect(stderr).toContain(
    'The feature "encryption" needs enable-l7-proxy: "false" in Cilium 1.13.4, so this option was set too.',
  );
});
