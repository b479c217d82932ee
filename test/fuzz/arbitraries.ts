/**
 * Inputs of the fuzzer: real files with a few edits, which shrink edit by edit, and texts of words from the formats.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from '../seeded.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function texts(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('recordings.json'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

/** Variables grouped as in Kubespray's sample inventory, with Cilium's settings of several releases. */
const variables = [
  `# kubespray\nkube_network_plugin: cilium\nkube_owner: root\nkube_pods_subnet: 10.233.64.0/18\nkube_service_addresses: 10.233.0.0/18\nkube_proxy_mode: ipvs\n`,
  `---\ncilium_version: 1.15.9\ncilium_kube_proxy_replacement: strict # old word\ncilium_tunnel_mode: disabled\ncilium_config_extra_vars:\n  enable-bpf-masquerade: true\n  enable-ipv4-egress-gateway: "true"\n  # nested\n  bpf-lb-algorithm: maglev\n  'native-routing-cidr': 10.233.64.0/18\n`,
  `cilium_extra_values:\n  loadBalancer: { algorithm: maglev, mode: dsr }\n  hubble:\n    enabled: yes\n    relay: &relay\n      enabled: true\n    ui: *relay\n  extraConfig:\n    enable-l7-proxy: "false"\ncilium_install_extra_flags: "--set bpf.masquerade=true --set 'ipam.mode=kubernetes'"\n`,
  `kube_network_plugin: custom_cni\ncustom_cni_chart_values:\n  kubeProxyReplacement: true\n  routingMode: native\n`,
  `cilium_ipsec_key: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  62313365396662343061\ncilium_native_routing_cidr: "{{ kube_pods_subnet }}"\ncilium_note: !unsafe "{{ kept }}"\ncilium_mtu: 0755\n`,
  ...texts('test/fixtures/inventories'),
];

const intents = [
  ...texts('examples'),
  'version: 1\ntarget:\n  kubespray: v2.31.0\nfeatures:\n  routing: { mode: native, autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: 10.233.64.0/18 }\n  kubeProxyReplacement: true\n  maglev: { tableSize: 65521, hashSeed: "c2VlZHNlZWRzZWVk" }\n  dsr: { mode: dsr, dispatch: opt }\n  bandwidthManager: { bbr: true }\nvalues:\n  hubble: { enabled: true }\nconfig:\n  some-option: "yes"\n',
  '{"version":1,"target":{"kubespray":"v2.27.1"},"features":{"egressGateway":true,"clusterMesh":{"name":"a","id":7}}}',
];

/** Words with a special meaning for one of the readers, or for the consumers of their output. */
const word = fc.constantFrom(
  ...[
    'cilium_',
    'cilium_version',
    'kube_network_plugin',
    'cilium',
    'true',
    'False',
    'yes',
    'null',
    '~',
    '0755',
    '1:30',
  ],
  ...[
    ': ',
    ':',
    '\n',
    '\r\n',
    '\r',
    '\t',
    '  ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '|\n',
    '>-\n',
    '"',
    "'",
    '#',
    ' #',
    '=',
    '\\',
  ],
  ...[
    '&a ',
    '*a',
    '<<: *a\n',
    '!vault ',
    '!unsafe ',
    '{{ x }}',
    '{% if %}',
    '---\n',
    '...\n',
    '? ',
    '\ufeff',
    '\u0000',
    '\u001b[31m',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '$(id)',
    '--set ',
    '\u202e',
    '\u2028',
    '\ud800',
    'é',
    '𝄞',
    '.inf',
    '1e400',
  ],
  ...[
    'version: 1\n',
    'features:\n',
    'target: ',
    'values: ',
    'config: ',
    'kind: ConfigMap\n',
    'data:\n',
    '[kube_node]\n',
    '[a:vars]\n',
  ],
);

const place = fc.double({ min: 0, max: 1, noNaN: true });

type Edit = (text: string) => string;

function at(text: string, where: number): number {
  return Math.floor(where * text.length);
}

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, word).map(
    ([where, what]): Edit =>
      (text) =>
        text.slice(0, at(text, where)) + what + text.slice(at(text, where)),
  ),
  fc.tuple(place, fc.nat({ max: 20 })).map(
    ([where, length]): Edit =>
      (text) =>
        text.slice(0, at(text, where)) + text.slice(at(text, where) + length),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Edit =>
      (text) => {
        const lines = text.split('\n');
        const [line = ''] = lines.splice(at(text, from) % lines.length, 1);
        lines.splice(Math.floor(to * lines.length), 0, line);
        return lines.join('\n');
      },
  ),
  place.map(
    (where): Edit =>
      (text) => {
        const lines = text.split('\n');
        const index = Math.floor(where * lines.length);
        return [...lines.slice(0, index + 1), lines[index] ?? '', ...lines.slice(index + 1)].join('\n');
      },
  ),
  place.map(
    (where): Edit =>
      (text) =>
        text.slice(0, at(text, where)),
  ),
  fc.constant<Edit>((text) => text.replaceAll('\n', '\r\n')),
);

function mutated(bases: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...bases), fc.array(edit, { maxLength: 6 }))
    .map(([base, edits]) => edits.reduce((text, change) => change(text), base));
}

const soup = fc.array(word, { maxLength: 40 }).map((words) => words.join(''));

/** A file of variables, usually still a valid one. */
export const variablesText = fc.oneof({ weight: 4, arbitrary: mutated(variables) }, soup);

/** An intent, usually still a valid one. */
export const intentText = fc.oneof({ weight: 4, arbitrary: mutated(intents) }, soup);

