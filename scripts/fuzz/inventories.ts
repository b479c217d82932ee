/** Random inventories in the forms that people write, including unusual cases of each format. */
import fc from 'fast-check';

/** Files of one inventory by their paths; `hosts` is the file that Ansible gets. */
export interface RandomInventory {
  hosts: string;
  files: Record<string, string>;
}

/** Mostly valid choices: one refusal hides everything else. */
function often(usual: readonly string[], odd: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 15, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
}

const groupName = often(['g1', 'g2', 'g3', 'edge', 'rack-1'], ['ungrouped', 'all']);
const ownGroup = fc.constantFrom('g1', 'g2', 'g3', 'edge', 'rack-1');
const hostName = often(
  [
    'n1',
    'n2',
    'n3',
    'n4.example.org',
    '10.0.0.5',
    'n[1:3]',
    'n[01:03]',
    'n[a:c]',
    'n[1:5:2]',
    'x[1:2]-y[a:b]',
    'n1:22',
    '[fd00::11]:22',
    'fd00::12',
    '[10.0.0.7]:2222',
    'n[1:2]:22',
    'n[:2]',
    'fd00::[1:3]',
    '[fd00::a]:0',
    'N1',
    'n_1',
    'n-1',
    '10.0.0.[1:2]',
    '::1',
    '::ffff:10.0.0.1',
    'n[A:C]',
    'n[y:B]',
    '[n5]:22',
  ],
  [
    'n[c:a]',
    'n[',
    'n[1:]',
    'n[02:3]',
    'n:',
    'n[1:2:0]',
    'n[1:2:x]',
    'n]',
    'a/b',
    '-n',
    'n[1-3]',
    'n[1:2',
    '[n1]',
    'n[ab:cd]',
    'n1:22:33',
    'n_:22',
    '\u00e91',
  ],
);
const name = fc.constantFrom('cilium_a', 'cilium_b', 'cilium_c', 'cilium_d', 'other');

/** Values of an INI inventory: Python literals, and texts that resemble them. */
const iniValue = fc.constantFrom(
  ...[
    '1',
    '0755',
    '1.5',
    '1e3',
    'True',
    'true',
    'None',
    'yes',
    'vxlan',
    "'a b'",
    '"a b"',
    "'a",
    '[1, 2]',
    "['a', 1]",
    '(1,)',
    '{1, 2}',
  ],
  ...[
    "{'a': 1}",
    '{"a": {"b": [1]}}',
    '1_000',
    '0x1f',
    '0b11',
    '-1',
    '- 1',
    '1j',
    "b'x'",
    "u'x'",
    "r'a\\n'",
    "'a\\n'",
    "'a' 'b'",
    'a=b',
    '',
    '""',
  ],
  ...[
    '{{ x }}',
    '[{{ x }}]',
    'a # b',
    '1 # b',
    '"a # b"',
    'a;b',
    '\\',
    'a\\',
    '1 2',
    '.5',
    '5.',
    '+5',
    '1,2',
    '1,',
    'nan',
    'inf',
    '...',
    '()',
    'not 1',
    '1 + 2',
  ],
);
/** After a host name, a value is a single word for shlex. */
const hostValue = often(
  [
    '1',
    'True',
    'yes',
    '"a b"',
    "'a b'",
    '"\'a b\'"',
    '[1,2]',
    '"[1, 2]"',
    '"{\'a\': 1}"',
    'a\\ b',
    '"a\\"b"',
    'a#b',
    '"a#b"',
    '',
    '""',
    '0755',
    '1.5',
    'x=y',
  ],
  ["'unclosed", '\\', 'a\\\\', '1_000', '0x1f', '"1"', '\'"1"\'', '{{x}}', '"{{ x }}"'],
);
const tail = often(['', '', '', ' # note', ' ', '\t', '#x'], [' \\']);

const assignments = fc
  .array(fc.tuple(name, hostValue), { maxLength: 2 })
  .map((pairs) => pairs.map(([key, value]) => ` ${key}=${value}`).join(''));
