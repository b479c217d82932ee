/** Wishes without any effect, and wishes that work in part: neither is refused, and both are reported. */
import { expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { emittedVariables } from '../../src/plan/plan.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';

const catalog = openCatalog();

async function planned(target: object, intent: object) {
  const text = JSON.stringify({ version: 1, target, ...intent });
  const { plan, findings } = await planIntent(text, 'intent.json', { catalog, features });
  const told = findings.filter(({ rule }) => rule !== 'secret-needed' && rule !== 'kube-proxy-stays');
  return { plan, told: told.map(({ rule, severity }) => `${severity} ${rule}`), findings };
}

it.each(['v2.27.1', 'v2.28.1', 'v2.31.0'])(
  '%s: a keepalive of WireGuard with IPsec is no refusal',
  async (kubespray) => {
    const wireguard = { persistentKeepalive: '25s' };
    const { told } = await planned({ kubespray }, { features: { encryption: { type: 'ipsec', wireguard } } });
    expect(told).toEqual(['warning encryption/other-kind']);
  },
);

it.each(['v2.27.1', 'v2.28.1'])('%s: a raw value without an effect is a note', async (kubespray) => {
  const values = { encryption: { wireguard: { persistentKeepalive: '25s' } } };
  const { plan, told, findings } = await planned({ kubespray }, { values });
  expect(told).toEqual(['info no-effect']);
  expect(findings[0]?.message).toContain('encryption.wireguard.persistentKeepalive="25s" has no effect');
  expect(plan?.extraVars.size).toBe(0);
});

it.each(['v2.28.0', 'v2.27.1'])('%s: a value with an effect is none of them', async (kubespray) => {
  const values = { encryption: { enabled: true, type: 'wireguard', wireguard: { persistentKeepalive: '25s' } } };
  const { told } = await planned({ kubespray }, { values });
  expect(told).not.toContain('info no-effect');
});

it.each(['v2.20.0', 'v2.24.0', 'v2.27.1'])('%s: agents serve metrics, and the operator none', async (kubespray) => {
  const { plan, told } = await planned({ kubespray }, { features: { metrics: { agent: true, operator: false } } });
  expect(told).toEqual([]);
  expect(plan && Object.fromEntries(emittedVariables(plan))).toMatchObject({
    cilium_enable_prometheus: true,
    cilium_config_extra_vars: { 'enable-metrics': 'false' },
  });
});

it.each(['v2.25.1', 'v2.27.1'])(
  '%s: metrics of an Envoy that the release never installs are off',
  async (kubespray) => {
    const target = { kubespray, cilium: '1.16.19' };
    const { plan, told } = await planned(target, { features: { metrics: false } });
    expect(told.filter((one) => one.startsWith('error'))).toEqual([]);
    expect(plan?.extraVars.size).toBe(0);
    expect((await planned(target, { values: { envoy: { prometheus: { port: '9999' } } } })).told).toContain(
      'error not-expressible',
    );
  },
);

it('Envoy configuration names what own manifests lack for TLS', async () => {
  const { told, findings } = await planned({ kubespray: 'v2.27.1' }, { features: { serviceMesh: true } });
  expect(told).toEqual(['info roles-missing']);
  const message = findings.find(({ rule }) => rule === 'roles-missing')?.message;
  expect(message).toContain(
    'does not create Namespace/cilium-secrets, Role/cilium-envoy-config-secrets and RoleBinding/cilium-envoy-config-secrets of the chart',
  );
  expect(message).toContain('set envoy-secrets-namespace: "cilium-secrets" in cilium_config_extra_vars');
});

it('plain Helm has partial replacement where the chart disables all of it, and a fuller one wins', async () => {
  const socketLB = { enabled: true, hostNamespaceOnly: true };
  const alone = await planned({ cilium: '1.13.4' }, { features: { socketLB } });
  expect(alone.told).toEqual([]);
  expect(alone.plan?.helm.get('kubeProxyReplacement')?.value).toBe('partial');
  const both = await planned({ cilium: '1.13.4' }, { features: { socketLB, topologyAwareHints: true } });
  expect(both.plan?.helm.get('kubeProxyReplacement')?.value).toBe('strict');
  const onRelease = await planned({ kubespray: 'v2.20.0' }, { features: { socketLB: true } });
  expect([...(onRelease.plan?.variables.keys() ?? [])]).toEqual(['kube_network_plugin']);
});

it.each([{ kubespray: 'v2.31.0' }, { cilium: '1.19.3' }])('%j: ServiceMonitors name the CRDs', async (target) => {
  const { told } = await planned(target, { features: { metrics: { agent: { serviceMonitor: true } } } });
  expect(told).toContain('warning metrics/service-monitor-crds');
});

it.each(['v2.20.0', 'v2.27.1'])('%s: a pull policy is set for all images of Kubespray', async (kubespray) => {
  const { plan, told } = await planned({ kubespray }, { features: { registry: { pullPolicy: 'Always' } } });
  expect(told).toEqual(['warning wider-variable']);
  expect(plan && Object.fromEntries(emittedVariables(plan))).toMatchObject({ k8s_image_pull_policy: 'Always' });
});

it('pull secrets have no variable, so nothing is written for them', async () => {
  const { told } = await planned({ kubespray: 'v2.27.1' }, { features: { registry: { pullSecrets: ['registry'] } } });
  expect(told).toContain('error not-expressible');
});

it('settings of the other encryption are no refusal, also where they would change pods', async () => {
  const encryption = { type: 'wireguard', ipsec: { secretName: 'other-keys', interface: 'eth1' } };
  for (const kubespray of ['v2.25.1', 'v2.28.1'])
    expect((await planned({ kubespray }, { features: { encryption } })).told).toEqual([
      'warning encryption/other-kind',
    ]);
  const used = { type: 'ipsec', ipsec: { secretName: 'other-keys' } };
  const { told } = await planned({ kubespray: 'v2.25.1' }, { features: { encryption: used } });
  expect(told).toContain('error not-expressible');
});

it('what the chart does by itself is no refusal where a release takes no Helm values', async () => {
  const target = { kubespray: 'v2.28.1' };
  const registry = { mirror: 'registry.example.com', digests: true };
  expect((await planned(target, { features: { registry } })).told).toEqual([]);
  expect((await planned(target, { features: { registry: { ...registry, digests: false } } })).told).toContain(
    'error not-expressible',
  );
  const envoy = (priorityClassName: string) => ({ features: { resources: { envoy: { priorityClassName } } } });
  expect((await planned(target, envoy('system-node-critical'))).told).toEqual([]);
  expect((await planned(target, envoy('low'))).told).toContain('error not-expressible');
});

it('a part that is not installed needs nothing, and a file of the node that agents lack is named', async () => {
  const dataStorage = { storageClass: 'local-path' };
  const mutualAuthentication = { install: false, serverAddress: 'spire.example:8081', dataStorage };
  const { findings } = await planned({ kubespray: 'v2.28.1' }, { features: { serviceMesh: { mutualAuthentication } } });
  const refused = findings.filter(({ rule }) => rule === 'not-expressible').map(({ message }) => message);
  expect(refused).toHaveLength(1);
  expect(refused[0]).toContain('authentication.mutual.spire.enabled=true: it changes DaemonSet/cilium');
});

it('settings of another method for certificates are no refusal', async () => {
  const tls = { method: 'helm', schedule: '0 0 1 * *', issuer: { kind: 'Issuer', name: 'ca' } };
  const { told } = await planned({ kubespray: 'v2.23.3' }, { features: { hubble: { tls } } });
  expect(told.filter((one) => one.startsWith('error'))).toEqual([]);
});
