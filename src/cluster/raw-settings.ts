/** Agent options and Helm values that an inventory sets under Cilium's own names, each with its position. */
import type { Chart } from '../catalog/catalog.ts';
import type { Location } from '../core/finding.ts';
import { isMap, joinPath, type PartlyKnown, splitPath } from '../core/value-tree.ts';
import { type Definition, locate } from '../formats/ansible/variables/definition.ts';
import { valuesInFlags } from '../formats/helm/install-flags.ts';
import { valueLeaves } from '../predict/value-leaves.ts';
import type { NodeFacts } from '../yaml/document.ts';
import type { Path } from '../yaml/path.ts';
import type { YamlPlace } from '../yaml/place.ts';
import { isBranch } from './chart-paths.ts';

/** Variables that contain settings under Cilium's own names. */
export const carrierNames = [
  'cilium_config_extra_vars',
  'cilium_extra_values',
  'cilium_install_extra_flags',
  'custom_cni_chart_values',
] as const;
export type CarrierName = (typeof carrierNames)[number];

interface RawSetting {
  value: PartlyKnown;
  carrier: CarrierName;
  definition: Definition;
  /** The position of the name, and of the value. */
  key: Location;
  at: Location;
  /** For edits. Undefined if the setting is not an entry of a YAML mapping. */
  place: YamlPlace | undefined;
  /** What the YAML tells about the value; undefined where `place` is. */
  facts: NodeFacts | undefined;
}

/** An agent option: an entry of the extra vars, or of `extraConfig` in Helm values. */
export interface RawOption extends RawSetting {
  option: string;
}

/** A Helm value at the depth at which the chart has it. */
export interface RawValue extends RawSetting {
  /** Dotted. */
  path: string;
}

export interface RawSettings {
  options: RawOption[];
  values: RawValue[];
}

/**
 * Reads the carriers of a scope. `definitions` returns the definitions that contribute to a variable's value, weakest
 * first.
 */
export function rawSettings(definitions: (name: string) => readonly Definition[], chart: Chart): RawSettings {
  const found: RawSettings = { options: [], values: [] };
  for (const extraVars of definitions('cilium_config_extra_vars')) {
    if (!isMap(extraVars.value)) continue;
    for (const [option, value] of Object.entries(extraVars.value)) {
      found.options.push({ option, value, ...where(extraVars, [option], 'cilium_config_extra_vars') });
    }
  }
  for (const carrier of ['cilium_extra_values', 'custom_cni_chart_values'] as const) {
    for (const values of definitions(carrier)) {
      if (isMap(values.value)) readTree(values, values.value, carrier, chart, found);
    }
  }
  found.options = strongest(found.options, ({ carrier, option }) => `${carrier} ${option}`);
  found.values = strongest(found.values, ({ carrier, path }) => `${carrier} ${path}`);
  const flags = definitions('cilium_install_extra_flags').at(-1);
  if (flags && typeof flags.value === 'string') {
    for (const { path, value } of valuesInFlags(flags.value)) {
      const [head, ...rest] = splitPath(path);
      const here = { ...where(flags, [], 'cilium_install_extra_flags'), value, place: undefined, facts: undefined };
      if (head === 'extraConfig' && rest.length > 0) found.options.push({ ...here, option: rest.join('.') });
      else found.values.push({ ...here, path });
    }
  }
  return found;
}

/** Keeps the last setting of each name, because it replaces those of weaker files. */
function strongest<Setting>(settings: readonly Setting[], nameOf: (setting: Setting) => string): Setting[] {
  return [...new Map(settings.map((setting) => [nameOf(setting), setting])).values()];
}

function readTree(
  definition: Definition,
  tree: { [key: string]: PartlyKnown },
  carrier: CarrierName,
  chart: Chart,
  found: RawSettings,
): void {
  const { extraConfig, ...values } = tree;
  if (isMap(extraConfig)) {
    for (const [option, value] of Object.entries(extraConfig)) {
      found.options.push({ option, value, ...where(definition, ['extraConfig', option], carrier) });
    }
  } else if (extraConfig !== undefined) {
    found.values.push({ path: 'extraConfig', value: extraConfig, ...where(definition, ['extraConfig'], carrier) });
  }
  for (const [path, value] of valueLeaves(chart, values)) {
    // An empty mapping at a path of the chart sets nothing.
    if (isMap(value) && Object.keys(value).length === 0 && isBranch(chart, path)) continue;
    found.values.push({ path, value, ...where(definition, splitPath(path), carrier) });
  }
}

function where(
  definition: Definition,
  path: Path,
  carrier: CarrierName,
): Pick<RawSetting, 'carrier' | 'definition' | 'key' | 'at' | 'place' | 'facts'> {
  const { yaml } = definition;
  const whole = yaml && [...yaml.path, ...path];
  return {
    carrier,
    definition,
    key: locate(definition, path),
    at: locate(definition, path, 'value'),
    place: yaml && whole && below(yaml, whole),
    facts: whole && yaml.positions.factsAt(whole),
  };
}

/** A place in the same document as another place. It inherits lazily, because the document may not be parsed yet. */
function below(yaml: YamlPlace, path: Path): YamlPlace {
  return Object.create(yaml, { path: { value: path, enumerable: true } });
}

/** A copy of a tree without the entry at `path`; maps that become empty stay. */
export function withoutPath(tree: { [key: string]: PartlyKnown }, path: string): { [key: string]: PartlyKnown } {
  const [head = '', ...rest] = splitPath(path);
  const copy: { [key: string]: PartlyKnown } = { ...tree };
  const inner = copy[head];
  if (rest.length === 0) delete copy[head];
  else if (isMap(inner)) copy[head] = withoutPath(inner, joinPath(rest));
  return copy;
}
