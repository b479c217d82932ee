import { describe, expect, test } from 'vitest';
import { codeFrame, splitLines } from '../../src/core/code-frame.ts';
import { didYouMean, nearest } from '../../src/core/nearest.ts';

const lines = splitLines('one\r\ntwo\tx\nthree\n');

describe('codeFrame', () => {
  test('shows the neighbours and marks the place', () => {
    expect(codeFrame(lines, { file: '', line: 2, column: 5, endLine: 2, endColumn: 6 })).toBe(
      ['  1 | one', '> 2 | two x', '    |     ^', '  3 | three'].join('\n'),
    );
  });

  test('marks one character where no end is known, and to the end of the line where it is on another', () => {
    expect(codeFrame(lines, { file: '', line: 1, column: 1 })).toContain('\n    | ^\n');
    expect(codeFrame(lines, { file: '', line: 1, column: 2, endLine: 3, endColumn: 1 })).toContain('\n    |  ^^\n');
  });

  test('cuts long lines around the place', () => {
    const long = `${'a'.repeat(500)}HERE${'b'.repeat(500)}`;
    const frame = codeFrame([long], { file: '', line: 1, column: 501, endLine: 1, endColumn: 505 }).split('\n');
    expect(frame[0]?.length).toBeLessThan(200);
    expect(frame[0]?.indexOf('HERE')).toBe(frame[1]?.indexOf('^^^^'));
  });

  test('is empty for a place outside of the text', () => {
    expect(codeFrame(lines, { file: '', line: 9, column: 1 })).toBe('');
  });
});

describe('nearest', () => {
  const names = ['egressGateway', 'maglev', 'kubeProxyReplacement', 'dsr', 'xdp'];

  test.each([
    ['egresGateway', 'egressGateway'],
    ['kube-proxy-replacement', 'kubeProxyReplacement'],
    ['MAGLEV', 'maglev'],
    ['dsrr', 'dsr'],
  ])('%s is %s', (name, expected) => {
    expect(nearest(name, names)).toBe(expected);
    expect(didYouMean(name, names)).toBe(` Did you mean "${expected}"?`);
  });

  test.each(['hubble', 'x', ''])('%j is none of them', (name) => {
    expect(didYouMean(name, names)).toBe('');
  });
});
