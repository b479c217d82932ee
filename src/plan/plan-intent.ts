/** Makes a plan from an intent's text: parses it, resolves the target, places settings and checks the result. */

import type { Catalog } from '../catalog/catalog.ts';
import { withNamesakes, withPlacesOf } from '../cluster/target/newer-names.ts';
import { withRefusedNulls } from '../cluster/target/refused-nulls.ts';
import { overlaid } from '../cluster/target/request.ts';
import { resolveTarget, type Target, type TargetRequest } from '../cluster/target/target.ts';
import { append } from '../core/append.ts';
import type { AnyFeature } from '../core/feature.ts';
import type { Finding, Location } from '../core/finding.ts';
import { getPath, splitPath } from '../core/value-tree.ts';
import type { ReadBase } from '../formats/intent/base.ts';
import { type Intent, parseIntent } from '../formats/intent/parse.ts';
import type { Variables } from '../predict/kubespray.ts';
import { missingAddress, planAsHelm, prepareValues, type ValueFinding } from './as-helm.ts';
import { clusterSteps, type StepFinding } from './cluster-steps.ts';
import { collect, type IntentPath, type PlanFinding } from './collect.ts';
import { customCniObstacles } from './custom-cni.ts';
import type { Plan } from './plan.ts';
import { avoidStops } from './play-stops.ts';
import { placeResources, resourceSteps } from './resources.ts';
import { waysOut } from './ways-out.ts';

export interface PlanOptions {
  catalog: Catalog;
  features: readonly AnyFeature[];
  /** Overrides the intent's own target. */
  target?: TargetRequest;
  /** Applies where neither `target` nor the intent sets something. */
  configured?: TargetRequest;
  /** Variables that the inventory already sets. */
  inventory?: Variables;
  /** The position of a variable in the inventory, or of an entry of it. */
  locateVariable?(path: readonly string[]): Location | undefined;
  /** True to plan for Helm itself, with the Cilium version of the target's release. */
  helm?: boolean;
  /** True to plan for the upstream chart with Kubespray's custom_cni, which the release must support. */
  customCni?: boolean;
  /**
   * False to skip the search for releases that can set everything, which makes a plan for one release after the other.
   */
  waysOut?: boolean;
  /** Reads the files that the intent extends. Without it, an intent cannot extend any. */
  readBase?: ReadBase | undefined;
}

export interface PlannedIntent {
  /** Set if the text is a valid intent. */
  intent?: Intent;
  /** Set if the intent is valid and its target known. */
  plan?: Plan;
  /** All problems, with positions in the file. */
  findings: Finding[];
  /** False if the text itself is wrong (not only what it requests), which is a mistake in usage. */
  valid: boolean;
  /** The texts of the intent and of the files that it extends, by name. */
  sources: ReadonlyMap<string, string>;
}

/** Plans an intent. Never throws because of the user's text. */
export async function planIntent(text: string, file: string, options: PlanOptions): Promise<PlannedIntent> {
  const parsed = await parseIntent(text, file, { features: options.features, readBase: options.readBase });
  if (!parsed.intent) {
    const others = parsed.rest ? (await planParsed(parsed.rest, [], options)).findings.filter(isAboutOneName) : [];
    return { findings: [...parsed.findings, ...others], valid: false, sources: parsed.sources };
  }
  return { ...(await planParsed(parsed.intent, parsed.findings, options)), sources: parsed.sources };
}

/** True for a problem of a single name or value, which does not depend on the rest of the intent. */
function isAboutOneName({ rule, severity }: Finding): boolean {
  return (
    severity === 'error' && (rule === 'unknown-helm-value' || rule === 'invalid-value' || rule.startsWith('target/'))
  );
}

function isFromOptions([section, key = '']: readonly string[], request: TargetRequest = {}): boolean {
  return section === 'target' && Object.entries(request).some(([name, value]) => name === key && value !== undefined);
}

/**
 * A finding with a position in a file. Its message stays lazy, because a caller that only counts errors never needs it.
 */
