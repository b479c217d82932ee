/** The output of `generate` has no lint findings on its own target: both commands use the same facts. */

import { compare } from 'semver';
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import type { Finding } from '../../src/core/finding.ts';
import { groupVars } from '../../src/outputs/group-vars.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';
import { releasesThatDiffer } from '../catalog/releases-that-differ.ts';
import fc from '../seeded.ts';
import { lintFor, targetOf } from './catalog.ts';

const catalog = openCatalog();
const index = await catalog.index();
const releases = index.kubespray.map(({ release }) => release);
/** Of releases with the same facts, only the first: later ones have nothing new to check. */
const distinct = await releasesThatDiffer(catalog);

interface Intent {
  target: { kubespray: string; cilium?: string };
  features?: Readonly<Record<string, unknown>>;
  values?: object;
  config?: object;
}

/**
 * True if `generate` has reported the finding: under the same rule, about the same setting, or about an object by its
 * name.
 */
function isTold({ rule, subject }: Finding, told: readonly Finding[]): boolean {
  const name = subject.replace(/^(Secret|ConfigMap)\//, '');
  return told.some(
    (finding) =>
      finding.rule === rule || finding.subject === subject || (name !== subject && finding.message.includes(name)),
  );
}

/** Errors and warnings that `generate` did not report; undefined if the target cannot express the intent. */
async function surprises(intent: Intent): Promise<string[] | undefined> {
  const text = JSON.stringify({ version: 1, ...intent });
  const { plan, valid, findings } = await planIntent(text, 'intent.json', { catalog, features, waysOut: false });
  if (!plan || !valid || findings.some(({ severity }) => severity === 'error')) return undefined;
  const written = groupVars(plan);
  const { findings: found } = await lintFor(intent.target.kubespray, written);
  return found
    .filter((finding) => finding.severity !== 'info' && !isTold(finding, findings))
    .map(({ rule, message }) => `${rule}: ${message}\n${written}`);
}

/** True if a cluster works with another Cilium than the release's and no other setting. */
async function goesWithDefaults(kubespray: string, cilium: string): Promise<boolean> {
  const { cilium: own } = await catalog.kubespray(kubespray);
  const { findings } = await lintFor(kubespray, `cilium_version: "${own.prefix}${cilium}"\n`);
  return findings.every(({ severity }) => severity !== 'error');
}

describe('generated variables', () => {
  it.each(distinct)('of every mode of every feature lint clean on %s', async (release) => {
    let written = 0;
    for (const feature of features) {
      for (const { intent, with: others = {} } of Object.values(feature.modes)) {
        const target = targetOf(release);
        const found = await surprises({ target, features: { ...others, [feature.key]: intent } });
        if (found) written++;
        expect(found ?? []).toEqual([]);
      }
    }
    expect(written).toBeGreaterThan(0);
  });

  const wishes = fc.record(
    Object.fromEntries(
      features.map(({ key, modes }) => [key, fc.constantFrom(...Object.values(modes).map(({ intent }) => intent))]),
    ),
    { requiredKeys: [] },
  );

  it('of any mixture of features lint clean on any release', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...releases), wishes, async (release, wanted) => {
        expect((await surprises({ target: targetOf(release), features: wanted })) ?? []).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('install no Gateway API that is too old for Cilium', async () => {
    for (const kubespray of ['v2.29.1', 'v2.31.0', 'master']) {
      for (const [cilium, isInstalled] of [
        ['1.20.0', false],
        ['1.19.3', true],
      ] as const) {
        const intent = { version: 1, target: { kubespray, cilium }, features: { serviceMesh: { gatewayAPI: true } } };
        const { plan, findings } = await planIntent(JSON.stringify(intent), 'intent.json', { catalog, features });
        expect(plan?.variables.get('gateway_api_enabled')?.value, `${kubespray} ${cilium}`).toBe(isInstalled);
        expect(findings.some(({ message }) => /Install the CRDs of Gateway API/.test(message))).toBe(!isInstalled);
        expect(await surprises(intent)).toEqual([]);
      }
    }
  });

  it('lint clean with any Cilium that the release takes', async () => {
    const minors = index.cilium.map(({ last }) => last).sort(compare);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...releases),
        fc.constantFrom(...minors),
        wishes,
        async (kubespray, cilium, wanted) => {
          fc.pre(await goesWithDefaults(kubespray, cilium));
          expect((await surprises({ target: { kubespray, cilium }, features: wanted })) ?? []).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('of raw values and options lint clean on any release', async () => {
    const values = fc.constantFrom(
      {},
      { bpf: { masquerade: true } },
      { l7Proxy: false },
      { hubble: { enabled: true, relay: { enabled: true } } },
      { operator: { replicas: 1 }, debug: { enabled: true } },
      { ipam: { mode: 'kubernetes' } },
    );
    const config = fc.constantFrom(
      {},
      { 'bpf-map-dynamic-size-ratio': '0.005' },
      { 'enable-policy': 'always', 'monitor-aggregation': 'none' },
      { 'enable-l7-proxy': false },
      { 'bpf-lb-map-max': 131072 },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...releases), wishes, values, config, async (release, wanted, raw, options) => {
        const intent = { target: targetOf(release), features: wanted, values: raw, config: options };
        expect((await surprises(intent)) ?? []).toEqual([]);
      }),
      { numRuns: 80 },
    );
  }, 600_000);
});