const hostLine = fc.tuple(hostName, assignments, tail).map((parts) => parts.join(''));
const variableLine = fc.tuple(name, fc.constantFrom('=', ' = ', '= '), iniValue).map((parts) => parts.join(''));
const iniSection = fc.oneof(
  fc.tuple(ownGroup, fc.array(hostLine, { maxLength: 3 })).map(([group, lines]) => [`[${group}]`, ...lines]),
  fc.tuple(groupName, fc.array(groupName, { maxLength: 2 })).map(([group, lines]) => [`[${group}:children]`, ...lines]),
  fc.tuple(groupName, fc.array(variableLine, { maxLength: 3 })).map(([group, lines]) => [`[${group}:vars]`, ...lines]),
  often(['# a comment', '; a comment', '', '[g1] # first'], ['[g 1]', '[g1:what]', '[g1:]', '[g1] x']).map((line) => [
    line,
  ]),
);
const ini = fc
  .tuple(fc.array(hostLine, { maxLength: 2 }), fc.array(iniSection, { minLength: 1, maxLength: 5 }))
  .map(([above, sections]) => `${[...above, ...sections.flat()].join('\n')}\n`);

/** Values of YAML as text. */
const yamlValue = often(
  [
    '1',
    '0755',
    '0o17',
    '1:30',
    '1e3',
    '1.0e+3',
    '1.4e3',
    'yes',
    'No',
    'y',
    'on',
    'null',
    '~',
    '',
    'vxlan',
    '"a"',
    "'a'",
    '"a"#c',
    "'a' # c",
    '[1, 2]#c',
    '[1, a]',
    '{a: 1}',
    '{a: 1}#c',
    '{"a":1}',
    '[]',
    '{}',
    '|\n  text\n  more\n',
    '>-\n  a\n  b\n',
    '"{{ x }}"',
    '!unsafe "{{ x }}"',
    '1_000',
    '0x1F',
    '.5',
    '5.',
    '.inf',
    '.nan',
    'a:b',
    'a#b',
    'a #b',
    '\n  a: 1\n  b: [x]\n',
    '\n- a\n- b\n',
    '"\\u00e9"',
    '"\\/"',
    '!!str 1',
    '1 2',
    '[a,#c\n  b]',
    '0b11',
    '+1',
    '1.',
    '-.5',
    '0.1e-3',
    '190:20:30',
    '"a\\\n  b"',
    'a\n  b',
    "'a''b'",
    '!!int "3"',
    '!!float 1',
    '!!bool "yes"',
    '1__0',
    '0_7',
    '-0',
    '+.inf',
  ],
  [
    '- a',
    'a: b',
    '"a',
    '[a',
    '{a',
    '@a',
    '%a',
    '&x a',
    '*x',
    '<<',
    '=',
    '"a" b',
    '|#c\n  x\n',
    '-',
    '? a',
    '2024-01-02',
    '2024-13-02',
    '!foo a',
    '08',
    '0x',
    '[a]]',
    '{a: 1',
    'a\tb',
    '\ta',
    '>9\n  a',
    '!!int a',
    '{{ x }}',
    '{{ x }}-a',
    '[{{ x }}]',
  ],
);
const yamlLine = fc
  .tuple(
    fc.oneof(
      { weight: 8, arbitrary: name },
      { weight: 1, arbitrary: fc.constantFrom('"cilium_a"', '? cilium_b\n', 'cilium_a ') },
    ),
    yamlValue,
  )
  .map(([key, value]) => `${key}: ${value}\n`.replace('\n: ', '\n: '));
const yamlVariables = fc
  .tuple(
    fc.constantFrom('', '', '---\n', '# note\n---\n', '%YAML 1.1\n---\n', '--- # x\n'),
    fc.array(yamlLine, { maxLength: 4 }),
    fc.constantFrom('', '', '', '', '---\n', '...\n', '...\n# end\n', '# end\n', '---\ncilium_a: 2\n'),
  )
  .map((parts) => parts.flat().join(''));

