import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../../scripts/catalog/cilium/candidates.ts';
import { chartPaths } from '../../../scripts/catalog/cilium/chart-paths.ts';
import { valuesOf } from '../../../scripts/catalog/cilium/helm.ts';
import { toRanges } from '../../../scripts/catalog/cilium/ranges.ts';
import { gatesFor } from '../../../scripts/catalog/cilium/saturate.ts';
import { templateMentions } from '../../../scripts/catalog/cilium/template-paths.ts';
import type { Input } from '../../../scripts/catalog/probe.ts';
import type { Json } from '../../../src/core/json.ts';

describe('templateMentions', () => {
  const paths = (template: string) => [...templateMentions([template]).words.keys()].sort();

  it('finds values by path, by variable, by scope and by name', () => {
    expect(paths('{{ .Values.a.b }}{{ $.Values.c }}')).toEqual(['a.b', 'c']);
    expect(paths('{{- $x := .Values.a }}{{ $x.b }}')).toEqual(['a', 'a.b']);
    expect(paths('{{- $x := (coalesce .Values.a .Values.b) -}}{{ if hasKey $x "c" }}{{ end }}')).toEqual([
      'a',
      'a.c',
      'b',
      'b.c',
    ]);
    expect(paths('{{ with .Values.a.b }}{{ .c }}{{ end }}{{ .d }}')).toEqual(['a.b', 'a.b.c']);
    expect(paths('{{ if hasKey .Values "devices" }}{{ end }}')).toEqual(['devices']);
    expect(paths('{{ if hasKey .Values.bpf "masquerade" }}{{ end }}')).toEqual(['bpf', 'bpf.masquerade']);
  });

  it('does not take text in quotes for a path', () => {
    expect(paths('{{ fail "set .Values.x.y" }}')).toEqual([]);
  });

  it('knows the conditions that a value stands under', () => {
    const template =
      '{{ if ne .Values.mode "none" }}{{ if and .Values.a .Values.b }}{{ .Values.c }}{{ else if .Values.d }}{{ end }}{{ .Values.e }}{{ end }}{{ .Values.f }}';
    const under = (path: string) =>
      templateMentions([template])
        .under.get(path)
        ?.map((set) => [...set]);
    expect(under('c')).toEqual([['mode', 'a', 'b']]);
    expect(under('a')).toEqual([['mode', 'b']]);
    expect(under('d')).toEqual([['mode', 'a', 'b']]);
    expect(under('e')).toEqual([['mode']]);
    expect(under('f')).toBeUndefined();
  });

  it('takes a variable with a fallback for the value before it', () => {
    const { under } = templateMentions([
      '{{- $mode := (coalesce .Values.mode $fallback) -}}{{ if (eq $mode "pool") }}{{ .Values.pools }}{{ end }}',
    ]);
    expect(under.get('pools')?.map((set) => [...set])).toEqual([['mode']]);
  });

  it('follows a named template to where it is included, and leaves out what has to be off', () => {
    const { under } = templateMentions([
      '{{ define "job" }}{{ if .Values.a }}{{ .Values.b }}{{ end }}{{ end }}{{ .Values.c }}',
      '{{ if and .Values.d (not .Values.e) }}{{ include "job" . | nindent 2 }}{{ end }}',
    ]);
    expect(under.get('b')?.map((set) => [...set])).toEqual([['a'], ['d', 'a']]);
    expect(under.get('c')).toBeUndefined();
  });

  it('keeps the words that a value is compared with', () => {
    const { words } = templateMentions(['{{ if eq .Values.mode "dsr" }}{{ end }}']);
    expect([...(words.get('mode') ?? [])]).toEqual(['dsr']);
  });
});

describe('chartPaths', () => {
  const paths = chartPaths({
    valuesText:
      'bpf:\n  # Text with a colon: no value\n  # masquerade: false\n  root: /sys\n# loadBalancer:\n  # mode: snat\n',
    values: { bpf: { root: '/sys' }, nodeSelector: { 'kubernetes.io/os': 'linux' }, empty: {} },
    schema: { properties: { bpf: { properties: { masquerade: { type: ['null', 'boolean'] } } } } },
    templates: new Map([['a.yaml', '{{ .Values.loadBalancer.mode }}{{ .Values.bpf }}{{ .Values.onlyHere }}']]),
  });

  it('takes paths from values, schema, templates and confirmed comments', () => {
    expect([...paths.keys()]).toEqual([
      'bpf.masquerade',
      'bpf.root',
      'empty',
      'loadBalancer.mode',
      'nodeSelector',
      'onlyHere',
    ]);
  });

  it('knows types from the schema, and examples from comments', () => {
    expect(paths.get('bpf.masquerade')).toEqual({ types: ['null', 'boolean'], hints: [false] });
    expect(paths.get('loadBalancer.mode')?.hints).toEqual(['snat']);
  });
});

describe('candidatesFor', () => {
  it('never tries the default, and flips booleans', () => {
    expect(candidatesFor('a', { default: true, types: [], hints: [] })).toEqual([false]);
    expect(candidatesFor('a', { default: '5s', types: [], hints: [] })).toEqual(['17s', '3m0s']);
  });

  it('tries the types that the schema names where there is no default', () => {
    expect(candidatesFor('a', { default: null, types: ['null', 'boolean'], hints: [] })).toEqual([true, false]);
  });
});

describe('gatesFor', () => {
  const input = (name: string, candidates: Json[]): [string, Input] => [
    name,
    { name, default: null, candidates, gates: [] },
  ];

  it('turns on with a list what may only take a list', () => {
    const inputs = new Map([input('metrics.enabled', [true, false, ['a']]), input('metrics.open', [true])]);
    const [first] = gatesFor(inputs, [], [], 'metrics.open');
    expect(first).toEqual({ 'metrics.enabled': ['a'] });
  });

  it('tries every word of what decides at the place of a value, once each', () => {
    const words = ['a', 'b', 'c', 'd', 'e', 'f'];
    const inputs = new Map([input('mode', words), input('pools', [{ a: 1 }])]);
    const gates = gatesFor(inputs, [], [new Set(['mode'])], 'pools').filter((gate) => 'mode' in gate);
    expect(gates.map(({ mode }) => mode)).toEqual(words);
  });
});

describe('toRanges', () => {
  const versions = ['1.0.0', '1.0.1', '1.0.2', '1.0.3'];

  it('joins equal neighbours and leaves outer ends open', () => {
    expect(toRanges(versions, [{ a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }])).toEqual([
      { a: 1, until: '1.0.1' },
      { a: 2, since: '1.0.2' },
    ]);
    expect(toRanges(versions, [{ a: 1 }, { a: 1 }, { a: 1 }, { a: 1 }])).toEqual([{ a: 1 }]);
  });

  it('keeps a gap', () => {
    expect(toRanges(versions, [undefined, { a: 1 }, undefined, { a: 1 }])).toEqual([
      { a: 1, since: '1.0.1', until: '1.0.1' },
      { a: 1, since: '1.0.3' },
    ]);
  });
});

describe('valuesOf', () => {
  it('builds a tree in which longer paths add to shorter ones', () => {
    expect(valuesOf({ 'a.b.c': 1, 'a.b': { d: 2 }, 'n.kubernetes\\.io/os': 'x' })).toEqual({
      a: { b: { d: 2, c: 1 } },
      n: { 'kubernetes.io/os': 'x' },
    });
  });
});
