/** Names and values arrive unchanged, or are refused: no shell, Helm, Jinja or YAML interprets them. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { applySet, type SetKind, type Values } from '../../src/formats/helm/set-flags.ts';
import { helmFlags, shellWord } from '../../src/outputs/helm-flags.ts';
import { run } from '../cli/run.ts';

/** Texts with a special meaning for a shell, Helm's flags, Jinja or YAML. */
const nasty: readonly string[] = [
  '$(touch pwned)',
  '`touch pwned`',
  "'; touch pwned; '",
  '"; touch pwned; "',
  '\\',
  'a\\',
  '\\"',
  'a b\tc',
  'a\nb',
  "a'b",
  '-x',
  '--set=evil=1',
  '!history',
  '~root',
  '*',
  '{a,b}',
  'a,b=c',
  'a=b',
  '[0]',
  'a.b',
  'x[1]=y',
  'null',
  'true',
  '007',
  '1e3',
  '0x10',
  '',
  ' ',
  '{{ evil }}',
  '{% evil %}',
  '{# evil #}',
  'a: b',
  '# no comment',
  '- a',
  '&a',
  '*a',
  '!!int 5',
  '|',
  '>',
  '%',
  '@',
  'yes',
  '1:30',
  '---',
  '...',
  '{{ "{{" }}',
  '}}',
  '\u001b[31m',
  '\u2028',
  'é𝄞',
];

/** The words that a shell passes on for a line. */
function throughShell(line: string): string[] {
  const out = execFileSync('sh', ['-c', `for word in ${line}; do printf '%s\\0' "$word"; done`], { encoding: 'utf8' });
  return out.split('\0').slice(0, -1);
}

describe('Helm flags', () => {
  test('come through a shell as they are', () => {
    expect(throughShell(nasty.map(shellWord).join(' '))).toEqual(nasty);
  });

  test.each(nasty)('bring the value %j to Helm as it is, and nothing else', (value) => {
    const tree: Values = {};
    for (const [flag = '', text = ''] of helmFlags('a.b', value))
      applySet({ kind: flag.slice(2) as SetKind, text }, tree);
    expect(tree).toEqual({ a: { b: value } });
  });

  test.each(nasty.filter((name) => name !== ''))('bring the name %j to Helm as it is', (name) => {
    const tree: Values = {};
    for (const [flag = '', text = ''] of helmFlags('a', { [name]: { x: 'y' } })) {
      applySet({ kind: flag.slice(2) as SetKind, text }, tree);
    }
    expect(tree).toEqual({ a: { [name]: { x: 'y' } } });
  });

  test.each(nasty)('of a whole run: %j', async (value) => {
    const intent = JSON.stringify({ version: 1, features: {}, values: { podAnnotations: { note: value } } });
    const { code, stdout, stderr } = await run(['generate', '-', '--format', 'helm-set', '--cilium', '1.18.4'], {
      stdin: intent,
    });
    expect([code, stderr]).toEqual([0, '']);
    const words = throughShell(stdout.trimEnd());
    const tree: Values = {};
    for (let index = 0; index < words.length; index += 2) {
      applySet({ kind: (words[index] ?? '').slice(2) as SetKind, text: words[index + 1] ?? '' }, tree);
    }
    expect(tree).toEqual({ podAnnotations: { note: value } });
  });
});

describe('variables for Ansible', () => {
  /** How Ansible would read a text: an `!unsafe` one stays, and any other with braces is a template. */
  const custom = {
    tag: '!unsafe',
    resolve: (text: string) => ({ unsafe: text }),
  };

  test.each([
    ['v2.31.0', 'cilium_extra_values'],
    ['v2.27.1', 'cilium_config_extra_vars'],
  ])('%s: no text in %s is a template', async (release, carrier) => {
    const texts = nasty.filter((text) => text !== '');
    const config = Object.fromEntries(texts.map((text, index) => [`x-option-${index}`, text]));
    const annotations = Object.fromEntries(texts.map((text, index) => [`note-${index}`, text]));
    const intent = {
      version: 1,
      target: { kubespray: release },
      features: {},
      ...(carrier === 'cilium_extra_values' ? { values: { podAnnotations: annotations } } : { config }),
    };
    const { code, stdout, stderr } = await run(['generate', '-'], { stdin: JSON.stringify(intent) });
    if (code !== 0) {
      // Refused as a whole: then the message names it, and nothing is written.
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain('error');
      return;
    }
    const variables = parse(stdout, { version: '1.1', customTags: [custom] });
    const entries = carrier === 'cilium_extra_values' ? variables[carrier].podAnnotations : variables[carrier];
    for (const [name, text] of Object.entries(carrier === 'cilium_extra_values' ? annotations : config)) {
      const isTemplate = /\{[{%#]/.test(text);
      const entry = isTemplate ? entries[name].unsafe : entries[name];
      // The template of the older releases puts the text between double quotes without escaping.
      const arrives = carrier === 'cilium_extra_values' ? entry : parse(`"${entry}"`);
      expect({ name, arrives }).toEqual({ name, arrives: text });
    }
  });

  test('names of features, files and options cannot leave their comment', async () => {
    const { stdout } = await run(['import', '-', '--kubespray', 'v2.27.1'], {
      stdin: '"cilium_x\\nevil: true #": 1\ncilium_mtu: 1450\n',
    });
    expect(stdout).not.toBe('');
    expect(parse(stdout)).not.toHaveProperty('evil');
  });
});