function placed(finding: PlanFinding, location: Location | undefined): Finding {
  const { path, behind, ...properties } = Object.getOwnPropertyDescriptors(finding);
  return Object.assign(Object.defineProperties({} as Finding, properties), location && { location });
}

async function planParsed(
  intent: Intent,
  found: readonly Finding[],
  options: PlanOptions,
): Promise<Omit<PlannedIntent, 'sources'>> {
  const at = (path: IntentPath) => intent.locate(path);
  const request = overlaid(overlaid(options.configured ?? {}, intent.target), options.target);
  const resolved = await resolveTarget(request, options.catalog);
  const findings: Finding[] = [
    ...found,
    ...resolved.findings.map((finding) => {
      const path = finding.subject.split('.');
      // A request from the command line has no position in the file.
      return isFromOptions(path, options.target) ? finding : { ...finding, location: at(path) };
    }),
  ];
  if (!resolved.target) return { intent, findings, valid: false };
  if (options.customCni) {
    const obstacles = await customCniObstacles(resolved.target, options.catalog);
    findings.push(...obstacles.map((finding) => ({ ...finding, location: at(['target']) })));
  }
  const named =
    Object.keys(intent.values).length > 0 || intent.features.size > 0
      ? await withNamesakes(resolved.target, options.catalog)
      : resolved.target;
  const able = await withRefusedNulls(named, intent.values, options.catalog);
  const target = options.helm ? { ...able, release: undefined } : able;
  const planned = await planWithPlaces(intent, target, options);
  const { plan } = planned;
  append(
    findings,
    planned.findings.map(({ subject, ...finding }) => ({
      ...finding,
      subject,
      location: at(placeOf(subject, intent)),
    })),
  );
  append(
    findings,
    plan.findings.map((finding) => {
      const { path, behind } = finding;
      return placed(finding, behind === undefined ? at(path) : options.locateVariable?.(behind));
    }),
  );
  await placeResources(plan, options.catalog);
  append(
    findings,
    [
      ...(await avoidStops(plan, options.catalog)),
      ...(await clusterSteps(plan, options.catalog)),
      ...resourceSteps(plan),
    ].map(({ path, ...finding }: StepFinding) => ({
      ...finding,
      location: at(path ?? placeOf(finding.subject, intent)),
    })),
  );
  if (options.waysOut !== false) {
    append(findings, await waysOut(plan, options.catalog, async (other) => planFor(intent, other, options).plan));
  }
  return { intent, plan, findings, valid: true };
}

/**
 * Plans an intent. For Helm values without a variable, it looks for variables of other roles that set the same places.
 */
async function planWithPlaces(
  intent: Intent,
  target: Target,
  options: PlanOptions,
): Promise<ReturnType<typeof planFor>> {
  const planned = planFor(intent, target, options);
  const lost = planned.plan.settings.flatMap(({ carrier, helm }) =>
    carrier === 'none' && helm !== null ? [helm] : [],
  );
  const wider = await withPlacesOf(target, lost, options.catalog);
  return wider ? planFor(intent, wider, options) : planned;
}

/** Plans an intent for a target, with its raw values as Helm accepts them. */
function planFor(
  intent: Intent,
  target: Target,
  { features, inventory }: PlanOptions,
): { plan: Plan; findings: ValueFinding[] } {
  const typed = { features: intent.features, values: {}, config: new Map<string, string>() };
  const prepared = prepareValues(intent.values, target, collect(typed, features, target).settings);
  const input = { isIntent: true, features: intent.features, values: prepared.values, config: intent.config };
  const { plan, restored } = planAsHelm(input, target, features, inventory);
  const findings = [...prepared.findings, ...restored, ...(prepared.asked ? missingAddress(plan) : [])];
  return { plan, findings };
}

/** The path of a Helm value in the intent; if the intent does not set it, the path of a feature or of `values`. */
function placeOf(subject: string, { values, features }: Intent): IntentPath {
  if (getPath(values, subject) !== undefined) return ['values', ...splitPath(subject)];
  const feature = features.has(subject) ? subject : [...features.keys()][0];
  return feature === undefined ? ['values'] : ['features', feature];
}
