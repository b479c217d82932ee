import { known } from '../../model/cluster.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'identity-changes',
  severity: 'warning',
  symptoms: ['insecure'],
  title: 'The name or id of a cluster changes',
  why: 'The name and id are part of every security identity. After a change all workloads must restart. Until then policies drop their traffic to other clusters.',
  fix: 'Keep the name and id of the cluster, or plan the restart. mesh plan prints the commands.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    for (const cluster of known(mesh)) {
      const { name, id, state, entry } = cluster;
      const has = { name: state.options.text('cluster-name', 'default'), id: state.options.text('cluster-id', '0') };
      if (has.name === undefined || has.id === undefined) continue;
      const same = has.name === name && (has.id || '0') === String(id);
      if (same || entry.running === false) continue;
      const fresh = (has.name || 'default') === 'default' && (has.id || '0') === '0';
      const option = has.name === name ? 'cluster-id' : 'cluster-name';
      report({
        subject: name,
        at: cluster.place(option),
        severity: fresh && entry.running !== true ? 'info' : 'warning',
        message: `The mesh file has a cluster "${name}" with id ${id}, but ${cluster.entry.intent === undefined ? 'its inventory' : 'its intent'} sets the name "${has.name}" and id ${has.id || '0'}. Set the variables that cilium-extras mesh plan prints. Then run the playbook and restart all workloads.`,
      });
    }
  },
});
