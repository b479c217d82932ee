import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { features } from '../../features/registry.ts';
import type { KubesprayCatalog } from '../../src/catalog/types.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { variablesSchema } from '../../src/lint/variables-schema.ts';
import { groupVars } from '../../src/outputs/group-vars.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';
import { run } from '../cli/run.ts';
import { targetOf } from './catalog.ts';

const catalog = openCatalog();
const releases = (await catalog.index()).kubespray.map(({ release }) => release);

function validatorFor(facts: KubesprayCatalog): ValidateFunction {
  return new Ajv2020.default({ strict: true, allowUnionTypes: true }).compile(variablesSchema(facts));
}

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
    const takes = async (release: string, value: unknown): Promise<boolean> =>
      validatorFor(await catalog.kubespray(release))({ cilium_config_extra_vars: { 'enable-l7-proxy': value } });
    expect([await takes('v2.31.0', 'false'), await takes('v2.31.0', false)]).toEqual([true, false]);
    expect([await takes('v2.24.3', 'false'), await takes('v2.24.3', false)]).toEqual([true, true]);
  });

  it.each(releases)('takes the variables of %s with their defaults, and what generate writes', async (release) => {
    const facts = await catalog.kubespray(release);
    const validate = validatorFor(facts);
    const takes = (variables: unknown): unknown => (validate(variables) ? [] : validate.errors);
    for (const [name, { default: preset }] of Object.entries(facts.variables)) {
      if (preset !== undefined) expect(takes({ [name]: preset })).toEqual([]);
      if (name.startsWith('cilium_')) expect(takes({ [name]: '{{ somewhere }}' })).toEqual([]);
    }
    expect(takes({ cilium_hubble_enabled: true })).not.toEqual([]);
    const intent = JSON.stringify({
      version: 1,
      target: targetOf(release),
      features: { routing: { mode: 'tunnel' } },
    });
    const { plan } = await planIntent(intent, 'intent.json', { catalog, features });
    expect(takes(parse(plan ? groupVars(plan) : 'cilium_no_plan: 1', { version: '1.1' }))).toEqual([]);
  });

  it('is printed for the release that is named', async () => {
    const { code, stdout } = await run(['schema', 'group-vars', '--kubespray', '2.24']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Cilium variables of Kubespray v2.24.3' });
    expect((await run(['schema', 'group-vars', '--kubespray', 'v1.0'])).code).toBe(2);
  });
});
