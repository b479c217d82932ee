/** Adds `cluster` to `catalog/kubespray/<release>.json`: facts of the play that rules and plans need directly. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterFacts, KubesprayCatalog } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import { attempt } from '../ansible/ansible.ts';
import { unfolded } from '../fold.ts';
import { formatCatalog } from '../format.ts';
import { underNewNames } from '../kubespray/new-names.ts';
import type { Measurement } from '../measurement.ts';
import { Play, type PlayRender } from './driver.ts';

/** The cluster name for the measurement. */
const cluster = 'paris';

const hubble = {
  cilium_enable_hubble: true,
  cilium_hubble_install: true,
  cilium_hubble_tls_generate: true,
  cilium_cluster_name: cluster,
};

/** A cluster of one node, as inventory groups. */
const oneNode = Object.fromEntries(
  ['all', 'k8s_cluster', 'k8s-cluster', 'kube_control_plane', 'kube-master', 'kube_node', 'kube-node', 'etcd'].map(
    (group) => [group, ['node1']],
  ),
);

/** Measures the releases; each of them has a file already. */
export async function buildClusterFacts(options: Measurement): Promise<void> {
  const folder = join(options.outDir, 'kubespray');
  const known = new Map(unfolded<KubesprayCatalog>(folder).map((catalog) => [catalog.release, catalog]));
  for (const release of options.releases) {
    const catalog = known.get(release);
    if (!catalog) continue;
    const facts = await attempt(release, 'what the play around the role does', options.problem, () =>
      measure(release, options),
    );
    if (!facts) continue;
    writeFileSync(join(folder, `${release}.json`), formatCatalog({ ...catalog, cluster: facts }));
    options.log(`cluster ${release}: ${JSON.stringify(facts)}`);
  }
}

async function measure(release: string, options: Measurement): Promise<ClusterFacts> {
  const play = await Play.open(options.kubesprayRepo, release, options.cacheDir, options.python);
  try {
    const owner = play.values.kube_owner;
    const owners = await play.owners({});
    const gatewayApi = play.values.gateway_api_version;
    const [installer] = await play.installer({ proxy_env: { https_proxy: proxy }, https_proxy: proxy });
    const [named, alone] = await play.render([
      underNewNames(hubble, play.newNames),
      { groups: oneNode, kube_owner: 'root' },
    ]);
    return {
      ...(typeof owner === 'string' && owners['/opt/cni/bin'] === owner && { cniOwner: owner }),
      ...(typeof gatewayApi === 'string' && { gatewayApi }),
      ...(installer && { installerProxy: JSON.stringify(installer.environment).includes(proxy) }),
      ...(installer?.onlyInstalls && { onlyInstalls: true as const }),
      ...hubbleNames(play, named),
      ...operators(play, alone),
    };
  } finally {
    play.close();
  }
}

const proxy = 'http://proxy.example.com:3128';

/** What the role's own manifests contain in place of the cluster's name. */
function hubbleNames(play: Play, render: PlayRender | undefined): Pick<ClusterFacts, 'hubbleName' | 'relayName'> {
  const manifests = contents(play, render);
  const certificates = manifests.flatMap(
    (text) => /common-name=\*\.([^."]+)\.hubble-grpc\.cilium\.io/.exec(text)?.[1] ?? [],
  );
  const relay = manifests.find((text) => text.includes('"hubble-relay-config"') && text.includes('"ConfigMap"'));
  const other = certificates.find((name) => name !== cluster);
  return {
    ...(other !== undefined && { hubbleName: other }),
    ...(relay !== undefined && { relayName: relay.includes(cluster) }),
  };
}

/** How many operators the role's own manifests run on a single node. */
function operators(play: Play, render: PlayRender | undefined): Pick<ClusterFacts, 'operatorsAlone'> {
  for (const text of contents(play, render)) {
    const manifest = JSON.parse(text) as { kind?: Json; metadata?: { name?: Json }; spec?: { replicas?: Json } };
    if (manifest.kind !== 'Deployment' || manifest.metadata?.name !== 'cilium-operator') continue;
    const replicas = manifest.spec?.replicas;
    if (typeof replicas === 'number') return { operatorsAlone: replicas };
  }
  return {};
}

function contents(play: Play, render: PlayRender | undefined): string[] {
  return Object.values(render?.manifests ?? {}).map((digest) => JSON.stringify(play.content(digest)));
}
