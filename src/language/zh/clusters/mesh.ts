/** Rules, findings and the runbook of `mesh`. */
import type { Translations } from '../../translator.ts';

const networks = { pods: 'Pod 网段', Services: 'Service 网段', nodes: '节点' };

/** A cluster by its name, or by name and id if two have the same name. */
const clusters = (name: number, id: number) => [
  [`"{${name}}"`, `"{${name}}"`],
  [`"{${name}}" (id {${id}})`, `"{${name}}"（id {${id}}）`],
];

/** Overlaps of two networks, for each combination of kinds. */
const overlaps: Translations = Object.fromEntries(
  Object.entries(networks).flatMap(([one, first]) =>
    Object.entries(networks).flatMap(([other, second]) =>
      clusters(0, 5).flatMap(([left = '', leftCluster = left]) =>
        clusters(2, 6).flatMap(([right = '', rightCluster = right]) => {
          const english = `${one.charAt(0).toUpperCase()}${one.slice(1)} of ${left} ({1}) and ${other} of ${right} ({3})`;
          const both = `${leftCluster} 的 ${first}（{1}）与 ${rightCluster} 的 ${second}（{3}）`;
          return [
            [`${english} overlap.`, `${both}重叠。`],
            [
              `${english} are in the same network. This works if no address is used twice. List the addresses to check it.`,
              `${both}在同一网段中。只要地址不重复就可以工作。如需检查，请列出各节点的地址。`,
            ],
          ];
        }),
      ),
    ),
  ),
);

