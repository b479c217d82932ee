/**
 * A cluster without an inventory, of which only variables are known: for a release with its defaults, or with a plan.
 */
import type { EffectiveScope, Inventory } from '../formats/ansible/inventory.ts';
import type { Variables } from '../predict/kubespray.ts';
import { ScopeView } from './scope-view.ts';
import type { LintTarget } from './target/release-choice.ts';

/** The view of one made-up control plane node with these variables. */
export function bareView(target: LintTarget, variables: Variables): ScopeView {
  const hosts: EffectiveScope = { hosts: ['node1'], groups: ['kube_control_plane'], variables: new Map() };
  const inventory: Inventory = {
    kind: 'inventory',
    root: '.',
    sources: new Map(),
    files: 0,
    definitions: [],
    scopes: [hosts],
    hints: [],
    problems: [],
  };
  return new ScopeView(inventory, hosts, target).with(variables);
}
