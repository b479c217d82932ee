import { describe, expect, it } from 'vitest';
import { type Learned, learn, valueTransforms } from '../../../scripts/catalog/learn/learn.ts';
import type { Assignment, Input, Observation, Probe } from '../../../scripts/catalog/probe.ts';
import { evaluate, inputsFrom } from '../../../src/catalog/table.ts';
import type { Table } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';

const inputs: Input[] = [
  { name: 'mode', default: 'snat', candidates: ['dsr', 'hybrid'], gates: [] },
  { name: 'dispatch', default: 'opt', candidates: ['ipip', 'geneve'], gates: [{ mode: 'dsr', noise: true }] },
  { name: 'size', default: 16381, candidates: [251, 509], gates: [] },
  { name: 'replacement', default: 'probe', candidates: ['strict', 'true', true], gates: [] },
  { name: 'enabled', default: false, candidates: [true], gates: [] },
  { name: 'burst', default: 0, candidates: [5, 10], gates: [{ enabled: true, noise: true, mode: 'hybrid' }] },
  { name: 'devices', candidates: [['eth0'], ['eth0', 'eth1']], gates: [] },
  { name: 'period', candidates: [0, 30, 60], gates: [] },
  { name: 'ingress', default: false, candidates: [true], gates: [] },
  { name: 'noise', default: false, candidates: [true], gates: [] },
  { name: 'dead', default: 'a', candidates: ['b', 'c'], gates: [{ noise: true }] },
];

/** A small template made for the tests, with every kind of behaviour that the learner has to find. */
function template(set: Assignment): Observation {
  const get = (name: string): Json =>
    Object.hasOwn(set, name) ? (set[name] ?? null) : (inputs.find((input) => input.name === name)?.default ?? null);
  const outputs: Record<string, Json> = { 'lb-mode': String(get('mode')), 'table-size': String(get('size')) };
  const objects: Record<string, string> = { 'DaemonSet/agent': String(get('noise')) };
  if (get('mode') !== 'snat') outputs['dsr-dispatch'] = String(get('dispatch'));
  if (get('enabled')) {
    outputs['burst-size'] = `${get('burst')}m`;
    objects['Service/burst'] = String(get('burst'));
  }
  outputs.replacement =
    get('replacement') === 'strict' || get('replacement') === true ? 'True' : String(get('replacement'));
  const devices = get('devices');
  if (Array.isArray(devices)) outputs.devices = devices.join(' ');
  if (get('period')) outputs.refresh = `${get('period')}s`;
  if (get('ingress') && get('replacement') !== 'strict' && get('replacement') !== true) {
    return { error: `ingress with ${get('replacement')}`, outputs: {}, objects: {} };
  }
  return { outputs, objects };
}

function typedOutput(size: Json): Observation {
  return { outputs: { 'maglev.tableSize': size }, objects: {} };
}

const probe: Probe = { render: async (batch) => batch.map(template) };

function learnTemplate(): Promise<Learned> {
  return learn(probe, inputs, { refusalName: (error) => error.split(' ')[0], related: () => ['replacement', 'mode'] });
}

function read(table: Table, set: Assignment): Json | undefined {
  const inputsView = inputsFrom(new Map(Object.entries(set)), (name) => inputs.find((i) => i.name === name)?.default);
  return evaluate(table, inputsView) as Json | undefined;
}

describe('learn', () => {
  it('prefers a function of the input over constants', async () => {
    const { outputs } = await learnTemplate();
    expect(outputs['lb-mode']?.table).toEqual([{ then: { of: 'mode', as: 'string' } }]);
    expect(outputs['table-size']?.table).toEqual([{ then: { of: 'size', as: 'string' } }]);
    expect(outputs.devices?.table).toEqual([{ then: { of: 'devices', as: 'space' } }]);
  });

  it('keeps the type where the outputs have types', async () => {
    const typed: Probe = { render: async (batch) => batch.map(({ size }) => typedOutput(size ?? 16381)) };
    const { outputs } = await learn(typed, inputs, { transforms: valueTransforms });
    expect(outputs['maglev.tableSize']?.table).toEqual([{ then: { of: 'size', as: 'json' } }]);
  });

  it('finds what moves only behind another input, and leaves out what the gate does not need', async () => {
    const { outputs, inputs: moved } = await learnTemplate();
    expect(outputs['dsr-dispatch']?.table).toEqual([
      { when: { mode: { in: ['dsr', 'hybrid'] } }, then: { of: 'dispatch', as: 'string' } },
      { then: { absent: true } },
    ]);
    expect(outputs['burst-size']?.table).toEqual([
      { when: { enabled: { truthy: true } }, then: { of: 'burst', as: 'string', suffix: 'm' } },
      { then: { absent: true } },
    ]);
    expect(moved.burst).toMatchObject({ outputs: ['burst-size'], objects: ['Service/burst'], gate: { enabled: true } });
    expect(moved.noise).toEqual({ outputs: [], objects: ['DaemonSet/agent'], taken: [true], contexts: [] });
    expect(moved.dead).toEqual({ outputs: [], objects: [], taken: ['b', 'c'], contexts: [] });
  });

  it('writes down every combination so that the tables give it back', async () => {
    const { outputs } = await learnTemplate();
    for (const replacement of ['probe', 'strict', 'true', true]) {
      for (const mode of ['snat', 'dsr', 'hybrid']) {
        for (const period of [undefined, 0, 30, 45]) {
          const set: Assignment = { replacement, mode, ...(period !== undefined && { period }) };
          const { outputs: real } = template(set);
          for (const [name, { table }] of Object.entries(outputs)) expect(read(table, set), name).toEqual(real[name]);
        }
      }
    }
  });

  it('finds what lifts a refusal', async () => {
    const { refusals } = await learnTemplate();
    expect(refusals).toEqual([
      {
        name: 'ingress',
        when: { ingress: { truthy: true }, replacement: { notIn: ['strict', true] } },
        causes: [{ ingress: true }],
      },
    ]);
  });

  it('gives the same on every run', async () => {
    expect(JSON.stringify(await learnTemplate())).toBe(JSON.stringify(await learnTemplate()));
  });

  it('says so when not even the defaults render', async () => {
    const broken: Probe = { render: async (batch) => batch.map(() => ({ error: 'no', outputs: {}, objects: {} })) };
    await expect(learn(broken, inputs)).rejects.toThrow('nothing can be learnt: no');
  });
});
