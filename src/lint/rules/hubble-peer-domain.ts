import { extraValuesSince } from '../../cluster/known-releases.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { getPath, known, type PartlyKnown } from '../../core/value-tree.ts';
import { defineRule } from '../rule.ts';

const path = 'hubble.peerService.clusterDomain';

/** Kubespray's default for `cluster_name`, which is the default for `dns_domain`. */
const presetDomain = 'cluster.local';

const base = 'kube_network_plugin: cilium\nkube_owner: root\ncilium_enable_hubble: true\n';

export default defineRule({
  id: 'hubble-peer-domain',
  severity: 'error',
  symptoms: ['pods-fail'],
  title: 'Hubble relay uses the wrong DNS domain',
  why: 'The relay finds the agents by the DNS name of a Service. The chart writes cluster.local into this name, unless a value states the domain of the cluster. With another domain, the name does not exist, and the relay finds no agent.',
  fix: 'Set the chart value `hubble.peerService.clusterDomain` to the DNS domain of the cluster. If the release has no cilium_extra_values, upgrade first.',
  upstream: 'https://docs.cilium.io/en/stable/helm-reference/',
  examples: {
    bad: [
      { kubespray: 'v2.28.0', groupVars: `${base}dns_domain: k8s.example.com\n`, lines: [4] },
      { kubespray: 'v2.28.0', groupVars: `${base}cluster_name: prod.example.com\n`, lines: [4] },
      {
        kubespray: 'v2.31.0',
        groupVars: `${base}dns_domain: k8s.example.com\ncilium_hubble_peer_service_cluster_domain: cluster.local\n`,
        lines: [5],
      },
      {
        kubespray: 'v2.30.0',
        groupVars:
          'kube_network_plugin: custom_cni\nkube_owner: root\ncustom_cni_chart_ref: cilium/cilium\ncustom_cni_chart_version: 1.18.4\ncustom_cni_chart_values: { hubble: { relay: { enabled: true } } }\ndns_domain: k8s.example.com\n',
        lines: [6],
      },
    ],
    good: [
      { kubespray: 'v2.28.0', groupVars: base },
      { kubespray: 'v2.28.0', groupVars: `${base}cluster_name: prod.example.com\ndns_domain: cluster.local\n` },
      { kubespray: 'v2.28.1', groupVars: `${base}dns_domain: k8s.example.com\n` },
      { kubespray: 'v2.31.0', groupVars: `${base}cluster_name: prod.example.com\n` },
      { kubespray: 'v2.27.1', groupVars: `${base}cilium_hubble_install: true\ndns_domain: k8s.example.com\n` },
      {
        kubespray: 'v2.28.0',
        groupVars: `${base}dns_domain: k8s.example.com\ncoredns_kubernetes_extra_domains: cluster.local\n`,
      },
    ],
  },
  check({ view, report }) {
    const { values } = view.prediction;
    if (view.ownManifests || view.installer === 'nobody' || !values || !hasRelay(view, values)) return;
    // CoreDNS may serve additional domains.
    if (view.variables.has('coredns_kubernetes_extra_domains')) return;
    const domain = domainOf(view);
    const asked = settingOf(view, values, path);
    if (domain === undefined || typeof asked !== 'string' || asked.replace(/\.$/, '') === domain) return;
    const origin =
      view.valueOrigins(path)[0] ?? view.variableOrigin('dns_domain') ?? view.variableOrigin('cluster_name');
    if (!origin) return;
    const way = remedy(view, domain);
    report({
      subject: origin.name,
      at: origin.at,
      message: `Hubble relay does not find the agents: it looks up hubble-peer in the domain ${asked}, and the DNS domain of the cluster is ${domain}. ${way}`,
    });
  },
});

function settingOf(view: ScopeView, values: PartlyKnown, at: string): PartlyKnown | undefined {
  const set = getPath(values, at);
  return set === undefined ? view.target.chart.value(at)?.default : known(set);
}

function hasRelay(view: ScopeView, values: PartlyKnown): boolean {
  return ['hubble.enabled', 'hubble.relay.enabled'].every((at) => settingOf(view, values, at) === true);
}

/** The DNS domain of the cluster: `dns_domain`, which is `cluster_name` by default. undefined if it is not known. */
function domainOf({ variables }: ScopeView): string | undefined {
  const name = ['dns_domain', 'cluster_name'].find((candidate) => variables.has(candidate));
  if (name === undefined) return presetDomain;
  const value = known(variables.get(name));
  return typeof value === 'string' ? value.replace(/\.$/, '') : undefined;
}

/** What to set on this target, or which releases allow to set the domain. */
function remedy(view: ScopeView, domain: string): string {
  if (view.reads('custom_cni_chart_values') || view.reads('cilium_extra_values')) return `Set ${path}: ${domain}.`;
  return `On a new cluster, set dns_domain: ${presetDomain}. Otherwise upgrade to Kubespray ${extraValuesSince} or later, and set ${path}: ${domain} in cilium_extra_values.`;
}
