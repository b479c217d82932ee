/** A tree of inventories with the size and shape of Kubespray's sample, but generated content. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of `group_vars`, with the number of lines of their counterparts in the sample. */
const files: Readonly<Record<string, number>> = {
  'all/all.yml': 140,
  'all/aws.yml': 10,
  'all/azure.yml': 45,
  'all/containerd.yml': 60,
  'all/coreos.yml': 5,
  'all/cri-o.yml': 10,
  'all/docker.yml': 60,
  'all/etcd.yml': 20,
  'all/gcp.yml': 10,
  'all/hcloud.yml': 25,
  'all/huaweicloud.yml': 20,
  'all/oci.yml': 30,
  'all/offline.yml': 120,
  'all/openstack.yml': 55,
  'all/upcloud.yml': 25,
  'all/vsphere.yml': 35,
  'k8s_cluster/addons.yml': 230,
  'k8s_cluster/k8s-cluster.yml': 370,
  'k8s_cluster/k8s-net-calico.yml': 130,
  'k8s_cluster/k8s-net-cilium.yml': 380,
  'k8s_cluster/k8s-net-custom-cni.yml': 50,
  'k8s_cluster/k8s-net-flannel.yml': 20,
  'k8s_cluster/k8s-net-kube-ovn.yml': 60,
  'k8s_cluster/k8s-net-kube-router.yml': 65,
  'k8s_cluster/k8s-net-macvlan.yml': 8,
  'k8s_cluster/kube_control_plane.yml': 15,
};

export const filesPerInventory = Object.keys(files).length;

/** Settings that matter, after the filler of each file. */
const settings: Readonly<Record<string, string>> = {
  'k8s_cluster/k8s-cluster.yml':
    'kube_network_plugin: cilium\nkube_pods_subnet: 10.233.64.0/18\nkube_proxy_mode: ipvs\n',
  'k8s_cluster/k8s-net-cilium.yml':
    'cilium_kube_proxy_replacement: true\ncilium_tunnel_mode: vxlan\ncilium_enable_hubble: true\ncilium_hubble_enabled: true\ncilium_config_extra_vars:\n  enable-l7-proxy: "false"\n',
};

const hosts = `[kube_control_plane]
node1 ansible_host=192.0.2.1

[etcd:children]
kube_control_plane

[kube_node]
node2 ansible_host=192.0.2.2
node3 ansible_host=192.0.2.3
`;

/** Writes `count` inventories to a folder; returns the paths of the variables files, relative to it. */
export function writeInventories(folder: string, count: number): string[] {
  const written: string[] = [];
  for (let index = 0; index < count; index++) {
    const root = join(folder, `site-${index}`);
    for (const name of ['all', 'k8s_cluster']) mkdirSync(join(root, 'group_vars', name), { recursive: true });
    writeFileSync(join(root, 'inventory.ini'), hosts);
    for (const [file, lines] of Object.entries(files)) {
      writeFileSync(join(root, 'group_vars', file), `---\n${filler(file, lines)}${settings[file] ?? ''}`);
      written.push(join(`site-${index}`, 'group_vars', file));
    }
  }
  return written;
}

/** Mostly comments, with a few variables, as in upstream's files. */
function filler(file: string, lines: number): string {
  const prefix = file.replace(/\W/g, '_');
  return Array.from({ length: lines }, (_, line) =>
    line % 6 === 5
      ? `${prefix}_setting_${line}: "value ${line}"\n`
      : `# What the setting below is for, and which values it takes on this site, line ${line}.\n`,
  ).join('');
}
