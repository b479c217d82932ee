/**
 * Following the advice of a constraint in an inventory literally ends the finding, and causes no new error or warning.
 * This is tested for every constraint, on raw options and on Kubespray's variables.
 */
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import type { Example } from '../../src/core/feature.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { Json } from '../../src/core/json.ts';
import { unknown } from '../../src/core/options.ts';
import { isMap, joinPath, removePath, setPath } from '../../src/core/value-tree.ts';
import { isIn } from '../../src/core/versions.ts';
import { emittedVariables } from '../../src/plan/plan.ts';
import { planIntent } from '../../src/plan/plan-intent.ts';
import type { ValueTree } from '../../src/predict/chart.ts';
import { lintFor } from './catalog.ts';

const catalog = openCatalog();
const releases = ['v2.19.1', 'v2.24.3', 'v2.27.1', 'v2.28.0', 'v2.31.0'];

/** The first alternative of the advice at the end of a message: what to set where, and what to remove where. */
function adviceIn(message: string): { set: [string, Json, string?][]; remove: [string, string?][] } | undefined {
  const sentence = /(?:^|[.?!] )((?:Set|Remove) .+)\.$/.exec(message)?.[1];
  if (sentence === undefined || message.includes(' Then see ')) return undefined;
  const [first = ''] = sentence.split(/, or /);
  const advice: { set: [string, Json, string?][]; remove: [string, string?][] } = { set: [], remove: [] };
  let carrier: string | undefined;
  // From the end, because a carrier comes after its entries.
  const parts = first
    .replace(/ \((?:an example|then)[^)]*\)/, '')
    .split(/, and |, | and /)
    .reverse();
  for (const part of parts) {
    const removed = /^remove (\S+?)(?: from (\S+))?$/i.exec(part);
    if (removed?.[1]) {
      advice.remove.push(removed[2] === undefined ? [removed[1]] : [removed[1], removed[2]]);
      continue;
    }
    const found = /^(?:set )?([\w.-]+): (\S+?)(?: or "\S+")?(?: in (\w+))?(?: (?:if|unless|when) .*)?$/i.exec(part);
    if (!found?.[1] || found[2] === undefined) return undefined;
    if (found[3] !== undefined) carrier = found[3];
    else if (found[1].startsWith('cilium_') || found[1].startsWith('kube_')) carrier = undefined;
    advice.set.push([found[1], JSON.parse(found[2]) as Json, ...(carrier === undefined ? [] : [carrier])] as never);
  }
  return advice;
}

function treeIn(variables: Record<string, Json>, carrier: string): ValueTree {
  return (isMap(variables[carrier]) ? structuredClone(variables[carrier]) : {}) as ValueTree;
}

/** The variables after following the advice of a message; undefined if it names none of their settings. */
function applied(variables: Record<string, Json>, message: string): Record<string, Json> | undefined {
  const advice = adviceIn(message);
  // An item of a list, or anything else that is not a variable.
  if (!advice || advice.remove.some(([name, carrier]) => !Object.hasOwn(variables, carrier ?? name))) return undefined;
  const after = { ...variables };
  for (const [name, carrier] of advice.remove) {
    const path = carrier?.endsWith('extra_vars') ? joinPath([name]) : `extraConfig.${name}`;
    if (carrier === undefined) delete after[name];
    else after[carrier] = removePath(treeIn(after, carrier), path) as Json;
  }
  for (const [name, value, carrier] of advice.set) {
    const tree = treeIn(after, carrier ?? '');
    setPath(tree, carrier?.endsWith('extra_vars') ? joinPath([name]) : name, value);
    after[carrier ?? name] = carrier === undefined ? value : (tree as Json);
  }
  return after;
}

/** The variables with which a release gets the wishes of an example, with its raw options as extra vars. */
async function variablesOf(release: string, { features: wishes, config = {} }: Example): Promise<Record<string, Json>> {
  const intent = JSON.stringify({ version: 1, target: { kubespray: release }, features: wishes });
  const { plan } = await planIntent(intent, 'intent.json', { catalog, features, waysOut: false });
  const emitted = plan ? [...emittedVariables(plan)].filter(([, value]) => (value as unknown) !== unknown) : [];
  const variables = Object.fromEntries(emitted) as Record<string, Json>;
  if (Object.keys(config).length > 0) {
    const below = isMap(variables.cilium_config_extra_vars) ? (variables.cilium_config_extra_vars as object) : {};
    variables.cilium_config_extra_vars = { ...below, ...config } as Json;
  }
  return variables;
}

const found = (findings: readonly Finding[]): string[] =>
  findings.filter(({ severity }) => severity !== 'info').map(({ rule, subject }) => `${rule} ${subject}`);

/** The problems after following a constraint's advice; undefined if it is not reported, or names no setting. */
async function afterwards(release: string, rule: string, example: Example): Promise<string[] | undefined> {
  const variables = await variablesOf(release, example);
  const before = await lintFor(release, JSON.stringify(variables));
  const finding = before.findings.find((one) => one.rule === rule);
  const changed = finding && applied(variables, finding.message);
  if (!finding || !changed) return undefined;
  const { findings } = await lintFor(release, JSON.stringify(changed));
  const known = new Set(found(before.findings));
  const problems = [
    ...findings.filter((one) => one.rule === rule && one.subject === finding.subject).map(() => `still ${rule}`),
    ...found(findings).filter((problem) => !known.has(problem)),
  ];
  return problems.map((problem) => `${problem}\n  ${finding.message}\n  ${JSON.stringify(variables)}`);
}

describe('the advice of constraints', () => {
  it.each(releases)(
    'on %s ends the finding and brings no other',
    async (release) => {
      const { cilium } = await catalog.kubespray(release);
      const problems: string[] = [];
      let followed = 0;
      for (const feature of features) {
        for (const { id, versions, examples } of feature.constraints) {
          if (!isIn(cilium.default, versions)) continue;
          for (const example of examples.bad.slice(0, 2)) {
            const after = await afterwards(release, `${feature.id}/${id}`, example);
            if (after) followed++;
            problems.push(...(after ?? []));
          }
        }
      }
      expect(followed).toBeGreaterThan(5);
      expect(problems).toEqual([]);
    },
    120_000,
  );
});
