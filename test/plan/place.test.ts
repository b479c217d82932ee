/** The search in small examples: which variables get which values, and what stays unchanged. */
import { describe, expect, test } from 'vitest';
import { inputNames, inputsFrom } from '../../src/catalog/table.ts';
import type { Table } from '../../src/catalog/types.ts';
import type { Json } from '../../src/core/json.ts';
import { type Board, type OutputGoal, placeOnVariables } from '../../src/plan/place.ts';

interface Given {
  tables: Record<string, Table>;
  defaults?: Record<string, Json>;
  words?: Record<string, Json[]>;
  forbidden?: string[];
  set?: Record<string, Json>;
}

function boardOf({ tables, defaults = {}, words = {}, forbidden = [], set = {} }: Given): Board {
  return {
    table: (output) => tables[output],
    outputsOf: (variable) => Object.keys(tables).filter((output) => inputNames(tables[output] ?? []).has(variable)),
    words: (variable) => words[variable] ?? [],
    allows: (variable) => !forbidden.includes(variable),
    defaultOf: (variable) => defaults[variable],
    inputs: (chosen) => inputsFrom(new Map([...Object.entries(set), ...chosen]), (name) => defaults[name]),
  };
}

function goal(output: string, wanted: Json | undefined, more: Partial<OutputGoal> = {}): OutputGoal {
  return { output, wanted, accepts: (actual) => actual === wanted, explicit: false, ...more };
}

const on = (name: string): Table => [
  { when: { [name]: { truthy: true } }, then: { literal: 'on' } },
  { then: { absent: true } },
];
const copies = (of: string): Table => [{ then: { of, as: 'python' } }];

function placed(goals: OutputGoal[], given: Given): Record<string, Json> {
  return Object.fromEntries(placeOnVariables(goals, boardOf(given)));
}

describe('a goal', () => {
  test('is met by the variable that moves it', () => {
    expect(
      placed([goal('mode', 'dsr')], { tables: { mode: copies('lb_mode') }, defaults: { lb_mode: 'snat' } }),
    ).toEqual({
      lb_mode: 'dsr',
    });
  });

  test('that holds already needs no words', () => {
    expect(
      placed([goal('mode', 'snat')], { tables: { mode: copies('lb_mode') }, defaults: { lb_mode: 'snat' } }),
    ).toEqual({});
  });

  test('gets a value of the type that the variable has by default', () => {
    const tables = { flag: [{ then: { of: 'enabled', as: 'lower' } }] satisfies Table };
    expect(placed([goal('flag', 'true')], { tables, defaults: { enabled: false } })).toEqual({ enabled: true });
    expect(placed([goal('flag', 'true')], { tables, defaults: { enabled: 'no' } })).toEqual({ enabled: 'true' });
    expect(placed([goal('flag', 'true')], { tables })).toEqual({ enabled: true });
  });

  test('that nothing moves is left alone', () => {
    expect(placed([goal('other', 'x')], { tables: { mode: copies('lb_mode') } })).toEqual({});
  });

  test('gets a word that the variable is known to take, though its table names none', () => {
    const tables: Record<string, Table> = {
      plain: [{ when: { type: { notIn: ['ipsec'] } }, then: { literal: 'yes' } }, { then: { absent: true } }],
    };
    const given = { tables, defaults: { type: 'ipsec' }, words: { type: ['ipsec', 'wireguard'] } };
    expect(placed([goal('plain', 'yes')], given)).toEqual({ type: 'wireguard' });
    expect(placed([goal('plain', 'yes')], { ...given, words: {} })).toEqual({ type: true });
  });

  test('is not met by a variable that may not be set', () => {
    expect(placed([goal('mode', 'dsr')], { tables: { mode: copies('lb_mode') }, forbidden: ['lb_mode'] })).toEqual({});
  });
});

describe('of several ways', () => {
  test('the one that meets more goals is taken', () => {
    const tables = { a: on('both'), b: [...on('both').slice(0, 1), ...on('one')] };
    expect(placed([goal('a', 'on'), goal('b', 'on')], { tables, defaults: { both: false, one: false } })).toEqual({
      both: true,
    });
  });

  test('the one that moves less beside is taken', () => {
    const either: Table = [...on('loud').slice(0, 1), ...on('quiet')];
    const tables = { a: either, noise: on('loud') };
    expect(placed([goal('a', 'on')], { tables, defaults: { loud: false, quiet: false } })).toEqual({ quiet: true });
  });

  test('the first by name is taken where nothing else tells them apart', () => {
    const either: Table = [...on('zebra').slice(0, 1), ...on('ape')];
    expect(placed([goal('a', 'on')], { tables: { a: either }, defaults: { zebra: false, ape: false } })).toEqual({
      ape: true,
    });
  });
});

