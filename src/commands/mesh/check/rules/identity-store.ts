import { known } from '../../model/cluster.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'identity-store',
  severity: 'error',
  symptoms: ['mesh', 'play-fails'],
  title: 'Identities in etcd instead of Kubernetes objects',
  why: 'clustermesh-apiserver copies identities and endpoints from Kubernetes objects. With identities in etcd there is nothing to copy, and the chart refuses the combination. Kubespray up to v2.27 stores identities in etcd by default.',
  fix: 'Set cilium_identity_allocation_mode: crd. Before v2.19, set identity-allocation-mode: crd in cilium_config_extra_vars. Do it before workloads run, because every pod gets a new identity.',
  source: 'chart templates/validate.yaml',
  check(mesh, report) {
    for (const { name, quoted, state, place } of known(mesh)) {
      const mode = state.options.text('identity-allocation-mode', 'kvstore');
      const external = state.context.is('>=1.18.0');
      if (mode !== 'kvstore' || external) continue;
      const message = `Cluster ${quoted} stores identities in etcd (identity-allocation-mode: kvstore), and clustermesh-apiserver of Cilium ${state.target.cilium} does not read them. Set identity-allocation-mode to crd.`;
      report({ subject: name, at: place('identity-allocation-mode'), message });
    }
  },
});
