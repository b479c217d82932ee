/** Whether the agent disables every other CNI configuration of its node. */
import { OptionsView } from '../core/options.ts';
import { variableInputs } from '../predict/kubespray.ts';
import type { ScopeView } from './scope-view.ts';

/**
 * True if the agent renames every CNI configuration but its own, false if it leaves them, undefined if that is not
 * known. Since Cilium 1.14 it is an option of the agent. Before, it was an argument of the script that installs the
 * plugin, which renames them by default (`plugins/cilium-cni/cni-install.sh` in cilium/cilium).
 */
export function isCniExclusive(view: ScopeView): boolean | undefined {
  if (view.prediction.options.has('cni-exclusive') || !view.ownManifests) {
    return new OptionsView(view.prediction.options).flag('cni-exclusive', true);
  }
  if (view.release.facts.variables.cilium_cni_exclusive === undefined) return true;
  // If a single file does not set it, another file may.
  if (!view.isWhole && !view.variables.has('cilium_cni_exclusive')) return undefined;
  const stated = variableInputs(view.release, view.variables).get('cilium_cni_exclusive');
  return typeof stated === 'boolean' ? stated : undefined;
}
