import { expect, test } from 'vitest';
import { fingerprint } from '../../src/language/fingerprint.ts';
import { translator } from '../../src/language/translator.ts';

test('a fingerprint in a table is as good as the text, alone and in a sentence with others', () => {
  const translate = translator({
    [fingerprint('Remove this line.')]: '请删除该行。',
    '{1} has no effect.': '{1} 不起作用。',
  });
  expect(translate('Remove this line.')).toBe('请删除该行。');
  expect(translate('debug has no effect. Remove this line.')).toBe('debug 不起作用。请删除该行。');
  expect(translate('Remove that line.')).toBe('Remove that line.');
});