/** Helm values in the shapes in which people store them, in YAML and in JSON. */
const valuesFiles = [
  'kubeProxyReplacement: true\nroutingMode: native\nipv4NativeRoutingCIDR: \u0024{RANGE:-10.0.0.0}/8\nhubble: { relay: { enabled: true }, ui: null }\nextraConfig: { enable-l7-proxy: "false" }\n',
  'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: cilium }\nspec:\n  values:\n    cluster: { name: "\u0024{NAME}", id: \u0024{ID:=3} }\n    rollOutCiliumPods: true\n',
  '---\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: cilium }\nspec:\n  sources:\n    - chart: other\n    - chart: cilium\n      helm:\n        values: |\n          bpf: { masquerade: y }\n          maglev: {}\n',
  'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: values }\ndata:\n  values.yaml: |-\n    encryption: { enabled: false, type: wireguard }\n    MTU: 1e3\n',
  'cilium:\n  tunnel: disabled\n  bandwidthManager: &b { enabled: true }\n  socketLB:\n    <<: *b\n',
  'releases:\n  - name: cilium\n    values:\n      - operator: { replicas: 1 }\n',
  '{"kubeProxyReplacement": "strict", "bpf": {"lbMapMax": 1.5e3}, "tls": {"ca": {"key": "X"}}, "extraEnv": [{"name": "A", "value": null}]}',
];

const services = [
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: shop # ours\n  annotations:\n    service.cilium.io/global: "true"\n    io.cilium/shared-service: no\nspec: { ports: [ { port: 80 } ] }\n',
  '---\nkind: Service\napiVersion: v1\nmetadata: { name: "{{ .Release.Name }}", annotations: {} }\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\n',
  'apiVersion: v1\nkind: List\nitems:\n  - &s { apiVersion: v1, kind: Service, metadata: { name: a } }\n  - *s\n  - { apiVersion: serving.knative.dev/v1, kind: Service, metadata: { name: b } }\n',
  '{"apiVersion":"v1","kind":"Service","metadata":{"name":"a","annotations":{"service.cilium.io/affinity":"local"}}}\n{"apiVersion":"v1","kind":"Service","metadata":{"name":["a"],"annotations":null}}',
];

const meshes = [
  ...texts('examples/mesh').filter((text) => text.includes('clusters:')),
  'version: 1\nclusters:\n  - name: a\n    id: 1\n    inventory: v.yml\n    kubespray: v2.27.1\n  - { name: b, id: 2, intent: w.yml, podCIDRs: [10.0.0.0/16] }\n',
];

const liveConfigs = [
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: cilium-config\n  namespace: kube-system\ndata:\n  routing-mode: native\n  kube-proxy-replacement: "true"\n  cluster-id: "3"\n  enable-ipv4: "true"\n  bpf-lb-maglev-hash-seed: JLfvgnHc2kaSUFaI\n  etcd-config: |-\n    ---\n    endpoints: [ a ]\n',
  '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"cilium-config"},"data":{"tunnel":"vxlan","enable-hubble":"true","cluster-name":"a"},"binaryData":{"x":"AA=="}}',
  'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: { name: cilium-config }\n  data: { debug: "true", monitor-aggregation: medium }\n',
];

/** Nested structures with keys that the readers look for, as JSON. */
const jsonText = fc
  .letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...[null, true, 0, -0, 1e21, 0.1, '', 'cilium', 'v1', 'ConfigMap', 'Service', 'cilium-config']),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          ...['apiVersion', 'kind', 'metadata', 'name', 'data', 'items', 'annotations', 'spec', 'values', 'clusters'],
          ...[
            'version',
            'features',
            'target',
            'config',
            'cilium',
            'all',
            'hosts',
            'vars',
            'children',
            'helm',
            'releases',
          ],
          ...[
            'cilium_version',
            'cilium_config_extra_vars',
            'kube_network_plugin',
            '__proto__',
            '__ansible_vault',
            'id',
          ],
        ),
        tie('node'),
        { maxKeys: 5 },
      ),
    ),
  }))
  .node.map((node) => JSON.stringify(node));

/** A file of Helm values in some shape, usually still a valid one. */
export const valuesText = fc.oneof({ weight: 4, arbitrary: mutated(valuesFiles) }, jsonText, soup);

/** Manifests with Services, usually still valid ones. */
export const servicesText = fc.oneof({ weight: 4, arbitrary: mutated(services) }, jsonText, soup);

/** A mesh file, usually still a valid one. */
export const meshText = fc.oneof({ weight: 4, arbitrary: mutated(meshes) }, jsonText, soup);

/** A live cilium-config, usually still a valid one. */
export const liveText = fc.oneof({ weight: 4, arbitrary: mutated(liveConfigs) }, jsonText, soup);

/** JSON of any kind. */
export const anyJson = jsonText;

/** Any bytes; half of the time those of a file with some of them changed. */
export const bytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.tuple(variablesText, fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 4 })).map(([text, changes]) => {
    const buffer = Buffer.from(text);
    for (const [where, byte] of changes) buffer[Math.floor(where * buffer.length)] = byte;
    return buffer;
  }),
);

/** Possible texts after `--set`. */
export const flagText = fc
  .array(
    fc.oneof(
      word,
      fc.constantFrom(
        ...['hubble.enabled=true', 'loadBalancer.algorithm=maglev', 'kubeProxyReplacement=strict', 'tunnel=disabled'],
        ...['a.b', '=', '.', ',', '[0]', '[999999999]', '{a,b}', '\\,', 'extraConfig.x=y', 'ipam.mode=', 'null'],
      ),
    ),
    { maxLength: 8 },
  )
  .map((words) => words.join(''));