describe('two variables together', () => {
  const both: Table = [
    { when: { first: { truthy: true }, second: { truthy: true } }, then: { literal: 'on' } },
    { then: { absent: true } },
  ];

  test('are set where no single one helps', () => {
    expect(placed([goal('a', 'on')], { tables: { a: both }, defaults: { first: false, second: false } })).toEqual({
      first: true,
      second: true,
    });
  });

  test('are not set where one of them is not ours', () => {
    const given = { tables: { a: both }, defaults: { first: false, second: false }, forbidden: ['second'] };
    expect(placed([goal('a', 'on')], given)).toEqual({});
  });

  test('one is enough where the other is set already', () => {
    const given = { tables: { a: both }, defaults: { first: false, second: false }, set: { second: true } };
    expect(placed([goal('a', 'on')], given)).toEqual({ first: true });
  });
});

describe('what holds already', () => {
  const tables = {
    wanted: on('switch'),
    kept: [
      { when: { switch: { truthy: true } }, then: { literal: 'gone' } },
      { then: { literal: 'here' } },
    ] satisfies Table,
  };
  const defaults = { switch: false };

  test('is not broken for something else', () => {
    expect(placed([goal('wanted', 'on'), goal('kept', 'here')], { tables, defaults })).toEqual({});
  });

  test('is broken for a goal that needs it, if something else can repair it', () => {
    const goals = [goal('wanted', 'on'), goal('kept', 'here', { mendable: true })];
    expect(placed(goals, { tables, defaults })).toEqual({ switch: true });
  });

  test('is not broken for a goal that something else can meet too', () => {
    const goals = [goal('wanted', 'on', { mendable: true }), goal('kept', 'here', { mendable: true })];
    expect(placed(goals, { tables, defaults })).toEqual({});
  });

  test('is broken as little as possible', () => {
    const either: Table = [...on('rough').slice(0, 1), ...on('soft')];
    const lost = (...names: string[]): Table => [
      ...names.map((name) => ({ when: { [name]: { truthy: true } }, then: { literal: 'gone' } })),
      { then: { literal: 'here' } },
    ];
    const many = { wanted: either, a: lost('rough', 'soft'), b: lost('rough') };
    const goals = [goal('wanted', 'on'), goal('a', 'here', { mendable: true }), goal('b', 'here', { mendable: true })];
    expect(placed(goals, { tables: many, defaults: { rough: false, soft: false } })).toEqual({ soft: true });
  });
});

describe('an explicit goal', () => {
  const defaults = { lb_mode: 'snat' };

  test('is written even if it holds already', () => {
    const goals = [goal('mode', 'snat', { explicit: true })];
    expect(placed(goals, { tables: { mode: copies('lb_mode') }, defaults })).toEqual({ lb_mode: 'snat' });
  });

  test('is not written if that would change something else', () => {
    const tables = {
      flag: [{ then: { of: 'enabled', as: 'lower' } }] satisfies Table,
      seen: [
        { when: { enabled: { unset: true } }, then: { literal: 'untouched' } },
        { then: { absent: true } },
      ] satisfies Table,
    };
    expect(placed([goal('flag', 'true', { explicit: true })], { tables, defaults: { enabled: true } })).toEqual({});
  });

  test('is not written if the variable only decides, without having the value itself', () => {
    const goals = [goal('a', 'on', { explicit: true })];
    expect(placed(goals, { tables: { a: on('switch') }, defaults: { switch: true } })).toEqual({});
  });

  test('is not written again next to a variable with that value', () => {
    const tables = { mode: copies('lb_mode'), other: copies('lb_mode') };
    const goals = [goal('mode', 'dsr'), goal('other', 'dsr', { explicit: true })];
    expect(placed(goals, { tables, defaults })).toEqual({ lb_mode: 'dsr' });
  });

  test('is not written if the wanted value is undefined', () => {
    const goals = [goal('gone', undefined, { explicit: true })];
    expect(placed(goals, { tables: { gone: on('switch') }, defaults: { switch: false } })).toEqual({});
  });
});
