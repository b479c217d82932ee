import { fixedHubbleName } from '../../cluster/hubble-name.ts';
import { known } from '../../core/value-tree.ts';
import { defineRule } from '../rule.ts';

const hubble = 'cilium_enable_hubble: true\ncilium_hubble_install: true\ncilium_hubble_tls_generate: true\n';

export default defineRule({
  id: 'hubble-cluster-name',
  severity: 'error',
  symptoms: ['pods-fail'],
  title: 'Hubble relay uses the wrong cluster name',
  why: "Hubble's certificates contain the name of the cluster. Some releases write the name default into the certificate or into the configuration of the relay, whatever the cluster is called. The relay then rejects the agents' certificates.",
  fix: 'Upgrade to a release that uses the cluster name, or set the cluster name to "default".',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/issues/10247',
  examples: {
    bad: [
      { kubespray: 'v2.22.1', groupVars: `${hubble}cilium_cluster_name: paris\n`, lines: [4] },
      { kubespray: 'v2.20.0', groupVars: `${hubble}cilium_cluster_name: paris\n`, lines: [4] },
    ],
    good: [
      { kubespray: 'v2.22.1', groupVars: `${hubble}cilium_cluster_name: default\n` },
      { kubespray: 'v2.24.0', groupVars: `${hubble}cilium_cluster_name: paris\n` },
      { kubespray: 'v2.22.1', groupVars: 'cilium_enable_hubble: true\ncilium_cluster_name: paris\n' },
    ],
  },
  check({ view, report }) {
    if (view.installer !== 'role') return;
    const { facts } = view.release;
    const { release } = facts;
    const fact = fixedHubbleName(facts, view.target.cilium);
    const origin = view.variableOrigin('cilium_cluster_name');
    if (!fact || !origin) return;
    const isOn = (name: string): boolean => known(view.variables.get(name)) === true;
    const name = known(view.variables.get('cilium_cluster_name'));
    if (typeof name !== 'string' || name === fact.name) return;
    if (!isOn('cilium_enable_hubble') || !isOn('cilium_hubble_install') || !isOn('cilium_hubble_tls_generate')) return;
    report({
      subject: 'cilium_cluster_name',
      at: origin.at,
      message: `Hubble relay cannot connect to the agents: Kubespray ${release} writes the name "${fact.name}" into ${fact.place}, but the cluster is called "${name}". Upgrade to Kubespray ${fact.fixedSince} or later, or set cilium_cluster_name: ${fact.name}.`,
    });
  },
});
