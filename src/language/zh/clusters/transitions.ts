/** Steps, interruptions and checks of `transition`. */
import type { Translations } from '../../translator.ts';

export const transitions: Translations = {
  'From {0} to {1}': '从 {0} 到 {1}',
  'No known change needs a step on a running cluster.': '已知的变化都不需要在运行中的集群上操作。',
  Changes: '变化',
  Unknown: '未知',
  Sources: '来源',
  Rollback: '回滚',
  'What is interrupted': '会中断什么',
  '1. Before the playbook': '1. 运行 playbook 之前',
  '2. The playbook': '2. 运行 playbook',
  '3. After the playbook': '3. 运行 playbook 之后',
  '4. Check the result': '4. 检查结果',
  'Nothing that the sources mention.': '来源没有提到会中断的内容。',
  'on the node': '在该节点上',
  expected: '预期',
  'by hand': '手动执行',
  'on every node': '在每个节点上',
  'Apply the new configuration with the tool that installs Cilium.': '用安装 Cilium 的工具应用新的配置。',
  'Apply the new configuration.': '应用新的配置。',
  'Run the playbook.': '运行 playbook。',
  'Cilium version': 'Cilium 版本',
  'Cilium {0}: {1}': 'Cilium {0}：{1}',
  'Connections through the L7 proxy (L7 policies, Ingress, Gateway API) break. Clients must reconnect.':
    '经过 L7 代理的连接（L7 策略、Ingress、Gateway API）会中断。客户端必须重新连接。',
  'While the agent of a node restarts, new pods and new policies on that node wait. Other connections continue.':
    '节点的 agent 重启期间，该节点上的新 Pod 和新策略需要等待。其他连接不受影响。',
  'The upgrade notes of {0} are not included here. Read {1}.': '此处不包含 {0} 的升级说明。请阅读 {1}。',
  'The same connections as in an upgrade. The state of features that the older version does not have is lost.':
    '与升级时中断的连接相同。旧版本没有的功能会丢失状态。',
  'Remove objects and options that the older version does not have.': '删除旧版本没有的对象和选项。',
  'Upgrade to {0} again.': '重新升级到 {0}。',
  'Cilium {0} requires Linux {1} or later, or a Red Hat kernel with the same features backported.':
    'Cilium {0} 需要 Linux {1} 或更高版本，或移植了相同功能的 Red Hat 内核。',
  'Run the pre-flight check: it pulls the new image on every node and validates the policies. Delete it when all its pods are ready.':
    '运行 pre-flight 检查，在每个节点上拉取新镜像并校验策略。所有 pre-flight Pod 就绪后，删除该检查。',
  'Every agent runs the new version.': '所有 agent 都运行新版本。',
  'Cilium is healthy.': 'Cilium 状态正常。',
  'Cluster name and id': '集群名称和 id',
  'name {0} to {1}': '名称由 {0} 改为 {1}',
  'id {0} to {1}': 'id 由 {0} 改为 {1}',
  'name {0} to {1}, id {2} to {3}': '名称由 {0} 改为 {1}，id 由 {2} 改为 {3}',
  'Every pod needs a new identity. Until a pod is recreated, policies that select it can drop its connections.':
    '每个 Pod 都需要新的身份。在 Pod 重建之前，选择该 Pod 的策略可能会丢弃其连接。',
  'Disconnect the cluster from its mesh before the id changes: other clusters identify it by this id.':
    '修改 id 之前，先断开集群与 mesh 的连接：其他集群通过 id 识别该集群。',
  'Encryption between nodes': '节点间加密',
  'While some nodes encrypt and others do not, packets between them can be dropped or sent unencrypted.':
    '当部分节点加密而其他节点不加密时，节点之间的数据包可能被丢弃或以明文发送。',
  'Cilium does not document a direct change between WireGuard and IPsec. Disable encryption first, then enable the other type.':
    'Cilium 文档没有说明如何在 WireGuard 与 IPsec 之间直接切换。请先关闭加密，再启用另一种。',
  'Encrypted packets are larger. Existing pods keep their old MTU until they are recreated.':
    '加密后的数据包更大。现有的 Pod 在重建之前会保持原来的 MTU。',
  'Open 51871/udp between all nodes.': '在所有节点之间放行 51871/udp。',
  'Check that every node has Linux 5.6 or later, or the WireGuard module.':
    '确认每个节点的 Linux 为 5.6 或更高版本，或装有 WireGuard 模块。',
  'Allow ESP (IP protocol 50) between all nodes.': '在所有节点之间放行 ESP（IP 协议 50）。',
  'Disable encryption with the playbook of the release that the cluster has. Then run this one with the new type.':
    '请用集群现有版本的 playbook 关闭加密，然后以新的加密类型运行本次的 playbook。',
  'Run the playbook twice: first with encryption disabled, then with the new type.':
    '运行两次 playbook：先关闭加密，再使用新的类型。',
  'The agent reports the new encryption.': 'agent 报告新的加密方式。',
  'Cilium does not document how much traffic is lost or unencrypted during the rollout.':
    'Cilium 文档没有说明滚动更新期间有多少流量会丢失或未加密。',
  'Create the Secret with the key, which {0}. Set cilium_ipsec_key too: Kubespray stops without it.':
    '创建包含密钥的 Secret（{0}）。还要设置 cilium_ipsec_key：未设置时 Kubespray 会中止。',
  'the agents mount': '由 agent 挂载',
  'the agents read from {0}': 'agent 从 {0} 读取',
  'Gateway API': 'Gateway API（网关）',
  'CRDs of {0} to {1}': 'CRD 由 {0} 改为 {1}',
  'an older release': '更低的版本',
  enabled: '启用',
  'Connections through gateways break when the proxy restarts. Clients must reconnect.':
    '代理重启时，经过网关的连接会中断。客户端必须重新连接。',
  "Install the Gateway API CRDs that Cilium's documentation lists for this version.":
    '安装 Cilium 文档为该版本列出的 Gateway API CRD。',
  'Install the CRDs of Gateway API {0} before Cilium: the operator only looks for them when it starts.':
    '在安装 Cilium 之前安装 Gateway API {0} 的 CRD：operator 只在启动时查找 CRD。',
  'If gateway_api_enabled is true, Kubespray installs the CRDs. Set gateway_api_version to this version.':
    '如果 gateway_api_enabled 为 true，CRD 由 Kubespray 安装。请把 gateway_api_version 设为该版本。',
  'The GatewayClass cilium has the status Accepted.': 'GatewayClass cilium 的状态为 Accepted。',
  'Set the Cilium version back. CRDs of an older Gateway API can reject objects of the newer one.':
    '把 Cilium 版本改回原值。旧版 Gateway API 的 CRD 可能拒绝新版的对象。',
  'Disable Gateway API again. The CRDs can stay.': '重新关闭 Gateway API。CRD 可以保留。',
  'Where identities are kept': '身份的存储位置',
  'kvstore to crd': '由 kvstore 改为 crd',
  'If two nodes know a pod by different identity numbers, policies drop its connections until all agents have restarted.':
    '如果两个节点上同一 Pod 的身份编号不同，在所有 agent 重启之前，策略会丢弃该 Pod 的连接。',
  'Do not create pods during the copy: their identities are not copied.':
    '复制期间不要创建 Pod：新 Pod 的身份不会被复制。',
  'Cilium 1.17 and later can migrate without a copy. Set identity-allocation-mode to doublewrite-readkvstore, then doublewrite-readcrd, then crd, with a rollout each. The variable of Kubespray only accepts crd and kvstore.':
    'Cilium 1.17 及更高版本无需复制即可迁移：依次把 identity-allocation-mode 设为 doublewrite-readkvstore、doublewrite-readcrd 和 crd，每次滚动更新一遍。Kubespray 的变量只接受 crd 和 kvstore。',
  'Render and create the pre-flight check of the running Cilium version, with etcd enabled. It reads the etcd certificates from the Secret cilium-etcd-secrets.':
    '渲染并创建当前 Cilium 版本的 pre-flight 检查，并启用 etcd。该检查从 Secret cilium-etcd-secrets 读取 etcd 证书。',
  'Copy the identities. You can repeat the command.': '复制身份。该命令可以重复执行。',
  'CiliumIdentity objects exist.': '已有 CiliumIdentity 对象。',
  'Endpoints have identities. Compare them with the identities before the change.':
    'endpoint 已有身份。请与修改前的身份比较。',
  'Cilium documents no easy way back once agents have run with crd. Before that, delete the copied identities and keep kvstore.':
    'agent 以 crd 运行之后，Cilium 文档没有给出简单的回滚方法。在此之前，可删除已复制的身份并继续使用 kvstore。',
  "It is unknown whether the pre-flight check can connect to Kubespray's etcd with the certificates on the nodes.":
    '尚不清楚 pre-flight 检查能否用节点上的证书连接 Kubespray 的 etcd。',
  'Identities are created again. Policies can drop traffic until all agents have restarted.':
    '身份会重新创建。在所有 agent 重启之前，策略可能会丢弃流量。',
  "Wait until CRDs and the kvstore have the same number of identities. The operator's metrics show both numbers.":
    '等到 CRD 与 kvstore 中的身份数量相同。operator 的指标会显示这两个数量。',
  'Cilium documents no change from {0} to {1} that keeps the identities. The doublewrite modes can also be used in this direction.':
    'Cilium 文档没有说明从 {0} 改为 {1} 时如何保留身份。doublewrite 模式也可以用于从 {0} 改为 {1}。',
  'Cilium documents no change from {0} to {1} that keeps the identities.':
    'Cilium 文档没有说明从 {0} 改为 {1} 时如何保留身份。',
  'Plan a maintenance window: until the new agents are ready, no pod can start, and network changes do not take effect.':
    '安排维护窗口：在新的 agent 就绪之前，Pod 无法启动，网络变更也不会生效。',
  'How Cilium is installed': 'Cilium 的安装方式',
  "From {0} on the Cilium CLI installs Cilium's chart. Helm does not adopt the objects that {1} created.":
    '从 {0} 起由 Cilium CLI 安装 Cilium 的 chart。Helm 不会接管 {1} 创建的对象。',
  'manifests of {0} to the chart on {1}': '由 {0} 的清单改为 {1} 的 chart',
  'No pod can start, and network changes do not take effect, from the deletion of the old agents until the new ones run.':
    '从删除旧的 agent 到新的 agent 运行期间，Pod 无法启动，网络变更也不会生效。',
  '{0} {1} does not have cilium_remove_old_resources, which v2.28.1 to v2.29.1 have. Before you run it, delete the old objects by hand: workloads, ConfigMaps, service accounts, roles, Services and Secrets of Cilium and Hubble. {2}':
    '{0}{1} 没有 cilium_remove_old_resources（v2.28.1 至 v2.29.1 才有）。运行之前，请手动删除旧对象：Cilium 和 Hubble 的工作负载、ConfigMap、ServiceAccount、角色、Service 和 Secret。{2}',
  'Cilium is a Helm release.': 'Cilium 由 Helm 管理（是一个 Helm release）。',
  'It is unknown whether established connections survive while no agent runs. The datapath stays loaded, but no source guarantees it.':
    '尚不清楚没有 agent 运行时已建立的连接能否保持。数据平面仍然加载，但没有来源保证连接不中断。',
  'the chart of {0} to manifests of {1}': '由 {0} 的 chart 改为 {1} 的清单',
  'No pod can start from the removal of the chart until the new agents run.':
    '从删除 chart 到新的 agent 运行期间，Pod 无法启动。',
  '{0} uses its own manifests, and {1} installed Cilium\'s chart. Run "cilium uninstall" first. {2}':
    '{0} 使用自带的清单，而 {1} 安装的是 Cilium 的 chart。请先运行 "cilium uninstall"。{2}',
  'It is unknown whether running pods keep their network when the chart is removed.':
    '尚不清楚删除 chart 时运行中的 Pod 能否保持网络。',
  'IPAM mode': 'IPAM 模式',
  'Existing pods can lose their connectivity permanently.': '现有的 Pod 可能永久失去网络连接。',
  "Do not change the mode of a running cluster. Cilium's documentation recommends a new cluster with the new mode.":
    '不要修改运行中集群的模式。Cilium 文档建议用新模式新建集群。',
  'Restore the cluster from a backup. Changing the mode back is not supported either.':
    '从备份恢复集群。把模式改回去同样不受支持。',
  'It is unknown what happens to the addresses of running pods. No source describes this change on a running cluster.':
    '尚不清楚运行中 Pod 的地址会怎样。没有来源说明如何在运行中的集群上做此修改。',
  'Playbook that cannot upgrade Cilium': '无法升级 Cilium 的 playbook',
  '{0} does not upgrade the chart': '{0} 不会升级 chart',
  'The playbook of {0} stops at its task that runs cilium install: Helm refuses to install a release that exists. Use the next patch release of Kubespray instead. To stay on {0}, upgrade Cilium by hand after the playbook stopped, and run the playbook again with --skip-tags cilium.':
    '{0} 的 playbook 会停在运行 cilium install 的任务上：Helm 拒绝安装已存在的 release。请改用 Kubespray 的下一个补丁版本。如要继续使用 {0}，请在 playbook 停止后手动升级 Cilium，再用 --skip-tags cilium 运行 playbook。',
  'On the first control plane node, apply the values that the playbook wrote there.':
    '在第一个控制平面节点上，应用 playbook 写入的 values。',
  'Restore the old values, and apply them with cilium upgrade in the same way.':
    '恢复旧的 values，并以同样的方式用 cilium upgrade 应用。',
  'Rotation of the IPsec key': '轮换 IPsec 密钥',
  'another key': '更换密钥',
  'Nothing, if the key id increases by one: agents accept the old key for five more minutes.':
    '如果密钥编号加一，则不会中断：agent 在五分钟内仍接受旧密钥。',
  'Increase the key id by one (1 to 15, then 1 again), and keep the algorithm.{0} With an unchanged key id, agents with the old and the new key cannot decrypt the packets of each other.':
    '密钥编号加一（1 至 15，之后回到 1），算法保持不变。{0}如果编号相同，使用新旧密钥的 agent 无法互相解密数据包。',
  'Write a plus sign after the key id.': '在密钥编号后写上加号。',
  'Do not rotate during an upgrade of Cilium.': '升级 Cilium 期间不要轮换密钥。',
  'The playbook of this release does not write the key. Replace it in the Secret cilium-ipsec-keys.':
    '该版本的 playbook 不写入密钥。请在 Secret cilium-ipsec-keys 中替换密钥。',
  'Agents reload the Secret. Restart them only if their status does not show the new key id.':
    'agent 会重新加载 Secret。只有状态中没有新的密钥编号时，才需要重启 agent。',
  'All agents use one key.': '所有 agent 使用同一个密钥。',
  'Rotate again: use the old key with the next key id.': '再轮换一次：使用旧密钥和下一个编号。',
  'Install kube-proxy again, from the first control plane node.': '在第一个控制平面节点上重新安装 kube-proxy。',
  'kube-proxy replacement': 'kube-proxy 替代',
  'kube-proxy to Cilium': '由 kube-proxy 改为 Cilium',
  'Existing connections to Services break when the agents take over: Cilium and kube-proxy do not know the address translation of each other.':
    'agent 接管时，到 Service 的现有连接会中断：Cilium 和 kube-proxy 不共享地址转换记录。',
  'If the agent of a node does not run when kube-proxy is deleted, traffic to Services stops on that node until it does.':
    '如果删除 kube-proxy 时某个节点的 agent 没有运行，该节点到 Service 的流量会中断，直到 agent 运行。',
  'Set nodePort.range to the range of the API server, {0}: Cilium only serves NodePorts in its own range, {1}.':
    '把 nodePort.range 设为 API server 的范围 {0}：Cilium 只处理自己范围 {1} 内的 NodePort。',
  'Look for pods whose hostPort is in the NodePort range, or whose hostIP is a loopback address. Cilium ignores such ports: change them.':
    '查找 hostPort 位于 NodePort 范围内，或 hostIP 为环回地址的 Pod。Cilium 会忽略这样的端口：更换端口。',
  'One node has no rules of kube-proxy for Services.': '一个节点上没有 kube-proxy 的 Service 规则。',
  'Set the address of the API server for the agents: without kube-proxy they cannot use the Service kubernetes.':
    '为 agent 设置 API server 的地址：没有 kube-proxy 时，agent 无法使用 Service kubernetes。',
  'On every node, keep the NodePort range outside net.ipv4.ip_local_port_range, the range of outgoing connections.':
    '在每个节点上，NodePort 范围不要与 net.ipv4.ip_local_port_range（出站连接的端口范围）重叠。',
  'Save the DaemonSet and the ConfigMap of kube-proxy for a rollback.':
    '保存 kube-proxy 的 DaemonSet 和 ConfigMap，以便回滚。',
  'Delete kube-proxy: Kubespray stops installing it, and does not remove it.':
    '删除 kube-proxy：Kubespray 只是不再安装 kube-proxy，不会删除已有的 kube-proxy。',
  'Remove the rules of kube-proxy on every node.': '在每个节点上删除 kube-proxy 的规则。',
  'The agent replaces kube-proxy.': 'agent 已替代 kube-proxy。',
  'The DaemonSet kube-proxy does not exist.': 'DaemonSet kube-proxy 不存在。',
  'It is unknown whether Kubespray installs kube-proxy again on a cluster where it was removed.':
    '尚不清楚删除 kube-proxy 之后，Kubespray 是否会重新安装 kube-proxy。',
  'Cilium to kube-proxy': '由 Cilium 改为 kube-proxy',
  'Existing connections to Services break when the agents restart without kube-proxy replacement.':
    'agent 关闭 kube-proxy 替代并重启时，到 Service 的现有连接会中断。',
  'Traffic to Services stops on nodes where kube-proxy does not run yet.':
    '在 kube-proxy 尚未运行的节点上，到 Service 的流量会中断。',
  'Before the agents stop replacing kube-proxy, install it from the first control plane node.':
    '在 agent 停止替代 kube-proxy 之前，先在第一个控制平面节点上安装 kube-proxy。',
  'Wait until kube-proxy runs on every node.': '等到 kube-proxy 在每个节点上运行。',
  'kube-proxy runs.': 'kube-proxy 正在运行。',
  'It is unknown whether connections survive while kube-proxy and an agent that replaces it run on the same node.':
    '尚不清楚 kube-proxy 与替代 kube-proxy 的 agent 在同一节点上运行时，连接能否保持。',
  'Kubespray release': 'Kubespray 版本',
  'Nodes are drained one after another. Their pods move to other nodes, and pods without a controller are lost.':
    '节点会依次 drain。节点上的 Pod 会迁移到其他节点，没有控制器的 Pod 会丢失。',
  'Use upgrade-cluster.yml. By default it upgrades 20% of the nodes at a time; -e serial=1 upgrades one.':
    '使用 upgrade-cluster.yml。默认每次升级 20% 的节点；-e serial=1 每次升级一个。',
  'Run upgrade-cluster.yml without --tags network: otherwise the other components stay at the old release.':
    '运行 upgrade-cluster.yml 时不要加 --tags network：否则其他组件会停留在旧版本。',
  'Upgrade to the newer release again.': '重新升级到新版本。',
  'It is unknown whether an older Kubespray works on this cluster. Kubespray does not document downgrades.':
    '尚不清楚旧版 Kubespray 能否用于该集群。Kubespray 文档没有说明降级。',
  'Load balancing on a cluster with traffic': '有流量的集群上的负载均衡',
  'Until all agents have restarted, nodes select backends differently. A connection that the network routes to another node can reach a different backend.':
    '在所有 agent 重启之前，各节点选择后端的方式不同。如果网络把连接路由到另一节点，连接可能到达不同的后端。',
  'External connections through one node to a backend on another can break when either agent restarts.':
    '从外部经一个节点访问另一节点上后端的连接，在任一节点的 agent 重启时可能中断。',
  'table of {0} to {1}': '表大小由 {0} 改为 {1}',
  'another hash seed': '更换哈希种子',
  "Check that the network allows replies with the address of another node: with DSR the backend's node replies directly to the client.":
    '确认网络允许以另一节点的地址应答：使用 DSR 时，后端所在节点直接应答客户端。',
  'Check the memory of the agents: each Service has its own lookup table.':
    '检查 agent 的内存：每个 Service 都有自己的查找表。',
  'Cilium does not document how many connections break during this change.':
    'Cilium 文档没有说明此修改期间有多少连接会中断。',
  'The agent uses the new load balancing algorithm.': 'agent 使用新的负载均衡算法。',
  'The agent uses the new load balancing mode.': 'agent 使用新的负载均衡模式。',
  'Connections from pods to addresses outside the cluster can break: the new mode does not know their address translation.':
    'Pod 到集群外地址的连接可能中断：新模式没有这些连接的地址转换记录。',
  'Check which networks must not be masqueraded. BPF masquerading reads native-routing-cidr and ip-masq-agent, and ignores iptables rules.':
    '检查哪些网段不能做地址伪装。BPF 地址伪装读取 native-routing-cidr 和 ip-masq-agent，忽略 iptables 规则。',
  'The agent uses the new masquerading mode.': 'agent 使用新的地址伪装方式。',
  'Cilium does not document which connections survive this change.': 'Cilium 文档没有说明此修改期间哪些连接能保持。',
  'Existing pods keep their old MTU until they are recreated.': '现有的 Pod 在重建之前会保持原来的 MTU。',
  'Large packets between pods with different MTUs can get lost if the network does not report that they are too large.':
    '如果网络不报告数据包过大，MTU 不同的 Pod 之间的大数据包可能丢失。',
  'Raise the MTU of the network and of the nodes first.': '先调大网络和节点的 MTU。',
  'Pod network': 'Pod 网段',
  '{0} grows to {1}': '由 {0} 扩大为 {1}',
  'You cannot remove a range from the list once a node uses it.': '一旦有节点使用某个网段，就无法从列表中删除该网段。',
  'Existing nodes keep their pod networks. If you move a node to the new range, its pods lose their addresses and must be recreated.':
    '现有节点保持原来的 Pod 网段。如果把节点改到新网段，该节点上的 Pod 会失去地址，必须重建。',
  'Pods on nodes with a new network may not reach pods on nodes with an old one.':
    '使用新网段的节点上的 Pod 可能无法访问使用旧网段的节点上的 Pod。',
  'Save the pod network of each node for a rollback.': '保存每个节点的 Pod 网段，以便回滚。',
  'For each node: drain it, delete its CiliumNode, restart its agent, and uncordon it. The operator then assigns a pod network from the new range.':
    '对每个节点：drain 节点，删除对应的 CiliumNode，重启节点上的 agent，再 uncordon 节点。之后 operator 会从新网段中分配 Pod 网段。',
  'Recreate the pods of DaemonSets that do not use the host network.': '重建不使用主机网络的 DaemonSet 的 Pod。',
  'Every node has a pod network from the new range. Compare them.': '每个节点都有新网段中的 Pod 网段。请逐一核对。',
  'Move each node back in the same way.': '以同样的方式把每个节点改回去。',
  'Cilium only supports adding ranges at the end of the list. No source describes how to move a running cluster to another range.{0}':
    'Cilium 只支持在列表末尾添加网段。没有来源说明如何把运行中的集群改到另一个网段。{0}',
  'Kubespray also uses kube_pods_subnet for kubeadm.': 'Kubespray 还把 kube_pods_subnet 用于 kubeadm。',
  'pod network of each node: /{0} to /{1}': '每个节点的 Pod 网段：由 /{0} 改为 /{1}',
  'Nothing on existing nodes: they keep their pod networks.': '现有节点不受影响，保持原来的 Pod 网段。',
  'It is unknown whether pod networks of both sizes fit into one range without gaps. Test it with a new node.':
    '尚不清楚两种大小的 Pod 网段能否无间隙地放进同一网段。请用一个新节点测试。',
  'Routing between nodes': '节点间路由',
  'Check that the network routes pod addresses: all nodes are in one layer 2 network (auto-direct-node-routes), or routers know the pod network of each node.':
    '确认网络能路由 Pod 地址：所有节点在同一个二层网络中（auto-direct-node-routes），或路由器知道每个节点的 Pod 网段。',
  'Open {0} between all nodes. Tunnel headers add at least 50 bytes to each packet, so check the MTU of the network.':
    '在所有节点之间放行 {0}。隧道头会给每个数据包增加至少 50 字节，因此请检查网络的 MTU。',
  'Pods on different nodes do not reach each other until the agents of both nodes have restarted.':
    '在两个节点的 agent 都重启之前，不同节点上的 Pod 无法互相访问。',
  'While the agent of a node restarts, new pods on that node wait.':
    '节点的 agent 重启期间，该节点上的新 Pod 需要等待。',
  'The agent uses the new routing mode.': 'agent 使用新的路由模式。',
  "Nodes reach each other's health endpoints.": '节点能访问彼此的健康检查 endpoint。',
  'Restart the agents of all nodes at the same time again.': '再次同时重启所有节点的 agent。',
  'It is unknown how long nodes cannot reach each other. Cilium does not document this change on a running cluster.':
    '尚不清楚节点之间会有多长时间无法互访。Cilium 文档没有说明如何在运行中的集群上做此修改。',
  'Tunnel protocol': '隧道协议',
  'Open {0} between all nodes, and keep {1} open until the end.': '在所有节点之间放行 {0}，并在完成之前继续放行 {1}。',
  'Change the protocol in a separate run, not together with an upgrade of Cilium.':
    '在单独一次运行中修改协议，不要与升级 Cilium 同时进行。',
  'Restart the agents, and wait until all of them are ready.': '重启 agent，并等到全部就绪。',
  'Restart the agents of all nodes at the same time. During a rolling restart, nodes with old and new agents do not reach each other.':
    '同时重启所有节点的 agent。滚动重启期间，新旧 agent 所在的节点无法互相访问。',
  'Restart the operator.': '重启 operator。',
  'Restart every workload, one namespace after another.': '逐个命名空间重启所有工作负载。',
  'cilium-config has {0}: {1}': 'cilium-config 中的 {0} 为 {1}',
  'Connections through the egress gateway break briefly, and clients must reconnect. Its option becomes enable-ipv4-egress-gateway.':
    '经过出口网关的连接会短暂中断，客户端必须重新连接。其选项变为 enable-ipv4-egress-gateway。',
  'The agent does not start if a pattern in devices matches no device. Older versions detected the devices instead.':
    '如果 devices 中的模式没有匹配到任何设备，agent 无法启动。更早的版本会自动检测设备。',
  'native-routing-cidr is removed: use ipv4-native-routing-cidr.':
    'native-routing-cidr 已移除：请使用 ipv4-native-routing-cidr。',
  'With native routing and IPv6 masquerading, the agent requires ipv6-native-routing-cidr.':
    '使用原生路由和 IPv6 地址伪装时，agent 需要 ipv6-native-routing-cidr。',
  'CiliumEgressNATPolicy is deprecated, and Cilium 1.13 removes it. Write CiliumEgressGatewayPolicy objects before that.':
    'CiliumEgressNATPolicy 已弃用，Cilium 1.13 会移除。在此之前请改写为 CiliumEgressGatewayPolicy 对象。',
  'The option tunnel is deprecated, and Cilium 1.15 removes it. Use routing-mode and tunnel-protocol.':
    '选项 tunnel 已弃用，Cilium 1.15 会移除。请使用 routing-mode 和 tunnel-protocol。',
  'Egress gateway policies drop traffic if no gateway node matches. Before, the traffic left through the node of the pod.':
    '如果没有匹配的网关节点，出口网关策略会丢弃流量。此前流量会从 Pod 所在节点离开。',
  'The default of tofqdns-min-ttl changes from 3600 to 0. If you use toFQDNs policies and clients reuse old addresses, set it.':
    'tofqdns-min-ttl 的默认值从 3600 变为 0。如果使用 toFQDNs 策略，且客户端会复用旧地址，请设置该选项。',
  'The option tunnel is removed. Use routing-mode and tunnel-protocol.':
    '选项 tunnel 已移除。请使用 routing-mode 和 tunnel-protocol。',
  'DSR with Geneve requires tunnel-protocol: geneve, even with native routing. Cilium no longer sets it automatically.':
    '使用 Geneve 的 DSR 需要 tunnel-protocol: geneve，原生路由时也一样。Cilium 不再自动设置该选项。',
  'The agent does not start if BPF masquerading lacks a requirement such as BPF NodePort. Before, it fell back to iptables.':
    '如果 BPF 地址伪装缺少必需的功能（例如 BPF NodePort），agent 无法启动。此前 agent 会退回到 iptables。',
  'Envoy runs in its own DaemonSet, with one more pod on each node. On a node with its maximum of pods, another pod is evicted. To avoid it, set upgradeCompatibility to 1.15 or earlier, or envoy.enabled: false.':
    'Envoy 以独立的 DaemonSet 运行，每个节点多一个 Pod。在 Pod 数量已达上限的节点上，会有另一个 Pod 被驱逐。如需避免，请把 upgradeCompatibility 设为 1.15 或更早，或设置 envoy.enabled: false。',
  'IPsec keys require a plus sign after the key id (one key per tunnel). Rotate to such a key first.':
    'IPsec 密钥的编号后必须有加号（每条隧道一个密钥）。请先轮换为带加号的密钥。',
  'DSR connections that were opened before Cilium 1.13.3 break.': '在 Cilium 1.13.3 之前建立的 DSR 连接会中断。',
  'With toFQDNs policies, upgrade to Cilium 1.15.6 or later first. Otherwise packets are dropped briefly.':
    '使用 toFQDNs 策略时，请先升级到 Cilium 1.15.6 或更高版本。否则会短暂丢包。',
  'On Linux 6.6 and later the agent attaches its programs with tcx. If other programs use tc there, set enable-tcx: "false" (Helm: bpf.enableTCX).':
    '在 Linux 6.6 及更高版本上，agent 用 tcx 挂载程序。如果有其他程序使用 tc，请设置 enable-tcx: "false"（Helm：bpf.enableTCX）。',
  'KVStoreMesh is enabled by default. Set clustermesh.apiserver.kvstoremesh.enabled=false to keep it disabled.':
    'KVStoreMesh 默认启用。如需保持关闭，请设置 clustermesh.apiserver.kvstoremesh.enabled=false。',
  'The agent refuses cluster names with more than 32 characters, upper case, dots or underscores.':
    'agent 会拒绝超过 32 个字符，或含有大写字母、点或下划线的集群名称。',
  'Services with the same port for TCP and UDP are distinguished only after you create them again. A downgrade recreates them without the protocol, and their connections break.':
    'TCP 和 UDP 使用相同端口的 Service，重新创建之后才会区分协议。降级时会以不区分协议的形式重建这些 Service，其连接会中断。',
  'The detected MTU becomes the lowest of all external interfaces. Set mtu to use a different value.':
    '检测到的 MTU 变为所有外部网卡中最小的。如需使用其他值，请设置 mtu。',
  'The BGP resources of v2alpha1 are deprecated. Write them as cilium.io/v2.':
    'v2alpha1 的 BGP 资源已弃用。请改写为 cilium.io/v2。',
  'The service account becomes a default identity label. The number of identities grows during the upgrade, and packets are dropped. To avoid it, exclude io.cilium.k8s.policy.serviceaccount in labels.':
    'ServiceAccount 成为默认的身份标签。升级期间身份数量会增加，并会丢包。要避免这种情况，请在 labels 中排除 io.cilium.k8s.policy.serviceaccount。',
  'IPsec needs special attention in the upgrade from 1.17 to 1.18. Read the IPsec guide of 1.18 first.':
    '从 1.17 升级到 1.18 时，IPsec 需要特别注意。请先阅读 1.18 的 IPsec 指南。',
  'Policies select only endpoints of the local cluster, unless they name another cluster. Set clustermesh.policyDefaultLocalCluster=false, or change the policies first.':
    '除非指定了其他集群，策略只选择本集群的 endpoint。请设置 clustermesh.policyDefaultLocalCluster=false，或先修改策略。',
  'CiliumBGPPeeringPolicy is removed. Replace it with CiliumBGPClusterConfig, CiliumBGPPeerConfig and CiliumBGPAdvertisement first.':
    'CiliumBGPPeeringPolicy 已移除。请先改用 CiliumBGPClusterConfig、CiliumBGPPeerConfig 和 CiliumBGPAdvertisement。',
  'enable-node-port, enable-host-port and enable-external-ips are removed. Only kube-proxy-replacement enables these functions.':
    'enable-node-port、enable-host-port 和 enable-external-ips 已移除。这些功能只能由 kube-proxy-replacement 启用。',
  'enable-ipv4-egress-gateway is removed. Use enable-egress-gateway.':
    'enable-ipv4-egress-gateway 已移除。请使用 enable-egress-gateway。',
  'IPsec with kube-proxy replacement and BPF masquerading now uses BPF host routing, which requires a kernel fix. Set enable-host-legacy-routing to keep it disabled.':
    'IPsec 与 kube-proxy 替代和 BPF 地址伪装一起使用时，现在会使用 BPF 主机路由，这需要内核修复。如需保持关闭，请设置 enable-host-legacy-routing。',
  'The chart sets kubeProxyReplacement to disabled by default instead of probe: set the value that you want.':
    'chart 把 kubeProxyReplacement 的默认值由 probe 改为 disabled：请设置所需的值。',
  'The agent renames other configurations in /etc/cni/net.d to *.cilium_bak. Set cni.exclusive=false to keep them.':
    'agent 会把 /etc/cni/net.d 中的其他配置重命名为 *.cilium_bak。如需保留，请设置 cni.exclusive=false。',
  'masquerade is deprecated: use only enable-ipv4-masquerade.': 'masquerade 已弃用：请只使用 enable-ipv4-masquerade。',
  'device is removed: use devices.': 'device 已移除：请使用 devices。',
  'The integration of flannel is deprecated, and its options are removed: use CNI chaining.':
    'flannel 集成已弃用，其选项已移除：请使用 CNI chaining。',
  'k8s-watcher-queue-size, blacklist-conflicting-routes and crd-wait-timeout are removed: they had no effect.':
    'k8s-watcher-queue-size、blacklist-conflicting-routes 和 crd-wait-timeout 已移除：这些选项原本就不起作用。',
  'Pods use addresses of eth0 too: first-interface-index becomes 0, and other security groups can apply.':
    'Pod 也使用 eth0 的地址：first-interface-index 变为 0，可能适用其他安全组。',
  'Several metrics have other names, such as cilium_endpoint_regenerations_total: change dashboards and alerts.':
    '多个指标改名，例如 cilium_endpoint_regenerations_total：请修改仪表盘和告警。',
  'Cilium requires Kubernetes 1.16 or later.': 'Cilium 需要 Kubernetes 1.16 或更高版本。',
  'The agent detects only devices that have a global unicast route: set devices if it needs others.':
    'agent 只检测有全局单播路由的设备：如需其他设备，请设置 devices。',
  'masquerade is removed: use enable-ipv4-masquerade.': 'masquerade 已移除：请使用 enable-ipv4-masquerade。',
  'bpf-compile-debug, k8s-force-json-patch, skip-crd-creation and hubble-flow-buffer-size are removed.':
    'bpf-compile-debug、k8s-force-json-patch、skip-crd-creation 和 hubble-flow-buffer-size 已移除。',
  'native-routing-cidr is deprecated: use ipv4-native-routing-cidr.':
    'native-routing-cidr 已弃用：请使用 ipv4-native-routing-cidr。',
  'prefilter-device and prefilter-mode are deprecated: use enable-xdp-prefilter, devices and bpf-lb-acceleration.':
    'prefilter-device 和 prefilter-mode 已弃用：请使用 enable-xdp-prefilter、devices 和 bpf-lb-acceleration。',
  'Do not use {0} with IPsec: the agent does not refresh the IPsec state, and connections are dropped.':
    '使用 IPsec 时不要使用 {0}：agent 不会刷新 IPsec 状态，连接会被丢弃。',
  'Packets that IPsec encrypts can be dropped until the agents are ready.':
    '在 agent 就绪之前，IPsec 加密的数据包可能被丢弃。',
  'External requests to Services have the identity world; before, they could have remote-node. Policies that allow remote-node for them must allow world.':
    '从外部访问 Service 的请求，身份为 world；此前可能为 remote-node。为这些请求允许 remote-node 的策略必须改为允许 world。',
  'Default ports of metrics change: agent 9962, operator 9963, Envoy 9964, Hubble 9965. Change firewalls and scrape configurations.':
    '指标的默认端口改变：agent 9962、operator 9963、Envoy 9964、Hubble 9965。请修改防火墙和抓取配置。',
  'With kube-proxy-replacement partial, session affinity is disabled unless enable-session-affinity is "true".':
    'kube-proxy-replacement 为 partial 时，除非 enable-session-affinity 为 "true"，否则会话亲和性关闭。',
  'kube-proxy-replacement: probe is deprecated, and Cilium 1.13 removes it: use strict or partial.':
    'kube-proxy-replacement: probe 已弃用，Cilium 1.13 会移除：请使用 strict 或 partial。',
  'IPVLAN is removed: use veth, with BPF host routing for performance.':
    'IPVLAN 已移除：请使用 veth，并用 BPF 主机路由提升性能。',
  'enable-host-reachable-services is renamed to bpf-lb-sock, and Cilium 1.13 removes the old name.':
    'enable-host-reachable-services 改名为 bpf-lb-sock，Cilium 1.13 会移除旧名称。',
  'prefilter-device and prefilter-mode are removed: use enable-xdp-prefilter and bpf-lb-acceleration.':
    'prefilter-device 和 prefilter-mode 已移除：请使用 enable-xdp-prefilter 和 bpf-lb-acceleration。',
  'nat46-range is removed: NAT46 is a service feature now.': 'nat46-range 已移除：NAT46 现在是 Service 的功能。',
  'disable-conntrack has no effect, and Cilium 1.13 removes it.': 'disable-conntrack 不起作用，Cilium 1.13 会移除。',
  'The chart generates one CA for all certificates. Hubble is interrupted until every node has it.':
    'chart 为所有证书生成同一个 CA。在每个节点都有该 CA 之前，Hubble 会中断。',
  'CiliumNetworkPolicy can no longer match reserved:init. Rewrite such policies as CiliumClusterwideNetworkPolicy.':
    'CiliumNetworkPolicy 不再能匹配 reserved:init。请把这类策略改写为 CiliumClusterwideNetworkPolicy。',
  'The agent does not start with DSR or hybrid mode in a tunnel; before, it used SNAT. Set bpf-lb-mode: snat, or use native routing.':
    '在隧道中使用 DSR 或 hybrid 模式时 agent 无法启动；此前会使用 SNAT。请设置 bpf-lb-mode: snat，或使用原生路由。',
  'kube-proxy-replacement: probe is removed: use strict, or partial with single options.':
    'kube-proxy-replacement: probe 已移除：请使用 strict，或 partial 加单独的选项。',
  'CiliumEgressNATPolicy is removed: write CiliumEgressGatewayPolicy objects first.':
    'CiliumEgressNATPolicy 已移除：请先改写为 CiliumEgressGatewayPolicy 对象。',
  'Cilium advises to skip 1.13.4: existing connections can break. Use a later patch.':
    'Cilium 建议跳过 1.13.4：现有连接可能中断。请使用更高补丁版本。',
  'In an upgrade from 1.13.4, the age of connections is calculated differently. Old ones can stay for too long.':
    '从 1.13.4 升级时，连接存活时间的计算方式不同。旧连接可能保留过久。',
  'Policies for the entity kube-apiserver are not reliable up to 1.13.2: allow the entity world, or use a later patch.':
    '在 1.13.2 及更早版本中，针对实体 kube-apiserver 的策略不可靠：请允许实体 world，或使用更高补丁版本。',
  "The external address of the pod's own node belongs to the entity host, no longer to world. Check host policies.":
    'Pod 所在节点的外部地址属于实体 host，不再属于 world。请检查主机策略。',
  'disable-conntrack, endpoint-interface-name-prefix and host-reachable-services-protos are removed.':
    'disable-conntrack、endpoint-interface-name-prefix 和 host-reachable-services-protos 已移除。',
  'sockops-enable and force-local-policy-eval-at-source are deprecated, and Cilium 1.14 removes them.':
    'sockops-enable 和 force-local-policy-eval-at-source 已弃用，Cilium 1.14 会移除。',
  'The Hubble metric http is deprecated: use httpV2. Several IPAM metrics of the operator are removed.':
    'Hubble 指标 http 已弃用：请使用 httpV2。operator 的多个 IPAM 指标已移除。',
  'CiliumBGPLoadBalancerIPPool is renamed to CiliumLoadBalancerIPPool. Rewrite the pools.':
    'CiliumBGPLoadBalancerIPPool 改名为 CiliumLoadBalancerIPPool。请改写这些地址池。',
  'The values strict, partial and disabled of kube-proxy-replacement are deprecated: use true or false.':
    'kube-proxy-replacement 的取值 strict、partial 和 disabled 已弃用：请使用 true 或 false。',
  'Upgrade clustermesh-apiserver in all clusters before the agents. Otherwise the clusters can lose their connection briefly.':
    '在所有集群中先升级 clustermesh-apiserver，再升级 agent。否则集群之间的连接可能短暂中断。',
  'The IPv6 address of cilium_host comes from the pod network: check rules that name the old address.':
    'cilium_host 的 IPv6 地址来自 Pod 网段：请检查写有旧地址的规则。',
  'The IPAM mode cluster-pool-v2beta is deprecated, and Cilium 1.15 removes it: multi-pool replaces it.':
    'IPAM 模式 cluster-pool-v2beta 已弃用，Cilium 1.15 会移除：由 multi-pool 代替。',
  'sockops-enable and force-local-policy-eval-at-source are removed.':
    'sockops-enable 和 force-local-policy-eval-at-source 已移除。',
  'disable-cnp-status-updates, cnp-node-status-gc-interval and enable-k8s-event-handover are deprecated.':
    'disable-cnp-status-updates、cnp-node-status-gc-interval 和 enable-k8s-event-handover 已弃用。',
  'Deny rules also override allow rules between CIDRs: an allowed range inside a denied one is now dropped.':
    '拒绝规则在 CIDR 之间也优先于允许规则：位于被拒绝网段内的允许网段现在会被丢弃。',
  'auth.type in policies becomes authentication.mode; the API server refuses the old name.':
    '策略中的 auth.type 改为 authentication.mode；API server 会拒绝旧名称。',
  'enable-endpoint-routes disables enable-local-node-route.': 'enable-endpoint-routes 会关闭 enable-local-node-route。',
  'The IPAM mode cluster-pool-v2beta is removed: multi-pool replaces it.':
    'IPAM 模式 cluster-pool-v2beta 已移除：由 multi-pool 代替。',
  'enable-remote-node-identity is deprecated. Cilium 1.16 removes it and always enables remote node identities.':
    'enable-remote-node-identity 已弃用。Cilium 1.16 会移除，并总是启用远程节点身份。',
  'enable-k8s-event-handover, cnp-status-update-interval and single-cluster-route are removed.':
    'enable-k8s-event-handover、cnp-status-update-interval 和 single-cluster-route 已移除。',
  'The cilium_policy_l7_*_total metrics become cilium_policy_l7_total, and policy_import_errors_total becomes policy_change_total.':
    '指标 cilium_policy_l7_*_total 改为 cilium_policy_l7_total，policy_import_errors_total 改为 policy_change_total。',
  'The annotation policy.cilium.io/proxy-visibility has no effect: use L7 policies.':
    '注解 policy.cilium.io/proxy-visibility 不起作用：请使用 L7 策略。',
  'An empty list in a policy selects nothing, so an allow policy with it denies everything.':
    '策略中的空列表不选择任何内容，因此含空列表的允许策略会拒绝一切。',
  'IPsec keys without a plus sign after the key id (one key for all nodes) are deprecated and insecure. Rotate to a key with a plus sign.':
    '编号后没有加号的 IPsec 密钥（所有节点共用一个密钥）已弃用且不安全。请轮换为带加号的密钥。',
  'The agent refuses this cluster name: use at most 32 lower-case letters, digits and dashes. With upgradeCompatibility 1.15 it refuses the name from 1.17 on.':
    'agent 会拒绝该集群名称：请使用最多 32 个小写字母、数字和连字符。设置 upgradeCompatibility 1.15 时，从 1.17 起才会拒绝。',
  'NodePort Services are reachable on all addresses of the devices, also on new ones. Set nodeport-addresses (Helm: nodePort.addresses) to limit them.':
    'NodePort Service 可在设备的所有地址上访问，包括新增的地址。如需限制请设置 nodeport-addresses（Helm：nodePort.addresses）。',
  'Local redirect policies also redirect what the local backends send to the frontend, unless skipRedirectFromBackend is set.':
    '除非设置了 skipRedirectFromBackend，本地重定向策略也会重定向本地后端发往前端的流量。',
  'The fallback to WireGuard in user space is deprecated, and Cilium 1.17 removes it: use kernels with WireGuard.':
    '用户态 WireGuard 的后备方式已弃用，Cilium 1.17 会移除：请使用带 WireGuard 的内核。',
  'Other nodes always have the identity remote-node: change policies that rely on enable-remote-node-identity: "false".':
    '其他节点的身份总是 remote-node：请修改依赖 enable-remote-node-identity: "false" 的策略。',
  'The operator ignores the ces-write-qps and ces-dynamic-rate-limit options: ces-rate-limits replaces them.':
    'operator 会忽略选项 ces-write-qps 和 ces-dynamic-rate-limit：由 ces-rate-limits 代替。',
  'clustermesh-ip-identities-sync-timeout is deprecated: use clustermesh-sync-timeout.':
    'clustermesh-ip-identities-sync-timeout 已弃用：请使用 clustermesh-sync-timeout。',
  'Pools also assign their first and last address, unless allowFirstLastIPs is "No". spec.cidrs becomes spec.blocks.':
    '除非 allowFirstLastIPs 为 "No"，地址池也会分配第一个和最后一个地址。spec.cidrs 改为 spec.blocks。',
  'The agent ignores ca.crt in the Secret of terminatingTLS. Set use-full-tls-context to keep it.':
    'agent 会忽略 terminatingTLS 的 Secret 中的 ca.crt。如需保留，请设置 use-full-tls-context。',
  'The agent refuses this cluster name: use at most 32 lower-case letters, digits and dashes, with a letter or digit at both ends.':
    'agent 会拒绝该集群名称：请使用最多 32 个小写字母、数字和连字符，首尾必须是字母或数字。',
  'IPsec uses a key for each tunnel, with or without the plus sign in the Secret.':
    '无论 Secret 中有没有加号，IPsec 都为每条隧道使用一个密钥。',
  'The integration of MetalLB for BGP is removed: use the BGP control plane.':
    '用于 BGP 的 MetalLB 集成已移除：请使用 BGP 控制平面。',
  'Consul is removed: use etcd or Kubernetes objects.': 'Consul 已移除：请使用 etcd 或 Kubernetes 对象。',
  'An etcd that runs in the pod network is no longer supported: run it in the host network.':
    '不再支持在 Pod 网络中运行 etcd：请在主机网络中运行 etcd。',
  'The fallback to WireGuard in user space is removed: use kernels with WireGuard.':
    '用户态 WireGuard 的后备方式已移除：请使用带 WireGuard 的内核。',
  'The default of tofqdns-endpoint-max-ip-per-hostname changes from 50 to 1000.':
    'tofqdns-endpoint-max-ip-per-hostname 的默认值由 50 变为 1000。',
  'clustermesh-ip-identities-sync-timeout is removed: use clustermesh-sync-timeout.':
    'clustermesh-ip-identities-sync-timeout 已移除：请使用 clustermesh-sync-timeout。',
  'enable-high-scale-ipcache is deprecated, and Cilium 1.18 removes it.':
    'enable-high-scale-ipcache 已弃用，Cilium 1.18 会移除。',
  'Certificates of Hubble are valid for 365 days by default instead of 1095. Check that they are renewed.':
    'Hubble 证书的默认有效期由 1095 天变为 365 天。请确认会更新证书。',
  'The annotation policy.cilium.io/proxy-visibility is removed: use L7 policies.':
    '注解 policy.cilium.io/proxy-visibility 已移除：请使用 L7 策略。',
  'The BGP resources of v2alpha1 and CiliumBGPPeeringPolicy are deprecated. Write them as cilium.io/v2, which ignores spec.transport.localPort.':
    'v2alpha1 的 BGP 资源和 CiliumBGPPeeringPolicy 已弃用。请改写为 cilium.io/v2，而 cilium.io/v2 会忽略 spec.transport.localPort。',
  'With IPsec, upgrade to the newest patch of 1.17 first. Only an upgrade from there does not interrupt traffic.':
    '使用 IPsec 时，请先升级到 1.17 的最新补丁版本。只有从该版本升级才不会中断流量。',
  'IPsec encrypts the tunnel itself. Allow ESP (IP protocol 50) between all nodes.':
    'IPsec 会加密隧道本身。请在所有节点之间放行 ESP（IP 协议 50）。',
  'From Cilium 1.19 on, policies select only endpoints of the local cluster. In policies for other clusters, name the cluster now.':
    '从 Cilium 1.19 起，策略只选择本集群的 endpoint。针对其他集群的策略，请现在就写明集群。',
  'enable-l2-neigh-discovery is disabled by default, and arping-refresh-period is removed. The sysctl base_reachable_time_ms sets the interval.':
    'enable-l2-neigh-discovery 默认关闭，arping-refresh-period 已移除。间隔由 sysctl base_reachable_time_ms 设置。',
  'kvstore-connectivity-timeout becomes identity-allocation-timeout, and kvstore-periodic-sync becomes identity-allocation-sync-interval.':
    'kvstore-connectivity-timeout 改为 identity-allocation-timeout，kvstore-periodic-sync 改为 identity-allocation-sync-interval。',
  'enable-ipv4-egress-gateway is deprecated: use enable-egress-gateway.':
    'enable-ipv4-egress-gateway 已弃用：请使用 enable-egress-gateway。',
  'enable-node-port, enable-host-port and enable-external-ips are deprecated. From 1.19 on only kube-proxy-replacement enables these functions.':
    'enable-node-port、enable-host-port 和 enable-external-ips 已弃用。从 1.19 起，这些功能只能由 kube-proxy-replacement 启用。',
  'k8s-api-server is deprecated: use k8s-api-server-urls.': 'k8s-api-server 已弃用：请使用 k8s-api-server-urls。',
  'l2-pod-announcements-interface is deprecated: use l2-pod-announcements-interface-pattern.':
    'l2-pod-announcements-interface 已弃用：请使用 l2-pod-announcements-interface-pattern。',
  'The recorder of Hubble is deprecated, and Cilium 1.19 removes it.':
    'Hubble 的 recorder 已弃用，Cilium 1.19 会移除。',
  'The Helm value localRedirectPolicy is deprecated: use localRedirectPolicies.enabled.':
    'Helm value localRedirectPolicy 已弃用：请使用 localRedirectPolicies.enabled。',
  'The liveness probe of the agent no longer tests the API server. Set livenessProbe.requireK8sConnectivity to test it again.':
    'agent 的存活探针不再检测 API server。如需恢复请设置 livenessProbe.requireK8sConnectivity。',
  'External workloads are removed. Delete the CRD ciliumexternalworkloads.cilium.io.':
    '外部工作负载已移除。请删除 CRD ciliumexternalworkloads.cilium.io。',
  'CiliumCIDRGroup objects of v2alpha1 are deprecated: write them as cilium.io/v2.':
    'v2alpha1 的 CiliumCIDRGroup 对象已弃用：请改写为 cilium.io/v2。',
  'clustermesh.apiserver.tls.authMode is migration by default. Without clustermesh.config.enabled, create the ConfigMap clustermesh-remote-users, or set legacy.':
    'clustermesh.apiserver.tls.authMode 默认为 migration。没有启用 clustermesh.config.enabled 时，请创建 ConfigMap clustermesh-remote-users，或设为 legacy。',
  'The recorder of Hubble and custom calls are removed.': 'Hubble 的 recorder 和 custom calls 已移除。',
  'l2-pod-announcements-interface is removed: use l2-pod-announcements-interface-pattern.':
    'l2-pod-announcements-interface 已移除：请使用 l2-pod-announcements-interface-pattern。',
  'enable-encryption-strict-mode and its options are deprecated: use enable-encryption-strict-mode-egress and encryption-strict-egress-cidr.':
    'enable-encryption-strict-mode 及其选项已弃用：请使用 enable-encryption-strict-mode-egress 和 encryption-strict-egress-cidr。',
  'unmanaged-pod-watcher-interval must be a duration: write 15s instead of 15.':
    'unmanaged-pod-watcher-interval 必须是时长：请写 15s 而不是 15。',
  'Packet layer path MTU discovery is enabled in pods. Set enable-endpoint-packet-layer-pmtud: "false" to keep it disabled.':
    'Pod 中启用了分组层路径 MTU 发现。如需保持关闭请设置 enable-endpoint-packet-layer-pmtud: "false"。',
  'Metrics no longer contain the name of their own cluster and node. Add these labels where you collect the metrics.':
    '指标不再包含所在集群和节点的名称。请在采集指标时添加这些标签。',
  'A DNS pattern that begins with "**." matches several levels of subdomains, not one.':
    '以 "**." 开头的 DNS 模式匹配多级子域名，而不是一级。',
  'The API server refuses fromRequires and toRequires: remove them from policies.':
    'API server 会拒绝 fromRequires 和 toRequires：请从策略中删除。',
  'Rules for Kafka are deprecated, and Cilium 1.20 removes them.': 'Kafka 规则已弃用，Cilium 1.20 会移除。',
  'CiliumLoadBalancerIPPool objects of v2alpha1 are deprecated: write them as cilium.io/v2.':
    'v2alpha1 的 CiliumLoadBalancerIPPool 对象已弃用：请改写为 cilium.io/v2。',
  'The Gateway API must be v1.6.1 or later. Save TLSRoute objects first, and install the experimental CRD of TLSRoute: with the standard one, v1alpha2 objects disappear.':
    'Gateway API 必须为 v1.6.1 或更高版本。请先保存 TLSRoute 对象，并安装 experimental 渠道的 TLSRoute CRD：使用 standard 渠道时，v1alpha2 对象会消失。',
  "Mutual authentication is deprecated. Cilium's documentation recommends encryption with ztunnel instead.":
    '双向认证已弃用。Cilium 文档建议改用 ztunnel 加密。',
  'A request of a pod to a NodePort is balanced at the pod itself. Its egress policies must allow the backends, and their ingress policies must allow the pod.':
    'Pod 对 NodePort 的请求在 Pod 处就做负载均衡。该 Pod 的 egress 策略必须允许后端，后端的 ingress 策略必须允许该 Pod。',
  'node-port-algorithm and node-port-mode are removed: use bpf-lb-algorithm and bpf-lb-mode.':
    'node-port-algorithm 和 node-port-mode 已移除：请使用 bpf-lb-algorithm 和 bpf-lb-mode。',
  'encrypt-interface and enable-ipsec-encrypted-overlay are removed: they had no effect since 1.18.':
    'encrypt-interface 和 enable-ipsec-encrypted-overlay 已移除：这两个选项自 1.18 起就不起作用。',
  'The options of encryption-strict-mode are removed: use enable-encryption-strict-mode-egress, encryption-strict-egress-cidr and encryption-strict-egress-allow-remote-node-identities.':
    'encryption-strict-mode 的选项已移除：请使用 enable-encryption-strict-mode-egress、encryption-strict-egress-cidr 和 encryption-strict-egress-allow-remote-node-identities。',
  'k8s-api-server is removed: use k8s-api-server-urls.': 'k8s-api-server 已移除：请使用 k8s-api-server-urls。',
  'hubble-prefer-ipv6 is deprecated: use prefer-ipv6.': 'hubble-prefer-ipv6 已弃用：请使用 prefer-ipv6。',
  'tofqdns-pre-cache is deprecated, and Cilium 1.21 removes it.': 'tofqdns-pre-cache 已弃用，Cilium 1.21 会移除。',
  'hubble-redact-kafka-apikey and ces-slice-mode are removed.': 'hubble-redact-kafka-apikey 和 ces-slice-mode 已移除。',
  'The agent does not start with both bpf.tproxy and netkit. Disable one of them.':
    '同时启用 bpf.tproxy 和 netkit 时 agent 无法启动。请关闭其中一个。',
  'The Helm values for TLS certificates of the mesh are removed. Create the Secrets first. Generated certificates are valid for one year.':
    '用于 mesh TLS 证书的 Helm values 已移除。请先创建 Secret。自动生成的证书有效期为一年。',
  'clustermesh.enableMCSAPISupport is removed: use clustermesh.mcsapi.enabled.':
    'clustermesh.enableMCSAPISupport 已移除：请使用 clustermesh.mcsapi.enabled。',
  'cilium_agent_bootstrap_seconds and two IPAM metrics of the operator are removed, and BGP metrics use instance_name instead of vrouter.':
    'cilium_agent_bootstrap_seconds 和 operator 的两个 IPAM 指标已移除，BGP 指标用 instance_name 代替 vrouter。',
  'Rules with kafka, l7 or l7proto are removed. Delete them from policies.':
    '含 kafka、l7 或 l7proto 的规则已移除。请从策略中删除。',
  'CiliumNodeConfig of v2alpha1 is removed: write the objects as cilium.io/v2.':
    'v2alpha1 的 CiliumNodeConfig 已移除：请改写为 cilium.io/v2。',
  'If the search finds objects: {0}': '如果查找到对象：{0}',
  'Cilium {0} ignores these options of the new configuration; remove them, or use what replaces them: {1}.':
    'Cilium {0} 会忽略新配置中的以下选项，请删除这些选项或使用替代选项：{1}。',
  'Services that distinguish the protocol are created again without it, and their connections break.':
    '区分协议的 Service 会以不区分协议的形式重建，其连接会中断。',
  'Connections that toFQDNs policies allow can be dropped until the agents have rebuilt their endpoints.':
    '在 agent 重建 endpoint 之前，toFQDNs 策略允许的连接可能被丢弃。',
  'Connections that policies for 0.0.0.0/0 or ::/0 allow can break. Applications must reconnect.':
    '针对 0.0.0.0/0 或 ::/0 的策略所允许的连接可能中断。应用必须重新连接。',
  'the old version': '旧版本',
  'Remove objects and options of the new version first.': '先删除新版本的对象和选项。',
  'Go back to the previous revision.': '回滚到上一个修订版本。',
  'Go back to the previous DaemonSet.': '回滚到上一个 DaemonSet。',
  'Set {0}, so that the next run of the playbook does not upgrade again.':
    '设置 {0}，以免下次运行 playbook 时再次升级。',
  'No agent has another version.': '没有 agent 运行其他版本。',
  'The agent of one node reports the new encryption.': '一个节点的 agent 报告新的加密方式。',
  'Install the CRDs of Gateway API {0} before Cilium: the operator only looks for them when it starts.{1}':
    '在安装 Cilium 之前安装 Gateway API {0} 的 CRD：operator 只在启动时查找 CRD。{1}',
  'Cilium 1.17 and later can migrate without a copy. Set identity-allocation-mode to doublewrite-readkvstore, then doublewrite-readcrd, then crd, with a rollout each. Restart the operator before the agents; for crd restart the agents first. The variable of Kubespray only accepts crd and kvstore.':
    'Cilium 1.17 及更高版本无需复制即可迁移：依次把 identity-allocation-mode 设为 doublewrite-readkvstore、doublewrite-readcrd 和 crd，每次滚动更新一遍。先重启 operator 再重启 agent；改为 crd 时先重启 agent。Kubespray 的变量只接受 crd 和 kvstore。',
  'Upgrade Cilium first: from 1.20 on the operator can migrate cluster-pool to multi-pool.':
    '先升级 Cilium：从 1.20 起 operator 可以把 cluster-pool 迁移到 multi-pool。',
  'Nothing for pods: they keep their addresses. Routes that BGP announces for pod networks are withdrawn until agents restart.':
    'Pod 不受影响，保持原来的地址。BGP 为 Pod 网段通告的路由会撤回，直到 agent 重启。',
  'Create the CiliumPodIPPool "default" with the old ranges and the old mask size, or set auto-create-cilium-pod-ip-pools.':
    '用原来的网段和掩码长度创建 CiliumPodIPPool "default"，或设置 auto-create-cilium-pod-ip-pools。',
  'Set enable-cluster-pool-to-multi-pool-migration: "true" together with ipam: multi-pool.':
    '同时设置 enable-cluster-pool-to-multi-pool-migration: "true" 和 ipam: multi-pool。',
  'Wait until every CiliumNode lists its pod network under pools.':
    '等到每个 CiliumNode 都在 pools 下列出自己的 Pod 网段。',
  'If BGP announces pod networks, change CiliumBGPAdvertisement from PodCIDR to CiliumPodIPPool before the agents restart.':
    '如果用 BGP 通告 Pod 网段，请在 agent 重启之前把 CiliumBGPAdvertisement 由 PodCIDR 改为 CiliumPodIPPool。',
  'Every pod network of a node belongs to a pool.': '每个节点的 Pod 网段都属于某个地址池。',
  'Cilium does not support a rollback of this migration.': 'Cilium 不支持回滚该迁移。',
  'Nothing, if the key id increases by one: agents load the new key within a minute, and keep the old one for five minutes (ipsec-key-rotation-duration).':
    '如果密钥编号加一，则不会中断：agent 在一分钟内加载新密钥，旧密钥保留五分钟（ipsec-key-rotation-duration）。',
  'Do not rotate during an upgrade of Cilium: all nodes must run the same version.':
    '升级 Cilium 期间不要轮换密钥：所有节点必须运行相同的版本。',
  'Rotate in all clusters of the mesh, and raise ipsec-key-rotation-duration if that takes longer than five minutes.':
    '在 mesh 的所有集群中轮换；如果超过五分钟，请调大 ipsec-key-rotation-duration。',
  'Replace the key. The Cilium CLI increases the key id.': '替换密钥。Cilium CLI 会把密钥编号加一。',
  'Wait five minutes: agents reload the Secret. A key of another length takes effect only after they restart.':
    '等待五分钟：agent 会重新加载 Secret。长度不同的密钥只有重启 agent 后才生效。',
  'The agent of one node reports no IPsec errors. After the rotation, it has two keys per IP family for each other node (one key in total before 1.16).':
    '一个节点的 agent 没有报告 IPsec 错误。轮换之后，该 agent 对其他每个节点的每个地址族有两个密钥（1.16 之前总共一个）。',
  'Install kube-proxy again, from the first control plane node. If the file lists addon/kube-proxy under skipPhases, remove that line first.':
    '在第一个控制平面节点上重新安装 kube-proxy。如果该文件的 skipPhases 中有 addon/kube-proxy，请先删除该行。',
  'Remove the rules that kube-proxy leaves on every node.{0}': '在每个节点上删除 kube-proxy 留下的规则。{0}',
  'On nodes with several interfaces, INTERNAL-IP must be on an interface with the same name on all nodes.':
    '在有多个网卡的节点上，INTERNAL-IP 必须位于所有节点上名称相同的网卡。',
  'Delete kube-proxy when the agents are ready: Kubespray stops installing it, and does not remove it. Without the ConfigMap an upgrade by kubeadm does not install it again.':
    'agent 就绪后删除 kube-proxy：Kubespray 只是不再安装 kube-proxy，不会删除已有的 kube-proxy。没有该 ConfigMap 时，kubeadm 升级不会重新安装 kube-proxy。',
  'The agent of one node replaces kube-proxy.': '一个节点的 agent 已替代 kube-proxy。',
  'It is unknown how traffic behaves while kube-proxy runs together with the agents: their rules are independent of each other.':
    '尚不清楚 kube-proxy 与 agent 同时运行时流量会怎样：kube-proxy 与 agent 的规则互相独立。',
  'Existing connections to Services break when the agents restart without kube-proxy replacement: the two NAT tables are independent.':
    'agent 关闭 kube-proxy 替代并重启时，到 Service 的现有连接会中断：两个 NAT 表互相独立。',
  'Before the agents stop replacing kube-proxy, install it from the first control plane node. If the file lists addon/kube-proxy under skipPhases, remove that line first.':
    '在 agent 停止替代 kube-proxy 之前，先在第一个控制平面节点上安装 kube-proxy。如果该文件的 skipPhases 中有 addon/kube-proxy，请先删除该行。',
  "It is unknown how Services behave while both run. Cilium's documentation only states that they work independently.":
    '尚不清楚 kube-proxy 与 Cilium 同时运行时 Service 会怎样。Cilium 文档只说明 kube-proxy 与 Cilium 互相独立工作。',
  'Until the agents of all nodes have restarted, new connections can reach different backends. A connection that the network routes to another node can break.':
    '在所有节点的 agent 重启之前，新连接可能到达不同的后端。如果网络把连接路由到另一节点，连接可能中断。',
  'The agent of one node uses the new load balancing algorithm.': '一个节点的 agent 使用新的负载均衡算法。',
  'The agent of one node uses the new load balancing mode.': '一个节点的 agent 使用新的负载均衡模式。',
  'The agent of one node uses the new masquerading mode.': '一个节点的 agent 使用新的地址伪装方式。',
  'BIG TCP for IPv4': '用于 IPv4 的 BIG TCP',
  'BIG TCP for IPv6': '用于 IPv6 的 BIG TCP',
  'Settings that pods get when they are created': 'Pod 创建时应用的设置',
  'Options that agents and operator read when they start': 'agent 和 operator 启动时读取的选项',
  'The agent does not start on nodes that still have pods with the other kind of interface.':
    '如果节点上仍有使用另一种接口的 Pod，agent 无法启动。',
  'Nothing for existing pods: they keep their settings until they are recreated.':
    '现有的 Pod 不受影响，在重建之前会保持原来的设置。',
  "Change one node after another: drain it, set the new mode for it, and uncordon it. Cilium's documentation uses CiliumNodeConfig for this.":
    '逐个修改节点：drain 节点，为该节点设置新模式，再 uncordon 节点。Cilium 文档用 CiliumNodeConfig 实现。',
  "Cilium's documentation warns not to change elements of the list. Add the new range after the old one, unless you must remove the old one.":
    'Cilium 文档警告不要修改列表中的元素。除非必须删除旧网段，否则在旧网段之后添加新网段。',
  "Cilium's documentation states that this cannot be changed. It does not describe what happens otherwise.":
    'Cilium 文档说明不能修改此项，没有说明修改后会怎样。',
  "Keep the mask size: Cilium's documentation states that it cannot be changed. If addresses run out, add another range instead.":
    '保持掩码长度不变：Cilium 文档说明不能修改掩码长度。如果地址不足，请另外添加网段。',
  'It is unknown what the operator does with nodes that have a pod network of the old size.':
    '尚不清楚 operator 如何处理使用旧大小 Pod 网段的节点。',
  'Enforcement of network policies': '网络策略的执行',
  'audit mode {0}': '审计模式 {0}',
  'After the agent restarts, traffic that no policy allows is dropped.': 'agent 重启之后，没有策略允许的流量会被丢弃。',
  'Nothing: less traffic is dropped than before.': '不会中断：丢弃的流量比之前少。',
  'Use audit mode first (policy-audit-mode: "true"), and check which traffic would be dropped.':
    '先使用审计模式（policy-audit-mode: "true"），并检查哪些流量会被丢弃。',
  'Write policies for all pods first, also for DNS and health checks: a pod that no policy selects gets no traffic.':
    '先为所有 Pod 编写策略，包括 DNS 和健康检查：没有被任何策略选择的 Pod 收不到流量。',
  'Existing pods keep the smaller MTU of the tunnel until they are recreated.':
    '现有的 Pod 在重建之前会保持隧道较小的 MTU。',
  'Existing pods keep their MTU until they are recreated. Packets that are too large for the tunnel can get lost.':
    '现有的 Pod 在重建之前会保持原来的 MTU。超过隧道限制的数据包可能丢失。',
  'Check that all nodes are in one layer 2 network: auto-direct-node-routes only adds routes between neighbors.':
    '确认所有节点在同一个二层网络中：auto-direct-node-routes 只在相邻节点之间添加路由。',
  'Check that routers or BGP connect the layer 2 networks: direct-routing-skip-unreachable leaves out routes between them.':
    '确认路由器或 BGP 连通各个二层网络：direct-routing-skip-unreachable 不会添加二层网络之间的路由。',
  'Check that the network routes pod addresses: a router, or a routing daemon on each node, must know the pod network of every node.':
    '确认网络能路由 Pod 地址：路由器或每个节点上的路由守护进程必须知道所有节点的 Pod 网段。',
  '{0} Firewalls have to let pod addresses through.': '{0}防火墙必须放行 Pod 地址。',
  'Open {0} between all nodes. VXLAN adds 50 bytes to each packet, and Geneve at least as many: check the MTU of the network.':
    '在所有节点之间放行 {0}。VXLAN 会给每个数据包增加 50 字节，Geneve 至少同样多：请检查网络的 MTU。',
  'The agent of one node uses the new routing mode.': '一个节点的 agent 使用新的路由模式。',
  'Helm values that stay': '保留的 Helm values',
  'The Cilium CLI keeps values that are no longer set. {0}: {1}. Set each one to what you want, or reset all values once: {2}':
    'Cilium CLI 会保留已不再设置的值。{0}：{1}。请为每个值设置所需的内容，或一次性重置所有值：{2}',
  'This one stays': '会保留的值',
  'These stay': '会保留的值',
  'Check which values are still set.': '检查哪些值仍然被设置。',
  'Nothing to do: the values are set again.': '无需操作：这些值会重新设置。',
  'After a manual reset, the next run of the playbook keeps the values that the release has then.':
    '手动重置之后，下次运行 playbook 会保留当时 release 中的值。',
  'run on the first control plane node: cilium upgrade --reset-values --version {0} -f /etc/kubernetes/cilium-values.yaml.':
    '在第一个控制平面节点上执行：cilium upgrade --reset-values --version {0} -f /etc/kubernetes/cilium-values.yaml。',
  'run the playbook with -e {0}=--reset-values.': '运行 playbook 时加上 -e {0}=--reset-values。',
  'The Cilium CLI keeps values that are no longer set: removing a variable changes nothing. Set each one to the default of the chart: {0}.':
    'Cilium CLI 会保留不再设置的值：删除变量不会改变任何内容。请把每个值设为 chart 的默认值：{0}。',
  'The Cilium CLI keeps values that are no longer set: removing a variable changes nothing. The chart has no default for {0}. Reset all values once: {1}':
    'Cilium CLI 会保留不再设置的值：删除变量不会改变任何内容。chart 没有 {0} 的默认值。请一次性重置所有值：{1}',
  'The Cilium CLI keeps values that are no longer set: removing a variable changes nothing. Set each one to the default of the chart: {0}. The chart has no default for {1}. Reset all values once: {2}':
    'Cilium CLI 会保留不再设置的值：删除变量不会改变任何内容。请把每个值设为 chart 的默认值：{0}。chart 没有 {1} 的默认值。请一次性重置所有值：{2}',
  'Tunnel protocol and port': '隧道协议和端口',
  'port {0} to {1}': '端口由 {0} 改为 {1}',
  'Change the tunnel in a separate run, not together with an upgrade of Cilium.':
    '在单独一次运行中修改隧道，不要与升级 Cilium 同时进行。',
  'Every node reaches the health endpoints of the others.': '每个节点都能访问其他节点的健康检查 endpoint。',
  'Helm values that stay on the way back': '回滚时保留的 Helm values',
  'Runs of the playbook': 'playbook 的各次运行',
  'What is interrupted, with the numbers of the runs': '会中断什么（前面是运行的编号）',
  Notes: '说明',
  Run: '运行',
  'Steps before': '之前的步骤',
  'Steps after': '之后的步骤',
  Checks: '检查',
  'The inventory pins Cilium {0}; Kubespray {1} brings {2}. To get it, set or remove {3}.':
    'inventory 固定了 Cilium {0}；Kubespray {1} 自带 {2}。要使用它，请修改或删除 {3}。',
  'Run {0} of {1}': '第 {0} 次运行，共 {1} 次',
  'Back up etcd and the nodes: Kubespray documents no downgrade.': '备份 etcd 和节点：Kubespray 文档没有说明如何降级。',
  'Check out Kubespray {0}, and migrate a copy of the original inventory for it.':
    '检出 Kubespray {0}，并为该版本迁移原始 inventory 的一份副本。',
  'Check out Kubespray {0}, and generate the configuration for it.': '检出 Kubespray {0}，并为该版本生成配置。',
  'Helm values that stay, and options that are removed, depend on the inventory of this run. Compare the copies that you have written.':
    '会保留的 Helm values 和被移除的选项取决于本次运行的 inventory。请比较你写好的各个副本。',
  'Kubespray {0} also installs its own Kubernetes and etcd, which Kubespray does not support on a newer cluster. To go back with Cilium alone, keep Kubespray {1} and set cilium_version, one minor version at a time.':
    'Kubespray {0} 还会安装自带的 Kubernetes 和 etcd，而 Kubespray 不支持在版本更高的集群上安装。若只想回滚 Cilium，请保留 Kubespray {1} 并设置 cilium_version，一次回滚一个次要版本。',
  'Kubespray {0} also installs its own Kubernetes and etcd, which Kubespray does not support on a newer cluster. To go back with Cilium alone, keep Kubespray {1} and set cilium_version, one minor version at a time. It accepts Cilium {2} and later.':
    'Kubespray {0} 还会安装自带的 Kubernetes 和 etcd，而 Kubespray 不支持在版本更高的集群上安装。若只想回滚 Cilium，请保留 Kubespray {1} 并设置 cilium_version，一次回滚一个次要版本。Kubespray {1} 接受 Cilium {2} 及更高版本。',
  'Cilium tests rollbacks only between consecutive minor versions, such as {0} to {1}. Do not skip one: older versions follow in runs of their own.':
    'Cilium 只测试相邻次要版本之间的回滚，例如从 {0} 到 {1}。不要跳过次要版本：回滚到更低的版本时，每个次要版本单独运行一次。',
  'It is unknown what Cilium {0} does on a cluster that never ran it: Cilium tests rollbacks after an upgrade.':
    '尚不清楚在从未运行过 Cilium {0} 的集群上，Cilium {0} 会怎样：Cilium 测试的是升级之后的回滚。',
  'Check out Kubespray {0}. Its inventory is {1}.': '检出 Kubespray {0}，对应的 inventory 是 {1}。',
  'Kubespray documents no downgrade. Restore etcd and the nodes from the backups.':
    'Kubespray 文档没有说明如何降级。请从备份恢复 etcd 和节点。',
  'Kubespray documents no downgrade. Restore etcd and the nodes from the backups, or keep this release and go back with Cilium alone.':
    'Kubespray 文档没有说明如何降级。请从备份恢复 etcd 和节点，或保留该版本，只回滚 Cilium。',
  '{0} cilium_remove_old_resources deletes the old objects of Cilium and Hubble before the chart is installed. {1} Do not set the variable in later runs.':
    '{0}cilium_remove_old_resources 会在安装 chart 之前删除 Cilium 和 Hubble 的旧对象。{1}以后运行时不要再设置该变量。',
  'Kubespray {0} has no variable for such Helm values.': 'Kubespray {0} 没有用于这类 Helm value 的变量。',
  'The API server refuses policies with several L7 protocols for one port, or with more than 40 ports or ICMP rules. The pre-flight check reports them.':
    '如果策略对同一端口使用多种 L7 协议，或有超过 40 个端口或 ICMP 规则，API server 会拒绝该策略。升级前检查会报告这些策略。',
  'Cilium reads GRPCRoute objects as v1. Write them as gateway.networking.k8s.io/v1 instead of v1alpha2.':
    'Cilium 按 v1 读取 GRPCRoute 对象。请改写为 gateway.networking.k8s.io/v1，不要使用 v1alpha2。',
  'The metric cilium_ces_sync_errors_total is removed. Use endpoint_regenerations_total instead of policy_regeneration_total, which is deprecated.':
    '指标 cilium_ces_sync_errors_total 已移除。policy_regeneration_total 已弃用，请使用 endpoint_regenerations_total。',
  'CiliumIdentity objects only keep the namespace as a label. Selectors with other labels find nothing.':
    'CiliumIdentity 对象只保留 namespace 标签。使用其他标签的选择器查找不到对象。',
  'The health check in the place of the one of kube-proxy also succeeds without the API server.':
    '替代 kube-proxy 的健康检查在没有 API server 时也会成功。',
  'ces-slice-mode is deprecated, and Cilium 1.19 removes it.': 'ces-slice-mode 已弃用，Cilium 1.19 会移除该选项。',
  'enable-custom-calls is deprecated, and Cilium 1.19 removes it.':
    'enable-custom-calls 已弃用，Cilium 1.19 会移除该选项。',
  'From Cilium 1.19 on KVStoreMesh cannot be disabled: clustermesh.apiserver.kvstoremesh.enabled is deprecated.':
    '从 Cilium 1.19 起无法关闭 KVStoreMesh：clustermesh.apiserver.kvstoremesh.enabled 已弃用。',
  'Go extensions of Envoy (l7proto) are deprecated, and a later version removes them.':
    'Envoy 的 Go 扩展（l7proto）已弃用，以后的版本会移除该功能。',
  'The chart sets KUBE_CLIENT_BACKOFF_BASE and KUBE_CLIENT_BACKOFF_DURATION itself. Remove them from extraEnv.':
    'chart 会自行设置 KUBE_CLIENT_BACKOFF_BASE 和 KUBE_CLIENT_BACKOFF_DURATION。请从 extraEnv 中删除这两个变量。',
  'No operator has another version.': '没有其他版本的 operator。',
  'Look for Services with SCTP: Cilium only balances TCP and UDP.':
    '查找使用 SCTP 的 Service：Cilium 只对 TCP 和 UDP 做负载均衡。',
  'Look for volumes on NFS or SMB that name a Service: the kernel can lose such mounts when Cilium balances at the socket. Stable kernels from July 2024 on do not.':
    '查找通过 Service 挂载的 NFS 或 SMB 卷：Cilium 在 socket 层做负载均衡时，内核可能会丢失这些挂载。2024 年 7 月起的稳定版内核已修复。',
  'Without these kernel options, sockets of pods stay connected to deleted backends: CONFIG_INET_DIAG, CONFIG_INET_UDP_DIAG and CONFIG_INET_DIAG_DESTROY.':
    '如果内核没有以下选项，Pod 的 socket 会一直连接到已删除的后端：CONFIG_INET_DIAG、CONFIG_INET_UDP_DIAG 和 CONFIG_INET_DIAG_DESTROY。',
  'Masquerading stays with iptables. Its ports can collide with those of NodePort connections in BPF, which are then dropped. Enable BPF masquerading too.':
    '地址伪装仍由 iptables 完成，其端口可能与 BPF 中 NodePort 连接的端口冲突，这些连接会被丢弃。请同时启用 BPF 地址伪装。',
  'Disable TCP Fast Open on the nodes, or use SNAT mode: DSR does not work well with it.':
    '请在节点上关闭 TCP Fast Open，或使用 SNAT 模式：DSR 与 TCP Fast Open 不能很好地配合。',
  'cilium_cgroup_auto_mount is false: on every node, cgroup v2 must already be mounted at cilium_cgroup_host_root.':
    'cilium_cgroup_auto_mount 为 false：每个节点上必须已在 cilium_cgroup_host_root 挂载 cgroup v2。',
  'Write the key in base64: the Secret gets cilium_ipsec_key as it is.':
    '请用 base64 写密钥：cilium_ipsec_key 会原样写入 Secret。',
  'Set cilium_ipsec_key in an Ansible vault, in base64: Kubespray creates the Secret cilium-ipsec-keys from it.':
    '请在 Ansible vault 中以 base64 设置 cilium_ipsec_key：Kubespray 会据此创建 Secret cilium-ipsec-keys。',
  'The Cilium CLI downloads the chart on the first control plane node. Check that the node reaches helm.cilium.io.':
    'Cilium CLI 在第一个控制平面节点上下载 chart。请确认该节点可以访问 helm.cilium.io。',
  'Keep the Secret cilium-ipsec-keys: the agents still need it, and {0} does not create it. Back it up.':
    '请保留 Secret cilium-ipsec-keys：agent 仍然需要该 Secret，而 {0} 不会创建。请备份。',
  'To keep the old Cilium for now, add --skip-tags cilium instead. Kubespray no longer maintains its manifests.':
    '如需暂时保留旧的 Cilium，请改用 --skip-tags cilium。Kubespray 不再维护旧 Cilium 的清单。',
  'Restore the backups: {0} cannot create the manifests of {1}, and running {2} again is a downgrade of Kubespray.':
    '恢复备份：{0} 不能创建 {1} 的清单，而重新运行 {2} 就是降级 Kubespray。',
  'It is unknown whether "cilium uninstall" and the playbook of {0} bring back the manifests. No source describes it.':
    '尚不清楚 "cilium uninstall" 加上 {0} 的 playbook 能否恢复清单。没有来源说明。',
  'Delete the objects of the manifests, and upgrade to {0} again.': '删除清单创建的对象，并重新升级到 {0}。',
  'It is unknown whether Kubespray {0} fits Cilium {1}: its manifests are made for {2}. Lint the inventory with this Cilium.':
    '尚不清楚 Kubespray {0} 是否适合 Cilium {1}：该版本的清单是为 {2} 编写的。请针对该 Cilium 版本对 inventory 运行 lint。',
  'Kubespray {0} refuses {1}: it requires Cilium {2} or later. Restore the backups.':
    'Kubespray {0} 拒绝 {1}，要求 Cilium {2} 或更高版本。请恢复备份。',
  'Set cilium_version: "{0}", so that the next run of the playbook does not upgrade again.':
    '设置 cilium_version: "{0}"，以免下次运行 playbook 时再次升级。',
  'Set cilium_version: "{0}", and run the playbook of {1} again.':
    '设置 cilium_version: "{0}"，并重新运行 {1} 的 playbook。',
  'Go back to the previous DaemonSet. cilium-config and the operator only follow with the next run of the playbook.':
    '回滚到上一个 DaemonSet。cilium-config 和 operator 要到下次运行 playbook 时才会回滚。',
  'Hubble and cilium monitor pause while an agent restarts. If too many events wait, some are lost.':
    'agent 重启期间，Hubble 和 cilium monitor 会暂停。如果等待的事件过多，部分事件会丢失。',
  'Save the values of the running release.': '保存当前 release 的 values。',
  'Upgrade to {0} or a later patch of {1} first. This makes a rollback easier.':
    '先升级到 {0} 或 {1} 的更高补丁版本，这样更容易回滚。',
  'Upgrade to {0} or a later patch of {1} first, with Kubespray {2} and its inventory. This makes a rollback easier.':
    '先用 Kubespray {2} 及其 inventory 升级到 {0} 或 {1} 的更高补丁版本，这样更容易回滚。',
  'Use the values of the running release, not --reuse-values. Set upgradeCompatibility to the first Cilium version of this cluster.':
    '使用当前 release 的 values，不要用 --reuse-values。把 upgradeCompatibility 设为该集群最初安装的 Cilium 版本。',
  'To keep the old defaults, set upgradeCompatibility: "{0}" in {1}. If the cluster was installed with an older Cilium, set that version.':
    '如需保留旧的默认值，请在 {1} 中设置 upgradeCompatibility: "{0}"。如果集群最初安装的 Cilium 版本更低，请设为最初的版本。',
  'Set the old values, and apply them: run the playbook, or Helm where there is no Kubespray.':
    '改回原来的值并应用：运行 playbook；没有 Kubespray 时用 Helm。',
  'Run the playbook {0} times, one after another: {1}.': '依次运行 {0} 次 playbook：{1}。',
  'Migrate a copy of the original inventory for each release before {0}. ORIGINAL is the inventory before this migration.':
    '请为 {0} 之前的每个版本迁移原始 inventory 的一份副本。ORIGINAL 是本次迁移之前的 inventory。',
  'Migrate a copy of the original inventory for each release before {0}. Then run this migration with --write.':
    '请为 {0} 之前的每个版本迁移原始 inventory 的一份副本。然后用 --write 运行本次迁移。',
  'Read the upgrade notes, the checks and the rollback: cilium-extras transition BEFORE@{0} AFTER@{1}.':
    '升级说明、检查和回滚见：cilium-extras transition BEFORE@{0} AFTER@{1}。',
  'Kubespray {0}, Cilium {1}: {2}': 'Kubespray {0}、Cilium {1}：{2}',
  'Run the playbook with this command: {0}.': '用此命令运行 playbook：{0}。',
  'Remove what kube-proxy leaves on every node.{0}': '在每个节点上删除 kube-proxy 留下的内容。{0}',
  'In IPVS mode the addresses of services are on kube-ipvs0 until it is deleted.':
    'IPVS 模式下，Service 的地址一直在 kube-ipvs0 上，直到删除 kube-ipvs0。',
  'Run: {0}.': '运行：{0}。',
  'On every node: {0}.': '在每个节点上：{0}。',
  '{0} Run: {1}.': '{0}运行：{1}。',
  '{0} On every node: {1}.': '{0}在每个节点上：{1}。',
  'routes for each endpoint {0}': '每个 endpoint 的路由 {0}',
  'With IPAM mode eni, masquerading is disabled by default. Set enableIPv4Masquerade: true to keep it.':
    'IPAM 模式为 eni 时，地址伪装默认关闭。如需保留，请设置 enableIPv4Masquerade: true。',
  'Session affinity of Services is enabled by default, and Cilium 1.19 always enables it.':
    'Service 的会话亲和性默认启用，从 Cilium 1.19 起总是启用。',
  'From Cilium 1.19 on these options can no longer be disabled: enable-k8s-endpoint-slice, enable-internal-traffic-policy, enable-svc-source-range-check and bpf-lb-proto-diff.':
    '从 Cilium 1.19 起，这些选项无法关闭：enable-k8s-endpoint-slice、enable-internal-traffic-policy、enable-svc-source-range-check 和 bpf-lb-proto-diff。',
  'enable-k8s-terminating-endpoint and enable-runtime-device-detection are removed: both functions are always enabled.':
    'enable-k8s-terminating-endpoint 和 enable-runtime-device-detection 已移除：两项功能始终启用。',
  'datapath-mode: lb-only becomes bpf-lb-only: "true". Cilium 1.19 removes the old form.':
    'datapath-mode: lb-only 改为 bpf-lb-only: "true"。Cilium 1.19 移除旧写法。',
  'egress-multi-home-ip-rule-compat is deprecated, and Cilium 1.19 removes it. Run 1.18 with "false": it moves the rules to the new scheme.':
    'egress-multi-home-ip-rule-compat 已弃用，Cilium 1.19 会移除。请在 1.18 中设为 "false"，规则会迁移到新的方案。',
  'The size, number and compression of exported files of Hubble move under hubble.export.static and hubble.export.dynamic.config.content.':
    'Hubble 导出文件的大小、数量和压缩设置移到 hubble.export.static 和 hubble.export.dynamic.config.content 之下。',
  'The metrics node_connectivity_status and node_connectivity_latency_seconds are removed, and metrics of BGP and of double-write identities are renamed. cilium_agent_bootstrap_seconds becomes a gauge.':
    '指标 node_connectivity_status 和 node_connectivity_latency_seconds 已移除，BGP 和双写身份的指标已改名。cilium_agent_bootstrap_seconds 变为 gauge。',
};
