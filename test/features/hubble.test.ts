import { describe, expect, it } from 'vitest';
import hubble from '../../features/hubble/index.ts';
import { objectsIn } from '../../features/hubble/read.ts';
import { cilium, options } from './ask.ts';

describe('filters of flow logs', () => {
  it.each([
    ['{"a":["x"]},{"b":["y"]}', ['{"a":["x"]}', '{"b":["y"]}']],
    ['{"a":["x"]} {"b":["y"]}', ['{"a":["x"]}', '{"b":["y"]}']],
    ['{"a":["x"]}{"b":["y"]}', ['{"a":["x"]}', '{"b":["y"]}']],
    ['{"a":["}{"]}', ['{"a":["}{"]}']],
    ['{"a":["\\"}"]}', ['{"a":["\\"}"]}']],
    ['{"a":{"b":1}}', ['{"a":{"b":1}}']],
    ['{"a":', []],
    ['', []],
  ])('are read one by one from %s', (text, found) => {
    expect(objectsIn(text)).toEqual(found);
  });
});

describe('reading Hubble', () => {
  it('leaves out what the chart writes by itself, whose port moved in 1.12', () => {
    const config = options({ 'enable-hubble': 'true', 'hubble-metrics': 'dns drop', 'hubble-metrics-server': ':9965' });
    expect(hubble.read(config, cilium('1.17.3'))).toEqual({ metrics: { list: ['dns', 'drop'] } });
    expect(hubble.read(config, cilium('1.11.3'))).toEqual({ metrics: { list: ['dns', 'drop'], port: 9965 } });
  });

  it('reads metrics that Kubespray wrote over several lines', () => {
    const config = options({ 'enable-hubble': 'True', 'hubble-metrics': 'dns\n  drop' });
    expect(hubble.read(config, cilium('1.13.4'))).toEqual({ metrics: { list: ['dns', 'drop'] } });
  });

  it('is silent where Hubble is off, whatever stands beside it', () => {
    const config = options({ 'enable-hubble': 'false', 'hubble-export-file-path': '/var/log/flows.log' });
    expect(hubble.read(config, cilium('1.17.3'))).toBeUndefined();
  });
});

describe('writing Hubble', () => {
  it('switches Relay on with the UI, unless Relay is said to be off', () => {
    const values = (intent: object) => hubble.write(hubble.schema().parse(intent), cilium('1.17.3'));
    expect(values({ ui: true })).toMatchObject({ values: { 'hubble.relay.enabled': true } });
    expect(values({ ui: true, relay: false })).toMatchObject({ values: { 'hubble.relay.enabled': false } });
  });

  it('rotates files by the name of the version', () => {
    const intent = hubble.schema().parse({ export: { static: true, fileMaxSizeMb: 50 } });
    expect(hubble.write(intent, cilium('1.17.3'))).toMatchObject({ values: { 'hubble.export.fileMaxSizeMb': 50 } });
    expect(hubble.write(intent, cilium('1.18.4'))).toMatchObject({
      values: { 'hubble.export.static.fileMaxSizeMb': 50 },
    });
  });
});
