/** What an inventory states about a variable: every place that defines it, with its value as far as it is known. */
import type { Location } from '../../../core/finding.ts';
import type { YamlValue } from '../../../yaml/document.ts';
import type { Path } from '../../../yaml/path.ts';
import type { YamlPlace, YamlPositions } from '../../../yaml/place.ts';

/** Who sees a definition. `extra`: given to ansible-playbook with `-e`, which beats everything, as Kubean does. */
export type Scope = { kind: 'group' | 'host'; name: string } | { kind: 'extra' };

export interface Definition {
  name: string;
  /** Templates and vaulted values are `unknown`, also inside of lists and mappings. */
  value: YamlValue;
  /** The texts of the templates in the value, by their path as JSON; undefined if there are missing. */
  templates?: ReadonlyMap<string, string>;
  scope: Scope;
  /** Where the name is. */
  location: Location;
  /** The YAML behind it, for positions inside the value and for edits; undefined in an INI inventory. */
  yaml?: DefinitionPlace;
}

/** Where a definition is. */
interface DefinitionPlace extends YamlPlace {
  /** The document as far as findings go: it is read in full only for an edit, or where that cannot be helped. */
  positions: YamlPositions;
}

/** Where a key or item inside a definition's value is: its key, or its value. `[]` is the definition itself. */
export function locate(definition: Definition, path: Path, part: 'key' | 'value' = 'key'): Location {
  const { yaml, location } = definition;
  if (!yaml) return location;
  if (yaml.instead) return yaml.instead;
  const whole = [...yaml.path, ...path];
  return part === 'key' ? yaml.positions.locateKey(whole) : yaml.positions.locate(whole);
}

/** A scope as messages name it. */
export function describeScope(scope: Scope): string {
  return scope.kind === 'extra' ? 'extra variables' : `${scope.kind} ${scope.name}`;
}
