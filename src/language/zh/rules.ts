/** Titles, fixes and messages of the rules of lint. */
import type { Translations } from '../translator.ts';

export const rules: Translations = {
  'Use {1} instead.': '请改用 {1}。',
  'Set {1} in custom_cni_chart_values.': '请在 custom_cni_chart_values 中设置 {1}。',
  'Set {1} in cilium_extra_values.': '请在 cilium_extra_values 中设置 {1}。',
  'Set {1} in cilium_config_extra_vars.': '请在 cilium_config_extra_vars 中设置 {1}。',
  'Nothing was checked: the ignore list of the configuration has "{1}". Name another path, or remove it from the list.':
    '未检查任何内容：配置的忽略列表中有 "{1}"。请指定其他路径，或从列表中删除该路径。',
  'No release is set, so the newest known release was used: Kubespray {1}. Set one with --kubespray or in .cilium-extras.yaml.':
    '未指定版本，因此使用已知的最新版本：Kubespray {1}。请用 --kubespray 或在 .cilium-extras.yaml 中指定。',
  'The cluster gets {1} although {2} is false.': '尽管 {2} 为 false，集群仍会得到 {1}。',
  'The cluster gets the same result without it.': '不设置时，集群得到的结果也相同。',
  'On Kubespray {1}, {2} sets {3}.': '在 Kubespray {1} 上，{2} 会设置 {3}。',
  'Set {1} instead.': '请改为设置 {1}。',
  '{1} sets it, and requires more: see {2}.': '可以用 {1} 设置，但还有其他要求：见 {2}。',
  '{1}: {2} in cilium_config_extra_vars': '{2} 中的 {1}（cilium_config_extra_vars）',
  'The comment "{1}" has no effect.{2}': '注释 "{1}" 不起作用。{2}',
  'The comment "{1}" has no rule, so it has no effect. Add the rule: # {2} dead-variable.':
    '注释 "{1}" 没有写规则，因此不起作用。请加上规则：# {2} dead-variable。',
  'This comment has no effect, because the rule "{1}" is unknown.{2}': '该注释不起作用，因为规则 "{1}" 不存在。{2}',
  'Agent option instead of a Helm value': '把 agent 选项写成了 Helm value',
  'Write the Helm value for this option, or set the option in extraConfig.':
    '请写该选项对应的 Helm value，或在 extraConfig 中设置该选项。',
  '{1} is an agent option, not a Helm value, so the chart ignores it. {2}':
    '{1} 是 agent 选项而不是 Helm value，因此 chart 会忽略该值。{2}',
  'No release set': '未指定版本',
  'Set the release with --kubespray or --kubean, or in .cilium-extras.yaml.':
    '请用 --kubespray、--kubean 或在 .cilium-extras.yaml 中指定版本。',
  'Combination of values that the chart refuses': 'chart 拒绝的取值组合',
  'Change one of the values, or set the values that the chart requires.': '请修改其中一个值，或设置 chart 所需要的值。',
  'The chart of Cilium {1} refuses {2}.': 'Cilium {1} 的 chart 拒绝 {2}。',
  'Cilium variables with another network plugin': '使用其他网络插件时的 Cilium 变量',
  'To install Cilium, set kube_network_plugin: cilium. To keep the other plugin, remove the variables of Cilium.':
    '要安装 Cilium，请设置 kube_network_plugin: cilium。要保留其他插件，请删除 Cilium 的变量。',
  'Kubespray has no network plugin {1}, so it does not install Cilium. Did you mean cilium?':
    'Kubespray 没有网络插件 {1}，因此不会安装 Cilium。是否想写 cilium？',
  '{1} has no effect, because kube_network_plugin is {2}. To install Cilium, set kube_network_plugin: cilium. To keep {3}, remove the variables of Cilium.':
    '{1} 不生效，因为 kube_network_plugin 为 {2}。要安装 Cilium，请设置 kube_network_plugin: cilium。要保留 {3}，请删除 Cilium 的变量。',
  'Cilium version that the release does not support': '该版本不支持的 Cilium 版本',
  "Use the release's own version, or one that it supports.": '请使用该版本自带的 Cilium，或该版本支持的 Cilium。',
  'Kubespray {1} stops the playbook: it requires Cilium {2} or later, not {3}. Set cilium_version: {4} or later.':
    'Kubespray {1} 会中止 playbook：它需要 Cilium {2} 或更高版本，而不是 {3}。请把 cilium_version 设为 {4} 或更高版本。',
  '{1} gives an image tag that does not exist: Kubespray {2} does not add the v. Write {3}.':
    '{1} 会得到不存在的镜像标签：Kubespray {2} 不会加上 v。请写 {3}。',
  '{1} stops the playbook: Kubespray {2} cannot compare a version that begins with v. Write {3}.':
    '{1} 会使 playbook 中止：Kubespray {2} 无法比较以 v 开头的版本。请写 {3}。',
  'the certificates': '证书',
  'the configuration of the relay': ' Relay 的配置',
  'Variable that has no effect in this release': '在该版本中不起作用的变量',
  'Remove the variable. To keep the setting, use a variable that this release reads.':
    '删除该变量。如需保留该设置，请改用该版本会读取的变量。',
  "{1} has no effect: it belongs to Kubespray's own Cilium role, and custom_cni installs the chart instead. Set the Helm value in custom_cni_chart_values.":
    '{1} 不生效：该变量属于 Kubespray 自己的 Cilium role，而 custom_cni 安装的是 chart。请在 custom_cni_chart_values 中设置对应的 Helm value。',
  'Kubespray {1} writes it to the Helm value {2}, which the chart of Cilium {3} does not have.':
    'Kubespray {1} 把该变量写到 Helm value {2}，而 Cilium {3} 的 chart 没有这个值。',
  'nothing in Kubespray {1} reads it.': 'Kubespray {1} 不读取该变量。',
  'Another file overrides it.': '另一个文件会覆盖该变量。',
  'Duplicate key': '重复的键',
  'Keep one of them.': '请只保留其中一个。',
  'Entry of cilium_config_extra_vars that breaks the ConfigMap': '会破坏 ConfigMap 的 cilium_config_extra_vars 条目',
  'Write the value as a string, in quotes. Escape double quotes and backslashes as the message shows.':
    '请把值写成带引号的字符串，并按消息所示转义双引号和反斜杠。',
  '{1} is {2}, but ConfigMap data must be strings, so the installation fails.':
    '{1} 是{2}，而 ConfigMap 的 data 必须是字符串，因此安装失败。',
  '{1} is a string in Cilium {2}, and this boolean is rendered as "{3}", which the agent refuses.':
    '{1} 在 Cilium {2} 中是字符串，而这个布尔值会渲染为 "{3}"，agent 会拒绝这样的值。',
  'Agent option of newer Cilium versions': '更高版本 Cilium 的 agent 选项',
  "Use the option's name in this version, or upgrade Cilium.": '请使用该选项在此版本中的名称，或升级 Cilium。',
  'Helm value of newer charts': '更高版本 chart 的 Helm value',
  'Use the value of this version, or upgrade Cilium.': '请使用此版本中的值，或升级 Cilium。',
  'The chart has the value {1} from Cilium {2} on, so it has no effect in {3}.{4}':
    'chart 自 Cilium {2} 起才有 {1}，因此该值在 {3} 中不生效。{4}',
  'Gateway API without its CRDs, or with CRDs of another version': 'Gateway API 的 CRD 未安装或版本不符',
  'Set `gateway_api_enabled: true`, and a `gateway_api_version` that the Cilium version supports. If Kubespray has no such version, install the CRDs yourself.':
    '请设置 `gateway_api_enabled: true`，以及该 Cilium 版本支持的 `gateway_api_version`。如果 Kubespray 没有这样的版本，请自行安装 CRD。',
  'The operator of Cilium {1} does not start with the standard channel of Gateway API {2}. Set gateway_api_version: "{3}" or gateway_api_channel: experimental.':
    '使用 Gateway API {2} 的 standard 渠道时，Cilium {1} 的 operator 无法启动。请设置 gateway_api_version: "{3}" 或 gateway_api_channel: experimental。',
  'Helm value instead of an agent option': '把 Helm value 写成了 agent 选项',
  'Use the agent option for this Helm value, or set the Helm value in cilium_extra_values if the release has it.':
    '请使用该 Helm value 对应的 agent 选项；如果该版本有 cilium_extra_values，也可以在其中设置该 Helm value。',
  '{1} is a Helm value, not an agent option, so the agent ignores it. {2}':
    '{1} 是 Helm value 而不是 agent 选项，因此 agent 会忽略该键。{2}',
  'Cilium {1} does not have {2}. Set {3} in {4}.': 'Cilium {1} 没有 {2}。请在 {4} 中设置 {3}。',
  'Cilium {1} does not have {2}.': 'Cilium {1} 没有 {2}。',
  'Kubespray {1} has no variable for Helm values.': 'Kubespray {1} 没有用于 Helm values 的变量。',
  'The agent option is {1}. {2}': '对应的 agent 选项是 {1}。{2}',
  'The agent options are {1}.': '对应的 agent 选项是 {1}。',
  'Dictionary that this release does not read': '该版本不读取的字典',
  'Use variables that this release reads, or upgrade to a release that reads this dictionary.':
    '请使用该版本会读取的变量，或升级到会读取该字典的版本。',
  'Kubespray {1} does not read {2}, so nothing in it has an effect. Set {3} instead.':
    'Kubespray {1} 不读取 {2}，因此其中的全部内容都不生效。请改为设置 {3}。',
  'custom_cni installs the chart itself and does not read {1}': 'custom_cni 安装的是 chart，不读取 {1}',
  'Kubespray {1} does not read {2}': 'Kubespray {1} 不读取 {2}',
  '{1}, so nothing in it has an effect.{2}': '{1}，因此其中的全部内容都不生效。{2}',
  '{1} has no effect: {2}. {3}': '{1} 不生效：{2}。{3}',
  '{1} has no effect: {2}.': '{1} 不生效：{2}。',
  'Image setting that selects the wrong image': '会选中错误镜像的镜像设置',
  'Set `useDigest: false` or the digest of the tag, and write the repository without the suffix.':
    '请设置 `useDigest: false` 或该标签对应的 digest，仓库名不要带后缀。',
  'CA of etcd under a name that the agent no longer reads': 'etcd 的 CA 使用了 agent 不再读取的名称',
  'Use Cilium 1.16 or older with these manifests, or keep identities in Kubernetes with cilium_identity_allocation_mode: crd.':
    '使用这些清单时请选用 Cilium 1.16 或更早版本，或设置 cilium_identity_allocation_mode: crd，把 identity 保存在 Kubernetes 中。',
  'The agents cannot connect to etcd: Kubespray {1} names its CA in ca-file, and Cilium {2} reads only trusted-ca-file. On a new cluster, set cilium_identity_allocation_mode: crd. On a running cluster, use Cilium 1.16.':
    'agent 无法连接 etcd：Kubespray {1} 用 ca-file 指定 etcd 的 CA，而 Cilium {2} 只读取 trusted-ca-file。新集群请设置 cilium_identity_allocation_mode: crd；运行中的集群请使用 Cilium 1.16。',
  'Nothing writes the CNI configuration': '没有任何组件写入 CNI 配置',
  'Use a Cilium version that the release supports, or a Kubespray release that supports this Cilium version.':
    '请使用该 Kubespray 版本支持的 Cilium 版本，或使用支持该 Cilium 版本的 Kubespray。',
  'New nodes stay NotReady: the agent of Cilium {1} writes the CNI configuration only with write-cni-conf-when-ready, which Kubespray {2} does not set. Use Cilium 1.13, or a newer Kubespray.':
    '新节点会一直处于 NotReady：Cilium {1} 的 agent 只有在设置了 write-cni-conf-when-ready 时才写入 CNI 配置，而 Kubespray {2} 没有设置该选项。请使用 Cilium 1.13，或更新的 Kubespray。',
  'Addresses of Services from both MetalLB and Cilium': 'MetalLB 与 Cilium 同时为 Service 分配地址',
  'Give MetalLB a class of its own (metallb_loadbalancer_class), or remove the pools of one of the two.':
    '请为 MetalLB 设置单独的 class（metallb_loadbalancer_class），或删除其中一方的地址池。',
  'MetalLB and Cilium both assign addresses to Services without a class, so the addresses keep changing. Set metallb_loadbalancer_class: metallb, and that class in the Services for MetalLB. Or remove {1}.':
    'MetalLB 和 Cilium 都会为没有 class 的 Service 分配地址，因此地址会不断变化。请设置 metallb_loadbalancer_class: metallb，并在由 MetalLB 负责的 Service 中写上该 class；或删除 {1}。',
  'Cilium CLI from a mirror, chart from the internet': 'Cilium CLI 来自镜像站，chart 来自互联网',
  'Mirror the chart repository too, and name it with --repository in cilium_install_extra_flags. Releases without this variable need access to helm.cilium.io.':
    '请同时镜像 chart 仓库，并在 cilium_install_extra_flags 中用 --repository 指定。没有该变量的版本需要能访问 helm.cilium.io。',
  'The Cilium CLI comes from {1}, but in Kubespray {2} it still downloads the chart from helm.cilium.io. Give the first control plane node access to helm.cilium.io.':
    'Cilium CLI 来自 {1}，但在 Kubespray {2} 中它仍会从 helm.cilium.io 下载 chart。请让第一个控制平面节点能访问 helm.cilium.io。',
  'The Cilium CLI comes from {1}, but in Kubespray {2} it still downloads the chart from helm.cilium.io. Set {3}: "--repository URL", with the URL of a mirror of helm.cilium.io.':
    'Cilium CLI 来自 {1}，但在 Kubespray {2} 中它仍会从 helm.cilium.io 下载 chart。请设置 {3}: "--repository URL"，其中 URL 为 helm.cilium.io 镜像的地址。',
  'Cilium CLI without the proxy': 'Cilium CLI 未使用代理',
  'Upgrade Kubespray, or give the first control plane node access to the chart repository.':
    '请升级 Kubespray，或让第一个控制平面节点能够访问 chart 仓库。',
  'Invalid value': '取值无效',
  'Use one of the accepted values.': '请使用可接受的值之一。',
  'The chart of Cilium {1} refuses {2}: {3}, so the installation fails.{4}':
    'Cilium {1} 的 chart 拒绝 {2}: {3}，因此安装失败。{4}',
  '{1} must be {2}. The agent of Cilium {3} does not start with {4}.':
    '{1} 必须是{2}。设为 {4} 时，Cilium {3} 的 agent 无法启动。',
  '{1} must be {2}. The agent of Cilium {3} cannot read {4} and uses its own default or 0.':
    '{1} 必须是{2}。Cilium {3} 的 agent 无法解析 {4}，会使用 agent 的默认值或 0。',
  '{1} must be {2}. Cilium {3} cannot use {4}.': '{1} 必须是{2}。Cilium {3} 无法使用 {4}。',
  '{1} or more': '不小于 {1} 的数字',
  'one of {0}': '以下之一：{0}',
  'a list of TCP flags, of {0}': '由以下 TCP 标志组成的列表：{0}',
  '"nodes" or empty': '"nodes" 或空值',
  'a list of "nodes" and "pods"': '由 "nodes" 和 "pods" 组成的列表',
  'a list of VLAN numbers': 'VLAN 编号的列表',
  'an IPv4 CIDR, such as {1}': 'IPv4 CIDR，例如 {1}',
  'an IPv6 CIDR, such as {1}': 'IPv6 CIDR，例如 {1}',
  'an IPv6 CIDR with a prefix length of 64': '前缀长度为 64 的 IPv6 CIDR',
  'two ports with a comma between them, the lower one first, such as "30000,32767"':
    '两个以逗号分隔的端口，较小的在前，例如 "30000,32767"',
  'a port of at most {1}': '不大于 {1} 的端口',
  'an address with a port of at most {1}': '端口不大于 {1} 的地址',
  'a boolean, "true" or "false"': '布尔值，即 "true" 或 "false"',
  'a duration such as "30s"': '时长，例如 "30s"',
  'a whole number of 0 or more': '不小于 0 的整数',
  'Kubespray {1} refuses {2}, and the playbook stops.{3}': 'Kubespray {1} 拒绝 {2}，playbook 会中止。{3}',
  'The templates of Kubespray {1} fail with {2}, so the installation fails.{3}':
    '设置 {2} 时，Kubespray {1} 的模板渲染会失败，因此安装失败。{3}',
  'true or false': 'true 或 false',
  'a whole number': '整数',
  'Mount of a volume that the pod does not have': '挂载了 Pod 中不存在的卷',
  'Add a volume with the name of the mount, or remove the mount.': '请添加与挂载同名的卷，或删除该挂载。',
  '{1} has no volume named {2}, so the API server refuses it and the installation fails.':
    '{1} 中没有名为 {2} 的卷，因此 API server 会拒绝该对象，安装失败。',
  'Kubespray {1} does not read {2}.': 'Kubespray {1} 不读取 {2}。',
  'Remove the mount.': '请删除该挂载。',
  'Remove the mount, or use Kubespray {1} or later.': '请删除该挂载，或使用 Kubespray {1} 或更高版本。',
  'Add the volume to {0}.': '请在 {0} 中添加该卷。',
  '{1} of Cilium {2} refuses this part of {3}, so the playbook fails.':
    'Cilium {2} 的 {1} 会拒绝 {3} 的这一部分，因此 playbook 会失败。',
  'With {0}, the key {1} is required.': '{0} 时，必须有键 {1}。',
  '{1} must be at most {2}.': '{1} 不得大于 {2}。',
  '{1} must be at most {2}, and by default {3} is {4}.': '{1} 不得大于 {2}，而 {3} 的默认值为 {4}。',
  'Kernel older than Cilium requires': '内核版本低于 Cilium 的要求',
  'Upgrade the kernel of the nodes, or use an older Cilium version.': '请升级节点内核，或使用旧版本的 Cilium。',
  'CNI plugin directory that Cilium cannot write to': 'Cilium 无法写入的 CNI 插件目录',
  'Set `kube_owner: root`.': '请设置 `kube_owner: root`。',
  "Cilium's init container cannot write to /opt/cni/bin, which belongs to the user {1} ({2}{3}). The agent does not start. Set {4}: root.":
    'Cilium 的 init 容器无法写入 /opt/cni/bin，因为该目录属于用户 {1}（{2}{3}）。agent 无法启动。请设置 {4}: root。',
  'Without it, the pods do not start.': '缺少该对象时，Pod 无法启动。',
  'Hubble relay uses the wrong DNS domain': 'Hubble Relay 使用了错误的 DNS 域',
  'Set the chart value `hubble.peerService.clusterDomain` to the DNS domain of the cluster. If the release has no cilium_extra_values, upgrade first.':
    '请把 chart 的值 `hubble.peerService.clusterDomain` 设为集群的 DNS 域。如果该版本没有 cilium_extra_values，请先升级。',
  'Hubble relay does not find the agents: it looks up hubble-peer in the domain {1}, and the DNS domain of the cluster is {2}. {3}':
    'Hubble Relay 找不到 agent：Hubble Relay 在域 {1} 中查询 hubble-peer，而集群的 DNS 域是 {2}。{3}',
  'On a new cluster, set dns_domain: {0}. Otherwise upgrade to Kubespray {1} or later, and set {2} in cilium_extra_values.':
    '如果是新集群，请设置 dns_domain: {0}。否则请升级到 Kubespray {1} 或更高版本，并在 cilium_extra_values 中设置 {2}。',
  'kube-proxy deployed with kube-proxy replacement': '启用 kube-proxy 替代时仍部署 kube-proxy',
  'Set kube_proxy_remove: true, or set cilium_kube_proxy_replacement to the value in the message.':
    '请设置 kube_proxy_remove: true，或把 cilium_kube_proxy_replacement 设为消息中的值。',
  'Cilium replaces kube-proxy, but Kubespray {1} still deploys it. Both then translate Services, and established connections break when one takes over from the other. Set {2}.':
    'Cilium 替代了 kube-proxy，而 Kubespray {1} 仍会部署 kube-proxy。请设置 {2}。',
  'No kube-proxy and no replacement': '既没有 kube-proxy，也没有启用 kube-proxy 替代',
  'Enable kube-proxy replacement, or deploy kube-proxy.': '请启用 kube-proxy 替代，或部署 kube-proxy。',
  'IPsec key that is not in base64': '不是 base64 的 IPsec 密钥',
  'Write the key in base64, in an Ansible vault.': '请以 base64 填写密钥，并保存在 Ansible vault 中。',
  'Kubernetes refuses the Secret {1}, so the installation fails: Kubespray {2} writes {3} into it unchanged, and it is not in base64. Write the output of this command, with your key: {4}.':
    'Kubernetes 拒绝 Secret {1}，因此安装失败：Kubespray {2} 会原样写入 {3}，而它不是 base64。请用自己的密钥运行以下命令，并填写其输出：{4}。',
  'The agents do not start: they decode {1} from base64, and the result is not an IPsec key. Write the output of: {2}.':
    'agent 无法启动：它们把 {1} 按 base64 解码，得到的不是 IPsec 密钥。请填写以下命令的输出：{2}。',
  'Identities in a kvstore that is not configured': '身份存放在未配置的 kvstore 中',
  'Use the identity allocation mode crd, or configure etcd with the chart values under etcd.':
    '请使用身份分配模式 crd，或用 chart 中 etcd 下的值配置 etcd。',
  'List element with a missing, unknown or invalid key or value': '列表元素的键或值缺失、未知或无效',
  'Add the missing key, or correct the key or the value that the message names.':
    '请补上缺少的键，或更正消息中提到的键或值。',
  'This element of {1} lacks the key "{2}", so the API server refuses what Kubespray {3} renders, and the playbook fails. Add {4}.':
    '{1} 中的这个元素缺少键 "{2}"，API server 会拒绝 Kubespray {3} 渲染的内容，playbook 会失败。请添加 {4}。',
  'a CIDR such as {1}': ' CIDR，例如 {1}',
  'an IP address': ' IP 地址',
  'an IPv4 address': ' IPv4 地址',
  'an IPv6 address': ' IPv6 地址',
  'a community such as {1}': ' community，例如 {1}',
  'a mapping': '映射',
  'a list': '列表',
  'a list of {1}': '列表，数量为 {1}',
  'a whole number from {1} to {2}': '{1} 到 {2} 之间的整数',
  'a whole number from {1} on': '不小于 {1} 的整数',
  'a name of lowercase letters, digits, "-" and "."': '由小写字母、数字、“-”和“.”组成的名称',
  'at most 63 letters, digits, "-", "_" and "."': '最多 63 个字母、数字、“-”、“_”和“.”',
  'Objects of a kind that this Cilium does not define': '该 Cilium 版本未定义的对象类型',
  'Use the variables for kinds that this Cilium version has, or use another Cilium version.':
    '请使用该 Cilium 版本已有类型的变量，或使用其他 Cilium 版本。',
  'Cilium variable set only for hosts other than the first control plane host':
    '只为第一个控制平面主机以外的主机设置的 Cilium 变量',
  'Set the variable for the whole cluster, such as in group_vars/k8s_cluster. To configure single nodes, use CiliumNodeConfig.':
    '请为整个集群设置该变量，例如写在 group_vars/k8s_cluster 中。要配置单个节点，请使用 CiliumNodeConfig。',
  'Set {1}: true.': '请设置 {1}: true。',
  'Cilium ignores {1}, which Kubespray {2} creates from {3}: the BGP control plane is off. {4}':
    'Cilium 会忽略 Kubespray {2} 根据 {3} 创建的 {1}，因为 BGP 控制平面未启用。{4}',
  'Kubespray {1} creates nothing from {2} unless {3} is set too. Set {4}.':
    '除非同时设置 {3}，否则 Kubespray {1} 不会从 {2} 创建任何对象。请设置 {4}。',
  'This element of {1} lacks the key "{2}", so the template of Kubespray {3} fails, and the playbook stops. Add {4}.':
    '{1} 中的这个元素缺少键 "{2}"，因此 Kubespray {3} 的模板渲染会失败，playbook 会中止。请添加 {4}。',
  'Check the name, or remove the option.': '请检查名称，或删除该选项。',
  'Did you mean {1}?': '是否想写 {1}？',
  '{1} alone does not mount {2} into {3}, so its pods fail. Set {4} instead.':
    '只设置 {1} 不会把 {2} 挂载到 {3}，因此相应的 Pod 会失败。请改为设置 {4}。',
  'Reference to an object that nothing creates': '引用了不会被创建的对象',
  'Create the object as soon as the API server runs, or set the variables that create it.':
    '请在 API server 运行后尽快创建该对象，或设置会创建该对象的变量。',
  'A required variable is missing': '缺少必需的变量',
  'Set the variable. For IPsec, store the key in an Ansible vault, or use WireGuard.':
    '请设置该变量。使用 IPsec 时，把密钥存放在 Ansible vault 中，或改用 WireGuard。',
  'Kubespray {1} stops the playbook unless {2} is changed from its default. Set {3}.':
    '除非把 {2} 改为非默认值，否则 Kubespray {1} 会中止 playbook。请设置 {3}。',
  '{1} enables IPsec, but cilium_ipsec_key is not set, so Kubespray {2} stops. Set the key in an Ansible vault{3}.':
    '{1} 启用了 IPsec，但未设置 cilium_ipsec_key，因此 Kubespray {2} 会中止。请在 Ansible vault 中设置密钥{3}。',
  ', or set cilium_encryption_type: wireguard': '，或设置 cilium_encryption_type: wireguard',
  ', or use cilium_encryption_enabled with cilium_encryption_type: wireguard instead':
    '，或改用 cilium_encryption_enabled 与 cilium_encryption_type: wireguard',
  'Correct the name. If the variable is your own, refer to it from another variable: this rule then does not report it.':
    '请更正名称。如果该变量是您自己的变量，请从另一个变量引用它，本规则就不会再报告它。',
  'Misspelled variable of Kubespray': '拼写错误的 Kubespray 变量',
  'Multus with an exclusive Cilium CNI configuration': '同时使用 Multus 与独占的 Cilium CNI 配置',
  'Set `cilium_cni_exclusive: false`.': '请设置 `cilium_cni_exclusive: false`。',
  'Cilium disables the CNI configuration of Multus, because cni-exclusive is true. Pods then get no additional interfaces. Set {1}.':
    '因为 cni-exclusive 为 true，Cilium 会停用 Multus 的 CNI 配置，Pod 因此得不到额外的网卡。请设置 {1}。',
  'Native routing CIDR in tunnel mode that does not contain the pod addresses':
    '隧道模式下不包含 Pod 地址的原生路由 CIDR',
  'Remove the CIDR. Tunnel mode needs none.': '请删除该 CIDR。隧道模式不需要原生路由 CIDR。',
  "Up to v2.27 Kubespray has ClusterRoles of its own. They lack what later Cilium minors read, and what features need that the release does not set itself. Compared with the chart's, for every minor.":
    'v2.27 及更早版本的 Kubespray 自带 ClusterRole，其中缺少更高的 Cilium 次要版本要读取的内容，以及该版本自身不设置的功能所需的内容。已按每个次要版本与 chart 的 ClusterRole 比较。',
  "Permission that the release's own ClusterRole lacks": '该版本自带的 ClusterRole 缺少权限',
  "Use a release whose ClusterRole has these resources. Or copy their rules from the ClusterRole of Cilium's chart into a new ClusterRole, and bind it to the ServiceAccount in the message.":
    '请使用 ClusterRole 已包含这些资源的版本。或者从 Cilium chart 的 ClusterRole 中把这些资源的规则复制到新的 ClusterRole，并绑定到消息中的 ServiceAccount。',
  'The agent leaves {1} off anyway.': 'agent 本来就不会启用 {1}。',
  'portmap with an exclusive Cilium CNI configuration': '同时使用 portmap 与独占的 Cilium CNI 配置',
  'Set `cilium_cni_exclusive: false`, or `cni-chaining-mode: portmap` in cilium_config_extra_vars.':
    '请设置 `cilium_cni_exclusive: false`，或在 cilium_config_extra_vars 中设置 `cni-chaining-mode: portmap`。',
  'Native routing CIDR does not contain the pods': '原生路由 CIDR 不包含 Pod 地址',
  'Use a CIDR that contains the pod subnets of the cluster, and of all clusters of a mesh.':
    '请使用包含集群（以及 mesh 中所有集群）Pod 子网的 CIDR。',
  '{1} does not contain the pod subnet {2}, so traffic between pods on different nodes is masqueraded. Use a larger CIDR.':
    '{1} 不包含 Pod 子网 {2}，因此不同节点的 Pod 之间的流量会做地址伪装。请使用更大的 CIDR。',
  'Tunnel disabled without native routing': '关闭了隧道而未启用原生路由',
  'Remove cilium_tunnel_mode. Set routingMode: native in cilium_extra_values, or routing-mode: native in cilium_config_extra_vars.':
    '请删除 cilium_tunnel_mode。在 cilium_extra_values 中设置 routingMode: native，或在 cilium_config_extra_vars 中设置 routing-mode: native。',
  'routingMode: native in cilium_extra_values': 'cilium_extra_values 中的 routingMode: native',
  'routing-mode: native in cilium_config_extra_vars': 'cilium_config_extra_vars 中的 routing-mode: native',
  'routingMode: native': 'routingMode: native',
  '{0} does not disable tunneling: it sets {1} to "disabled", and routing-mode stays "{2}". {3}':
    '{0} 不会关闭隧道：{1} 会被设为 "disabled"，而 routing-mode 仍为 "{2}"。{3}',
  'Set {1}, and remove this setting.': '请设置 {1}，并删除该设置。',
  'Kubespray {1} has no way to set native routing.': 'Kubespray {1} 无法设置原生路由。',
  "NodeLocal DNS with Cilium's transparent DNS proxy": 'NodeLocal DNS 与 Cilium 的透明 DNS 代理',
  'If names do not resolve, set cilium_dns_proxy_enable_transparent_mode: false, or enable_nodelocaldns: false.':
    '如果域名无法解析，请设置 cilium_dns_proxy_enable_transparent_mode: false 或 enable_nodelocaldns: false。',
  "Pods may fail to resolve names: Kubespray's defaults list a conflict between NodeLocal DNS and the transparent mode of Cilium's DNS proxy. If names do not resolve, set cilium_dns_proxy_enable_transparent_mode: false.":
    'Cilium 的 DNS 代理以透明模式运行，据 Kubespray 说明与 NodeLocal DNS 冲突。如果域名无法解析，请设置 cilium_dns_proxy_enable_transparent_mode: false。',
  'Setting that this release cannot fully apply': '该版本无法完整应用的设置',
  'Use a release that has cilium_extra_values, or install the chart with custom_cni.':
    '请使用有 cilium_extra_values 的版本，或用 custom_cni 安装 chart。',
  'Nothing to check': '没有可检查的内容',
  'Correct the path, or the ignore list of .cilium-extras.yaml. If the path may be empty, add --allow-empty.':
    '请更正路径或 .cilium-extras.yaml 的忽略列表。如果路径可以为空，请加上 --allow-empty。',
  'Entry of cilium_config_extra_vars that the template overrides': '被模板覆盖的 cilium_config_extra_vars 条目',
  'Set the Kubespray variable that the template uses for this key.': '请设置模板用于该键的 Kubespray 变量。',
  'Kubespray {1} overrides this key: its template sets {2} after cilium_config_extra_vars, currently to the same value.{3}':
    'Kubespray {1} 会覆盖该键：其模板在 cilium_config_extra_vars 之后设置 {2}，目前值相同。{3}',
  'Kubespray {1} overrides this key: its template sets {2} to "{3}" after cilium_config_extra_vars, so "{4}" has no effect.{5}':
    'Kubespray {1} 会覆盖该键：其模板在 cilium_config_extra_vars 之后把 {2} 设为 "{3}"，因此 "{4}" 不生效。{5}',
  'File that Ansible cannot read': 'Ansible 无法读取的文件',
  'Fix the syntax. Quote a value that starts with a brace, such as a Jinja expression.':
    '请修正语法。以花括号开头的值（例如 Jinja 表达式）要加引号。',
  'Pod pool outside kube_pods_subnet': 'Pod 地址池在 kube_pods_subnet 之外',
  'Use a pool inside kube_pods_subnet, or set kube_pods_subnet to the pool.':
    '请使用 kube_pods_subnet 内的地址池，或把 kube_pods_subnet 设为该地址池。',
  'Pod pool with fewer networks than nodes': 'Pod 地址池的网段少于节点数',
  'Use a larger pool (`kube_pods_subnet` or `cilium_pool_cidr`), or a longer mask (`kube_network_node_prefix` or `cilium_pool_mask_size`).':
    '请使用更大的地址池（`kube_pods_subnet` 或 `cilium_pool_cidr`），或更长的掩码（`kube_network_node_prefix` 或 `cilium_pool_mask_size`）。',
  '{1} nodes': '{1} 个节点',
  'IPv6 enabled in Cilium, but not in Kubernetes': 'Cilium 启用了 IPv6，而 Kubernetes 没有',
  'Set `ipv6_stack: true` (in older releases `enable_dual_stack_networks: true`), or disable IPv6 in Cilium.':
    '请设置 `ipv6_stack: true`（旧版本为 `enable_dual_stack_networks: true`），或在 Cilium 中关闭 IPv6。',
  'Kubespray has a variable for this setting': 'Kubespray 有对应的变量',
  'Set the variable, and remove the agent option or Helm value.': '请设置该变量，并删除 agent 选项或 Helm value。',
  'A dot in a key does not nest: write one key under the other.': '键中的点不表示嵌套：请把各个键逐级写在下面。',
  '{1} already sets this, so this entry changes nothing. Remove it.':
    '{1} 已经设置了该选项，因此该条目没有任何作用。请删除该条目。',
  'Agent option of older Cilium versions': '旧版本 Cilium 的 agent 选项',
  'Use the name that the option has now, or remove it.': '请使用该选项现在的名称，或删除该选项。',
  "Cilium's chart sets {1} only up to Cilium {2}, so the agent of {3} probably ignores it.{4}":
    'Cilium 的 chart 只在 Cilium {2} 及更早版本中设置 {1}，因此 {3} 的 agent 很可能会忽略该选项。{4}',
  '{1} has no effect: kube-proxy replacement enables this anyway. Remove it.':
    '{1} 不生效：kube-proxy 替代本来就会启用该功能。请删除该设置。',
  '{1} has no effect: without kube-proxy replacement this is off. Remove it.':
    '{1} 不生效：没有 kube-proxy replacement 时该功能是关闭的。请删除。',
  '{1}: "false" has no effect: kube-proxy replacement enables this anyway. Remove it, or disable kube-proxy replacement.':
    '{1}: "false" 不生效：kube-proxy 替代本来就会启用该功能。请删除该设置，或关闭 kube-proxy 替代。',
  'Helm value of older charts': '旧版本 chart 的 Helm value',
  'Use the new value, or remove it.': '请改用新的值，或删除旧的值。',
  'The chart has no value {1} since Cilium {2}, so it has no effect in {3}.{4}':
    'chart 自 Cilium {2} 起不再有 {1}，因此该值在 {3} 中不生效。{4}',
  'The chart of Cilium {1} no longer has the value {2}, and fails if it is set.{3}':
    'Cilium {1} 的 chart 不再有 {2}，设置该值会导致 chart 渲染失败。{3}',
  'Removed variable that stops Kubespray': '会导致 Kubespray 中止的已移除变量',
  'Remove the variable.': '请删除该变量。',
  'Kubespray {1} refuses to run while {2} is set. Remove it.':
    '设置了 {2} 时，Kubespray {1} 会拒绝运行。请删除该变量。',
  'Dictionary replaced by another file': '被另一个文件替换的字典',
  'Put all entries into one file.': '请把所有条目写到同一个文件中。',
  'A variable that refers to itself': '引用自身的变量',
  'Write the value, or use a different name for the variable that the template refers to.':
    '请直接写值，或给模板引用的变量取不同的名称。',
  '{1} refers to itself{2}: Ansible stops with a recursion error. Write its value here.':
    '{1} 引用了自身{2}：Ansible 会因递归错误中止。请在此处直接写值。',
  'Unknown or renamed Service annotation': '未知或已改名的 Service 注解',
  'Use the annotation names that the Cilium versions in your clusters read. `cilium-extras mesh annotate` writes them.':
    '请使用集群中的 Cilium 版本会读取的注解名称。`cilium-extras mesh annotate` 会写入正确的名称。',
  'No version of Cilium reads the annotation {1}.{2}': '没有任何 Cilium 版本会读取注解 {1}。{2}',
  'Cilium {1} ignores {2} of a Service. Use Cilium {3} or newer.':
    'Cilium {1} 会忽略 Service 的 {2}。请使用 Cilium {3} 或更高版本。',
  '{1} ignores {2}. Use {3} instead.': '{1} 会忽略 {2}。请改用 {3}。',
  '{1} has no effect, because {2} prefers {3}. Remove the old name.':
    '{1} 不生效，因为 {2} 优先使用 {3}。请删除旧名称。',
  '{1} is the old name of {2}; {3} still reads it. Use the new name.':
    '{1} 是 {2} 的旧名称，{3} 仍会读取旧名称。请使用新名称。',
  'Invalid value of a Service annotation': 'Service 注解的取值无效',
  'Write "true" or "false" in quotes. For the affinity, write none, local or remote.':
    '请用引号写 "true" 或 "false"。亲和性请写 none、local 或 remote。',
  'Kubernetes rejects the annotation {1}, because its value is not a string. Write {2}, with quotes.':
    'Kubernetes 会拒绝注解 {1}，因为其值不是字符串。请写 {2}（带引号）。',
  '{1} has no effect on a Service that is not global. Add service.cilium.io/global: "true" (up to Cilium 1.12 io.cilium/global-service).':
    '{1} 对非全局服务不生效。请加上 service.cilium.io/global: "true"（Cilium 1.12 及更早版本为 io.cilium/global-service）。',
  'Agent option or Helm value that overrides a Kubespray variable': '覆盖 Kubespray 变量的 agent 选项或 Helm value',
  'Keep one of the two, preferably the Kubespray variable.': '请只保留其中一个，最好是 Kubespray 变量。',
  'The cluster gets {1} from {2}, not {3} from {4}. Remove this line to get {5}, or change {6} to match this line.':
    '集群得到的是 {2} 中的 {1}，而不是 {4} 设置的 {3}。如需 {5}，请删除该行；否则请把 {6} 改成与该行一致。',
  'Skipped file': '跳过的文件',
  'Check the file yourself.': '请自行检查该文件。',
  'Combination of variables that stops the playbook': '会导致 playbook 中止的变量组合',
  'Change one of the variables that the message names.': '请修改消息中提到的某个变量。',
  'kernel {1}': '{1} 内核',
  '{1} at its default': '{1}（默认值）',
  'fails on': '不接受',
  'the task "{1}"': '任务 "{1}"',
  'Unknown agent option': '未知的 agent 选项',
  'Use the name that this Cilium version has, or remove the option.': '请使用该 Cilium 版本的名称，或删除该选项。',
  'Unknown Helm value': '未知的 Helm value',
  'Use the path that the chart has.': '请使用 chart 中的路径。',
  'The chart of Cilium {1} has no value {2}, so it has no effect.{3}':
    'Cilium {1} 的 chart 没有 {2}，因此该值不生效。{3}',
  'Unknown cilium_* variable': '未知的 cilium_* 变量',
  'Use the name that this release has. If the variable is your own, refer to it from another variable: this rule then does not report it.':
    '请使用该版本的变量名。如果是您自己的变量，请在另一个变量中引用，这样该规则就不会报告。',
  'Kubespray {1} has no variable {2}, so it has no effect.': 'Kubespray {1} 没有变量 {2}，因此该变量不生效。',
  'Value that the templates do not handle': '模板不处理的取值',
  'Use one of the values that the message names.': '请使用消息中提到的取值之一。',
  'Use {1}.': '请使用 {1}。',
  'Variables file that Ansible does not read': 'Ansible 不读取的变量文件',
  'Move the file into the directory, or merge it into the file that Ansible reads.':
    '请把文件移到该目录中，或合并到 Ansible 会读取的文件中。',
  'Value that only Ansible can evaluate': '只有 Ansible 才能求值的值',
  'Check these values yourself, or write them as constants.': '请自行检查这些值，或写成常量。',
  'Suppression comment without effect': '不起作用的抑制注释',
  'Correct the name of the rule, or remove the comment.': '请更正规则名，或删除该注释。',
  'whether kubeadm deploys kube-proxy': 'kubeadm 是否部署 kube-proxy',
  'Setting that changes only the agent, not the rest of Kubespray': '只改变 agent、不改变 Kubespray 其余部分的设置',
  'Set the variable instead of the agent option or Helm value, or set both.':
    '请用该变量代替 agent 选项或 Helm value，或两处都设置。',
  '{1} has no effect: nothing in Kubespray {2} reads it.{3}': '{1} 不生效：Kubespray {2} 不读取该变量。{3}',
  '{1} has no effect: Kubespray {2} writes it to the Helm value {3}, which the chart of Cilium {4} does not have.{5}':
    '{1} 不生效：Kubespray {2} 把该变量写到 Helm value {3}，而 Cilium {4} 的 chart 没有这个值。{5}',
  'On Kubespray {1}, {2} sets {3} to {4}.': '在 Kubespray {1} 上，{2} 把 {3} 设为 {4}。',
  'The chart of Cilium {1} refuses {2} with {3}, so the installation fails. Change {4}.':
    'Cilium {1} 的 chart 拒绝 {2} 与 {3} 的组合，因此安装会失败。请修改 {4}。',
  'The chart of Cilium {1} refuses {2} without another value, so the installation fails. Remove {3}, or set the value that the chart names in its error.':
    '缺少另一个值时，Cilium {1} 的 chart 拒绝 {2}，因此安装失败。请删除 {3}，或设置 chart 报错中提到的值。',
  'The comment "{1}" has no rule, so it has no effect. Add a rule id, as in: # {2} dead-variable.':
    '注释 "{1}" 没有写规则，因此不起作用。请加上规则 id，例如：# {2} dead-variable。',
  'Hubble relay uses the wrong cluster name': 'Hubble Relay 使用了错误的集群名称',
  'Upgrade to a release that uses the cluster name, or set the cluster name to "default".':
    '请升级到会使用集群名称的版本，或把集群名称设为 "default"。',
  'The cluster gets {1} {2} anyway.': '集群本来就会得到 {1} {2}。',
  '{1} does not contain the pod subnet {2}, so traffic between pods on different nodes is masqueraded. Set {3} to a CIDR that contains it.':
    '{1} 不包含 Pod 子网 {2}，因此不同节点的 Pod 之间的流量会做地址伪装。请把 {3} 设为包含该子网的 CIDR。',
  'Set cilium_tunnel_mode: disabled.': '请设置 cilium_tunnel_mode: disabled。',
  'An empty value does not disable tunneling: Cilium uses its default, a vxlan tunnel. For native routing: {1}':
    '空值不会关闭隧道：Cilium 会使用默认的 vxlan 隧道。如需原生路由：{1}',
  'More operator pods than nodes': 'operator 的 Pod 多于节点',
  'Set `cilium_operator_replicas` to the number of nodes, at most.':
    '请把 `cilium_operator_replicas` 设为不超过节点数的值。',
  'one of its pods stays': '有 1 个 Pod 会',
  '{1} of its pods stay': '有 {1} 个 Pod 会',
  'The operator has {1} replicas on {2}, so {3} pending. Set {4}: {5}.':
    'operator 在 {2}上有 {1} 个副本，因此{3}一直处于 Pending 状态。请设置 {4}: {5}。',
  'one node': '一个节点',
  'Operator and agent of different Cilium versions': 'operator 与 agent 的 Cilium 版本不同',
  'Use one version for both images.': '两个镜像请使用同一个版本。',
  'CRDs that must exist before Cilium': '必须先于 Cilium 存在的 CRD',
  "A ServiceMonitor needs the CRDs of the Prometheus operator, a Certificate those of cert-manager. Cilium's chart contains neither, and the installation fails without them.":
    'ServiceMonitor 需要 Prometheus operator 的 CRD，Certificate 需要 cert-manager 的 CRD。Cilium 的 chart 不包含这些 CRD，缺少时安装会失败。',
  'Install the CRDs before Cilium, or set the value in a second run of the playbook.':
    '请在安装 Cilium 之前安装这些 CRD，或在第二次运行 playbook 时再设置该值。',
  '{1} needs {2} ({3}). Kubespray installs it after Cilium, so a first run with this value fails. Set the value in a second run.':
    '{1} 需要 {2}（{3}），而 Kubespray 在安装 Cilium 之后才安装 {2}，因此第一次运行时设置该值会失败。请在第二次运行时再设置。',
  'the Prometheus operator': 'Prometheus operator',
  'Cilium does not get this value. Kubespray {1} takes {2} from the first control plane host, {3}, where the value is different. Set {2} in group_vars/k8s_cluster, or remove it from this file.':
    'Cilium 得不到这个值。Kubespray {1} 从第一个控制平面主机 {3} 取 {2}，而该主机上的值不同。请在 group_vars/k8s_cluster 中设置 {2}，或从该文件中删除。',
  'Set {1} in extraConfig, as a string.': '请在 extraConfig 中以字符串形式设置 {1}。',
  'Move it to cilium_extra_values.': '请移到 cilium_extra_values 中。',
  'Move it to custom_cni_chart_values, outside extraConfig.':
    '请移到 custom_cni_chart_values 中（不在 extraConfig 内）。',
  'This value also needs {1}, which Kubespray {2} does not create. Use Kubespray {3} or later, and set {4} in cilium_extra_values.':
    '该值还需要 {1}，而 Kubespray {2} 不会创建这些对象。请使用 Kubespray {3} 或更高版本，并在 cilium_extra_values 中设置 {4}。',
  'Cilium {1} probably has no option {2}, so the agent ignores it.':
    'Cilium {1} 很可能没有选项 {2}，因此 agent 会忽略。',
  'Cilium {1} probably has no option {2}.': 'Cilium {1} 很可能没有选项 {2}。',
  'The {1} does not start with an unknown argument.': '遇到未知的命令行参数时，{1} 无法启动。',
  'No known chart sets it.': '已知的 chart 都不设置该选项。',
  'The command reference lists it only from Cilium {1} on.': '命令参考从 Cilium {1} 起才列出该选项。',
  'The command reference lists it only up to Cilium {1}.': '命令参考只在 Cilium {1} 及更早版本中列出该选项。',
  'No known chart sets it, and the command reference of {1} does not list it.':
    '已知的 chart 都不设置该选项，{1} 的命令参考中也没有。',
  '{1} is an option of the {2}, not of the {3} of Cilium {4}.': '{1} 是 {2} 的选项，不是 Cilium {4} 的 {3} 的选项。',
  'Move {1} to the arguments of the {2}.': '请把 {1} 移到 {2} 的参数中。',
  'Remove it, or upgrade Cilium.': '请删除，或升级 Cilium。',
  'Kubespray {1} has its own variable for this, which other parts of Kubespray can read too. Set {2}, and remove this entry.':
    'Kubespray {1} 有对应的变量，Kubespray 的其他部分也能读取该变量。请设置 {2}，并删除该条目。',
  '{1} contains {2}, which the template does not escape.': '{1} 含有{2}，而模板不会转义。',
  'The ConfigMap is invalid YAML, so the installation fails.': '生成的 ConfigMap 不是有效的 YAML，因此安装失败。',
  'a double quote': '双引号',
  'a backslash': '反斜杠',
  'a double quote and a backslash': '双引号和反斜杠',
  'a control character': '控制字符',
  'Put the value in single quotes, and write \\" for each double quote.':
    '请把值放在单引号中，并把每个双引号写成 \\"。',
  'Put the value in single quotes, and write \\\\ for each backslash.': '请把值放在单引号中，并把每个反斜杠写成 \\\\。',
  'Put the value in single quotes, and write \\" for each double quote and \\\\ for each backslash.':
    '请把值放在单引号中，并把每个双引号写成 \\"，把每个反斜杠写成 \\\\。',
  'The ClusterRole of Kubespray {1} gives the {2} no access to {3}, so {4}.':
    'Kubespray {1} 的 ClusterRole 没有授权 {2} 访问 {3}，因此 {4}。',
  "Copy the rules for them from ClusterRole/{1} of Cilium's chart into a new ClusterRole.":
    '请从 Cilium chart 的 ClusterRole/{1} 中把相应的规则复制到新的 ClusterRole。',
  'Bind it to the ServiceAccount {1} with a ClusterRoleBinding.':
    '请用 ClusterRoleBinding 把它绑定到 ServiceAccount {1}。',
  'Cilium treats "{1}" in {2} as "{3}". Write {4}.{5}': 'Cilium 把 {2} 中的 "{1}" 当作 "{3}"。请写 {4}。{5}',
  'cilium-extras cannot evaluate the template in {1}. Settings that depend on {1} were not checked. To check them, write a plain value.':
    'cilium-extras 无法对 {1} 中的模板求值，因此未检查依赖 {1} 的设置。如需检查，请直接写具体的值。',
  'Nothing was checked: "{1}" contains no inventory, Kubean manifest, cilium-extras intent file or group_vars with Cilium variables. Pass a path that contains one.':
    '未检查任何内容："{1}" 中没有 inventory、Kubean 清单、cilium-extras 的 intent 文件或含 Cilium 变量的 group_vars。请指定包含这些内容的路径。',
  'This comment has no effect: the rule "{1}" reports nothing on the lines that it covers. Remove the comment.':
    '该注释不起作用：规则 "{1}" 在注释覆盖的行上没有报告任何问题。请删除该注释。',
  "{1} needs the CRDs of {2} ({3}). Cilium's chart does not contain them, so the installation fails without them. Install the CRDs before Cilium.":
    '{1} 需要 {2}（{3}）的 CRD。Cilium 的 chart 不包含这些 CRD，缺少时安装会失败。请在安装 Cilium 之前安装这些 CRD。',
  '{1} refers to {2}, which Kubespray and the chart do not create.':
    '{1} 引用了 {2}，而 Kubespray 和 chart 都不会创建该对象。',
  'Without it, Kubernetes cannot pull images that need credentials.':
    '缺少该对象时，Kubernetes 无法拉取需要凭据的镜像。',
  'Make sure that {1} exists in the namespace of Cilium, which is kube-system by default.':
    '请确保 {1} 存在于 Cilium 的命名空间（默认为 kube-system）中。',
  '{1} requires {2}, which nothing creates with these settings, so its pods wait for it. {3}':
    '{1} 需要 {2}，而在这些设置下不会创建该对象，因此相应的 Pod 会一直等待。{3}',
  'Create it as soon as the API server runs: {1}.': '请在 API server 运行后尽快创建：{1}。',
  'Create {1} as soon as the API server runs.': '请在 API server 运行后尽快创建 {1}。',
  'Set {1}, or create {2} yourself.': '请设置 {1}，或自行创建 {2}。',
  'The agents do not start: {1} is "{2}", and no kvstore is configured.':
    'agent 无法启动：{1} 为 "{2}"，而未配置 kvstore。',
  'Set {1} to "{2}".': '请把 {1} 设为 "{2}"。',
  'For a kvstore, set cilium_identity_allocation_mode: kvstore instead, which also configures etcd.':
    '如需使用 kvstore，请改为设置 cilium_identity_allocation_mode: kvstore，这样也会配置 etcd。',
  'Set {1} to "{2}", or configure etcd with the chart values etcd.enabled and etcd.endpoints.':
    '请把 {1} 设为 "{2}"，或用 chart 的 etcd.enabled 和 etcd.endpoints 配置 etcd。',
  'This tag has no effect. The chart adds the digest of its default image, so nodes pull the default image. Set {1}.useDigest: false.':
    '该标签不生效：chart 会附加默认镜像的 digest，因此节点拉取的是默认镜像。请设置 {1}.useDigest: false。',
  'The image becomes {1}: the chart appends "{2}" to the repository. Set {3} to {4}.':
    '镜像会变成 {1}：chart 在仓库名后附加 "{2}"。请把 {3} 设为 {4}。',
  'The chart of Cilium {1} does not handle {2}: {3}, so this setting has no effect. {4}':
    'Cilium {1} 的 chart 不处理 {2}: {3}，因此该设置不生效。{4}',
  'The chart of Cilium {1} fails: {2} is false, and no certificate is set.':
    'Cilium {1} 的 chart 渲染会失败：{2} 为 false，而未设置证书。',
  'Set both {1} and {2}, or set {3}.': '请同时设置 {1} 和 {2}，或设置 {3}。',
  'Set both {1} and {2}.': '请同时设置 {1} 和 {2}。',
  'Set {1}, or set {2}.': '请设置 {1}，或设置 {2}。',
  'Or remove {1}.': '或者删除 {1}。',
  '{1}:{2} replaces {3} of {4}, so {5} is lost.': '{1}:{2} 替换了{4}的 {3}，因此 {5} 会丢失。',
  '{1}:{2} replaces {3} of {4}, so {5} are lost.': '{1}:{2} 替换了{4}的 {3}，因此 {5} 会丢失。',
  'Ansible does not merge dictionaries. Put all entries into one file.':
    'Ansible 不会合并字典。请把所有条目写到同一个文件中。',
  'Kubespray {1} has no way to set {2}.': 'Kubespray {1} 无法设置 {2}。',
  "{1}: null removes the chart's defaults under {1}.": '{1}: null 会移除 chart 在 {1} 下的默认值。',
  'This changes {1}.': '这会改变 {1}。',
  'Remove this line to keep the defaults.': '如需保留默认值，请删除该行。',
  '{1}: null changes nothing. Remove it.': '{1}: null 不会改变任何内容。请删除。',
  'Kubernetes refuses {1}, because an element of {2} is not a mapping. The installation fails.':
    'Kubernetes 会拒绝 {1}，因为 {2} 的某个元素不是映射。安装会失败。',
  'Write a list of mappings.': '请写成映射的列表。',
  'Write a list of mappings with name and value.': '请写成映射的列表，每个映射含 name 和 value。',
  'Write a mapping.': '请写成映射。',
  'Write a list.': '请写成列表。',
  '{1} is not a mapping, so Helm cannot use it as values and the installation fails.':
    '{1} 不是映射，因此 Helm 无法用作 values，安装失败。',
  'Kubespray passes {1} to the chart of Cilium {2} as extraConfig, and the chart refuses it.':
    'Kubespray 把 {1} 作为 extraConfig 传给 Cilium {2} 的 chart，chart 会拒绝该值。',
  '{1} must be a string, not a list: Ansible writes {2} literally into the command.':
    '{1} 必须是字符串，而不是列表：Ansible 会把 {2} 原样写入命令。',
  'Write one string.': '请写成一个字符串。',
  'Write one string: "{1}".': '请写成一个字符串："{1}"。',
  'a list of strings': '字符串列表',
  'a string': '字符串',
  'a string, {1}': '字符串，{1}',
  'Write a number from {1} to {2}.': '请写 {1} 到 {2} 之间的数字。',
  'Remove it, or set it to its default, {1}.': '请删除，或设为默认值 {1}。',
  'This element of {1} has no {2}, so Kubespray creates an empty object from it.':
    '{1} 的这个元素没有 {2}，因此 Kubespray 会用它创建一个空的对象。',
  '{1} and no {2}': '{1} 和 {2}',
  'Set {1} or {2}.': '请设置 {1} 或 {2}。',
  'Two elements of {1} are named {2}, and the second one replaces the first. Use different names.':
    '{1} 中有两个元素都叫 {2}，后一个会取代前一个。请使用不同的名称。',
  '{1} in {2} must be {3}. Cilium {4} refuses {5} in {6}.': '{2} 中的 {1} 必须是{3}。Cilium {4} 会拒绝 {6} 中的 {5}。',
  'Write {1} without quotes.': '请写 {1}，不加引号。',
  '{1} of Cilium {2} has no key "{3}" in this place.': 'Cilium {2} 的 {1} 在此处没有键 "{3}"。',
  'The API server refuses the object, and the playbook fails.': 'API server 会拒绝该对象，playbook 会失败。',
  'Its keys are {1}.': '可用的键有 {1}。',
  'Did you mean "{1}"?': '是否想写 "{1}"？',
  'Two items of this list have the same {1}, so the API server refuses this element of {2}. Change one of the two.':
    '该列表中有两项的 {1} 相同，因此 API server 会拒绝 {2} 的这个元素。请修改其中一项。',
  '{1} in {2} must be a list, not a string. Otherwise the installation fails. Write [{3}].':
    '{2} 中的 {1} 必须是列表，而不是字符串，否则安装失败。请写成 [{3}]。',
  '{1} must be a list of mappings, each with the key {2}. Otherwise the template of Kubespray {3} fails, and the playbook stops.':
    '{1} 必须是映射的列表，每个映射都有键 {2}。否则 Kubespray {3} 的模板渲染会失败，playbook 会中止。',
  '{1} must be a list of mappings, each with the keys {2}. Otherwise the template of Kubespray {3} fails, and the playbook stops.':
    '{1} 必须是映射的列表，每个映射都有键 {2}。否则 Kubespray {3} 的模板渲染会失败，playbook 会中止。',
  'Remove "{1}".': '请删除 "{1}"。',
  'a string that matches the pattern of the CRD': '符合 CRD 中 pattern 的字符串',
  'a string of the form {1}': '形如 {1} 的字符串',
  'Cilium {1} has no {2}, so Kubespray {3} creates nothing from {4}. {5}':
    'Cilium {1} 没有 {2}，因此 Kubespray {3} 不会从 {4} 创建任何对象。{5}',
  'Cilium {1} is the last version with it.': 'Cilium {1} 是最后一个有该类型的版本。',
  'Use Cilium {1} or later.': '请使用 Cilium {1} 或更高版本。',
  'Use Cilium {1} or older.': '请使用 Cilium {1} 或更早版本。',
  'No known Cilium version has {1} in {2}.': '已知的 Cilium 版本都没有 {2} 的 {1}。',
  'Cilium {1} has {2} only in {3}, but Kubespray {4} creates it in {5}, so the playbook fails.':
    'Cilium {1} 的 {2} 只有 {3}，而 Kubespray {4} 创建的是 {5}，因此 playbook 失败。',
  'how the agents reach the API server': 'agent 访问 API server 的方式',
  'how the operator reaches the API server': 'operator 访问 API server 的方式',
  '{1} changes only the agent.': '{1} 只改变 agent。',
  'In Kubespray {1}, {2} also controls {3}.': '在 Kubespray {1} 中，{2} 还控制 {3}。',
  'In Kubespray {1}, {2} also control {3}.': '在 Kubespray {1} 中，{2} 还控制 {3}。',
  'Without kube-proxy, Cilium needs the address of the API server. Kubespray {1} sets this address only for another value of cilium_kube_proxy_replacement, so the agents and the operator do not start.{2}':
    '没有 kube-proxy 时，Cilium 需要 API server 的地址。Kubespray {1} 只在 cilium_kube_proxy_replacement 为另一个值时才设置该地址，因此 agent 和 operator 无法启动。{2}',
  'Kubespray {1} does not deploy kube-proxy, and Cilium does not replace it, so no Service works.':
    'Kubespray {1} 不部署 kube-proxy，Cilium 也没有替代 kube-proxy，因此所有 Service 都无法工作。',
  'Set {1}, or deploy kube-proxy.': '请设置 {1}，或部署 kube-proxy。',
  'Set {1}, or set kube_proxy_remove: false.': '请设置 {1}，或设置 kube_proxy_remove: false。',
  'Set kube_proxy_remove: false.': '请设置 kube_proxy_remove: false。',
  'Deploy kube-proxy.': '请部署 kube-proxy。',
  'In tunnel mode, traffic of pods to {1} is not masqueraded, so replies return only if that network routes pod addresses. Remove {2}.':
    '在隧道模式下，Pod 到 {1} 的流量不做地址伪装，因此只有当该网络能路由 Pod 地址时才会收到应答。请删除 {2}。',
  'Pods get addresses from {1}. Kubespray gives kubeadm and no_proxy only {2}, {3}, so both have the wrong pod network. Set {2} to a network that contains {4}.':
    'Pod 从 {1} 获得地址，而 Kubespray 只把 {2}（{3}）传给 kubeadm 和 no_proxy，因此两者使用的 Pod 网段都不对。请把 {2} 设为包含 {4} 的网段。',
  'The pod pool {1} has room for {2} with a /{3} each, but the inventory has {4}. On the other nodes, pods get no address and do not start. Use a larger pool in {5}, or a longer mask in {6}.':
    'Pod 地址池 {1} 按每个节点一个 /{3} 只够 {2} 使用，而 inventory 中有 {4} 个节点。其余节点上的 Pod 得不到地址，无法启动。请在 {5} 中使用更大的地址池，或在 {6} 中使用更长的掩码。',
  'Nodes get no IPv6 pod CIDR. With IPAM mode kubernetes, the agents wait for one and do not become ready. Set {1}: true.':
    '节点没有 IPv6 的 Pod CIDR。IPAM 模式为 kubernetes 时，agent 会一直等待，无法就绪。请设置 {1}: true。',
  'IPv6 is on in Cilium but off in Kubernetes, so nodes get no IPv6 pod CIDR and Services no IPv6 address. Set {1}: true.':
    'Cilium 启用了 IPv6，而 Kubernetes 没有，因此节点没有 IPv6 的 Pod CIDR，Service 没有 IPv6 地址。请设置 {1}: true。',
  'The agent renames the CNI configuration of portmap when it starts, because cni-exclusive is true. The setting hostPort of pods then stops working. Set cilium_cni_exclusive: false.':
    '因为 cni-exclusive 为 true，agent 启动时会重命名 portmap 的 CNI 配置，Pod 的 hostPort 随之失效。请设置 cilium_cni_exclusive: false。',
  'Kubespray does not install the Gateway API CRDs, and without them the operator starts no Gateway controller.':
    'Kubespray 不会安装 Gateway API 的 CRD，没有这些 CRD 时 operator 不会启动 Gateway 控制器。',
  'Set gateway_api_enabled: true, or install the CRDs yourself before Cilium.':
    '请设置 gateway_api_enabled: true，或在安装 Cilium 之前自行安装这些 CRD。',
  'Set gateway_api_enabled: true and gateway_api_version: "{1}", or install the CRDs yourself before Cilium.':
    '请设置 gateway_api_enabled: true 和 gateway_api_version: "{1}"，或在安装 Cilium 之前自行安装这些 CRD。',
  'Install the CRDs of Gateway API {1} before Cilium.': '请在安装 Cilium 之前安装 Gateway API {1} 的 CRD。',
  'Cilium {1} requires the CRDs of Gateway API {2} or later, but Kubespray installs {3}. Set gateway_api_enabled: false. Install the CRDs of {4} yourself before Cilium.':
    'Cilium {1} 需要 Gateway API {2} 或更高版本的 CRD，而 Kubespray 安装的是 {3}。请设置 gateway_api_enabled: false，并在安装 Cilium 之前自行安装 {4} 的 CRD。',
  'Kubespray {1} does not pass {2} to the Cilium CLI, which downloads the chart from helm.cilium.io. The installation fails on nodes without direct access. Give the first control plane node direct access to helm.cilium.io, or use Kubespray {3} or later.':
    'Kubespray {1} 不会把 {2} 传给 Cilium CLI，而 CLI 要从 helm.cilium.io 下载 chart。节点不能直接访问时，安装会失败。请让第一个控制平面节点能直接访问 helm.cilium.io，或使用 Kubespray {3} 或更高版本。',
  'Hubble relay cannot connect to the agents: Kubespray {1} writes the name "{2}" into {3}, but the cluster is called "{5}". Upgrade to Kubespray {4} or later, or set cilium_cluster_name: {2}.':
    'Hubble Relay 无法连接 agent：Kubespray {1} 在{3}中写入集群名称 "{2}"，而集群名为 "{5}"。请升级到 Kubespray {4} 或更高版本，或设置 cilium_cluster_name: {2}。',
  'The operator runs Cilium {1}, but the agents run {2}. Cilium requires the same version for both. Change {3} so that the versions are the same.':
    'operator 运行 Cilium {1}，而 agent 运行 {2}。Cilium 要求 operator 与 agent 版本相同。请修改 {3}，使两者版本相同。',
  '{1} also needs {2}, which an agent option does not create. Set {3}.':
    '{1} 还需要 {2}，而 agent 选项不会创建这些对象。请设置 {3}。',
  '{1} also needs {2}, which Kubespray {3} does not create or extend.':
    '{1} 还需要 {2}，而 Kubespray {3} 不会创建或扩展这些对象。',
  'The option alone has no effect. Use Kubespray {1} or later, and set {2} in cilium_extra_values. Or install the chart with custom_cni.':
    '只设置该选项不生效。请使用 Kubespray {1} 或更高版本，并在 cilium_extra_values 中设置 {2}。或者用 custom_cni 安装 chart。',
  'The option alone has no effect. Use Kubespray {1} or later, and set {2}: true. Or install the chart with custom_cni.':
    '只设置该选项不生效。请使用 Kubespray {1} 或更高版本，并设置 {2}: true。或者用 custom_cni 安装 chart。',
  "The agent of Cilium {1} probably ignores {2}: Cilium's chart sets this option again only from {3} on.{4}":
    'Cilium {1} 的 agent 很可能会忽略 {2}：Cilium 的 chart 从 {3} 起才重新设置该选项。{4}',
  "The agent of Cilium {1} probably ignores {2}: Cilium's chart does not set this option before {3}.{4}":
    'Cilium {1} 的 agent 很可能会忽略 {2}：Cilium 的 chart 从 {3} 起才设置该选项。{4}',
  'The key "{1}" in {2} has no effect: Kubespray {3} reads only {4}.{5}':
    '{2} 中的键 "{1}" 不生效：Kubespray {3} 只读取 {4}。{5}',
  'Each item of {1} in {2} must be {3}. Cilium {4} refuses {5} in {6}.':
    '{2} 中 {1} 的每一项都必须是{3}。Cilium {4} 会拒绝 {6} 中的 {5}。',
  'The playbook stops: in Kubespray {1}, {2} refuses {3}. {4}':
    'playbook 会中止：在 Kubespray {1} 中，{2} 拒绝 {3}。{4}',
  'Change one of these variables': '请修改其中一个变量',
  'Change this variable': '请修改该变量',
  'Set {1}': '请设置 {1}',
  'Remove {1}': '请删除 {1}',
  'Set {1}, or set {2}': '请设置 {1}，或设置 {2}',
  'Set {1}, or remove {2}': '请设置 {1}，或删除 {2}',
  'Remove {1}, or set {2}': '请删除 {1}，或设置 {2}',
  'Remove {1}, or remove {2}': '请删除 {1} 或 {2}',
  'The playbook stops: in Kubespray {1}, {2} fails on {3}. {4}':
    'playbook 会中止：在 Kubespray {1} 中，{2} 因 {3} 而失败。{4}',
  'Change one of these variables.': '请修改其中一个变量。',
  'Change one of these settings, or use another release.': '请修改其中一个设置，或使用其他版本。',
  'Change this variable.': '请修改该变量。',
  '{1} in {2} must be {3}. Cilium {4} refuses {5} in {6}. Write {7} without quotes.':
    '{2} 中的 {1} 必须是{3}。Cilium {4} 会拒绝 {6} 中的 {5}。请写 {7}，不加引号。',
  '{1} already sets this. Remove it here.': '{1} 已经设置了该选项。请删除此处的设置。',
};
