/** Properties of every mode of every feature on every release of the catalog. */
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { resolveTarget, type Target } from '../../src/cluster/target/target.ts';
import { intentOfMode } from '../../src/commands/matrix/matrix.ts';
import { groupVars } from '../../src/outputs/group-vars.ts';
import { emittedVariables, makePlan, type Plan } from '../../src/plan/plan.ts';
import type { Options } from '../../src/predict/chart.ts';
import { predict } from '../../src/predict/kubespray.ts';
import { readDocuments } from '../../src/yaml/read.ts';

const catalog = openCatalog();
const extraVars = 'cilium_config_extra_vars';
const { kubespray } = await catalog.index();

/** The default Cilium of v2.16.0 has no chart with today's structure. */
async function targetOf(release: string): Promise<Target> {
  const own = await resolveTarget({ kubespray: release }, catalog);
  const resolved = own.target ? own : await resolveTarget({ kubespray: release, cilium: '1.9' }, catalog);
  if (!resolved.target) throw new Error(`${release}: ${resolved.findings.map((finding) => finding.message).join(' ')}`);
  return resolved.target;
}

function plansOf(target: Target): { name: string; plan: Plan }[] {
  return features.flatMap((feature) =>
    Object.keys(feature.modes).map((mode) => {
      const input = { features: intentOfMode(feature, mode), values: {}, config: new Map<string, string>() };
      return { name: `${feature.key} ${mode}`, plan: makePlan(input, target, features) };
    }),
  );
}

describe.each(kubespray.map((entry) => entry.release))('%s', async (release) => {
  const target = await targetOf(release);
  const facts = target.release?.facts;
  const plans = plansOf(target);
  const after: readonly string[] = target.release?.band.afterExtraVars ?? [];
  /**
   * Some lines of the template have a condition of their own. An option overrides the extra vars only if the template
   * writes it with the other variables set.
   */
  const optionsBeside = (plan: Plan): Options => {
    const variables = new Map([...emittedVariables(plan)].filter(([variable]) => variable !== extraVars));
    return target.release ? predict(target.release, target.chart, variables).options : new Map();
  };

  it('emits no variable that the release does not know, or that does nothing there', () => {
    for (const { name, plan } of plans) {
      for (const variable of plan.variables.keys()) {
        if (!variable.startsWith('cilium_') || variable === 'cilium_version') continue;
        expect(facts?.variables[variable], `${name}: ${variable}`).toBeDefined();
        expect(facts?.variables[variable]?.dead, `${name}: ${variable}`).toBeUndefined();
      }
    }
  });

  it('uses only carriers that the release has, with text where text is needed', () => {
    for (const { name, plan } of plans) {
      const { extraVars, extraValues } = facts?.carriers ?? {};
      const used = [plan.extraVars.size > 0 ? 'extraVars' : '', plan.extraValues.size > 0 ? 'extraValues' : ''];
      const there = [
        /config-map|extra-config/.test(String(extraVars)) ? 'extraVars' : '',
        extraValues ? 'extraValues' : '',
      ];
      expect(there, name).toEqual(expect.arrayContaining(used.filter((carrier) => carrier !== '')));
      for (const { value } of plan.extraVars.values()) expect(value, name).toBeTypeOf('string');
    }
  });

  it('puts nothing into the extra vars that the template writes after them', () => {
    for (const { name, plan } of plans) {
      const written = optionsBeside(plan);
      const lost = [...plan.extraVars.keys()].filter((option) => after.includes(option) && written.has(option));
      expect(lost, name).toEqual([]);
    }
  });

  it('leaves no setting out without saying so', () => {
    for (const { name, plan } of plans) {
      const lost = plan.settings.filter((setting) => setting.carrier === 'none');
      const errors = plan.findings.filter((finding) => finding.severity === 'error');
      expect(lost.length === 0 || errors.length > 0, name).toBe(true);
    }
  });

  it('writes YAML that Ansible reads as what was planned', () => {
    for (const { name, plan } of plans) {
      const [document] = readDocuments(groupVars(plan), { file: 'generated.yml' }).documents;
      expect(document?.value(), name).toEqual(Object.fromEntries(emittedVariables(plan)));
    }
  });
});
