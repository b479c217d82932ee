import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { run } from '../cli/run.ts';

const intent = (features: object): string => JSON.stringify({ version: 1, features });

async function customCni(kubespray: string, features: object, ...more: string[]) {
  const args = ['generate', '-', '--format', 'custom-cni', '--kubespray', kubespray, ...more];
  const { code, stdout, stderr } = await run(args, { stdin: intent(features) });
  return { code, stderr, variables: parse(stdout) as Record<string, unknown> };
}

describe('generate --format custom-cni', () => {
  it.each(['v2.24.3', 'v2.27.1', 'v2.28.0', 'v2.28.1', 'v2.31.0'])(
    'says on %s what the role cannot',
    async (release) => {
      const { code, variables } = await customCni(release, { serviceMesh: { ingressController: true } });
      expect(code).toBe(0);
      expect(variables).toMatchObject({
        kube_network_plugin: 'custom_cni',
        custom_cni_chart_namespace: 'kube-system',
        custom_cni_chart_release_name: 'cilium',
        custom_cni_chart_ref: 'cilium/cilium',
        kube_proxy_remove: true,
        custom_cni_chart_values: { ingressController: { enabled: true } },
      });
    },
  );

  it('gives pods the network of Kubespray, and the agents the way to the API server, as Ansible knows them', async () => {
    const { variables } = await customCni('v2.28.1', { kubeProxyReplacement: true });
    expect(variables.custom_cni_chart_values).toMatchObject({
      ipam: { operator: { clusterPoolIPv4PodCIDRList: ['{{ kube_pods_subnet }}'] } },
      k8sServiceHost: "{{ kube_apiserver_global_endpoint | urlsplit('hostname') }}",
    });
    const { variables: withProxy } = await customCni('v2.28.1', { topologyAwareHints: false });
    expect(withProxy).not.toHaveProperty('kube_proxy_remove');
    expect(withProxy.custom_cni_chart_values).not.toHaveProperty('k8sServiceHost');
  });

  it('marks text that is meant as it is', async () => {
    const args = ['generate', '-', '--format', 'custom-cni', '--kubespray', 'v2.31.0'];
    const { stdout } = await run(args, { stdin: 'version: 1\nvalues: { podAnnotations: { a: "{{ b }}" } }\n' });
    expect(stdout).toContain('a: !unsafe "{{ b }}"');
    expect(stdout).toContain('- "{{ kube_pods_subnet }}"');
  });

  it('refuses releases without it, and no release at all', async () => {
    const old = await customCni('v2.23.3', { kubeProxyReplacement: true });
    expect(old).toMatchObject({ code: 1, stderr: expect.stringContaining('v2.24.0 and later can') });
    const none = await run(['generate', '-', '--format', 'custom-cni'], { stdin: intent({}) });
    expect(none).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('needs a release') });
  });

  it('is what a refusal points to', async () => {
    const { stderr } = await run(['generate', '-', '--kubespray', 'v2.27.1'], {
      stdin: intent({ serviceMesh: { ingressController: true } }),
    });
    expect(stderr).toContain('--format custom-cni');
  });

  it('is read back as what it says', async () => {
    const args = ['generate', '-', '--format', 'custom-cni', '--kubespray', 'v2.31.0'];
    const features = { serviceMesh: { ingressController: { loadbalancerMode: 'shared' } } };
    const { stdout } = await run(args, { stdin: intent(features) });
    const lint = await run(['lint', '-', '--kubespray', 'v2.31.0', '--format', 'json'], { stdin: stdout });
    const { findings } = JSON.parse(lint.stdout) as { findings: { severity: string; message: string }[] };
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});
