import { expect, it } from 'vitest';
import { withoutMade } from '../../../scripts/catalog/refine/makers.ts';
import { unread } from '../../../scripts/catalog/refine/unread.ts';
import { evaluate, inputsFrom } from '../../../src/catalog/table.ts';
import type { Condition, Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';

function chart(...templates: string[]) {
  return {
    valuesText: '',
    values: {},
    templates: new Map(templates.map((text, i): [string, string] => [`${i}.yaml`, text])),
  };
}

it('a value is unread only if no template mentions it, a mapping that it is in, or a part of it', () => {
  const source = chart(
    '{{/* .Values.comment.only */}}{{ if .Values.relay.enabled }}a: {{ toYaml .Values.relay.resources }}{{ end }}',
    '{{ with .Values.tls.server }}b: {{ .cert }}{{ end }}',
    'c: {{ .Values.ui.image.tag }}',
  );
  const unmoved = [
    'comment.only',
    'relay.resources.limits',
    'relay.enabled',
    'tls.server.cert',
    'ui.image',
    'other.name',
  ];
  expect([...unread(source, unmoved)]).toEqual(['comment.only', 'other.name']);
});

const yes = { literal: true } as const;
const no = { absent: true } as const;
const on = (...names: string[]): Record<string, Condition> =>
  Object.fromEntries(names.map((name) => [name, { truthy: true }]));

function holds(table: Table, set: Record<string, Json>): boolean {
  return (
    evaluate(
      table,
      inputsFrom(new Map(Object.entries(set)), () => undefined),
    ) === true
  );
}

it('nobody makes an object only where neither the chart nor a job does', () => {
  const to = 'Secret/certs';
  const from = 'Deployment/relay';
  const job: Table = [{ when: { method: { in: ['cronJob'] }, ...on('tls') }, then: yes }, { then: no }];
  const object: Table = [
    { when: { method: { in: ['helm'] }, ...on('existing') }, then: no },
    { when: { method: { in: ['helm'] }, ...on('tls') }, then: yes },
    { then: no },
  ];
  const found = withoutMade(
    [
      { from, to, maker: 'chart', table: object },
      { from, to, maker: 'job', table: job },
      { from, to, maker: 'nobody', table: [{ when: on('tls'), then: yes }, { then: no }] },
    ],
    { [to]: object },
  );
  const nobody = found.find(({ maker }) => maker === 'nobody')?.table as Table;
  expect(holds(nobody, { tls: true, method: 'helm' })).toBe(false);
  expect(holds(nobody, { tls: true, method: 'cronJob' })).toBe(false);
  expect(holds(nobody, { tls: true, method: 'certmanager' })).toBe(true);
  expect(holds(nobody, { tls: true, method: 'helm', existing: true })).toBe(true);
  expect(holds(nobody, { method: 'certmanager' })).toBe(false);
});

it('a row without a maker is removed if other makers cover it everywhere', () => {
  const to = 'ServiceAccount/relay';
  const always: Table = [{ then: yes }];
  const rows = [
    { from: 'Deployment/relay', to, maker: 'chart', table: always },
    { from: 'Deployment/relay', to, maker: 'nobody', table: [{ when: on('relay'), then: yes }, { then: no }] },
  ];
  expect(withoutMade(rows, {}).map(({ maker }) => maker)).toEqual(['chart']);
});
