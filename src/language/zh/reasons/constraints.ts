/** Why the constraints of features and the rules about a mesh exist. */
import type { Translations } from '../../translator.ts';

export const constraintReasons: Translations = {
  'The agent refuses to start with another value.': '设置为其他值时 agent 会拒绝启动。',
  'tunnel-protocol must be vxlan or geneve, even with native routing. The agent refuses to start with `disabled`, which the older option tunnel accepts.':
    'tunnel-protocol 必须是 vxlan 或 geneve，使用原生路由时也一样。旧选项 tunnel 接受 `disabled`，但 tunnel-protocol 设为 `disabled` 时 agent 会拒绝启动。',
  'From Cilium 1.15 on the agent silently ignores the option. With `disabled`, the VXLAN tunnel stays enabled.':
    '从 Cilium 1.15 起，agent 会直接忽略该选项，不报错。设为 `disabled` 时，VXLAN 隧道仍然启用。',
  'Older agents silently ignore both options. The option `tunnel` decides, and its default is VXLAN.':
    '旧版本的 agent 会直接忽略这两个选项，不报错。由选项 `tunnel` 决定，其默认值为 VXLAN。',
  'Cilium 1.14 reads both options. It refuses to start if tunnel is set and routing-mode is not the default.':
    'Cilium 1.14 会读取这两个选项。如果设置了 tunnel 而 routing-mode 不是默认值，agent 会拒绝启动。',
  'auto-direct-node-routes installs routes for unencapsulated traffic. The agent refuses to start with it in tunnel mode.':
    'auto-direct-node-routes 会为未封装的流量安装路由。在隧道模式下启用该选项时，agent 会拒绝启动。',
  'Without the CIDR the agent does not know the pod addresses. It warns that performance, visibility and policy enforcement may suffer.':
    '未设置该 CIDR 时，agent 不知道 Pod 的地址范围，并会警告性能、可观测性和策略执行可能受影响。',
  'direct-routing-skip-unreachable limits the direct node routes that the agent installs. Without them it has no effect.':
    'direct-routing-skip-unreachable 限制 agent 安装的直连节点路由。未启用直连节点路由时，该选项不起作用。',
  'The agent does not masquerade traffic to this CIDR, and refuses to start without it. From chart 1.18 on Helm refuses it too.':
    'agent 不会对发往该 CIDR 的流量做地址伪装，未设置该 CIDR 时会拒绝启动。从 chart 1.18 起 Helm 也会拒绝。',
  'The agent parses the CIDR when it starts, and refuses to start with an invalid one.':
    'agent 在启动时解析该 CIDR，无效时会拒绝启动。',
  'Cilium 1.11 renamed native-routing-cidr to ipv4-native-routing-cidr and reads both. Other versions silently ignore the name that they do not have.':
    'Cilium 1.11 把 native-routing-cidr 改名为 ipv4-native-routing-cidr，并同时读取新旧名称。其他版本会直接忽略自己没有的名称，不报错。',
  'Cilium 1.11 reads both names and refuses to start with both.': 'Cilium 1.11 会读取两个名称，同时设置时会拒绝启动。',
  'Cilium 1.10 to 1.13 refuses to start with both. Cilium 1.14 and 1.15 refuse it if the host firewall is enabled too.':
    '同时启用这两项时，Cilium 1.10 至 1.13 会拒绝启动；Cilium 1.14 和 1.15 在还启用了主机防火墙时会拒绝启动。',
  'The option selects how to masquerade; it does not enable masquerading. Up to 1.14 the agent ignores it if masquerading is disabled. Later versions refuse to start.':
    '该选项只选择地址伪装的方式，并不启用地址伪装。在 1.14 及更早版本中，地址伪装关闭时 agent 会忽略该选项。更高版本会拒绝启动。',
  'Both use the same address translation. Up to 1.14 the agent falls back to iptables masquerading and legacy host routing, and logs a warning. From 1.15 on it refuses to start.':
    'BPF 地址伪装与 BPF NodePort 使用相同的地址转换。在 1.14 及更早版本中，agent 会退回到 iptables 地址伪装和传统主机路由，并记录警告。从 1.15 起会拒绝启动。',
  'The datapath uses remote node identities to distinguish nodes of the cluster from the world. Up to 1.14 the agent falls back to iptables masquerading and logs a warning. Cilium 1.15 refuses to start. From 1.16 on they are always enabled.':
    '数据平面用远程节点身份区分集群节点与外部世界。在 1.14 及更早版本中，agent 会退回到 iptables 地址伪装并记录警告。Cilium 1.15 会拒绝启动。从 1.16 起，远程节点身份总是启用。',
  'Up to 1.14 the agent falls back to iptables masquerading and logs a warning. Cilium 1.15 refuses to start.':
    '在 1.14 及更早版本中，agent 会退回到 iptables 地址伪装并记录警告。Cilium 1.15 会拒绝启动。',
  'egress-masquerade-interfaces only works with iptables masquerading. Up to 1.14 the agent falls back to it and logs a warning. Later versions refuse to start.':
    'egress-masquerade-interfaces 只适用于 iptables 地址伪装。在 1.14 及更早版本中，agent 会退回到 iptables 并记录警告。更高版本会拒绝启动。',
  'enable-masquerade-to-route-source only works with iptables masquerading. The agent refuses to start with both.':
    'enable-masquerade-to-route-source 只适用于 iptables 地址伪装。同时启用 BPF 地址伪装时，agent 会拒绝启动。',
  'The agent refuses to start without BPF masquerading. Up to 1.14 BPF masquerading falls back to iptables without BPF NodePort, with the same result.':
    '未启用 BPF 地址伪装时 agent 会拒绝启动。在 1.14 及更早版本中，未启用 BPF NodePort 时 BPF 地址伪装会退回到 iptables，结果相同。',
  'Cilium 1.10 reads masquerade and enable-ipv4-masquerade, and refuses to start with both.':
    'Cilium 1.10 会读取 masquerade 和 enable-ipv4-masquerade，同时设置时会拒绝启动。',
  'Cilium 1.20 refuses to start without its iptables rules if it replaces kube-proxy or masquerades in BPF.':
    'Cilium 1.20 替代 kube-proxy 或使用 BPF 地址伪装时，如果没有 agent 的 iptables 规则，会拒绝启动。',
  'The accepted values changed from strict, partial, probe and disabled to true and false. The agent refuses to start with a value of another version. Up to 1.18 the value is a string, so the agent also refuses Python-style True.':
    '可接受的值从 strict、partial、probe 和 disabled 变为 true 和 false。使用其他版本的值时 agent 会拒绝启动。在 1.18 及更早版本中该值是字符串，因此 agent 也会拒绝 Python 风格的 True。',
  'Cilium 1.14 and 1.15 still accept strict, partial and disabled. Cilium 1.16 refuses to start with them.':
    'Cilium 1.14 和 1.15 仍接受 strict、partial 和 disabled。设为这些值时，Cilium 1.16 会拒绝启动。',
  'The options for single parts were removed. The agent silently ignores them, so the part stays disabled.':
    '单独启用各部分的选项已移除。agent 会直接忽略这些选项，不报错，因此相应部分仍未启用。',
  'The agent refuses to start with both. Cilium 1.16 removed this limit.':
    '同时启用两者时 agent 会拒绝启动。Cilium 1.16 取消了该限制。',
  'install-no-conntrack-iptables-rules removes pod traffic from iptables connection tracking, so nothing may depend on it. The agent requires full kube-proxy replacement, native routing and IPv4. If masquerading is enabled, it requires BPF masquerading.':
    'install-no-conntrack-iptables-rules 让 Pod 流量跳过 iptables 连接跟踪，因此不能有任何功能依赖连接跟踪。agent 要求完整的 kube-proxy 替代、原生路由和 IPv4；如果启用了地址伪装，还要求 BPF 地址伪装。',
  'Partial kube-proxy replacement in Cilium 1.12 does not include session affinity. Services with session affinity are balanced without it.':
    'Cilium 1.12 的 partial 模式不包含会话亲和性。设置了会话亲和性的 Service 仍会按无亲和性的方式分发。',
  'Older kernels cannot translate UDP at the socket, which full kube-proxy replacement includes. The agent refuses to start.':
    '版本较低的内核不能在 socket 层转换 UDP，而完整的 kube-proxy 替代包含该功能。agent 会拒绝启动。',
  'With BPF NodePort the agent compares node-port-range with net.ipv4.ip_local_port_range. It refuses to start with a range above it. It also refuses a range inside it unless enable-auto-protect-node-port-range is enabled.':
    '启用 BPF NodePort 时，agent 会比较 node-port-range 与 net.ipv4.ip_local_port_range。范围高于后者时会拒绝启动。范围在后者之内时，除非启用 enable-auto-protect-node-port-range，否则也会拒绝启动。',
  'The agent reads both names and refuses to start if their values differ. The charts 1.9.0 to 1.10.0 set the old names.':
    'agent 会读取两个名称，值不同时会拒绝启动。chart 1.9.0 至 1.10.0 设置的是旧名称。',
  'Cilium 1.20 silently ignores node-port-mode and node-port-algorithm.':
    'Cilium 1.20 会直接忽略 node-port-mode 和 node-port-algorithm，不报错。',
  'L2 announcements answer ARP requests for addresses of Services. The node then balances the traffic with Cilium, so Cilium has to handle these Services itself.':
    'L2 通告会应答针对 Service 地址的 ARP 请求。随后节点用 Cilium 分发流量，因此这些 Service 必须由 Cilium 处理。',
  'The option is enable-egress-gateway in Cilium 1.10, enable-ipv4-egress-gateway in 1.11 to 1.17, and enable-egress-gateway again from 1.18 on. The agent silently ignores the other name.':
    '该选项在 Cilium 1.10 中为 enable-egress-gateway，在 1.11 至 1.17 中为 enable-ipv4-egress-gateway，从 1.18 起又是 enable-egress-gateway。agent 会直接忽略另一个名称，不报错。',
  'Cilium 1.18 reads both enable-ipv4-egress-gateway and the new enable-egress-gateway. Cilium 1.19 ignores the old name.':
    'Cilium 1.18 同时读取 enable-ipv4-egress-gateway 和新的 enable-egress-gateway。Cilium 1.19 会忽略旧名称。',
  'The gateway rewrites source addresses in BPF. The agent refuses to start unless IPv4 BPF masquerading is enabled. Up to 1.14 BPF masquerading falls back to iptables without BPF NodePort, with the same result.':
    '网关在 BPF 中改写源地址。除非启用 IPv4 的 BPF 地址伪装，否则 agent 会拒绝启动。在 1.14 及更早版本中，未启用 BPF NodePort 时 BPF 地址伪装会退回到 iptables，结果相同。',
  "Cilium's documentation requires kube-proxy replacement in every version. Up to 1.18 the agent refuses to start without BPF NodePort, which BPF masquerading requires. Later versions do not check it.":
    'Cilium 文档在每个版本中都要求 kube-proxy 替代。在 1.18 及更早版本中，BPF 地址伪装需要 BPF NodePort，未启用 BPF NodePort 时 agent 会拒绝启动。更高版本不检查。',
  'The datapath uses remote node identities to distinguish nodes of the cluster from the world. The agent refuses to start without them. From 1.16 on they are always enabled.':
    '数据平面用远程节点身份区分集群节点与外部世界。未启用远程节点身份时，agent 会拒绝启动。从 1.16 起总是启用。',
  'The egress gateway does not work with identities in the kvstore. From 1.17 on it works only with mode crd. The agent refuses to start with other modes.':
    '身份保存在 kvstore 时出口网关无法工作。从 1.17 起只支持 crd 模式。其他模式下 agent 会拒绝启动。',
  'The agent probes the kernel and refuses to start on older ones.': 'agent 会探测内核，在版本较低的内核上会拒绝启动。',
  'The gateway watches CiliumEndpoints, not slices. The agent refuses to start with both.':
    '网关监听的是 CiliumEndpoint，而不是 slice。同时启用两者时 agent 会拒绝启动。',
  'The agent refuses to start with both.': '同时启用两者时 agent 会拒绝启动。',
  'The agent refuses to start with both. Cilium 1.11 removed this limit.':
    '同时启用两者时 agent 会拒绝启动。Cilium 1.11 取消了该限制。',
  'Traffic to the gateway node uses a tunnel, even with native routing. The agent refuses to start if this tunnel runs over IPv6.':
    '发往网关节点的流量使用隧道，原生路由时也一样。如果该隧道基于 IPv6，agent 会拒绝启动。',
  'Traffic from the L7 proxy skips the egress gateway and leaves with the address of its node. Cilium 1.16 fixed this.':
    '来自 L7 代理的流量会绕过出口网关，以所在节点的地址离开。Cilium 1.16 修复了该问题。',
  'From Cilium 1.18 on, policies can have IPv6 destinations. Without IPv6 masquerading they have no effect, and the agent logs it.':
    '从 Cilium 1.18 起，策略可以有 IPv6 目的地址。未启用 IPv6 地址伪装时，这些策略不起作用，agent 会记录日志。',
  "Cilium's documentation lists the egress gateway and cluster mesh as incompatible. The gateway node that a policy selects must be in the same cluster as the pods.":
    'Cilium 文档把出口网关和 Cluster Mesh 列为不兼容。策略选择的网关节点必须与 Pod 在同一集群。',
  'With XDP acceleration, traffic of the egress gateway passes the iptables FORWARD chain of the gateway node. The documentation of Cilium 1.12 requires that the chain accepts it. No configuration shows whether it does.':
    '启用 XDP 加速时，出口网关的流量经过网关节点的 iptables FORWARD 链。Cilium 1.12 的文档要求该链接受这些流量。从配置中看不出是否如此。',
  'install-egress-gateway-routes works in Cilium 1.12 to 1.14. Cilium 1.15 accepts and ignores it. Other versions do not have it.':
    'install-egress-gateway-routes 在 Cilium 1.12 至 1.14 中有效。Cilium 1.15 接受但会忽略。其他版本没有该选项。',
  'Older agents silently ignore enable-bbr.': '旧版本的 agent 会直接忽略 enable-bbr，不报错。',
  'Without enable-bandwidth-manager the agent ignores enable-bbr.':
    '未启用 enable-bandwidth-manager 时，agent 会忽略 enable-bbr。',
  'BBR paces packets by their socket, and with legacy host routing a packet loses its socket. The agent then refuses to start, even if it chose legacy host routing itself. In Cilium 1.18 and later, BBR for the host namespace alone works without BPF host routing.':
    '主机网络协议栈会让数据包脱离 BBR 控制发送节奏的 socket。agent 会拒绝启动，退回到传统主机路由时也一样。在 Cilium 1.18 及更高版本中，仅用于宿主机命名空间的 BBR 不需要 BPF 主机路由。',
  'enable-bbr-hostns-only restricts BBR to the host namespace. The agent refuses to start with it while enable-bbr is off.':
    'enable-bbr-hostns-only 把 BBR 限定在宿主机命名空间。设置了该选项而未启用 enable-bbr 时，agent 会拒绝启动。',
  'Older kernels drop the departure time of a packet when it leaves the pod. The agent refuses to start.':
    '在版本较低的内核上，数据包离开 Pod 时会丢失发送时间。agent 会拒绝启动。',
  'BPF programs cannot set departure times of packets on older kernels. The agent disables the bandwidth manager and logs a warning.':
    '在版本较低的内核上，BPF 程序不能设置数据包的发送时间。agent 会关闭带宽管理器并记录警告。',
  'With IPsec enabled, the agent disables the bandwidth manager and BBR, and logs a warning.':
    '启用 IPsec 时，agent 会关闭带宽管理器和 BBR，并记录警告。',
  "Cilium's documentation strongly advises BPF host routing with the bandwidth manager. Paced packets that pass the upper network stack can get high latency.":
    'Cilium 文档强烈建议带宽管理器与 BPF 主机路由一起使用。经过上层网络协议栈的限速数据包可能有很高的延迟。',
  'Maglev selects backends in BPF NodePort, which requires kube-proxy replacement. kube-proxy uses its own algorithm.':
    'Maglev 在 BPF NodePort 中选择后端，而 BPF NodePort 需要 kube-proxy 替代。kube-proxy 使用自己的算法。',
  'The agent accepts random and maglev only, and refuses to start otherwise. Up to 1.17 it checks the value only if BPF NodePort is enabled.':
    'agent 只接受 random 和 maglev，否则会拒绝启动。在 1.17 及更早版本中，只有启用 BPF NodePort 时才检查该值。',
  'Cilium accepts ten prime numbers as the table size, and refuses to start with any other number. Up to 1.16 it checks the size only if Maglev is in use.':
    'Cilium 只接受十个质数作为表大小，其他数字会拒绝启动。在 1.16 及更早版本中，只有使用 Maglev 时才检查。',
  'With 100 or fewer table entries per backend, more than 1 % of the connections change their backend when a backend is added or removed.':
    '如果每个后端的表项不超过 100 个，增减后端时会有超过 1% 的连接换到其他后端。',
  'The seed must be 12 bytes in standard base64, or the agent refuses to start. Up to 1.16 the agent checks it only if Maglev is in use.':
    '种子必须是 12 字节的标准 base64，否则 agent 会拒绝启动。在 1.16 及更早版本中，只有使用 Maglev 时才检查。',
  "Without a seed, the agents use the default seed of Cilium, which is the same in every cluster. Anyone can then compute the backend of a connection. Cilium's documentation recommends to set a seed.":
    '未设置种子时，agent 使用 Cilium 的默认种子，而默认种子在每个集群中都相同，任何人都能算出某个连接的后端。Cilium 文档建议设置种子。',
  'DSR is a mode of BPF NodePort, which requires kube-proxy replacement. kube-proxy has no DSR mode.':
    'DSR 是 BPF NodePort 的一种模式，需要 kube-proxy 替代。kube-proxy 没有 DSR 模式。',
  'The agent accepts snat, dsr and hybrid only. It also refuses "annotation", which Cilium\'s documentation lists. Up to 1.17 it checks the mode only if BPF NodePort is enabled.':
    'agent 只接受 snat、dsr 和 hybrid。Cilium 文档列出的 "annotation" 也会被拒绝。在 1.17 及更早版本中，只有启用 BPF NodePort 时才检查模式。',
  'Up to 1.17 the agent refuses to start with an invalid dispatch if DSR is in use. From 1.20 on it always refuses. Cilium 1.18 and 1.19 do not check the value.':
    '在 1.17 及更早版本中，使用 DSR 且分发方式无效时 agent 会拒绝启动。从 1.20 起总是拒绝。Cilium 1.18 和 1.19 不检查该值。',
  'Option dispatch puts the service address in an IP option, which a tunnel hides. Up to 1.12 the agent falls back to SNAT and logs a warning. Cilium 1.13 refuses DSR in a tunnel, and later versions refuse option dispatch in a tunnel.':
    'opt 分发把 Service 地址放在 IP 选项中，而隧道会隐藏该选项。在 1.12 及更早版本中，agent 会退回到 SNAT 并记录警告。Cilium 1.13 拒绝在隧道中使用 DSR，更高版本拒绝在隧道中使用 opt 分发。',
  'Cilium 1.14 introduced Geneve dispatch. Older agents refuse to start with it.':
    'Cilium 1.14 引入了 Geneve 分发。设置 Geneve 分发时，旧版本的 agent 会拒绝启动。',
  'Geneve dispatch uses the tunnel device of the agent, which is VXLAN by default. In a VXLAN tunnel the agent refuses to start. From 1.15 on, the agent requires the Geneve protocol even with native routing.':
    'Geneve 分发使用 agent 的隧道设备，而隧道设备的默认协议为 VXLAN。在 VXLAN 隧道中 agent 会拒绝启动。从 1.15 起，即使使用原生路由，agent 也要求 Geneve 协议。',
  'Up to 1.13, hybrid mode accepts only option dispatch. From 1.14 to 1.17, it also accepts Geneve dispatch. The agent refuses to start with IPIP dispatch.':
    '在 1.13 及更早版本中，hybrid 模式只接受 opt 分发；在 1.14 至 1.17 中也接受 Geneve 分发。使用 IPIP 分发时 agent 会拒绝启动。',
  'Up to 1.17 IPIP dispatch works only on standalone load balancers (datapath mode lb-only), which run no pods. The agent refuses to start with it on other nodes.':
    '在 1.17 及更早版本中，IPIP 分发只能用于不运行 Pod 的独立负载均衡器（数据平面模式 lb-only）。在其他节点上 agent 会拒绝启动。',
  'Up to 1.18 only the XDP program encapsulates requests in IPIP. The agent refuses to start without XDP acceleration.':
    '在 1.18 及更早版本中，只有 XDP 程序能把请求封装为 IPIP。未启用 XDP 加速时 agent 会拒绝启动。',
  'In a tunnel, load balancer modes dsr and hybrid require Geneve dispatch. The agent refuses to start with IPIP dispatch.':
    '在隧道中，负载均衡模式 dsr 和 hybrid 要求 Geneve 分发。使用 IPIP 分发时 agent 会拒绝启动。',
  'With bpf-lb-mode-annotation a Service uses either SNAT or DSR, so bpf-lb-mode must be snat or dsr. The agent refuses to start with hybrid.':
    '设置 bpf-lb-mode-annotation 时，每个 Service 使用 SNAT 或 DSR 之一，因此 bpf-lb-mode 必须为 snat 或 dsr。使用 hybrid 时 agent 会拒绝启动。',
  'With bpf-lb-mode-annotation, Cilium 1.17 accepts only IPIP dispatch. In a VXLAN tunnel, Cilium 1.20 and later accept only IPIP dispatch too. The agent refuses to start with another dispatch.':
    '设置 bpf-lb-mode-annotation 时，Cilium 1.17 只接受 IPIP 分发；在 VXLAN 隧道中，Cilium 1.20 及更高版本也只接受 IPIP 分发。使用其他分发方式时 agent 会拒绝启动。',
  'From 1.17 to 1.19 bpf-lb-mode-annotation counts as DSR, even if the default mode is SNAT. The agent requires native routing, or a Geneve tunnel with Geneve dispatch.':
    '在 1.17 至 1.19 中，即使默认模式为 SNAT，bpf-lb-mode-annotation 也算作 DSR。agent 要求原生路由，或使用 Geneve 分发的 Geneve 隧道。',
  'The IPv4 and IPv6 source CIDRs set the source address of the outer IPIP header. The agent refuses to start with such a CIDR unless the mode is dsr and the dispatch is ipip.':
    'IPv4 和 IPv6 源 CIDR 设置外层 IPIP 头的源地址。除非模式为 dsr 且分发方式为 ipip，否则设置源 CIDR 时 agent 会拒绝启动。',
  'A reply must return through the node that translated the request between IPv4 and IPv6. The agent refuses to start with bpf-lb-nat46x64 unless the mode is snat.':
    '应答必须经过在 IPv4 和 IPv6 之间转换请求的节点返回。除非模式为 snat，否则启用 bpf-lb-nat46x64 时 agent 会拒绝启动。',
  'High-scale ipcache requires mode dsr and dispatch geneve. The agent refuses to start with other values.':
    '大规模 ipcache 要求模式为 dsr、分发方式为 geneve。其他取值时 agent 会拒绝启动。',
  'XDP accelerates BPF NodePort, which requires kube-proxy replacement. It does not accelerate kube-proxy.':
    'XDP 加速的是 BPF NodePort，而 BPF NodePort 需要 kube-proxy 替代。XDP 不会加速 kube-proxy。',
  'The agent accepts native, best-effort (from 1.15 on) and disabled. It refuses to start with other values such as "generic". Up to 1.16 it checks the mode only if BPF NodePort is enabled.':
    'agent 接受 native、best-effort（从 1.15 起）和 disabled。设为其他值（例如 "generic"）时，agent 会拒绝启动。在 1.16 及更早版本中，只有启用 BPF NodePort 时才检查模式。',
  'Cilium 1.15 introduced best-effort. Older agents refuse to start with it.':
    'Cilium 1.15 引入了 best-effort。设置 best-effort 时，旧版本的 agent 会拒绝启动。',
  'The XDP program supports encapsulation from 1.13 on. Older agents refuse to start with XDP acceleration in a tunnel.':
    'XDP 程序从 1.13 起支持封装。在隧道中启用 XDP 加速时，旧版本的 agent 会拒绝启动。',
  'The XDP program only encapsulates in IPv4. The agent refuses to start with underlay-protocol ipv6.':
    'XDP 程序只能封装在 IPv4 中。underlay-protocol 为 ipv6 时 agent 会拒绝启动。',
  'Cilium 1.9 only runs XDP on the direct routing device. The agent refuses to start with several devices.':
    'Cilium 1.9 只在直连路由设备上运行 XDP。有多个设备时 agent 会拒绝启动。',
  "Cilium's documentation recommends kernel 5.5 for XDP on more than one device, for performance reasons.":
    '出于性能原因，Cilium 文档建议在多个设备上使用 XDP 时采用 5.5 内核。',
  'In native mode the agent loads the XDP program on every device, and fails if a driver does not support XDP. In best-effort mode it does not use XDP on such a device.':
    '在 native 模式下，agent 会在每个设备上加载 XDP 程序，驱动不支持 XDP 时会失败。在 best-effort 模式下，agent 不在这样的设备上使用 XDP。',
  "Cilium's list of drivers with native XDP does not include this driver. The list may be incomplete. In native mode the agent does not start if a driver does not support XDP.":
    'Cilium 的原生 XDP 驱动列表中没有该驱动。该列表可能不完整。在 native 模式下，如果驱动不支持 XDP，agent 无法启动。',
  'The driver accepts an XDP program only with an MTU of at most 3498 and at most half of its channels. The default MTU is 9001.':
    '该驱动只在 MTU 不超过 3498 且通道数不超过一半时接受 XDP 程序。默认 MTU 为 9001。',
  'A request that XDP forwards to another node does not pass through the WireGuard device, so it is not encrypted.':
    'XDP 转发到其他节点的请求不经过 WireGuard 设备，因此不会加密。',
  'The option restricts socket load balancing, which is disabled. The agent logs a warning and ignores the option.':
    '该选项限制的是 socket 负载均衡，而 socket 负载均衡未启用。agent 会记录警告并忽略该选项。',
  'BPF programs can only detect the namespace of a socket from kernel 5.7 on. On older kernels the agent logs a warning and ignores the option. Pods still use socket load balancing.':
    '从内核 5.7 起，BPF 程序才能识别 socket 所在的命名空间。在版本较低的内核上，agent 会记录警告并忽略该选项。Pod 仍会使用 socket 负载均衡。',
  'Full kube-proxy replacement includes socket load balancing and enables it. Disabling it has no effect.':
    '完整的 kube-proxy 替代包含并启用 socket 负载均衡，因此关闭 socket 负载均衡不起作用。',
  'With Gateway API the chart of 1.20 restricts socket load balancing to the host namespace. Weights of Gateway API routes require it.':
    '使用 Gateway API 时，1.20 的 chart 把 socket 负载均衡限定在宿主机命名空间，因为 Gateway API 路由的权重有此要求。',
  'Older agents silently ignore enable-service-topology.':
    '旧版本的 agent 会直接忽略 enable-service-topology，不报错。',
  'If kube-proxy handles Services, kube-proxy selects the endpoint and the option has no effect.':
    '如果由 kube-proxy 处理 Service，endpoint 由 kube-proxy 选择，该选项不起作用。',
  'Only BPF NodePort uses the neighbor entries, and BPF NodePort requires kube-proxy replacement.':
    '只有 BPF NodePort 使用这些邻居条目，而 BPF NodePort 需要 kube-proxy 替代。',
  'Cilium 1.18 removed the option. The kernel refreshes the neighbor entries.':
    'Cilium 1.18 移除了该选项。邻居条目由内核刷新。',
  'From 1.12 on the agent refuses to start with an invalid duration. Older agents silently do not refresh neighbor entries.':
    '从 1.12 起，时长无效时 agent 会拒绝启动。旧版本的 agent 不刷新邻居条目，不报错。',
  'Kernel 5.16 and newer refresh the neighbor entries of Cilium at their own interval.':
    '5.16 及更高版本的内核按自己的间隔刷新 Cilium 的邻居条目。',
  'From 1.18 on, XDP acceleration requires neighbor discovery and enables it. Disabling it has no effect.':
    '从 1.18 起，XDP 加速需要邻居发现，会自动启用邻居发现。关闭邻居发现不起作用。',
  'BPF NodePort handles external clients, and it requires kube-proxy replacement.':
    '集群外的客户端由 BPF NodePort 处理，而 BPF NodePort 需要 kube-proxy 替代。',
  'With external access every port of a ClusterIP gets a Maglev table, with 4 bytes for each entry. A table with fewer than 100 entries per backend moves more connections when backends change.':
    '允许从集群外访问时，ClusterIP 的每个端口都有一张 Maglev 表，每个条目占 4 字节。如果每个后端不足 100 个条目，后端变化时会有更多连接换到其他后端。',
  'Valid ids are 1 to 255. From 1.15 on, ids up to 511 are valid if max-connected-clusters is 511. Id 0 means no mesh. The agent refuses to start with any other id.':
    '有效的 id 为 1 至 255。从 1.15 起，如果 max-connected-clusters 为 511，则最大为 511。id 0 表示不在 mesh 中。设为其他 id 时，agent 会拒绝启动。',
  'The agent refuses to start with a cluster id and the name "default". From chart 1.16 on, Helm refuses this too.':
    '设置了集群 id 而名称为 "default" 时，agent 会拒绝启动。从 chart 1.16 起 Helm 也会拒绝。',
  'The other clusters reject a cluster with id 0. From 1.14 on, clustermesh-apiserver does not start with it.':
    '其他集群会拒绝 id 为 0 的集群；从 1.14 起，id 为 0 时 clustermesh-apiserver 也无法启动。',
  'A cluster name has at most 32 lower-case letters, digits and dashes, with a letter or digit at both ends. Helm checks it from 1.16 on, and the agent refuses other names from 1.17 on. Older versions accept other names, which fail after an upgrade.':
    '集群名称最多 32 个小写字母、数字和连字符，首尾必须是字母或数字。Helm 从 1.16 起检查，agent 从 1.17 起拒绝其他名称。旧版本接受其他名称，但升级后会失败。',
  'Charts up to 1.17 write the name into the ConfigMap without quotes. ConfigMaps accept only strings, so the installation fails. Kubespray releases that use their own manifests quote the name.':
    '1.17 及更早版本的 chart 把名称写入 ConfigMap 时不加引号。ConfigMap 只接受字符串，因此安装会失败。使用自带清单的 Kubespray 版本会给名称加引号。',
  'The number determines how many bits of an identity hold the cluster id. The agent and Helm refuse any other number.':
    '该数字决定身份中有多少位用于集群 id。agent 和 Helm 会拒绝其他数字。',
  'Older agents silently ignore max-connected-clusters and allow 255 clusters.':
    '旧版本的 agent 会直接忽略 max-connected-clusters，只允许 255 个集群。',
  'With ENI or AlibabaCloud IPAM, or chained to the AWS CNI, the upper ids conflict with packet marks, and policies drop traffic. The agent refuses ids 128 to 255 and 384 to 511, and so does Helm from 1.16.4 on.':
    '使用 ENI 或 AlibabaCloud IPAM，或与 AWS CNI 串联时，较大的 id 会与数据包标记冲突，策略会丢弃流量。agent 拒绝 128 至 255 和 384 至 511 的 id，Helm 从 1.16.4 起也会拒绝。',
  'BPF NodePort sends the traffic to Envoy. The charts of 1.13 to 1.15 refuse to render with kube-proxy replacement disabled. From 1.16 on, the operator then starts no Ingress or Gateway API controller, and only logs the reason.':
    '流量由 BPF NodePort 送到 Envoy。未启用 kube-proxy 替代时，1.13 至 1.15 的 chart 会拒绝渲染；从 1.16 起，operator 不启动 Ingress 或 Gateway API 控制器，只在日志中记录原因。',
  'Envoy is the L7 proxy. The charts 1.12.11, 1.13.4 and later refuse to render. Without the chart, the agent logs a warning, and Ingresses and Gateways serve no traffic.':
    'Envoy 就是 L7 代理。chart 1.12.11、1.13.4 及更高版本会拒绝渲染。不使用 chart 时，agent 会记录警告，Ingress 和 Gateway 不处理任何流量。',
  'The agent refuses to start with WireGuard and the L7 proxy, which is on by default.':
    '同时启用 WireGuard 和 L7 代理时 agent 会拒绝启动，而 L7 代理默认启用。',
  'iptables rules redirect the traffic to the proxy, and the agent refuses to start without them. Cilium 1.20 can use BPF TPROXY instead.':
    'iptables 规则把流量重定向到代理，缺少这些规则时 agent 会拒绝启动。Cilium 1.20 可以改用 BPF TPROXY。',
  'Envoy requires an address from the pool of the node. With a delegated IPAM plugin the agent has no such pool, and it refuses to start.':
    'Envoy 需要一个来自节点地址池的地址。使用委托的 IPAM 插件时，agent 没有这样的地址池，因此会拒绝启动。',
  'By default Envoy does not have the capability to listen on ports below 1024.':
    '默认情况下，Envoy 没有监听 1024 以下端口的 capability。',
  'The chart does not include the CRDs. The operator disables its Gateway API controller if a CRD is missing.':
    'chart 不包含这些 CRD。缺少 CRD 时，operator 会关闭 Gateway API 控制器。',
  'The chart restricts socket load balancing to the host namespace and allows an algorithm per Service. Weights of Gateway API routes require it. The chart ignores your values of these two options.':
    'chart 会把 socket 负载均衡限定在宿主机命名空间，并允许每个 Service 使用自己的算法，因为 Gateway API 路由的权重有此要求。chart 会忽略你为这两个选项设置的值。',
  'Kubernetes allows each node port once, by default from 30000 to 32767. It rejects a Service that breaks this rule, and the installation fails.':
    'Kubernetes 中每个 NodePort 只能使用一次，默认范围为 30000 至 32767。不符合该规则的 Service 会被 Kubernetes 拒绝，安装会失败。',
  'In dedicated mode the operator creates a LoadBalancer Service for each Ingress; an annotation can change its type. Settings of the shared Service apply only to Ingresses that select shared mode.':
    '在 dedicated 模式下，operator 为每个 Ingress 创建一个 LoadBalancer Service；注解可以改变其类型。共享 Service 的设置只适用于选择 shared 模式的 Ingress。',
  'The operator needs both the namespace and the name of the default secret. With only one of them, hosts without their own secret have no TLS secret.':
    'operator 需要默认 Secret 的命名空间和名称。只设置其中一个时，没有自己 Secret 的主机就没有 TLS Secret。',
  'On the host network Envoy listens on the nodes, and external traffic does not use the Services of Gateways. The operator logs that the policy has no effect.':
    '使用主机网络时，Envoy 监听在节点上，外部流量不经过 Gateway 的 Service。operator 会记录该策略不起作用。',
  'Without the L7 proxy the agents send no traffic to Envoy. Its pods run on every node without effect.':
    '未启用 L7 代理时，agent 不会把流量发给 Envoy，Envoy 的 Pod 在每个节点上空转。',
  'The charts refuse SPIRE while authentication is disabled, which is the default from 1.19 on.':
    '关闭认证时，chart 会拒绝启用 SPIRE；从 1.19 起认证默认关闭。',
  'The handshake is separate from the connection. It authenticates the peers and does not encrypt the packets.':
    '握手与连接是分开的。握手只认证双方，不加密数据包。',
  'The chart requests a volume of the default StorageClass for the SPIRE server. If the cluster has no default StorageClass, the server stays pending and authentication fails.':
    'chart 会为 SPIRE 服务器申请默认 StorageClass 的卷。如果集群没有默认 StorageClass，服务器会一直处于 Pending 状态，认证会失败。',
  'Agents use the SPIRE server that the chart installs, unless serverAddress is set. Without an installed server and without serverAddress, agents find no server. With an installed server and serverAddress, agents do not use the installed server.':
    '除非设置 serverAddress，否则 agent 使用 chart 安装的 SPIRE 服务器。既没有安装服务器，也没有设置 serverAddress 时，agent 找不到服务器。安装了服务器又设置 serverAddress 时，agent 不使用已安装的服务器。',
  'A pool without CIDRs and ranges assigns nothing, so Services wait for an address.':
    '既没有 CIDR 也没有地址范围的地址池不会分配任何地址，因此 Service 会一直等待。',
  'The operator ignores a range whose last address comes before the first address, or belongs to another address family.':
    '如果范围的最后一个地址在第一个地址之前，或属于另一个地址族，operator 会忽略该范围。',
  'Pools are cluster-wide resources. A second pool with the same name replaces the first pool.':
    '地址池是集群级资源。同名的第二个地址池会替换第一个。',
  'The operator marks the pool that was created last as conflicting and assigns nothing from it.':
    'operator 会把最后创建的地址池标记为冲突，不再从该地址池分配地址。',
  'The operator assigns only addresses of the families that are enabled for the cluster.':
    'operator 只分配集群已启用的地址族的地址。',
  'The lease must last longer than one second, and longer than the renew deadline. The deadline must be more than 20% longer than the retry period. Otherwise no node is elected.':
    '租约必须长于 1 秒，并长于续约期限；续约期限必须比重试间隔长 20% 以上，否则不会选出节点。',
  'Both externalIPs and loadBalancerIPs are false by default, so a policy without them announces nothing.':
    'externalIPs 和 loadBalancerIPs 默认都为 false，因此两项都不设置的策略不会通告任何地址。',
  'With endpoint routes, the host firewall needs remote node identities to distinguish other nodes. The agent refuses to start without them.':
    '启用 endpoint 路由时，主机防火墙需要远程节点身份来区分其他节点。未启用远程节点身份时，agent 会拒绝启动。',
  'The agent refuses to start with an enforcement mode other than default, always and never.':
    '执行模式只能是 default、always 或 never，设为其他值时 agent 会拒绝启动。',
  'With enforcement mode never, the agents enforce no policy, not even default deny.':
    '执行模式为 never 时，agent 不执行任何策略，默认拒绝也不执行。',
  'In audit mode the agents report traffic that policies would drop, but do not drop it.':
    '在审计模式下，agent 会报告策略将丢弃的流量，但不会丢弃。',
  "Cilium's documentation requires Linux 4.19 or later for local redirect policies.":
    'Cilium 文档要求本地重定向策略使用 Linux 4.19 或更高版本。',
  'With this default, only node IPAM gives addresses to Services without loadBalancerClass. Node IPAM is disabled, so these Services get no address.':
    '使用该默认值时，没有 loadBalancerClass 的 Service 只能由节点 IPAM 分配地址。节点 IPAM 未启用，因此这些 Service 分配不到地址。',
  'Each image has its path after the mirror. A mirror that ends with cilium gives cilium/cilium/cilium.':
    'mirror 之后是每个镜像的路径。mirror 以 cilium 结尾时会得到 cilium/cilium/cilium。',
  'Kubernetes rejects a workload whose request is above its limit, so the installation fails.':
    'request 大于 limit 的工作负载会被 Kubernetes 拒绝，因此安装会失败。',
  'The names are also names of cluster-wide resources. A second instance or peer with the same name replaces the first one.':
    '这些名称也是集群级资源的名称。同名的第二个实例或对等体会替换第一个。',
  'A node uses one peering policy or cluster configuration. If several select a node, the node uses one of them or none.':
    '一个节点只使用一个对等策略或集群配置。如果多个都选中同一节点，该节点只使用其中一个，或都不使用。',
  'The sessions come up, but the routers learn no routes.': '会话可以建立，但路由器学不到路由。',
  'The hold time must be at least 3 seconds, and not shorter than the keep-alive time. The defaults are 90 and 30 seconds.':
    '保持时间至少为 3 秒，且不能短于 keep-alive 时间。默认值为 90 秒和 30 秒。',
  'Only the IPAM modes kubernetes and cluster-pool give every node a pod network. With other modes a node has no pod network to advertise.':
    '只有 IPAM 模式 kubernetes 和 cluster-pool 会给每个节点一个 Pod 网段。其他模式下，节点没有可通告的 Pod 网段。',
  'The metrics are counted from the flows of Hubble. While enable-hubble is off, the agent serves none.':
    '指标由 Hubble 的流量记录统计得出。enable-hubble 未启用时，agent 不提供这些指标。',
  'The agent only serves Hubble metrics if hubble-metrics-server has an address. It is empty by default.':
    '只有 hubble-metrics-server 设置了地址，agent 才会提供 Hubble 指标。该选项默认为空。',
  'http and httpV2 have metrics of the same names. The agent refuses the whole list and serves no Hubble metrics.':
    'http 和 httpV2 含有同名的指标。agent 会拒绝整个列表，不提供任何 Hubble 指标。',
  'Hubble writes the flow logs. While enable-hubble is off, the file stays empty.':
    '流量日志由 Hubble 写入。enable-hubble 未启用时，文件一直为空。',
  'Hubble UI gets the flows of all nodes from Hubble Relay. The chart refuses Hubble UI without Relay.':
    'Hubble UI 从 Hubble Relay 获取所有节点的流量。未启用 Relay 时，chart 会拒绝启用 Hubble UI。',
  'A policy without a rule for any direction denies nothing, and newer versions of Cilium reject it.':
    '既没有 ingress 规则也没有 egress 规则的策略不限制任何流量，更高版本的 Cilium 会拒绝这样的策略。',
  'Agents read the settings of WireGuard only with type wireguard, and those of IPsec only with type ipsec.':
    '只有类型为 wireguard 时，agent 才读取 WireGuard 的设置；只有类型为 ipsec 时，agent 才读取 IPsec 的设置。',
  'Hubble writes flow logs only with a static or a dynamic export. File sizes alone do not enable an export.':
    '只有设置静态或动态导出时，Hubble 才会写流量日志。只设置文件大小不会启用导出。',
  'The chart reads an issuer only with method certmanager, and a schedule only with method cronJob.':
    'chart 只在 certmanager 方式下读取 issuer，只在 cronJob 方式下读取 schedule。',
  'Hubble has no metric of this name. Up to 1.18, the agent can then refuse the whole list and serve no Hubble metrics. From 1.19 on, the agent skips the unknown metric.':
    'Hubble 没有这个名称的指标。在 1.18 及更早版本中，agent 可能因此拒绝整个列表，不提供任何 Hubble 指标。从 1.19 起，agent 会跳过未知的指标。',
  'cert-manager signs nothing without an issuer. The chart refuses the method certmanager without one.':
    '没有 issuer 时 cert-manager 不签发任何证书。使用 certmanager 方式而未设置 issuer 时，chart 会拒绝。',
  'Linux includes WireGuard from 5.6 on. On older kernels you must install its module, or the agent does not start. Up to Cilium 1.16, enable-wireguard-userspace-fallback replaces the module.':
    'Linux 从 5.6 起包含 WireGuard。在版本较低的内核上，必须安装 WireGuard 模块，否则 agent 无法启动。在 Cilium 1.16 及更早版本中，可以用 enable-wireguard-userspace-fallback 代替该模块。',
  'The agent reads the IPsec key from the file in ipsec-key-file. This option has no default, and the agent does not start without a key.':
    'agent 从 ipsec-key-file 指定的文件读取 IPsec 密钥。该选项没有默认值，没有密钥时 agent 无法启动。',
  'The DNS proxy sends queries from the node address, and IPsec does not encrypt traffic from the node address. The agent refuses to start unless the proxy keeps the address of the pod.':
    'DNS 代理以节点地址发送查询，而 IPsec 不加密来自节点地址的流量。除非代理保留 Pod 的地址，否则 agent 会拒绝启动。',
  'The agent refuses to start with IPsec while IPv4 is disabled.': '启用 IPsec 而未启用 IPv4 时，agent 会拒绝启动。',
  'Strict mode drops unencrypted packets to this network. The agent does not start without a network, or with an IPv6 network.':
    '严格模式会丢弃发往该网段的未加密数据包。未设置网段或设置为 IPv6 网段时，agent 无法启动。',
  "Cilium's documentation requires remote node identities with strict mode in a tunnel. With these identities, traffic from and to node addresses can be unencrypted.":
    'Cilium 文档要求在隧道中使用严格模式时允许远程节点身份。允许之后，来自和发往节点地址的流量可能未加密。',
  'The agent refuses to start if IPsec encrypts the packets, or if they are routed natively.':
    '如果数据包由 IPsec 加密或使用原生路由，agent 会拒绝启动。',
  'The agent and the operator do not start with an unknown mode.': '模式未知时，agent 和 operator 无法启动。',
  'The operator gives each node a network of this size from the pod network. It stops if this size is larger than the pod network. With IPv6 it also stops if the two prefix lengths differ by more than 16.':
    'operator 从 Pod 网段中给每个节点划分一个该大小的网段。如果该大小超过 Pod 网段，operator 会退出。使用 IPv6 时，两个前缀长度相差超过 16 也会退出。',
  'The agent refuses to start with multi-pool in tunnel mode or with IPsec.':
    '在隧道模式下或启用 IPsec 时使用 multi-pool，agent 会拒绝启动。',
  'Only mode cluster-pool reads the keys ipv4 and ipv6, and only mode multi-pool reads the key pools. With mode kubernetes, Kubernetes gives each node its network.':
    '只有 cluster-pool 模式读取键 ipv4 和 ipv6，只有 multi-pool 模式读取键 pools。使用 kubernetes 模式时，由 Kubernetes 给每个节点分配网段。',
  'ip-masq-agent is a part of BPF masquerading. The agent refuses to start with ip-masq-agent while BPF masquerading is disabled.':
    'ip-masq-agent 是 BPF 地址伪装的一部分。启用 ip-masq-agent 而未启用 BPF 地址伪装时，agent 会拒绝启动。',
  'IPv6 requires an MTU of at least 1280. The kernel removes IPv6 from a device with a smaller MTU, so pods get no IPv6 address.':
    'IPv6 要求 MTU 至少为 1280。设备的 MTU 更小时，内核会移除其 IPv6，因此 Pod 分配不到 IPv6 地址。',
  'The agent refuses to start while IPv4 and IPv6 are both disabled.': 'IPv4 和 IPv6 都未启用时，agent 会拒绝启动。',
  'BIG TCP requires kernel 5.19 for IPv6, and 6.3 for IPv4. On older kernels the agent disables it and logs a warning.':
    'BIG TCP 用于 IPv6 时需要内核 5.19，用于 IPv4 时需要内核 6.3。在版本较低的内核上，agent 会关闭 BIG TCP 并记录警告。',
  'Older kernels cannot send such packets through VXLAN or Geneve, and the agent refuses to start. From 1.19 on the agent probes the kernel first.':
    '版本较低的内核不能通过 VXLAN 或 Geneve 发送这样的数据包，agent 会拒绝启动。从 1.19 起，agent 会先探测内核。',
  'The agent refuses to start with BIG TCP if IPsec is on, or if legacy host routing is on.':
    '启用 IPsec 或传统主机路由时，如果启用 BIG TCP，agent 会拒绝启动。',
  'Kernel 6.7 introduced the driver, and Cilium documents 6.8 as the minimum. Without the driver the agent refuses to start.':
    '该驱动从内核 6.7 开始提供，Cilium 文档要求 6.8 或更高版本。没有该驱动时 agent 会拒绝启动。',
  'Cilium documents netkit only with BPF host routing. If packets pass the network stack of the host, netkit does not gain speed over veth.':
    'Cilium 文档只说明了 netkit 与 BPF 主机路由一起使用。如果数据包经过宿主机的网络协议栈，netkit 并不比 veth 快。',
  'Agents use the host network, so each address that they serve needs its own port. The second listener cannot bind to a port in use.':
    'agent 使用主机网络，因此每个监听地址都需要自己的端口。第二个监听器不能绑定已占用的端口。',
  'Clusters use the name to tell nodes, identities and Services of other clusters apart. Two clusters with the same name treat foreign data as their own.':
    '集群用名称区分其他集群的节点、身份和 Service。同名的两个集群会把对方的数据当作自己的数据。',
  'The id is part of every security identity. If two clusters have the same id, policies confuse their pods, and the agents refuse the connection.':
    'id 是每个安全身份的一部分。如果两个集群的 id 相同，策略会混淆两个集群的 Pod，agent 会拒绝连接。',
  'Clusters connect to the host name <name>.mesh.cilium.io, so upper case and underscores fail on every version. Helm checks the name from Cilium 1.16 on, and the agent from 1.17 on. The name default means no mesh.':
    '集群连接的主机名是 <name>.mesh.cilium.io，因此大写字母和下划线在所有版本中都会失败。Helm 从 Cilium 1.16 起检查名称，agent 从 1.17 起检查。名称 default 表示不在 mesh 中。',
  'Id 0 means no mesh. The other clusters reject it, and from Cilium 1.14 on clustermesh-apiserver does not start with it.':
    'id 0 表示不在 mesh 中。其他集群会拒绝 id 为 0 的集群；从 Cilium 1.14 起，id 为 0 时 clustermesh-apiserver 也无法启动。',
  'Valid ids are 1 to 255. With maxConnectedClusters: 511, which requires Cilium 1.15, they are 1 to 511. The agent refuses to start with any other id.':
    '有效的 id 为 1 至 255。设置 maxConnectedClusters: 511 时（需要 Cilium 1.15）为 1 至 511。设为其他 id 时，agent 会拒绝启动。',
  'Kubespray accepts cilium_cluster_id from 0 to 255, even with a Cilium version that accepts ids up to 511. The playbook stops at a larger id. In some releases another variable can set the cluster id, and mesh plan prints it.':
    '即使 Cilium 版本接受最大 511 的 id，Kubespray 的 cilium_cluster_id 也只接受 0 至 255。id 更大时 playbook 会中止。有些版本可以用其他变量设置集群 id，mesh plan 会输出该变量。',
  'maxConnectedClusters determines the format of identities. Clusters with different values reject each other. A running cluster cannot change the value. Cilium before 1.15 supports only 255.':
    'maxConnectedClusters 决定身份的格式。值不同的集群会互相拒绝。运行中的集群不能修改该值。1.15 之前的 Cilium 只支持 255。',
  'The name and id are part of every security identity. After a change all workloads must restart. Until then policies drop their traffic to other clusters.':
    '名称和 id 是每个安全身份的一部分。修改后必须重启所有工作负载。在此之前，策略会丢弃这些工作负载发往其他集群的流量。',
  'clustermesh-apiserver copies identities and endpoints from Kubernetes objects. With identities in etcd there is nothing to copy, and the chart refuses the combination. Kubespray up to v2.27 stores identities in etcd by default.':
    'clustermesh-apiserver 从 Kubernetes 对象复制身份和 endpoint。身份保存在 etcd 时没有可复制的内容，chart 会拒绝该组合。v2.27 及更早的 Kubespray 默认把身份保存在 etcd。',
  'If pods of two clusters, or pods and Services, have the same address, packets go to the wrong destination. Policies then apply to the wrong identity.':
    '如果两个集群的 Pod，或 Pod 与 Service 的地址相同，数据包会发往错误的目的地。策略也会应用到错误的身份。',
  'If two clusters use the same cluster IP, each cluster sends it to its own Service. A clustermesh-apiserver of type ClusterIP is then unreachable. Global services are not affected: Cilium finds them by name.':
    '如果两个集群使用相同的 ClusterIP，每个集群都会把流量发往自己的 Service。ClusterIP 类型的 clustermesh-apiserver 因此无法访问。全局服务不受影响：Cilium 按名称查找全局服务。',
  'Nodes of all clusters connect directly. Packets go to the wrong place if two nodes have the same address, or if a node address lies in a pod or Service network.':
    '所有集群的节点直接连接。如果两个节点地址相同，或节点地址位于 Pod 网段或 Service 网段中，数据包会发往错误的地方。',
  'Nodes of different clusters connect directly, and both sides must use the same encapsulation. All clusters must use a tunnel with the same protocol and port, or native routing.':
    '不同集群的节点直接互连，双方必须使用相同的封装。所有集群必须使用协议和端口都相同的隧道，或都使用原生路由。',
  'With native routing, traffic to addresses outside the native routing CIDR is masqueraded. Pods of another cluster outside the CIDR then see the address of a node, and policies use the wrong identity.':
    '使用原生路由时，发往原生路由 CIDR 之外的流量会做地址伪装。因此，地址在该 CIDR 之外的其他集群 Pod 看到的是节点地址，策略会使用错误的身份。',
  'With native routing the network between the clusters must route pod addresses and allow all ports. Direct node routes (autoDirectNodeRoutes) work only in one layer 2 network.':
    '使用原生路由时，集群之间的网络必须能路由 Pod 地址并放行所有端口。直连节点路由（autoDirectNodeRoutes）只在同一个 layer 2（二层）网络中有效。',
  'Every node connects to the nodes of all connected clusters by their internal addresses, without NAT. cilium-extras cannot see whether the network allows this.':
    '每个节点通过内部地址连接所有相连集群的节点，不经过 NAT。cilium-extras 无法得知网络是否允许。',
  'Pods with only IPv4 addresses cannot connect to pods with only IPv6 addresses.':
    '只有 IPv4 地址的 Pod 无法连接只有 IPv6 地址的 Pod。',
  'Cloud modes and multi-pool have their own routing, masquerading and limits of cluster ids. In a mesh with different modes, the two directions of a connection can take different paths.':
    '云模式和 multi-pool 有自己的路由、地址伪装和集群 id 限制。在模式不同的 mesh 中，同一连接的两个方向可能经过不同的路径。',
  'A node with encryption expects the same encryption from nodes of other clusters. Cilium does not support a mixture. With IPsec all clusters need the same key.':
    '启用加密的节点要求其他集群的节点使用相同的加密。Cilium 不支持混用。使用 IPsec 时，所有集群需要相同的密钥。',
  'From Cilium 1.19 on, a selector without a cluster label selects only pods of the local cluster. Earlier versions select pods of all clusters. The same policy then allows more in one cluster than in the other.':
    '从 Cilium 1.19 起，没有集群标签的选择器只选择本集群的 Pod。更早的版本选择所有集群的 Pod。同一策略在一个集群中允许的流量因此会比另一个集群多。',
  'The data that clusters exchange changes between minor versions. Cilium tests only adjacent minor versions, as it does for upgrades.':
    '集群之间交换的数据会随次要版本变化。Cilium 只测试相邻的次要版本，升级时也一样。',
  'Each cluster reads the state of the others from their clustermesh-apiserver. The cluster must support the Service type. A load balancer needs an address, NodePorts need stable node addresses, and cluster IPs must be routed.':
    '每个集群从其他集群的 clustermesh-apiserver 读取其状态。集群必须支持所选的 Service 类型：负载均衡器需要地址，NodePort 需要固定的节点地址，ClusterIP 需要可路由。',
  'Clusters authenticate to each other with certificates. Clusters with the same CA (Secret cilium-ca) trust each other, and Hubble Relay trusts them too. With different CAs, each cluster needs the CAs of the others. cilium clustermesh connect then requires --allow-mismatching-ca.':
    '集群之间用证书互相认证。CA（Secret cilium-ca）相同的集群互相信任，Hubble Relay 也信任这些集群。CA 不同时，每个集群都需要其他集群的 CA，此时 cilium clustermesh connect 需要 --allow-mismatching-ca。',
  'Firewalls between the clusters must allow the traffic between nodes, which depends on the routing mode, and connections to clustermesh-apiserver.':
    '集群之间的防火墙必须放行节点之间的流量（取决于路由模式），以及到 clustermesh-apiserver 的连接。',
  'Up to Cilium 1.18 nodes only answer ARP, which is for IPv4. IPv6 addresses are not announced.':
    '在 Cilium 1.18 及更早版本中，节点只应答用于 IPv4 的 ARP，不会通告 IPv6 地址。',
  'By default, the router id is the IPv4 address of the node. Up to Cilium 1.17, a node without an IPv4 address needs its own router id, or it starts no session.':
    'router id 默认为节点的 IPv4 地址。在 Cilium 1.17 及更早版本中，没有 IPv4 地址的节点需要自己的 router id，否则不会建立会话。',
  'Up to Cilium 1.17 the agent refuses to start with multi-pool in tunnel mode or with IPsec. Cilium 1.18 refuses IPsec with native routing.':
    '在 Cilium 1.17 及更早版本中，在隧道模式下或启用 IPsec 时使用 multi-pool，agent 会拒绝启动。Cilium 1.18 拒绝 IPsec 与原生路由的组合。',
  'With multi-pool a node has several pod networks. Up to Cilium 1.17, each pod then needs its own route.':
    'multi-pool 模式下节点有多个 Pod 网段。在 Cilium 1.17 及更早版本中，每个 Pod 都需要自己的路由。',
  'iptables masquerades the network of a node, and with multi-pool a node has several networks. The agent then needs the list of devices to masquerade on.':
    'iptables 对节点的网段做地址伪装，而 multi-pool 模式下节点有多个网段。此时 agent 需要做地址伪装的设备列表。',
  'Cilium 1.14 supports multi-pool only with identities in CRDs.':
    'Cilium 1.14 的 multi-pool 只支持保存在 CRD 中的身份。',
  'Two pods can get the same address. Cilium tells pods apart by their addresses, so policies and connections go to the wrong pod.':
    '两个 Pod 可能得到相同的地址。Cilium 用地址区分 Pod，因此策略和连接会应用到错误的 Pod。',
  'Older kernels cannot send BIG TCP packets through VXLAN or Geneve, and the agent refuses to start. Cilium 1.19 starts with enable-tunnel-big-tcp: "true", and 1.20 probes the kernel.':
    '版本较低的内核不能通过 VXLAN 或 Geneve 发送 BIG TCP 数据包，agent 会拒绝启动。设置 enable-tunnel-big-tcp: "true" 时 Cilium 1.19 可以启动，1.20 会探测内核。',
  'IPIP and Geneve tunnels of DSR do not pass BIG TCP packets. From Cilium 1.20 on, the agent refuses to start with IPIP dispatch. It also refuses Geneve dispatch unless the kernel supports the combination.':
    'DSR 的 IPIP 和 Geneve 隧道不能传输 BIG TCP 数据包。从 Cilium 1.20 起，使用 IPIP 分发时 agent 会拒绝启动；除非内核支持该组合，否则使用 Geneve 分发时也会拒绝启动。',
  'Cilium documents netkit only with BPF host routing. If packets pass the network stack of the host, netkit is not faster than veth. From Cilium 1.20 on, the agent refuses to start with netkit and without BPF host routing.':
    'Cilium 文档只说明了 netkit 与 BPF 主机路由的组合。如果数据包经过主机网络协议栈，netkit 并不比 veth 快。从 Cilium 1.20 起，使用 netkit 而没有 BPF 主机路由时，agent 会拒绝启动。',
  "Each cluster has its own SPIFFE trust domain, and Cilium does not join these domains. Cilium's documentation lists mutual authentication and cluster mesh as incompatible.":
    '每个集群有自己的 SPIFFE 信任域，而 Cilium 不会联合这些信任域。Cilium 文档把双向认证和 Cluster Mesh 列为不兼容。',
  'The agent refuses to start with both WireGuard and IPsec.': '同时启用 WireGuard 和 IPsec 时 agent 会拒绝启动。',
  'The agent refuses to start with both IPsec and the host firewall.':
    '同时启用 IPsec 和主机防火墙时 agent 会拒绝启动。',
};
