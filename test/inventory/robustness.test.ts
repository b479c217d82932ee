import { describe, expect, it } from 'vitest';
import { readPythonLiteral } from '../../src/formats/ansible/hosts/python-literal.ts';
import { readConfiguration } from '../../src/formats/configuration/configuration.ts';
import { memoryFileSystem } from '../../src/formats/files/memory-file-system.ts';
import { discover } from '../../src/formats/inventory/discover.ts';
import { readSource } from '../../src/formats/inventory/read.ts';
import fc from '../seeded.ts';

/** Texts built from tokens of these formats, so that they get past the first character. */
const token = fc.constantFrom(
  ...[
    'cilium_x',
    'kube_node',
    'all',
    'hosts',
    'vars',
    'children',
    'kind',
    'ConfigMap',
    'data',
    'group_vars.yml',
    'plugin',
  ],
  ...[
    ':',
    ': ',
    '\n',
    '\r\n',
    '  ',
    '    ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '|\n',
    '>-\n',
    '"',
    "'",
    '#',
    ',',
    '=',
    '\\',
    '\t',
  ],
  ...[
    '&a',
    '*a',
    '<<: *a',
    '!vault ',
    '!unsafe ',
    '{{ x }}',
    '---\n',
    '...\n',
    '?',
    '\ufeff',
    '$ANSIBLE_VAULT;1.1',
    '__proto__',
  ],
  ...['[kube_node]\n', '[x:vars]\n', '[x:children]\n', 'n[1:3]', 'a=1', '0755', '1:30', 'yes', '~', '\u0000', '\ud800'],
);
const text = fc.oneof(
  fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('whatever files hold', () => {
  it('reading does not throw', () => {
    fc.assert(
      fc.property(text, text, text, text, (variables, ini, yaml, manifest) => {
        const files = memoryFileSystem({
          'a/group_vars/all.yml': variables,
          'a/host_vars/n1': variables,
          'a/inventory.ini': `[kube_node]\nn1\n${ini}`,
          'b/group_vars/k8s_cluster/x.json': `cilium_x:\n${variables}`,
          'b/hosts.yaml': `all:\n  hosts:\n${yaml}`,
          'c/cm.yml': `kind: ConfigMap\ndata:\n  hosts.yml: |\n${yaml.replace(/^/gm, '    ')}\n  group_vars.yml: |\n${manifest.replace(/^/gm, '    ')}`,
          'c/other.yml': `kind: ConfigMap\ndata:\n  group_vars.yml: ${manifest}`,
        });
        const readAll = (): void => {
          for (const source of [...discover(['.'], files), ...discover(['a/host_vars/n1', 'c/other.yml'], files)]) {
            if (source.kind !== 'intent') readSource(source, files);
          }
          readConfiguration(manifest, '.cilium-extras.yaml', files, []);
          readPythonLiteral(variables);
        };
        expect(readAll).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });
});
