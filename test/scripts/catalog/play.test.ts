import { describe, expect, it } from 'vitest';
import { cubes, type Domain, points } from '../../../scripts/catalog/play/cubes.ts';
import { summed } from '../../../scripts/catalog/play/footprint.ts';
import { isBehind } from '../../../scripts/catalog/play/stops.ts';
import { share } from '../../../scripts/catalog/share.ts';
import type { PlayStop } from '../../../src/catalog/play.ts';
import { withShared } from '../../../src/catalog/shared.ts';
import type { Json } from '../../../src/core/json.ts';

const flag = (name: string): Domain => ({ name, values: [false, true], kind: 'words', strangers: [], preset: false });
const word: Domain = {
  name: 'type',
  values: ['ipsec', 'wireguard', 'alpha', 'beta'],
  kind: 'words',
  strangers: ['alpha', 'beta'],
  preset: 'ipsec',
};

function stopping(domains: readonly Domain[], stops: (set: Readonly<Record<string, Json>>) => boolean | undefined) {
  return cubes(
    domains,
    points(domains).map((point) => stops(point)),
  );
}

describe('conditions of a stop', () => {
  it('name the variables that decide, and leave out those that do not', () => {
    const domains = [flag('enabled'), flag('other'), word];
    expect(stopping(domains, ({ enabled, type }) => enabled === true && type === 'ipsec')).toEqual([
      { enabled: { truthy: true }, type: { in: ['ipsec'] } },
    ]);
  });

  it('say what is accepted where every other word stops the play', () => {
    expect(stopping([word], ({ type }) => type !== 'ipsec' && type !== 'wireguard')).toEqual([
      { type: { notIn: ['ipsec', 'wireguard'] } },
    ]);
  });

  it('claim nothing of words that were not tried where two of them differ', () => {
    expect(stopping([word], ({ type }) => type === 'alpha')).toEqual([]);
  });

  it('are ranges of versions and of numbers', () => {
    const version: Domain = {
      name: 'version',
      values: ['1.14.99', '1.15.0', '1.15.1'],
      kind: 'versions',
      strangers: [],
      preset: '1.15.1',
    };
    const number: Domain = { name: 'id', values: [-1, 0, 255, 256], kind: 'numbers', strangers: [], preset: 0 };
    expect(stopping([version], (set) => set.version === '1.14.99')).toEqual([
      { version: { version: { below: '1.15.0' } } },
    ]);
    expect(stopping([number], ({ id }) => Number(id) < 0 || Number(id) > 255)).toEqual([
      { id: { number: { below: 0 } } },
      { id: { number: { from: 256 } } },
    ]);
  });

  it('tell a variable without a value from one that has any', () => {
    const key: Domain = {
      name: 'key',
      values: [undefined, 'alpha'],
      kind: 'words',
      strangers: ['alpha'],
      preset: undefined,
    };
    expect(stopping([key], (set) => set.key === undefined)).toEqual([{ key: { unset: true } }]);
    expect(stopping([key], (set) => set.key !== undefined)).toEqual([{ key: { unset: false } }]);
  });

  it('make nothing of what could not be told', () => {
    expect(stopping([flag('enabled')], () => undefined)).toEqual([]);
  });
});

describe('files', () => {
  it('have repeated parts once, and read back the same', () => {
    const table = [{ when: { cilium_enable_hubble: { truthy: true } }, then: { literal: true } }];
    const content = { release: 'v2.31.0', one: table, two: [table, { three: table }] };
    const packed = share(content);
    expect(packed).toMatchObject({ one: { $: 0 }, shared: [table] });
    expect(withShared(packed)).toEqual(content);
  });
});

describe('places that a variable moves', () => {
  it('are an object or a named item, not all that is in it', () => {
    expect(
      summed([
        'Job/certs',
        'Job/certs:spec.backoffLimit',
        'DaemonSet/cilium:volumes[tls]',
        'DaemonSet/cilium:volumes[tls].secret',
        'option:enable-ipsec',
      ]),
    ).toEqual(['Job/certs', 'DaemonSet/cilium:volumes[tls]', 'option:enable-ipsec']);
  });
});

describe('a stop behind a check', () => {
  const stop = (when: PlayStop['when']): PlayStop => ({ file: 'role/tasks/main.yml', kind: 'check', when });
  const check = stop({ mode: { notIn: ['crd', 'kvstore'] } });

  it('is one of which the check refuses every value, whatever else is set', () => {
    expect(isBehind(stop({ mode: { in: ['42'] }, other: { truthy: true } }), check)).toBe(true);
    expect(isBehind(stop({ mode: { in: ['42', 'crd'] } }), check)).toBe(false);
    expect(isBehind(stop({ other: { in: ['42'] } }), check)).toBe(false);
  });

  it('is not one that a further condition of the check lets through', () => {
    const narrow = stop({ key: { unset: true }, tunnel: { in: ['vxlan'] } });
    expect(isBehind(stop({ key: { unset: true } }), narrow)).toBe(false);
    expect(isBehind(stop({ key: { unset: true }, tunnel: { in: ['vxlan'] } }), narrow)).toBe(true);
  });
});
