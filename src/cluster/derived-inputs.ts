/** Variables as Ansible passes them to a task: the set value, or else the default, with its expression evaluated. */
import type { Inputs } from '../catalog/table.ts';
import { transform } from '../catalog/table.ts';
import type { Json } from '../core/json.ts';
import { type Unknown, unknown } from '../core/options.ts';
import { plain } from '../core/value-tree.ts';
import { parseTemplate } from '../formats/ansible/template.ts';
import { isExpression, type Variables } from '../predict/kubespray.ts';

interface Preset {
  default?: Json;
  /** The value of an expression if nothing else is set. */
  value?: Json;
}

/** A longer chain must be circular. */
const longestChain = 10;

/**
 * Inputs with defaults that follow the variables in their expression, such as `{{ quay_image_repo }}/cilium/cilium`.
 * For an expression that does more than insert variables, the measured value counts.
 *
 * @param presets the release's defaults
 * @param hosts values that depend on the hosts, such as `image_arch`
 */
export function derivedInputs(
  presets: Readonly<Record<string, Preset>>,
  variables: Variables,
  hosts: ReadonlyMap<string, Json> = new Map(),
): Inputs {
  const get = (name: string, depth: number): Json | Unknown | undefined => {
    const set = variables.get(name);
    if (set !== undefined) return plain(set);
    const host = hosts.get(name);
    if (host !== undefined) return host;
    const preset = presets[name];
    if (!preset || !isExpression(preset.default)) return preset?.default;
    return filled(preset.default as string, depth) ?? preset.value ?? unknown;
  };
  const filled = (text: string, depth: number): Json | Unknown | undefined => {
    const template = depth > longestChain ? undefined : parseTemplate(text);
    let all = '';
    for (const part of template ?? []) {
      if (typeof part === 'string') {
        all += part;
        continue;
      }
      const { operand, filters } = part;
      if (!('name' in operand) || operand.keys.length > 0 || filters.length > 0) return undefined;
      const value = get(operand.name, depth + 1);
      if (value === undefined || value === unknown) return value;
      all += transform(value, 'python');
    }
    return template && all;
  };
  return { get: (name) => get(name, 0), isSet: (name) => variables.has(name) || hosts.has(name) };
}
