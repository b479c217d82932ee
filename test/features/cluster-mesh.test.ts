import { describe, expect, test } from 'vitest';
import nameFormat from '../../features/cluster-mesh/constraints/name-format.ts';
import { unknown } from '../../src/core/options.ts';
import { ask } from './ask.ts';

describe('the name of a cluster', () => {
  const said = (name: string | typeof unknown, version = '1.19.3') =>
    ask(nameFormat, { version, config: { 'cluster-name': name } });

  test.each(['a', '1', 'paris-1', 'a--b', '1paris', 'x'.repeat(32)])('%s will do', (name) => {
    expect(said(name)).toEqual([]);
  });

  test.each(['Paris', 'paris_1', '-paris', 'paris-', 'pa ris', 'a\nb', '', 'x'.repeat(33)])('%j will not', (name) => {
    expect(said(name)).toMatchObject([{ subject: 'cluster-name', severity: 'error' }]);
    expect(said(name, '1.15.9')).toMatchObject([{ subject: 'cluster-name', severity: 'info' }]);
  });

  test('is unknown as long as it is a template', () => {
    expect(said(unknown)).toEqual([]);
  });
});
