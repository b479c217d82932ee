/** The driver on small releases of our own. Needs a Python with ansible-core (`$CATALOG_PYTHON`, else python3). */
import { afterEach, describe, expect, test } from 'vitest';
import { type Kubespray, openKubespray } from '../../../scripts/catalog/ansible/ansible.ts';
import { hasAnsible, install, python, smallRelease, tag } from './small-release.ts';

const removals: (() => void)[] = [];
const open: Kubespray[] = [];

/** A release that is made of these files only. */
async function opened(files: Record<string, string>): Promise<Kubespray> {
  const { clone, cache, remove } = smallRelease(files);
  removals.push(remove);
  const kubespray = await openKubespray(clone, tag, cache, { python });
  open.push(kubespray);
  return kubespray;
}

afterEach(() => {
  for (const kubespray of open.splice(0)) kubespray.close();
  for (const remove of removals.splice(0)) remove();
});

describe.skipIf(!hasAnsible())('the driver', () => {
  test('finds the role by what it does, and values in a template that includes another', async () => {
    const kubespray = await opened({
      'roles/plugins/tunnels/defaults/main.yml': 'cilium_mode: vxlan\n',
      'roles/plugins/tunnels/tasks/main.yml': [
        '- ansible.builtin.include_tasks: "{{ item }}.yml"',
        '  loop: [values]',
        install,
      ].join('\n'),
      'roles/plugins/tunnels/tasks/values.yml': '- ansible.builtin.template: src=values.j2 dest=/tmp/values.yaml\n',
      'roles/plugins/tunnels/templates/values.j2': "a: 1\n{% include 'more.j2' %}\n",
      'roles/plugins/tunnels/templates/more.j2': 'mode: {{ cilium_mode }}\n',
    });
    expect(kubespray.roles).toEqual(['plugins/tunnels']);
    const [bare, set] = await kubespray.render([{}, { cilium_mode: 'geneve' }]);
    expect(bare?.values).toEqual({ a: 1, mode: 'vxlan' });
    expect(set?.values).toEqual({ a: 1, mode: 'geneve' });
    expect(await kubespray.notMeasured()).toEqual([]);
  });

  test('takes a fact in every spelling, and names the ones that it does not know', async () => {
    const task = (name: string, that: string) => `- name: ${name}\n  assert:\n    that: "${that}"\n`;
    const kubespray = await opened({
      'roles/cilium/tasks/main.yml': [
        task('One', "ansible_kernel is version('5.0', '>=')"),
        task('Two', "ansible_facts['kernel'] is version('5.0', '>=')"),
        task('Three', "ansible_facts.kernel is version('5.0', '>=')"),
        task('Four', "hostvars[inventory_hostname].ansible_facts['kernel'] is version('99.0', '>=')"),
        task('Five', "ansible_facts['moon'] | bool"),
        task('Six', "ansible_facts['moon'] | default(true) | bool"),
        install,
      ].join(''),
    });
    const [bare] = await kubespray.render([{}]);
    expect(bare?.assertions.map(({ that }) => that)).toEqual([
      "hostvars[inventory_hostname].ansible_facts['kernel'] is version('99.0', '>=')",
    ]);
    expect(await kubespray.notMeasured()).toEqual([
      {
        file: 'cilium/tasks/main.yml',
        task: 'Five',
        reason: 'without a run on hosts these are not known: the host fact moon',
      },
    ]);
  });

  test('goes into roles that are included, and reports what is missing instead of stopping', async () => {
    const kubespray = await opened({
      'roles/network/cilium/tasks/main.yml': [
        '- include_role: { name: network/cilium_more }',
        '- include_role: { name: network/gone }',
        '- name: Values',
        '  template: { src: values.j2, dest: /tmp/values.yaml }',
        install,
      ].join('\n'),
      'roles/network/cilium/templates/values.j2': 'a: {{ 1 | no.such.filter }}\nb: {{ cilium_unheard_of }}\nc: 3\n',
      'roles/network/cilium_more/defaults/main.yml': 'cilium_more: soft\n',
      'roles/network/cilium_more/tasks/main.yml': "- assert: { that: \"cilium_more in ['soft', 'hard']\" }\n",
    });
    expect(kubespray.roles).toEqual(['network/cilium', 'network/cilium_more']);
    const [bare, set] = await kubespray.render([{}, { cilium_more: 'x' }]);
    expect(bare).toMatchObject({ assertions: [], values: { c: 3 } });
    expect(set?.assertions).toHaveLength(1);
    expect(kubespray.defaults.cilium_more).toBe('soft');
    expect(kubespray.needed).toEqual(['cilium_unheard_of']);
    const reasons = (await kubespray.notMeasured()).map(({ reason }) => reason);
    expect(reasons).toEqual([
      'the filter no.such.filter is missing in this Python: install the collection no.such',
      'the role network/gone is not in the release',
      'without a run on hosts these are not known: the variable cilium_unheard_of, the filter no.such.filter; what is made of them is left out',
    ]);
  });

  test('takes values from several files, from flags, and from a handler', async () => {
    const kubespray = await opened({
      'roles/cilium/tasks/main.yml': [
        '- copy:',
        "    content: \"{{ lookup('template', 'values.j2') }}\"",
        '    dest: /tmp/values.yaml',
        '  notify: Install',
        "- copy: { content: 'b: 2', dest: /tmp/more.yaml }",
        '',
      ].join('\n'),
      'roles/cilium/templates/values.j2': 'mode: {{ cilium_mode }}\n',
      'roles/cilium/defaults/main.yml': 'cilium_mode: vxlan\n',
      'roles/cilium/handlers/main.yml': [
        '- name: Install',
        '  command: cilium install --values=/tmp/values.yaml,/tmp/more.yaml --set c.d={{ cilium_mode }},e=3 --set-string f=4',
        '',
      ].join('\n'),
    });
    const [bare] = await kubespray.render([{}]);
    expect(bare?.values).toEqual({ mode: 'vxlan', b: 2, c: { d: 'vxlan' }, e: 3, f: '4' });
  });

  test('leaves out what goes by output, secrets and unknown lookups, and measures the rest', async () => {
    const kubespray = await opened({
      'roles/cilium/defaults/main.yml': [
        'cilium_key: !vault |',
        '  $ANSIBLE_VAULT;1.1;AES256',
        '  3131',
        'cilium_mode: vxlan',
        '',
      ].join('\n'),
      'roles/cilium/tasks/main.yml': [
        '- name: Ask',
        '  command: kubectl get nodes -o json',
        '  register: cilium_nodes',
        '- name: Count',
        '  set_fact:',
        '    cilium_count: "{{ (cilium_nodes.stdout | from_json)[\'items\'] | length }}"',
        '- name: Stop on few',
        '  assert: { that: cilium_count | int > 2 }',
        '- name: Values',
        '  template: { src: values.j2, dest: /tmp/values.yaml }',
        '  when: cilium_nodes.stdout | from_json',
        install,
      ].join('\n'),
      'roles/cilium/templates/values.j2':
        "key: {{ cilium_key }}\ncount: {{ cilium_count | int }}\nsite: {{ lookup('acme.net.site', 'x').name }}\nmode: {{ cilium_mode }}\n",
    });
    const [bare] = await kubespray.render([{}]);
    expect(bare?.assertions).toEqual([]);
    expect(bare?.values?.mode).toBe('vxlan');
    expect(JSON.stringify([bare?.values?.key, bare?.values?.site])).toMatch(
      /^\["notmeasured[^"]*","notmeasured[^"]*"\]$/,
    );
    expect(kubespray.defaults.cilium_key).toBeUndefined();
    const told = (await kubespray.notMeasured()).map(({ task, reason }) => `${task}: ${reason}`);
    expect(told).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Count: .*the output of the task "Ask"/),
        expect.stringMatching(/^Stop on few: /),
        expect.stringMatching(/^Values: .*the lookup acme.net.site/),
        expect.stringMatching(/Ansible Vault encrypts cilium_key/),
      ]),
    );
  });

  test('follows rescues, ends of the play, failing commands and what a loop sets', async () => {
    const kubespray = await opened({
      'roles/cilium/defaults/main.yml':
        'cilium_mode: vxlan\ncilium_mtu: 0\ncilium_leave: false\ncilium_strict: false\n',
      'roles/cilium/tasks/main.yml': [
        '- block:',
        '    - assert: { that: cilium_mode != "none" }',
        '  rescue:',
        '    - set_fact: { cilium_rescued: true }',
        '    - fail: { msg: no }',
        '      when: cilium_strict',
        '- command: "true"',
        '  failed_when: cilium_mtu > 9000',
        '- set_fact: { cilium_word: "{{ at }}-{{ letter }}-{{ ansible_loop.length }}" }',
        '  loop: [a, b]',
        '  loop_control: { loop_var: letter, index_var: at, extended: true }',
        '- template: { src: values.j2, dest: /tmp/values.yaml }',
        '- meta: end_play',
        '  when: cilium_leave',
        install,
      ].join('\n'),
      'roles/cilium/templates/values.j2':
        'word: {{ cilium_word }}\nrescued: {{ cilium_rescued | default(false) | lower }}\n',
    });
    const [bare, rescued, strict, large, left] = await kubespray.render([
      {},
      { cilium_mode: 'none' },
      { cilium_mode: 'none', cilium_strict: true },
      { cilium_mtu: 9001 },
      { cilium_leave: true },
    ]);
    expect(bare?.values).toEqual({ word: '1-b-2', rescued: false });
    expect(rescued).toMatchObject({ assertions: [], values: { rescued: true } });
    expect(strict?.assertions).toHaveLength(1);
    expect(large?.assertions.map(({ that }) => that)).toEqual(['not (cilium_mtu > 9000)']);
    expect(left?.values).toBeUndefined();
  });

  test('walks a role that the playbook names before the one that installs, by what it is about', async () => {
    const kubespray = await opened({
      'playbooks/cluster.yml': [
        '- hosts: all',
        '  roles:',
        '    - { role: base }',
        '    - { role: tuning }',
        '    - { role: network, tags: network }',
        '',
      ].join('\n'),
      'roles/network/tasks/main.yml': '- include_role: { name: "network/{{ kube_network_plugin }}" }\n',
      'roles/network/cilium/tasks/main.yml': [
        '- assert: { that: cilium_mode != "bad" }',
        '- copy: { content: "mode: {{ cilium_mode }}", dest: /tmp/values.yaml }',
        install,
      ].join('\n'),
      'roles/network/cilium/defaults/main.yml': 'cilium_mode: vxlan\n',
      'roles/tuning/tasks/main.yml': '- set_fact: { cilium_mode: geneve }\n  when: cilium_mode == "vxlan"\n',
    });
    expect(kubespray.roles).toContain('tuning');
    const [bare, other] = await kubespray.render([{}, { cilium_mode: 'none' }]);
    expect(bare?.values).toEqual({ mode: 'geneve' });
    expect(other?.values).toEqual({ mode: 'none' });
  });

  test('says in a sentence that nothing installs Cilium', async () => {
    await expect(opened({ 'roles/other/tasks/main.yml': '- debug: { msg: hello }\n' })).rejects.toThrow(
      'Kubespray v9.0.0 cannot be measured: no role of this release installs Cilium',
    );
  });
});
