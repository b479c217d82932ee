import { expect, test } from 'vitest';
import { run } from '../cli/run.ts';

test('generate names the Secret of a registry, as lint of its output does', async () => {
  const stdin = 'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { registry: { pullSecrets: [my-registry] } }\n';
  const { code, stdout, stderr } = await run(['generate', '-'], { stdin });
  expect(code).toBe(0);
  expect(stderr).toMatch(/^<stdin>:3:\d+ info imagePullSecrets refers to Secret\/my-registry.*\[missing-object\]$/m);
  const lint = await run(['lint', '-', '--kubespray', 'v2.31.0', '--format', 'json'], { stdin: stdout });
  const { findings } = JSON.parse(lint.stdout) as { findings: { rule: string; severity: string }[] };
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['missing-object', 'info']]);
});

test.each([
  ['v2.24.3', 'custom-cni'],
  ['v2.31.0', 'custom-cni'],
  ['v2.31.0', 'helm-set'],
])(
  'generate names the Secret of IPsec on %s, also where the chart itself is installed: %s',
  async (release, format) => {
    const stdin = `version: 1\ntarget: { kubespray: ${release} }\nfeatures: { encryption: { type: ipsec } }\n`;
    const { stderr } = await run(['generate', '-', '--format', format], { stdin });
    expect(stderr).toMatch(/^<stdin>:3:\d+ warning Create the Secret cilium-ipsec-keys before .*\[secret-needed\]$/m);
  },
);

test.each(['group-vars', 'helm-values'])(
  'generate names definitions that have to exist beforehand: %s',
  async (format) => {
    const stdin =
      'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { metrics: { operator: { serviceMonitor: true } } }\n';
    const { code, stderr } = await run(['generate', '-', '--format', format], { stdin });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /info operator\.prometheus\.serviceMonitor\.enabled: true needs .*Prometheus operator.*\[missing-definitions\]/,
    );
  },
);
