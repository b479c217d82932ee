/** Values that are not mappings where the play, Helm or the chart accepts only a mapping. */
import { carrierBehind } from '../catalog/catalog.ts';
import { sameJson } from '../catalog/table.ts';
import { isBranch, refusesNull, refusesType, typesSince } from '../cluster/chart-paths.ts';
import { type CarrierName, carrierNames } from '../cluster/raw-settings.ts';
import type { ScopeView } from '../cluster/scope-view.ts';
import type { Location } from '../core/finding.ts';
import type { Json } from '../core/json.ts';
import { unknown } from '../core/options.ts';
import { getPath, isMap, known, type PartlyKnown } from '../core/value-tree.ts';
import { isIn } from '../core/versions.ts';
import type { ValueTree } from '../predict/chart.ts';
import { isSwitchedAsMeasured } from './refusals.ts';

/**
 * What cannot use the value of a carrier: the release's templates, the chart, Helm or the Cilium CLI. Helm reads the
 * value as a values file. The Cilium CLI gets it in its command line.
 */
type Stumbles = 'templates' | 'chart' | 'helm' | 'command';

export interface MisshapenCarrier {
  name: string;
  value: Json;
  at: Location;
  by: Stumbles;
}

/**
 * The user's carriers with a value of the wrong type, so that the installation fails or all their entries are lost.
 * Values that only Ansible can evaluate are omitted.
 */
export function* misshapenCarriers(view: ScopeView): Generator<MisshapenCarrier> {
  for (const carrier of carrierNames) {
    if (!view.reads(carrier)) continue;
    const name = carrierBehind(view.release.facts, carrier);
    const definition = view.definition(name);
    if (!definition || (isMap(definition.value) && carrier !== 'cilium_install_extra_flags')) continue;
    const value = shapeOf(definition.value);
    const by = value === undefined ? undefined : stumbles(view, carrier, value);
    if (value === undefined || by === undefined) continue;
    yield { name, value, at: view.variableOrigin(name)?.at ?? definition.location, by };
  }
}

/** The value. For a list or mapping with unknown parts, only the type is kept. */
function shapeOf(value: PartlyKnown): Json | undefined {
  if (value === unknown) return undefined;
  const whole = known(value);
  if (whole !== undefined) return whole;
  return Array.isArray(value) ? ['…'] : { '…': null };
}

function stumbles(view: ScopeView, carrier: CarrierName, value: Json): Stumbles | undefined {
  const { chart } = view.target;
  if (carrier === 'cilium_config_extra_vars') {
    // The templates loop over the entries, so they need a mapping.
    if (view.ownManifests) return 'templates';
    return refusesType(chart, 'extraConfig', value) || (value === null && refusesNull(chart, 'extraConfig'))
      ? 'chart'
      : undefined;
  }
  // Jinja prints a list in Python syntax, with brackets around the flags.
  if (carrier === 'cilium_install_extra_flags')
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? 'command' : undefined;
  // Null becomes an empty values file, which is valid.
  if (carrier === 'cilium_extra_values') return value === null ? undefined : 'helm';
  // The module parses a string as JSON or as key=value pairs, and the role may omit an empty value.
  const isRead = !value || (typeof value === 'string' && /^\s*\{|=/.test(value)) || sameJson(value, []);
  return isRead ? undefined : 'helm';
}

/** A value in place of a whole section of the chart (`hubble: null`). */
export interface MisshapenSection {
  path: string;
  value: Json;
  at: Location;
  /**
   * - `refused`: the chart accepts only a mapping, or does not render
   * - `removed`: null removes the defaults of the section, which changes `moves`
   * - `nothing`: null changes nothing
   */
  outcome: 'refused' | 'removed' | 'nothing';
  /** Agent options, and objects as `Kind/name`. */
  moves: readonly string[];
}

/** Sections of the chart that the user's values replace with null, or with a value that is not a mapping. */
export function* misshapenSections(view: ScopeView): Generator<MisshapenSection> {
  const { values } = view.prediction;
  if (!values) return;
  const { chart } = view.target;
  for (const { path, at, value: given, carrier } of view.raw.values) {
    const value = known(given);
    if (!view.reads(carrier) || value === undefined || isMap(value)) continue;
    if (chart.value(path) || !isBranch(chart, path) || getPath(values, path) !== given) continue;
    const judged = value === null ? judgeNull(view, values, path) : isBound(view, path) ? refused : undefined;
    if (judged) yield { path, value, at, ...judged };
  }
}

type Judged = Pick<MisshapenSection, 'outcome' | 'moves'>;

const refused: Judged = { outcome: 'refused', moves: [] };

/** True if the chart's schema accepts only a mapping for a section. */
function isBound({ target: { chart, objects } }: ScopeView, path: string): boolean {
  if (!isIn(chart.version, typesSince)) return false;
  return chart.paths().some((other) => other.startsWith(`${path}.`) && objects.bindsType(other));
}

function judgeNull(view: ScopeView, values: ValueTree, path: string): Judged | undefined {
  const { refused: fails, always, moves = [] } = view.target.objects.nullAt(path) ?? {};
  // The chart does not render most disabled parts, so null is harmless there.
  if (fails) return always || isSwitchedAsMeasured(view, values, path) ? refused : undefined;
  return { outcome: moves.length > 0 ? 'removed' : 'nothing', moves };
}

/** Lists of a pod and its containers whose elements are mappings. Source: k8s.io/api/core/v1, PodSpec and Container. */
const listsOfMappings =
  /[.:](?:containers|env|envFrom|hostAliases|imagePullSecrets|initContainers|ports|tolerations|topologySpreadConstraints|volumeMounts|volumes)$/;

/** A list in a user's Helm value with elements that are not mappings, and the object that gets them. */
interface MisshapenItems {
  path: string;
  value: Json;
  at: Location;
  /** `Kind/name`. */
  object: string;
}

/** Lists that the chart passes on to pods, where Kubernetes accepts only mappings. */
export function* misshapenItems(view: ScopeView): Generator<MisshapenItems> {
  const { values } = view.prediction;
  if (!values) return;
  for (const { path, at, value: given, carrier } of view.raw.values) {
    const value = known(given);
    if (!view.reads(carrier) || !Array.isArray(value) || value.every(isMap)) continue;
    const moves = view.target.objects.value(path)?.moves ?? [];
    const place = moves.find(({ at: to, as, gate }) => as === 'json' && !gate && listsOfMappings.test(to));
    if (!place || getPath(values, path) !== given || !isSwitchedAsMeasured(view, values, path)) continue;
    yield { path, value, at, object: place.at.replace(/:.*/, '') };
  }
}
