/** What a constraint advises for an intent: where to write what, with all that it takes, or what else to do. */
import { describe, expect, test } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';

const catalog = openCatalog();

async function messagesFor(rule: string, intent: object): Promise<string[]> {
  const text = JSON.stringify({ version: 1, ...intent });
  const { findings } = await planIntent(text, 'intent.json', { catalog, features, waysOut: false });
  return findings.flatMap((finding) => (finding.rule === rule ? [finding.message] : []));
}

test.each([
  [
    'a remedy with what it requires itself',
    'dsr/needs-native-routing',
    { target: { cilium: '1.13.4' }, features: { dsr: true, kubeProxyReplacement: true } },
    'Set features.routing.mode: "native" and features.routing.ipv4NativeRoutingCIDR: "10.233.64.0/18" (an example: write the range of all pod addresses), or set features.dsr.mode: "snat".',
  ],
  [
    'the keys of the intent around agent options and Helm values',
    'routing/routing-mode-value',
    { target: { cilium: '1.17.3' }, config: { 'routing-mode': 'disabled' } },
    'Set routing-mode: "native" under config and ipv4NativeRoutingCIDR: "10.233.64.0/18" under values (an example: write the range of all pod addresses).',
  ],
  [
    'the value of an option before a switch for a kind of cloud',
    'routing/routing-mode-too-early',
    { target: { cilium: '1.13.4' }, config: { 'routing-mode': 'native' } },
    'Set tunnel: "disabled" and ipv4NativeRoutingCIDR: "10.233.64.0/18" under values (an example: write the range of all pod addresses).',
  ],
  [
    'the setting of a feature that is in the way',
    'routing/direct-routes-need-native',
    { target: { cilium: '1.17.3' }, features: { routing: { mode: 'tunnel', autoDirectNodeRoutes: true } } },
    'or set features.routing.autoDirectNodeRoutes: false.',
  ],
  [
    'a key to remove where the rest of the feature stays',
    'policy/default-deny-not-enforced',
    { target: { cilium: '1.17.3' }, features: { policy: { enforcementMode: 'never', defaultDeny: true } } },
    'Remove features.policy.enforcementMode.',
  ],
  [
    'a feature as a whole where nothing else of it is requested',
    'big-tcp/no-tunnel',
    { target: { cilium: '1.17.3' }, features: { bigTCP: true, kubeProxyReplacement: true } },
    'or set features.bigTCP: false.',
  ],
])('names %s', async (_, rule, intent, advice) => {
  expect((await messagesFor(rule, intent)).join('\n')).toContain(advice);
});

describe('tells what to do about every bad example', () => {
  const doing =
    /(?:^|[.,:] |\bor |starts, )(?:set|use|remove|add|write|choose|enable|keep|list|give|run|install|test|rename|disable|distribute|replace|reduce|mount|run:) /i;

  test.each(features.filter(({ constraints }) => constraints.length > 0))('$id', async ({ id, constraints }) => {
    for (const constraint of constraints) {
      for (const { cilium, kernel, features: wishes, config = {} } of constraint.examples.bad) {
        const target = { cilium, ...(kernel !== undefined && { kernel }) };
        for (const message of await messagesFor(`${id}/${constraint.id}`, { target, features: wishes, config })) {
          expect(message, constraint.id).toMatch(doing);
        }
      }
    }
  });
});
