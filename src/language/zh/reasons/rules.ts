/** Why the rules of the linter exist. */
import type { Translations } from '../../translator.ts';

export const ruleReasons: Translations = {
  "Some of Kubespray's general variables decide what Cilium gets, such as kube_network_plugin and kube_pods_subnet. Ansible accepts any name without an error, so Kubespray uses its default for a variable whose name has a typing mistake. The rule reports such a name if no Kubespray release uses it, no file refers to it, and the variable it resembles is not set.":
    'Kubespray 的一些通用变量决定 Cilium 得到什么，例如 kube_network_plugin 和 kube_pods_subnet。Ansible 接受任何名称而不报错，因此名称有拼写错误时，Kubespray 会使用该变量的默认值。如果没有任何 Kubespray 版本使用该名称、没有文件引用它，而且与它相近的变量没有设置，本规则就会报告该名称。',
  "Kubernetes refuses a DaemonSet or Deployment with a container that mounts a volume which its pods do not have. Some releases add the user's mounts to the pods of the agent, and not the volumes.":
    '如果容器挂载了 Pod 中不存在的卷，Kubernetes 会拒绝该 DaemonSet 或 Deployment。有些版本只把用户的挂载加到 agent 的 Pod 中，而不加卷。',
  'Ansible accepts any variable, but only variables that a template or a task reads have an effect. The finding is an error if the cluster does not get the setting, and info if another setting already gives it. It is a warning if the name resembles no name of Cilium or Kubespray, since the variable may be your own.':
    'Ansible 接受任何变量，但只有模板或任务会读取的变量才起作用。如果集群得不到该设置，则为 error；如果其他设置已经给出同样的结果，则为 info。如果名称与 Cilium 和 Kubespray 的任何名称都不相近，则为 warning，因为该变量可能是您自己的变量。',
  'Some variables stay in a role after its templates stop using them. Others set a Helm value that the chart does not have. Ansible reports neither. The finding is an error if the cluster does not get the setting, and info if another setting already gives it.':
    '有些变量在模板不再使用之后仍留在 role 中，有些变量设置的是 chart 没有的 Helm value。这两种情况 Ansible 都不会报告。如果集群得不到该设置，则为 error；如果其他设置已经给出同样的结果，则为 info。',
  'Kubespray checks the inventory first, and aborts if a variable is set that it no longer has. Kubespray then installs nothing, although these variables do not belong to Cilium.':
    'Kubespray 会先检查 inventory；如果设置了 Kubespray 已移除的变量，playbook 会中止。这些变量不属于 Cilium，但此时 Kubespray 不会安装任何内容。',
  'The variables for agent options and Helm values differ between releases. Kubespray v2.28.0 ignores cilium_config_extra_vars. cilium_extra_values exists from v2.29.0 on.':
    '用于 agent 选项和 Helm values 的变量因版本而异。Kubespray v2.28.0 忽略 cilium_config_extra_vars。cilium_extra_values 从 v2.29.0 起才有。',
  'Up to v2.27 the template writes the entries of cilium_config_extra_vars in the middle of the ConfigMap. If it writes the same key further down, the key is there twice. The last one wins, and the entry has no effect.':
    '在 v2.27 及更早版本中，模板把 cilium_config_extra_vars 的条目写在 ConfigMap 的中间。如果模板在后面又写了同一个键，该键就会出现两次。最后一个生效，该条目不起作用。',
  'The inventory sets this twice. The entry in cilium_config_extra_vars or cilium_extra_values wins over the Kubespray variable. Other settings that depend on the variable use the wrong value.':
    'inventory 中设置了两次。cilium_config_extra_vars 或 cilium_extra_values 中的条目优先于 Kubespray 变量。依赖该变量的其他设置会使用错误的值。',
  'ConfigMap data must be strings. From v2.28.1 on the values keep their YAML type, and the API server rejects the ConfigMap if one is a boolean or number. Older releases render true as "True", which the agent may refuse, and do not escape quotes and backslashes.':
    'ConfigMap 的数据必须是字符串。从 v2.28.1 起，值会保留 YAML 类型；如果其中有布尔值或数字，API server 会拒绝该 ConfigMap。更早的版本把 true 渲染成 "True"，agent 可能会拒绝这样的值；引号和反斜杠也不会转义。',
  "The entries of cilium_config_extra_vars are keys of the ConfigMap that the agent reads. Most of Cilium's guides show Helm values, whose names and types differ. The agent ignores a Helm value in the ConfigMap.":
    'cilium_config_extra_vars 的条目是 agent 读取的 ConfigMap 的键。Cilium 的大多数指南写的是 Helm values，名称和类型都不同。agent 会忽略 ConfigMap 中的 Helm value。',
  'The chart ignores unknown values. An agent option at the top level of the values is an unknown value.':
    'chart 会忽略未知的值。写在 values 顶层的 agent 选项就是未知的值。',
  'The agent silently ignores unknown keys in cilium-config. An unknown command-line argument stops the program. Guides and AI answers often contain such names. This rule knows the options that a chart sets, and those in the command reference of the agent and the operator. The reference omits hidden options, so the finding for an unknown key is only a warning.':
    'agent 会直接忽略 cilium-config 中未知的键，不报错。未知的命令行参数会使程序退出。指南和 AI 的回答中常有这样的名称。该规则认识 chart 会设置的选项，以及 agent 和 operator 命令参考中列出的选项。命令参考不包含隐藏选项，因此未知的键只报告为 warning。',
  'Cilium renames and removes options between minor versions. The agent ignores keys that it no longer has, and uses the default.':
    'Cilium 会在次要版本之间重命名或移除选项。agent 会忽略已不存在的键，并使用默认值。',
  'The agent ignores keys of cilium-config that it does not have yet. If the chart of a version does not set an option, the agent of that version probably does not have it.':
    'agent 会忽略 cilium-config 中该版本还没有的键。如果某个版本的 chart 不设置某个选项，该版本的 agent 很可能没有该选项。',
  'Helm accepts keys that the chart does not have. The chart silently ignores them.':
    'Helm 接受 chart 没有的键。chart 会直接忽略这些键，不报错。',
  'Cilium renames and removes values between minor versions. The chart ignores most values that it no longer has, and fails on some.':
    'Cilium 会在次要版本之间重命名或移除 Helm values。chart 会忽略大多数已不存在的值，遇到少数值会渲染失败。',
  'The chart ignores values that it does not have yet.': 'chart 会忽略该版本还没有的值。',
  "An invalid value fails in one of three places. Kubespray's checks and templates stop the playbook. The chart's schema and checks stop the installation. Or the agent does not start, because it cannot parse or does not accept the value.":
    '无效的值会在以下三处之一导致失败：Kubespray 的检查和模板会使 playbook 中止；chart 的 schema 和检查会使安装中止；或者 agent 无法解析或不接受该值，因此无法启动。',
  'IPsec requires cilium_ipsec_key. Without it, a check of the role or the template of the secret stops the playbook. Some releases also stop unless kube_owner is root. For some lists, the role creates objects only if you also set another variable. Cilium ignores BGP resources unless its BGP control plane is enabled.':
    'IPsec 需要 cilium_ipsec_key。未设置时，role 的检查或 Secret 的模板会使 playbook 中止。有些版本在 kube_owner 不是 root 时也会中止。对有些列表，只有同时设置另一个变量，role 才会创建对象。如果没有启用 BGP 控制平面，Cilium 会忽略 BGP 资源。',
  "Kubespray renders Cilium's configuration once for the cluster, with the variables of the first control plane host. Values in group_vars of kube_node or host_vars of a worker do not reach Cilium.":
    'Kubespray 只为集群渲染一次 Cilium 的配置，使用的是第一个控制平面主机的变量。kube_node 的 group_vars 或工作节点的 host_vars 中的值不会传给 Cilium。',
  'Kubespray checks variables in several roles, and some templates fail for some values. The playbook then stops before Cilium is installed. Some checks read several variables.':
    'Kubespray 在多个 role 中检查变量，有些模板遇到某些值也会渲染失败。这时 playbook 会在安装 Cilium 之前中止。有些检查会同时读取多个变量。',
  "Some variables are lists of mappings, such as pools, BGP resources or volumes. The role's template fails if an element lacks a key that it reads, and drops keys that it does not read. The API server refuses objects that lack a required key. It also refuses keys and values that Cilium's CRDs do not allow.":
    '有些变量是映射的列表，例如地址池、BGP 资源或卷。如果某个元素缺少模板会读取的键，role 的模板渲染会失败；模板不读取的键会被丢弃。API server 会拒绝缺少必需键的对象，以及 Cilium 的 CRD 不允许的键和值。',
  'Kubespray creates objects such as pools and BGP resources from lists, if Cilium defines their kind. Otherwise it silently creates nothing. If Cilium defines only other versions of the kind, the playbook fails.':
    'Kubespray 从列表创建地址池、BGP 资源等对象，前提是 Cilium 定义了相应的类型；否则不会创建任何对象，也不报错。如果 Cilium 只定义了该类型的其他版本，playbook 会失败。',
  'A pod that mounts a Secret or a ConfigMap does not start until the object exists. With some settings, nothing creates the object.':
    '挂载 Secret 或 ConfigMap 的 Pod 在该对象存在之前无法启动。某些设置下，该对象不会自动创建。',
  'Up to v2.27 Kubespray has ClusterRoles of its own. They lack resources that later minor versions of Cilium read, and resources of features that the release does not set itself. Kubernetes refuses access to these resources, so the feature does not work, or the agent does not become ready.':
    'v2.27 及更早版本的 Kubespray 自带 ClusterRole，其中缺少更高的 Cilium 次要版本要读取的资源，以及该版本自身不设置的功能所需的资源。Kubernetes 会拒绝访问这些资源，因此功能无法工作，或 agent 无法就绪。',
  'Kubespray releases with their own manifests write cilium_ipsec_key unchanged under data of a Secret. Kubernetes accepts only base64 there. The agents read the key from the decoded text.':
    '使用自带 manifest 的 Kubespray 版本会把 cilium_ipsec_key 原样写入 Secret 的 data。Kubernetes 在那里只接受 base64。agent 从解码后的文本中读取密钥。',
  'With identities in a kvstore the agent needs the address of etcd, and does not start without it. Kubespray releases that install the chart do not set the address. Older releases set it only with cilium_identity_allocation_mode: kvstore.':
    '身份保存在 kvstore 时，agent 需要 etcd 的地址，没有地址时无法启动。安装 chart 的 Kubespray 版本不设置该地址。更早的版本只在 cilium_identity_allocation_mode: kvstore 时设置该地址。',
  'Ansible evaluates a template when the variable is used. A variable whose template needs the variable itself, directly or through others, never gets a value, and the play stops with a recursion error. A definition of the same name with lower precedence does not help.':
    'Ansible 在使用变量时才对模板求值。如果变量的模板直接或间接引用该变量本身，该变量就永远没有值，play 会因递归错误中止。优先级更低的同名定义也无济于事。',
  'The chart builds an image reference from repository, suffix, tag and digest. If a digest is set, it selects the image, and the tag has no effect. A suffix in the repository appears twice.':
    'chart 用仓库、后缀、标签和 digest 拼出镜像引用。设置了 digest 时由 digest 决定镜像，标签不起作用。写在仓库名中的后缀会出现两次。',
  'For some settings, templates handle only certain values. They silently do nothing for any other value. For example, encryption of an unknown type leaves the traffic unencrypted.':
    '对某些设置，模板只处理特定的取值。遇到其他取值时不做任何处理，也不报错。例如，加密类型写错时，流量不会加密。',
  "Cilium's chart checks values against each other and fails before anything is installed.":
    'Cilium 的 chart 会检查值之间的组合，不符合要求时，在安装之前就会失败。',
  'Ansible does not merge dictionaries. The definition with the highest precedence wins, and the keys of the others are lost. Ansible merges them only with hash_behaviour = merge.':
    'Ansible 不会合并字典。优先级最高的定义生效，其他定义中的键会丢失。只有设置 hash_behaviour = merge，Ansible 才会合并。',
  'Each release requires a minimum Cilium version, and expects cilium_version either with or without a leading v. Up to v2.27 its manifests are made for the version that it installs by default, and may lack what another minor version has.':
    '每个版本都要求最低的 Cilium 版本，并规定 cilium_version 前是否带 v。v2.27 及更早版本的清单针对默认安装的 Cilium 版本编写，可能缺少其他次要版本需要的内容。',
  'Kubespray checks its own variables, and updates them when Cilium changes. You must check agent options and Helm values yourself at each upgrade.':
    'Kubespray 会检查自己的变量，并随 Cilium 的变化更新这些变量。agent 选项和 Helm values 需要你在每次升级时自行检查。',
  'From v2.28 on cilium_tunnel_mode only sets the tunnel protocol. "disabled" is not a valid protocol, the routing mode stays tunnel, and the agent refuses to start.':
    '从 v2.28 起，cilium_tunnel_mode 只设置隧道协议。"disabled" 不是有效的协议，路由模式仍为 tunnel，agent 会拒绝启动。',
  'Kubespray has a variable for this setting. Other parts of Kubespray read the variable too, such as other templates of the role and kubeadm phases. An agent option or Helm value changes only the agent.':
    'Kubespray 有对应的变量。Kubespray 的其他部分也会读取该变量，例如 role 的其他模板和 kubeadm 的阶段。agent 选项或 Helm value 只改变 agent。',
  "For kube-proxy replacement, Cilium's documentation requires a cluster without kube-proxy. With both, Services are translated twice, and established connections break when Cilium takes over from kube-proxy or back. Kubespray omits kube-proxy if kube_proxy_remove is true. Some releases also omit it for one certain value of cilium_kube_proxy_replacement.":
    '对于 kube-proxy 替代，Cilium 文档要求集群中没有 kube-proxy。kube-proxy 与 Cilium 并存时，Service 会被转换两次；由一方切换到另一方时，已有的连接会中断。kube_proxy_remove 为 true 时，Kubespray 不部署 kube-proxy。有些版本在 cilium_kube_proxy_replacement 为某个特定值时也不部署。',
  'Either kube-proxy or Cilium must translate Service addresses. Without either of them, even the agents cannot reach the API server through its Service.':
    'Service 地址必须由 kube-proxy 或 Cilium 转换。如果两者都不转换，连 agent 也无法通过 Service 访问 API server。',
  "The chart's init container drops all capabilities, so it can only write to a directory that belongs to root. Kubespray's default owner of /opt/cni/bin is kube. Its Cilium guide requires kube_owner: root.":
    'chart 的 init 容器放弃了所有 capability，因此只能写入属于 root 的目录。Kubespray 中 /opt/cni/bin 的默认所有者是 kube。Kubespray 的 Cilium 指南要求 kube_owner: root。',
  "Cilium's system requirements name the oldest kernel of each version. Its BPF programs do not load on older ones.":
    'Cilium 的系统要求列出了每个版本支持的最低内核版本。在版本较低的内核上，Cilium 的 BPF 程序无法加载。',
  "With kube-proxy replacement, Cilium's DNS proxy runs in transparent mode. A comment in Kubespray's defaults lists this as a conflict with NodeLocal DNS.":
    '启用 kube-proxy 替代时，Cilium 的 DNS 代理以透明模式运行。Kubespray 默认值中的一条注释说明透明模式与 NodeLocal DNS 冲突。',
  'Cilium masquerades traffic to addresses outside the native routing CIDR. If pods are outside it, their peers see the address of the node, and policies apply to the wrong source.':
    'Cilium 会对发往原生路由 CIDR 之外的流量做地址伪装。如果 Pod 在该 CIDR 之外，对端看到的是节点地址，策略会应用到错误的源。',
  'With cluster-pool IPAM, pods get addresses from the pool. Kubespray gives kubeadm (podSubnet), no_proxy and its own checks only kube_pods_subnet, which then is not the network of the pods.':
    '使用 cluster-pool IPAM 时，Pod 从地址池获得地址。Kubespray 在 kubeadm（podSubnet）、no_proxy 以及自己的检查中只使用 kube_pods_subnet，而此时它并不是 Pod 的网段。',
  'The chart does not contain the CRDs of the Gateway API. Without them the operator starts no Gateway controller. Operators before Cilium 1.20 do not start with the standard channel of Gateway API 1.5 and later. Cilium 1.20 requires Gateway API 1.6 or later.':
    'chart 不包含 Gateway API 的 CRD。没有 CRD 时，operator 无法启动 Gateway 控制器。使用 Gateway API 1.5 及更高版本的 standard 渠道时，Cilium 1.20 之前的 operator 无法启动。Cilium 1.20 需要 Gateway API 1.6 或更高版本。',
  "With cni-exclusive the agent renames every other CNI configuration of the node, Multus's too. Pods then get no additional interfaces.":
    '启用 cni-exclusive 时，agent 会重命名节点上所有其他 CNI 配置，包括 Multus 的配置，因此 Pod 没有附加的网络接口。',
  "Kubespray's own manifests name the CA certificate of etcd in etcd-config with the key ca-file. From Cilium 1.17 on the agent reads only trusted-ca-file, so it cannot verify the certificate of etcd. It reports 'Kvstore service is not ready' and stays unready.":
    'Kubespray 自己的清单在 etcd-config 中用键 ca-file 指定 etcd 的 CA 证书。从 Cilium 1.17 起，agent 只读取 trusted-ca-file，因此无法校验 etcd 的证书，会报告 kvstore 未就绪，自身也一直未就绪。',
  "Up to Cilium 1.13 a script of the image writes the CNI configuration of a node. From 1.14 on the image does not have the script, and the agent writes the file only if write-cni-conf-when-ready names it. The manifests of Kubespray before v2.24.1 do not set the option, so new nodes stay NotReady with 'cni plugin not initialized'.":
    'Cilium 1.13 及更早版本由镜像中的脚本写入节点的 CNI 配置。从 1.14 起镜像中没有该脚本，只有 write-cni-conf-when-ready 指定了文件，agent 才会写入。v2.24.1 之前的 Kubespray 清单没有设置该选项，因此新节点会一直处于 NotReady。',
  'MetalLB and the LB IPAM of Cilium both assign addresses to each Service of type LoadBalancer without a class. Each overwrites the address of the other in the status of the Service, so its address changes again and again.':
    '对没有 class 的 LoadBalancer 类型 Service，MetalLB 和 Cilium 的 LB IPAM 都会分配地址。两者会在 Service 的 status 中互相覆盖对方的地址，因此地址会反复变化。',
  'The Cilium CLI downloads the chart from helm.cilium.io on the first control plane node. The variables for mirrors of files and images do not change that, so the playbook fails where the node has no access to the internet.':
    'Cilium CLI 在第一个控制平面节点上从 helm.cilium.io 下载 chart。文件和镜像的镜像站变量不会改变这一点，因此当该节点不能访问互联网时，playbook 会失败。',
  'From v2.28.0 on the Cilium CLI downloads the chart on the control plane node. Before v2.29.0 its task does not use the proxy of the inventory. The download fails if the node has no direct internet access.':
    '从 v2.28.0 起，Cilium CLI 在控制平面节点上下载 chart。在 v2.29.0 之前，该任务不使用 inventory 中的代理。如果节点不能直接访问互联网，下载会失败。',
  'The relay finds the agents by the DNS name of a Service. The chart writes cluster.local into this name, unless a value states the domain of the cluster. With another domain, the name does not exist, and the relay finds no agent.':
    'Relay 通过一个 Service 的 DNS 名称找到 agent。除非用值指定集群的域，否则 chart 会在该名称中写入 cluster.local。使用其他域时，该名称不存在，Relay 找不到任何 agent。',
  "Hubble's certificates contain the name of the cluster. Some releases write the name default into the certificate or into the configuration of the relay, whatever the cluster is called. The relay then rejects the agents' certificates.":
    'Hubble 的证书包含集群名称。有些版本无论集群叫什么，都把名称 default 写入证书或 Relay 的配置。Relay 因此会拒绝 agent 的证书。',
  'The operator creates the CRDs that the agent needs, and the agent waits for them. Cilium supports both at the same version only.':
    'operator 负责创建 agent 需要的 CRD，agent 会等待这些 CRD。Cilium 只支持 operator 与 agent 版本相同。',
  'Two pods of the operator do not run on the same node. With more replicas than nodes, the others stay pending, and `cilium status` reports them. One pod is enough for the cluster.':
    'operator 的两个 Pod 不会运行在同一节点上。副本数多于节点数时，多出的 Pod 会一直处于 Pending 状态，`cilium status` 会报告这些 Pod。一个 Pod 就足以管理集群。',
  'Some features also require other objects of the chart, such as Services, permissions and certificates. A release that only sets the agent option does not create these objects.':
    '有些功能还需要 chart 的其他对象，例如 Service、权限和证书。只设置 agent 选项的 Kubespray 版本不会创建这些对象。',
  'Cilium variables have no effect if kube_network_plugin is another plugin. If kube_network_plugin looks like a misspelling of cilium, the finding is a warning.':
    '如果 kube_network_plugin 是其他插件，Cilium 变量不起作用。如果 kube_network_plugin 像是 cilium 的拼写错误，则为 warning。',
  'Cilium 1.13 renamed the annotations of global Services. Older versions silently ignore the new names, so the Service stays local. Newer versions read both names, and prefer the new one.':
    'Cilium 1.13 修改了全局服务注解的名称。更早的版本会直接忽略新名称，不报错，因此 Service 仍只在本集群内有效。更高版本同时读取新旧名称，优先使用新名称。',
  'Cilium silently treats an unknown affinity as none, and any value other than true as false. Annotations must be strings, and Kubernetes rejects an unquoted boolean. shared and affinity only apply to global Services.':
    'Cilium 把未知的亲和性当作 none，把 true 以外的值当作 false，都不报错。注解必须是字符串，Kubernetes 会拒绝未加引号的布尔值。shared 和 affinity 只对全局服务有效。',
  'This program resolves plain references to other variables, and the filters `bool`, `default(x)`, `string` and `int`. It cannot evaluate other Jinja expressions and vaulted variables. Settings that depend on them were not checked.':
    '本程序可以解析对其他变量的直接引用，以及过滤器 `bool`、`default(x)`、`string` 和 `int`，但无法对其他 Jinja 表达式和用 vault 加密的变量求值。依赖这些值的设置未经检查。',
  'Ansible fails if a variables file is invalid YAML, has several documents, or is not a mapping.':
    '如果变量文件不是有效的 YAML、含有多个文档或不是映射，Ansible 会失败。',
  'Ansible uses the last of two equal keys, with a warning at most. The first one is lost.':
    '键重复时，Ansible 使用最后一个，最多给出警告。前一个会丢失。',
  'Encrypted or unreadable files may set variables that change the result. You may also expect Ansible to read a file that it ignores. The list of skipped files shows what a clean result does not cover.':
    '加密或不可读的文件可能设置了会改变结果的变量，您可能也以为 Ansible 会读取某个实际被忽略的文件。跳过的文件列表说明“没有问题”的结果没有覆盖哪些内容。',
  'For a group or host NAME, Ansible reads only the first of these that exists: NAME (directory or file), NAME.yml, NAME.yaml, NAME.json. It silently ignores the others.':
    '对名为 NAME 的组或主机，Ansible 只读取以下第一个存在的：NAME（目录或文件）、NAME.yml、NAME.yaml、NAME.json。其余的会被忽略，不报错。',
  'A path without an inventory, a Kubean manifest, an intent or variables of Cilium passes every rule. In CI a mistyped path would look like success.':
    '如果路径中没有 inventory、Kubean 清单、intent 或 Cilium 变量，所有规则都会通过。在 CI 中，写错的路径看起来就像检查成功。',
  'A comment with a misspelt rule, without a rule, or at the wrong line suppresses nothing. A comment that is no longer needed hides the next mistake on its line.':
    '规则名写错、没有写规则或写错行的注释不会抑制任何问题。不再需要的注释会掩盖该行的下一个错误。',
  'The effect of a variable depends on the release. If no option, configuration or inventory names the release, the newest known release is used.':
    '变量的作用取决于 Kubespray 版本。如果选项、配置和 inventory 都没有指定版本，就使用已知的最新版本。',
  'The agent does not masquerade traffic to the native routing CIDR, even in tunnel mode. Hosts in this CIDR see pod addresses as the source. They can answer only if their network routes pod addresses.':
    'agent 不会对发往原生路由 CIDR 的流量做地址伪装，隧道模式下也一样。该 CIDR 内的主机看到的源地址是 Pod 地址，只有所在网络能路由 Pod 地址时才能应答。',
  'With cluster-pool IPAM the operator gives every node a subnet of the pool. When all subnets are taken, the agents of the other nodes wait for one and do not become ready.':
    '使用 cluster-pool IPAM 时，operator 给每个节点分配地址池的一个子网。全部分配完之后，其他节点的 agent 会一直等待，无法就绪。',
  'Kubespray has a variable of its own for IPv6 in Kubernetes. Without it, nodes get no IPv6 pod CIDR and Services no IPv6 address. With IPAM mode kubernetes, the agents wait for the pod CIDR and do not become ready.':
    'Kubespray 用单独的变量启用 Kubernetes 的 IPv6。未设置该变量时，节点没有 IPv6 的 Pod CIDR，Service 没有 IPv6 地址。使用 IPAM 模式 kubernetes 时，agent 会一直等待 Pod CIDR，无法就绪。',
  'These releases write a separate CNI configuration for portmap. With cni-exclusive, the agent renames this configuration when it starts, and hostPort stops working.':
    '这些版本会为 portmap 写入单独的 CNI 配置。启用 cni-exclusive 时，agent 启动时会重命名该配置，hostPort 随之失效。',
};
