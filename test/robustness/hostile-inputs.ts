/** Texts that try to break a reader, by their method. */

const goodVariables =
  'cilium_version: 1.18.4\nkube_network_plugin: cilium\ncilium_config_extra_vars:\n  enable-bpf-masquerade: true\n';
const goodIntent = 'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures:\n  egressGateway: true\n';

/** `levels` anchors, each of which represents `width` times the one before. */
function aliasBomb(levels: number, width: number): string {
  const lines = ['a0: &a0 [lol, lol, lol]'];
  for (let level = 1; level < levels; level++) {
    lines.push(
      `a${level}: &a${level} [${Array(width)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function mergeBomb(levels: number): string {
  const lines = ['a0: &a0 { k0: v }'];
  for (let level = 1; level < levels; level++) {
    lines.push(`a${level}: &a${level}\n  <<: [*a${level - 1}, *a${level - 1}]\n  k${level}: v`);
  }
  return `${lines.join('\n')}\n`;
}

function utf16(text: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

/** By their method. Small enough for every command to read every one of them in a test. */
export const hostileInputs: Readonly<Record<string, string | Uint8Array>> = {
  nothing: '',
  'a line break': '\n',
  'arbitrary bytes': Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + 13) & 255),
  'every byte': Uint8Array.from({ length: 256 }, (_, index) => index),
  'an alias bomb in variables': `${aliasBomb(12, 9)}cilium_config_extra_vars: { x: *a11 }\n`,
  'an alias bomb in an intent': `${goodIntent}${aliasBomb(12, 9)}`,
  'a merge bomb': `${mergeBomb(25)}cilium_config_extra_vars: *a24\n`,
  'open brackets': `cilium_x: ${'['.repeat(50_000)}`,
  'nested brackets': `cilium_x: ${'['.repeat(5000)}${']'.repeat(5000)}`,
  'open braces': `cilium_x: ${'{a: '.repeat(10_000)}`,
  'nested blocks': Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}cilium:`).join('\n'),
  'nested lists': `cilium_x:\n${'- '.repeat(10_000)}a`,
  'nested JSON': `{"cilium_x":${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}`,
  'an equal key': 'cilium_version: 1.18.4\ncilium_version: 1.18.5\n',
  'keys of the prototype in variables':
    '__proto__: {polluted: 1}\nconstructor: {prototype: {x: 1}}\ncilium_config_extra_vars:\n  __proto__: x\n  constructor: y\n  toString: z\n  hasOwnProperty: 1\ncilium_extra_values:\n  __proto__: {a: 1}\n  constructor: {prototype: {b: 1}}\n',
  'keys of the prototype in an intent':
    'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures: { __proto__: true, constructor: true, toString: {}, egressGateway: { __proto__: 1 } }\nvalues: { __proto__: { a: 1 }, constructor: 1 }\nconfig: { __proto__: x, constructor: y, toString: z }\n',
  'names of the prototype as versions':
    'version: 1\ntarget: { kubespray: __proto__, cilium: constructor }\nfeatures: {}\n',
  'a zero byte': 'cilium_x: "a\0b"\n',
  'a byte order mark': `\ufeff${goodVariables}`,
  'two byte order marks': `\ufeff\ufeff${goodVariables}`,
  'UTF-16, little end first': utf16(goodVariables, false),
  'UTF-16, big end first': utf16(goodVariables, true),
  'UTF-16 without a mark': Buffer.from(goodVariables, 'utf16le'),
  'UTF-32': Uint8Array.of(0xff, 0xfe, 0, 0, 0x63, 0, 0, 0),
  'broken UTF-8': Buffer.concat([Buffer.from('cilium_x: '), Uint8Array.of(0xc3, 0x28, 0xff, 0xc0, 0x80)]),
  'half a surrogate pair': 'cilium_x: "\\ud800"\ncilium_config_extra_vars: { "\\udfff": "\\ud800" }\n',
  'CR LF': goodVariables.replaceAll('\n', '\r\n'),
  'CR alone': goodVariables.replaceAll('\n', '\r'),
  'CR LF in an intent': goodIntent.replaceAll('\n', '\r\n'),
  'tabs for indentation': 'cilium_config_extra_vars:\n\tenable-bpf-masquerade: true\n',
  'line breaks of Unicode': 'cilium_x: a\u0085b\u2028c\n',
  'escape sequences as they are': 'cilium_x\u001b[31m: "\u0007\u001b]0;pwn\u0007"\n',
  'escape sequences in YAML escapes':
    '"cilium_\\e[2Jx": "\\e[31mRED\\a\\x07"\ncilium_config_extra_vars:\n  "enable\\e[31m": "\\x9b31m"\n  "a\\nb": c\n',
  'escape sequences in an intent':
    'version: 1\ntarget: { kubespray: "v2\\e[31m" }\nfeatures: { "maglev\\e[2J": true }\nvalues: { "bpf\\e[1m": { "masq\\x9buerade": "\\a" } }\nconfig: { "enable\\e[31m": "\\e[0m" }\n',
  'marks that turn the direction': 'cilium_\u202e_x: "\u2066abc"\n',
  'a name for a regular expression': '"cilium_(a+)+$[\\\\": 1\n"cilium_*": "{{ cilium_( }}"\n',
  'several documents': '---\ncilium_x: 1\n---\ncilium_version: x\n...\n---\n- a\n',
  'a scalar': 'cilium',
  'a list': '- cilium\n- b\n',
  'a number': '42\n',
  'types of other languages':
    'cilium_x: !!js/function "function(){}"\ncilium_y: !!python/object/apply:os.system ["id"]\ncilium_z: !<tag:evil> x\n',
  'an alias of itself': 'cilium_x: &a [*a]\n',
  'a merge of itself': 'cilium_config_extra_vars: &a\n  <<: *a\n  x: y\n',
  'merges of what is no mapping': 'cilium_x:\n  <<: 5\ncilium_y:\n  <<: [[a], 5, {a: b}]\n',
  'mappings for keys': '? [cilium, b]\n: 1\n? {a: b}\n: 2\ncilium_x: {{ y }}\n',
  'numbers out of range': `cilium_x: .nan\ncilium_y: .inf\ncilium_config_extra_vars:\n  a: .nan\n  b: 1e400\n  c: 0x${'f'.repeat(400)}\n  d: ${'9'.repeat(500)}\n`,
  'dates that are none': 'cilium_x: 2024-13-01\ncilium_config_extra_vars: {a: 2001-12-14t21:59:43.10-05:00}\n',
  'nothing for values':
    'cilium_version:\nkube_network_plugin:\ncilium_config_extra_vars:\ncilium_extra_values:\ncilium_install_extra_flags:\n',
  'values of other types':
    'cilium_version: [1]\nkube_network_plugin: {a: b}\ncilium_config_extra_vars: [1,2]\ncilium_extra_values: foo\ncilium_install_extra_flags: {a: 1}\ncilium_kube_proxy_replacement: [true]\nkube_pods_subnet: 5\nkube_service_addresses: [a]\n',
  'expressions for whole dicts': 'cilium_config_extra_vars: "{{ {\'a\': \'b\'} }}"\ncilium_extra_values: "{{ x }}"\n',
  'an endless expression':
    'cilium_x: "{% for i in range(10**9) %}x{% endfor %}"\ncilium_version: "{{ lookup(\'pipe\',\'id\') }}"\n',
  'a shell in the flags': 'cilium_install_extra_flags: "--set a=b --set \'c=d --values /etc/passwd $(id)"\n',
  'broken flags':
    'cilium_install_extra_flags: "--set a[9999999999]=b --set a[-1]=c --set =x --set a.b --set-json a={ --set x={,}"\n',
  'a far index in a flag': 'cilium_install_extra_flags: "--set a[2000000]=b"\n',
  'very many hosts':
    '[kube_node]\nn[1:1000000000]\n[k8s_cluster:children]\nkube_node\nk8s_cluster\n[x:vars]\ncilium_x={{{{\n[\n',
  'very many hosts of a product': '[kube_node]\nn[001:999][a:z][1:99999] cilium_x=1\n',
  'a broken ConfigMap of Kubean':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  group_vars.yml: |\n    cilium_x: {\n  hosts.yml: 5\n',
  'a broken Cluster of Kubean':
    'apiVersion: kubean.io/v1alpha1\nkind: Cluster\nmetadata: []\nspec: {varsConfRef: {name: [a]}}\n---\napiVersion: kubean.io/v1alpha1\nkind: ClusterOperation\nspec: 5\n',
  'a ConfigMap of a list': 'kind: ConfigMap\ndata: [a]\n',
  'a ConfigMap of nested values':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cilium-config}\ndata: {a: [1], b: {c: d}, e: 5, __proto__: x}\n',
  'a List of anything': 'apiVersion: v1\nkind: List\nitems: [5, {kind: ConfigMap, data: 5}]\n',
  'a vaulted file': '$ANSIBLE_VAULT;1.1;AES256\n3132\n',
  'a vaulted value':
    'cilium_ipsec_key: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6231336539666234306139346433616338376438\ncilium_vesion: 1\n',
  'an intent of wrong types': 'version: 1\ntarget: []\nfeatures: 5\nvalues: []\nconfig: x\n',
  'an intent of very many features': `version: 1\nfeatures:\n${Array.from({ length: 200 }, (_, index) => `  f${index}: true\n`).join('')}`,
  'broken JSON': '{"version":1,"target":',
  'a command line with a shell in it':
    'helm upgrade --install cilium cilium/cilium --set a=b \\\n --set "x=$(id)" `id`\n',
  'a command line without its end': "cilium install --set 'a=b\n",
};
