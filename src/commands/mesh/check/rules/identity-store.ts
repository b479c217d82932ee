import { known } from '../../model/cluster.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'identity-store',
  severity: 'error',
  symptoms: ['mesh', 'play-fails'],
  title: 'Identities are kept in etcd, out of reach of clustermesh-apiserver',
  why: 'clustermesh-apiserver copies identities and endpoints from Kubernetes objects into its store. With identities in etcd it has nothing to copy: the chart refuses the combination, and such clusters are joined by their etcd itself. Kubespray up to v2.27 keeps identities in etcd by default.',
  fix: 'Set cilium_identity_allocation_mode: crd (before v2.19 identity-allocation-mode: crd in cilium_config_extra_vars), best before workloads run: a change gives every pod a new identity.',
  source: 'chart templates/validate.yaml',
  check(mesh, report) {
    for (const { name, label, state, place } of known(mesh)) {
      const mode = state.options.text('identity-allocation-mode', 'kvstore');
      const external = state.context.is('>=1.18.0');
      if (mode !== 'kvstore' || external) continue;
      const message = `${label} keeps identities in etcd (identity-allocation-mode kvstore), where clustermesh-apiserver of Cilium ${state.target.cilium} does not find them. Set it to crd.`;
      report({ subject: name, at: place('identity-allocation-mode'), message });
    }
  },
});
