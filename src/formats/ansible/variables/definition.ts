/** Definitions of variables in an inventory: every place that defines one, with its value as far as it is known. */
import type { Location } from '../../../core/finding.ts';
import type { YamlValue } from '../../../yaml/document.ts';
import type { Path } from '../../../yaml/path.ts';
import type { YamlPlace, YamlPositions } from '../../../yaml/place.ts';

/** Who sees a definition. `extra`: passed to ansible-playbook with `-e`, as Kubean does, which overrides everything. */
export type Scope = { kind: 'group' | 'host'; name: string } | { kind: 'extra' };

export interface Definition {
  name: string;
  /** Templates and vaulted values are `unknown`, even inside lists and mappings. */
  value: YamlValue;
  /** The texts of the templates in the value, by path as JSON; undefined without any. */
  templates?: ReadonlyMap<string, string>;
  scope: Scope;
  /** Where the name is. */
  location: Location;
  /** The YAML source of the definition, for positions inside the value and for edits; undefined in an INI inventory. */
  yaml?: DefinitionPlace;
}

/** The YAML source of a definition. */
interface DefinitionPlace extends YamlPlace {
  /**
   * Positions in the document, for findings. The document is parsed in full only for an edit, or if the quick reader
   * lacks a position.
   */
  positions: YamlPositions;
}

/**
 * Where a key or item inside a definition's value is: the place of its key, or of its value. `[]` is the definition
 * itself.
 */
export function locate(definition: Definition, path: Path, part: 'key' | 'value' = 'key'): Location {
  const { yaml, location } = definition;
  if (!yaml) return location;
  if (yaml.instead) return yaml.instead;
  const whole = [...yaml.path, ...path];
  return part === 'key' ? yaml.positions.locateKey(whole) : yaml.positions.locate(whole);
}

/** A scope as messages write it. */
export function describeScope(scope: Scope): string {
  return scope.kind === 'extra' ? 'extra variables' : `${scope.kind} ${scope.name}`;
}
