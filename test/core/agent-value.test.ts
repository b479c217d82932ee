import { expect, test } from 'vitest';
import { expectedInstead } from '../../src/core/agent-value.ts';

/** Expected results of Go's time.ParseDuration and strconv through spf13/cast, which the agent uses. */
test.each([
  ['duration', ['30s', '1h30m', '0', '0s', '-1ms', '1.5h', '100', '250us'], ['alpha', '5 min', '30 s', '1d', '']],
  ['int', ['7', '-7', '0x10', '1_000', '7.0'], ['alpha', '7 ', '', '7x', '1.5']],
  ['uint16', ['7', '0'], ['-1', 'many']],
  ['float', ['0.0025', '1e3', '7'], ['alpha', '0,5']],
  ['bool', ['true', 'False', '1'], ['alpha', 'yes']],
  ['string', ['', 'anything'], []],
])('texts of the type %s', (type, taken, refused) => {
  expect(taken.filter((text) => expectedInstead(type, text) !== undefined)).toEqual([]);
  expect(refused.filter((text) => expectedInstead(type, text) === undefined)).toEqual([]);
});
