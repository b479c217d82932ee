import { describe, expect, it } from 'vitest';
import { covers, isAddress, type Network, nested, parseAddress, parseNetwork } from '../../src/core/network.ts';
import fc from '../seeded.ts';

const at = (text: string): Network => parseNetwork(text) as Network;

describe('parseNetwork', () => {
  it.each([
    ['10.0.0.0/8', 4, 0x0a000000, 0x0affffff],
    [' 10.1.2.3/8 ', 4, 0x0a000000, 0x0affffff],
    ['0.0.0.0/0', 4, 0, 0xffffffff],
    ['255.255.255.255/32', 4, 0xffffffff, 0xffffffff],
    ['fd00::/8', 6, 0xfdn << 120n, (0xfen << 120n) - 1n],
    ['::/0', 6, 0n, (1n << 128n) - 1n],
    ['::ffff:10.0.0.0/104', 6, 0xffff0a000000n, 0xffff0affffffn],
    ['fd85:ee78:d8a6:8607::1:0000/112', 6, 0xfd85ee78d8a68607000000000001_0000n, 0xfd85ee78d8a68607000000000001_ffffn],
  ])('reads %s', (text, family, first, last) => {
    expect(parseNetwork(text)).toMatchObject({ family, first, last });
  });

  it.each([
    '10.0.0.0',
    '10.0.0/8',
    '10.0.0.256/8',
    '10.0.0.0.0/8',
    '10..0.0/8',
    '10.0.0./8',
    '-1.0.0.0/8',
    '010.0.0.0/8',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/',
    'fd00::/129',
    'fd00:::/64',
    'fd00::1::/64',
    '1:2:3:4:5:6:7/64',
    '1:2:3:4:5:6:7:8:9/64',
    '1:2:3:4:5:6:7::8/64',
    '12345::/16',
    '10.0.0.1:80/8',
    'paris/8',
    '',
  ])('takes no %j', (text) => {
    expect(parseNetwork(text)).toBeUndefined();
  });

  it('reads single addresses apart', () => {
    expect(isAddress(parseAddress('192.168.0.1') as Network)).toBe(true);
    expect(parseAddress('fd00::1')?.first).toBe((0xfdn << 120n) + 1n);
    expect(parseAddress('10.0.0.0/8')).toBeUndefined();
    expect(parseAddress('node-1')).toBeUndefined();
  });

  it('compares families apart', () => {
    expect(covers(at('::/0'), at('10.0.0.0/8'))).toBe(false);
    expect(covers(at('10.0.0.0/8'), at('10.2.0.0/16'))).toBe(true);
    expect(covers(at('10.2.0.0/16'), at('10.0.0.0/8'))).toBe(false);
  });
});

describe('nested', () => {
  const network = fc
    .tuple(fc.boolean(), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 8 }))
    .map(([six, byte, length]) =>
      six ? `fd${byte.toString(16).padStart(2, '0')}::/${8 + length}` : `10.${byte}.0.0/${8 + length}`,
    );

  it('finds what comparing every pair finds', () => {
    fc.assert(
      fc.property(fc.array(network, { maxLength: 40 }), (texts) => {
        const items = texts.map((text, index) => ({ index, network: at(text) }));
        const pair = (a: number, b: number): string => [a, b].sort((x, y) => x - y).join('-');
        const expected = new Set<string>();
        for (const a of items) {
          for (const b of items)
            if (a.index !== b.index && covers(a.network, b.network)) expected.add(pair(a.index, b.index));
        }
        const found = new Set<string>();
        for (const { inner, outer } of nested(items))
          for (const other of outer) found.add(pair(inner.index, other.index));
        expect(found).toEqual(expected);
      }),
    );
  });

  it('does not slow down with the square of the networks', () => {
    const items = Array.from({ length: 40_000 }, (_, index) => ({
      network: at(`${10 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}.0/24`),
    }));
    const started = process.cpuUsage();
    expect([...nested(items)]).toEqual([]);
    // Comparing every pair would take 800 million steps: tens of seconds.
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
  });
});
