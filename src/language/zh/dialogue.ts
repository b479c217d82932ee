/** Prompts of `init`, and the comments of the intent that it writes. */
import type { Translations } from '../translator.ts';

export const dialogue: Translations = {
  'Encapsulate pod traffic, or let the network route it': '封装 Pod 流量，或由网络路由',
  'Tunnel protocol. With native routing (Cilium 1.14 and later) it is used for DSR with Geneve dispatch':
    '隧道协议。使用原生路由时（Cilium 1.14 及更高版本）用于 Geneve 分发的 DSR',
  'Install routes to the pods of other nodes on every node. All nodes must be in one L2 segment':
    '在每个节点上安装到其他节点 Pod 的路由。所有节点必须在同一个 L2（二层）网段',
  'With direct node routes: install none to nodes in other L2 segments. Cilium 1.16 and later':
    '使用直连节点路由时：不为其他 L2（二层）网段的节点安装路由。Cilium 1.16 及更高版本',
  'Network in which pod addresses are routable. Traffic to it is not masqueraded':
    'Pod 地址可路由的网段。发往该网段的流量不做地址伪装',
  'Network in which IPv6 addresses of pods are routable. Cilium 1.12 and later':
    'Pod 的 IPv6 地址可路由的网段。Cilium 1.12 及更高版本',
  'Size of the BPF map for policies on each node. Cilium 1.14 and later':
    '每个节点上策略 BPF map 的大小。Cilium 1.14 及更高版本',
  'How long the agent collects changes before it applies them; for example 1s. Cilium 1.14 and later':
    'agent 汇集变更多长时间后再应用，例如 1s。Cilium 1.14 及更高版本',
  'Install rules and routes on gateway nodes, which ENI mode requires. Cilium 1.12 to 1.14':
    '在网关节点上安装规则和路由（ENI 模式需要）。Cilium 1.12 至 1.14',
  'TCP BBR congestion control for pods. Cilium 1.12 and later, kernel 5.18':
    'Pod 的 TCP BBR 拥塞控制。Cilium 1.12 及更高版本，内核 5.18',
  'BBR for host network pods only, which works with legacy host routing. Cilium 1.18 and later':
    '只用于主机网络 Pod 的 BBR，可与传统主机路由一起使用。Cilium 1.18 及更高版本',
  'Size of the lookup table of each Service: one of ten prime numbers': '每个 Service 查找表的大小：十个质数之一',
  '12 random bytes in base64, the same on every node': '12 个随机字节的 base64，每个节点相同',
  'Largest number of backends of one Service. Used for checks only': '单个 Service 的最大后端数。只用于检查',
  'dsr (default): the backend node replies to the client. hybrid: DSR for TCP only. snat: the default of the agent':
    'dsr（默认）：由后端节点应答客户端。hybrid：只对 TCP 使用 DSR。snat：agent 的默认值',
  'How DSR transports the Service address to the backend node. The default of the agent is opt':
    'DSR 如何把 Service 地址传给后端节点。agent 的默认值为 opt',
  'native (default): on every device. best-effort: on the devices whose driver supports XDP':
    'native（默认）：在每个设备上。best-effort：在驱动支持 XDP 的设备上',
  'Devices that Cilium uses for Services and XDP': 'Cilium 用于 Service 和 XDP 的设备',
  'Name of the network interface on the nodes, such as eth0': '节点上的网卡名称，例如 eth0',
  'Driver of the device, as `ethtool -i` prints it. Used for checks only':
    '设备的驱动，即 `ethtool -i` 的输出。只用于检查',
  'Kernel of the nodes with this device, if it differs from the kernel of the target. Used for checks only':
    '带有该设备的节点的内核（与目标版本的内核不同时）。只用于检查',
  'Socket load balancing together with kube-proxy. Full kube-proxy replacement includes it':
    '与 kube-proxy 一起使用的 socket 负载均衡。完整的 kube-proxy 替代已包含该功能',
  'Translate Service addresses of pods at their network interface, not at the socket':
    '在 Pod 的网络接口上转换 Service 地址，而不是在 socket 层',
  'true (default) or false': 'true（默认）或 false',
  'How often entries are refreshed, such as 30s or 5m; 0s means never. Cilium 1.9 to 1.17':
    '刷新条目的间隔，例如 30s 或 5m；0s 表示从不。Cilium 1.9 至 1.17',
  'Name that is unique in the mesh: at most 32 lower-case letters, digits and dashes':
    '在 mesh 中唯一的名称：最多 32 个小写字母、数字和连字符',
  'Id that is unique in the mesh: 1 to 255, or to 511 with 511 clusters. 0 means no mesh':
    '在 mesh 中唯一的 id：1 至 255；有 511 个集群时最大为 511。0 表示不在 mesh 中',
  'Maximum size of the mesh, the same in all clusters. It cannot change later. Cilium 1.15 and later':
    'mesh 的最大规模，所有集群相同，之后不能修改。Cilium 1.15 及更高版本',
  'Run the API server that other clusters read from (clustermesh-apiserver)':
    '运行供其他集群读取的 API server（clustermesh-apiserver）',
  'How other clusters reach clustermesh-apiserver': '其他集群如何访问 clustermesh-apiserver',
  'Type of the Service; default NodePort': 'Service 的类型；默认 NodePort',
  'Node port; default 32379': '节点端口；默认 32379',
  'Annotations of the Service': 'Service 的注解',
  'Address of the load balancer, if the cloud lets you choose one': '负载均衡器的地址（如果云平台允许指定）',
  'Number of pods; default 1': 'Pod 数量；默认 1',
  'Cache the state of other clusters in a local etcd (KVStoreMesh). Enabled by default from 1.16 on. Cilium 1.14 and later':
    '在本地 etcd 中缓存其他集群的状态（KVStoreMesh）。从 1.16 起默认启用。Cilium 1.14 及更高版本',
  'What creates the certificates; default helm': '由什么创建证书；默认 helm',
  'Users of the etcd: one for all clusters, or one for each cluster. Cilium 1.14 and later':
    'etcd 的用户：所有集群共用一个，或每个集群一个。Cilium 1.14 及更高版本',
  'The other clusters of the mesh, as with `cilium clustermesh connect`. Cilium 1.11 and later':
    'mesh 中的其他集群，与 `cilium clustermesh connect` 作用相同。Cilium 1.11 及更高版本',
  'Name of the other cluster': '另一个集群的名称',
  'Host name of its API server': '其 API server 的主机名',
  'Addresses of its API server, instead of a host name': '其 API server 的地址，代替主机名',
  'Port of its API server: the node port, or 2379': '其 API server 的端口：NodePort 或 2379',
  'Copy EndpointSlices of global Services. Cilium 1.16 and later':
    '复制全局服务的 EndpointSlice。Cilium 1.16 及更高版本',
  'Support the Multi-Cluster Services API. Cilium 1.16 and later':
    '支持 Multi-Cluster Services API。Cilium 1.16 及更高版本',
  'Selectors in policies select only pods of the local cluster unless they name a different cluster. Enabled by default from 1.19 on. Cilium 1.18 and later':
    '除非指定其他集群，策略的选择器只选择本集群的 Pod。从 1.19 起默认启用。Cilium 1.18 及更高版本',
  'Ingress objects of class `cilium`': '类为 `cilium` 的 Ingress 对象',
  'A load balancer for each Ingress (the default), or one for all':
    '每个 Ingress 一个负载均衡器（默认），或全部共用一个',
  'Make `cilium` the default IngressClass': '把 `cilium` 设为默认的 IngressClass',
  'Redirect hosts with TLS to HTTPS. Enabled by default': '把有 TLS 的主机重定向到 HTTPS。默认启用',
  'Expect the PROXY protocol from the load balancer': '要求负载均衡器使用 PROXY 协议',
  'Service for all Ingresses in shared mode': 'shared 模式下所有 Ingress 共用的 Service',
  'Type of the shared Service; default LoadBalancer': '共享 Service 的类型；默认 LoadBalancer',
  'Name of the shared Service; default cilium-ingress': '共享 Service 的名称；默认 cilium-ingress',
  'Node port for HTTP': 'HTTP 的NodePort',
  'Node port for HTTPS': 'HTTPS 的NodePort',
  'Address of the load balancer, if the cloud supports it': '负载均衡器的地址（如果云平台支持）',
  'Class of the load balancer': '负载均衡器的类',
  'Allocate node ports for the load balancer': '为负载均衡器分配 NodePort',
  'Local: nodes send traffic only to their own Envoy. Cluster (default): also to other nodes':
    'Local：节点只把流量发给自己的 Envoy。Cluster（默认）：也发给其他节点',
  'Annotations of the shared Service': '共享 Service 的注解',
  'Labels of the shared Service': '共享 Service 的标签',
  'Namespace of the default TLS Secret, for hosts without their own':
    '默认 TLS Secret 的命名空间，用于没有自己 Secret 的主机',
  'Name of the default TLS Secret, for hosts without their own': '默认 TLS Secret 的名称，用于没有自己 Secret 的主机',
  'Where Envoy reads TLS Secrets': 'Envoy 从哪里读取 TLS Secret',
  'Namespace of the TLS Secrets that Envoy reads; default cilium-secrets':
    'Envoy 读取的 TLS Secret 所在的命名空间；默认 cilium-secrets',
  'Create the namespace; default true': '创建该命名空间；默认 true',
  'Copy the Secrets that objects refer to into this namespace; default true':
    '把对象引用的 Secret 复制到该命名空间；默认 true',
  'Listen on the host network of the nodes, without a Service of type LoadBalancer':
    '监听节点的主机网络，不使用 LoadBalancer 类型的 Service',
  'Port of the shared listener; default 8080': '共享监听器的端口；默认 8080',
  'Labels of the nodes that listen; all nodes if empty': '监听节点的标签；为空表示所有节点',
  'Gateway API objects of class `cilium`': '类为 `cilium` 的 Gateway API 对象',
  'Offer HTTP/2 and HTTP/1.1 by ALPN on TLS listeners, which gRPC requires. It enables appProtocol too':
    '在 TLS 监听器上通过 ALPN 提供 HTTP/2 和 HTTP/1.1（gRPC 需要）。会同时启用 appProtocol',
  'Use `appProtocol` of Services for connections to backends': '连接后端时使用 Service 的 `appProtocol`',
  'Number of proxies in front whose X-Forwarded-For is trusted; default 0':
    '前面有多少个代理的 X-Forwarded-For 可信；默认 0',
  'Create the GatewayClass `cilium`: if its CRDs exist (auto, the default), always, or never':
    '创建 GatewayClass `cilium`：CRD 存在时创建（auto，默认）、总是创建或从不创建',
  'CiliumEnvoyConfig objects without Ingress or Gateway API': '不使用 Ingress 或 Gateway API 的 CiliumEnvoyConfig 对象',
  'Run Envoy in its own DaemonSet instead of inside the agents': 'Envoy 以独立的 DaemonSet 运行，而不是在 agent 内部',
  'Let policies require mutual authentication with SPIFFE identities': '允许策略要求基于 SPIFFE 身份的双向认证',
  'SPIFFE trust domain; default spiffe.cilium': 'SPIFFE 信任域；默认 spiffe.cilium',
  'Port on which agents authenticate to each other; default 4250': 'agent 之间互相认证的端口；默认 4250',
  'Install a SPIRE server and agents; default true': '安装 SPIRE 服务器和 agent；默认 true',
  'Address of your own SPIRE server, as host:port': '自有 SPIRE 服务器的地址，格式为 host:port',
  'Namespace of the SPIRE server; default cilium-spire': 'SPIRE 服务器的命名空间；默认 cilium-spire',
  'Where the SPIRE server stores its data': 'SPIRE 服务器的数据存储',
  'Store the data of the SPIRE server on a volume; default true': '把 SPIRE 服务器的数据存到卷上；默认 true',
  'StorageClass of the volume; default: the default StorageClass of the cluster':
    '卷的 StorageClass；默认使用集群的默认 StorageClass',
  'Size of the volume; default 1Gi': '卷的大小；默认 1Gi',
  'Address pools (`CiliumLoadBalancerIPPool`)': '地址池（`CiliumLoadBalancerIPPool`）',
  'Name of the pool': '地址池的名称',
  'Networks of the pool': '地址池的网段',
  'Address ranges of the pool. Cilium 1.15 and later': '地址池的地址范围。Cilium 1.15 及更高版本',
  'First address': '第一个地址',
  'Last address; default: the first one': '最后一个地址；默认与第一个相同',
  'Also assign the first and last address of a network. Enabled by default from 1.16 on. Cilium 1.15 and later':
    '也分配网段的第一个和最后一个地址。从 1.16 起默认启用。Cilium 1.15 及更高版本',
  'Services that get addresses from the pool; default: all': '从该地址池获得地址的 Service；默认全部',
  'Labels that an object must have': '对象必须具有的标签',
  'Conditions that the labels must meet': '标签必须满足的条件',
  'Name of the label': '标签名',
  'How the value is compared': '比较值的方式',
  'Values for the operators `In` and `NotIn`': '操作符 `In` 和 `NotIn` 的值',
  'Assign no new addresses from the pool': '不再从该地址池分配新地址',
  'Labels of the pool': '地址池的标签',
  'Give Services without `loadBalancerClass` addresses from the pools (`lbipam`, the default), or no addresses. Cilium 1.17 and later':
    '给没有 `loadBalancerClass` 的 Service 分配地址池中的地址（`lbipam`，默认），或不分配。Cilium 1.17 及更高版本',
  'Time without renewal after which another node takes over; default 15s': '节点多久未续约后由其他节点接管；默认 15s',
  'How long a node tries to renew its lease; default 5s': '节点尝试续约的时间；默认 5s',
  'Time between two attempts; default 2s': '两次尝试之间的间隔；默认 2s',
  'Requests per second from each agent to the API server: the number of Services divided by the renew deadline in seconds':
    '每个 agent 每秒向 API server 发送的请求数：Service 数量除以续约期限（秒）',
  'Requests that an agent can send at once; more than clientQPS': 'agent 可同时发送的请求数；应大于 clientQPS',
  'Policies that select what is announced (`CiliumL2AnnouncementPolicy`). Without a policy nothing is announced':
    '选择通告内容的策略（`CiliumL2AnnouncementPolicy`）。没有策略时不通告任何地址',
  'Name of the policy': '策略的名称',
  'Services whose addresses are announced; default: all': '要通告其地址的 Service；默认全部',
  'Nodes that may announce; default: all': '可以通告的节点；默认全部',
  'Regular expressions for the network interfaces; default: all interfaces': '网卡的正则表达式；默认所有网卡',
  'Announce the `externalIPs` of the Services; default false': '通告 Service 的 `externalIPs`；默认 false',
  'Announce the load balancer addresses of the Services; default false': '通告 Service 的负载均衡器地址；默认 false',
  'Network devices of the nodes that policies apply to; default: detected': '策略应用到的节点网络设备；默认自动检测',
  'Pods that are restricted: those that a policy selects (default), all (always), or none (never)':
    '受限制的 Pod：被策略选中的（default）、全部（always）或没有（never）',
  'Only report what policies would drop, and drop nothing': '只报告策略会丢弃的流量，不实际丢弃',
  'Support policies with DNS names, HTTP paths and other L7 rules. Enabled by default':
    '支持使用 DNS 名称、HTTP 路径和其他 L7 规则的策略。默认启用',
  'What CIDRs match in addition to the world. Cilium 1.15 and later':
    'CIDR 除外部世界外还匹配什么。Cilium 1.15 及更高版本',
  'Let policies disable the default deny with enableDefaultDeny. Enabled by default. Cilium 1.17 and later':
    '允许策略用 enableDefaultDeny 关闭默认拒绝。默认启用。Cilium 1.17 及更高版本',
  'Enforce the NetworkPolicy objects of Kubernetes. Enabled by default. Cilium 1.14 and later':
    '执行 Kubernetes 的 NetworkPolicy 对象。默认启用。Cilium 1.14 及更高版本',
  'Answer to outgoing traffic that is denied: none (the default), or an ICMP error. Cilium 1.19 and later':
    '对被拒绝的出站流量的应答：无（默认）或 ICMP 错误。Cilium 1.19 及更高版本',
  'Create a CiliumClusterwideNetworkPolicy that denies everything that no policy allows, in all namespaces':
    '创建 CiliumClusterwideNetworkPolicy，在所有命名空间中拒绝没有策略允许的流量',
  'Deny incoming traffic that no policy allows; default true': '拒绝没有策略允许的入站流量；默认 true',
  'Deny outgoing traffic that no policy allows, except DNS; default true':
    '拒绝没有策略允许的出站流量（DNS 除外）；默认 true',
  'Namespaces without the default deny; default kube-system': '不应用默认拒绝的命名空间；默认 kube-system',
  'Networks whose addresses policies may redirect; default: all. Cilium 1.18 and later':
    '策略可以重定向的网段；默认全部。Cilium 1.18 及更高版本',
  'Also use it for Services without `loadBalancerClass`, instead of LB IPAM. Cilium 1.17 and later':
    '对没有 `loadBalancerClass` 的 Service 也使用节点 IPAM，代替 LB IPAM。Cilium 1.17 及更高版本',
  'Registry that replaces quay.io and docker.io. Images keep their paths, such as cilium/cilium':
    '代替 quay.io 和 docker.io 的镜像仓库。镜像保留原有路径，例如 cilium/cilium',
  'Names of the Secrets with the credentials, in the namespace of Cilium':
    '保存凭据的 Secret 名称，位于 Cilium 的命名空间',
  'Pull images by digest (the default). Use `false` for a mirror that rebuilds or repacks images':
    '按 digest 拉取镜像（默认）。如果镜像仓库会重新构建或打包镜像，请用 `false`',
  'When nodes pull the images of the agents and the operator': '节点何时拉取 agent 和 operator 的镜像',
  'Agents, one on each node': 'agent，每个节点一个',
  'Requests: what is reserved': 'request：预留的资源',
  'CPUs: `500m` is half a CPU': 'CPU：`500m` 为半个 CPU',
  'Memory, such as `512Mi`': '内存，例如 `512Mi`',
  'Limits: the maximum': 'limit：资源上限',
  'Taints that the pods tolerate, instead of the defaults of the chart': 'Pod 容忍的污点，代替 chart 的默认值',
  'Key of the taint; default: every taint': '污点的键；默认所有污点',
  'How the value is compared; default Equal': '比较值的方式；默认 Equal',
  'Value of the taint': '污点的值',
  'Effect of the taint; default: all': '污点的效果；默认全部',
  'How long pods stay on a node with a NoExecute taint': 'Pod 在带 NoExecute 污点的节点上停留多久',
  'PriorityClass of the pods': 'Pod 的 PriorityClass',
  'Operator of Cilium': 'Cilium 的 operator',
  'Number of pods': 'Pod 数量',
  'Envoy in its own pods. Cilium 1.14 and later': '独立 Pod 中的 Envoy。Cilium 1.14 及更高版本',
  'Hubble Relay': 'Hubble Relay（流量汇集）',
  'API server of the cluster mesh': 'Cluster Mesh 的 API server',
  'BGP instances: which nodes peer with which routers, and what they advertise':
    'BGP 实例：哪些节点与哪些路由器建立对等，以及通告什么',
  'Name of the instance': '实例的名称',
  'Nodes that run the instance; default: all. Each node can run one instance':
    '运行该实例的节点；默认全部。每个节点只能运行一个实例',
  'AS number of the nodes': '节点的 AS 号',
  'Routers to peer with': '对等的路由器',
  'Name of the peer': '对等体的名称',
  'Address of the peer': '对等体的地址',
  'AS number of the peer': '对等体的 AS 号',
  'Port of the peer; default 179. Cilium 1.14 and later': '对等体的端口；默认 179。Cilium 1.14 及更高版本',
  'TTL of packets to a peer that is several hops away (eBGP multihop). Cilium 1.14 and later':
    '发往多跳之外对等体的数据包的 TTL（eBGP multihop）。Cilium 1.14 及更高版本',
  'Seconds between attempts to connect; default 120': '连接尝试之间的间隔（秒）；默认 120',
  'Seconds without a message after which the peer is down; default 90': '多少秒没有消息后认为对等体已断开；默认 90',
  'Seconds between keep-alive messages; default 30': 'keep-alive 消息的间隔（秒）；默认 30',
  'Seconds that the peer keeps routes while an agent restarts (graceful restart). Cilium 1.14 and later':
    'agent 重启期间对等体保留路由的秒数（graceful restart）。Cilium 1.14 及更高版本',
  'Secret with the key `password`, in the namespace of BGP secrets. Cilium 1.15 and later':
    '含有键 `password` 的 Secret，位于 BGP Secret 的命名空间。Cilium 1.15 及更高版本',
  'Advertise the pod networks of the nodes': '通告节点的 Pod 网段',
  'Advertise addresses of Services. Cilium 1.13 and later': '通告 Service 的地址。Cilium 1.13 及更高版本',
  'Which addresses of Services; default LoadBalancerIP. Other types require Cilium 1.16':
    '通告 Service 的哪些地址；默认 LoadBalancerIP。其他类型需要 Cilium 1.16',
  'Services whose addresses are advertised; default: all': '要通告其地址的 Service；默认全部',
  'Namespace of Secrets with passwords of peers; default kube-system. Cilium 1.15 and later':
    '保存对等体密码的 Secret 的命名空间；默认 kube-system。Cilium 1.15 及更高版本',
  'Write the state of peers into the resources. Enabled by default. Cilium 1.17 and later':
    '把对等体的状态写入资源。默认启用。Cilium 1.17 及更高版本',
  'Network that router ids are taken from, for nodes without an IPv4 address. Cilium 1.18 and later':
    '用于分配 router id 的网段，供没有 IPv4 地址的节点使用。Cilium 1.18 及更高版本',
  'Hubble Relay, which collects the flows of all nodes': 'Hubble Relay，汇集所有节点的流量记录',
  'Pods of Hubble Relay; default 1': 'Hubble Relay 的 Pod 数；默认 1',
  'Hubble UI, a service map in the browser. It enables Relay too': 'Hubble UI，浏览器中的服务拓扑图。会同时启用 Relay',
  'Pods of Hubble UI; default 1': 'Hubble UI 的 Pod 数；默认 1',
  'Prometheus metrics of flows': '流量的 Prometheus 指标',
  'Metrics of flows, each with its options, for example dns or httpV2:exemplars=true':
    '流量指标及各自的选项，例如 dns 或 httpV2:exemplars=true',
  'Port of the metrics on every node; default 9965 (9091 up to Cilium 1.11)':
    '每个节点上指标的端口；默认 9965（Cilium 1.11 及更早为 9091）',
  'Serve the OpenMetrics format, which exemplars require. Cilium 1.13 and later':
    '以 OpenMetrics 格式提供（exemplar 需要）。Cilium 1.13 及更高版本',
  'Create a ServiceMonitor for the Prometheus operator': '为 Prometheus Operator 创建 ServiceMonitor',
  'TLS between Relay and the agents. Enabled by default': 'Relay 与 agent 之间的 TLS。默认启用',
  'What creates the certificates: Helm, a CronJob with certgen, or cert-manager (Cilium 1.11 and later)':
    '由什么创建证书：Helm、使用 certgen 的 CronJob 或 cert-manager（Cilium 1.11 及更高版本）',
  'Number of days that the certificates are valid': '证书的有效天数',
  'When the CronJob renews the certificates, as a cron schedule': 'CronJob 更新证书的时间，使用 cron 格式',
  'Issuer of cert-manager. Required with method certmanager': 'cert-manager 的 issuer。使用 certmanager 方式时必填',
  'API group of the issuer; default cert-manager.io': 'issuer 的 API 组；默认 cert-manager.io',
  'Issuer or ClusterIssuer': 'Issuer 或 ClusterIssuer',
  'Name of the issuer': 'issuer 的名称',
  'Flow logs in files on the nodes. Cilium 1.15 and later': '节点上的流量日志文件。Cilium 1.15 及更高版本',
  'Write flows to one file, as long as the agent runs': 'agent 运行期间把流量写入一个文件',
  'File on the node; default /var/run/cilium/hubble/events.log': '节点上的文件；默认 /var/run/cilium/hubble/events.log',
  'Fields of a flow to write; default: all': '要写入的流量字段；默认全部',
  'Write only flows that match one of these filters, each as JSON': '只写入匹配其中一个过滤条件（JSON）的流量',
  'Do not write flows that match one of these filters, each as JSON': '不写入匹配其中一个过滤条件（JSON）的流量',
  'Write flows to files from a ConfigMap, which you can change at run time':
    '把流量写入 ConfigMap 中指定的文件，运行时可以修改',
  'Size in MB at which a file is rotated; default 10': '文件轮转的大小（MB）；默认 10',
  'Number of rotated files that are kept; default 5': '保留的轮转文件数；默认 5',
  'Type of encryption: WireGuard, or IPsec with your own key': '加密方式：WireGuard，或使用自有密钥的 IPsec',
  'Also encrypt the traffic of the nodes themselves. With WireGuard: Cilium 1.14 and later':
    '也加密节点自身的流量。使用 WireGuard 时需要 Cilium 1.14 及更高版本',
  'Settings of IPsec': 'IPsec 的设置',
  'Secret with the key; default cilium-ipsec-keys': '保存密钥的 Secret；默认 cilium-ipsec-keys',
  'Device whose traffic is encrypted; default: the device of the default route. Up to Cilium 1.19':
    '加密其流量的设备；默认为默认路由的设备。Cilium 1.19 及更早版本',
  'Reload a new key from the Secret without a restart. Enabled by default':
    '无需重启即可从 Secret 加载新密钥。默认启用',
  'How long the old key stays valid after a rotation; default 5m. Cilium 1.14 and later':
    '轮换后旧密钥保持有效的时间；默认 5m。Cilium 1.14 及更高版本',
  'Settings of WireGuard': 'WireGuard 的设置',
  'Interval of keepalive packets between nodes; default 0s (disabled). Cilium 1.15 and later':
    '节点间 keepalive 包的间隔；默认 0s（关闭）。Cilium 1.15 及更高版本',
  'Encrypt in user space if the kernel has no WireGuard. Cilium 1.11 to 1.16':
    '内核没有 WireGuard 时在用户态加密。Cilium 1.11 至 1.16',
  'Drop packets that would leave a node unencrypted. Cilium 1.15 and later':
    '丢弃会以明文离开节点的数据包。Cilium 1.15 及更高版本',
  'Pod network. Packets to it are dropped if they are not encrypted': 'Pod 网段。发往该网段的未加密数据包会被丢弃',
  'Allow unencrypted packets from and to addresses of nodes. Required in a tunnel, or if pods and nodes share a network':
    '允许来自或发往节点地址的未加密数据包。使用隧道，或 Pod 与节点共用网段时必须启用',
  'Drop packets that arrive unencrypted. Only in a tunnel. Cilium 1.19 and later':
    '丢弃收到的未加密数据包。只用于隧道。Cilium 1.19 及更高版本',
  'Where addresses come from: one network (cluster-pool), Kubernetes, or several pools (multi-pool)':
    '地址的来源：一个网段（cluster-pool）、Kubernetes 或多个地址池（multi-pool）',
  'IPv4 networks of mode cluster-pool': 'cluster-pool 模式的 IPv4 网段',
  'Pod networks that are divided among the nodes': '划分给各节点的 Pod 网段',
  'Prefix length of the network of each node; default 24': '每个节点网段的前缀长度；默认 24',
  'IPv6 networks of mode cluster-pool': 'cluster-pool 模式的 IPv6 网段',
  'Prefix length of the network of each node; default 120': '每个节点网段的前缀长度；默认 120',
  'Pools that the operator creates at first, by name. Pods without an annotation use the pool default':
    'operator 最初创建的地址池（按名称）。没有注解的 Pod 使用名为 default 的地址池',
  'Masquerade IPv4 traffic that leaves the cluster. Enabled by default': '对离开集群的 IPv4 流量做地址伪装。默认启用',
  'Masquerade IPv6 traffic that leaves the cluster. Enabled by default. Cilium 1.10 and later':
    '对离开集群的 IPv6 流量做地址伪装。默认启用。Cilium 1.10 及更高版本',
  'Masquerade in BPF instead of iptables. BPF host routing requires it':
    '用 BPF 代替 iptables 做地址伪装。BPF 主机路由需要 BPF 地址伪装',
  'Devices whose packets iptables masquerades, such as eth0 or eth+': '由 iptables 做地址伪装的设备，例如 eth0 或 eth+',
  'Use the source address of the route, not of the device. Only with iptables. Cilium 1.15 and later':
    '使用路由的源地址，而不是设备的地址。仅限 iptables。Cilium 1.15 及更高版本',
  'Select by destination what is masqueraded, as the ip-masq-agent of Kubernetes does. It enables bpf too':
    '按目的地址选择对哪些流量做地址伪装，与 Kubernetes 的 ip-masq-agent 相同。会同时启用 bpf',
  'MTU of the network between the nodes, in bytes': '节点间网络的 MTU（字节）',
  'Use IPv4 too (dual stack, the default). With false the cluster has IPv6 only':
    '同时使用 IPv4（双栈，默认）。设为 false 时集群只有 IPv6',
  'BIG TCP for IPv4. Enabled unless only ipv6 is set. Cilium 1.14 and later, kernel 6.3':
    '用于 IPv4 的 BIG TCP。除非只设置了 ipv6，否则启用。Cilium 1.14 及更高版本，内核 6.3',
  'BIG TCP for IPv6. It enables IPv6 too. Cilium 1.13 and later, kernel 5.19':
    '用于 IPv6 的 BIG TCP。会同时启用 IPv6。Cilium 1.13 及更高版本，内核 5.19',
  'Give pods devices with a hardware address (netkit-l2)': '给 Pod 带硬件地址的设备（netkit-l2）',
  'Metrics of the agents; default port 9962 (9090 up to Cilium 1.11)':
    'agent 的指标；默认端口 9962（Cilium 1.11 及更早为 9090）',
  'Port on every node': '每个节点上的端口',
  'Metrics of the operator; default port 9963 (6942 up to Cilium 1.11)':
    'operator 的指标；默认端口 9963（Cilium 1.11 及更早为 6942）',
  'Metrics of Envoy; default port 9964. Cilium 1.14 and later': 'Envoy 的指标；默认端口 9964。Cilium 1.14 及更高版本',
  'cancelled; nothing was written': '已取消；未写入任何内容',
  '{0}, the default of the release': '{0}（该版本的默认值）',
  'Which Cilium version?': 'Cilium 版本？',
  'What installs the cluster?': '用什么安装集群？',
  'writes group_vars': '写入 group_vars',
  'writes a ConfigMap for varsConfRef': '写入供 varsConfRef 使用的 ConfigMap',
  'Helm, or the Cilium CLI': 'Helm 或 Cilium CLI',
  'writes Helm values': '写入 Helm values',
  'Which release?': '哪个版本？',
  'What is the oldest kernel of the nodes? (uname -r; leave it empty if you do not know)':
    '节点中最低的内核版本？（uname -r；不清楚可留空）',
  'Write a kernel version such as 5.15': '请写内核版本，例如 5.15',
  'Not possible on this target: {0}': '该目标版本不支持：{0}',
  'cilium-extras matrix shows the releases that support each feature.':
    'cilium-extras matrix 会显示支持每个功能的版本。',
  '{0} is left out.': '已略去 {0}。',
  'Answer {0} again': '重新回答 {0}',
  'Change {0}': '修改 {0}',
  'Add {0}': '添加 {0}',
  'Leave {0} out': '略去 {0}',
  'What do you want to change?': '要修改什么？',
  'Which features? (space selects, enter continues)': '需要哪些功能？（空格选择，回车继续）',
  '{0}: which settings do you want to change? (The others keep the defaults of Cilium)':
    '{0}：要修改哪些设置？（其余使用 Cilium 的默认值）',
  Yes: '是',
  No: '否',
  'Yes, with details': '是，并设置细节',
  'name=value, comma-separated': 'name=value，用逗号分隔',
  'Add one more?': '再添加一个？',
  ' (optional)': '（可选）',
  '{0} was not written, because generate refuses it. Choose other features or another release.':
    '未写入 {0}，因为 generate 会拒绝该 intent。请选择其他功能或版本。',
  'Wrote {0}. Generated configuration:': '已写入 {0}。生成的配置：',
  'Next:': '下一步：',
  '{0} is set to {1}, the pod network (kube_pods_subnet).': '{0} 设为 {1}，即 Pod 网段（kube_pods_subnet）。',
  '{0} is set to {1}, the newest release.': '{0} 设为 {1}，即最新版本。',
  '{0} is set to {1}, the release of this directory.': '{0} 设为 {1}，即当前目录对应的版本。',
  'Defaults of Cilium: {0}.': '使用 Cilium 默认值的设置：{0}。',
  'Settings of Cilium, independent of the release.': 'Cilium 的设置，与版本无关。',
  'cilium-extras generate {0} writes the configuration for the target.':
    'cilium-extras generate {0} 会为目标版本生成配置。',
  'cilium-extras explain describes each name and the versions that have it.':
    'cilium-extras explain 会说明每个名称以及支持该名称的版本。',
  'Target release.': '目标版本。',
  'Each is true, false (explicitly off), or a mapping.': '每项为 true、false（明确关闭）或映射。',
  'Other features:': '其他功能：',
  'Destination networks that see the addresses of pods; default: private and reserved networks':
    '能看到 Pod 地址的目的网段；默认为私有和保留网段',
  'Masquerade packets to 169.254.0.0/16 too. Disabled by default':
    '对发往 169.254.0.0/16 的数据包也做地址伪装。默认关闭',
  'Masquerade packets to fe80::/10 too. Disabled by default. Cilium 1.14 and later':
    '对发往 fe80::/10 的数据包也做地址伪装。默认关闭。Cilium 1.14 及更高版本',
};
