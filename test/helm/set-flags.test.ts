import { describe, expect, it } from 'vitest';
import { readCommandLines } from '../../src/formats/helm/command-line.ts';
import { applySet, filesIn, type SetKind, SetSyntaxError, type Values } from '../../src/formats/helm/set-flags.ts';
import { helmFlags } from '../../src/outputs/helm-flags.ts';
import fc from '../seeded.ts';

/** The values of flags, applied one after the other. */
function read(kind: SetKind, ...texts: string[]): Values {
  const tree: Values = {};
  for (const text of texts) applySet({ kind, text }, tree);
  return tree;
}

/** The results of `helm template` v3, printed with `toJson .Values`. */
const recorded: [SetKind, string[], unknown][] = [
  [
    'set',
    ['a=1,b=true,c=null,d=,e=0,f=01,g=+5,h=-05,i=TRUE,j=1.5,k=0x1'],
    { a: 1, b: true, c: null, d: '', e: 0, f: '01', g: 5, h: -5, i: true, j: '1.5', k: '0x1' },
  ],
  ['set', ['a={}'], { a: [''] }],
  ['set', ['a={1,x,true}'], { a: [1, 'x', true] }],
  ['set', ['a={1,2},b=3'], { a: [1, 2], b: 3 }],
  ['set', ['a={ x, y}'], { a: [' x', ' y'] }],
  ['set', ['a[0].b=1,a[1].b=2'], { a: [{ b: 1 }, { b: 2 }] }],
  ['set', ['a[0].b=1', 'a[0].c=2'], { a: [{ b: 1, c: 2 }] }],
  ['set', ['a[2]=x'], { a: [null, null, 'x'] }],
  ['set', ['a[0][1]=x'], { a: [[null, 'x']] }],
  ['set', ['a[0]={x,y}'], { a: [['x', 'y']] }],
  ['set', ['a\\.b=1'], { 'a.b': 1 }],
  ['set', ['a=x\\,y'], { a: 'x,y' }],
  ['set', ['a=\\true'], { a: true }],
  ['set', ['a=b=c'], { a: 'b=c' }],
  ['set', ['a= b ,c=d'], { a: ' b ', c: 'd' }],
  ['set', ['a=x\\'], { a: 'x' }],
  ['set', ['a=1,'], { a: 1 }],
  ['set', ['=1'], {}],
  ['set', [''], {}],
  ['set', ['a.b=1', 'a=2'], { a: 2 }],
  ['set', ['a.b=null'], { a: { b: null } }],
  ['set', ['a=9999999999999999999'], { a: '9999999999999999999' }],
  ['set-string', ['a=1,b=true,c={1,2},d=null'], { a: '1', b: 'true', c: ['1', '2'], d: 'null' }],
  ['set-json', ['a=[1,{"b":2}],c=3'], { a: [1, { b: 2 }], c: 3 }],
  ['set-json', ['a[1]={"x":1}'], { a: [null, { x: 1 }] }],
  ['set-json', ['a='], { a: null }],
  ['set', ['.a=1'], {}],
  ['set', ['a=1,.b=2'], { a: 1 }],
  ['set', ['[0]=1'], {}],
  ['set', ['a[0]'], { a: [] }],
  ['set', ['a\\=b=1'], { 'a=b': 1 }],
  ['set-literal', ['a\\.b=c'], { 'a\\': { b: 'c' } }],
  ['set-literal', ['a,b=x\\,y'], { 'a,b': 'x\\,y' }],
];

/** Flags that `helm template` v3 refused. */
const refused: [SetKind, string[]][] = [
  ['set', ['a="x,y"']],
  ['set', ['a']],
  ['set', ['a,b=1']],
  ['set', ['a.=1']],
  ['set', ['a={x']],
  ['set', ['a[x]=1']],
  ['set', ['a[-1]=1']],
  ['set', ['a[0]x=1']],
  ['set', ['a[0']],
  ['set', ['a[99999]=1']],
  ['set', ['a=1', 'a.b=2']],
  ['set', ['a={x,{y}}']],
  ['set', ['a..b=1']],
  ['set', ['a.[0]=1']],
  ['set-json', ['a={']],
  ['set-json', ['{"a":{"b":1}}']],
];

describe("Helm's set flags", () => {
  it.each(recorded)('--%s %j', (kind, texts, expected) => {
    expect(read(kind, ...texts)).toEqual(expected);
  });

  it.each(refused)('--%s %j is refused', (kind, texts) => {
    expect(() => read(kind, ...texts)).toThrow(SetSyntaxError);
  });

  it.each(['=1', '.a=1', '[0]=1', 'b[0]', 'a=1,=2'])('reports what Helm drops of --set %s', (text) => {
    expect(applySet({ kind: 'set', text }, {})).toHaveLength(1);
  });

  it('reads the files that --set-file names', () => {
    const contents = new Map([['x.txt', 'one,two']]);
    const tree: Values = {};
    applySet({ kind: 'set-file', text: 'a=x.txt,b[0]=x.txt,c=', contents }, tree);
    expect(tree).toEqual({ a: 'one,two', b: ['one,two'], c: '' });
    expect(filesIn('a=x.txt,b={y.txt,z.txt},c=')).toEqual(['x.txt', 'y.txt', 'z.txt']);
  });

  it('reads back what helm-set writes, whatever the text', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme-ascii' });
    const value = fc.oneof(text, fc.boolean(), fc.integer(), fc.array(text, { minLength: 1 }));
    fc.assert(
      fc.property(text, value, (key, written) => {
        const path = key.replace(/[\\.]/g, '\\$&');
        const tree: Values = {};
        for (const [flag, argument = ''] of helmFlags(path, written)) {
          applySet({ kind: flag?.slice(2) as SetKind, text: argument }, tree);
        }
        expect(tree).toEqual({ [key]: written });
      }),
    );
  });

  it.each(['+0', '-7', '007', 'true', 'True', 'NULL', 'false'])('keeps the text %s a text', (text) => {
    const tree: Values = {};
    for (const [flag, argument = ''] of helmFlags('a', [text])) {
      applySet({ kind: flag?.slice(2) as SetKind, text: argument }, tree);
    }
    expect(tree).toEqual({ a: [text] });
  });

  it('answers any text with values or a refusal', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'ab0=.,[]{}\\"\' $`|\n-#;&(') });
    fc.assert(
      fc.property(noise, fc.constantFrom<SetKind>('set', 'set-string', 'set-json', 'set-literal'), (text, kind) => {
        try {
          applySet({ kind, text }, {});
        } catch (error) {
          expect(error).toBeInstanceOf(SetSyntaxError);
        }
        readCommandLines(`helm install ${text}`, 'paste');
      }),
    );
  });

  it('has no key that is more than a key', () => {
    expect(Object.keys(read('set', '__proto__.polluted=1'))).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
