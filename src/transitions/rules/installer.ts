import { removesOldResources } from '../../cluster/known-releases.ts';
import { type Cluster, defineTransition, type Effect, type Step } from '../transition.ts';

const downtime =
  'Plan a maintenance window: until the new agents are ready, no pod can start, and network changes do not take effect.';

/**
 * Deletes objects of the role's own manifests that the chart must create itself. Kubespray's own task deletes the same
 * ones.
 */
const deleteOld = [
  'kubectl -n kube-system delete daemonset/cilium deployment/cilium-operator configmap/cilium-config configmap/ip-masq-agent --ignore-not-found',
  'kubectl -n kube-system delete deployment/hubble-relay deployment/hubble-ui configmap/hubble-relay-config configmap/hubble-ui-nginx --ignore-not-found',
  'kubectl -n kube-system delete cronjob/hubble-generate-certs job/hubble-generate-certs --ignore-not-found',
  'kubectl -n kube-system delete serviceaccount/cilium serviceaccount/cilium-operator serviceaccount/hubble-relay serviceaccount/hubble-ui serviceaccount/hubble-generate-certs --ignore-not-found',
  'kubectl -n kube-system delete service/hubble-relay service/hubble-relay-metrics service/hubble-ui service/hubble-peer service/hubble-metrics --ignore-not-found',
  'kubectl -n kube-system delete secret/hubble-ca-secret secret/hubble-relay-client-certs secret/hubble-server-certs --ignore-not-found',
  'kubectl delete clusterrole,clusterrolebinding cilium cilium-operator hubble-relay hubble-ui hubble-generate-certs --ignore-not-found',
];

export default defineTransition({
  id: 'installer',
  title: 'How Cilium is installed',
  sources: [
    'kubernetes-sigs/kubespray v2.28.1 to v2.29.1: roles/network_plugin/cilium/tasks/remove_old_resources.yml and main.yml',
    'kubernetes-sigs/kubespray v2.28.0 to v2.31.0: roles/network_plugin/cilium/tasks/apply.yml (cilium install without a release of Helm)',
    'kubernetes-sigs/kubespray pull request 12254 (cilium_remove_old_resources; downtime; --skip-tags cilium)',
    'kubernetes-sigs/kubespray v2.27.1: roles/network_plugin/cilium/templates/cilium/secret.yml.j2 (the Secret of IPsec)',
    'helm: objects without the labels and annotations of the release are not adopted',
  ],
  everyRun: true,
  look({ before, after }) {
    if (before.installer === undefined || after.installer === undefined) return undefined;
    if (before.installer === after.installer) return undefined;
    return after.installer === 'templates' ? toManifests(before, after) : toChart(before, after);
  },
});

function toChart(before: Cluster, stop: Cluster): Effect {
  const what = `From ${stop.release} on the Cilium CLI installs Cilium's chart. Helm does not adopt the objects that ${before.release} created.`;
  return {
    change: `manifests of ${before.release} to the chart on ${stop.release}`,
    interrupts: [
      'No pod can start, and network changes do not take effect, from the deletion of the old agents until the new ones run.',
    ],
    before: [
      {
        text: 'The Cilium CLI downloads the chart on the first control plane node. Check that the node reaches helm.cilium.io.',
        onNodes: ['curl -sSfI https://helm.cilium.io/index.yaml'],
      },
      ...keySecret(before, stop),
      ...(stop.cleansUp
        ? []
        : [
            {
              text: `${what} ${stop.release} does not have cilium_remove_old_resources, which ${removesOldResources.join(' to ')} have. Before you run it, delete the old objects by hand: workloads, ConfigMaps, service accounts, roles, Services and Secrets of Cilium and Hubble. ${downtime}`,
              commands: deleteOld,
            },
          ]),
    ],
    play: stop.cleansUp
      ? [
          `${what} cilium_remove_old_resources deletes the old objects of Cilium and Hubble before the chart is installed. ${downtime} Do not set the variable in later runs.`,
          'To keep the old Cilium for now, add --skip-tags cilium instead. Kubespray no longer maintains its manifests.',
        ]
      : [],
    flags: stop.cleansUp ? ['-e cilium_remove_old_resources=true'] : [],
    verify: [
      {
        text: 'Cilium is a Helm release.',
        command: 'kubectl -n kube-system get secret --selector owner=helm,name=cilium -o name',
        expect: 'sh\\.helm\\.release\\.v1\\.cilium',
      },
    ],
    back: [
      {
        text: `Restore the backups: ${stop.release} cannot create the manifests of ${before.release}, and running ${before.release} again is a downgrade of Kubespray.`,
      },
    ],
    unknown: [
      'It is unknown whether established connections survive while no agent runs. The datapath stays loaded, but no source guarantees it.',
      `It is unknown whether "cilium uninstall" and the playbook of ${before.release} bring back the manifests. No source describes it.`,
    ],
  };
}

/** Keeps the IPsec key, which only the role's own manifests create. */
function keySecret(before: Cluster, stop: Cluster): Step[] {
  const hasIPsec = ({ options }: Cluster): boolean => options.flag('enable-ipsec', false) === true;
  if (!hasIPsec(before) || !hasIPsec(stop)) return [];
  return [
    {
      text: `Keep the Secret cilium-ipsec-keys: the agents still need it, and ${stop.release} does not create it. Back it up.`,
      commands: ['kubectl -n kube-system get secret cilium-ipsec-keys -o name'],
    },
  ];
}

function toManifests(before: Cluster, stop: Cluster): Effect {
  return {
    change: `the chart of ${before.release} to manifests of ${stop.release}`,
    interrupts: ['No pod can start from the removal of the chart until the new agents run.'],
    before: [
      {
        text: `${stop.release} uses its own manifests, and ${before.release} installed Cilium's chart. Run "cilium uninstall" first. ${downtime}`,
        commands: ['cilium uninstall'],
      },
    ],
    back: [
      { text: `Delete the objects of the manifests, and upgrade to ${before.release} again.`, commands: deleteOld },
    ],
    unknown: ['It is unknown whether running pods keep their network when the chart is removed.'],
  };
}
