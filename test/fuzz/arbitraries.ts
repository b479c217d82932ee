/** What the fuzzer feeds: real files with a few edits, which shrink edit by edit, and texts of the formats' own words. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

const root = fileURLToPath(new URL('../..', import.meta.url));

function texts(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('recordings.json'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

/** Variables as Kubespray's sample inventory groups them, with Cilium's settings of several releases. */
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

/** Words that mean something to one of the readers, or to what their output goes to. */
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

/** A file of variables, mostly still one. */
export const variablesText = fc.oneof({ weight: 4, arbitrary: mutated(variables) }, soup);

/** An intent, mostly still one. */
export const intentText = fc.oneof({ weight: 4, arbitrary: mutated(intents) }, soup);

/** Any bytes; half of the time those of a file with some of them changed. */
export const bytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.tuple(variablesText, fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 4 })).map(([text, changes]) => {
    const buffer = Buffer.from(text);
    for (const [where, byte] of changes) buffer[Math.floor(where * buffer.length)] = byte;
    return buffer;
  }),
);

/** What may stand behind `--set`. */
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
