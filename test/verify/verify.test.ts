import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';
import { run } from '../cli/run.ts';

const intent = `version: 1
target: { kubespray: v2.31.0 }
features:
  kubeProxyReplacement: true
  egressGateway: true
`;

let cwd: string;
let options: Map<string, string>;

function configMap(data: ReadonlyMap<string, string>): string {
  return JSON.stringify({
    apiVersion: 'v1',
    data: Object.fromEntries(data),
    kind: 'ConfigMap',
    metadata: { name: 'cilium-config' },
  });
}

async function verify(live: ReadonlyMap<string, string>, ...argv: string[]) {
  const { code, stdout, stderr } = await run(['verify', '-', ...argv, '--format', 'json'], {
    cwd,
    stdin: configMap(live),
  });
  if (stdout === '') throw new Error(stderr);
  return { code, ...JSON.parse(stdout) };
}

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'verify-'));
  await writeFile(join(cwd, 'intent.yaml'), intent);
  const { stdout } = await run(['generate', 'intent.yaml'], { cwd });
  await writeFile(join(cwd, 'cilium.yml'), `${stdout}cilium_operator_replicas: 1\n`);
  const { plan } = await planIntent(intent, 'intent.yaml', { catalog: openCatalog(), features });
  options = new Map([...(plan?.options ?? [])].map(([name, value]) => [name, String(value)]));
});

describe('verify', () => {
  const sides = [
    ['an intent', ['--intent', 'intent.yaml']],
    ['an inventory', ['--inventory', 'cilium.yml', '--kubespray', 'v2.31.0']],
  ] as const;

  test.each(sides)('what %s gives has no drift, whatever else is in the ConfigMap', async (_, argv) => {
    const live = new Map([...options, ['debug', 'true'], ['enable-egress-gateway', 'True']]);
    const { code, drift, summary } = await verify(live, ...argv);
    expect(drift).toEqual([]);
    expect(summary.checked).toBeGreaterThan(2);
    expect(code).toBe(0);
  });

  test.each(sides)('another value, and a missing one, drift from %s', async (_, argv) => {
    const live = new Map([...options, ['kube-proxy-replacement', 'false']]);
    live.delete('enable-egress-gateway');
    const { code, drift } = await verify(live, ...argv);
    expect(drift).toContainEqual(
      expect.objectContaining({ option: 'enable-egress-gateway', live: null, wanted: 'true', restart: ['agents'] }),
    );
    expect(drift).toContainEqual(
      expect.objectContaining({ option: 'kube-proxy-replacement', live: 'false', wanted: 'true' }),
    );
    expect(code).toBe(1);
  });

  test('--all looks at the rest, and says who picks it up', async () => {
    const live = new Map([...options, ['cluster-pool-ipv4-mask-size', '29'], ['ipam', 'kubernetes']]);
    const { drift } = await verify(live, '--intent', 'intent.yaml', '--all');
    expect(drift).toEqual([
      expect.objectContaining({
        option: 'cluster-pool-ipv4-mask-size',
        askedBy: [],
        restart: ['operator'],
        note: expect.stringContaining('only new nodes'),
      }),
      expect.objectContaining({ option: 'ipam', restart: ['agents', 'operator'] }),
    ]);
  });

  test('the text names the commands that pick it up', async () => {
    const live = new Map([...options, ['kube-proxy-replacement', 'false']]);
    const { stdout } = await run(['verify', '-', '--intent', 'intent.yaml'], { cwd, stdin: configMap(live) });
    expect(stdout).toMatch(/kube-proxy-replacement +false +true/);
    expect(stdout).toContain('rollout restart daemonset/cilium');
    expect(stdout).not.toContain('deployment/cilium-operator');
  });

  test('wants an intent or an inventory, and a live ConfigMap', async () => {
    expect((await run(['verify', '-'], { cwd, stdin: configMap(options) })).code).toBe(2);
    const other = await run(['verify', '-', '--intent', 'intent.yaml'], { cwd, stdin: 'kind: Secret\n' });
    expect(other.stderr).toContain('Secret');
    expect(other.code).toBe(2);
  });
});
