/** A side of the way in the form that the transitions use, and its settings on an intermediate release. */
import { type Catalog, carrierVariable, minorOf } from '../../catalog/catalog.ts';
import { bareView } from '../../cluster/bare-view.ts';
import { ScopeView } from '../../cluster/scope-view.ts';
import { chooseRelease, withCilium } from '../../cluster/target/release-choice.ts';
import { OptionsView } from '../../core/options.ts';
import { toText } from '../../core/text.ts';
import { getPath, known } from '../../core/value-tree.ts';
import { layered } from '../../plan/carriers.ts';
import { emittedVariables } from '../../plan/plan.ts';
import { renderChart } from '../../predict/chart.ts';
import type { Variables } from '../../predict/kubespray.ts';
import type { Point } from '../../transitions/runs.ts';
import type { Cluster } from '../../transitions/transition.ts';
import { type Side, sideOf } from '../diff/side.ts';

/** A side with everything that the transitions use. */
export async function clusterOf(side: Side, catalog: Catalog): Promise<Cluster> {
  const { release, cilium, options, facts, view, plan } = side;
  const there = release === undefined ? undefined : await catalog.kubespray(release);
  const minors = cilium === undefined ? [] : (await catalog.index()).cilium;
  const variables = variablesOf(side);
  return {
    release,
    installer: isCustomCni(side) ? undefined : there?.installer,
    cilium,
    options: new OptionsView(options),
    facts,
    variables,
    cleansUp: there !== undefined && 'cilium_remove_old_resources' in there.variables,
    onlyInstalls: there?.cluster?.onlyInstalls === true,
    resetFlag: there?.carriers.installFlags ? carrierVariable(there, 'installFlags') : undefined,
    preset: there?.cilium.default,
    prefix: there?.cilium.prefix ?? '',
    minimum: there?.cilium.minimum,
    newestPatch: cilium === undefined ? undefined : minors.find(({ minor }) => minor === minorOf(cilium))?.last,
    kernel: view?.target.kernel ?? plan?.target.kernel,
    compatibility: there?.carriers.extraValues
      ? compatibilityIn(carrierVariable(there, 'extraValues'), variables)
      : undefined,
  };
}

function compatibilityIn(variable: string, variables: Variables): Cluster['compatibility'] {
  const value = known(getPath(variables.get(variable) ?? {}, 'upgradeCompatibility'));
  return { variable, value: value === undefined ? undefined : toText(value) };
}

function isCustomCni({ view }: Side): boolean {
  return view?.installer === 'custom-cni';
}

/** The variables that the user sets, or that a plan emits. */
function variablesOf({ view, plan }: Side): Variables {
  return view?.variables ?? (plan ? layered(plan.base, emittedVariables(plan)) : new Map());
}

/** The variable that selects a Cilium. */
export function versionName(side: Side): string {
  return isCustomCni(side) ? 'custom_cni_chart_version' : 'cilium_version';
}

/** True if a side has no settings that an intermediate release could need in another form. */
export function hasNothingToWrite(side: Side): boolean {
  return variablesOf(side).size === 0 || isCustomCni(side);
}

/** True if the settings name a Cilium, so that a different release does not change it. */
export function isPinned(side: Side): boolean {
  return isCustomCni(side) || variablesOf(side).has(versionName(side));
}

/**
 * The settings of a side on another release and with another Cilium, between two runs. Those of a live cluster stay as
 * they are, because their origin is not known.
 */
export async function sideAt(side: Side, { release, cilium }: Point, catalog: Catalog): Promise<Side> {
  const { name, kind, view, plan, values } = side;
  if (release !== undefined && cilium !== undefined && (view || plan?.target.release)) {
    const { choice } = await chooseRelease({ kubespray: release }, catalog);
    if (choice) {
      const target = await withCilium(choice, cilium, catalog);
      const settings = view ? new ScopeView(view.inventory, view.scope, target) : bareView(target, variablesOf(side));
      return sideOf(name, settings.with(await versionAt(side, { release, cilium }, catalog)), []);
    }
  }
  if (kind === 'values' && cilium !== undefined && values) {
    const chart = await catalog.chart(cilium);
    return { ...side, cilium, chart, options: renderChart(chart, values) };
  }
  return { ...side, release, cilium };
}

/** The variable for a Cilium that the release does not install by default. */
async function versionAt(side: Side, { release, cilium }: Point, catalog: Catalog): Promise<Map<string, string>> {
  if (release === undefined || cilium === undefined) return new Map();
  const { default: preset, prefix } = (await catalog.kubespray(release)).cilium;
  if (preset === cilium && !isPinned(side)) return new Map();
  return new Map([[versionName(side), isCustomCni(side) ? cilium : `${prefix}${cilium}`]]);
}

/** The flags that make the playbook install an intermediate Cilium, because the variables do not name it. */
export async function versionFlags(side: Side, point: Point, catalog: Catalog): Promise<string[]> {
  return [...(await versionAt(side, point, catalog))].map(([name, value]) => `-e ${name}=${value}`);
}
