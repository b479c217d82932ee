/** What the checks of a small release refuse. Needs a Python with ansible-core (`$CATALOG_PYTHON`, else python3). */
import { afterEach, describe, expect, test } from 'vitest';
import { Play } from '../../../scripts/catalog/play/driver.ts';
import { measureStops } from '../../../scripts/catalog/play/stops.ts';
import type { PlayStop } from '../../../src/catalog/play.ts';
import { hasAnsible, install, python, smallRelease, tag } from './small-release.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The conditions of the stops of a role with one check. */
async function stopsOf(check: readonly string[]): Promise<PlayStop['when'][]> {
  const { clone, cache, remove } = smallRelease({
    'roles/network_plugin/cilium/defaults/main.yml':
      'cilium_bbr: false\ncilium_audit: false\ncilium_id: 0\ncilium_site: default\n',
    'roles/network_plugin/cilium/tasks/main.yml': `${check.join('\n')}\n${install}`,
  });
  closing.push(remove);
  const play = await Play.open(clone, tag, cache, python);
  closing.push(() => play.close());
  return (await measureStops(play)).stops.map(({ when }) => when);
}

describe.skipIf(!hasAnsible())('a check', () => {
  test.each([
    "ansible_kernel.split('-')[0]",
    "ansible_facts['kernel'].split('-')[0]",
    "(ansible_facts.kernel | regex_replace('-.*$', ''))",
    "(hostvars[inventory_hostname].ansible_facts.kernel | regex_replace('-.*$', ''))",
    "hostvars[inventory_hostname]['ansible_kernel'].split('-')[0]",
  ])('of the kernel, read as %s', async (kernel) => {
    const check = ['- assert:', `    that: ${kernel} is version('5.18', '>=')`, '  when: cilium_bbr'];
    expect(await stopsOf(check)).toEqual([
      { cilium_bbr: { truthy: true }, ansible_kernel: { version: { below: '5.18' } } },
    ]);
  });

  test('of three variables, one of them a number that has to differ from its default', async () => {
    const that = "cilium_id | default(0) | int == 0 or cilium_site != 'default' or allow_default | default(false)";
    const found = await stopsOf(['- assert:', `    that: ${that}`]);
    expect(found).toContainEqual({
      cilium_id: { number: { from: 1 } },
      cilium_site: { in: ['default'] },
      allow_default: { truthy: false },
    });
  });

  test('is lifted by a variable that no role declares', async () => {
    const check = ['- fail:', '  when:', '    - cilium_bbr', '    - not (allow_bbr | default(false) | bool)'];
    expect(await stopsOf(check)).toEqual([{ cilium_bbr: { truthy: true }, allow_bbr: { notIn: [true] } }]);
  });
});
