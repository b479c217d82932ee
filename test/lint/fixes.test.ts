/** After `--fix`, nothing is left to fix, the cluster gets the same options, and no value is without meaning. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { bareView } from '../../src/cluster/bare-view.ts';
import { chooseRelease, type LintTarget, withCilium } from '../../src/cluster/target/release-choice.ts';
import type { Json } from '../../src/core/json.ts';
import { stringify } from '../../src/yaml/write.ts';
import { lintFor, variablesFile } from './catalog.ts';

const catalog = openCatalog();

async function targetFor(kubespray: string): Promise<LintTarget> {
  const { choice } = await chooseRelease({ kubespray }, catalog);
  if (!choice) throw new Error(kubespray);
  return withCilium(choice, choice.facts.cilium.default, catalog);
}

type VariablesOf = Record<string, Json>;

const ofCilium = { kube_network_plugin: 'cilium', kube_owner: 'root' };

function optionsOf(target: LintTarget, variables: VariablesOf): ReadonlyMap<string, unknown> {
  return bareView(target, new Map(Object.entries(variables))).prediction.options;
}

/** The variables after a fix, with the findings on them. */
async function fixed(kubespray: string, variables: VariablesOf) {
  const before = stringify(variables as Json, { ansible: true });
  const { fixed: texts } = await lintFor(kubespray, before, { fix: true });
  const after = texts.get(variablesFile) ?? before;
  const { findings } = await lintFor(kubespray, after);
  return { after, left: findings.filter(({ fixable }) => fixable).map(({ message }) => message) };
}

/** Options with their values in a cluster with nothing set, in the form of extra vars. */
function presets(target: LintTarget): [string, string][] {
  const options = bareView(target, new Map(Object.entries(ofCilium))).prediction.options;
  return [...options].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

describe('fixing extra vars', () => {
  it.each(['v2.20.0', 'v2.24.3', 'v2.27.1', 'v2.28.1', 'v2.31.0'])(
    'with the values of the release leaves its options on %s',
    async (kubespray) => {
      const target = await targetFor(kubespray);
      const variables = { ...ofCilium, cilium_config_extra_vars: Object.fromEntries(presets(target)) };
      const { after, left } = await fixed(kubespray, variables);
      expect(left).toEqual([]);
      const written = Object.entries(parse(after) as VariablesOf).filter(([name]) => !Object.hasOwn(variables, name));
      expect(written.filter(([, value]) => value === '' || value === null)).toEqual([]);
      expect(optionsOf(target, parse(after) as VariablesOf)).toEqual(optionsOf(target, variables));
    },
  );

  it.each(['v2.27.1', 'v2.31.0'])('of one switch each leaves its options on %s', async (kubespray) => {
    const target = await targetFor(kubespray);
    for (const [option, value] of presets(target)) {
      if (value !== 'true' && value !== 'false') continue;
      const other = value === 'true' ? 'false' : 'true';
      const variables = { ...ofCilium, cilium_config_extra_vars: { [option]: other } };
      const { after, left } = await fixed(kubespray, variables);
      expect(left).toEqual([]);
      const [actual, wanted] = [optionsOf(target, parse(after) as VariablesOf), optionsOf(target, variables)];
      // For options that the template writes after the extra vars, the fix makes the user's value effective for the
      // first time.
      if (target.release.band.afterExtraVars?.includes(option)) expect(actual.get(option)?.toString()).toBe(other);
      else expect([option, actual]).toEqual([option, wanted]);
    }
  });
});
