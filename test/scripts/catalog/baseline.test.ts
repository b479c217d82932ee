import { expect, test } from 'vitest';
import type { FailedCheck, Kubespray, KubesprayRender } from '../../../scripts/catalog/ansible/ansible.ts';
import { findBaseline } from '../../../scripts/catalog/kubespray/baseline.ts';
import { measureCarriers } from '../../../scripts/catalog/kubespray/carriers.ts';
import { candidatesFor } from '../../../scripts/catalog/kubespray/inputs.ts';
import { addWords } from '../../../scripts/catalog/kubespray/named-words.ts';
import type { Json } from '../../../src/core/json.ts';

type Set = Readonly<Record<string, Json>>;

/** A release in the driver's form: its defaults, and the results of rendering variables. */
function release(defaults: Record<string, Json>, make: (set: Set) => Partial<KubesprayRender>): Kubespray {
  return {
    release: 'v9.0.0',
    commit: '',
    date: '',
    installer: 'cilium-cli',
    folder: '',
    defaults,
    values: defaults,
    registered: [],
    needed: [],
    newNames: new Map(),
    roles: [],
    commonRoles: [],
    customCniRole: null,
    checks: '',
    render: async (batch) =>
      batch.map((set) => ({ assertions: [], objects: {}, facts: {}, ...make({ ...defaults, ...set }) })),
    customCni: async () => [],
    notMeasured: async () => [],
    close: () => {},
  };
}

const check = (that: string, holds: boolean): FailedCheck[] =>
  holds ? [] : [{ file: 'role/tasks/check.yml', that, when: [] }];

test('a release that stops nobody requires nothing', async () => {
  const { requires, kubespray } = await findBaseline(release({ kube_owner: 'kube' }, () => ({})));
  expect(requires).toEqual([]);
  expect((await kubespray.render([{}]))[0]?.assertions).toEqual([]);
});

test('finds the value that one check asks for, and measures with it', async () => {
  const opened = release({ kube_owner: 'kube' }, ({ kube_owner }) => ({
    assertions: check("kube_owner == 'root'", kube_owner === 'root'),
    values: { owner: kube_owner as Json },
  }));
  const { requires, kubespray, notMeasured } = await findBaseline(opened);
  expect(requires).toEqual([{ variable: 'kube_owner', value: 'root' }]);
  expect(notMeasured).toEqual([]);
  const [bare, other] = await kubespray.render([{}, { kube_owner: 'kube' }]);
  expect(bare).toMatchObject({ assertions: [], values: { owner: 'root' } });
  expect(other?.assertions).toHaveLength(1);
});

test('finds values of three variables that only get through together', async () => {
  const that = "cilium_mode == 'strict' and cilium_id | int > 4 and cilium_label != ''";
  const defaults = { cilium_mode: 'soft', cilium_id: 0, cilium_label: '', cilium_other: 1 };
  const opened = release(defaults, ({ cilium_mode, cilium_id, cilium_label }) => ({
    assertions: check(that, cilium_mode === 'strict' && Number(cilium_id) > 4 && cilium_label !== ''),
  }));
  const { requires } = await findBaseline(opened);
  expect(requires.map(({ variable }) => variable)).toEqual(['cilium_mode', 'cilium_id', 'cilium_label']);
  expect(requires[0]?.value).toBe('strict');
  expect(Number(requires[1]?.value)).toBeGreaterThan(4);
});

test('a check that nothing gets through is left out and named', async () => {
  const opened = release({ cilium_id: 0 }, () => ({ assertions: check('cilium_id | int == 987654 * 3', false) }));
  const { requires, kubespray, notMeasured } = await findBaseline(opened);
  expect(requires).toEqual([]);
  expect(notMeasured).toEqual([
    {
      file: 'role/tasks/check.yml',
      reason: expect.stringContaining('no value that was tried gets through its check "cilium_id | int == 987654 * 3"'),
    },
  ]);
  expect((await kubespray.render([{}]))[0]?.assertions).toEqual([]);
});

test('does not get through by leaving Cilium out', async () => {
  const that = "kube_network_plugin != 'cilium' or cilium_owner == 'root'";
  const opened = release({ kube_network_plugin: 'cilium', cilium_owner: '' }, (set) => ({
    assertions: check(that, set.kube_network_plugin !== 'cilium' || set.cilium_owner === 'root'),
  }));
  expect((await findBaseline(opened)).requires).toEqual([{ variable: 'cilium_owner', value: 'root' }]);
});

test('a carrier is known by what it does, also under another name', async () => {
  const defaults = { cilium_agent_options: {}, cilium_chart_values: {}, cilium_flags: '', cilium_labels: {} };
  const opened = release(defaults, ({ cilium_agent_options, cilium_chart_values, cilium_flags }) => ({
    values: { ...(cilium_chart_values as object), extraConfig: cilium_agent_options as Json },
    command: `cilium install ${String(cilium_flags)}`,
  }));
  expect(await measureCarriers(opened, Object.keys(defaults))).toEqual({
    extraVars: 'extra-config',
    extraValues: true,
    installFlags: true,
    customCni: false,
    names: {
      extraVars: 'cilium_agent_options',
      extraValues: 'cilium_chart_values',
      installFlags: 'cilium_flags',
    },
  });
});

test('a carrier with its usual name needs no name, and one that is declared and unread is dead', async () => {
  const opened = release({ cilium_config_extra_vars: {}, cilium_extra_values: {} }, ({ cilium_extra_values }) => ({
    values: { ...(cilium_extra_values as object) },
  }));
  expect(await measureCarriers(opened, ['cilium_config_extra_vars', 'cilium_extra_values'])).toEqual({
    extraVars: 'dead',
    extraValues: true,
    installFlags: false,
    customCni: false,
  });
});

test('a variable under a new name is tried with the words of its default and of the files', () => {
  expect(candidatesFor('cilium_new_name', 'vxlan', 'vxlan')).toEqual(['geneve', 'disabled', '42']);
  expect(candidatesFor('cilium_new_name', 'auto', 'auto', ['always', 3])).toEqual([
    'always',
    3,
    'alpha',
    'beta',
    '42',
    '',
  ]);
});

test('reads the words that a text compares variables with', () => {
  const found = new Map<string, Json[]>();
  addWords(`when: cilium_mode | lower == 'on' or cilium_mode != "off"`, found);
  addWords('that: cilium_mode in [\'on\', "later"] and cilium_size not in [1, 3]', found);
  addWords('that: cilium_table_size | int in [251, 509] and cilium_kind | trim | upper == "A"', found);
  expect(Object.fromEntries(found)).toEqual({
    cilium_mode: ['on', 'off', 'later'],
    cilium_size: [1, 3],
    cilium_table_size: [251, 509],
    cilium_kind: ['A'],
  });
});

test('a default that groups settings is tried with each of its keys changed', () => {
  const preset = { l2: false, mode: 'vxlan' };
  const tried = candidatesFor('cilium_announce', preset, preset);
  expect(tried[0]).toEqual({ l2: true, mode: 'alpha' });
  expect(tried).toContainEqual({ l2: true, mode: 'vxlan' });
  expect(tried).toContainEqual({ l2: false, mode: 'alpha' });
  expect(candidatesFor('cilium_announce', {}, {})).toEqual([{ alpha: 'beta' }]);
});