const jsonValue = often(
  [
    '1',
    '1.4e3',
    '1E3',
    '-0',
    '1.0',
    'true',
    'null',
    '"yes"',
    '"1"',
    'NaN',
    '-Infinity',
    'Infinity',
    '[1,"a"]',
    '{"a":{"b":1}}',
    '"\\u00e9"',
    '"\\ud83d\\ude00"',
    '"a\\/b"',
    '[]',
    '{}',
    '"{{ x }}"',
    '{"__ansible_unsafe": "{{ x }}"}',
    '0.5e-3',
    '123456789',
  ],
  ['yes', "'a'", '1.', '.5', '01', '[1,]', '"a" // c', '"a" # c', '"a\tb"', '"\\x41"', 'True'],
);
const jsonVariables = fc
  .tuple(
    fc.array(fc.tuple(name, jsonValue), { maxLength: 4 }),
    fc.constantFrom('', '\n  ', '\n\t'),
    fc.constantFrom('', '\n'),
  )
  .map(([pairs, gap, end]) => `{${pairs.map(([key, value]) => `${gap}"${key}": ${value}`).join(',')}}${end}`);

const variablesText = fc.oneof({ weight: 3, arbitrary: yamlVariables }, { weight: 1, arbitrary: jsonVariables });
const extension = fc.constantFrom('', '.yml', '.yaml', '.json', '.txt', '.yml~');

/** group_vars and host_vars: files, folders, and both next to each other. */
const variablesFiles = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.tuple(
          fc.constant('group_vars'),
          fc.constantFrom('all', 'g1', 'g2', 'edge', 'rack-1', 'ungrouped', 'nobody'),
        ),
        fc.tuple(fc.constant('host_vars'), fc.constantFrom('n1', 'n2', 'n4.example.org', 'fd00::11', 'nobody')),
      ),
      fc.constantFrom('', '/a', '/b', '/sub/c', '/.hidden', '/sub.d/e'),
      extension,
      variablesText,
    ),
    { maxLength: 4 },
  )
  .map((entries) => {
    const files: Record<string, string> = {};
    for (const [[folder, owner], below, ending, text] of entries) {
      const path = `${folder}/${owner}${below}${ending}`;
      // A path cannot be a file and a folder.
      if (Object.keys(files).some((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`))) continue;
      files[path] = text;
    }
    return files;
  });

const yamlHosts = fc.dictionary(
  fc.constantFrom('n1', 'n2', 'n[1:3]', 'n[c:a]', '[fd00::11]:22', 'fd00::12', 'n4.example.org'),
  fc.option(
    fc.dictionary(name, fc.constantFrom<unknown>(1, 'yes', true, null, 1.5, [1, 'a'], { a: 1 }), { maxKeys: 2 }),
  ),
  { maxKeys: 3 },
);
const yamlGroup = fc.record(
  {
    hosts: fc.oneof(yamlHosts, fc.constantFrom<unknown>(null, 'n1', ['n1'])),
    vars: fc.option(fc.dictionary(name, fc.constantFrom<unknown>(1, 'no', false, [], { b: 2 }), { maxKeys: 2 })),
    children: fc.option(
      fc.dictionary(groupName, fc.constantFrom<unknown>(null, {}, { hosts: { n3: null } }), { maxKeys: 2 }),
    ),
    what: fc.constantFrom<unknown>(1, {}),
  },
  { requiredKeys: ['hosts'] },
);
/** JSON is YAML. The special forms of YAML are tried in files of variables. */
const yamlInventory = fc
  .dictionary(groupName, yamlGroup, { minKeys: 1, maxKeys: 3 })
  .map((groups) => JSON.stringify(groups, null, 1));

export const randomInventory: fc.Arbitrary<RandomInventory> = fc.oneof(
  fc
    .tuple(ini, variablesFiles)
    .map(([text, files]) => ({ hosts: 'hosts.ini', files: { 'hosts.ini': text, ...files } })),
  fc
    .tuple(yamlInventory, fc.constantFrom('hosts.yml', 'hosts.json'), variablesFiles)
    .map(([text, hosts, files]) => ({ hosts, files: { [hosts]: text, ...files } })),
);
