/** Titles, fixes and messages of the rules of lint. */
import type { Translations } from '../translator.ts';

export const rules: Translations = {
  'Use {1} instead.': '请改用 {1}。',
  'Set {1} in custom_cni_chart_values.': '请在 custom_cni_chart_values 中设置 {1}。',
  'Set {1} in cilium_extra_values.': '请在 cilium_extra_values 中设置 {1}。',
  'Set {1} in cilium_config_extra_vars.': '请在 cilium_config_extra_vars 中设置 {1}。',
  'Kubespray {1} has no way to set it.': 'Kubespray {1} 无法设置该选项。',
  'Nothing was checked: the ignore list of the configuration has "{1}". Name another path, or remove it from the list.':
    '未检查任何内容：配置的忽略列表中有 "{1}"。请指定其他路径，或从列表中删除该路径。',
  'Nothing was checked: "{1}" contains no inventory, Kubean manifest, intent or group_vars with variables of Cilium. Name a path that does.':
    '未检查任何内容："{1}" 中没有 inventory、Kubean 清单、intent 或含 Cilium 变量的 group_vars。请指定包含这些内容的路径。',
  'No release is set, so the newest known release was used: Kubespray {1}. Set one with --kubespray or in .cilium-extras.yaml.':
    '未指定版本，因此使用已知的最新版本：Kubespray {1}。请用 --kubespray 或在 .cilium-extras.yaml 中指定。',
  'The cluster gets {1} although {2} is false.': '尽管 {2} 为 false，集群仍会得到 {1}。',
  'The cluster gets the same result without it.': '不设置时，集群得到的结果也相同。',
  'On Kubespray {1} it sets {2}.': '在 Kubespray {1} 上，该变量设置 {2}。',
  'Set {1} instead.': '请改为设置 {1}。',
  '{1} sets it, and requires more: see {2}.': '可以用 {1} 设置，但还有其他要求：见 {2}。',
  '{1}: {2} in cilium_config_extra_vars': '{2} 中的 {1}（cilium_config_extra_vars）',
  'The comment "{1}" has no effect.{2}': '注释 "{1}" 不起作用。{2}',
  'The comment "{1}" has no rule, so it has no effect. Add the rule: # {2} dead-variable.':
    '注释 "{1}" 没有写规则，因此不起作用。请加上规则：# {2} dead-variable。',
  'This comment has no effect: {1} reports nothing there. Remove it.':
    '该注释不起作用：{1} 在此处没有报告任何问题。请删除该注释。',
  'This comment has no effect, because the rule "{1}" is unknown.{2}': '该注释不起作用，因为规则 "{1}" 不存在。{2}',
  'Agent option instead of a Helm value': '把 agent 选项写成了 Helm value',
  'Write the Helm value for this option, or set the option in extraConfig.':
    '请写该选项对应的 Helm value，或在 extraConfig 中设置该选项。',
  'Its Helm value is {1}.': '对应的 Helm value 是 {1}。',
  'Set it in extraConfig, as a string.': '请在 extraConfig 中以字符串形式设置。',
  '{1} is an agent option, not a Helm value, so the chart ignores it. {2}':
    '{1} 是 agent 选项而不是 Helm value，因此 chart 会忽略该值。{2}',
  'No release set': '未指定版本',
  'Set the release with --kubespray or --kubean, or in .cilium-extras.yaml.':
    '请用 --kubespray、--kubean 或在 .cilium-extras.yaml 中指定版本。',
  'Combination of values that the chart refuses': 'chart 拒绝的取值组合',
  'Change one of the values, or set the values that the other one requires.':
    '请修改其中一个值，或设置另一个值所需要的值。',
  'The chart of Cilium {1} refuses {2}.': 'Cilium {1} 的 chart 拒绝 {2}。',
  'Cilium variables with another network plugin': '使用其他网络插件时的 Cilium 变量',
  'To install Cilium, set kube_network_plugin: cilium. To keep the other plugin, remove the variables of Cilium.':
    '要安装 Cilium，请设置 kube_network_plugin: cilium。要保留其他插件，请删除 Cilium 的变量。',
  'Kubespray has no network plugin {1}. Did you mean cilium?': 'Kubespray 没有网络插件 {1}。是否想写 cilium？',
  '{1} has no effect, because kube_network_plugin is {2}. To install Cilium, set kube_network_plugin: cilium. To keep {3}, remove the variables of Cilium.':
    '{1} 不生效，因为 kube_network_plugin 为 {2}。要安装 Cilium，请设置 kube_network_plugin: cilium。要保留 {3}，请删除 Cilium 的变量。',
  'Cilium version that the release does not support': '该版本不支持的 Cilium 版本',
  "Use the release's own version, or one that it supports.": '请使用该版本自带的 Cilium，或该版本支持的 Cilium。',
  'Kubespray {1} requires Cilium {2} or later, and refuses {3}.':
    'Kubespray {1} 需要 Cilium {2} 或更高版本，并拒绝 {3}。',
  '{1} gives an image tag that does not exist: Kubespray {2} {3}. Write {4}.':
    '{1} 会得到不存在的镜像标签：Kubespray {2} {3}。请写 {4}。',
  'the certificates': '证书',
  'the configuration of the relay': ' Relay 的配置',
  'adds the v itself': '会自行加上 v',
  'does not add the v': '不会加上 v',
  'Variable without effect on this release': '在该版本上不起作用的变量',
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
  'Extra var that is not a string': '不是字符串的 extra var',
  'Quote the value.': '请给值加上引号。',
  '{1} is {2}, but ConfigMap data must be strings, so the installation fails.':
    '{1} 是{2}，而 ConfigMap 的 data 必须是字符串，因此安装失败。',
  '{1} contains a double quote or a backslash, which the template does not escape. The ConfigMap is invalid YAML, so the installation fails. Write \\" for each quote and \\\\ for each backslash.':
    '{1} 含有双引号或反斜杠，而模板不会转义。生成的 ConfigMap 不是有效的 YAML，因此安装失败。请把每个引号写成 \\"，每个反斜杠写成 \\\\。',
  '{1} is a string in Cilium {2}, and this boolean is rendered as "{3}", which the agent refuses.':
    '{1} 在 Cilium {2} 中是字符串，而这个布尔值会渲染为 "{3}"，agent 会拒绝这样的值。',
  '{1} is {2}, which is rendered as Python prints it, and the agent cannot read it.':
    '{1} 是{2}，会按 Python 的写法渲染，agent 无法解析。',
  'Agent option of newer Cilium versions': '更高版本 Cilium 的 agent 选项',
  'Use the name that the option has in this version, or a newer Cilium.':
    '请使用该选项在此版本中的名称，或使用更高版本的 Cilium。',
  "Cilium's chart sets {1} {2}from Cilium {3} on, so the agent of {4} probably ignores it.{5}":
    'Cilium 的 chart 自 Cilium {3} 起才{2}设置 {1}，因此 {4} 的 agent 很可能会忽略该选项。{5}',
  'Helm value of newer charts': '更高版本 chart 的 Helm value',
  'Use the value that this version has, or a newer Cilium.': '请使用此版本中的值，或使用更高版本的 Cilium。',
  'The chart has the value {1} from Cilium {2} on, so it has no effect in {3}.{4}':
    'chart 自 Cilium {2} 起才有 {1}，因此该值在 {3} 中不生效。{4}',
  'Gateway API without its CRDs': '未安装 CRD 的 Gateway API',
  'Set `gateway_api_enabled: true`, and a `gateway_api_version` that the Cilium version supports.':
    '请设置 `gateway_api_enabled: true`，以及该 Cilium 版本支持的 `gateway_api_version`。',
  'Kubespray does not install the Gateway API CRDs, so the operator starts no Gateway controller unless they are installed in another way. Set gateway_api_enabled: true.':
    'Kubespray 不会安装 Gateway API 的 CRD。如果没有以其他方式安装，operator 无法启动 Gateway 控制器。请设置 gateway_api_enabled: true。',
  'Kubespray does not install the Gateway API CRDs, so the operator starts no Gateway controller unless they are installed in another way. Set gateway_api_enabled: true and gateway_api_version: "{1}".':
    'Kubespray 不会安装 Gateway API 的 CRD。如果没有以其他方式安装，operator 无法启动 Gateway 控制器。请设置 gateway_api_enabled: true 和 gateway_api_version: "{1}"。',
  'Kubespray does not install the Gateway API CRDs, so the operator starts no Gateway controller unless they are installed in another way. Install those of Gateway API {1} before Cilium.':
    'Kubespray 不会安装 Gateway API 的 CRD。如果没有以其他方式安装，operator 无法启动 Gateway 控制器。请在安装 Cilium 之前安装 Gateway API {1} 的 CRD。',
  'Cilium {1} requires the CRDs of Gateway API {2} or later, and Kubespray installs {3}. Set gateway_api_enabled: false, and install them before Cilium.':
    'Cilium {1} 需要 Gateway API {2} 或更高版本的 CRD，而 Kubespray 安装的是 {3}。请设置 gateway_api_enabled: false，并在安装 Cilium 之前安装这些 CRD。',
  'The operator of Cilium {1} does not start with the standard channel of Gateway API {2}. Set gateway_api_version: "{3}" or gateway_api_channel: experimental.':
    '使用 Gateway API {2} 的 standard 渠道时，Cilium {1} 的 operator 无法启动。请设置 gateway_api_version: "{3}" 或 gateway_api_channel: experimental。',
  'Helm value instead of an agent option': '把 Helm value 写成了 agent 选项',
  'Write the agent option for this Helm value, or set the value where this release accepts Helm values.':
    '请写该 Helm value 对应的 agent 选项，或写到该版本接受 Helm values 的地方。',
  '{1} is a Helm value, not an agent option, so the agent ignores it. {2}':
    '{1} 是 Helm value 而不是 agent 选项，因此 agent 会忽略该键。{2}',
  'Cilium {1} does not have {2}. Set {3} in {4}.': 'Cilium {1} 没有 {2}。请在 {4} 中设置 {3}。',
  'Cilium {1} does not have {2}.': 'Cilium {1} 没有 {2}。',
  'Put it into cilium_extra_values.': '请写到 cilium_extra_values 中。',
  'Put it into custom_cni_chart_values, outside extraConfig.':
    '请写到 custom_cni_chart_values 中（不在 extraConfig 内）。',
  'It also requires {1}, which Kubespray {2} does not create. Use Kubespray {3} or later, and cilium_extra_values.':
    '该设置还需要 {1}，而 Kubespray {2} 不会创建。请使用 Kubespray {3} 或更高版本，以及 cilium_extra_values。',
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
  'Image setting that does not give the intended image': '未得到预期镜像的镜像设置',
  'Set `useDigest: false` or the digest of the tag, and write the repository without the suffix.':
    '请设置 `useDigest: false` 或该标签对应的 digest，仓库名不要带后缀。',
  'This tag has no effect: the chart appends the digest of its own version, so the cluster pulls that image. Set {1}.useDigest: false.':
    '该标签不生效：chart 会附加自身版本的 digest，集群按 digest 拉取镜像。请设置 {1}.useDigest: false。',
  'The image becomes {1}: the chart appends "{2}" to the repository. Set the repository to {3}.':
    '镜像会变成 {1}：chart 在仓库名后附加 "{2}"。请把仓库设为 {3}。',
  'Cilium CLI without the proxy': 'Cilium CLI 未使用代理',
  'Upgrade Kubespray, or give the first control plane node access to the chart repository.':
    '请升级 Kubespray，或让第一个控制平面节点能够访问 chart 仓库。',
  'Kubespray {1} does not pass {2} to the Cilium CLI, which downloads the chart from helm.cilium.io. The installation fails unless nodes reach helm.cilium.io directly. Allow that, or use Kubespray {3} or later.':
    'Kubespray {1} 不会把 {2} 传给 Cilium CLI，而 CLI 要从 helm.cilium.io 下载 chart。如果节点不能直接访问 helm.cilium.io，安装会失败。请放行访问，或使用 Kubespray {3} 或更高版本。',
  'Invalid value': '取值无效',
  'Use one of the accepted values.': '请使用可接受的值之一。',
  'The chart of Cilium {1} refuses {2}: {3}.{4}': 'Cilium {1} 的 chart 拒绝 {2}: {3}。{4}',
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
  "Null removes the chart's defaults below {1}, which changes {2}. Remove the line to keep them.":
    'null 会移除 chart 在 {1} 下的默认值，从而改变 {2}。如需保留默认值，请删除该行。',
  'Null in the place of {1} changes nothing.': '{1} 为 null 不会改变任何内容。',
  'Kubernetes refuses {1} with {2}. Accepted: a list of mappings.':
    'Kubernetes 会拒绝含有 {2} 的 {1}。可接受：映射的列表。',
  'Helm cannot read {1} as values, so the installation fails. Accepted: a mapping.':
    'Helm 无法把 {1} 读作 values，因此安装失败。可接受：映射。',
  'The Cilium CLI does not find the flags of {1}, because Ansible prints {2} into the command. Write the flags as one text.':
    'Cilium CLI 找不到 {1} 中的参数，因为 Ansible 会把{2}原样写入命令。请把这些参数写成一个文本。',
  'a list of texts': '文本列表',
  'true or false': 'true 或 false',
  'a whole number': '整数',
  'Kernel older than Cilium requires': '内核版本低于 Cilium 的要求',
  'Upgrade the kernel of the nodes, or use an older Cilium version.': '请升级节点内核，或使用旧版本的 Cilium。',
  'CNI plugin folder that Cilium cannot write to': 'Cilium 无法写入的 CNI 插件目录',
  'Set `kube_owner: root`.': '请设置 `kube_owner: root`。',
  "Cilium's init container cannot write to /opt/cni/bin, which belongs to the user {1} ({2}{3}). Set {4}: root.":
    'Cilium 的 init 容器无法写入 /opt/cni/bin，因为该目录属于用户 {1}（{2}{3}）。请设置 {4}: root。',
  'The chart of Cilium {1} fails: with {2}: false it requires {3}. Set one of these, or remove {4}.':
    'Cilium {1} 的 chart 渲染会失败：{2}: false 时需要 {3}。请设置其中之一，或删除 {4}。',
  "{1} refers to {2}, which Kubespray and the chart do not create. {3} Create it in Cilium's namespace before the playbook runs, if you have not yet.":
    '{1} 引用了 {2}，而 Kubespray 和 chart 都不会创建该对象。{3}如果尚未创建，请在运行 playbook 之前在 Cilium 的命名空间中创建。',
  'Without it, images that need credentials cannot be pulled.': '缺少该对象时，无法拉取需要凭据的镜像。',
  'Without it, the pods do not start.': '缺少该对象时，Pod 无法启动。',
  'Hubble relay with another DNS domain': 'Hubble Relay 使用其他 DNS 域',
  'Set the chart value `hubble.peerService.clusterDomain` to the DNS domain, or upgrade to a release that does.':
    '请把 chart 的值 `hubble.peerService.clusterDomain` 设为该 DNS 域，或升级到会设置该值的版本。',
  'Hubble relay does not find the agents: it looks up hubble-peer in the domain {1}, and the DNS domain of the cluster is {2}. {3}':
    'Hubble Relay 找不到 agent：Hubble Relay 在域 {1} 中查询 hubble-peer，而集群的 DNS 域是 {2}。{3}',
  'On a new cluster, set dns_domain: {0}. Otherwise upgrade to Kubespray {1} or later, and set {2} in cilium_extra_values.':
    '如果是新集群，请设置 dns_domain: {0}。否则请升级到 Kubespray {1} 或更高版本，并在 cilium_extra_values 中设置 {2}。',
  '{1} is an option of the {2}, and the {3} of Cilium {4} does not list it. A program does not start with an argument that it does not know. Pass it to the {5}.':
    '{1} 是 {2} 的选项，而 Cilium {4} 的 {3} 没有该选项。遇到不认识的命令行参数时，程序无法启动。请把该选项传给 {5}。',
  'kube-proxy deployed with kube-proxy replacement': '启用 kube-proxy 替代时仍部署 kube-proxy',
  'Set kube_proxy_remove: true, or use the spelling that the release tests.':
    '请设置 kube_proxy_remove: true，或使用该版本所判断的写法。',
  'Cilium replaces kube-proxy, but Kubespray {1} still deploys it. Set {2}.':
    'Cilium 替代了 kube-proxy，而 Kubespray {1} 仍会部署 kube-proxy。请设置 {2}。',
  'No kube-proxy and no replacement': '既没有 kube-proxy，也没有启用 kube-proxy 替代',
  'Enable kube-proxy replacement, or deploy kube-proxy.': '请启用 kube-proxy 替代，或部署 kube-proxy。',
  'Kubespray {1} does not deploy kube-proxy, and Cilium does not replace it, so no Service works. Set cilium_kube_proxy_replacement, or deploy kube-proxy.':
    'Kubespray {1} 不部署 kube-proxy，Cilium 也没有替代 kube-proxy，因此所有 Service 都无法工作。请设置 cilium_kube_proxy_replacement，或部署 kube-proxy。',
  'Identities in a kvstore that is not configured': '身份存放在未配置的 kvstore 中',
  'Use the identity allocation mode crd, or configure etcd with the chart values below etcd.':
    '请使用身份分配模式 crd，或用 chart 中 etcd 下的值配置 etcd。',
  'The agents do not start: {1} is "{2}", and no kvstore is configured. Use "{3}", or configure etcd with cilium_identity_allocation_mode: kvstore.':
    'agent 无法启动：{1} 为 "{2}"，而未配置 kvstore。请使用 "{3}"，或用 cilium_identity_allocation_mode: kvstore 配置 etcd。',
  'The agents do not start: {1} is "{2}", and no kvstore is configured. Use "{3}", or configure etcd with the chart values etcd.enabled and etcd.endpoints.':
    'agent 无法启动：{1} 为 "{2}"，而未配置 kvstore。请使用 "{3}"，或用 chart 的 etcd.enabled 和 etcd.endpoints 配置 etcd。',
  'List element with a missing, unknown or invalid key or value': '列表元素的键或值缺失、未知或无效',
  'Add the missing key, or write a key and a value that the object takes.': '请补上缺少的键，或写对象接受的键和值。',
  'This element of {1} lacks the key "{2}", so the API server refuses what Kubespray {3} renders. Add {4}.':
    '{1} 中的这个元素缺少键 "{2}"，API server 会拒绝 Kubespray {3} 渲染的内容。请添加 {4}。',
  'This element of {1} has nothing in {2}, so the object that it becomes is empty. Fill it.':
    '{1} 的这个元素在 {2} 中没有内容，因此生成的对象是空的。请填写。',
  'This element of {1} has nothing in {2}, so the object that it becomes is empty. Fill one of them.':
    '{1} 的这个元素在 {2} 中都没有内容，因此生成的对象是空的。请填写其中一个。',
  'Another element of {1} is also named {2}, and this one replaces it. Use another name.':
    '{1} 的另一个元素也叫 {2}，这个元素会取代另一个。请使用其他名称。',
  '{1} in {2} must be {3}. {4} of Cilium {5} refuses {6}.': '{2} 中的 {1} 必须是{3}。Cilium {5} 的 {4} 不接受 {6}。',
  'a CIDR such as {1}': ' CIDR，例如 {1}',
  'an IP address': ' IP 地址',
  'an IPv4 address': ' IPv4 地址',
  'an IPv6 address': ' IPv6 地址',
  'a community such as {1}': ' community，例如 {1}',
  'a mapping': '映射',
  'a list': '列表',
  'a list of {1}': '列表，数量为 {1}',
  'a text': '文本',
  'a whole number from {1} to {2}': '{1} 到 {2} 之间的整数',
  'a whole number from {1} on': '不小于 {1} 的整数',
  'a name of lowercase letters, digits, "-" and "."': '由小写字母、数字、“-”和“.”组成的名称',
  'at most 63 letters, digits, "-", "_" and "."': '最多 63 个字母、数字、“-”、“_”和“.”',
  '{1} of Cilium {2} has no key {3} here, so the API server refuses it and the playbook fails. {4}':
    'Cilium {2} 的 {1} 在此处没有键 {3}，因此 API server 会拒绝该对象，playbook 会失败。{4}',
  'It takes {1}.': '可接受 {1}。',
  'Another item of this list has the same {1}, so the API server refuses this element of {2}. Change one of them.':
    '该列表的另一个元素有相同的 {1}，因此 API server 会拒绝 {2} 的这个元素。请修改其中一个。',
  'Objects of a kind that this Cilium does not define': '该 Cilium 版本未定义的对象类型',
  'Use the lists of kinds that this Cilium defines, or another version of Cilium.':
    '请使用该 Cilium 版本已定义类型的列表，或使用其他版本的 Cilium。',
  'Cilium {1} does not define {2}, so Kubespray {3} creates nothing from {4}. {5}':
    'Cilium {1} 未定义 {2}，因此 Kubespray {3} 不会从 {4} 创建任何对象。{5}',
  'The last one that does is {1}. Use {2} instead.': '最后一个定义该类型的版本是 {1}。请改用 {2}。',
  'The last one that does is {1}.': '最后一个定义该类型的版本是 {1}。',
  'It requires Cilium {1} or later.': '该类型需要 Cilium {1} 或更高版本。',
  'Cilium {1} defines {2} in {3}, and Kubespray {4} writes {5}, so the playbook fails. Use a Cilium version with {6}.':
    'Cilium {1} 以 {3} 定义 {2}，而 Kubespray {4} 写的是 {5}，因此 playbook 失败。请使用有 {6} 的 Cilium 版本。',
  'Cilium does not get this value: Kubespray {1} reads {2} on the first control plane host, {3}, which has another one. Set it in group_vars/k8s_cluster, or remove it.':
    'Cilium 得不到这个值：Kubespray {1} 在第一个控制平面主机 {3} 上读取 {2}，而该主机上的值不同。请在 group_vars/k8s_cluster 中设置，或将其删除。',
  'Cilium setting of other hosts than the control plane': '只在控制平面以外的主机上设置的 Cilium 配置',
  'Set the variable for the whole cluster, such as in group_vars/k8s_cluster. To configure single nodes, use CiliumNodeConfig.':
    '请为整个集群设置该变量，例如写在 group_vars/k8s_cluster 中。要配置单个节点，请使用 CiliumNodeConfig。',
  'Set {1}: true.': '请设置 {1}: true。',
  'Set the agent option {1} to "true".': '请将 agent 选项 {1} 设为 "true"。',
  'Cilium ignores {1}, which Kubespray {2} creates from {3}: the BGP control plane is off. {4}':
    'Cilium 会忽略 Kubespray {2} 根据 {3} 创建的 {1}，因为 BGP 控制平面未启用。{4}',
  'Kubespray {1} creates nothing from {2} unless {3} is set too. Set {4}.':
    '除非同时设置 {3}，否则 Kubespray {1} 不会从 {2} 创建任何对象。请设置 {4}。',
  '{1} in {2} takes a list, and this is a text. Write it as a list.':
    '{2} 中的 {1} 应为列表，而此处是文本。请写成列表。',
  '{1} takes a list of mappings, each with {2}. The template of Kubespray {3} fails on other values.':
    '{1} 应为映射的列表，每个映射都有 {2}。设为其他值时，Kubespray {3} 的模板渲染会失败。',
  'This element of {1} lacks the key "{2}", so the template of Kubespray {3} fails. Add {4}.':
    '{1} 中的这个元素缺少键 "{2}"，因此 Kubespray {3} 的模板渲染会失败。请添加 {4}。',
  'It reads {1}.': 'Kubespray 会读取 {1}。',
  'Check the name, or remove the option.': '请检查名称，或删除该选项。',
  'Did you mean {1}?': '是否想写 {1}？',
  'Kubespray {1} does not read {2} in {3}, so it has no effect. {4}':
    'Kubespray {1} 不读取 {3} 中的 {2}，因此该键不生效。{4}',
  '{1} alone does not mount {2} into {3}, so its pods fail. Set {4} instead.':
    '只设置 {1} 不会把 {2} 挂载到 {3}，因此相应的 Pod 会失败。请改为设置 {4}。',
  'Reference to an object that nothing creates': '引用了不会被创建的对象',
  'Create the object before the playbook runs, or set the variables that create it.':
    '请在运行 playbook 之前创建该对象，或设置会创建该对象的变量。',
  '{1} requires {2}, which nothing creates with these settings, so its pods do not start. {3}':
    '{1} 需要 {2}，而在这些设置下不会创建该对象，因此相应的 Pod 无法启动。{3}',
  'Create it before the playbook runs: {1}.': '请在运行 playbook 之前创建：{1}。',
  'Create it before the playbook runs.': '请在运行 playbook 之前创建该对象。',
  'Set {1}, or create it beforehand.': '请设置 {1}，或事先创建该对象。',
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
  'Multus with an exclusive Cilium CNI configuration': '同时使用 Multus 与独占的 Cilium CNI 配置',
  'Set `cilium_cni_exclusive: false`.': '请设置 `cilium_cni_exclusive: false`。',
  'Cilium disables the CNI configuration of Multus, because cni-exclusive is true. Set cilium_cni_exclusive: false.':
    '因为 cni-exclusive 为 true，Cilium 会停用 Multus 的 CNI 配置。请设置 cilium_cni_exclusive: false。',
  'Native routing CIDR without the pods, in tunnel mode': '隧道模式下不包含 Pod 地址的原生路由 CIDR',
  'Remove the CIDR. Tunnel mode needs none.': '请删除该 CIDR。隧道模式不需要原生路由 CIDR。',
  'In tunnel mode, traffic of pods to {1} is not masqueraded, so replies return only if that network routes pod addresses. Remove the native routing CIDR.':
    '在隧道模式下，Pod 到 {1} 的流量不做地址伪装，因此只有当该网络能路由 Pod 地址时才会收到应答。请删除原生路由 CIDR。',
  "Up to v2.27 Kubespray has ClusterRoles of its own. They lack what later Cilium minors read, and what features need that the release does not set itself. Compared with the chart's, for every minor.":
    'v2.27 及更早版本的 Kubespray 自带 ClusterRole，其中缺少更高的 Cilium 次要版本要读取的内容，以及该版本自身不设置的功能所需的内容。已按每个次要版本与 chart 的 ClusterRole 比较。',
  "Permission that the release's own ClusterRole lacks": '该版本自带的 ClusterRole 缺少权限',
  'Use a release whose ClusterRole grants it. Otherwise add a ClusterRole, and a ClusterRoleBinding for the ServiceAccount in the message.':
    '请使用 ClusterRole 已授予该权限的版本。否则请添加 ClusterRole，并为消息中的 ServiceAccount 添加 ClusterRoleBinding。',
  'The ClusterRole of Kubespray {1} does not let the {2} read {3}, so {4}. Grant it with a ClusterRole, and a ClusterRoleBinding for the ServiceAccount {5}.':
    'Kubespray {1} 的 ClusterRole 不允许 {2} 读取 {3}，因此 {4}。请添加 ClusterRole，并为 ServiceAccount {5} 添加 ClusterRoleBinding 来授予权限。',
  'Grant it with a ClusterRole and a binding of your own.': '请自行添加 ClusterRole 和绑定来授予该权限。',
  'The agent leaves {1} off anyway.': 'agent 本来就不会启用 {1}。',
  'portmap with an exclusive Cilium CNI configuration': '同时使用 portmap 与独占的 Cilium CNI 配置',
  'Set `cilium_cni_exclusive: false`, or `cni-chaining-mode: portmap` in cilium_config_extra_vars.':
    '请设置 `cilium_cni_exclusive: false`，或在 cilium_config_extra_vars 中设置 `cni-chaining-mode: portmap`。',
  'The agent renames the CNI configuration of portmap when it starts, because cni-exclusive is true. Set cilium_cni_exclusive: false.':
    '因为 cni-exclusive 为 true，agent 启动时会重命名 portmap 的 CNI 配置。请设置 cilium_cni_exclusive: false。',
  'Native routing CIDR does not contain the pods': '原生路由 CIDR 不包含 Pod 地址',
  'Use a CIDR that contains the pod subnets of the cluster, and of all clusters of a mesh.':
    '请使用包含集群（以及 mesh 中所有集群）Pod 子网的 CIDR。',
  '{1} does not contain the pod subnet {2}, so traffic between pods on different nodes is masqueraded. Use a larger CIDR.':
    '{1} 不包含 Pod 子网 {2}，因此不同节点的 Pod 之间的流量会做地址伪装。请使用更大的 CIDR。',
  'Tunnel disabled without native routing': '关闭了隧道而未启用原生路由',
  'Do not set the tunnel protocol. Set routingMode: native in cilium_extra_values, or routing-mode: native in cilium_config_extra_vars.':
    '请不要设置隧道协议。在 cilium_extra_values 中设置 routingMode: native，或在 cilium_config_extra_vars 中设置 routing-mode: native。',
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
  "Cilium's DNS proxy runs in transparent mode, which conflicts with NodeLocal DNS according to Kubespray. Set cilium_dns_proxy_enable_transparent_mode: false if names do not resolve.":
    'Cilium 的 DNS 代理以透明模式运行，据 Kubespray 说明与 NodeLocal DNS 冲突。如果域名无法解析，请设置 cilium_dns_proxy_enable_transparent_mode: false。',
  'Setting that this release cannot fully apply': '该版本无法完整应用的设置',
  'Use a release with cilium_extra_values, or install the chart with custom_cni.':
    '请使用有 cilium_extra_values 的版本，或用 custom_cni 安装 chart。',
  '{1} also requires {2}, which an agent option does not create. Set {3} in cilium_extra_values.':
    '{1} 还需要 {2}，而 agent 选项不会创建这些对象。请在 cilium_extra_values 中设置 {3}。',
  '{1} also requires changes of {2}, which Kubespray {3} does not make. The option alone has no effect. Use Kubespray {4} or later and cilium_extra_values, or custom_cni.':
    '{1} 还需要修改 {2}，而 Kubespray {3} 不会修改。只设置该选项不生效。请使用 Kubespray {4} 或更高版本和 cilium_extra_values，或使用 custom_cni。',
  'Nothing to check': '没有可检查的内容',
  'Correct the path, or the ignore list of .cilium-extras.yaml. If the path may be empty, add --allow-empty.':
    '请更正路径或 .cilium-extras.yaml 的忽略列表。如果路径可以为空，请加上 --allow-empty。',
  'Extra var that the template overrides': '被模板覆盖的 extra var',
  'Set the variable of Kubespray from which the template writes the key.': '请设置模板用来写入该键的 Kubespray 变量。',
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
  'Pods get addresses from {1}, outside {2} ({3}), which Kubespray uses for kubeadm and no_proxy. Set {4} to a network that contains the pool.':
    'Pod 从 {1} 获得地址，该网段不在 {2}（{3}）之内，而 Kubespray 在 kubeadm 和 no_proxy 中使用后者。请把 {4} 设为包含该地址池的网段。',
  'Pod pool with fewer networks than nodes': 'Pod 地址池的网段少于节点数',
  'Use a larger pool (`kube_pods_subnet` or `cilium_pool_cidr`), or a longer mask (`kube_network_node_prefix` or `cilium_pool_mask_size`).':
    '请使用更大的地址池（`kube_pods_subnet` 或 `cilium_pool_cidr`），或更长的掩码（`kube_network_node_prefix` 或 `cilium_pool_mask_size`）。',
  'The pod pool {1} in parts of /{2} is enough for {3}, and the inventory has {4}. Use a larger pool, or a longer mask.':
    '按 /{2} 划分的 Pod 地址池 {1} 只够 {3} 使用，而 inventory 中有 {4} 个节点。请使用更大的地址池，或更长的掩码。',
  '{1} nodes': '{1} 个节点',
  'IPv6 in Cilium and not in Kubernetes': 'Cilium 启用了 IPv6，而 Kubernetes 没有',
  'Set `ipv6_stack: true` (in older releases `enable_dual_stack_networks: true`), or disable IPv6 in Cilium.':
    '请设置 `ipv6_stack: true`（旧版本为 `enable_dual_stack_networks: true`），或在 Cilium 中关闭 IPv6。',
  'Kubernetes gives nodes no IPv6 network, and with IPAM mode kubernetes the agents wait for it. Set {1}: true.':
    'Kubernetes 没有为节点分配 IPv6 网段，而 IPAM 模式为 kubernetes 时，agent 会一直等待该网段。请设置 {1}: true。',
  'Only Cilium has IPv6: Kubernetes gives nodes and Services no IPv6 addresses. Set {1}: true.':
    '只有 Cilium 启用了 IPv6：Kubernetes 不为节点和 Service 提供 IPv6 地址。请设置 {1}: true。',
  'Kubespray has a variable for this setting': 'Kubespray 有对应的变量',
  'Set the variable instead.': '请改为设置该变量。',
  'A dot in a key does not nest: write one key below the other.': '键中的点不表示嵌套：请把各个键逐级写在下面。',
  '{1} already sets this. Remove it here.': '{1} 已经设置了该选项。请删除此处的设置。',
  'Kubespray {1} has a variable for this. Set {2}.': 'Kubespray {1} 有对应的变量。请设置 {2}。',
  'Agent option of older Cilium versions': '旧版本 Cilium 的 agent 选项',
  'Use the name that the option has now, or remove it.': '请使用该选项现在的名称，或删除该选项。',
  "Cilium's chart sets {1} only up to Cilium {2}, so the agent of {3} probably ignores it.{4}":
    'Cilium 的 chart 只在 Cilium {2} 及更早版本中设置 {1}，因此 {3} 的 agent 很可能会忽略该选项。{4}',
  '{1} has no effect: kube-proxy replacement enables this anyway. Remove it.':
    '{1} 不生效：kube-proxy 替代本来就会启用该功能。请删除该设置。',
  '{1}: "false" has no effect: kube-proxy replacement enables this anyway.':
    '{1}: "false" 不生效：kube-proxy 替代本来就会启用该功能。',
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
  'Write the value, or give the other variable a name of its own.': '请直接写值，或给另一个变量取不同的名称。',
  '{1} refers to itself{2}: Ansible stops with a recursion error. Write its value here.':
    '{1} 引用了自身{2}：Ansible 会因递归错误中止。请在此处直接写值。',
  'Unknown or renamed Service annotation': '未知或已改名的 Service 注解',
  'Use the names of the Cilium versions in the clusters. `cilium-extras mesh annotate` writes them.':
    '请使用集群中 Cilium 版本的注解名称。`cilium-extras mesh annotate` 会写入正确的名称。',
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
  'Cilium silently ignores "{1}" in {2}. Write {3}.{4}': 'Cilium 会直接忽略 {2} 中的 "{1}"，不报错。请写 {3}。{4}',
  '{1} has no effect on a Service that is not global. Add service.cilium.io/global: "true" (up to Cilium 1.12 io.cilium/global-service).':
    '{1} 对非全局服务不生效。请加上 service.cilium.io/global: "true"（Cilium 1.12 及更早版本为 io.cilium/global-service）。',
  'Extra var or extra value that overrides a variable of Kubespray': 'extra var 或 extra value 覆盖了 Kubespray 的变量',
  'Keep one of them, preferably the variable of Kubespray.': '请只保留其中一个，最好是 Kubespray 的变量。',
  '{1} "{2}" overrides {3}, which sets "{4}". Keep one of them.':
    '{1} "{2}" 覆盖了 {3}，后者设置的是 "{4}"。请只保留其中一个。',
  '{1} {2} overrides {3}, which sets {4}. Keep one of them.':
    '{1} {2} 覆盖了 {3}，后者设置的是 {4}。请只保留其中一个。',
  'Skipped file': '跳过的文件',
  'Check the file yourself.': '请自行检查该文件。',
  'Combination of variables that stops the playbook': '会导致 playbook 中止的变量组合',
  'Change one of the variables that the message names.': '请修改消息中提到的某个变量。',
  'kernel {1}': '{1} 内核',
  '{1} at its default': '{1}（默认值）',
  'fails on': '不接受',
  'the task "{1}"': '任务 "{1}"',
  'The playbook stops: in Kubespray {1}, {2} {3} {4}. Change one of these variables.':
    'playbook 会中止：在 Kubespray {1} 中，{2}{3} {4}。请修改其中一个变量。',
  'The playbook stops: in Kubespray {1}, {2} {3} {4}. Change this variable.':
    'playbook 会中止：在 Kubespray {1} 中，{2}{3} {4}。请修改该变量。',
  'Unknown agent option': '未知的 agent 选项',
  'Use the name that this Cilium version has, or remove the option.': '请使用该 Cilium 版本的名称，或删除该选项。',
  'Unknown Helm value': '未知的 Helm value',
  'Use the path that the chart has.': '请使用 chart 中的路径。',
  'The chart of Cilium {1} has no value {2}, so it has no effect.{3}':
    'Cilium {1} 的 chart 没有 {2}，因此该值不生效。{3}',
  'Unknown cilium_* variable': '未知的 cilium_* 变量',
  'Use the name that this release has. A variable of your own that other variables refer to is not reported.':
    '请使用该版本的变量名。如果自定义变量被其他变量引用，则不会报告。',
  'Kubespray {1} has no variable {2}, so it has no effect.': 'Kubespray {1} 没有变量 {2}，因此该变量不生效。',
  'Value that the templates do not know': '模板不认识的取值',
  'Use one of the words that the message names.': '请使用消息中提到的取值之一。',
  'Use {1}.': '请使用 {1}。',
  'The chart of Cilium {1} does nothing for {2}: {3}. {4}': 'Cilium {1} 的 chart 不处理 {2}，设置后不生效：{3}。{4}',
  'Variables file that Ansible does not read': 'Ansible 不读取的变量文件',
  'Move the file into the folder, or merge it into the file that Ansible reads.':
    '请把文件移到该目录中，或合并到 Ansible 会读取的文件中。',
  'Value that only Ansible can evaluate': '只有 Ansible 才能求值的值',
  'Check these values yourself, or write them as constants.': '请自行检查这些值，或写成常量。',
  'cilium-extras cannot evaluate the template in {1}, so it did not check settings that depend on it. Write a plain value to have them checked.':
    'cilium-extras 无法对 {1} 中的模板求值，因此未检查依赖该模板的设置。如需检查，请直接写具体的值。',
  'Suppression comment without effect': '不起作用的抑制注释',
  'Correct the name of the rule, or remove the comment.': '请更正规则名，或删除该注释。',
  'whether kubeadm deploys kube-proxy': 'kubeadm 是否部署 kube-proxy',
  "the agent's way to the API server": 'agent 访问 API server 的方式',
  "the operator's way to the API server": 'operator 访问 API server 的方式',
  'Set only for the agent, not for the rest of Kubespray': '只设置了 agent，未设置 Kubespray 的其余部分',
  'Set the variable instead of the raw setting, or set both.': '请用该变量代替原始设置，或两处都设置。',
  '{1} only changes the agent. In Kubespray {2} the variable also controls {3}. Set {4}.':
    '{1} 只改变 agent。在 Kubespray {2} 中，该变量还控制 {3}。请设置 {4}。',
  'Without kube-proxy, Cilium needs the address of the API server. Kubespray {1} sets it only for another spelling of this value, so agents and operator do not start.{2}':
    '没有 kube-proxy 时，Cilium 需要 API server 的地址。Kubespray {1} 只在该值使用另一种写法时才设置该地址，因此 agent 和 operator 无法启动。{2}',
  '{1} has no effect: nothing in Kubespray {2} reads it.{3}': '{1} 不生效：Kubespray {2} 不读取该变量。{3}',
  '{1} has no effect: Kubespray {2} writes it to the Helm value {3}, which the chart of Cilium {4} does not have.{5}':
    '{1} 不生效：Kubespray {2} 把该变量写到 Helm value {3}，而 Cilium {4} 的 chart 没有这个值。{5}',
  '{1} of {2} is lost: {3}:{4} defines {5} again, and Ansible does not merge dictionaries. Put all entries into one file.':
    '{2}的 {1} 会丢失：{3}:{4} 再次定义了 {5}，而 Ansible 不会合并字典。请把所有条目写到同一个文件中。',
  '{1} of {2} are lost: {3}:{4} defines {5} again, and Ansible does not merge dictionaries. Put all entries into one file.':
    '{2}的 {1} 会丢失：{3}:{4} 再次定义了 {5}，而 Ansible 不会合并字典。请把所有条目写到同一个文件中。',
  'No chart of any known Cilium version writes {1}, and the command reference of {2} does not list it. An agent that does not have this option ignores it.{3}':
    '已知的 Cilium 版本中没有任何 chart 会写 {1}，{2} 的命令参考中也没有该选项。没有该选项的 agent 会直接忽略。{3}',
  'No chart of any known Cilium version writes {1}. An agent that does not have this option ignores it.{3}':
    '已知的 Cilium 版本中没有任何 chart 会写 {1}。没有该选项的 agent 会直接忽略。{3}',
  'No chart of any known Cilium version writes {1}, and the command reference of {2} does not list it. If Cilium {3} does not have this option, the {4} does not start.{5}':
    '已知的 Cilium 版本中没有任何 chart 会写 {1}，{2} 的命令参考中也没有该选项。如果 Cilium {3} 没有该选项，{4} 无法启动。{5}',
  'No chart of any known Cilium version writes {1}. If Cilium {3} does not have this option, the {4} does not start.{5}':
    '已知的 Cilium 版本中没有任何 chart 会写 {1}。如果 Cilium {3} 没有该选项，{4} 无法启动。{5}',
  'On Kubespray {1} it sets {2} to {3}.': '在 Kubespray {1} 上，该变量把 {2} 设为 {3}。',
  'The chart of Cilium {1} refuses {2} with {3}, so the installation fails. Change one of them.':
    'Cilium {1} 的 chart 拒绝 {2} 与 {3} 的组合，因此安装会失败。请修改其中一个。',
  'The chart of Cilium {1} refuses {2} without a value that it requires.':
    'Cilium {1} 的 chart 拒绝 {2}，因为缺少所需的另一个值。',
  'The comment "{1}" has no rule, so it has no effect. Add a rule id, as in: # {2} dead-variable.':
    '注释 "{1}" 没有写规则，因此不起作用。请加上规则 id，例如：# {2} dead-variable。',
  'Hubble relay with another cluster name': 'Hubble Relay 使用了不同的集群名称',
  'Use a release that passes the name on, or the cluster name default.':
    '请使用会传递该名称的版本，或使用集群名称 default。',
  'Hubble relay cannot connect to the agents: Kubespray {1} writes the name "{2}" into {3}, but the cluster is called "{5}". Upgrade to Kubespray {4} or later, or use the name "{2}".':
    'Hubble Relay 无法连接 agent：Kubespray {1} 在{3}中写入集群名称 "{2}"，而集群名为 "{5}"。请升级到 Kubespray {4} 或更高版本，或使用名称 "{2}"。',
  'The cluster gets {1} {2} anyway.': '集群本来就会得到 {1} {2}。',
  '{1} does not contain the pod subnet {2}, so traffic between pods on different nodes is masqueraded. Use a CIDR that contains it.':
    '{1} 不包含 Pod 子网 {2}，因此不同节点的 Pod 之间的流量会做地址伪装。请使用包含该子网的 CIDR。',
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
  'The operator runs Cilium {1}, and the agents run {2}. Cilium only supports the same version for both. Set one version.':
    'operator 运行 Cilium {1}，而 agent 运行 {2}。Cilium 只支持 operator 与 agent 版本相同。请设置同一个版本。',
  'Resource definitions that must exist before Cilium': '必须先于 Cilium 存在的资源定义',
  'A ServiceMonitor needs the definitions of the Prometheus operator, a Certificate those of cert-manager. The chart contains neither, and without them the installation fails.':
    'ServiceMonitor 需要 Prometheus Operator 的资源定义，Certificate 需要 cert-manager 的资源定义。chart 不包含这些定义，缺少时安装会失败。',
  'Install the definitions before Cilium, or set the value in a second run of the playbook.':
    '请在安装 Cilium 之前安装这些资源定义，或在第二次运行 playbook 时再设置该值。',
  "{1} needs the resource definitions of {2} ({3}) before Cilium is installed. Cilium's chart does not contain them.":
    '安装 Cilium 之前，{1} 就需要 {2}（{3}）的资源定义。Cilium 的 chart 不包含这些定义。',
  '{1} needs {2} ({3}). Kubespray installs it after Cilium, so a first run with this value fails. Set the value in a second run.':
    '{1} 需要 {2}（{3}），而 Kubespray 在安装 Cilium 之后才安装 {2}，因此第一次运行时设置该值会失败。请在第二次运行时再设置。',
  'the Prometheus operator': 'Prometheus operator',
};
