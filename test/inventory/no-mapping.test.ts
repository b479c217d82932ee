/** Files of variables that do not contain a mapping: Ansible stops at them, but skips those that are false or empty. */
import { expect, test } from 'vitest';
import { lintFor, places } from '../lint/catalog.ts';

const cilium = { 'group_vars/k8s_cluster/cilium.yml': 'cilium_enable_hubble: true\n' };

async function parseErrors(text: string): Promise<string[]> {
  const { findings } = await lintFor('v2.31.0', { ...cilium, 'group_vars/all/other.yml': text });
  return places(findings).filter((place) => place.startsWith('parse-error'));
}

test.each(['hello world\n', '# note\n42\n', '---\n- a: b\n- c\n', 'true\n'])('%j is an error', async (text) => {
  expect(await parseErrors(text)).toHaveLength(1);
});

test.each([
  '',
  '# note\n',
  '---\n',
  '~\n',
  '[]\n',
  'false\n',
  '0\n',
  '{}\n',
  'a: 1\n',
  '"a b": 1\n',
  '$ANSIBLE_VAULT;1.1;AES256\n61\n',
])('%j is none', async (text) => {
  expect(await parseErrors(text)).toEqual([]);
});
