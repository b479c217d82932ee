/** The variables of a scope without a raw setting. */

import { OverlaidMap } from '../core/overlaid-map.ts';
import { isMap, joinPath, type PartlyKnown } from '../core/value-tree.ts';
import type { Variables } from '../predict/kubespray.ts';
import { type RawOption, type RawValue, withoutPath } from './raw-settings.ts';

/** Settings in the command-line flags of the Cilium CLI cannot be removed one by one, so they stay. */
export function withoutRaw(variables: Variables, setting: RawOption | RawValue): Variables {
  const tree = variables.get(setting.carrier);
  if (!isMap(tree)) return variables;
  const option = 'option' in setting ? joinPath([setting.option]) : undefined;
  const inValues = setting.carrier === 'cilium_config_extra_vars' ? option : `extraConfig.${option}`;
  const rest = withoutPath(tree, 'path' in setting ? setting.path : (inValues ?? ''));
  return new OverlaidMap<PartlyKnown>(variables, new Map([[setting.carrier, rest]]));
}
