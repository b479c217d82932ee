/** Titles, summaries, fixes and messages of features and their constraints. */
import type { Translations } from '../translator.ts';

export const features: Translations = {
  Hubble: 'Hubble（流量观测）',
  'Bandwidth manager': '带宽管理器',
  'Rate limits for pods by earliest departure time, and TCP BBR.':
    '按最早离开时间（EDT）限制 Pod 带宽，并支持 TCP BBR。',
  'The bandwidth manager of this version has no BBR.': '该版本的带宽管理器不支持 BBR。',
  'This version cannot limit BBR to the host namespace.': 'BBR 不能限定在宿主机命名空间。',
  'Cluster mesh': 'Cluster Mesh',
  'In this version, a mesh has at most 255 clusters.': '一个 mesh 最多 255 个集群。',
  'Direct server return (DSR)': '直接服务器返回（DSR）',
  'Backend nodes send replies directly to the client, and pods see the client address.':
    '后端节点直接向客户端回包，Pod 能看到客户端地址。',
  'DSR of this version cannot use {1} dispatch.': 'DSR 不支持 {1} 分发方式。',
  'Egress gateway': '出口网关',
  'Traffic of selected pods leaves the cluster through gateway nodes with fixed source addresses.':
    '所选 Pod 的流量经网关节点离开集群，源地址固定。',
  'This version has no egress gateway.': '该版本的 Cilium 没有出口网关。',
  'Only Cilium 1.12 to 1.14 install routes on gateway nodes. Remove installRoutes.':
    '只有 Cilium 1.12 至 1.14 会在网关节点上安装路由：请删除 installRoutes。',
  'The egress gateway of this version has no {1}.': '该版本的出口网关不支持 {1}。',
  'External access to ClusterIPs': '从集群外访问 ClusterIP',
  'Clients outside the cluster can connect to ClusterIPs.': '集群外的客户端可以访问 ClusterIP。',
  'This version has no option for external access to ClusterIPs.':
    '该版本的 Cilium 没有从集群外访问 ClusterIP 的选项。',
  'Kube-proxy replacement': 'kube-proxy 替代',
  'Cilium handles Services in eBPF, and kube-proxy is not deployed.':
    '由 Cilium 在 eBPF 中处理 Service，不部署 kube-proxy。',
  'Maglev consistent hashing': 'Maglev 一致性哈希',
  'Every node selects the same backend for a connection, also when other backends are added or removed.':
    '每个节点为同一连接选择相同的后端，增减其他后端时也不变。',
  'Neighbor discovery': '邻居发现',
  'The load balancer knows the link-layer addresses of the other nodes.': '负载均衡掌握其他节点的链路层地址。',
  'Neighbor discovery cannot be disabled: it always runs with BPF NodePort.':
    '邻居发现不能关闭：启用 BPF NodePort 时总会运行邻居发现。',
  'Routing mode': '路由模式',
  'Pod traffic between nodes: encapsulated in a tunnel, or routed natively by the network.':
    '节点间的 Pod 流量：封装在隧道中，或由网络原生路由。',
  'In this version, one value sets mode and protocol, so native routing has no tunnel protocol.':
    '模式和协议由同一个值设置，因此原生路由不能指定隧道协议。',
  'Direct node routes of this version cannot skip unreachable nodes.': '直连节点路由不能跳过不可达的节点。',
  'This version has no native routing CIDR for IPv6.': '该版本没有 IPv6 的原生路由 CIDR。',
  'Routing cannot be disabled. Set features.routing.mode: tunnel or native.':
    '路由不能关闭：请使用 tunnel 或 native 模式。',
  'Service mesh': '服务网格',
  "Ingress, Gateway API and Envoy configuration, served by Cilium's Envoy on every node; mutual authentication.":
    '由每个节点上 Cilium 的 Envoy 提供 Ingress、Gateway API 和 Envoy 配置，以及双向认证。',
  'This version has no service mesh.': '该版本的 Cilium 没有服务网格。',
  'In this version, Ingress objects cannot share a load balancer.': 'Ingress 对象不能共享负载均衡器。',
  'The chart cannot make its IngressClass the default one.': 'chart 不能把 Cilium 的 IngressClass 设为默认。',
  'Ingress of this version cannot listen on the host network.': 'Ingress 不能监听主机网络。',
  'This version cannot serve Gateway API objects.': '该版本的 Cilium 不支持 Gateway API。',
  'Gateway API of this version cannot listen on the host network.': 'Gateway API 不能监听主机网络。',
  'This version has no mutual authentication.': '该版本的 Cilium 没有双向认证。',
  'The chart cannot set up the Service of Ingress.': 'chart 不能设置 Ingress 的 Service。',
  'The chart cannot say where TLS secrets are kept.': 'chart 不能指定 TLS Secret 的存放位置。',
  'Gateway API cannot {1}.': 'Gateway API 不能{1}。',
  'Ingress does not speak the PROXY protocol.': 'Ingress 不支持 PROXY 协议。',
  'Ingress has no default TLS secret.': 'Ingress 没有默认 TLS Secret。',
  'offer ALPN': '提供 ALPN',
  'follow the app protocol of Services': '使用 Service 的 appProtocol',
  'speak the PROXY protocol': '使用 PROXY 协议',
  'set the traffic policy of its Services': '设置其 Service 的流量策略',
  'trust proxies in front of it': '信任前面的代理',
  'The chart cannot choose whether there is a GatewayClass.': 'chart 不能选择是否创建 GatewayClass。',
  'Envoy runs inside of the agents.': 'Envoy 运行在 agent 内部。',
  'enable-host-legacy-routing is "true"': 'enable-host-legacy-routing 为 "true"',
  'masquerading uses iptables': '地址伪装由 iptables 完成',
  'BPF NodePort is off': 'BPF NodePort 未启用',
  'kube-proxy replacement is not fully enabled': 'kube-proxy 替代未完全启用',
  'IPsec is on': '已启用 IPsec',
  'the kernel is older than 5.10': '内核版本低于 5.10',
  'endpoint routes are on': '已启用 endpoint 路由',
  'WireGuard is on': '已启用 WireGuard',
  'pod traffic is tunnelled': 'Pod 流量使用隧道',
  'Expected a duration such as 30s or 1m30s': '应为时长，例如 30s 或 1m30s',
  '{1} without kube-proxy replacement': '{1}需要 kube-proxy 替代',
  'Enable kube-proxy replacement, or disable {1}.': '请启用 kube-proxy 替代，或关闭{1}。',
  '{1} has no effect, because kube-proxy replacement is disabled.': '{1} 不生效，因为未启用 kube-proxy 替代。',
  'Socket load balancing': 'socket 负载均衡',
  'Service addresses are translated at the socket, in all namespaces or only in the host namespace.':
    '在 socket 层转换 Service 地址：所有命名空间，或仅宿主机命名空间。',
  'This version cannot restrict socket load balancing to the host namespace.':
    'socket 负载均衡不能限定在宿主机命名空间。',
  'Topology-aware hints': '拓扑感知提示',
  'Services prefer endpoints in the zone of the node, as the hints of Kubernetes specify.':
    'Service 按 Kubernetes 的提示优先使用节点所在可用区的 endpoint。',
  'This version does not read topology hints of endpoints.': '该版本不读取 endpoint 的拓扑提示。',
  'XDP acceleration': 'XDP 加速',
  'Load balancing in the network driver, before the kernel processes the packet.':
    '在内核处理数据包之前，由网卡驱动完成负载均衡。',
  'BBR for the host namespace without BBR': '宿主机命名空间的 BBR 需要先启用 BBR',
  'Enable bbr too.': '请同时启用 bbr。',
  'The agent does not start with {1} alone.': '只设置 {1} 时，agent 无法启动。',
  'BBR for pods requires kernel 5.18': 'Pod 的 BBR 需要 5.18 内核',
  'Use kernel 5.18 or newer on every node, or disable bbr.': '请在每个节点上使用 5.18 或更高版本的内核，或关闭 bbr。',
  'BBR without the bandwidth manager': '未启用带宽管理器而设置 BBR',
  'Set enable-bandwidth-manager: "true".': '请设置 enable-bandwidth-manager: "true"。',
  '{1} has no effect without the bandwidth manager.': '未启用带宽管理器时 {1} 不生效。',
  'BBR for pods requires BPF host routing': 'Pod 的 BBR 需要 BPF 主机路由',
  'Use full kube-proxy replacement and BPF masquerading, and disable legacy host routing and IPsec.':
    '请使用完整的 kube-proxy 替代和 BPF 地址伪装，并关闭传统主机路由和 IPsec。',
  'BBR for pods before Cilium 1.12': 'Cilium 1.12 之前的 Pod BBR',
  'Use Cilium 1.12 or newer.': '请使用 Cilium 1.12 或更高版本。',
  'Cilium {1} ignores {2}.': 'Cilium {1} 会忽略 {2}。',
  'Bandwidth manager without BPF host routing': '带宽管理器未配合 BPF 主机路由',
  'Use full kube-proxy replacement and BPF masquerading, and disable legacy host routing.':
    '请使用完整的 kube-proxy 替代和 BPF 地址伪装，并关闭传统主机路由。',
  'The bandwidth manager is on without BPF host routing, which can add latency.':
    '带宽管理器已启用，但没有启用 BPF 主机路由，这可能增加延迟。',
  'The bandwidth manager requires kernel 5.1': '带宽管理器需要 5.1 内核',
  'Use kernel 5.1 or newer on every node.': '请在每个节点上使用 5.1 或更高版本的内核。',
  'On kernel {1} the agent disables the bandwidth manager. Use kernel 5.1 or newer.':
    '在 {1} 内核上 agent 会关闭带宽管理器。请使用 5.1 或更高版本的内核。',
  'IPsec disables the bandwidth manager': 'IPsec 会关闭带宽管理器',
  'Use WireGuard instead of IPsec, or remove the bandwidth manager.': '请用 WireGuard 代替 IPsec，或去掉带宽管理器。',
  'With IPsec enabled, the agent disables the bandwidth manager.': '启用 IPsec 时 agent 会关闭带宽管理器。',
  'Cluster id that conflicts with cloud IPAM': '集群 id 与云 IPAM 冲突',
  'Choose an id below 128 or from 256 to 383. Or set allow-unsafe-policy-skb-usage: "true", and accept that policies can drop traffic.':
    '请选择小于 128 或 256 至 383 的 id；或设置 allow-unsafe-policy-skb-usage: "true"，并接受策略可能丢弃流量。',
  'With cloud IPAM the agent does not start with {1}, because network policies would drop traffic.':
    '使用云 IPAM 并设置 {1} 时，agent 无法启动，因为网络策略会丢弃流量。',
  'Cluster id without a cluster name': '设置了集群 id 而未设置集群名称',
  'Give the cluster a name that is unique in the mesh.': '请为集群设置在 mesh 中唯一的名称。',
  'Cluster id out of range': '集群 id 超出范围',
  'Choose a free id in the range, or set maxConnectedClusters to 511 in every cluster before you create the mesh.':
    '请在范围内选择未使用的 id，或在创建 mesh 之前把所有集群的 maxConnectedClusters 设为 511。',
  'Use an id from 1 to {1}.': '请使用 1 至 {1} 的 id。',
  'Cluster id 0 in a mesh': 'mesh 中的集群 id 为 0',
  'Set an id of 1 or higher that no other cluster has.': '请设置 1 或更大、且其他集群未使用的 id。',
  'Other clusters reject a cluster with id 0. Set features.clusterMesh.id to 1 or higher. No other cluster may have this id.':
    '其他集群会拒绝 id 为 0 的集群。请把 features.clusterMesh.id 设为 1 或更大、且其他集群未使用的 id。',
  'Mesh of 511 clusters before Cilium 1.15': 'Cilium 1.15 之前的 511 集群 mesh',
  'Use Cilium 1.15 or newer in every cluster of the mesh.': '请在 mesh 的每个集群中使用 Cilium 1.15 或更高版本。',
  'Cilium {1} ignores {2} and allows at most 255 clusters.': 'Cilium {1} 会忽略 {2}，最多允许 255 个集群。',
  'Invalid maximum number of clusters': '最大集群数无效',
  'The agent does not start with {1}.': '设置 {1} 时，agent 无法启动。',
  'Invalid cluster name': '集群名称无效',
  'Choose a valid name before the cluster joins a mesh. A later change requires a restart of all workloads.':
    '请在集群加入 mesh 之前选择有效的名称。以后修改名称，需要重启所有工作负载。',
  'Cilium {2} cannot be installed with the cluster name "{1}".': '集群名称为 "{1}" 时，无法安装 Cilium {2}。',
  '1.16 and later': '1.16 及更高版本',
  'Cluster name that YAML reads as a number or boolean': 'YAML 会把集群名称读作数字或布尔值',
  'Choose a name that YAML reads as a string, such as c7 instead of 7.':
    '请选择 YAML 会读作字符串的名称，例如用 c7 代替 7。',
  'The chart of Cilium {1} writes the cluster name "{2}" without quotes. YAML reads {3}, and the installation fails. Choose a name that YAML reads as a string, such as {4}.':
    'Cilium {1} 的 chart 写入集群名称 "{2}" 时不加引号。YAML 会把该名称读作{3}，因此安装失败。请选择 YAML 会读作字符串的名称，例如 {4}。',
  'Load balancer mode per Service without IPIP dispatch': '按 Service 选择负载均衡模式但未使用 IPIP 分发',
  'Set the dispatch to ipip, or disable bpf-lb-mode-annotation.':
    '请把分发方式设为 ipip，或关闭 bpf-lb-mode-annotation。',
  'Cilium {1} does not start with {2} and dispatch "{3}".': '{2} 与分发方式 "{3}" 同时设置时，Cilium {1} 无法启动。',
  'Load balancer mode per Service in a tunnel without Geneve dispatch':
    '隧道中按 Service 选择负载均衡模式但未使用 Geneve 分发',
  'Use native routing, or a Geneve tunnel with Geneve dispatch, or disable bpf-lb-mode-annotation.':
    '请使用原生路由，或使用 Geneve 隧道和 Geneve 分发，或关闭 bpf-lb-mode-annotation。',
  'In a {1} tunnel, Cilium {2} does not start with {3} and dispatch "{4}".':
    '在 {1} 隧道中，{3} 与分发方式 "{4}" 同时设置时，Cilium {2} 无法启动。',
  'Load balancer mode per Service with hybrid as the default mode': '按 Service 选择负载均衡模式，而默认模式为 hybrid',
  'Set the mode to snat or dsr, or disable bpf-lb-mode-annotation.':
    '请把模式设为 snat 或 dsr，或关闭 bpf-lb-mode-annotation。',
  'Cilium {1} does not start with {2} in hybrid mode.': 'hybrid 模式下设置 {2} 时，Cilium {1} 无法启动。',
  'Invalid DSR dispatch': 'DSR 分发方式无效',
  'Write opt, ipip or geneve.': '请写 opt、ipip 或 geneve。',
  'Cilium {1} silently ignores DSR dispatch "{2}".': 'Cilium {1} 会忽略 DSR 分发方式 "{2}"，不报错。',
  'Cilium {1} does not start with DSR dispatch "{2}".': 'DSR 分发方式为 "{2}" 时，Cilium {1} 无法启动。',
  'Geneve dispatch with another tunnel protocol': 'Geneve 分发使用了其他隧道协议',
  'Set the tunnel protocol to geneve.': '请把隧道协议设为 geneve。',
  'Cilium {1} does not start with Geneve dispatch and tunnel protocol "{2}".':
    '使用 Geneve 分发而隧道协议为 "{2}" 时，Cilium {1} 无法启动。',
  'Geneve dispatch before Cilium 1.14': 'Cilium 1.14 之前的 Geneve 分发',
  'Use option dispatch with native routing, or Cilium 1.14 or newer.':
    '请使用原生路由和 opt 分发，或使用 Cilium 1.14 或更高版本。',
  'Cilium {1} does not start with Geneve dispatch, which requires 1.14.':
    '设置 Geneve 分发时，Cilium {1} 无法启动：Geneve 分发需要 Cilium 1.14。',
  'High-scale ipcache without DSR over Geneve': 'high-scale ipcache 未使用基于 Geneve 的 DSR',
  'Set the mode to dsr and the dispatch to geneve.': '请把模式设为 dsr，分发方式设为 geneve。',
  'Cilium {1} does not start with high-scale ipcache in load balancer mode "{2}" with dispatch "{3}".':
    '启用 high-scale ipcache 而负载均衡模式为 "{2}"、分发方式为 "{3}" 时，Cilium {1} 无法启动。',
  'Hybrid mode with IPIP dispatch': 'hybrid 模式使用了 IPIP 分发',
  'Set the dispatch to opt, or from 1.14 on to geneve.': '请把分发方式设为 opt，自 1.14 起也可设为 geneve。',
  'Cilium {1} does not start with IPIP dispatch in hybrid mode.':
    'hybrid 模式下使用 IPIP 分发时，Cilium {1} 无法启动。',
  'IPIP dispatch on nodes that run pods': '在运行 Pod 的节点上使用 IPIP 分发',
  'Set the dispatch to opt, or from 1.14 on to geneve. Or use Cilium 1.18 or newer.':
    '请把分发方式设为 opt，自 1.14 起也可设为 geneve；或使用 Cilium 1.18 或更高版本。',
  'Cilium {1} does not start with IPIP dispatch on nodes that run pods.':
    '在运行 Pod 的节点上使用 IPIP 分发时，Cilium {1} 无法启动。',
  'IPIP dispatch without XDP': '未启用 XDP 而使用 IPIP 分发',
  'Enable XDP acceleration, use another dispatch, or use Cilium 1.19 or newer.':
    '请启用 XDP 加速，使用其他分发方式，或使用 Cilium 1.19 或更高版本。',
  'Cilium {1} does not start with IPIP dispatch unless XDP acceleration is enabled.':
    '未启用 XDP 加速而使用 IPIP 分发时，Cilium {1} 无法启动。',
  'IPIP dispatch in a tunnel': '隧道中使用 IPIP 分发',
  'Use native routing, or use a Geneve tunnel with Geneve dispatch.':
    '请使用原生路由，或使用 Geneve 隧道和 Geneve 分发。',
  'Cilium {1} does not start with IPIP dispatch in a tunnel.': '在隧道中使用 IPIP 分发时，Cilium {1} 无法启动。',
  'Invalid load balancer mode': '负载均衡模式无效',
  'Write snat, dsr or hybrid. From 1.17 on, bpf-lb-mode-annotation enables a mode per Service.':
    '请写 snat、dsr 或 hybrid。自 1.17 起，bpf-lb-mode-annotation 可按 Service 选择模式。',
  'Cilium {1} does not start with load balancer mode "{2}".': '负载均衡模式为 "{2}" 时，Cilium {1} 无法启动。',
  'NAT46x64 with DSR': 'NAT46x64 与 DSR 同时使用',
  'Set the mode to snat, or disable bpf-lb-nat46x64.': '请把模式设为 snat，或关闭 bpf-lb-nat46x64。',
  'Cilium {1} does not start with {2} in load balancer mode "{3}".':
    '负载均衡模式为 "{3}" 且设置了 {2} 时，Cilium {1} 无法启动。',
  'DSR with option dispatch in a tunnel': '隧道中使用 opt 分发的 DSR',
  'Use native routing. From 1.14 on, a Geneve tunnel with Geneve dispatch works too.':
    '请使用原生路由。自 1.14 起，也可使用 Geneve 隧道和 Geneve 分发。',
  'does not start': '无法启动',
  'In a tunnel, Cilium {1} does not use load balancer mode "{2}" and falls back to SNAT.':
    '在隧道中，Cilium {1} 不使用负载均衡模式 "{2}"，会退回到 SNAT。',
  'IPIP source CIDR without IPIP dispatch': '设置了 IPIP 源 CIDR 而未使用 IPIP 分发',
  'Remove the CIDR, or use mode dsr with IPIP dispatch.': '请删除该 CIDR，或使用 dsr 模式和 IPIP 分发。',
  'Cilium {1} does not start with {2} in load balancer mode "{3}" with dispatch "{4}".':
    '负载均衡模式为 "{3}"、分发方式为 "{4}" 且设置了 {2} 时，Cilium {1} 无法启动。',
  'Egress gateway without identity allocation mode crd': '出口网关未使用 crd 身份分配模式',
  'Set the identity allocation mode to crd. A running cluster requires a migration.':
    '请把身份分配模式设为 crd。运行中的集群需要迁移。',
  'With the egress gateway the agent does not start with {1}.': '启用出口网关并设置 {1} 时，agent 无法启动。',
  'install-egress-gateway-routes has no effect': 'install-egress-gateway-routes 不生效',
  'Remove it. From 1.15 on the datapath selects the interface.': '请删除该选项。自 1.15 起由数据平面选择接口。',
  '{1} has no effect in Cilium {2}.': '{1} 在 Cilium {2} 中不生效。',
  'Egress gateway on an IPv6 underlay': 'IPv6 underlay 上的出口网关',
  'Set underlay-protocol to ipv4.': '请把 underlay-protocol 设为 ipv4。',
  'With the egress gateway the agent does not start on an IPv6 underlay.':
    '在 IPv6 underlay 上启用出口网关时，agent 无法启动。',
  'Egress gateway policies for IPv6 without IPv6 masquerading': '未启用 IPv6 地址伪装的 IPv6 出口网关策略',
  'Set enable-ipv6-masquerade: "true" if policies have IPv6 destinations.':
    '如果策略有 IPv6 目的地址，请设置 enable-ipv6-masquerade: "true"。',
  'Egress gateway policies with IPv6 destinations have no effect while {1} is "false".':
    '{1} 为 "false" 时，目的地址为 IPv6 的出口网关策略不生效。',
  'The egress gateway requires kernel 5.2 up to Cilium 1.13': 'Cilium 1.13 及更早版本的出口网关需要 5.2 内核',
  'Use kernel 5.2 or newer on every node.': '请在每个节点上使用 5.2 或更高版本的内核。',
  'The egress gateway of Cilium {1} requires kernel 5.2.': 'Cilium {1} 的出口网关需要 5.2 内核。',
  'Pods with an L7 policy bypass the egress gateway up to Cilium 1.15':
    'Cilium 1.15 及更早版本中，应用了 L7 策略的 Pod 会绕过出口网关',
  'Disable the L7 proxy, as the documentation of Cilium 1.12 to 1.15 recommends, or apply no L7 policies to these pods.':
    '请按 Cilium 1.12 至 1.15 文档的建议关闭 L7 代理，或不对这些 Pod 应用 L7 策略。',
  'Pods that an L7 policy selects bypass the egress gateway.': 'L7 策略选中的 Pod 会绕过出口网关。',
  'The egress gateway requires BPF masquerading': '出口网关需要 BPF 地址伪装',
  'Enable BPF masquerading, IPv4 masquerading and kube-proxy replacement.':
    '请启用 BPF 地址伪装、IPv4 地址伪装和 kube-proxy 替代。',
  'The egress gateway requires BPF masquerading for IPv4, or the agent does not start.':
    '出口网关需要 IPv4 的 BPF 地址伪装，否则 agent 无法启动。',
  'It falls back to iptables here, because kube-proxy replacement is disabled. Enable kube-proxy replacement.':
    '未启用 kube-proxy 替代，因此地址伪装会退回到 iptables。请启用 kube-proxy 替代。',
  'Set enable-bpf-masquerade: "true".': '请设置 enable-bpf-masquerade: "true"。',
  'The egress gateway requires kube-proxy replacement': '出口网关需要 kube-proxy 替代',
  'Enable kubeProxyReplacement too.': '请同时启用 kubeProxyReplacement。',
  'The egress gateway requires kube-proxy replacement, or the agent does not start.':
    '出口网关需要 kube-proxy 替代，否则 agent 无法启动。',
  "Cilium's documentation requires full kube-proxy replacement for the egress gateway. Without it, traffic may leave with the wrong source address.":
    'Cilium 文档要求出口网关使用完整的 kube-proxy 替代。否则流量可能以错误的源地址离开集群。',
  'The egress gateway requires remote node identities up to Cilium 1.15':
    'Cilium 1.15 及更早版本的出口网关需要远程节点身份',
  'Set enable-remote-node-identity: "true".': '请设置 enable-remote-node-identity: "true"。',
  'The egress gateway requires remote node identities, or the agent does not start.':
    '出口网关需要远程节点身份，否则 agent 无法启动。',
  'Egress gateway in a cluster mesh': 'Cluster Mesh 中的出口网关',
  'Define gateway nodes and policies in every cluster.': '请在每个集群中分别定义网关节点和策略。',
  'The egress gateway conflicts with CiliumEndpointSlice': '出口网关与 CiliumEndpointSlice 冲突',
  'Set enable-cilium-endpoint-slice: "false".': '请设置 enable-cilium-endpoint-slice: "false"。',
  'The agent does not start with both the egress gateway and CiliumEndpointSlice.':
    '同时启用出口网关和 CiliumEndpointSlice 时 agent 无法启动。',
  'The egress gateway conflicts with the high-scale ipcache': '出口网关与 high-scale ipcache 冲突',
  'Set enable-high-scale-ipcache: "false".': '请设置 enable-high-scale-ipcache: "false"。',
  'The agent does not start with both the egress gateway and the high-scale ipcache.':
    '同时启用出口网关和 high-scale ipcache 时 agent 无法启动。',
  'The egress gateway of Cilium 1.10 conflicts with XDP acceleration': 'Cilium 1.10 的出口网关与 XDP 加速冲突',
  'Disable XDP acceleration, or use Cilium 1.11 or newer.': '请关闭 XDP 加速，或使用 Cilium 1.11 或更高版本。',
  'Cilium {1} does not start with both the egress gateway and XDP acceleration.':
    '同时启用出口网关和 XDP 加速时，Cilium {1} 无法启动。',
  'Deprecated option name of the egress gateway': '出口网关的选项名已弃用',
  'Write enable-egress-gateway.': '请写 enable-egress-gateway。',
  '{1} is deprecated, and Cilium 1.19 ignores it.': '{1} 已弃用，Cilium 1.19 会忽略该选项。',
  'Egress gateway option of another Cilium version': '其他 Cilium 版本的出口网关选项',
  'Use the name of this Cilium version, or the feature egressGateway in an intent.':
    '请使用该 Cilium 版本的名称，或在 intent 中使用 egressGateway 功能。',
  'Cilium {1} has no egress gateway, so {2} has no effect. Use Cilium 1.10 or newer.':
    'Cilium {1} 没有出口网关，因此 {2} 不生效。请使用 Cilium 1.10 或更高版本。',
  'Cilium {1} ignores {2}, so the egress gateway stays disabled.': 'Cilium {1} 会忽略 {2}，出口网关仍未启用。',
  'Egress gateway with XDP acceleration, which depends on iptables': '启用 XDP 加速的出口网关依赖 iptables 转发',
  'Run iptables -S FORWARD on each gateway node.': '请在每个网关节点上运行 iptables -S FORWARD。',
  'With XDP acceleration, egress traffic is lost on gateway nodes whose iptables FORWARD chain drops it.':
    '启用 XDP 加速时，如果网关节点的 iptables FORWARD 链丢弃出口流量，这些流量就会丢失。',
  'Maglev with external access to ClusterIPs': 'Maglev 与从集群外访问 ClusterIP 同时使用',
  'If nodes lack memory, set tableSize to the smallest size with 100 entries per backend, or disable Maglev or external access.':
    '如果节点内存不足，请把 tableSize 设为保证每个后端 100 个条目的最小值，或关闭 Maglev，或关闭从集群外访问 ClusterIP。',
  'Each port of a ClusterIP gets a Maglev table of {1} KiB on every node, so 1000 ports need {2} MiB.':
    'ClusterIP 的每个端口在每个节点上都有一张 {1} KiB 的 Maglev 表，1000 个端口需要 {2} MiB。',
  'If nodes lack this memory, reduce {1}.': '如果节点内存不足，请减小 {1}。',
  'Old and new name of a load balancer option with different values': '负载均衡选项的新旧名称取值不同',
  'Keep only the bpf-lb-* name, or set both to the same value.': '请只保留 bpf-lb-* 名称，或把新旧名称设为相同的值。',
  '{1} "{2}" conflicts with {3} "{4}", and the agent does not start.': '{1} "{2}" 与 {3} "{4}" 冲突，agent 无法启动。',
  'Removed name of a load balancer option': '负载均衡选项的旧名称已移除',
  'Write bpf-lb-mode and bpf-lb-algorithm.': '请写 bpf-lb-mode 和 bpf-lb-algorithm。',
  'Deprecated value of kube-proxy-replacement': 'kube-proxy-replacement 的取值已弃用',
  'Write true instead of strict, and false instead of partial or disabled, when you upgrade.':
    '请在升级时用 true 代替 strict，用 false 代替 partial 或 disabled。',
  '{1} is deprecated, and the agent of Cilium 1.16 refuses to start with it.':
    '{1} 已弃用，Cilium 1.16 的 agent 会拒绝启动。',
  'Invalid value of kube-proxy-replacement': 'kube-proxy-replacement 的取值无效',
  'Write strict, partial or disabled up to 1.13, true or false from 1.14 on.':
    '1.13 及更早版本请写 strict、partial 或 disabled，自 1.14 起请写 true 或 false。',
  'Cilium {1} does not start with {2}.': '设置 {2} 时，Cilium {1} 无法启动。',
  'Socket load balancing requires kernel 4.19.57, 5.1.16 or 5.2': 'socket 负载均衡需要 4.19.57、5.1.16 或 5.2 内核',
  'Use a newer kernel on every node.': '请在每个节点上使用更高版本的内核。',
  'Kernel {1} does not support socket load balancing for UDP, so the agent does not start. Use kernel 5.2 or newer, 5.1.16 or later in 5.1, or 4.19.57 or later in 4.19.':
    '{1} 内核不支持 UDP 的 socket 负载均衡，因此 agent 无法启动。请使用 5.2 或更高版本的内核，或 5.1 系列的 5.1.16 及以后版本，或 4.19 系列的 4.19.57 及以后版本。',
  'L2 announcements without kube-proxy replacement': '未启用 kube-proxy 替代而使用 L2 通告',
  'Enable kube-proxy replacement.': '请启用 kube-proxy 替代。',
  'No client reaches a Service through L2 announcements, because kube-proxy replacement is disabled.':
    '由于未启用 kube-proxy 替代，客户端无法通过 L2 通告访问 Service。',
  'install-no-conntrack-iptables-rules without the full BPF datapath':
    '未使用完整 BPF 数据平面而设置 install-no-conntrack-iptables-rules',
  'Set install-no-conntrack-iptables-rules: "false", or enable all of these.':
    '请设置 install-no-conntrack-iptables-rules: "false"，或启用上述全部功能。',
  'The agent does not start: {1} requires full kube-proxy replacement, native routing, IPv4, and BPF masquerading if masquerading is enabled.':
    'agent 无法启动：{1} 需要完整的 kube-proxy 替代、原生路由和 IPv4；启用地址伪装时还需要 BPF 地址伪装。',
  'BPF NodePort conflicts with IPsec up to Cilium 1.15': 'Cilium 1.15 及更早版本的 BPF NodePort 与 IPsec 冲突',
  'Use WireGuard, keep kube-proxy, or use Cilium 1.16 or newer.':
    '请使用 WireGuard，保留 kube-proxy，或使用 Cilium 1.16 或更高版本。',
  'Cilium {1} does not start with both IPsec and BPF NodePort (kube-proxy replacement).':
    '同时启用 IPsec 和 BPF NodePort（kube-proxy 替代）时，Cilium {1} 无法启动。',
  'NodePort range that overlaps the ephemeral ports': 'NodePort 范围与临时端口重叠',
  'Keep the range below 32768, or change net.ipv4.ip_local_port_range on every node.':
    '请把范围保持在 32768 以下，或在每个节点上修改 net.ipv4.ip_local_port_range。',
  'The agent does not start with {1} if net.ipv4.ip_local_port_range is {2}-{3}, the Linux default.':
    '如果 net.ipv4.ip_local_port_range 为 Linux 默认值 {2}-{3}，设置 {1} 时 agent 无法启动。',
  'Partial kube-proxy replacement without session affinity': '部分 kube-proxy 替代不含会话亲和性',
  'Set enable-session-affinity: "true" too, or use full replacement.':
    '请同时设置 enable-session-affinity: "true"，或使用完整替代。',
  'With {1} "partial", ClientIP affinity of Services has no effect.':
    '{1} 为 "partial" 时，Service 的 ClientIP 亲和性不生效。',
  'Removed option for a part of kube-proxy replacement': 'kube-proxy 替代的分项选项已移除',
  'Use full kube-proxy replacement. For socket load balancing alone, set bpf-lb-sock.':
    '请使用完整的 kube-proxy 替代。如只需 socket 负载均衡，设置 bpf-lb-sock。',
  'Cilium {1} ignores {2}, so it has no effect.': 'Cilium {1} 会忽略 {2}，因此该选项不生效。',
  'Invalid load balancing algorithm': '负载均衡算法无效',
  'Write random or maglev.': '请写 random 或 maglev。',
  'Cilium does not start with the load balancing algorithm "{1}".': '负载均衡算法为 "{1}" 时，Cilium 无法启动。',
  'Invalid Maglev hash seed': 'Maglev 哈希种子无效',
  'Write the output of `cilium-extras maglev-seed` or `head -c12 /dev/urandom | base64 -w0`.':
    '请填写 `cilium-extras maglev-seed` 或 `head -c12 /dev/urandom | base64 -w0` 的输出。',
  'Cilium does not start with the Maglev seed "{1}", because it is not {2} bytes in base64.':
    'Maglev 种子为 "{1}" 时，Cilium 无法启动：种子必须是 {2} 字节的 base64。',
  'Maglev with the default hash seed': 'Maglev 使用默认哈希种子',
  'Set one seed for the whole cluster, and do not change it.': '请为整个集群设置同一个种子，之后不要更改。',
  'Set features.maglev.hashSeed to the output of `cilium-extras maglev-seed`.':
    '请把 features.maglev.hashSeed 设为 `cilium-extras maglev-seed` 的输出。',
  'Maglev uses the default seed of Cilium, so anyone can compute which backend gets a connection.':
    'Maglev 使用 Cilium 的默认种子，任何人都能算出某个连接的后端。',
  'Invalid Maglev table size': 'Maglev 表大小无效',
  'Write one of {1}.': '请写以下之一：{1}。',
  'one of {1}': '{1} 之一',
  '{1}, the nearest size': '最接近的大小 {1}',
  'Cilium does not start with a Maglev table of "{1}" entries: it accepts only ten prime numbers.':
    'Maglev 表大小为 "{1}" 时，Cilium 无法启动：只接受十个质数。',
  'Maglev table too small for the backends of a service': '对单个 Service 的后端数来说，Maglev 表太小',
  'Use a larger table size, or distribute the backends over several services.':
    '请使用更大的表，或把后端分散到多个 Service。',
  'Even the largest size, {1}, is only enough for {2} backends. Distribute them over several services.':
    '即使是最大的表（{1} 项），也只够 {2} 个后端使用。请把后端分散到多个 Service。',
  'Set tableSize to {1}, the smallest size that is large enough.': '请把 tableSize 设为够用的最小值 {1}。',
  'A Maglev table of {1} entries is too small for {2} backends of one service. {3}':
    '单个 Service 有 {2} 个后端时，{1} 项的 Maglev 表太小。{3}',
  'Invalid refresh period': '刷新周期无效',
  'Write a number with a unit: 30s, 5m.': '请写带单位的数字：30s、5m。',
  'does not start with it': '无法启动',
  '"{1}" is not a valid duration, so Cilium {2} does not start.': '"{1}" 不是有效的时长，因此 Cilium {2} 无法启动。',
  'Refresh period on kernel 5.16 or newer': '5.16 或更高版本的内核上的刷新周期',
  '{1} has no effect on kernel {2}.': '在 {2} 内核上 {1} 不生效。',
  'Kernel 5.16 and newer refresh the neighbor entries.': '5.16 及更高版本的内核会刷新邻居条目。',
  'Cilium 1.18 removed arping-refresh-period': 'Cilium 1.18 移除了 arping-refresh-period',
  'Cilium 1.18 removed the option, and the kernel refreshes the neighbor entries.':
    'Cilium 1.18 移除了该选项，邻居条目由内核刷新。',
  'XDP acceleration requires neighbor discovery': 'XDP 加速需要邻居发现',
  'Remove the key enabled, or disable XDP acceleration.': '请删除键 enabled，或关闭 XDP 加速。',
  'Cilium {1} still runs neighbor discovery, because XDP acceleration requires it. Remove features.neighborDiscovery.enabled: false.':
    'XDP 加速需要邻居发现，因此 Cilium {1} 仍会运行邻居发现。请删除 features.neighborDiscovery.enabled: false。',
  'BPF masquerading conflicts with IPv6 masquerading up to Cilium 1.15':
    'Cilium 1.15 及更早版本的 BPF 地址伪装与 IPv6 地址伪装冲突',
  'Disable IPv6 masquerading, IPv6 or BPF masquerading.': '请关闭 IPv6 地址伪装、IPv6 或 BPF 地址伪装。',
  'Cilium {1} does not start with BPF masquerading and IPv6 masquerading{2}.':
    '同时启用 BPF 地址伪装和 IPv6 地址伪装{2}时，Cilium {1} 无法启动。',
  'BPF masquerading without masquerading': '未启用地址伪装而设置 BPF 地址伪装',
  'Set enable-ipv4-masquerade (masquerade in 1.9) to "true", or enable-bpf-masquerade to "false".':
    '请把 enable-ipv4-masquerade（1.9 中为 masquerade）设为 "true"，或把 enable-bpf-masquerade 设为 "false"。',
  'The agent does not start: {1} requires masquerading, which is disabled.':
    'agent 无法启动：{1} 需要地址伪装，而地址伪装已关闭。',
  'the agent does not start with BPF masquerading': '启用 BPF 地址伪装会导致 agent 无法启动',
  'the agent falls back to iptables masquerading': 'agent 会退回到 iptables 地址伪装',
  '{1} has no effect while masquerading is disabled.': '地址伪装关闭时 {1} 不生效。',
  'BPF masquerading requires BPF NodePort up to Cilium 1.18': 'Cilium 1.18 及更早版本的 BPF 地址伪装需要 BPF NodePort',
  'Enable kube-proxy replacement, or disable BPF masquerading.': '请启用 kube-proxy 替代，或关闭 BPF 地址伪装。',
  'BPF masquerading requires BPF NodePort: {1}.': 'BPF 地址伪装需要 BPF NodePort：{1}。',
  'the agent does not start': 'agent 无法启动',
  'the agent falls back to iptables masquerading and legacy host routing':
    'agent 会退回到 iptables 地址伪装和传统主机路由',
  'BPF masquerading requires remote node identities up to Cilium 1.15':
    'Cilium 1.15 及更早版本的 BPF 地址伪装需要远程节点身份',
  'Without remote node identities, {1}.': '未启用远程节点身份时，{1}。',
  'BPF masquerading in a tunnel without socket load balancing up to Cilium 1.15':
    'Cilium 1.15 及更早版本在隧道中使用 BPF 地址伪装，而未启用 socket 负载均衡',
  'Use full kube-proxy replacement, which includes socket load balancing, or native routing.':
    '请使用完整的 kube-proxy 替代（含 socket 负载均衡），或使用原生路由。',
  'In a tunnel without socket load balancing, {1}.': '使用隧道且未启用 socket 负载均衡时，{1}。',
  'egress-masquerade-interfaces with BPF masquerading': 'BPF 地址伪装与 egress-masquerade-interfaces 同时使用',
  'Select the interfaces with devices instead.': '请改用 devices 选择接口。',
  'With {1}, {2}.': '设置了 {1} 时，{2}。',
  'enable-masquerade-to-route-source with BPF masquerading':
    'BPF 地址伪装与 enable-masquerade-to-route-source 同时使用',
  'Keep one of the two.': '请只保留其中一项。',
  'The agent does not start with both {1} and BPF masquerading.': '同时启用 {1} 和 BPF 地址伪装时 agent 无法启动。',
  'Native routing CIDR option of another Cilium version': '其他 Cilium 版本的原生路由 CIDR 选项',
  'Write native-routing-cidr up to 1.10 and ipv4-native-routing-cidr from 1.11 on.':
    '1.10 及更早版本请写 native-routing-cidr，自 1.11 起请写 ipv4-native-routing-cidr。',
  'Invalid native routing CIDR': '原生路由 CIDR 无效',
  'Write an address and a prefix length, such as 10.233.64.0/18.': '请写地址和前缀长度，例如 10.233.64.0/18。',
  'Direct node routes in tunnel mode': '隧道模式下使用直连节点路由',
  'Use native routing, or disable direct node routes.': '请使用原生路由，或关闭直连节点路由。',
  'The agent does not start with {1} in tunnel mode.': '隧道模式下设置 {1} 时 agent 无法启动。',
  'Direct node routes without a native routing CIDR': '直连节点路由未设置原生路由 CIDR',
  'Set ipv4NativeRoutingCIDR to the range of all pod addresses.':
    '请把 ipv4NativeRoutingCIDR 设为所有 Pod 地址的范围。',
  'Without {1}, direct node routes may reduce performance, visibility and policy enforcement.':
    '未设置 {1} 时，直连节点路由可能降低性能，并影响可观测性和策略执行。',
  'ip-masq-agent requires BPF masquerading': 'ip-masq-agent 需要 BPF 地址伪装',
  'Enable BPF masquerading and kube-proxy replacement, or disable ip-masq-agent.':
    '请启用 BPF 地址伪装和 kube-proxy 替代，或关闭 ip-masq-agent。',
  'The agent does not start: ip-masq-agent requires BPF masquerading.':
    'agent 无法启动：ip-masq-agent 需要 BPF 地址伪装。',
  'Masquerading set with both its old and its new name': '地址伪装同时使用了新旧名称',
  'Keep enable-ipv4-masquerade.': '请保留 enable-ipv4-masquerade。',
  'The agent does not start with both {1} and {2}.': '同时设置 {1} 和 {2} 时 agent 无法启动。',
  'Native routing with IPv4 masquerading requires the native routing CIDR':
    '使用原生路由并启用 IPv4 地址伪装时，必须设置原生路由 CIDR',
  'Set ipv4NativeRoutingCIDR to the range of all pod addresses, or disable IPv4 masquerading.':
    '请把 ipv4NativeRoutingCIDR 设为所有 Pod 地址的范围，或关闭 IPv4 地址伪装。',
  'The agent does not start: native routing with IPv4 masquerading requires {1}.':
    'agent 无法启动：使用原生路由并启用 IPv4 地址伪装时，必须设置 {1}。',
  'Native routing with IPv6 masquerading requires the native routing CIDR':
    '使用原生路由并启用 IPv6 地址伪装时，必须设置原生路由 CIDR',
  'Set ipv6NativeRoutingCIDR to the range of all pod addresses, or disable IPv6 masquerading.':
    '请把 ipv6NativeRoutingCIDR 设为所有 Pod 地址的范围，或关闭 IPv6 地址伪装。',
  'The agent does not start: native routing with IPv6 masquerading requires ipv6-native-routing-cidr.':
    'agent 无法启动：使用原生路由并启用 IPv6 地址伪装时，必须设置 ipv6-native-routing-cidr。',
  'iptables rules disabled': 'iptables 规则被关闭',
  'Set install-iptables-rules: "true".': '请设置 install-iptables-rules: "true"。',
  'Kube-proxy replacement and BPF masquerading require the iptables rules of the agent, or it does not start.':
    'kube-proxy 替代和 BPF 地址伪装需要 agent 的 iptables 规则，否则 agent 无法启动。',
  'Native routing CIDR set with both its old and its new name': '原生路由 CIDR 同时使用了新旧名称',
  'Keep ipv4-native-routing-cidr.': '请保留 ipv4-native-routing-cidr。',
  'routing-mode or tunnel-protocol before Cilium 1.14': 'Cilium 1.14 之前的 routing-mode 或 tunnel-protocol',
  'Write tunnel: disabled for native routing, tunnel: geneve for Geneve.':
    '原生路由请写 tunnel: disabled，Geneve 请写 tunnel: geneve。',
  'Cilium {1} ignores {2} and {3}.': 'Cilium {1} 会忽略 {2} 和 {3}。',
  'Invalid routing mode': '路由模式无效',
  'Write tunnel or native.': '请写 tunnel 或 native。',
  'direct-routing-skip-unreachable without direct node routes':
    '未启用直连节点路由而设置 direct-routing-skip-unreachable',
  'Enable autoDirectNodeRoutes too, or remove directRoutingSkipUnreachable.':
    '请同时启用 autoDirectNodeRoutes，或删除 directRoutingSkipUnreachable。',
  '{1} has no effect without {2}.': '未设置 {2} 时，{1} 不生效。',
  'Both tunnel and routing-mode set': '同时设置了 tunnel 和 routing-mode',
  'Remove tunnel.': '请删除 tunnel。',
  'The agent does not start with {1} and {2}.': '同时设置 {1} 和 {2} 时 agent 无法启动。',
  'Removed option tunnel': '选项 tunnel 已移除',
  'Write routing-mode and tunnel-protocol.': '请写 routing-mode 和 tunnel-protocol。',
  'Cilium {1} ignores {2}, so "{3}" has no effect.': 'Cilium {1} 会忽略 {2}，因此 "{3}" 不生效。',
  'routing-mode: "tunnel" and tunnel-protocol: "{1}"': 'routing-mode: "tunnel" 和 tunnel-protocol: "{1}"',
  'Invalid tunnel protocol': '隧道协议无效',
  'Set tunnel-protocol to vxlan. To disable the tunnel, set routing-mode: native.':
    '请把 tunnel-protocol 设为 vxlan。如需关闭隧道，设置 routing-mode: native。',
  'Write "vxlan" or "geneve".': '请写 "vxlan" 或 "geneve"。',
  'Invalid value of tunnel': 'tunnel 的取值无效',
  'Write vxlan, geneve or disabled.': '请写 vxlan、geneve 或 disabled。',
  'Default TLS secret of Ingress without a name or namespace': 'Ingress 的默认 TLS Secret 缺少名称或命名空间',
  'Set both defaultSecretNamespace and defaultSecretName.': '请同时设置 defaultSecretNamespace 和 defaultSecretName。',
  'Envoy DaemonSet without the L7 proxy': '未启用 L7 代理而部署 Envoy DaemonSet',
  'Enable the L7 proxy, or disable the Envoy DaemonSet.': '请启用 L7 代理，或关闭 Envoy DaemonSet。',
  'The Envoy DaemonSet gets no traffic, because {1} is "false".': 'Envoy DaemonSet 收不到流量，因为 {1} 为 "false"。',
  'Gateway API requires its CRDs before the operator starts': 'Gateway API 需要在 operator 启动前安装 CRD',
  "Install the Gateway API release that Cilium's documentation lists for this version. Then install Cilium.":
    '请安装 Cilium 文档为该版本列出的 Gateway API 版本，然后安装 Cilium。',
  'Install the CRDs of Gateway API {1} before Cilium: kubectl apply -f {2}. The chart does not include them. The operator requires {3}.':
    '请在安装 Cilium 之前安装 Gateway API {1} 的 CRD：kubectl apply -f {2}。chart 不包含这些 CRD。operator 需要 {3}。',
  'Gateway API changes socket load balancing from Cilium 1.20 on':
    '自 Cilium 1.20 起 Gateway API 会改变 socket 负载均衡',
  'Disable Gateway API if pods depend on socket load balancing. Otherwise no change is needed.':
    '如果 Pod 依赖 socket 负载均衡，请关闭 Gateway API。否则无需改动。',
  'With Gateway API the chart always sets bpf-lb-sock-hostns-only and bpf-lb-algorithm-annotation to "true". Other values have no effect.':
    '启用 Gateway API 时，chart 总是把 bpf-lb-sock-hostns-only 和 bpf-lb-algorithm-annotation 设为 "true"。其他取值不生效。',
  'External traffic policy of Gateway API on the host network': '主机网络上 Gateway API 的外部流量策略',
  'Remove externalTrafficPolicy, or disable the host network.': '请删除 externalTrafficPolicy，或关闭主机网络。',
  '{1} has no effect, because Gateway API uses the host network.': '{1} 不生效，因为 Gateway API 使用主机网络。',
  'Ingress or Gateway API without kube-proxy replacement': '未启用 kube-proxy 替代而使用 Ingress 或 Gateway API',
  '{1} requires kube-proxy replacement.': '{1} 需要 kube-proxy 替代。',
  'Ingress, Gateway API or Envoy configuration without the L7 proxy':
    '未启用 L7 代理而使用 Ingress、Gateway API 或 Envoy 配置',
  'Enable l7Proxy. If another feature requires l7Proxy to be off, remove that feature, or disable Ingress, Gateway API and Envoy configuration.':
    '请启用 l7Proxy。如果另一个功能要求关闭 l7Proxy，请去掉该功能，或关闭 Ingress、Gateway API 和 Envoy 配置。',
  '{1} requires the L7 proxy, which is disabled.': '{1} 需要 L7 代理，而 L7 代理未启用。',
  'Mutual authentication without encryption': '未加密的双向认证',
  'Enable WireGuard or IPsec (encryption.enabled, encryption.type) if the traffic must be encrypted.':
    '如果流量必须加密，请启用 WireGuard 或 IPsec（encryption.enabled、encryption.type）。',
  'Mutual authentication does not encrypt traffic.': '双向认证不加密流量。',
  'Mutual authentication in a cluster mesh': 'Cluster Mesh 中的双向认证',
  'In every cluster of a mesh, set authentication.mutual.spire.enabled: false.':
    '请在 mesh 的每个集群中设置 authentication.mutual.spire.enabled: false。',
  '{1} makes this cluster a member of a mesh, and pods cannot authenticate to pods of another cluster. Policies with authentication.mode: required block traffic between the clusters.':
    '{1} 使该集群成为 mesh 的成员，而 Pod 无法与其他集群的 Pod 相互认证。带有 authentication.mode: required 的策略会阻断集群之间的流量。',
  'SPIRE without authentication': '未启用认证而部署 SPIRE',
  'Set both authentication.enabled and authentication.mutual.spire.enabled.':
    '请同时设置 authentication.enabled 和 authentication.mutual.spire.enabled。',
  'The chart refuses SPIRE (authentication.mutual.spire.enabled: true) while authentication.enabled is false.':
    'authentication.enabled 为 false 时，chart 会拒绝启用 SPIRE（authentication.mutual.spire.enabled: true）。',
  'Two SPIRE servers, or no SPIRE server': '有两个 SPIRE 服务器，或没有 SPIRE 服务器',
  'Let the chart install the server, or set install: false and serverAddress.':
    '请由 chart 安装服务器，或设置 install: false 和 serverAddress。',
  'The chart installs a SPIRE server, but agents use serverAddress instead. Set features.serviceMesh.mutualAuthentication.install: false, or remove features.serviceMesh.mutualAuthentication.serverAddress.':
    'chart 会安装 SPIRE 服务器，但 agent 使用 serverAddress。请设置 features.serviceMesh.mutualAuthentication.install: false，或删除 features.serviceMesh.mutualAuthentication.serverAddress。',
  'The chart installs no SPIRE server, and serverAddress is not set, so agents find no server. Set features.serviceMesh.mutualAuthentication.serverAddress, or set features.serviceMesh.mutualAuthentication.install: true.':
    'chart 不安装 SPIRE 服务器，也没有设置 serverAddress，因此 agent 找不到服务器。请设置 features.serviceMesh.mutualAuthentication.serverAddress，或设置 features.serviceMesh.mutualAuthentication.install: true。',
  'SPIRE server without a StorageClass': 'SPIRE 服务器没有 StorageClass',
  'Set dataStorage.storageClass, or disable the volume with dataStorage.enabled: false. Without a volume, the server issues new identities after a restart.':
    '请设置 dataStorage.storageClass，或用 dataStorage.enabled: false 关闭卷。没有卷时，服务器重启后会签发新的身份。',
  'If the cluster has no default StorageClass, the SPIRE server gets no volume and does not start. Set features.serviceMesh.mutualAuthentication.dataStorage.storageClass to an existing class, or set features.serviceMesh.mutualAuthentication.dataStorage.enabled: false.':
    '如果集群没有默认 StorageClass，SPIRE 服务器就得不到卷，无法启动。请把 features.serviceMesh.mutualAuthentication.dataStorage.storageClass 设为已有的 StorageClass，或设置 features.serviceMesh.mutualAuthentication.dataStorage.enabled: false。',
  "L7 proxy without Cilium's iptables rules": '启用了 L7 代理而缺少 Cilium 的 iptables 规则',
  'Enable install-iptables-rules, or disable the L7 proxy.': '请启用 install-iptables-rules，或关闭 L7 代理。',
  'Cilium {1} does not start without its iptables rules while the L7 proxy is enabled.':
    '启用 L7 代理而缺少 iptables 规则时，Cilium {1} 无法启动。',
  'Envoy configuration with delegated IPAM': 'Envoy 配置与委托 IPAM 同时使用',
  'Use another IPAM mode, or disable the service mesh.': '请使用其他 IPAM 模式，或关闭服务网格。',
  'Cilium {1} does not start with both Envoy configuration and IPAM mode "delegated-plugin".':
    '同时使用 Envoy 配置和 IPAM 模式 "delegated-plugin" 时，Cilium {1} 无法启动。',
  'WireGuard with the L7 proxy before Cilium 1.14': 'Cilium 1.14 之前的 WireGuard 与 L7 代理',
  'Disable WireGuard or the L7 proxy, or use Cilium 1.14 or newer.':
    '请关闭 WireGuard 或 L7 代理，或使用 Cilium 1.14 或更高版本。',
  'Cilium {1} does not start with both WireGuard and the L7 proxy.':
    '同时启用 WireGuard 和 L7 代理时，Cilium {1} 无法启动。',
  'Ingress on a privileged host port': 'Ingress 使用宿主机特权端口',
  'Use port 1024 or higher. Or set envoy.securityContext.capabilities.keepCapNetBindService: true and add NET_BIND_SERVICE to envoy.securityContext.capabilities.envoy.':
    '请使用 1024 或更大的端口；或设置 envoy.securityContext.capabilities.keepCapNetBindService: true，并在 envoy.securityContext.capabilities.envoy 中加入 NET_BIND_SERVICE。',
  'Envoy cannot listen on port {1} without NET_BIND_SERVICE. Use port {2} or higher. Or set envoy.securityContext.capabilities.keepCapNetBindService: true and add NET_BIND_SERVICE to envoy.securityContext.capabilities.envoy.':
    '没有 NET_BIND_SERVICE 时 Envoy 不能监听端口 {1}。请使用 {2} 或更大的端口；或设置 envoy.securityContext.capabilities.keepCapNetBindService: true，并在 envoy.securityContext.capabilities.envoy 中加入 NET_BIND_SERVICE。',
  'Shared Service settings in dedicated mode': 'dedicated 模式下的共享 Service 设置',
  'Set loadbalancerMode to shared, or set annotations such as ingress.cilium.io/service-type on the Ingresses.':
    '请把 loadbalancerMode 设为 shared，或在 Ingress 上设置 ingress.cilium.io/service-type 等注解。',
  'The settings under features.serviceMesh.ingressController.service apply only to Ingresses in shared mode, but dedicated mode is the default here. Set features.serviceMesh.ingressController.loadbalancerMode: shared.':
    'features.serviceMesh.ingressController.service 下的设置只适用于 shared 模式的 Ingress，而此处默认为 dedicated 模式。请设置 features.serviceMesh.ingressController.loadbalancerMode: shared。',
  'Invalid node ports of the Ingress Service': 'Ingress Service 的 NodePort 无效',
  'Set two different ports in the range, or remove the node ports.':
    '请在范围内设置两个不同的端口，或删除这些 NodePort。',
  'Node port {1} is outside {2} to {3}, the default range of Kubernetes. Use a port in the range.':
    'NodePort {1} 不在 Kubernetes 的默认范围 {2} 至 {3} 内。请使用范围内的端口。',
  'HTTP and HTTPS cannot share node port {1}: Kubernetes rejects the Service. Use two different ports.':
    'HTTP 和 HTTPS 不能共用 NodePort {1}：Kubernetes 会拒绝该 Service。请使用两个不同的端口。',
  'Kubernetes rejects a Service of type ClusterIP with node ports. Remove {1}.':
    'Kubernetes 会拒绝带有 NodePort 的 ClusterIP 类型 Service。请删除 {1}。',
  'Gateway API disables socket load balancing in pods': 'Gateway API 会在 Pod 中关闭 socket 负载均衡',
  'Remove hostNamespaceOnly, or disable Gateway API.': '请删除 hostNamespaceOnly，或关闭 Gateway API。',
  'features.socketLB.hostNamespaceOnly: false has no effect, because with Gateway API the chart restricts socket load balancing to the host namespace. Remove this key, or disable Gateway API.':
    'features.socketLB.hostNamespaceOnly: false 不生效：启用 Gateway API 时 chart 会把 socket 负载均衡限定在宿主机命名空间。请删除该键，或关闭 Gateway API。',
  'Socket load balancing disabled with full kube-proxy replacement': '完整 kube-proxy 替代下关闭 socket 负载均衡',
  'Remove the key enabled. Set hostNamespaceOnly if pods must not use socket load balancing.':
    '请删除键 enabled。如果 Pod 不应使用 socket 负载均衡，请设置 hostNamespaceOnly。',
  'Full kube-proxy replacement always enables socket load balancing, so features.socketLB.enabled: false has no effect. Remove this key. To disable socket load balancing in pods, set features.socketLB.hostNamespaceOnly: true.':
    '完整的 kube-proxy 替代总会启用 socket 负载均衡，因此 features.socketLB.enabled: false 不生效。请删除该键。如需在 Pod 中关闭 socket 负载均衡，请设置 features.socketLB.hostNamespaceOnly: true。',
  'Host-only socket load balancing requires kernel 5.7': '仅限宿主机的 socket 负载均衡需要 5.7 内核',
  'Run kernel 5.7 or newer.': '请使用 5.7 或更高版本的内核。',
  'On kernel {1} the agent ignores {2}.': '在 {1} 内核上 agent 会忽略 {2}。',
  'bpf-lb-sock-hostns-only without socket load balancing': '未启用 socket 负载均衡而设置 bpf-lb-sock-hostns-only',
  'Enable kube-proxy replacement, or enable only socket load balancing (bpf-lb-sock from 1.12 on).':
    '请启用 kube-proxy 替代，或只启用 socket 负载均衡（自 1.12 起为 bpf-lb-sock）。',
  '{1} has no effect, because socket load balancing is disabled.': '{1} 不生效，因为未启用 socket 负载均衡。',
  'Topology hints without kube-proxy replacement': '未启用 kube-proxy 替代而使用拓扑提示',
  '{1} has no effect while kube-proxy handles Services.': '由 kube-proxy 处理 Service 时 {1} 不生效。',
  '{1} only applies to Services that Cilium handles, and kube-proxy replacement is partial.':
    '{1} 只适用于由 Cilium 处理的 Service，而 kube-proxy 替代只是部分启用。',
  'Topology hints before Cilium 1.11': 'Cilium 1.11 之前的拓扑提示',
  'Use Cilium 1.11 or newer.': '请使用 Cilium 1.11 或更高版本。',
  'Invalid XDP mode': 'XDP 模式无效',
  'Write native, best-effort (from 1.15 on) or disabled.': '请写 native、best-effort（自 1.15 起）或 disabled。',
  'Cilium {1} does not start with XDP mode "{2}".': 'XDP 模式为 "{2}" 时，Cilium {1} 无法启动。',
  'Best-effort XDP before Cilium 1.15': 'Cilium 1.15 之前的 best-effort XDP',
  'Use native with devices whose drivers support XDP, or use Cilium 1.15 or newer.':
    '请使用 native 并选择驱动支持 XDP 的设备，或使用 Cilium 1.15 或更高版本。',
  'Cilium {1} does not start with best-effort XDP.': '设置 best-effort XDP 时，Cilium {1} 无法启动。',
  'Kernel too old for XDP with this driver': '该驱动的 XDP 需要更高版本的内核',
  'Use a newer kernel, or disable XDP acceleration.': '请使用更高版本的内核，或关闭 XDP 加速。',
  'Driver not known to support XDP': '不确定是否支持 XDP 的驱动',
  'Test XDP on one node first, use best-effort (from 1.15 on), or list devices whose drivers support XDP.':
    '请先在一个节点上测试 XDP，使用 best-effort（自 1.15 起），或只列出驱动支持 XDP 的设备。',
  'Driver {1} of {2} is not known to support XDP. If it does not support XDP, Cilium does not start in native mode.{3}':
    '不确定 {2} 的驱动 {1} 是否支持 XDP。如果不支持，native 模式下 Cilium 无法启动。{3}',
  'XDP on ena requires a smaller MTU and fewer channels': 'ena 上的 XDP 需要更小的 MTU 和更少的通道',
  'On every node, before Cilium starts, set an MTU of at most 3498 (ip link) and halve the channels (ethtool -L).':
    '请在 Cilium 启动前，在每个节点上把 MTU 设为不超过 3498（ip link），并把通道数减半（ethtool -L）。',
  'The driver ena runs XDP only with an MTU of at most 3498 and at most half of the channels. On every node, before Cilium starts, run: ip link set {1} mtu 3498. Also run: ethtool -L {2} combined N, where N is half of the maximum that ethtool -l {3} prints.':
    '驱动 ena 只在 MTU 不超过 3498 且通道数不超过一半时运行 XDP。请在 Cilium 启动前，在每个节点上执行：ip link set {1} mtu 3498。还要执行：ethtool -L {2} combined N，其中 N 为 ethtool -l {3} 输出的最大值的一半。',
  'XDP on several devices before kernel 5.5': '5.5 之前的内核上对多个设备使用 XDP',
  'Use kernel 5.5 or newer, or keep one device in devices.':
    '请使用 5.5 或更高版本的内核，或在 devices 中只保留一个设备。',
  "On kernel {1}, XDP on several devices ({2}) can be slow: Cilium's documentation recommends kernel {3} or newer.":
    '在 {1} 内核上，对多个设备（{2}）使用 XDP 时性能可能较差：Cilium 文档建议使用 {3} 或更高版本的内核。',
  'XDP with an IPv6 tunnel': 'IPv6 隧道中的 XDP',
  'Set the underlay protocol to ipv4, or disable XDP.': '请把 underlay 协议设为 ipv4，或关闭 XDP。',
  'Cilium {1} does not start with XDP acceleration in a tunnel over IPv6.':
    '在 IPv6 隧道中启用 XDP 加速时，Cilium {1} 无法启动。',
  'XDP in a tunnel before Cilium 1.13': 'Cilium 1.13 之前隧道中的 XDP',
  'Use native routing, or use Cilium 1.13 or newer.': '请使用原生路由，或使用 Cilium 1.13 或更高版本。',
  'Cilium {1} does not start with XDP acceleration in a tunnel.': '在隧道中启用 XDP 加速时，Cilium {1} 无法启动。',
  'XDP on several devices before Cilium 1.10': 'Cilium 1.10 之前对多个设备使用 XDP',
  'Keep one device in devices, or use Cilium 1.10 or newer.':
    '请在 devices 中只保留一个设备，或使用 Cilium 1.10 或更高版本。',
  'Cilium {1} does not start with XDP on several devices ({2}).': '对多个设备（{2}）启用 XDP 时，Cilium {1} 无法启动。',
  'XDP with WireGuard node encryption': 'XDP 与 WireGuard 节点加密',
  'Disable XDP if this traffic must be encrypted.': '如果这些流量必须加密，请关闭 XDP。',
  'With XDP acceleration, requests from outside to a Service travel to a pod on another node without encryption. Traffic between pods is encrypted.':
    '启用 XDP 加速时，从外部访问 Service 的请求在发往另一节点上的 Pod 时不会加密。Pod 之间的流量仍会加密。',
  'BGP control plane': 'BGP 控制平面',
  'Nodes advertise pod networks and addresses of Services to routers.': '节点向路由器通告 Pod 网络和 Service 的地址。',
  'This version has no BGP control plane.': '该版本的 Cilium 没有 BGP 控制平面。',
  'BGP of this version has no passwords.': '该版本的 BGP 不支持密码。',
  'This version has no switch for the status report of BGP.': '该版本不能开关 BGP 的状态报告。',
  'This version cannot take router ids from a pool.': '该版本的 router id 不能取自地址池。',
  'BGP of this version cannot advertise addresses of Services.': '该版本的 BGP 不能通告 Service 的地址。',
  'BGP of this version can only advertise load balancer addresses of Services.':
    '该版本的 BGP 只能通告 Service 的负载均衡地址。',
  'BGP peers of this version have no {1}.': '该版本的对等体不支持 {1}。',
  'list other clusters': '列出其他集群',
  'run KVStoreMesh': '运行 KVStoreMesh',
  'choose users of etcd': '选择 etcd 的用户',
  'synchronize EndpointSlices': '同步 EndpointSlice',
  'serve the MCS API': '提供 MCS API',
  'choose which cluster selectors mean': '选择集群选择器的含义',
  'The chart cannot {1}.': 'chart 不能{1}。',
  'Name and id of a cluster in a cluster mesh, the API server that others read from, and the other clusters.':
    '集群在 Cluster Mesh 中的名称和 id、供其他集群读取的 API server，以及其他集群。',
  'Host firewall': '主机防火墙',
  'Network policies for the nodes themselves.': '作用于节点本身的网络策略。',
  'Nodes answer ARP requests for the addresses of Services, one node for each Service.':
    '节点为 Service 的地址应答 ARP 请求，每个 Service 由一个节点负责。',
  'This version has no L2 announcements.': '该版本的 Cilium 没有 L2 通告。',
  'LoadBalancer IPAM': 'LoadBalancer IPAM（地址分配）',
  'Services of type LoadBalancer get addresses from pools.': 'LoadBalancer 类型的 Service 从地址池获得地址。',
  'This version has no LoadBalancer IPAM.': '该版本的 Cilium 没有 LoadBalancer IPAM。',
  'In this version, Services without loadBalancerClass always get addresses from the pools.':
    '没有 loadBalancerClass 的 Service 总是从地址池获得地址。',
  'Pools of this version have neither ranges nor allowFirstLastIPs.':
    '该版本的地址池不支持 ranges 和 allowFirstLastIPs。',
  'LoadBalancer IPAM cannot be disabled. Without a pool it does nothing.':
    'LoadBalancer IPAM 不能关闭：没有地址池时，LoadBalancer IPAM 不起作用。',
  'Local redirect policies': '本地重定向策略',
  'Traffic of pods for an address or a Service goes to a pod on the same node.':
    'Pod 发往某个地址或 Service 的流量转到同一节点上的 Pod。',
  'This version cannot limit the addresses that policies redirect.': '该版本不能限制策略所重定向的地址。',
  'Node IPAM': '节点 IPAM',
  'Services of type LoadBalancer get the addresses of nodes.': 'LoadBalancer 类型的 Service 使用节点的地址。',
  'This version has no node IPAM.': '该版本的 Cilium 没有节点 IPAM。',
  'In this version, Services without loadBalancerClass cannot get addresses of nodes.':
    '该版本中没有 loadBalancerClass 的 Service 不能使用节点的地址。',
  'Network policies': '网络策略',
  'How network policies are enforced: for which pods, and with or without audit mode and L7 rules.':
    '网络策略的执行方式：作用于哪些 Pod、是否只审计、是否支持 L7 规则。',
  'This version has no option for {1}.': '该版本的 Cilium 没有 {1} 选项。',
  'Resources and scheduling': '资源与调度',
  'Requests, limits, replicas, tolerations and priorities of the pods of Cilium.':
    'Cilium 各 Pod 的 request、limit、副本数、容忍度和优先级。',
  'This version runs no pods for {1}.': '该版本的 Cilium 没有 {1} 的 Pod。',
  'The chart cannot set the priority of {1}.': 'chart 不能设置 {1} 的优先级。',
  'Expected a name of lower-case letters, digits, dashes and dots': '应为由小写字母、数字、连字符和点组成的名称',
  'Two BGP instances or peers with the same name': '两个 BGP 实例或对等体同名',
  'Give every instance its own name, and every peer of an instance its own name.':
    '请为每个实例，以及同一实例的每个对等体设置不同的名称。',
  'Two BGP instances have the name "{1}", so one replaces the other. Rename one of the instances.':
    '两个 BGP 实例都叫 "{1}"，因此其中一个会替换另一个。请修改其中一个实例的名称。',
  'BGP keep-alive time above the hold time': 'BGP 的 keep-alive 时间大于 hold 时间',
  'Set holdTimeSeconds to three times keepAliveTimeSeconds.': '请把 holdTimeSeconds 设为 keepAliveTimeSeconds 的三倍。',
  'Peer "{1}" has a hold time of {2} seconds, shorter than its keep-alive time of {3} seconds. Set holdTimeSeconds of this peer to at least {4}.':
    '对等体 "{1}" 的保持时间为 {2} 秒，短于其 keep-alive 时间 {3} 秒。请把该对等体的 holdTimeSeconds 设为至少 {4}。',
  'BGP instance that advertises nothing': 'BGP 实例没有通告任何内容',
  'Add advertisePodCIDR: true, advertiseServices: true, or both.':
    '请加上 advertisePodCIDR: true 或 advertiseServices: true，也可以两者都加。',
  'BGP instance "{1}" advertises nothing.': 'BGP 实例 "{1}" 没有通告任何内容。',
  'Two BGP instances for the same nodes': '两个 BGP 实例选择了相同的节点',
  'Give every instance a nodeSelector that no other instance shares.':
    '请为每个实例设置与其他实例不重叠的 nodeSelector。',
  'BGP instances "{1}" and "{2}" select the same nodes, and a node can use only one instance.':
    'BGP 实例 "{1}" 和 "{2}" 选择了相同的节点，而一个节点只能使用一个实例。',
  'Advertised pod networks without a pod network for each node': '通告 Pod 网络，但节点没有各自的 Pod 网络',
  'Use IPAM mode cluster-pool or kubernetes. With multi-pool, use advertisePodIPPools.':
    '请使用 IPAM 模式 cluster-pool 或 kubernetes。multi-pool 模式下使用 advertisePodIPPools。',
  'advertisePodCIDR advertises nothing with ipam "{1}". Set ipam to cluster-pool or kubernetes.':
    'ipam 为 "{1}" 时 advertisePodCIDR 不通告任何内容。请使用 cluster-pool 或 kubernetes。',
  'Host firewall with endpoint routes and without remote-node identities':
    '主机防火墙使用 endpoint 路由，而未启用远程节点身份',
  'Set enable-remote-node-identity to "true", or disable endpoint routes.':
    '请把 enable-remote-node-identity 设为 "true"，或关闭 endpoint 路由。',
  'Conflicting lease times of L2 announcements': 'L2 通告的租约时间互相矛盾',
  'Order the three times: leaseDuration > leaseRenewDeadline > 1.2 times leaseRetryPeriod.':
    '请让三个时间满足：leaseDuration > leaseRenewDeadline > 1.2 倍的 leaseRetryPeriod。',
  'L2 announcement policy that announces no addresses': 'L2 通告策略没有通告任何地址',
  'Add loadBalancerIPs: true, externalIPs: true, or both.':
    '请加上 loadBalancerIPs: true 或 externalIPs: true，也可以两者都加。',
  'The L2 announcement policy {1} announces no addresses. Add loadBalancerIPs: true or externalIPs: true.':
    'L2 通告策略 {1} 没有通告任何地址。请加上 loadBalancerIPs: true 或 externalIPs: true。',
  'Two address pools with the same name': '两个地址池同名',
  'Give every pool its own name, or put all addresses into one pool.':
    '请为每个地址池设置不同的名称，或把所有地址放到一个地址池中。',
  'Two pools have the name "{1}", so one replaces the other. Rename one of the pools.':
    '两个地址池都叫 "{1}"，因此其中一个会替换另一个。请修改其中一个地址池的名称。',
  'Address pool without addresses': '地址池没有地址',
  'Add cidrs, or ranges from Cilium 1.15 on.': '请加上 cidrs，自 Cilium 1.15 起也可以用 ranges。',
  'Pool "{1}" has no addresses, so it assigns none to Services. Add cidrs or ranges to this pool.':
    '地址池 "{1}" 没有地址，因此不会给 Service 分配地址。请为该地址池加上 cidrs 或 ranges。',
  'Address pool of a family that is disabled': '地址池属于未启用的地址族',
  'Enable the family, or remove its addresses from the pool.': '请启用该地址族，或从地址池中删除该地址族的地址。',
  'No Service gets an address from {1}, because IPv{2} is disabled. Enable IPv{3}, or remove {4} from pool "{5}".':
    '没有 Service 会获得 {1} 中的地址，因为未启用 IPv{2}。请启用 IPv{3}，或从地址池 "{5}" 中删除 {4}。',
  'Address pools that overlap': '地址池重叠',
  'Give every address to one pool only.': '请让每个地址只属于一个地址池。',
  '{1} of pool "{2}" overlaps {3} of pool "{4}". The pool that is created last assigns nothing. Remove the common addresses from one of the two pools.':
    '地址池 "{2}" 的 {1} 与地址池 "{4}" 的 {3} 重叠。最后创建的地址池不会分配地址。请从其中一个地址池中删除重叠的地址。',
  'Local redirect policies on a kernel before 4.19': '4.19 之前内核上的本地重定向策略',
  'Use a newer kernel.': '请使用更高版本的内核。',
  'Local redirect policies have no effect on kernel {1}: they require Linux 4.19.':
    '本地重定向策略在 {1} 内核上不生效：需要 Linux 4.19。',
  'Node IPAM is the default, but node IPAM is disabled': '默认使用节点 IPAM，但未启用节点 IPAM',
  'Enable nodeIPAM, or set the default to lbipam.': '请启用 nodeIPAM，或把默认值设为 lbipam。',
  'Services without loadBalancerClass get no address: {1} selects node IPAM, which is disabled.':
    '没有 loadBalancerClass 的 Service 分配不到地址：{1} 选择了节点 IPAM，而节点 IPAM 未启用。',
  'Deny policies in audit mode': '审计模式下的拒绝策略',
  'Remove auditMode when the reports show only traffic that should be denied.':
    '报告中只剩应当拒绝的流量时，请删除 auditMode。',
  'With features.policy.auditMode: true, policies deny nothing: the agents only report what policies would drop. Remove features.policy.auditMode when the policies are complete.':
    'features.policy.auditMode: true 时，策略不会拒绝任何流量：agent 只报告策略将丢弃的流量。策略完善之后请删除 features.policy.auditMode。',
  'Default deny while policies are not enforced': '策略未执行时的默认拒绝',
  'Remove enforcementMode, or remove defaultDeny.': '请删除 enforcementMode，或删除 defaultDeny。',
  'features.policy.defaultDeny denies nothing, because {1} is "never".':
    'features.policy.defaultDeny 不会拒绝任何流量，因为 {1} 为 "never"。',
  'Invalid policy enforcement mode': '策略执行模式无效',
  'Set one of the three modes.': '请设置三种模式之一。',
  'Request above the limit': 'request 大于 limit',
  'Lower the request, or raise the limit.': '请减小 request，或增大 limit。',
  '{1} is {2}, above the limit of {3}, so Kubernetes rejects the workload. Set {4} to {5} or more.':
    '{1} 为 {2}，大于 limit {3}，Kubernetes 会拒绝该工作负载。请把 {4} 设为 {5} 或更大。',
  'Use WireGuard instead of IPsec, or disable the host firewall.': '请用 WireGuard 代替 IPsec，或关闭主机防火墙。',
  'Disable one of them.': '请关闭其中一项。',
  'L2 announcements': 'L2 通告',
  'Image registry': '镜像仓库',
  'A mirror for the images of Cilium, its credentials, and digests.': 'Cilium 镜像的镜像站、凭据和digest。',
  'Mirror that ends with the path of the images': '镜像站地址以镜像的路径结尾',
  'Remove the path of the images from mirror.': '请从 mirror 中去掉镜像的路径。',
  'Nodes would pull {1}/cilium/cilium. Set features.registry.mirror: {2}.':
    '节点会拉取 {1}/cilium/cilium。请设置 features.registry.mirror: {2}。',
  'Transparent encryption': '透明加密',
  'Pod traffic between nodes is encrypted, by WireGuard or IPsec.': '节点间的 Pod 流量由 WireGuard 或 IPsec 加密。',
  'This version has no WireGuard.': '该版本的 Cilium 没有 WireGuard。',
  'WireGuard of this version does not encrypt the traffic of nodes.': '该版本的 WireGuard 不加密节点本身的流量。',
  'This version has no setting for the time that an old IPsec key stays valid.':
    '该版本不能设置旧 IPsec 密钥的有效时间。',
  'WireGuard of this version does not run in user space.': '该版本的 WireGuard 不能在用户态运行。',
  'WireGuard of this version sends no keepalive packets.': '该版本的 WireGuard 不发送 keepalive 包。',
  'Encryption of this version has no strict mode.': '该版本的加密没有严格模式。',
  'Strict mode of this version does not check incoming traffic.': '该版本的严格模式不检查入站流量。',
  'Cilium 1.17 removed WireGuard in user space.': 'Cilium 1.17 移除了用户态 WireGuard。',
  'Cilium 1.20 removed the choice of a device for IPsec.': 'Cilium 1.20 移除了为 IPsec 选择设备的功能。',
  'Flows of every node: collected by Relay, shown by the UI, counted as metrics, written to files.':
    '每个节点的流量记录：由 Relay 汇总，由 UI 展示，统计为指标，写入文件。',
  'Hubble of this version does not serve metrics in the OpenMetrics format.': '该版本的 Hubble 不提供 OpenMetrics。',
  'The chart cannot get the certificates of Hubble from cert-manager.':
    '该版本的 chart 不能从 cert-manager 获取 Hubble 的证书。',
  'Hubble of this version does not write flows to files.': '该版本的 Hubble 不把流量记录写入文件。',
  'IPsec without a transparent DNS proxy': 'IPsec 未使用透明 DNS 代理',
  'Set dnsproxy-enable-transparent-mode: "true".': '请设置 dnsproxy-enable-transparent-mode: "true"。',
  'The agent does not start with IPsec unless the DNS proxy is transparent.':
    '启用 IPsec 时，DNS 代理必须为透明模式，否则 agent 无法启动。',
  'IPsec without a key': 'IPsec 没有密钥',
  'Enable IPsec with the variables of Kubespray or the Helm values: both set ipsec-key-file and mount the Secret cilium-ipsec-keys. If you set the agent option yourself, set ipsec-key-file: "/etc/ipsec/keys" and mount the Secret at /etc/ipsec.':
    '请用 Kubespray 的变量或 Helm values 启用 IPsec：这两种方式都会设置 ipsec-key-file 并挂载 Secret cilium-ipsec-keys。如果自行设置 agent 选项，请设置 ipsec-key-file: "/etc/ipsec/keys"，并把该 Secret 挂载到 /etc/ipsec。',
  'The agent does not start with {1}, because ipsec-key-file names no key file.':
    '设置了 {1} 而 ipsec-key-file 没有指定密钥文件，因此 agent 无法启动。',
  'IPsec without IPv4': 'IPsec 未启用 IPv4',
  'Use WireGuard, or enable IPv4.': '请使用 WireGuard，或启用 IPv4。',
  'The agent does not start with IPsec while IPv4 is disabled.': '启用 IPsec 而未启用 IPv4 时 agent 无法启动。',
  'IPsec and the host firewall': 'IPsec 与主机防火墙同时使用',
  'Use WireGuard, or disable the host firewall.': '请使用 WireGuard，或关闭主机防火墙。',
  'The agent does not start with both IPsec and the host firewall.': '同时启用 IPsec 和主机防火墙时 agent 无法启动。',
  'WireGuard and IPsec at once': 'WireGuard 与 IPsec 同时启用',
  'Keep one of enable-wireguard and enable-ipsec.': '请只保留 enable-wireguard 和 enable-ipsec 之一。',
  'Strict mode without an IPv4 network': '严格模式没有 IPv4 网段',
  'Set the network of the pods, for example 10.233.64.0/18.': '请设置 Pod 网段，例如 10.233.64.0/18。',
  'The agent does not start with strict mode unless {1} is an IPv4 network.':
    '启用严格模式时，{1} 必须是 IPv4 网段，否则 agent 无法启动。',
  'Strict mode for ingress requires WireGuard and a tunnel': '入站流量的严格模式需要 WireGuard 和隧道',
  'Use WireGuard with a tunnel, or disable strict mode for ingress.':
    '请使用 WireGuard 和隧道，或关闭入站流量的严格模式。',
  'The agent does not start: strict mode for ingress requires WireGuard and a tunnel. Use both, or remove ingress.':
    'agent 无法启动：对入站流量启用严格模式时，必须使用 WireGuard 和隧道。请同时使用两者，或删除 ingress。',
  'Strict encryption mode in a tunnel': '隧道中的严格加密模式',
  'Set allowRemoteNodeIdentities: true, or use native routing.':
    '请设置 allowRemoteNodeIdentities: true，或使用原生路由。',
  "In a tunnel, strict encryption mode can drop traffic between pods and nodes: Cilium's documentation requires {1} there. With it, traffic from and to node addresses can be unencrypted.":
    '在隧道中，严格加密模式可能丢弃 Pod 与节点之间的流量：Cilium 文档要求此时设置 {1}。设置之后，来自和发往节点地址的流量可能未加密。',
  'WireGuard requires kernel 5.6': 'WireGuard 需要 5.6 内核',
  'Use kernel 5.6 or newer on every node.': '请在每个节点上使用 5.6 或更高版本的内核。',
  'Kernel {1} does not include WireGuard, so the agent does not start. Use kernel 5.6 or newer, or install the WireGuard module.':
    '内核 {1} 不含 WireGuard，因此 agent 无法启动。请使用 5.6 或更高版本的内核，或安装 WireGuard 模块。',
  'Flow logs while Hubble is off': '未启用 Hubble 而导出流量记录',
  'Set enable-hubble: "true", or remove the export.': '请设置 enable-hubble: "true"，或删除该导出。',
  'The flow log stays empty while Hubble is disabled.': '未启用 Hubble 时流量日志一直为空。',
  'Both generations of HTTP metrics': '同时使用两代 HTTP 指标',
  'Keep httpV2 and remove http.': '请保留 httpV2，并删除 http。',
  'The metrics http and httpV2 conflict, so the agent serves no Hubble metrics.':
    '指标 http 与 httpV2 冲突，因此 agent 不会提供任何 Hubble 指标。',
  'defaultDeny without a direction': 'defaultDeny 没有指定方向',
  'Remove ingress: false or egress: false, or remove the whole defaultDeny.':
    '请删除 ingress: false 或 egress: false，或删除整个 defaultDeny。',
  'features.policy.defaultDeny has no effect with ingress: false and egress: false. Remove one of the two keys.':
    '同时设置 ingress: false 和 egress: false 时，features.policy.defaultDeny 不起作用。请删除这两个键之一。',
  'Settings of the encryption type that is not selected': '未选用的加密类型的设置',
  'Remove the settings of the other type, or change the type.': '请删除另一种类型的设置，或更改类型。',
  'The settings under {1} have no effect with features.encryption.type: {2}. Remove these settings, or change the type.':
    'features.encryption.type: {2} 时，{1} 下的设置不起作用。请删除这些设置，或更改类型。',
  'Flow logs without a file': '流量日志没有文件',
  'Set static: true or dynamic: true.': '请设置 static: true 或 dynamic: true。',
  'Hubble writes flow logs only with a static or a dynamic export. Set features.hubble.export.static: true or features.hubble.export.dynamic: true.':
    '只有设置静态或动态导出时，Hubble 才会写流量日志。请设置 features.hubble.export.static: true 或 features.hubble.export.dynamic: true。',
  'Certificate settings of a method that is not selected': '设置属于未选用的证书方式',
  'Set the method that the settings belong to, or remove the settings.': '请使用这些设置所属的方式，或删除这些设置。',
  '{1} has no effect without features.hubble.tls.method: {2}. Set this method, or remove {3}.':
    '未设置 features.hubble.tls.method: {2} 时，{1} 不起作用。请设置该方式，或删除 {3}。',
  'Hubble metric that does not exist': '不存在的 Hubble 指标',
  'Use only dns, drop, flow, flows-to-world, http, httpV2, icmp, kafka, policy, port-distribution, sctp and tcp.':
    '请只使用 dns、drop、flow、flows-to-world、http、httpV2、icmp、kafka、policy、port-distribution、sctp 和 tcp。',
  'Hubble has no metric named "{1}".': 'Hubble 没有名为 "{1}" 的指标。',
  'cert-manager certificates for the cluster mesh require an issuer': 'mesh 使用 cert-manager 的证书时必须设置 issuer',
  'cert-manager certificates for Hubble require an issuer': 'Hubble 使用 cert-manager 的证书时必须设置 issuer',
  'The chart requires an issuer with {1}: certmanager.': '{1}: certmanager 时，chart 要求设置 issuer。',
  'Hubble metrics while Hubble is off': '未启用 Hubble 而设置 Hubble 指标',
  'Set enable-hubble: "true", or remove the metrics.': '请设置 enable-hubble: "true"，或删除这些指标。',
  '{1} has no effect while Hubble is off.': '未启用 Hubble 时 {1} 不生效。',
  'Hubble metrics, but hubble-metrics-server is empty': '设置了 Hubble 指标，但 hubble-metrics-server 为空',
  'Set hubble-metrics-server: ":9965".': '请设置 hubble-metrics-server: ":9965"。',
  'The agent serves no Hubble metrics, because {1} is empty.': 'agent 不提供 Hubble 指标，因为 {1} 为空。',
  'Hubble UI without Hubble Relay': '启用了 Hubble UI 而未启用 Hubble Relay',
  'Remove relay: false.': '请删除 relay: false。',
  'The chart refuses Hubble UI without Hubble Relay.': '未启用 Hubble Relay 时，chart 会拒绝启用 Hubble UI。',
  'Unknown IPAM mode': '未知的 IPAM 模式',
  'Address range that ends before it starts': '地址范围的终点在起点之前',
  'Write the lower address as start. Use one address family for start and stop.':
    'start 请写较小的地址。start 和 stop 必须属于同一地址族。',
  'The range {1} to {2} of pool "{3}" has no addresses. Write the lower address as start.':
    '地址池 "{3}" 的范围 {1} 至 {2} 没有地址。start 请写较小的地址。',
  'Cilium {1} does not start with the IPAM mode "{2}".': 'IPAM 模式为 "{2}" 时，Cilium {1} 无法启动。',
  'Mask size that does not fit the pod network': '掩码长度与 Pod 网段不匹配',
  'The mask size must be at least the prefix length of the pod network. IPv4 allows up to 32, and IPv6 up to the prefix length plus 16.':
    '掩码长度不能小于 Pod 网段的前缀长度。IPv4 最大为 32，IPv6 最大为前缀长度加 16。',
  'The operator stops: each node gets a /{1}, but the whole pod network {2} is smaller. Use a larger pod network, or a mask size above {3} (/{4} is enough for one node).':
    'operator 会退出：每个节点分到 /{1}，而整个 Pod 网段 {2} 更小。请使用更大的 Pod 网段，或大于 {3} 的掩码长度（/{4} 只够一个节点）。',
  'The operator stops: each node gets a /{1}, and the pod network {2} contains more than 65536 such networks. Use a mask size of {3} or less.':
    'operator 会退出：每个节点分到 /{1}，而 Pod 网段 {2} 含有超过 65536 个这样的网段。请使用 {3} 或更小的掩码长度。',
  'Multi-pool with a tunnel or IPsec up to Cilium 1.18': 'Cilium 1.18 及更早版本中 multi-pool 与隧道或 IPsec 同时使用',
  'Use native routing without IPsec, or another IPAM mode.': '请使用原生路由且不启用 IPsec，或换用其他 IPAM 模式。',
  'The agent does not start with multi-pool in a tunnel.': '在隧道中，multi-pool 模式下 agent 无法启动。',
  'Pod networks that the IPAM mode ignores': 'IPAM 模式会忽略的 Pod 网段',
  'Remove the networks, or choose the mode that reads them.': '请删除这些网段，或改用会读取这些网段的模式。',
  'IPAM mode "{1}" ignores {2}.': 'IPAM 模式 "{1}" 会忽略 {2}。',
  'Write the networks under features.ipam.pools.': '请把这些网段写到 features.ipam.pools 下。',
  'advertisePodCIDR advertises nothing with ipam "{1}". Replace it with advertisePodIPPools: true.':
    'ipam 为 "{1}" 时 advertisePodCIDR 不通告任何内容。请改用 advertisePodIPPools: true。',
  'BGP without IPv4 and without router ids': '未启用 IPv4 的 BGP 没有router id',
  'From 1.16 on, set routerID for every node under features.bgp.instances[].nodes. Up to 1.15, annotate every node with cilium.io/bgp-virtual-router.<asn>="router-id=<id>".':
    '自 1.16 起，请在 features.bgp.instances[].nodes 下为每个节点设置 routerID。在 1.15 及更早版本中，请为每个节点添加注解 cilium.io/bgp-virtual-router.<asn>="router-id=<id>"。',
  'IPv4 is disabled, so a node without a router id starts no BGP session.':
    'IPv4 未启用，节点没有 router id 就不会建立 BGP 会话。',
  'L2 announcements support only IPv4 up to Cilium 1.18': 'Cilium 1.18 及更早版本的 L2 通告只支持 IPv4',
  'Use Cilium 1.19 or later, or keep IPv4.': '请使用 Cilium 1.19 或更高版本，或保留 IPv4。',
  'The agent does not start with multi-pool, IPsec and native routing.':
    '同时使用 multi-pool、IPsec 和原生路由时 agent 无法启动。',
  'Multi-pool without endpoint routes up to Cilium 1.17': 'Cilium 1.17 及更早版本的 multi-pool 未启用endpoint 路由',
  'Set enable-endpoint-routes to "true".': '请把 enable-endpoint-routes 设为 "true"。',
  'With multi-pool, pods are unreachable unless each pod has its own route.':
    'multi-pool 模式下，除非每个 Pod 都有自己的路由，否则无法访问 Pod。',
  'Multi-pool with masquerading by iptables': 'multi-pool 与 iptables 地址伪装同时使用',
  'Masquerade in BPF, or set egress-masquerade-interfaces.':
    '请使用 BPF 地址伪装，或设置 egress-masquerade-interfaces。',
  'With multi-pool, masquerading with iptables requires {1}, which is empty.':
    'multi-pool 模式下，用 iptables 做地址伪装需要设置 {1}，而该选项为空。',
  'Multi-pool with identities in etcd in Cilium 1.14': 'Cilium 1.14 的 multi-pool 与 etcd 中的身份同时使用',
  'Set identity-allocation-mode to "crd".': '请把 identity-allocation-mode 设为 "crd"。',
  'Cilium 1.14 does not support multi-pool with identities in etcd.':
    'Cilium 1.14 的 multi-pool 不支持把身份保存在 etcd 中。',
  'Pools of pod addresses that overlap': 'Pod 地址池互相重叠',
  '{1} of pool "{2}" overlaps {3} of pool "{4}", so two pods can get the same address. Use networks that do not overlap.':
    '地址池 "{2}" 的 {1} 与地址池 "{4}" 的 {3} 重叠，因此两个 Pod 可能得到相同的地址。请使用不重叠的网段。',
  'BIG TCP with encapsulated DSR': 'BIG TCP 与封装方式的 DSR 同时使用',
  'Use DSR with option dispatch, or remove BIG TCP.': '请使用 opt 分发方式的 DSR，或去掉 BIG TCP。',
  'With BIG TCP and Geneve dispatch, the agent starts only if the kernel supports this combination.':
    '同时启用 BIG TCP 和 Geneve 分发时，只有内核支持该组合，agent 才能启动。',
  'The agent does not start with both BIG TCP and IPIP dispatch.': '同时启用 BIG TCP 和 IPIP 分发时，agent 无法启动。',
  'The agent only starts with BIG TCP in a tunnel if the kernel supports it.':
    '在隧道中启用 BIG TCP 时，只有内核支持，agent 才能启动。',
  'Set features.ipam.mode: multi-pool, or remove features.ipam.pools.':
    '请设置 features.ipam.mode: multi-pool，或删除 features.ipam.pools。',
  'ip-masq-agent without BPF masquerading': 'ip-masq-agent 未配合 BPF 地址伪装',
  'Remove features.masquerading.bpf: false.': '请删除 features.masquerading.bpf: false。',
  'MTU too small for IPv6': 'MTU 小于 IPv6 的最小值',
  'Set an MTU of 1280 or more, or disable IPv6.': '请把 MTU 设为 1280 或更大，或关闭 IPv6。',
  'Pods get no IPv6 address with an MTU of {1}.': 'MTU 为 {1} 时 Pod 分配不到 IPv6 地址。',
  'Neither IPv4 nor IPv6': 'IPv4 和 IPv6 均未启用',
  'Set enable-ipv4 or enable-ipv6 to "true".': '请把 enable-ipv4 或 enable-ipv6 设为 "true"。',
  'The agent does not start while IPv4 and IPv6 are both disabled.': 'IPv4 和 IPv6 均未启用时 agent 无法启动。',
  'BIG TCP on an older kernel': 'BIG TCP 需要更高版本的内核',
  'Use kernel 6.3 or newer on every node, or remove BIG TCP.':
    '请在每个节点上使用 6.3 或更高版本的内核，或去掉 BIG TCP。',
  'On kernel {1} the agent disables {2}. Use kernel {3} or newer.':
    '在 {1} 内核上 agent 会关闭 {2}。请使用 {3} 或更高版本的内核。',
  'BIG TCP in a tunnel': 'BIG TCP 与隧道同时使用',
  'Use native routing.': '请使用原生路由。',
  'The agent does not start with BIG TCP in a tunnel.': '在隧道中启用 BIG TCP 时，agent 无法启动。',
  'BIG TCP with IPsec or legacy host routing': 'BIG TCP 与 IPsec 或传统主机路由同时使用',
  'Disable IPsec, and set enable-host-legacy-routing to "false".':
    '请关闭 IPsec，并把 enable-host-legacy-routing 设为 "false"。',
  'The agent does not start with both BIG TCP and IPsec.': '同时启用 BIG TCP 和 IPsec 时，agent 无法启动。',
  'The agent does not start with both BIG TCP and legacy host routing.':
    '同时启用 BIG TCP 和传统主机路由时，agent 无法启动。',
  'From 1.19 on, the chart refuses bpf.tproxy: true with netkit.':
    '从 1.19 起，使用 netkit 时 chart 会拒绝 bpf.tproxy: true。',
  'netkit requires kernel 6.8': 'netkit 需要 6.8 内核',
  'Use kernel 6.8 or newer with CONFIG_NETKIT on every node, or remove netkit.':
    '请在每个节点上使用 6.8 或更高版本且启用 CONFIG_NETKIT 的内核，或去掉 netkit。',
  'The agent does not start with netkit on kernel {1}.': '在 {1} 内核上启用 netkit 时 agent 无法启动。',
  'netkit with the BPF transparent proxy': 'netkit 与 BPF 透明代理同时启用',
  'Disable the BPF transparent proxy (`bpf.tproxy`), or use veth.':
    '请关闭 BPF 透明代理（`bpf.tproxy`），或使用 veth。',
  'The chart refuses the BPF transparent proxy (bpf.tproxy: true) with netkit.':
    '使用 netkit 时，chart 会拒绝 BPF 透明代理（bpf.tproxy: true）。',
  'netkit without BPF host routing': 'netkit 未配合 BPF 主机路由',
  'Two endpoints of the agent on the same port': 'agent 的两个监听地址使用同一端口',
  'Use a different port for each endpoint.': '请为每个监听地址使用不同的端口。',
  'Addresses of pods': 'Pod 地址分配（IPAM）',
  'Where pod addresses come from: one network or several pools of Cilium, or Kubernetes.':
    'Pod 地址由谁分配：Cilium（从一个网段或多个地址池），或 Kubernetes。',
  Masquerading: '地址伪装',
  'Packets that leave the cluster get the address of their node: by iptables, in BPF, or by destination.':
    '离开集群的数据包使用所在节点的地址：由 iptables 或 BPF 完成，也可以按目的地址区分。',
  MTU: 'MTU（最大传输单元）',
  'MTU of the network between nodes, if the agent should not detect it.':
    '节点间网络的 MTU，用于不希望 agent 自动检测的情况。',
  IPv6: 'IPv6（双栈或单栈）',
  'IPv6 addresses for pods, with IPv4 or alone.': '为 Pod 分配 IPv6 地址：与 IPv4 双栈，或仅 IPv6。',
  'BIG TCP': 'BIG TCP（大 TCP 包）',
  'Packets of up to 192 kB inside a node reduce the CPU work per byte.':
    '节点内使用最大 192 kB 的数据包，减少每字节的 CPU 开销。',
  'netkit devices': 'netkit 设备',
  'Pods use netkit devices instead of veth, and are as fast as processes on the host.':
    'Pod 使用 netkit 设备代替 veth，速度与宿主机上的进程相当。',
  'Prometheus metrics': 'Prometheus 指标',
  'Metrics of the agents, the operator and Envoy for Prometheus. Metrics of flows belong to Hubble.':
    'agent、operator 和 Envoy 的 Prometheus 指标。流量指标属于 Hubble。',
  'ServiceMonitors require the CRDs of the Prometheus operator': 'ServiceMonitor 需要 Prometheus Operator 的 CRD',
  'Kubernetes only accepts ServiceMonitors if the CRDs of monitoring.coreos.com/v1 exist. The chart does not include these CRDs, and a new cluster usually has none.':
    '只有存在 monitoring.coreos.com/v1 的 CRD 时，Kubernetes 才接受 ServiceMonitor。chart 不包含这些 CRD，新集群中通常也没有。',
  'Install the CRDs of the Prometheus operator before Cilium. On a new cluster, install Cilium without serviceMonitor, and add it later.':
    '请在 Cilium 之前安装 Prometheus operator 的 CRD。在新集群上，请先不带 serviceMonitor 安装 Cilium，之后再加上。',
  'This version has no BIG TCP.': '该版本的 Cilium 不支持 BIG TCP。',
  'This version has BIG TCP only for IPv6.': '该版本的 BIG TCP 只支持 IPv6。',
  'This version has one switch for the masquerading of IPv4 and IPv6.':
    '该版本只有一个开关，同时控制 IPv4 和 IPv6 的地址伪装。',
  'This version cannot masquerade to the source address of a route.': '该版本的地址伪装不使用路由的源地址。',
  'This version connects pods only with veth devices.': '该版本的 Cilium 只用 veth 设备连接 Pod。',
  'This version has no address pools for pods to choose from.': '该版本的 Cilium 没有可供 Pod 选择的地址池。',
  'In this version, all pod addresses are from one IPv4 network.': '该版本的 Pod 只能从一个 IPv4 网段获得地址。',
  'In this version, all pod addresses are from one IPv6 network.': '该版本的 Pod 只能从一个 IPv6 网段获得地址。',
  'Pods always need addresses. Set features.ipam.mode instead of false.': 'Pod 地址分配不能关闭：请指定一种模式。',
  'This version has no separate switch for the metrics of Envoy: they follow those of the agent.':
    '该版本的 Envoy 指标没有单独的开关，是否提供由 agent 决定。',
  'IPv4 is disabled, so a node without a router id starts no BGP session. Run for each node, with its own id: kubectl annotate node node1 {1}="router-id=192.0.2.11".':
    'IPv4 未启用，节点没有 router id 就不会建立 BGP 会话。请对每个节点运行（各用自己的 id）：kubectl annotate node node1 {1}="router-id=192.0.2.11"。',
  // Advice and descriptions of events in constraints.
  'Set {1}.': '请设置 {1}。',
  'Remove {1}.': '请删除 {1}。',
  'if there are such policies': '如果有这样的策略，',
  'unless another feature requires the proxy': '除非其他功能需要该代理，否则',
  'Write "{1}" when you upgrade to it.': '升级到该版本时请写 "{1}"。',
  'if the drivers of all devices support XDP': '如果所有设备的驱动都支持 XDP，',
  'if these requests must be encrypted': '如果这些请求必须加密，',
  'Then see {1}.': '然后请查看 {1}。',
  'Kubespray {1} has no setting that repairs this with the rest of the intent.':
    '在 intent 其余部分不变的情况下，Kubespray {1} 没有可以解决此问题的设置。',
  'the range of all pod addresses': '所有 Pod 地址的范围',
  'a name that is unique in the mesh': '在 mesh 中唯一的名称',
  'the network of the pods': 'Pod 的网段',
  'a number with a unit': '带单位的数字',
  'use kernel {1} or newer': '使用 {1} 或更高版本的内核',
  'use Cilium {1} or newer': '使用 Cilium {1} 或更高版本',
  'Use kernel {1} or newer, or {2}.': '请使用 {1} 或更高版本的内核，或{2}。',
  'use WireGuard': '使用 WireGuard',
  'use WireGuard instead of IPsec': '用 WireGuard 代替 IPsec',
  'use WireGuard and a tunnel': '使用 WireGuard 和隧道',
  'enable all of these': '启用以上全部',
  'disable IPsec': '关闭 IPsec',
  'set egress-masquerade-interfaces': '设置 egress-masquerade-interfaces',
  'Choose an id below 128.': '请选择小于 128 的 id。',
  'Give each instance its own nodeSelector.': '请给每个实例单独的 nodeSelector。',
  'Use at most 32 lower-case letters, digits and dashes, with a letter or digit at both ends.':
    '请使用最多 32 个小写字母、数字和连字符，首尾必须是字母或数字。',
  'If it drops the traffic, add a rule that accepts it, or disable XDP acceleration.':
    '如果 FORWARD 链丢弃该流量，请添加一条放行规则，或关闭 XDP 加速。',
  'Add an ACCEPT rule if it drops the traffic, or {1}.': '如果 FORWARD 链丢弃该流量，请添加一条 ACCEPT 规则，或{1}。',
  'Use a tunnel, or use WireGuard.': '请使用隧道，或使用 WireGuard。',
  'Use kernel {1} or newer on every node.': '请在每个节点上使用 {1} 或更高版本的内核。',
  'Use Cilium 1.19 or later.': '请使用 Cilium 1.19 或更高版本。',
  'Use gateway nodes and policies in the cluster of the pods.': '请使用 Pod 所在集群中的网关节点和策略。',
  'Enable WireGuard or IPsec if the traffic must be encrypted.': '如果流量必须加密，请启用 WireGuard 或 IPsec。',
  'If pods depend on socket load balancing, disable Gateway API.':
    '如果 Pod 依赖 socket 负载均衡，请关闭 Gateway API。',
  'Set dataStorage.storageClass, or dataStorage.enabled: false.':
    '请设置 dataStorage.storageClass，或 dataStorage.enabled: false。',
  'List the interfaces in devices instead.': '请改为在 devices 中列出这些网卡。',
  'Mount the Secret cilium-ipsec-keys at /etc/ipsec.': '请把 Secret cilium-ipsec-keys 挂载到 /etc/ipsec。',
  '{1} is not a valid IPv4 CIDR, and the agent does not start.': '{1} 不是有效的 IPv4 CIDR，agent 无法启动。',
  'Without ipv4-native-routing-cidr, direct node routes may reduce performance, visibility and policy enforcement.':
    '未设置 ipv4-native-routing-cidr 时，直连节点路由可能降低性能，并影响可观测性和策略执行。',
  'Without BPF host routing, netkit is not faster than veth.': '没有 BPF 主机路由时，netkit 并不比 veth 快。',
  'The agent does not start: {1} requires BPF host routing, which is off: {2}.':
    'agent 无法启动：{1} 需要 BPF 主机路由，而 BPF 主机路由未生效：{2}。',
  'Host routing is off: {1}.': '主机路由未生效：{1}。',
  'With {1}, the agent does not start with BPF masquerading.':
    '设置了 {1} 时，启用 BPF 地址伪装会导致 agent 无法启动。',
  'With {1}, the agent falls back to iptables masquerading and legacy host routing.':
    '设置了 {1} 时，agent 会退回到 iptables 地址伪装和传统主机路由。',
  'With Gateway API the chart always sets bpf-lb-sock-hostns-only and bpf-lb-algorithm-annotation to "true".':
    '启用 Gateway API 时，chart 总是把 bpf-lb-sock-hostns-only 和 bpf-lb-algorithm-annotation 设为 "true"。',
  'Other values have no effect.': '其他取值不生效。',
  'This cluster is in a mesh, and egress gateway policies do not work across clusters.':
    '该集群在 mesh 中，而出口网关策略不能跨集群生效。',
  'The egress gateway of Cilium {1} requires kernel 5.2, so the agent does not start on kernel {2}.':
    'Cilium {1} 的出口网关需要 5.2 内核，因此在内核 {2} 上 agent 无法启动。',
  'The agent does not start: strict mode for ingress requires WireGuard and a tunnel.':
    'agent 无法启动：对入站流量启用严格模式时，必须使用 WireGuard 和隧道。',
  'The agent does not start with the host firewall and endpoint routes while {1} is "false".':
    '{1} 为 "false" 时，同时启用主机防火墙和 endpoint 路由会导致 agent 无法启动。',
  'The agent does not start with {1} and the cluster name "default".':
    '设置了 {1} 而集群名称为 "default" 时，agent 无法启动。',
  'On kernel {1} they may not work.': '在内核 {1} 上，本地重定向策略可能无法工作。',
  'No node is elected unless {1} is shorter than {2}.': '{1} 必须小于 {2}，否则不会选出节点。',
  'No node is elected unless {1} is more than 1.2 times {2}.': '{1} 必须大于 {2} 的 1.2 倍，否则不会选出节点。',
  'No node is elected unless {1} is longer than 1s.': '{1} 必须大于 1s，否则不会选出节点。',
  'L2 announcements of Cilium {1} support only IPv4, and the cluster has only IPv6, so no Service address is announced.':
    'Cilium {1} 的 L2 通告只支持 IPv4，而集群只有 IPv6，因此不会通告任何 Service 地址。',
  'Ingress has no default TLS certificate: a Secret requires a namespace and a name, and the {1} is missing.':
    'Ingress 没有默认 TLS 证书：Secret 需要命名空间和名称，而缺少 {1}。',
  'Driver {1} of {2} supports XDP from kernel {3} on.': '{2} 的驱动 {1} 自 {3} 内核起支持 XDP。',
  'On kernel {1} Cilium does not start.': '在内核 {1} 上 Cilium 无法启动。',
  'In a tunnel without socket load balancing, the agent does not start with BPF masquerading.':
    '使用隧道且未启用 socket 负载均衡时，启用 BPF 地址伪装会导致 agent 无法启动。',
  'Valid ids are 1 to {1}; 0 means no mesh.': '有效的 id 为 1 至 {1}；0 表示不在 mesh 中。',
  'For ids up to 511, first set {1} to 511 in every cluster of the mesh.':
    '如需大于 255（最大 511）的 id，请先在 mesh 的每个集群中把 {1} 设为 511。',
  'neighbor discovery': '邻居发现',
  'external access to ClusterIPs': '从集群外访问 ClusterIP',
  'The option for external access to ClusterIPs': '从集群外访问 ClusterIP 的选项',
  'The option bpf-lb-mode-annotation enables a mode per Service.':
    '选项 bpf-lb-mode-annotation 可按 Service 选择模式。',
  'Cilium {1} silently ignores DSR dispatch "{2}", because the values are lower-case.':
    'Cilium {1} 会忽略 DSR 分发方式 "{2}"，不报错：取值必须是小写。',
  'In a tunnel, Cilium {1} does not start with load balancer mode "{2}".':
    '在隧道中使用负载均衡模式 "{2}" 时，Cilium {1} 无法启动。',
  'In a tunnel, Cilium {1} does not start with load balancer mode "{2}" and dispatch "{3}".':
    '在隧道中使用负载均衡模式 "{2}" 和分发方式 "{3}" 时，Cilium {1} 无法启动。',
  'In a VXLAN tunnel, Cilium {1} does not start with {2} and dispatch "{3}".':
    '在 VXLAN 隧道中，{2} 与分发方式 "{3}" 同时设置时，Cilium {1} 无法启动。',
  'Set {1} if the drivers of all devices support XDP, or use Cilium {2} or newer.':
    '如果所有设备的驱动都支持 XDP，请设置 {1}；否则请使用 Cilium {2} 或更高版本。',
  "Cilium's documentation recommends kernel 5.5 or newer.": 'Cilium 文档建议使用 5.5 或更高版本的内核。',
  'Use kernel {1} or newer, or keep one device in devices.':
    '请使用 {1} 或更高版本的内核，或在 devices 中只保留一个设备。',
  'On kernel {1} Cilium runs without XDP on {2}.': '在 {1} 内核上，Cilium 不在 {2} 上使用 XDP。',
  'On kernel {1} Cilium does not start with native XDP.': '在 {1} 内核上启用 native XDP 时，Cilium 无法启动。',
  'Use kernel {1} or newer, or set features.xdp.mode: disabled.':
    '请使用 {1} 或更高版本的内核，或设置 features.xdp.mode: disabled。',
  'Test XDP on one node first.': '请先在一个节点上测试 XDP。',
  'Remove the refresh period.': '请删除刷新周期。',
  '"{1}" is not a valid duration, so Cilium {2} does not refresh neighbor entries.':
    '"{1}" 不是有效的时长，因此 Cilium {2} 不刷新邻居条目。',
  'Keep at least 100 entries per backend.': '请为每个后端保留至少 100 个条目。',
  'Id 0 means no mesh.': 'id 0 表示不在 mesh 中。',
  'Cilium {1} accepts the cluster name "{2}", but Cilium 1.16 and later refuse it.':
    'Cilium {1} 接受集群名称 "{2}"，但 Cilium 1.16 及更高版本会拒绝。',
  'Name an existing issuer, for example issuer: { kind: ClusterIssuer, name: ca-issuer }.':
    '请指定已有的 issuer，例如 issuer: { kind: ClusterIssuer, name: ca-issuer }。',
  'Set {1} to an existing issuer, for example { kind: ClusterIssuer, name: ca-issuer }.':
    '请把 {1} 设为已有的 issuer，例如 { kind: ClusterIssuer, name: ca-issuer }。',
  'Without it the operator does not start its {1} controller.':
    '未启用 kube-proxy 替代时，operator 不会启动 {1} 控制器。',
  'Without it traffic does not reach Envoy.': '未启用 kube-proxy 替代时，流量无法到达 Envoy。',
  'Ingresses serve no traffic.': 'Ingress 不处理任何流量。',
  'Gateways serve no traffic.': 'Gateway 不处理任何流量。',
  'Envoy configurations have no effect.': 'Envoy 配置不生效。',
  'Envoy gets no traffic.': 'Envoy 收不到流量。',
  'Pool "{1}" has no addresses, so it assigns none to Services. Add cidrs to this pool.':
    '地址池 "{1}" 没有地址，因此不会给 Service 分配地址。请为该地址池加上 cidrs。',
  'Two peers of BGP instance "{1}" have the name "{2}", so one replaces the other. Rename one of the peers.':
    'BGP 实例 "{1}" 的两个对等体都叫 "{2}"，因此其中一个会替换另一个。请修改其中一个对等体的名称。',
  'Peer "{1}" has a hold time of {2} seconds, below the minimum of 3 seconds. Set holdTimeSeconds of this peer to at least {3}.':
    '对等体 "{1}" 的保持时间为 {2} 秒，小于最小值 3 秒。请把该对等体的 holdTimeSeconds 设为至少 {3}。',
  'Under features.bgp.instances, add the key nodes to instance "{1}", with one entry per node, such as { name: node1, routerID: {2} }.':
    '请在 features.bgp.instances 下为实例 "{1}" 加上键 nodes，每个节点一项，例如 { name: node1, routerID: {2} }。',
  'The chart refuses Hubble UI without Hubble Relay. Remove features.hubble.relay: false.':
    '未启用 Hubble Relay 时，chart 会拒绝启用 Hubble UI。请删除 features.hubble.relay: false。',
  'The agent can then refuse the whole list and serve no Hubble metrics.':
    'agent 可能因此拒绝整个列表，不提供任何 Hubble 指标。',
  'The agent skips it.': 'agent 会跳过该指标。',
  'With {1}: true, the installation fails while the cluster lacks the CRDs of monitoring.coreos.com/v1. Install the CRDs of the Prometheus operator first. On a new cluster, install Cilium without this key, and add it later.':
    '{1}: true 时，如果集群中没有 monitoring.coreos.com/v1 的 CRD，安装会失败。请先安装 Prometheus operator 的 CRD。在新集群上，请先不带该键安装 Cilium，之后再加上。',
  'Use cluster-pool, kubernetes or multi-pool (Cilium 1.14 and later). On a cloud, its own mode such as eni is valid too.':
    '请使用 cluster-pool、kubernetes 或 multi-pool（Cilium 1.14 及更高版本）。在云平台上，也可使用其专用模式，例如 eni。',
  'The agent does not start with multi-pool with IPsec.': '启用 IPsec 时，multi-pool 模式下 agent 无法启动。',
  'The agent does not start with multi-pool in a tunnel and with IPsec.':
    '在隧道中并启用 IPsec 时，multi-pool 模式下 agent 无法启动。',
  'The agent does not start, because ip-masq-agent requires BPF masquerading. Remove features.masquerading.bpf: false.':
    'agent 无法启动，因为 ip-masq-agent 需要 BPF 地址伪装。请删除 features.masquerading.bpf: false。',
  'Without BPF host routing, the agent does not start with netkit.':
    '没有 BPF 主机路由时，使用 netkit 的 agent 无法启动。',
  'BPF host routing is off, because {1}.': 'BPF 主机路由未启用，因为{1}。',
  '{1} and {2} use the same port {3}, so only one of the two can listen.':
    '{1} 和 {2} 使用同一端口 {3}，因此只有其中一个能监听。',
  'set egress-masquerade-interfaces to the uplink devices of the nodes, such as "eth+"':
    '把 egress-masquerade-interfaces 设为节点的上联设备，例如 "eth+"',
  'Set another port in {1}.': '请在 {1} 中设置另一个端口。',
  'The agents request {0} of memory, and Kubespray {1} limits them to {2}, so Kubernetes rejects the DaemonSet. Also set resources.limits.memory to {3} or more.':
    'agent 的 memory request 为 {0}，而 Kubespray {1} 设置的 limit 为 {2}，因此 Kubernetes 会拒绝该 DaemonSet。请同时把 resources.limits.memory 设为 {3} 或更大。',
  'the output of `cilium-extras maglev-seed`': '`cilium-extras maglev-seed` 的输出',
  'Write the output of `cilium-extras maglev-seed`.': '请写 `cilium-extras maglev-seed` 的输出。',
  '{1} is not a valid IPv6 CIDR, and the agent does not start.': '{1} 不是有效的 IPv6 CIDR，agent 无法启动。',
  'Keep the range below 32768.': '请把范围保持在 32768 以下。',
  'use another IPAM mode': '使用其他 IPAM 模式',
  'Add advertisePodCIDR: true or advertiseServices: true.':
    '请添加 advertisePodCIDR: true 或 advertiseServices: true。',
};
