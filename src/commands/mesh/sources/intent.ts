/** Reads a cluster's intent and plans it as `generate` does. */
import { UserError } from '../../../core/errors.ts';
import { lensContext } from '../../../core/feature.ts';
import { OptionsView } from '../../../core/options.ts';
import type { PartlyKnown } from '../../../core/value-tree.ts';
import { readText } from '../../../formats/files/content.ts';
import { baseReader } from '../../../formats/intent/read-base.ts';
import { layered } from '../../../plan/carriers.ts';
import { emittedVariables, treeOf } from '../../../plan/plan.ts';
import { planIntent } from '../../../plan/plan-intent.ts';
import { predict } from '../../../predict/kubespray.ts';
import { findNetworks, type NetworkFacts } from '../model/networks.ts';
import { nothing, type SourceRequest, type SourceState } from './source.ts';

/** Reads an intent; `valid` is false if its text has errors. @throws UserError if it cannot be read */
export async function intentState(request: SourceRequest): Promise<SourceState & { valid: boolean }> {
  const { path, entry, at, files, catalog, pass } = request;
  const read = readText(files, path);
  if ('problem' in read) throw new UserError(`${path}: ${read.problem.message.replace(/\.$/, '')}`);
  const target = { kubespray: entry.kubespray, kubean: entry.kubean, cilium: entry.cilium };
  const features = await request.features();
  const { intent, plan, findings, valid } = await planIntent(read.text, path, {
    catalog,
    features,
    target,
    readBase: baseReader(files),
  });
  pass(findings.filter(({ rule }) => rule !== 'ways-out' || !valid));
  if (!plan || !intent) return { ...nothing, valid };
  const { release, chart, cilium } = plan.target;
  const variables = release ? layered(plan.base, emittedVariables(plan)) : new Map<string, PartlyKnown>();
  const facts: NetworkFacts = {
    options: plan.options,
    values: release ? predict(release, chart, variables).values : treeOf(plan.helm),
    kubespray: release !== undefined,
    variable: () => undefined,
    // An option can come from many places in an intent, so the location is the intent's entry in the mesh file.
    origin: (option) => (plan.settings.some((setting) => setting.name === option) ? at('intent') : undefined),
  };
  const state = {
    target: plan.target,
    context: lensContext(cilium),
    options: new OptionsView(plan.options),
    variables,
    base: plan.base,
    input: intent,
    view: undefined,
  };
  return { state, found: findNetworks(facts), nodes: [], origin: facts.origin, valid };
}
