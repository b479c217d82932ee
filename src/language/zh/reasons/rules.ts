/** Why the rules of the linter exist. */
import type { Translations } from '../../translator.ts';

export const ruleReasons: Translations = {
  'Ansible accepts any variable. One that no template and no task of the release reads has no effect. It is an error if the cluster does not get the setting in another way. It is a warning if the name resembles no name of Cilium or Kubespray: it can be a variable of your own.':
    'Ansible 接受任何变量。该版本的模板和任务都不读取的变量不起作用。如果集群没有以其他方式得到该设置，则为 error。名称与 Cilium 和 Kubespray 的任何名称都不相近时为 warning：它可能是您自己的变量。',
  'Variables stay in a role after its templates stop using them, or end in a Helm value that the chart does not have. Setting one has no effect, and Ansible reports nothing. It is an error if the cluster does not get the setting, and info if it gets it in another way.':
    '模板不再使用某个变量之后，该变量仍可能留在 role 中，或者写入 chart 没有的 Helm value。设置这样的变量不起作用，Ansible 也不会报告。集群得不到该设置时为 error，以其他方式得到时为 info。',
  'Kubespray checks the inventory first, and aborts if a variable is set that it no longer has. These are not Cilium variables, but Kubespray aborts before it installs Cilium.':
    'Kubespray 会先检查 inventory；如果设置了 Kubespray 已移除的变量，playbook 会中止。这些不是 Cilium 变量，但中止发生在安装 Cilium 之前。',
  'The variables for agent options and Helm values differ between releases. Kubespray v2.28.0 ignores cilium_config_extra_vars. cilium_extra_values exists from v2.29.0 on.':
    '用于 agent 选项和 Helm values 的变量因版本而异。Kubespray v2.28.0 忽略 cilium_config_extra_vars。cilium_extra_values 从 v2.29.0 起才有。',
  'Up to v2.27 the template writes the extra vars in the middle of the ConfigMap. If it writes the same key further down, the key is there twice. The last one wins, and the extra var has no effect.':
    '在 v2.27 及更早版本中，模板把 extra vars 写在 ConfigMap 的中间。如果模板在后面又写了同一个键，该键就会出现两次。最后一个生效，extra var 不起作用。',
  'The inventory has two values for one setting, and the raw one wins. The variable does not show what the cluster uses. Other settings that depend on the variable use the wrong value.':
    'inventory 中同一设置有两个值，原始设置优先。变量不能反映集群实际使用的值。依赖该变量的其他设置会使用错误的值。',
  'ConfigMap data must be strings. From v2.28.1 on the values keep their YAML type, and the API server rejects the ConfigMap if one is a boolean or number. Older releases render true as "True", which the agent may refuse.':
    'ConfigMap 的数据必须是字符串。从 v2.28.1 起，值会保留 YAML 类型；如果其中有布尔值或数字，API server 会拒绝该 ConfigMap。更早的版本把 true 渲染成 "True"，agent 可能会拒绝这样的值。',
  'Extra vars are keys of the ConfigMap that the agent reads. Cilium is documented as Helm values, which have other names and types. The agent ignores a Helm value in the ConfigMap.':
    'extra vars 是 agent 读取的 ConfigMap 的键。Cilium 文档写的是 Helm values，其名称和类型都不同。agent 会忽略 ConfigMap 中的 Helm value。',
  'The chart ignores unknown values. An agent option at the top level of the values is an unknown value.':
    'chart 会忽略未知的值。写在 values 顶层的 agent 选项就是未知的值。',
  'The agent ignores keys of cilium-config that it does not know, without an error. An argument that it does not know stops it. Guides and generated texts often contain such names. Known are the options that a chart writes and those in the command reference of agent and operator. That reference leaves out hidden options, so an unknown key alone is a warning.':
    'agent 会忽略 cilium-config 中不认识的键，不报错；但遇到不认识的命令行参数会退出。指南和生成的文本中常有这样的名称。已知的选项是 chart 会写的，以及 agent 和 operator 命令参考中列出的。命令参考不包含隐藏选项，因此未知的键本身只是 warning。',
  'Options are renamed and removed between minors. The agent ignores keys that it no longer has, and uses the default.':
    '选项会在 次要版本之间改名或移除。agent 会忽略已不存在的键，并使用默认值。',
  'The agent ignores keys of cilium-config that it does not have yet. If the chart does not set an option, its agent probably does not have it.':
    'agent 会忽略 cilium-config 中该版本还没有的键。如果 chart 不设置某个选项，对应的 agent 很可能没有该选项。',
  'Helm accepts any value. The chart silently ignores values that it does not have.':
    'Helm 接受任何值。chart 会直接忽略自己没有的值，不报错。',
  'Values are renamed and removed between minors of Cilium. The chart ignores values that it no longer has.':
    'Helm values 会在 Cilium 的 次要版本之间改名或移除。chart 会忽略已不存在的值。',
  'The chart ignores values that it does not have yet.': 'chart 会忽略该版本还没有的值。',
  "Kubespray's assertions stop the playbook. The chart's schema and checks stop the installation. An agent that cannot read or accept an option does not start.":
    'Kubespray 的断言会导致 playbook 中止。chart 的 schema 和检查会导致安装中止。agent 无法解析或不接受某个选项时，也无法启动。',
  'IPsec requires cilium_ipsec_key. Without it, a check of the role or the template of the secret stops the playbook. Some releases also stop with Cilium unless a default of Kubespray is changed. From some lists, the role creates objects only if another variable is set too. Cilium ignores BGP resources unless its BGP control plane is enabled.':
    'IPsec 需要 cilium_ipsec_key。未设置时，role 的检查或 Secret 的模板会导致 playbook 中止。有些版本使用 Cilium 时，还必须修改 Kubespray 的某个默认值，否则也会中止。对有些列表，只有同时设置另一个变量，role 才会创建对象。如果没有启用 BGP 控制平面，Cilium 会忽略 BGP 资源。',
  "Kubespray renders Cilium's configuration once for the cluster, with the variables of the first control plane host. Values in group_vars of kube_node or host_vars of a worker do not reach Cilium.":
    'Kubespray 只为集群渲染一次 Cilium 的配置，使用的是第一个控制平面主机的变量。kube_node 的 group_vars 或工作节点的 host_vars 中的值不会传给 Cilium。',
  'Kubespray checks variables in several roles, and some templates fail for some values. The playbook then stops before Cilium is installed. Some checks read several variables.':
    'Kubespray 在多个 role 中检查变量，有些模板遇到某些值也会渲染失败。这时 playbook 会在安装 Cilium 之前中止。有些检查会同时读取多个变量。',
  "Some variables are lists of mappings, such as pools, BGP resources or volumes. The role's template fails if an element lacks a key that it reads, and drops keys that it does not read. The API server refuses objects without the keys that it requires, and with other keys and values than Cilium's definitions have.":
    '有些变量是映射的列表，例如地址池、BGP 资源或卷。如果某个元素缺少模板会读取的键，role 的模板渲染会失败；模板不读取的键会被丢弃。API server 会拒绝缺少必需键的对象，以及键或值与 Cilium 的定义不符的对象。',
  'Kubespray creates objects such as pools and BGP resources from lists, if Cilium defines their kind. Otherwise it silently creates nothing. If Cilium defines only other versions of the kind, the playbook fails.':
    'Kubespray 从列表创建地址池、BGP 资源等对象，前提是 Cilium 定义了相应的类型；否则不会创建任何对象，也不报错。如果 Cilium 只定义了该类型的其他版本，playbook 会失败。',
  'A pod that mounts a Secret or a ConfigMap does not start until that exists. With some settings, nothing creates it.':
    '挂载 Secret 或 ConfigMap 的 Pod 在该对象存在之前无法启动。某些设置下，该对象不会自动创建。',
  'Up to v2.27 Kubespray has ClusterRoles of its own. They lack resources that later Cilium minors read, and resources of features that the release does not set itself. Kubernetes refuses these reads, so the feature does not work, or the agent does not become ready.':
    'v2.27 及更早版本的 Kubespray 自带 ClusterRole，其中缺少更高版本的 Cilium 要读取的资源，以及该版本自身不设置的功能所需的资源。Kubernetes 会拒绝这些读取，因此功能无法工作，或 agent 无法就绪。',
  'With identities in a kvstore the agent needs the address of etcd. Releases that install the chart do not set it, and older ones only with their variable for the mode. Without it, the agents do not start.':
    '身份保存在 kvstore 时，agent 需要 etcd 的地址。安装 chart 的版本不会设置 etcd 的地址，更早的版本只通过设置模式的变量来设置。没有 etcd 的地址时，agent 无法启动。',
  'Ansible evaluates a template when the variable is used. A variable whose template needs the variable itself, directly or through others, never gets a value, and the play stops with a recursion error. A weaker definition of the same name does not help.':
    'Ansible 在使用变量时才对模板求值。如果变量的模板直接或间接引用该变量本身，该变量就永远没有值，play 会因递归错误中止。优先级更低的同名定义也无济于事。',
  'The chart builds an image reference from repository, suffix, tag and digest. If a digest is set, it selects the image, and the tag has no effect. A suffix in the repository appears twice.':
    'chart 用仓库、后缀、标签和 digest 拼出镜像引用。设置了 digest 时由 digest 决定镜像，标签不起作用。写在仓库名中的后缀会出现两次。',
  'Templates compare some values with a few words and do nothing for any other word, without an error. Encryption of an unknown type leaves the traffic unencrypted.':
    '模板把某些值与几个固定的取值比较，不处理其他取值，也不报错。加密类型写错时，流量不会加密。',
  "Cilium's chart checks values against each other and fails before anything is installed.":
    'Cilium 的 chart 会检查值之间的组合，不符合要求时，在安装之前就会失败。',
  'Ansible does not merge dictionaries. The definition with the highest precedence wins, and the keys of the others are lost. Only hash_behaviour = merge in ansible.cfg merges them.':
    'Ansible 不会合并字典。优先级最高的定义生效，其他定义中的键会丢失。只有在 ansible.cfg 中设置 hash_behaviour = merge 才会合并。',
  'Each release requires a minimum version, and writes versions with or without a leading v. Up to v2.27 its manifests are made for the version that it installs by default, and may lack what another minor has.':
    '每个版本都要求最低的 Cilium 版本，并规定版本号前是否带 v。v2.27 及更早版本的清单针对默认安装的 Cilium 版本编写，可能缺少其他次要版本需要的内容。',
  'Kubespray checks its own variables, and updates them when Cilium changes. You must check raw agent options and Helm values yourself at each upgrade.':
    'Kubespray 会检查自己的变量，并随 Cilium 的变化更新这些变量。原始的 agent 选项和 Helm values 需要你在每次升级时自行检查。',
  'From v2.28 on cilium_tunnel_mode only sets the tunnel protocol. "disabled" is not a valid protocol, the routing mode stays tunnel, and the agent refuses to start.':
    '从 v2.28 起，cilium_tunnel_mode 只设置隧道协议。"disabled" 不是有效的协议，路由模式仍为 tunnel，agent 会拒绝启动。',
  'Other parts of Kubespray read the variable too, such as other templates of the role and kubeadm phases. A raw setting only changes the agent.':
    'Kubespray 的其他部分也会读取该变量，例如 role 的其他模板和 kubeadm 的阶段。原始设置只改变 agent。',
  "Cilium's documentation requires a cluster without kube-proxy. With both, Services are translated twice, and connections break when one replaces the other. Kubespray omits kube-proxy with kube_proxy_remove, or for one spelling of the Cilium variable.":
    'Cilium 文档要求集群中没有 kube-proxy。kube-proxy 与 Cilium 并存时，Service 会被转换两次，一方接替另一方时连接会中断。Kubespray 只在设置了 kube_proxy_remove，或 Cilium 变量使用某一种写法时，才不部署 kube-proxy。',
  'Either kube-proxy or Cilium must translate Service addresses. Without both, even the agents cannot reach the API server through its Service.':
    'Service 地址必须由 kube-proxy 或 Cilium 转换。如果 kube-proxy 和 Cilium 都不转换，连 agent 也无法通过 Service 访问 API server。',
  "The chart's init container drops all capabilities, so it can only write to a folder that belongs to root. Kubespray's default owner of /opt/cni/bin is kube. Its Cilium guide requires kube_owner: root.":
    'chart 的 init 容器放弃了所有 capability，因此只能写入属于 root 的目录。Kubespray 中 /opt/cni/bin 的默认所有者是 kube。Kubespray 的 Cilium 指南要求 kube_owner: root。',
  "Cilium's system requirements name the oldest kernel of each version. Its BPF programs do not load on older ones.":
    'Cilium 的系统要求列出了每个版本支持的最低内核版本。在版本较低的内核上，Cilium 的 BPF 程序无法加载。',
  "With kube-proxy replacement, Cilium's DNS proxy runs in transparent mode. A comment in Kubespray's defaults lists this as a conflict with NodeLocal DNS.":
    '启用 kube-proxy 替代时，Cilium 的 DNS 代理以透明模式运行。Kubespray 默认值中的一条注释说明透明模式与 NodeLocal DNS 冲突。',
  'Cilium masquerades traffic to addresses outside the native routing CIDR. If pods are outside it, their peers see the address of the node, and policies apply to the wrong source.':
    'Cilium 会对发往原生路由 CIDR 之外的流量做地址伪装。如果 Pod 在该 CIDR 之外，对端看到的是节点地址，策略会应用到错误的源。',
  'With cluster-pool IPAM pods get addresses from the pool. Kubespray uses kube_pods_subnet elsewhere: for podSubnet of kubeadm, no_proxy and its checks.':
    '使用 cluster-pool IPAM 时，Pod 从地址池获得地址。Kubespray 则把 kube_pods_subnet 用于其他地方：kubeadm 的 podSubnet、no_proxy 以及 Kubespray 的检查。',
  'The chart does not contain the CRDs of the Gateway API. Without them the operator starts no Gateway controller. Operators before Cilium 1.20 do not start with the standard channel of Gateway API 1.5 and later. Cilium 1.20 requires Gateway API 1.6 or later.':
    'chart 不包含 Gateway API 的 CRD。没有 CRD 时，operator 无法启动 Gateway 控制器。使用 Gateway API 1.5 及更高版本的 standard 渠道时，Cilium 1.20 之前的 operator 无法启动。Cilium 1.20 需要 Gateway API 1.6 或更高版本。',
  "With cni-exclusive the agent renames every other CNI configuration of the node, Multus's too. Pods then get no additional interfaces.":
    '启用 cni-exclusive 时，agent 会重命名节点上所有其他 CNI 配置，包括 Multus 的配置，因此 Pod 没有附加的网络接口。',
  'From v2.28.0 on the Cilium CLI downloads the chart on the control plane node. Before v2.29.0 its task does not use the proxy of the inventory. The download fails if the node has no direct internet access.':
    '从 v2.28.0 起，Cilium CLI 在控制平面节点上下载 chart。在 v2.29.0 之前，该任务不使用 inventory 中的代理。如果节点不能直接访问互联网，下载会失败。',
  'The relay finds the agents by the DNS name of a Service. The chart writes cluster.local into this name, unless a value states the domain of the cluster. With another domain, the name does not exist, and the relay finds no agent.':
    'Relay 通过一个 Service 的 DNS 名称找到 agent。除非用值指定集群的域，否则 chart 会在该名称中写入 cluster.local。使用其他域时，该名称不存在，Relay 找不到任何 agent。',
  "Hubble's certificates contain the name of the cluster. Some releases write the name default into the certificate or into the configuration of the relay, whatever the cluster is called. The relay then rejects the agents' certificates.":
    'Hubble 的证书包含集群名称。有些版本无论集群叫什么，都把名称 default 写入证书或 Relay 的配置。Relay 因此会拒绝 agent 的证书。',
  'The operator creates the definitions of the resources that the agent reads, and the agent waits for them. Cilium supports both at the same version only.':
    'operator 负责创建 agent 要读取的资源定义，agent 会等待这些定义。Cilium 只支持 operator 与 agent 版本相同。',
  'Two pods of the operator do not run on the same node. With more replicas than nodes, the others stay pending, and `cilium status` reports them. One pod is enough for the cluster.':
    'operator 的两个 Pod 不会运行在同一节点上。副本数多于节点数时，多出的 Pod 会一直处于 Pending 状态，`cilium status` 会报告这些 Pod。一个 Pod 就足以管理集群。',
  'Some features also require other objects of the chart, such as Services, permissions and certificates. A release that only sets the agent option does not create these objects.':
    '有些功能还需要 chart 的其他对象，例如 Service、权限和证书。只设置 agent 选项的 Kubespray 版本不会创建这些对象。',
  'Cilium variables have no effect if kube_network_plugin is another plugin. A misspelt name of Cilium is a warning.':
    '如果 kube_network_plugin 是其他插件，Cilium 变量不起作用。Cilium 的名称拼写错误时为 warning。',
  'Cilium 1.13 renamed the annotations of global Services. Older versions silently ignore the new names, so the Service stays local. Newer versions read both names, and prefer the new one.':
    'Cilium 1.13 修改了全局服务注解的名称。更早的版本会直接忽略新名称，不报错，因此 Service 仍只在本集群内有效。更高版本同时读取新旧名称，优先使用新名称。',
  'Cilium silently treats an unknown affinity as none, and any value other than true as false. Annotations must be strings, and Kubernetes rejects an unquoted boolean. shared and affinity only apply to global Services.':
    'Cilium 把未知的亲和性当作 none，把 true 以外的值当作 false，都不报错。注解必须是字符串，Kubernetes 会拒绝未加引号的布尔值。shared 和 affinity 只对全局服务有效。',
  'Plain references to other variables work, with `bool`, `default(x)`, `string` and `int`. The value of another Jinja expression or of a vaulted variable is unknown here, so settings that depend on it were not checked.':
    'cilium-extras 会解析对其他变量的直接引用，以及 `bool`、`default(x)`、`string` 和 `int`。其他 Jinja 表达式和用 vault 加密的变量的值未知，因此不检查依赖这些值的设置。',
  'Ansible fails if a variables file is invalid YAML, has several documents, or is not a mapping.':
    '如果变量文件不是有效的 YAML、含有多个文档或不是映射，Ansible 会失败。',
  'Ansible uses the last of two equal keys, with a warning at most. The first one is lost.':
    '键重复时，Ansible 使用最后一个，最多给出警告。前一个会丢失。',
  'Encrypted or unreadable files may set variables that change the result, and files that Ansible does not read may be meant to. The list of skipped files shows what a clean result does not cover.':
    '加密或不可读的文件可能设置了会改变结果的变量，Ansible 不读取的文件也可能本应生效。跳过的文件列表说明“没有问题”的结果没有覆盖哪些内容。',
  'For each group and host, Ansible reads only the first of these: the folder or file with its name, then .yml, .yaml and .json. It silently ignores the others.':
    '对每个组和主机，Ansible 只读取以下第一个存在的：同名的目录或文件，然后是 .yml、.yaml 和 .json。其余的会被忽略，不报错。',
  'A path without an inventory, a Kubean manifest, an intent or variables of Cilium passes every rule. In CI a mistyped path would look like success.':
    '如果路径中没有 inventory、Kubean 清单、intent 或 Cilium 变量，所有规则都会通过。在 CI 中，写错的路径看起来就像检查成功。',
  'A comment with a misspelt rule, without a rule, or at the wrong line suppresses nothing. A comment that is no longer needed hides the next mistake on its line.':
    '规则名写错、没有写规则或写错行的注释不会抑制任何问题。不再需要的注释会掩盖该行的下一个错误。',
  'The effect of a variable depends on the release. If no option, configuration or inventory names the release, the newest known release is used.':
    '变量的作用取决于 Kubespray 版本。如果选项、配置和 inventory 都没有指定版本，就使用已知的最新版本。',
  'The agent masquerades no traffic to addresses inside the native routing CIDR, in tunnel mode too. Machines there get packets from addresses of pods, which they can only answer if their network routes these.':
    'agent 不会对发往原生路由 CIDR 内地址的流量做地址伪装，隧道模式下也一样。该 CIDR 内的主机会收到源地址为 Pod 地址的数据包，只有所在网络能路由 Pod 地址时才能应答。',
  'With cluster-pool IPAM the operator gives every node a part of the pool. When all parts are taken, the agents of the other nodes wait for one and do not become ready.':
    '使用 cluster-pool IPAM 时，operator 给每个节点分配地址池的一部分。全部分配完之后，其他节点的 agent 会一直等待，无法就绪。',
  'Kubespray has a variable of its own for IPv6 in Kubernetes. Without it, nodes have no IPv6 pod network and Services no IPv6 address. With IPAM mode kubernetes, the agents wait for that network and do not become ready.':
    'Kubespray 用单独的变量启用 Kubernetes 的 IPv6。未设置该变量时，节点没有 IPv6 的 Pod 网段，Service 没有 IPv6 地址。使用 IPAM 模式 kubernetes 时，agent 会一直等待该网段，无法就绪。',
  'These releases write a CNI configuration of their own for portmap. With cni-exclusive the agent renames it when it starts, so that ports of the host reach no pod from its next start on.':
    '这些版本会为 portmap 写入单独的 CNI 配置。启用 cni-exclusive 时，agent 启动时会重命名该配置，因此从 agent 下次启动起，无法通过主机端口访问 Pod。',
};
