/** Reads a cluster's inventory in the same way as the linter. */

import { ScopeView } from '../../../cluster/scope-view.ts';
import { scopeVersion, withCilium } from '../../../cluster/target/release-choice.ts';
import type { ReleaseChooser } from '../../../cluster/target/release-chooser.ts';
import { overlaid } from '../../../cluster/target/request.ts';
import { UserError } from '../../../core/errors.ts';
import { lensContext } from '../../../core/feature.ts';
import { OptionsView } from '../../../core/options.ts';
import type { PartlyKnown } from '../../../core/value-tree.ts';
import { decidingScope, readOneInventory } from '../../../formats/inventory/one-inventory.ts';
import type { ClusterState } from '../model/cluster.ts';
import { configuredTarget } from '../model/configured-target.ts';
import { findNetworks, findNodes, hostAddressText, type NetworkFacts } from '../model/networks.ts';
import type { SourceRequest, SourceState } from './source.ts';

/** Reads an inventory. @throws UserError if it is missing, or its release is not known */
export async function inventoryState(request: SourceRequest, chooser: ReleaseChooser): Promise<SourceState> {
  const { path, entry, at, files, catalog, say } = request;
  const { name, kubespray, kubean, cilium: named } = entry;
  const inventory = readOneInventory(path, files, { alsoText: hostAddressText });
  const wanted = overlaid(configuredTarget(inventory.root, files), { kubespray, kubean, cilium: named });
  const { choice, problem, isNewest, ...nearby } = await chooser.forInventory(inventory, wanted);
  if (!choice) throw new UserError(problem ?? 'the release is not known');
  const newest = `No release is set, so the newest known release was used: Kubespray ${choice.facts.release}. In the mesh file, set the key kubespray or kubean of this cluster.`;
  const notice = isNewest ? newest : nearby.notice;
  if (notice !== undefined) say('assumed-target', 'info', name, `Cluster "${name}": ${notice}`, at('inventory'));
  const scope = decidingScope(inventory);
  const version = scopeVersion(inventory, scope, choice);
  const view = new ScopeView(inventory, scope, await withCilium(choice, version, catalog));
  if (view.installer === 'nobody') {
    const plugin = JSON.stringify(view.definition('kube_network_plugin')?.value);
    const message = `Cluster "${name}" cannot join the mesh, because its inventory sets kube_network_plugin to ${plugin}. Set it to cilium, or remove the cluster from the mesh file.`;
    say('no-cilium', 'error', name, message, view.variableOrigin('kube_network_plugin')?.at ?? at('inventory'));
  }
  const facts = networkFacts(view);
  return {
    state: view.installer === 'nobody' ? undefined : clusterState(view, kubean),
    found: findNetworks(facts),
    nodes: findNodes(inventory),
    origin: facts.origin,
  };
}

function networkFacts(view: ScopeView): NetworkFacts {
  return {
    options: view.prediction.options,
    values: view.prediction.values,
    kubespray: true,
    variable(name) {
      const definition = view.definition(name);
      if (!definition) return undefined;
      const at = view.variableOrigin(name)?.at ?? definition.location;
      return { value: definition.value as PartlyKnown, at };
    },
    origin: (option) => view.origins(option)[0]?.at,
  };
}

function clusterState(view: ScopeView, kubean: string | undefined): ClusterState {
  const { release, chart, cilium, kernel } = view.target;
  return {
    // With custom_cni Kubespray installs the upstream chart, whatever the release's own role does.
    target: { release: view.installer === 'role' ? release : undefined, kubean, cilium, chart, kernel },
    context: lensContext(cilium),
    options: new OptionsView(view.prediction.options),
    variables: view.variables,
    base: view.variables,
    input: { features: new Map(), values: {}, config: new Map() },
    view,
  };
}
