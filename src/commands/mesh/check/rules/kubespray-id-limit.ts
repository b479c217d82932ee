import { isRefused } from '../../../../plan/carriers.ts';
import { known } from '../../model/cluster.ts';
import { defineMeshRule } from '../rule.ts';

const variable = 'cilium_cluster_id';

export default defineMeshRule({
  id: 'kubespray-id-limit',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'Cluster id that Kubespray refuses',
  why: 'Kubespray accepts cilium_cluster_id from 0 to 255, even with a Cilium version that accepts ids up to 511. The playbook stops at a larger id. In some releases another variable can set the cluster id, and mesh plan prints it.',
  fix: 'Use an id up to 255. Or replace cilium_cluster_id by the variables that mesh plan prints.',
  source: 'Kubespray roles/network_plugin/cilium/tasks/check.yml',
  check(mesh, report) {
    for (const { name, quoted, id, state, at } of known(mesh)) {
      const { release } = state.target;
      if (!release) continue;
      const set = state.view?.definition(variable);
      const value = set?.value;
      if (set && typeof value !== 'symbol' && isRefused(release, variable, value as never)) {
        const message = `Cluster ${quoted}: Kubespray ${release.facts.release} stops at ${variable}: ${JSON.stringify(value)}. Use a whole number from 0 to 255.`;
        report({ subject: name, at: state.view?.variableOrigin(variable)?.at ?? set.location, message });
      }
      if (id > 255 && isRefused(release, variable, id)) {
        const message = `Cluster ${quoted}: ${variable} of Kubespray ${release.facts.release} accepts ids up to 255, not ${id}. Use a smaller id, or replace ${variable} by the variables that cilium-extras mesh plan prints.`;
        report({ subject: name, at: at('id'), message, severity: 'info' });
      }
    }
  },
});
