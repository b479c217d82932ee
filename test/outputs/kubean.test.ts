import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { run } from '../cli/run.ts';

const configMap = `apiVersion: v1
kind: ConfigMap
metadata: { name: prod-vars, namespace: elsewhere }
data:
  group_vars.yml: |
    container_manager: containerd  # ours
    kube_network_plugin: cilium
    cilium_kube_proxy_replacement: false
    cilium_extra_values:
      debug: { enabled: true }
      priorityClassName: "{{ class_of_pods }}"
`;
const intent = 'version: 1\nfeatures: { kubeProxyReplacement: true, egressGateway: true }\n';

async function merged(text: string, ...more: readonly string[]) {
  const cwd = await mkdtemp(join(tmpdir(), 'kubean-'));
  await writeFile(join(cwd, 'intent.yaml'), intent);
  await writeFile(join(cwd, 'vars.yaml'), text);
  const argv = ['generate', 'intent.yaml', '--kubean', 'v0.37.0', '--format', 'kubean', '--inventory', 'vars.yaml'];
  return run([...argv, ...more], { cwd });
}

describe('an existing ConfigMap of Kubean', () => {
  test('keeps its name, its other variables and what only Ansible knows', async () => {
    const { stdout, code } = await merged(configMap);
    const object = parse(stdout);
    expect(code).toBe(0);
    expect(object.metadata).toEqual({ name: 'prod-vars', namespace: 'elsewhere' });
    expect(stdout).toContain('container_manager: containerd  # ours');
    expect(parse(object.data['group_vars.yml'])).toMatchObject({
      container_manager: 'containerd',
      kube_network_plugin: 'cilium',
      cilium_kube_proxy_replacement: true,
      cilium_extra_values: {
        debug: { enabled: true },
        priorityClassName: '{{ class_of_pods }}',
        egressGateway: { enabled: true },
      },
    });
  });

  test('names what changes, and gives no advice about files', async () => {
    const { stderr } = await merged(configMap);
    expect(stderr).toContain('The result changes cilium_kube_proxy_replacement to true.');
    expect(stderr).not.toMatch(/order of the files|remove this (?:one|definition)/i);
  });

  test.each([
    ['--name', 'other'],
    ['--namespace', 'kube-system'],
  ])('keeps its own, so %s %s is refused', async (option, value) => {
    const { code, stdout, stderr } = await merged(configMap, option, value);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${option} ${value}`);
  });

  test('takes the name that it has', async () => {
    const { code } = await merged(configMap, '--name', 'prod-vars', '--namespace', 'elsewhere');
    expect(code).toBe(0);
  });

  test('is refused where its variables are no block', async () => {
    const { code, stdout, stderr } = await merged(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  group_vars.yml: "kube_network_plugin: cilium\\n"\n',
    );
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('group_vars.yml: |');
  });
});
