import { describe, expect, it } from 'vitest';
import { similarName } from '../../src/core/similar-name.ts';
import { stretches } from '../../src/core/wording.ts';
import { valuesInFlags } from '../../src/formats/helm/install-flags.ts';
import { contains } from '../../src/lint/cidr.ts';

describe('valuesInFlags', () => {
  it('reads --set as Helm does: commas, types, lists, escapes', () => {
    expect(valuesInFlags('--set a.b=true,c=7 --set=d=text --set "e=two words"')).toEqual([
      { path: 'a.b', value: true },
      { path: 'c', value: 7 },
      { path: 'd', value: 'text' },
      { path: 'e', value: 'two words' },
    ]);
    expect(valuesInFlags("--set 'list={x,y}' --set nodeSelector.a\\\\.b=c\\\\,d")).toEqual([
      { path: 'list', value: ['x', 'y'] },
      { path: 'nodeSelector.a\\.b', value: 'c,d' },
    ]);
  });

  it('keeps text with --set-string and data with --set-json', () => {
    expect(valuesInFlags(`--set-string a=true --set-json 'b={"c":[1]}'`)).toEqual([
      { path: 'b.c', value: [1] },
      { path: 'a', value: 'true' },
    ]);
  });

  it('passes over other flags and what is no assignment', () => {
    expect(valuesInFlags('--wait --namespace kube-system --set novalue -f x.yaml --set-json broken={')).toEqual([]);
    expect(valuesInFlags('')).toEqual([]);
  });
});

describe('similarName', () => {
  it('finds the same words in another order or form', () => {
    expect(similarName('cilium_hubble_enabled', ['cilium_ipsec_enabled', 'cilium_enable_hubble'])).toBe(
      'cilium_enable_hubble',
    );
  });

  it('finds a slip, and nothing where nothing is near', () => {
    expect(similarName('cilium_tunel_mode', ['cilium_tunnel_mode', 'cilium_mtu'])).toBe('cilium_tunnel_mode');
    expect(similarName('cilium_frobnicate_everything', ['cilium_tunnel_mode', 'cilium_mtu'])).toBeUndefined();
  });
});

describe('contains', () => {
  it('compares IPv4 networks, and knows nothing of others', () => {
    expect(contains('10.0.0.0/8', '10.233.64.0/18')).toBe(true);
    expect(contains('10.233.64.0/18', '10.0.0.0/8')).toBe(false);
    expect(contains('0.0.0.0/0', '192.168.0.0/16')).toBe(true);
    expect(contains('10.0.0.0/16', '10.1.0.0/16')).toBe(false);
    expect(contains('fd00::/64', '10.0.0.0/8')).toBeUndefined();
    expect(contains('10.0.0.300/8', '10.0.0.0/8')).toBeUndefined();
  });
});

describe('stretches', () => {
  it('joins neighbours', () => {
    expect(stretches(['b', 'c', 'e'], ['a', 'b', 'c', 'd', 'e'])).toBe('b to c, e');
    expect(stretches([], ['a'])).toBe('');
  });
});
