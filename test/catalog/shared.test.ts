/** Parts that a catalog file stores once are restored wherever they are referenced, however the content is accessed. */
import { describe, expect, it } from 'vitest';
import { fillerOf, withShared } from '../../src/catalog/shared.ts';

/** A string, so that each test gets its own copy: restoring modifies it. */
const packed = JSON.stringify({
  one: { list: [{ $: 0 }, { $: 1 }] },
  other: { $: 1 },
  shared: [{ kind: 'inner', words: ['a', 'b'] }, { inner: { $: 0 } }],
});
const inner = { kind: 'inner', words: ['a', 'b'] };
const whole = { one: { list: [inner, { inner }] }, other: { inner } };

describe('shared parts', () => {
  it('are filled into a whole content', () => {
    expect(withShared(JSON.parse(packed))).toEqual(whole);
  });

  it('are filled in part by part, in any order and more than once', () => {
    const content = JSON.parse(packed);
    const { fill } = fillerOf(content);
    expect(fill(content.other)).toEqual(whole.other);
    expect(fill(content.one)).toEqual(whole.one);
    expect(fill(content.one.list)).toEqual(whole.one.list);
    expect(fill(content)).toEqual(whole);
    expect(fill(undefined)).toBeUndefined();
  });

  it('are there without what is below them when only looked at', () => {
    const content = JSON.parse(packed);
    const { peek, fill } = fillerOf(content);
    expect(peek(content.other)).toEqual({ inner: { $: 0 } });
    expect(fill(content.other)).toEqual(whole.other);
  });

  it('need not exist', () => {
    const content = { one: [1, { two: null }] };
    expect(withShared(content)).toBe(content);
  });
});