export const mesh: Translations = {
  'cilium-extras cannot edit the annotations of a Service without a name safely. The annotations have anchors, merge keys, duplicate keys, or several keys on one line. Set the annotation {2} by hand.':
    '无法安全地修改没有名称的 Service 的注解。注解中有锚点、合并键、重复的键，或一行有多个键。请手动设置注解 {2}。',
  'cilium-extras cannot edit the annotations of a Service without a name safely. The annotations have anchors, merge keys, duplicate keys, or several keys on one line. Check the annotation {2} by hand.':
    '无法安全地修改没有名称的 Service 的注解。注解中有锚点、合并键、重复的键，或一行有多个键。请手动检查注解 {2}。',
  'cilium-extras cannot edit the annotations of the Service "{1}" safely. The annotations have anchors, merge keys, duplicate keys, or several keys on one line. Set the annotation {2} by hand.':
    '无法安全地修改 Service "{1}" 的注解。注解中有锚点、合并键、重复的键，或一行有多个键。请手动设置注解 {2}。',
  'cilium-extras cannot edit the annotations of the Service "{1}" safely. The annotations have anchors, merge keys, duplicate keys, or several keys on one line. Check the annotation {2} by hand.':
    '无法安全地修改 Service "{1}" 的注解。注解中有锚点、合并键、重复的键，或一行有多个键。请手动检查注解 {2}。',
  'Duplicate cluster name': '集群名称重复',
  'Give each cluster a different name.': '请给每个集群不同的名称。',
  'Two clusters have the name "{0}": one with id {1} (line {2}), and one with id {3}. In the mesh file, rename the cluster that you can interrupt: all its workloads must restart after the change.':
    '两个集群都叫 "{0}"：一个 id 为 {1}（第 {2} 行），另一个 id 为 {3}。请在 mesh 文件中修改可以中断业务的那个集群的名称：修改之后，其全部工作负载都必须重启。',
  'Duplicate cluster id': '集群 id 重复',
  'Give each cluster a different id.': '请给每个集群不同的 id。',
  'Clusters "{0}" and "{1}" have the same id {2}. In the mesh file, set an unused id for the cluster that you can interrupt: all its workloads must restart after the change.':
    '集群 "{0}" 和 "{1}" 的 id 都是 {2}。请在 mesh 文件中为可以中断业务的那个集群设置未使用的 id：修改之后，其全部工作负载都必须重启。',
  'Invalid cluster name': '集群名称无效',
  'Use at most 32 lower-case letters, digits and dashes, with a letter or digit at both ends.':
    '请使用最多 32 个小写字母、数字和连字符，首尾必须是字母或数字。',
  'A cluster with an id cannot have the name "default": the agent does not start. Set another name.':
    '设置了 id 的集群不能使用名称 "default"：agent 无法启动。请设置其他名称。',
  '"{0}" is not a valid cluster name. Use at most {1} lower-case letters, digits and dashes, with a letter or digit at both ends. The name is part of the host name {2}.mesh.cilium.io.':
    '"{0}" 不是有效的集群名称。请使用最多 {1} 个小写字母、数字和连字符，首尾必须是字母或数字。该名称是主机名 {2}.mesh.cilium.io 的一部分。',
  '"{0}" has {1} characters: Cilium {2} accepts it, and 1.16 and later refuse more than {3}. Choose a shorter name before you connect the cluster.':
    '"{0}" 有 {1} 个字符：Cilium {2} 接受该名称，但 1.16 及更高版本拒绝超过 {3} 个字符的名称。请在连接集群之前换一个更短的名称。',
  '"{0}" has {1} characters; a cluster name has at most {2}.': '"{0}" 有 {1} 个字符；集群名称最多 {2} 个字符。',
  'Cluster id 0': '集群 id 为 0',
  'Give the cluster an unused id of 1 or more.': '请给该集群一个未使用的、大于等于 1 的 id。',
  'Cluster "{0}" has id 0, so other clusters reject it. In the mesh file, set id of this cluster to an unused number from 1 on.':
    '集群 "{0}" 的 id 为 0，因此其他集群会拒绝该集群。请在 mesh 文件中把该集群的 id 设为未使用的、大于等于 1 的数字。',
  'Cluster id out of range': '集群 id 超出范围',
  'Choose a free id in the range, or set maxConnectedClusters: 511 before you create the mesh.':
    '请在范围内选择一个空闲的 id，或在创建 mesh 之前设置 maxConnectedClusters: 511。',
  'Cluster "{0}" has id {1}, so its agents do not start: valid ids are 1 to {2}. Set an unused id for it in the mesh file.{3}':
    '集群 "{0}" 的 id 为 {1}，其 agent 无法启动：有效的 id 为 1 至 {2}。请在 mesh 文件中为该集群设置未使用的 id。{3}',
  'For ids up to 511, set maxConnectedClusters: 511 in the mesh file before you connect clusters.':
    '如需使用最大 511 的 id，请在连接集群之前在 mesh 文件中设置 maxConnectedClusters: 511。',
  'Cilium {0} supports at most 255 clusters.': 'Cilium {0} 最多支持 255 个集群。',
  'Cluster id that Kubespray refuses': 'Kubespray 拒绝的集群 id',
  'Use an id up to 255. Or replace cilium_cluster_id by the variables that mesh plan prints.':
    '请使用不超过 255 的 id，或用 mesh plan 输出的变量代替 cilium_cluster_id。',
  'Cluster {0}: Kubespray {1} stops at {2}: {3}. Use a whole number from 0 to 255.':
    '集群 {0}：设置 {2}: {3} 时，Kubespray {1} 会中止。请使用 0 至 255 的整数。',
  'Cluster {0}: {1} of Kubespray {2} accepts ids up to 255, not {3}. Use a smaller id, or replace {4} by the variables that cilium-extras mesh plan prints.':
    '集群 {0}：Kubespray {2} 的 {1} 只接受不超过 255 的 id，不接受 {3}。请使用更小的 id，或用 cilium-extras mesh plan 输出的变量代替 {4}。',
  'Clusters with different values of maxConnectedClusters': '集群的 maxConnectedClusters 不一致',
  'Set the same value in every cluster: 255, unless the mesh has more clusters.':
    '请在所有集群中设置相同的值：除非 mesh 的集群更多，否则为 255。',
  'The mesh has {0} clusters; at most {1} can be connected.{2}': 'mesh 有 {0} 个集群；最多能连接 {1} 个。{2}',
  'Cluster {0} allows {1} clusters, and cluster {2} allows {3}, so they reject each other. Set {4} to the same value in all clusters.':
    '集群 {0} 允许 {1} 个集群，而集群 {2} 允许 {3} 个，因此这两个集群会互相拒绝。请在所有集群中把 {4} 设为相同的值。',
  'The mesh is configured for 511 clusters, but Cilium {0} of cluster {1} supports only 255. Use 1.15 or later.':
    'mesh 配置为 511 个集群，而集群 {1} 的 Cilium {0} 只支持 255 个。请使用 1.15 或更高版本。',
  'The name or id of a cluster changes': '集群的名称或 id 会改变',
  'Keep the name and id of the cluster, or plan the restart. mesh plan prints the commands.':
    '请保留集群的名称和 id，或安排重启。mesh plan 会输出命令。',
  'The mesh file has a cluster "{0}" with id {1}, but its inventory sets the name "{2}" and id {3}. Set the variables that cilium-extras mesh plan prints. Then run the playbook and restart all workloads.':
    'mesh 文件中有集群 "{0}"，id 为 {1}，而其 inventory 设置的名称为 "{2}"，id 为 {3}。请设置 cilium-extras mesh plan 输出的变量，然后运行 playbook，并重启所有工作负载。',
  'Identities in etcd instead of Kubernetes objects': '身份保存在 etcd 而不是 Kubernetes 对象中',
  'Set cilium_identity_allocation_mode: crd. Before v2.19, set identity-allocation-mode: crd in cilium_config_extra_vars. Do it before workloads run, because every pod gets a new identity.':
    '设置 cilium_identity_allocation_mode: crd。v2.19 之前请在 cilium_config_extra_vars 中设置 identity-allocation-mode: crd。请在工作负载运行之前完成，因为每个 Pod 都会得到新的身份。',
  'Cluster {0} stores identities in etcd (identity-allocation-mode: kvstore), and clustermesh-apiserver of Cilium {1} does not read them. Set identity-allocation-mode to crd.':
    '集群 {0} 把身份保存在 etcd 中（identity-allocation-mode: kvstore），而 Cilium {1} 的 clustermesh-apiserver 不会读取 etcd 中的身份。请把 identity-allocation-mode 设为 crd。',
  'Overlapping pod networks': 'Pod 网段重叠',
  'Use different pod networks in every cluster. A running cluster cannot change its pod network: rebuild the cluster.':
    '请为每个集群使用不同的 Pod 网段。运行中的集群不能修改 Pod 网段，需要重建。',
  'Set {0} in cluster {1} before its installation.': '请在安装集群 {1} 之前设置其 {0}。',
  'Overlapping Service networks': 'Service 网段重叠',
  'Use a different Service network for every cluster. If no cluster needs a ClusterIP of another cluster, set allowOverlappingServices: true in the mesh file.':
    '每个集群使用不同的 Service 网段。如果没有集群需要访问其他集群的 ClusterIP，请在 mesh 文件中设置 allowOverlappingServices: true。',
  'If no cluster needs a ClusterIP of another cluster, set allowOverlappingServices: true in the mesh file.':
    '如果没有集群需要访问其他集群的 ClusterIP，请在 mesh 文件中设置 allowOverlappingServices: true。',
  'Other clusters must reach the ClusterIP of clustermesh-apiserver in {0}. Use a different network in the cluster that is easier to rebuild: a running cluster cannot change it.':
    '其他集群必须能访问 {0} 中 clustermesh-apiserver 的 ClusterIP。请在更容易重建的那个集群中使用不同的网段：运行中的集群无法更改网段。',
  'Node address that is used twice': '节点地址重复',
  'Use node addresses that nothing else in the mesh uses.': '请使用 mesh 中未被占用的节点地址。',
  ...overlaps,
  '{0} at {1}:{2}': '{1}:{2} 的 {0}',
  'Different routing modes in the clusters': '集群的路由模式不一致',
  'Use the same mode in all clusters. The feature "routing" sets the mode on every release.':
    '请在所有集群中使用相同的模式。功能 "routing" 在每个版本上都能设置路由模式。',
  'native routing': '原生路由',
  'a {0} tunnel': '{0} 隧道',
  'Cluster {0} uses {1}, and cluster {2} uses {3}. Pods of the two clusters cannot connect. Use the same routing mode and tunnel protocol in both: cilium-extras explain routing lists the variables.':
    '集群 {0} 使用{1}，而集群 {2} 使用{3}。两个集群的 Pod 无法互通。请在两个集群中使用相同的路由模式和隧道协议：变量见 cilium-extras explain routing。',
  'The tunnel of cluster {0} uses port {1}, and the tunnel of cluster {2} uses port {3}. All clusters of a mesh must use the same port.':
    '集群 {0} 的隧道使用端口 {1}，而集群 {2} 的隧道使用端口 {3}。mesh 的所有集群必须使用相同的端口。',
  'The routing mode of cluster {0} is unknown, because its settings are templates or invalid for Cilium {1}. It was not compared with the other clusters.':
    '集群 {0} 的路由模式未知，因为其设置是模板，或对 Cilium {1} 无效。因此未与其他集群比较。',
  'Native routing CIDR that does not contain all pod networks of the mesh':
    '原生路由 CIDR 没有包含 mesh 的所有 Pod 网段',
  'In every cluster, set a native routing CIDR that contains the pod networks of all clusters.':
    '在每个集群中设置包含所有集群 Pod 网段的原生路由 CIDR。',
  '{0} of cluster {1} is {2}, which does not contain {3}, so traffic to these pods is masqueraded.':
    '集群 {1} 的 {0} 为 {2}，不包含{3}，因此发往这些 Pod 的流量会做地址伪装。',
  'Cluster {0} uses native routing without {1}, so traffic to {2} is masqueraded.':
    '集群 {0} 使用原生路由但未设置 {1}，因此发往{2}的流量会做地址伪装。',
  'the pods of {0} ({1})': ' {0} 的 Pod（{1}）',
  'No routes for pods between the clusters': '集群之间没有 Pod 路由',
  'Add routes (BGP, peering, a VPN) and set podsReachEachOther: true, or use a tunnel in all clusters.':
    '请添加路由（BGP、对等连接、VPN）并设置 podsReachEachOther: true，或在所有集群中使用隧道。',
  'Nodes that do not reach other clusters': '节点无法访问其他集群',
  'Connect the networks (peering, a VPN), open the ports, and set nodesReachEachOther: true.':
    '请连通网络（对等连接、VPN），放行端口，并设置 nodesReachEachOther: true。',
  'nodesReachEachOther is false, so the clusters cannot be connected. Let the nodes reach each other by their internal addresses, without NAT. Then set nodesReachEachOther: true.':
    'nodesReachEachOther 为 false，因此集群无法互联。请让各集群的节点能通过内部地址互访，不经过 NAT，然后设置 nodesReachEachOther: true。',
  'The nodes of all clusters must reach each other by their internal addresses, without NAT. Set nodesReachEachOther: true when they do.':
    '所有集群的节点必须能通过内部地址互访，不经过 NAT。满足后请设置 nodesReachEachOther: true。',
  'Connected clusters without a common IP family': '相连的集群没有共同的 IP 地址族',
  'Enable the same family in both clusters, or dual stack in one of them.':
    '请在两个集群中启用相同的地址族，或在其中一个启用双栈。',
  'Pods of {0} use only {1} and cannot connect to pods of {2}, which use only {3}. Enable one common IP family in all these clusters.':
    '{0} 的 Pod 只使用 {1}，无法连接 {2} 的 Pod（只使用 {3}）。请在这些集群中启用同一个地址族。',
  'neither family': '没有任何地址族',
  'Different IPAM modes in the clusters': '集群的 IPAM 模式不一致',
  'Use the same IPAM mode in all clusters. Otherwise set podCIDRs for those that differ, and test connections in both directions.':
    '所有集群使用相同的 IPAM 模式。否则请为不同的集群设置 podCIDRs，并测试两个方向的连接。',
  'IPAM modes differ: cluster {0} uses {1}, and cluster {2} uses {3}. A mesh supports both modes if the pod networks do not overlap.':
    'IPAM 模式不一致：集群 {0} 使用 {1}，而集群 {2} 使用 {3}。只要 Pod 网段不重叠，mesh 就支持两种模式并存。',
  'IPAM modes differ: cluster {0} uses {1}, and cluster {2} uses {3}. Use the same mode in all clusters, or test connections in both directions.':
    'IPAM 模式不一致：集群 {0} 使用 {1}，而集群 {2} 使用 {3}。请在所有集群中使用相同的模式，或测试两个方向的连接。',
  'Different encryption in the clusters': '集群的加密方式不一致',
  'Use the same encryption in all clusters, and the same key with IPsec.':
    '请在所有集群中使用相同的加密方式；使用 IPsec 时密钥也要相同。',
  'Cluster {0} uses {1}, and cluster {2} uses {3}. Traffic between them can fail or stay unencrypted. Use the same encryption in both: cilium-extras explain encryption lists the variables.':
    '集群 {0} 使用{1}，而集群 {2} 使用{3}。两者之间的流量可能失败或未加密。请在两个集群中使用相同的加密方式：变量见 cilium-extras explain encryption。',
  'no encryption': '不加密',
  "cilium_ipsec_key of cluster {0} differs from the key of cluster {1}, so they cannot decrypt each other's traffic.":
    '集群 {0} 的 cilium_ipsec_key 与集群 {1} 的密钥不同，因此这两个集群无法解密对方的流量。',
  'Clusters {0} use IPsec: the Secret cilium-ipsec-keys must have the same key in all these clusters. Rotate the key in all of them together.':
    '集群 {0} 使用 IPsec：这些集群的 Secret cilium-ipsec-keys 必须有相同的密钥。请在所有集群中同时轮换密钥。',
  'Mutual authentication in a mesh': 'mesh 中的双向认证',
  'Disable mutual authentication in the clusters of a mesh. Use WireGuard or IPsec in all of them instead.':
    '请在 mesh 的集群中关闭双向认证，改为在所有集群中使用 WireGuard 或 IPsec。',
  'Cluster {0} uses mutual authentication (SPIRE), which does not work across clusters (here {1}). In every cluster of the mesh, set authentication.mutual.spire.enabled: false.':
    '集群 {0} 使用双向认证（SPIRE），而双向认证不能跨集群（此处为 {1}）。请在 mesh 的每个集群中设置 authentication.mutual.spire.enabled: false。',
  'The same policy has different meanings in the clusters': '同一策略在各集群中的含义不同',
  'Set clustermesh.policyDefaultLocalCluster to the same value (1.18 and later), or add the cluster label to every selector.':
    '请把 clustermesh.policyDefaultLocalCluster 设为相同的值（1.18 及更高版本），或给每个选择器加上集群标签。',
  'In cluster {0} (Cilium {1}), a selector without a cluster label selects pods of {2}.':
    '在集群 {0}（Cilium {1}）中，没有集群标签的选择器会选择{2}的 Pod。',
  'the local cluster': '本集群',
  'all clusters': '所有集群',
  'Cilium versions are more than one minor version apart': 'Cilium 版本相差超过一个次要版本',
  'Upgrade the oldest clusters first, one minor version at a time, until all are at most one minor version apart.':
    '请先升级版本最低的集群，每次一个次要版本，直到相差不超过一个次要版本。',
  'Cluster {0} runs Cilium {1}, and cluster {2} runs {3}: {4} minor versions apart. Cilium supports a difference of one minor version. Upgrade cluster {5}.':
    '集群 {0} 运行 Cilium {1}，而集群 {2} 运行 {3}：相差 {4} 个次要版本。Cilium 只支持相差一个次要版本。请升级集群 {5}。',
  'Other clusters cannot reach clustermesh-apiserver': '其他集群无法访问 clustermesh-apiserver',
  'Set apiserver: { type: NodePort, available: true } for each cluster, or another type that the cluster supports.':
    '请为每个集群设置 apiserver: { type: NodePort, available: true }，或集群支持的其他类型。',
  'The mesh file does not state how other clusters reach clustermesh-apiserver of cluster {0}. Add apiserver: { type: NodePort, available: true } to this cluster. The types LoadBalancer and ClusterIP are valid too.':
    'mesh 文件没有说明其他集群如何访问集群 {0} 的 clustermesh-apiserver。请为该集群加上 apiserver: { type: NodePort, available: true }。也可使用类型 LoadBalancer 或 ClusterIP。',
  'In the mesh file, apiserver.available is false for type {0} of cluster {1}.':
    'mesh 文件中，集群 {1} 的类型 {0} 设置了 apiserver.available 为 false。',
  'Cluster {0} exposes clustermesh-apiserver with type {1}.': '集群 {0} 以类型 {1} 暴露 clustermesh-apiserver。',
  'A cloud, MetalLB or LB IPAM must assign an address to the Service.':
    '必须由云平台、MetalLB 或 LB IPAM 为该 Service 分配地址。',
  'The nodes need stable addresses that other clusters reach.': '节点需要其他集群能访问的固定地址。',
  'The network must route cluster IPs between the clusters.': '网络必须在集群之间路由 ClusterIP。',
  'Cluster {0}: apiserver.nodePort has no effect with type {1}. Remove nodePort, or set type: NodePort.':
    '集群 {0}：类型为 {1} 时 apiserver.nodePort 不起作用。请删除 nodePort，或设置 type: NodePort。',
  'Node port {0} of cluster {1} is outside the node port range {2} of this cluster. Choose a port in the range.':
    '集群 {1} 的 NodePort {0} 不在该集群的 NodePort 范围 {2} 内。请选择范围内的端口。',
  'No common certificate authority': '没有共同的证书颁发机构',
  'Before you enable the mesh, copy Secret cilium-ca of one cluster to the others. mesh plan prints the commands.':
    '请在启用 mesh 之前，把一个集群的 Secret cilium-ca 复制到其他集群。mesh plan 会输出命令。',
  'The {0} clusters have different CAs, so they do not trust each other. Copy the Secret cilium-ca of one cluster to all other clusters. Or connect the clusters with: cilium clustermesh connect --allow-mismatching-ca':
    '这 {0} 个集群的 CA 不同，因此互不信任。请把一个集群的 Secret cilium-ca 复制到其他所有集群；或用以下命令连接集群：cilium clustermesh connect --allow-mismatching-ca',
  'Traffic that firewalls between the clusters must allow': '集群之间的防火墙必须放行的流量',
  'Allow this traffic in both directions between all connected clusters.': '请在所有相连的集群之间双向放行这些流量。',
  'Firewalls between the nodes of connected clusters must allow: {0}.': '相连集群节点之间的防火墙必须放行：{0}。',
  'Set either inventory or intent, not both.': 'inventory 和 intent 只能设置一个。',
  'a network such as 10.233.64.0/18 or fd85:ee78::/64': '网段，例如 10.233.64.0/18 或 fd85:ee78::/64',
  'an address such as 192.168.1.10 or a network': '地址（例如 192.168.1.10）或网段',
  'topology.hub: there is no cluster "{0}".{1}': 'topology.hub：没有集群 "{0}"。{1}',
  'The mesh file sets no inventory and no intent for {0}, so modes, versions and settings were not checked.':
    'mesh 文件没有为 {0} 设置 inventory 或 intent，因此未检查其模式、版本和设置。',
  'Cluster {0}: {1} is {2}, which is not in {3} of the mesh file. Both networks were checked for overlaps. Add {4} to {5} of this cluster in the mesh file. If the cluster does not use this network, correct {6} instead.':
    '集群 {0}：{1} 为 {2}，而 mesh 文件的 {3} 中没有该网段。重叠检查使用了这两个网段。请在 mesh 文件中把 {4} 加到该集群的 {5}。如果该集群不使用该网段，则请更正 {6}。',
  'is a template that only Ansible can evaluate': '是只有 Ansible 才能求值的模板',
  'is {0}, which has its own pod addresses': '为 {0}，而 {0} 有自己的 Pod 地址',
  'is not set': '未设置',
  'is not set, and the pools are objects in the cluster': '未设置，地址池是集群中的对象',
  'has a value that only Ansible knows': '只有 Ansible 才能求值',
  'is not a network': '不是网段',
  'holds "{0}", which is not a network such as 10.0.0.0/16': '包含 "{0}"，但该值不是 10.0.0.0/16 这样的网段',
  'Cluster {0}: {1} holds "{2}", which is not a network such as 10.0.0.0/16.':
    '集群 {0}：{1} 包含 "{2}"，但该值不是 10.0.0.0/16 这样的网段。',
  'all traffic between pods': 'Pod 之间的所有流量',
  'health checks': '健康检查',
  'all traffic between pods: native routing': 'Pod 之间的所有流量：原生路由',
  'clustermesh-apiserver of {0}': '{0} 的 clustermesh-apiserver',
  'ICMP echo: health checks': 'ICMP echo：健康检查',
  '{0}/tcp: health checks': '{0}/tcp：健康检查',
  '{0}/tcp: clustermesh-apiserver of {1}': '{0}/tcp：{1} 的 clustermesh-apiserver',
  '{0}/udp: {1} tunnel': '{0}/udp：{1} 隧道',
  'Joining the clusters': '连接集群',
  Before: '准备',
  'Put the variables in the inventories': '把变量放到 inventory 中',
  'Run Kubespray for {0}': '为 {0} 运行 Kubespray',
  'Run Kubespray for all clusters': '为所有集群运行 Kubespray',
  'Run Kubespray for the other clusters': '为其他集群运行 Kubespray',
  'Copy the certificate authority of {0} to the other clusters': '把 {0} 的 CA 复制到其他集群',
  'Connect the clusters': '连接集群',
  'Verify the mesh': '验证 mesh',
  'Restart the workloads': '重启工作负载',
  'If a step fails': '如果某一步失败',
  'Ports that must be open between the nodes of connected clusters:': '相连集群的节点之间必须放行的端口：',
  'Do this for each cluster.': '请对每个集群执行。',
  'Kubespray runs in step {0}.': 'Kubespray 在第 {0} 步运行。',
  'Kubespray runs in steps {0} and {1}.': 'Kubespray 在第 {0} 步和第 {1} 步运行。',
  'Save these variables as {0} of the inventory.': '把以下变量保存为 inventory 的 {0}。',
  'Remove {0} at {1}. Ansible uses only one definition of it, and {2} contains its entries.':
    '删除 {1} 处的 {0}。Ansible 只使用 {0} 的一个定义，而 {2} 已包含此处的条目。',
  'Merge {0} of {1} into {2} by hand, and remove it from {3}. Only Ansible can evaluate the values there.':
    '手动把 {1} 的 {0} 合并到 {2}，并从 {3} 中删除。此处的值只有 Ansible 才能求值。',
  'Remove {0} at {1}. {2} sets another value, and Ansible uses only one of them.':
    '删除 {1} 处的 {0}。{2} 设置了另一个值，而 Ansible 只使用其中一个。',
  '{0} does not run yet. Run Kubespray for it before this step, and again in step {1}.':
    '{0} 尚未运行。请在本步骤之前为 {0} 运行 Kubespray，并在第 {1} 步再运行一次。',
  '{0}: run Kubespray. The variables enable the mesh.': '{0}：运行 Kubespray。变量会启用 mesh。',
  '{0}: run Kubespray. Then enable the mesh with the command below.':
    '{0}：运行 Kubespray，然后用下面的命令启用 mesh。',
  'Check the name and the id, and wait for clustermesh-apiserver:': '检查名称和 id，并等待 clustermesh-apiserver：',
  'The cluster has no inventory and no intent. Set `cluster.name` to {0} and `cluster.id` to {1}.':
    '该集群没有 inventory 和 intent。请把 `cluster.name` 设为 {0}，把 `cluster.id` 设为 {1}。',
  'Every cluster keeps its own authority: connect with `--allow-mismatching-ca`.':
    '每个集群保留自己的 CA：请用 `--allow-mismatching-ca` 连接。',
  '{0} has the authority since step {1}. Copy its Secret `cilium-ca` to the other clusters, and keep a copy of theirs. Step {2} renews their certificates.':
    '第 {1} 步之后，{0} 有 CA。把 {0} 的 Secret `cilium-ca` 复制到其他集群，并保留其他集群原来的副本。第 {2} 步会更新其他集群的证书。',
  '{0} of {1} connections are in the variables of step {2}.': '{1} 个连接中有 {0} 个已在第 {2} 步的变量中。',
  'Connect each pair once. A connection works in both directions.': '每对集群只需连接一次。连接是双向的。',
  'You can repeat all steps. To remove the mesh:': '所有步骤都可以重复执行。如需移除 mesh：',
  '{0}: remove clustermesh from the variables, and run Kubespray.': '{0}：从变量中删除 clustermesh，并运行 Kubespray。',
  'Run Kubespray again for clusters with a restored authority. This renews their certificates.':
    '对恢复了 CA 的集群重新运行 Kubespray，以更新证书。',
  'Cilium as the upstream chart': '以上游 chart 安装的 Cilium',
  '{0} ({1}): Helm values in its variables enable the mesh, and the next run of Kubespray keeps it.':
    '{0}（{1}）：变量中的 Helm values 会启用 mesh，下次运行 Kubespray 时会保留 mesh。',
  "{0} ({1}): the Cilium CLI changes the Helm release. Kubespray's files do not have these values. Repeat the steps after each run of Kubespray, or upgrade to v2.29 or later, which sets them with variables.":
    '{0}（{1}）：Cilium CLI 会修改 Helm release，而 Kubespray 的文件中没有这些值。每次运行 Kubespray 之后请重复这些步骤，或升级到 v2.29 或更高版本，用变量设置这些值。',
  '{0} ({1}): Kubespray installs its own manifests, without a Helm release. The Cilium CLI 0.15 and later requires a Helm release: "clustermesh status" works, but "enable" and "connect" fail with "release: not found". The CLI up to 0.14 (and 0.15 with CILIUM_CLI_MODE=classic) creates the objects itself, for Cilium up to 1.14. It cannot connect clusters that Helm installed, and the next run of Kubespray reverts its changes of the DaemonSet cilium. Upgrade to Kubespray v2.29 or later, or install the upstream chart with custom_cni (generate --format custom-cni, v2.24 and later).':
    '{0}（{1}）：Kubespray 安装自带的清单，没有 Helm release。Cilium CLI 0.15 及更高版本需要 Helm release："clustermesh status" 可用，但 "enable" 和 "connect" 会因 "release: not found" 失败。0.14 及更早的 CLI（以及设置了 CILIUM_CLI_MODE=classic 的 0.15）会自行创建对象，适用于 Cilium 1.14 及更早版本。这样的 CLI 不能连接由 Helm 安装的集群，下次运行 Kubespray 会还原 CLI 对 DaemonSet cilium 的修改。请升级到 Kubespray v2.29 或更高版本，或用 custom_cni 安装上游 chart（generate --format custom-cni，v2.24 及更高版本）。',
  '{0} and {1}: with Helm values of both clusters.': '{0} 与 {1}：通过两个集群的 Helm values。',
  '{0} and {1}: with the Cilium CLI.{2}': '{0} 与 {1}：通过 Cilium CLI。{2}',
  'The variables of {0} do not contain {1}, because its addresses are unknown. Set apiserver.addresses and plan again. Otherwise the next run of Kubespray removes the connection.':
    '{0} 的变量中没有 {1}，因为后者的地址未知。请设置 apiserver.addresses 并重新规划，否则下次运行 Kubespray 会移除该连接。',
  '{0} changes from name "{1}" and id {2} to "{3}" and {4}. Both are part of every identity. If the cluster has workloads, all of them must restart.':
    '{0} 的名称由 "{1}" 改为 "{3}"，id 由 {2} 改为 {4}。名称和 id 都是每个身份的一部分。如果集群有工作负载，必须全部重启。',
  'the release is not known': '版本未知',
  'No release is set, so the newest known release was used: Kubespray {0}. In the mesh file, set the key kubespray or kubean of this cluster.':
    '未设置版本，因此使用了已知的最新版本：Kubespray {0}。请在 mesh 文件中为该集群设置键 kubespray 或 kubean。',
  'Cluster {0} cannot join the mesh, because its inventory sets kube_network_plugin to {1}. Set it to cilium, or remove the cluster from the mesh file.':
    '集群 {0} 无法加入 mesh，因为其 inventory 把 kube_network_plugin 设为 {1}。请设为 cilium，或从 mesh 文件中删除该集群。',
  '{0}: Kubespray {1} cannot set {2}: {3}.': '{0}：Kubespray {1} 无法设置 {2}：{3}。',
  'the mesh has no cluster "{0}".{1}': 'mesh 中没有集群 "{0}"。{1}',
  'cannot create the directory {0}': '无法创建目录 {0}',
  '{0} is not a valid mesh file': '{0} 不是有效的 mesh 文件',
  'no cluster in {0} has a Cilium version': '{0} 中没有集群设置了 Cilium 版本',
  'No Cilium version is set, so the newest known version was used: {0}. Set a mesh file with --mesh, or a version.':
    '未设置 Cilium 版本，因此使用了已知的最新版本：{0}。请用 --mesh 指定 mesh 文件，或指定版本。',
  'Cilium {0} does not support {1} of a Service, but {2} or newer does.':
    'Cilium {0} 不支持 Service 的 {1}，{2} 或更高版本支持。',
  'A mesh of up to 511 clusters requires maxConnectedClusters: 511.':
    '最多 511 个集群的 mesh 需要 maxConnectedClusters: 511。',
  'id {0}': 'id {0}',
  '{0} tunnel': '{0} 隧道',
  'ICMP echo': 'ICMP echo',
  'Pod networks were not checked.': '未检查 Pod 网段。',
  'Service networks were not checked.': '未检查 Service 网段。',
  'Node networks were not checked.': '未检查节点网段。',
  'Set {0} in the mesh file.': '请在 mesh 文件中设置 {0}。',
  'The mesh file has a cluster "{0}" with id {1}, but its intent sets the name "{2}" and id {3}. Set the variables that cilium-extras mesh plan prints. Then run the playbook and restart all workloads.':
    'mesh 文件中有集群 "{0}"，id 为 {1}，而其 intent 设置的名称为 "{2}"，id 为 {3}。请设置 cilium-extras mesh plan 输出的变量，然后运行 playbook，并重启所有工作负载。',
  'The first network is from "{0}" at {1}.': '前者来自 {1} 的 "{0}"。',
  'The second network is from "{0}".': '后者来自 "{0}"。',
  "The first network is Kubespray's default.": '前者是 Kubespray 的默认值。',
  "The second network is Kubespray's default.": '后者是 Kubespray 的默认值。',
  "Both networks are Kubespray's default.": '前者和后者都是 Kubespray 的默认值。',
  "The first network is the default of Cilium's chart.": '前者是 Cilium chart 的默认值。',
  "The second network is the default of Cilium's chart.": '后者是 Cilium chart 的默认值。',
  "Both networks are the default of Cilium's chart.": '前者和后者都是 Cilium chart 的默认值。',
  'There is 1 more overlap between these clusters.': '这两个集群之间还有 1 处重叠。',
  'There are {0} more overlaps between these clusters.': '这两个集群之间还有 {0} 处重叠。',
  'Every address must be unique in the mesh. Use a different network in the cluster that is easier to rebuild: a running cluster cannot change it.':
    'mesh 中每个地址必须唯一。请在更容易重建的那个集群中使用不同的网段：运行中的集群无法更改网段。',
  'Every address must be unique in the mesh. Move one of the two to a different network. To change the pod or Service network, rebuild the cluster.':
    'mesh 中每个地址必须唯一。请把两者之一移到不同的网段。如需更改 Pod 或 Service 网段，请重建集群。',
  'Set {0} to a CIDR that contains the pods of all clusters.': '请把 {0} 设为包含所有集群 Pod 的 CIDR。',
  'Cluster {0} uses native routing, so the network must route pod addresses between the clusters. It does not, as the mesh file has podsReachEachOther: false, and pods of different clusters cannot connect. Add the routes and set podsReachEachOther: true, or use a tunnel in all clusters.':
    '集群 {0} 使用原生路由，因此网络必须在集群之间路由 Pod 地址。mesh 文件中 podsReachEachOther: false 表示没有这些路由，不同集群的 Pod 无法互连。请添加路由并设置 podsReachEachOther: true，或在所有集群中使用隧道。',
  'Cluster {0} uses native routing, so the network must route pod addresses between the clusters. Set podsReachEachOther: true when it does.':
    '集群 {0} 使用原生路由，因此网络必须在集群之间路由 Pod 地址。满足后请设置 podsReachEachOther: true。',
  'Clusters {0} use native routing, so the network must route pod addresses between the clusters. It does not, as the mesh file has podsReachEachOther: false, and pods of different clusters cannot connect. Add the routes and set podsReachEachOther: true, or use a tunnel in all clusters.':
    '集群 {0} 使用原生路由，因此网络必须在集群之间路由 Pod 地址。mesh 文件中 podsReachEachOther: false 表示没有这些路由，不同集群的 Pod 无法互连。请添加路由并设置 podsReachEachOther: true，或在所有集群中使用隧道。',
  'Clusters {0} use native routing, so the network must route pod addresses between the clusters. Set podsReachEachOther: true when it does.':
    '集群 {0} 使用原生路由，因此网络必须在集群之间路由 Pod 地址。满足后请设置 podsReachEachOther: true。',
  'In cluster {0} (Cilium {1}), it selects pods of {2}.': '在集群 {0}（Cilium {1}）中则选择{2}的 Pod。',
  'Set {0} to the same value in the two clusters, or add the cluster label to every selector.':
    '请在这两个集群中把 {0} 设为相同的值，或给每个选择器加上集群标签。',
  'Set {0} in cluster {1}, or add the cluster label to every selector.':
    '请在集群 {1} 中设置 {0}，或给每个选择器加上集群标签。',
  'Then set available: true, or set another type.': '满足后请设置 available: true，或设置其他类型。',
  'Then set apiserver.available: true in the mesh file.': '满足后请在 mesh 文件中设置 apiserver.available: true。',
  'Add the cluster label to every selector.': '请给每个选择器加上集群标签。',
  'Cluster {0}: {1}': '集群 {0}：{1}',
  '{0} is not set, and the pools are objects in the cluster.': '{0} 未设置，地址池是集群中的对象。',
  '{0} is a template that only Ansible can evaluate.': '{0} 是只有 Ansible 才能求值的模板。',
  '{0} is {1}, which has its own pod addresses.': '{0} 为 {1}，而 {1} 有自己的 Pod 地址。',
  '{0} has a value that only Ansible knows.': '{0} 的值只有 Ansible 才能求值。',
  '{0} is not a network.': '{0} 不是网段。',
  '{0} holds "{1}", which is not a network such as 10.0.0.0/16.': '{0} 包含 "{1}"，但该值不是 10.0.0.0/16 这样的网段。',
  'the networks of the pods are unknown, because Cilium does not set them.':
    'Pod 网段未知，因为这些网段不由 Cilium 设置。',
  'the networks of the services are unknown, because Cilium does not set them.':
    'Service 网段未知，因为这些网段不由 Cilium 设置。',
};
