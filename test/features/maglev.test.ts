import { describe, expect, it } from 'vitest';
import hashSeedFormat from '../../features/maglev/constraints/hash-seed-format.ts';
import hashSeedMissing from '../../features/maglev/constraints/hash-seed-missing.ts';
import needsReplacement from '../../features/maglev/constraints/needs-kube-proxy-replacement.ts';
import tableSize from '../../features/maglev/constraints/table-size.ts';
import tableTooSmall from '../../features/maglev/constraints/table-too-small.ts';
import maglev from '../../features/maglev/index.ts';
import { tableSizes } from '../../features/maglev/tables.ts';
import { unknown } from '../../src/core/options.ts';
import { ask, cilium, options } from './ask.ts';

const on = { 'bpf-lb-algorithm': 'maglev', 'kube-proxy-replacement': 'true' };

describe('maglev', () => {
  it('writes the documented values and nothing for maxBackends', () => {
    const intent = { tableSize: 65521, hashSeed: 'c2VlZHNlZWRzZWVk', maxBackends: 500 };
    expect(maglev.write(intent, cilium('1.19.3'))).toEqual({
      values: {
        'loadBalancer.algorithm': 'maglev',
        'maglev.tableSize': 65521,
        'maglev.hashSeed': 'c2VlZHNlZWRzZWVk',
      },
      implies: { kubeProxyReplacement: true },
      needs: ['kube-proxy-absent', 'api-server-address'],
    });
    expect(maglev.write({}, cilium('1.13.4'))).toMatchObject({ implies: { kubeProxyReplacement: 'strict' } });
  });

  it('refuses unknown keys and values of a wrong type', () => {
    expect(maglev.schema().safeParse({ size: 509 }).success).toBe(false);
    expect(maglev.schema().safeParse({ tableSize: '509' }).success).toBe(false);
    expect(maglev.schema().safeParse({ tableSize: -1 }).success).toBe(false);
    expect(maglev.schema().safeParse({}).success).toBe(true);
  });

  it('checks a written table size, and with an old agent only if Maglev uses it', () => {
    const size = { 'bpf-lb-maglev-table-size': '500' };
    const old = { ...size, 'kube-proxy-replacement': 'strict' };
    expect(ask(tableSize, { version: '1.19.3', config: on })).toEqual([]);
    expect(ask(tableSize, { version: '1.13.4', config: { ...old, 'bpf-lb-algorithm': 'maglev' } })).toHaveLength(1);
    expect(ask(tableSize, { version: '1.13.4', config: { ...old, 'bpf-lb-algorithm': 'random' } })).toEqual([]);
    expect(ask(tableSize, { version: '1.19.3', config: size })).toHaveLength(1);
  });

  it('checks a written seed, and with an old agent only if Maglev uses it', () => {
    const seed = { 'bpf-lb-maglev-hash-seed': 'secret' };
    const old = { ...seed, 'kube-proxy-replacement': 'strict' };
    expect(ask(hashSeedFormat, { version: '1.19.3', config: on })).toEqual([]);
    expect(ask(hashSeedFormat, { version: '1.13.4', config: { ...old, 'bpf-lb-algorithm': 'maglev' } })).toEqual([
      {
        subject: 'bpf-lb-maglev-hash-seed',
        message: expect.stringContaining('not 12 bytes in base64'),
      },
    ]);
    expect(ask(hashSeedFormat, { version: '1.13.4', config: { ...old, 'bpf-lb-algorithm': 'random' } })).toEqual([]);
    expect(ask(hashSeedFormat, { version: '1.19.3', config: seed })).toHaveLength(1);
  });

  it('wants a table of more than a hundred entries for each backend that an intent speaks of', () => {
    const small = (size: string, intent?: { maxBackends?: number; tableSize?: number }) =>
      ask(tableTooSmall, {
        version: '1.19.3',
        config: { 'bpf-lb-maglev-table-size': size },
        ...(intent && { intent }),
      });
    expect(small('251')).toEqual([]);
    expect(small('251', {})).toEqual([]);
    expect(small('none', { maxBackends: 500 })).toEqual([]);
    expect(small('300', { maxBackends: 2 })).toEqual([]);
    expect(small('300', { maxBackends: 3 })).toMatchObject([{ subject: 'intent:maxBackends' }]);
    expect(small('509', { maxBackends: 10, tableSize: 509 })).toMatchObject([
      { subject: 'intent:tableSize', message: expect.stringContaining('1021, the smallest size') },
    ]);
    expect(small('131071', { maxBackends: 2000 })).toMatchObject([
      { message: expect.stringContaining('only enough for 1310') },
    ]);
  });

  it('reads both names of the algorithm, the old one as long as the agent does', () => {
    expect(maglev.read(options({ 'bpf-lb-algorithm': 'maglev' }), cilium('1.20.0'))).toEqual({});
    expect(maglev.read(options({ 'node-port-algorithm': 'maglev' }), cilium('1.19.3'))).toEqual({});
    expect(maglev.read(options({ 'node-port-algorithm': 'maglev' }), cilium('1.20.0'))).toBeUndefined();
    expect(maglev.read(options({ 'bpf-lb-algorithm': 'random' }), cilium('1.19.3'))).toBeUndefined();
    expect(maglev.read(options({ 'bpf-lb-algorithm': unknown }), cilium('1.19.3'))).toBeUndefined();
    expect(
      maglev.read(
        options({ ...on, 'bpf-lb-maglev-table-size': '509', 'bpf-lb-maglev-hash-seed': 'x' }),
        cilium('1.9.11'),
      ),
    ).toEqual({ tableSize: 509, hashSeed: 'x' });
  });

  it('takes the ten table sizes and names the nearest for any other', () => {
    for (const size of tableSizes) {
      expect(ask(tableSize, { version: '1.19.3', config: { ...on, 'bpf-lb-maglev-table-size': `${size}` } })).toEqual(
        [],
      );
    }
    const [violation] = ask(tableSize, { version: '1.19.3', config: { 'bpf-lb-maglev-table-size': '16384' } });
    expect(violation?.remedies).toMatchObject([{ set: { 'bpf-lb-maglev-table-size': '16381' } }]);
    expect(ask(tableSize, { version: '1.19.3', config: { 'bpf-lb-maglev-table-size': 'big' } })).toHaveLength(1);
  });

  it('minds an unused table size from 1.17 on only', () => {
    const config = { 'bpf-lb-maglev-table-size': '500' };
    expect(ask(tableSize, { version: '1.16.6', config })).toEqual([]);
    expect(ask(tableSize, { version: '1.17.0', config })).toHaveLength(1);
  });

  it.each([
    ['c2VlZHNlZWRzZWVk', true],
    ['JLfvgnHc2kaSUFaI', true],
    ['', false],
    ['c2VlZHNlZWRzZWV', false],
    ['c2VlZHNlZWRzZWVkc2VlZA==', false],
    ['c2Vl_HNlZWRz-WVk', false],
  ])('judges the seed %j', (seed, good) => {
    const found = ask(hashSeedFormat, { version: '1.19.3', config: { ...on, 'bpf-lb-maglev-hash-seed': seed } });
    expect(found.length === 0).toBe(good);
  });

  it('asks for a seed where there is none, and stays silent about one that it cannot see', () => {
    expect(ask(hashSeedMissing, { version: '1.19.3', config: on })).toHaveLength(1);
    expect(ask(hashSeedMissing, { version: '1.19.3', config: { ...on, 'bpf-lb-maglev-hash-seed': unknown } })).toEqual(
      [],
    );
  });

  it('names the smallest table for the backends, and says where none is enough', () => {
    const judge = (maxBackends: number, config = {}) =>
      ask(tableTooSmall, { version: '1.19.3', intent: { maxBackends }, config })[0]?.message;
    expect(judge(163)).toBeUndefined();
    expect(judge(164)).toContain('32749');
    expect(judge(656)).toContain('131071');
    expect(judge(1311)).toContain('1310');
    expect(judge(500, { 'bpf-lb-maglev-table-size': unknown })).toBeUndefined();
  });

  it('has no effect without BPF NodePort', () => {
    const config = { 'bpf-lb-algorithm': 'maglev' };
    expect(ask(needsReplacement, { version: '1.19.3', config })).toHaveLength(1);
    expect(ask(needsReplacement, { version: '1.17.7', config: { ...config, 'enable-node-port': 'true' } })).toEqual([]);
    expect(
      ask(needsReplacement, { version: '1.12.1', config: { ...config, 'kube-proxy-replacement': 'probe' } }),
    ).toEqual([]);
    expect(
      ask(needsReplacement, { version: '1.19.3', config: { ...config, 'kube-proxy-replacement': unknown } }),
    ).toEqual([]);
  });
});
