import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../src/cli/catalog-files.ts';
import { variablesSchema } from '../../src/lint/variables-schema.ts';
import { run } from '../cli/run.ts';

const catalog = openCatalog();

describe('the schema of group_vars', () => {
  it('refuses Cilium variables that the release does not know, and no others', async () => {
    const { properties, patternProperties } = variablesSchema(await catalog.kubespray('v2.31.0'));
    const [pattern = ''] = Object.keys(patternProperties as object);
    const strange = new RegExp(pattern);
    expect(strange.test('cilium_hubble_enabled')).toBe(true);
    for (const name of [
      ...Object.keys(properties as object),
      'cilium_extra_values',
      'kube_network_plugin',
      'my_cilium_x',
    ]) {
      expect([name, strange.test(name)]).toEqual([name, false]);
    }
  });

  it('asks for text in extra vars where the chart passes types on', async () => {
    const typesOn = async (release: string): Promise<unknown> => {
      const { properties } = variablesSchema(await catalog.kubespray(release));
      return (properties as Record<string, unknown>).cilium_config_extra_vars;
    };
    expect(await typesOn('v2.31.0')).toMatchObject({ additionalProperties: { type: ['string'] } });
    expect(await typesOn('v2.24.3')).toMatchObject({ additionalProperties: { type: ['string', 'boolean', 'number'] } });
  });

  it('is printed for the release that is named', async () => {
    const { code, stdout } = await run(['schema', 'group-vars', '--kubespray', '2.24']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Cilium variables of Kubespray v2.24.3' });
    expect((await run(['schema', 'group-vars', '--kubespray', 'v1.0'])).code).toBe(2);
  });
});
