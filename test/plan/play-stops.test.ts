/** A release with a check of its own, as an unseen one can have. */
import { describe, expect, test } from 'vitest';
import { features } from '../../features/registry.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import type { Json } from '../../src/core/json.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';
import { withStop } from '../catalog/with-stop.ts';

async function generated(catalog: Catalog, wishes: Record<string, Json>) {
  const text = JSON.stringify({ version: 1, target: { kubespray: 'v2.31.0' }, features: wishes });
  const { plan, findings } = await planIntent(text, 'intent.json', { catalog, features });
  return {
    variables: Object.fromEntries([...(plan?.variables ?? [])].map(([name, { value }]) => [name, value])),
    stops: findings.filter(({ rule }) => rule === 'stops-the-play').map(({ message }) => message),
  };
}

describe('checks of several variables that a plan runs into', () => {
  const allow = {
    variables: { cilium_allow_odd: { default: false, declared: 'defaults', state: 'check' } },
  } as const;

  test('the variable that lets the playbook pass is written', async () => {
    const catalog = withStop({ cilium_mtu: { in: [1400] }, cilium_allow_odd: { truthy: false } }, allow);
    expect(await generated(catalog, { mtu: { bytes: 1400 } })).toMatchObject({
      variables: { cilium_mtu: 1400, cilium_allow_odd: true },
      stops: [],
    });
  });

  test('one that would change the cluster is not written, and the stop is an error', async () => {
    const catalog = withStop({ cilium_mtu: { in: [1400] }, cilium_enable_hubble: { truthy: false } });
    const { variables, stops } = await generated(catalog, { mtu: { bytes: 1400 } });
    expect(variables).not.toHaveProperty('cilium_enable_hubble');
    expect(stops).toEqual([
      'The playbook stops: in Kubespray v2.31.0, the task "Stop if odd" refuses cilium_mtu: 1400 and cilium_enable_hubble: false. Change one of these settings, or use another release.',
    ]);
  });

  test('a check that the plan does not run into adds nothing', async () => {
    const catalog = withStop({ cilium_mtu: { in: [9000] }, cilium_allow_odd: { truthy: false } }, allow);
    const { variables, stops } = await generated(catalog, { mtu: { bytes: 1400 } });
    expect([variables.cilium_allow_odd, stops]).toEqual([undefined, []]);
  });
});
