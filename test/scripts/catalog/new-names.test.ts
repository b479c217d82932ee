import { expect, test } from 'vitest';
import { newNames, oldName, underNewNames } from '../../../scripts/catalog/kubespray/new-names.ts';

const before = ['cilium_debug', 'cilium_tunnel_mode', 'cilium_mtu', 'cilium_enable_hubble', 'cilium_gone'];
const now = ['cilium_debug', 'cilium_overlay', 'cilium_mtu', 'cilium_hubble_on', 'cilium_l2'];

test('a variable under a new name is known by its place or by its words', () => {
  const names = newNames(before, now, new Set([...before, 'cilium_l2']));
  expect(Object.fromEntries(names)).toEqual({
    cilium_tunnel_mode: 'cilium_overlay',
    cilium_enable_hubble: 'cilium_hubble_on',
  });
  expect(underNewNames({ cilium_tunnel_mode: 'geneve', cilium_mtu: 1 }, names)).toEqual({
    cilium_overlay: 'geneve',
    cilium_mtu: 1,
  });
  expect(oldName('cilium_overlay', names)).toBe('cilium_tunnel_mode');
});

test('a name that an earlier release had is not a new one', () => {
  expect(newNames(['cilium_a'], ['cilium_b'], new Set(['cilium_a', 'cilium_b'])).size).toBe(0);
});
