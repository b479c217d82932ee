/** Findings of commands, errors, and parts of messages. */
import type { Translations } from '../translator.ts';

export const findings: Translations = {
  // What the YAML parser reports.
  'A list that starts with [ does not end with ], or its lines are not indented enough':
    '以 [ 开头的列表没有以 ] 结尾，或其各行缩进不足',
  'A mapping that starts with { does not end with }, or its lines are not indented enough':
    '以 { 开头的映射没有以 } 结尾，或其各行缩进不足',
  'All mapping items must start at the same column': '映射的各项必须从同一列开始',
  'All sequence items must start at the same column': '列表的各项必须从同一列开始',
  'Implicit keys need to be on a single line': '键必须在一行之内',
  'Implicit map keys need to be followed by map values': '键后面必须有冒号和值',
  'Nested mappings are not allowed in compact mappings': '一行之内不能嵌套映射',
  'Tabs are not allowed as indentation': '缩进不能使用制表符',
  'Missing closing "quote': '缺少结尾的双引号',
  "Missing closing 'quote": '缺少结尾的单引号',
  'Missing , between {0} items': '{0} 的各项之间缺少逗号',
  'Unexpected {0} in {1}': '{1} 中不应出现 {0}',
  'Plain value cannot start with {0}': '不带引号的值不能以 {0} 开头',
  'Invalid escape sequence {0}': '无效的转义序列 {0}',
  'Cannot read {0}: {1}.': '无法读取 {0}：{1}。',
  'a value without a name': '没有名称的值',
  'an index without a value ({0})': '没有值的下标（{0}）',
  'there is no such file': '没有这个文件',
  'The base of an intent cannot be read, or refers back to the intent':
    '无法读取 intent 的基础文件，或基础文件又引用了该 intent',
  'Fix the path. It is relative to the file that has `extends`.': '请修正路径。路径相对于含有 `extends` 的文件。',
  'The files extend each other in a circle: {0}.': '这些文件循环引用：{0}。',
  '--format {0} needs a release. Set target.kubespray, target.kubean or --kubespray.':
    '--format {0} 需要一个版本。请设置 target.kubespray、target.kubean 或 --kubespray。',
  'The agents request {0} of cpu, and Kubespray {1} limits them to {2}, so Kubernetes rejects the DaemonSet. Also set resources.limits.cpu to {3} or more.':
    'agent 的 cpu request 为 {0}，而 Kubespray {1} 设置的 limit 为 {2}，因此 Kubernetes 会拒绝该 DaemonSet。请同时把 resources.limits.cpu 设为 {3} 或更大。',
  '{0} is not an index': '{0} 不是下标',
  'The output leaves out {1}: Kubespray {2} does not restart pods when the configuration changes. After the playbook, run: {3}':
    '输出中不含 {1}：配置变化时 Kubespray {2} 不会重启 Pod。playbook 运行后请执行：{3}',
  'Another network plugin is installed, so there is no Cilium.': '安装的是其他网络插件，因此没有 Cilium。',
  'Services do not change the configuration of Cilium.': 'Service 不会改变 Cilium 的配置。',
  'Did you mean {0}?': '是否想写 {0}？',
  'The playbook or the Helm installation fails': 'playbook 或 Helm 安装失败',
  'The agent does not start, or restarts: CrashLoopBackOff, Init:CrashLoopBackOff':
    'agent 无法启动，或反复重启：CrashLoopBackOff、Init:CrashLoopBackOff',
  'New pods stay in ContainerCreating': '新 Pod 停留在 ContainerCreating',
  'A setting had an effect before an upgrade, and has none after it': '设置在升级前有效，升级后不起作用',
  'Other pods of Cilium do not start, or do not work: Pending, CrashLoopBackOff':
    'Cilium 的其他 Pod 无法启动或无法工作：Pending、CrashLoopBackOff',
  'A setting does not arrive in the cluster': '设置没有传到集群',
  'A setting arrives, but has no effect': '设置传到了集群，但不生效',
  'Pods or Services cannot be reached': '无法访问 Pod 或 Service',
  'Traffic has the wrong source address': '流量的源地址错误',
  'Traffic is slow, or not evenly distributed': '流量缓慢，或分布不均',
  'Ingress or Gateway API serves no traffic': 'Ingress 或 Gateway API 不处理流量',
  'Traffic is not encrypted, or policies apply to the wrong pods': '流量未加密，或策略应用到错误的 Pod',
  'Clusters of a mesh do not connect, or not completely': 'mesh 中的集群无法连接，或连接不完整',
  'The setting works now, and fails after an upgrade': '设置现在有效，升级后会失败',
  'A part of the configuration was not checked': '部分配置未检查',
  'The alias *{1} has no anchor before it': '别名 *{1} 之前没有锚点',
  'The alias *{1} is inside its own anchor': '别名 *{1} 位于自身的锚点之内',
  'A mapping cannot be a key. If this is a Jinja expression, quote the whole value':
    '映射不能作为键。如果这是 Jinja 表达式，请给整个值加引号',
  'A text of more than {1} characters': '文本超过 {1} 个字符',
  'An escape for half a surrogate pair is not a character. Write the character itself':
    '半个代理对的转义不是字符。请直接写该字符',
  'Ansible refuses a bare << as a value; quote it': 'Ansible 拒绝把单独的 << 作为值；请加引号',
  'The anchor &{1} is here a second time': '锚点 &{1} 重复定义',
  'The YAML aliases (*name) expand to more than the limit of {1} values. Replace aliases by values':
    'YAML 别名（*name）展开后超过 {1} 个值的上限。请用具体的值代替别名',
  'unknown feature, rule, Helm value, agent option or variable: "{1}"':
    '未知的功能、规则、Helm value、agent 选项或变量："{1}"',
  'Did you mean {1}?': '是否想写 {1}？',
  '{1} is already an intent': '{1} 已经是 intent',
  "{1} sets nothing that Cilium {2}'s chart reads": 'Cilium {2} 的 chart 不读取 {1} 中的任何值',
  'generate refuses this intent: {1}': 'generate 会拒绝该 intent：{1}',
  'unknown Kubespray release: {1}': '未知的 Kubespray 版本：{1}',
  'The catalog has {1} to {2}.': '已知的版本为 {1} 至 {2}。',
  'unknown feature: {1}': '未知的功能：{1}',
  'no values to translate': '没有要转换的值',
  'Set values with --set or -f.': '请用 --set 或 -f 设置值。',
  '{1} contains no helm or cilium command with values': '{1} 中没有带值的 helm 或 cilium 命令',
  'Use -f for a values file.': 'values 文件请用 -f。',
  'there is no such file or directory': '没有这个文件或目录',
  'a part of the path is not a directory': '路径的一部分不是目录',
  'permission denied': '没有权限',
  'it is a directory, not a file': '这是目录，不是文件',
  'its symbolic links form a loop': '符号链接成环',
  'the path is too long': '路径太长',
  'no space is left on the device': '设备上没有剩余空间',
  'the disk quota is used up': '磁盘配额已用完',
  'the file system is read-only': '文件系统是只读的',
  'the file would be too large': '文件会太大',
  'it is not open': '文件未打开',
  'the system reports {1}': '系统报告 {1}',
  'nothing to read on standard input': '标准输入没有内容',
  'Use a file name, or pipe a file to standard input.': '请使用文件名，或通过管道输入文件。',
  'standard input': '标准输入',
  'cannot read standard input: {1}': '无法读取标准输入：{1}',
  'cannot read {1}: it is larger than {2} MiB': '无法读取 {1}：大于 {2} MiB',
  'cannot read {1}: {2}': '无法读取 {1}：{2}',
  'there is no inventory in {1}': '{1} 中没有 inventory',
  '{1} contains several inventories, such as {2} and {3}': '{1} 中有多个 inventory，例如 {2} 和 {3}',
  'Use the directory of one inventory.': '请使用某一个 inventory 的目录。',
  'Only Ansible can evaluate values of {1}, so the generated file cannot contain them. Add the generated entries to this definition by hand.':
    '{1} 的值只有 Ansible 才能求值，因此生成的文件不能包含这些值。请手动把生成的条目加到该定义中。',
  'Only Ansible can evaluate values of {1}, so the generated file cannot contain them. Add the settings of the intent to this definition by hand, or set these values in the intent.':
    '{1} 的值只有 Ansible 才能求值，因此生成的文件不能包含这些值。请手动把 intent 的设置加到该定义中，或在 intent 中设置这些值。',
  '{1} is also defined here. Ansible uses only one of the definitions. The generated one contains the entries of this one, so remove this one.':
    '此处也定义了 {1}。Ansible 只使用其中一个定义。生成的定义已包含此处的条目，请删除此处的定义。',
  'The inventory defines {1} here, but the generated file sets it to {2}. Remove the definition here. Otherwise the order of the files decides.':
    'inventory 在此处定义了 {1}，而生成的文件把 {1} 设为 {2}。请删除此处的定义，否则由文件的顺序决定。',
  'Set either kubespray or kubean, not both. A Kubean release pins its Kubespray release':
    'kubespray 和 kubean 只能设置一个。Kubean 版本会锁定 Kubespray 版本',
  'The configuration must be one YAML document.': '配置文件必须是单个 YAML 文档。',
  'There is no rule "{1}".{2}': '规则 "{1}" 不存在。{2}',
  'Set {1} directly in {2}.': '请直接在 {2} 中设置 {1}。',
  'Unknown key "{1}" in {2}.{3}': '{2} 中有未知的键 "{1}"。{3}',
  'Expected a glob, or a list of globs': '应为 glob 或 glob 列表',
  '{1}: Used the defaults of {2}. Flux or envsubst may set other values.':
    '{1}：使用了 {2} 的默认值。Flux 或 envsubst 可能会设置其他值。',
  'More than one document holds Helm values. Put them into a file each.':
    '有多个文档包含 Helm values。请分别放到单独的文件中。',
  'A values file must be a mapping: write "key: value" at the top level.':
    'values 文件必须是映射：请在顶层写 "key: value"。',
  'This {1} has no mapping of values, and cilium-extras does not read {2}. Use a file with the values instead.':
    '该 {1} 没有 values 映射，而 cilium-extras 不读取 {2}。请改用含有这些 values 的文件。',
  'This is a Kubernetes object ({1}) without Helm values in a known place.':
    '这是一个 Kubernetes 对象（{1}），已知位置没有 Helm values。',
  'Helm reads only the first document of a values file and ignores this one. Move its values into the first one.':
    'Helm 只读取 values 文件的第一个文档，会忽略这个文档。请把其中的值移到第一个文档。',
  'each element': '每个元素',
  'cilium-extras read the Helm values under {1} ({2}).': 'cilium-extras 读取了 {1} 下的 Helm values（{2}）。',
  '{1} names {2}, which was not read. Give {3} with -f before -f {4}.':
    '{1} 引用了 {2}，但该文件未读取。请用 -f 指定 {3}，并放在 -f {4} 之前。',
  '{1} names {2}, which was not read. Give {3} with -f after -f {4}.':
    '{1} 引用了 {2}，但该文件未读取。请用 -f 指定 {3}，并放在 -f {4} 之后。',
  'This {1} has no values itself, only the names of values files. Give them with -f instead: {2}.':
    '该 {1} 本身没有 values，只有 values 文件的名称。请改用 -f 指定这些文件：{2}。',
  'Argo CD ignores {1}, because valuesObject next to it takes precedence. Remove one of them.':
    'Argo CD 会忽略 {1}，因为旁边的 valuesObject 优先。请删除其中之一。',
  '{0} depends on {1}: the tool that reads this file, such as Ansible, Argo CD or helmfile, fills it in later. Write the value of one cluster.':
    '{0} 取决于 {1}：读取该文件的工具（如 Ansible、Argo CD 或 helmfile）稍后才填入该值。请写某一个集群的值。',
  'The tool that reads this object ignores a part of its values': '读取该对象的工具会忽略其中一部分 values',
  'Write the values in one place.': '请只在一处写 values。',
  'cilium-extras did not read the Helm values in {1}. Run the command again, and pass these values with --set or in a second values file.':
    'cilium-extras 没有读取 {1} 中的 Helm values。请重新运行命令，用 --set 或另一个 values 文件传入这些值。',
  'a whole number': '整数',
  'true or false': 'true 或 false',
  'an IPv4 network such as 10.233.64.0/18': 'IPv4 网段，例如 10.233.64.0/18',
  'an IPv6 network such as fd85:ee78::/64': 'IPv6 网段，例如 fd85:ee78::/64',
  'a multiple of {1}': '{1} 的倍数',
  'text that matches {1}': '匹配 {1} 的文本',
  'Not accepted': '无法接受',
  '{1} (YAML reads this value from {2}; quote it to make it a string)': '{1}（YAML 把该值读作 {2}；加引号即为字符串）',
  'Set either kubespray or kubean, not both. A Kubean release pins its Kubespray release.':
    'kubespray 和 kubean 只能设置一个。Kubean 版本会锁定 Kubespray 版本。',
  '{1}. The first one is at {2}:{3}.': '{1}。第一个在 {2}:{3}。',
  '{1}: {2} accepts strings, numbers and booleans; {3} is not supported.':
    '{1}：{2} 只接受字符串、数字和布尔值；不支持 {3}。',
  '{1}: {2} is too large for an exact number. Write it with quotes.': '{1}：{2} 太大，无法精确表示为数字。请加引号。',
  'Unknown key "__proto__" in {1}.': '{1} 中有未知的键 "__proto__"。',
  'Keys must be strings, but YAML reads {1} as another type. Write it with quotes.':
    '键必须是字符串，而 YAML 把 {1} 读作其他类型。请加引号。',
  'Expected {1}': '应为{1}',
  '{1} must be {2}, the version of the file format, got {3}.': '{1} 必须是 {2}（文件格式的版本），实际为 {3}。',
  '{1} must be {2}, got {3}.': '{1} 必须是{2}，实际为 {3}。',
  '{1} must have {2}, got {3}.': '{1} 必须有{2}，实际为 {3}。',
  'The key "{1}" is missing in {2}. Add this key with {3}.': '{2} 缺少键 "{1}"。请加上该键，值为 {3}。',
  '{1} has at most {2} MiB; this one has {3}.': '{1} 最大为 {2} MiB；此文件为 {3}。',
  '{1} must be one YAML document. A second document begins here.': '{1} 必须是单个 YAML 文档。此处开始了第二个文档。',
  'The {1} is empty. Write the line "version: 1" into this file, and then the other keys.':
    '{1} 为空。请在该文件中写入 "version: 1" 这一行，再写其他键。',
  '{1} must be a mapping, got {2}. Required keys: {3}. Optional keys: {4}.':
    '{1} 必须是映射，实际为 {2}。必需的键：{3}。可选的键：{4}。',
  'The output leaves out {1}: Kubespray {2} sets its own API server address. Remove {3}. To use another address, set {4} in group_vars/all, with the address of your load balancer. All nodes then use this address.':
    '输出中不含 {1}：Kubespray {2} 会自行设置 API server 的地址。请删除 {3}。如需使用其他地址，请在 group_vars/all 中设置 {4}，并填入负载均衡器的地址。之后所有节点都使用该地址。',
  'The output leaves out {1}: Kubespray {2} sets its own API server address, and does not accept another address. To change the address, set {3} in group_vars/all, with the address of your load balancer. All nodes then use this address.':
    '输出中不含 {1}：Kubespray {2} 会自行设置 API server 的地址，不接受其他地址。如需更改，请在 group_vars/all 中设置 {3}，并填入负载均衡器的地址。之后所有节点都使用该地址。',
  '{1} requires a proxy for the API server on every node, as on Talos. Remove {2}. Kubespray then sets its own address.':
    '{1} 需要每个节点上都有 API server 的代理（例如 Talos）。请删除 {2}。Kubespray 会设置自己的地址。',
  '{1}={2} has no effect: the chart of Cilium {3} does not use this value with your other values. Enable the feature that the value belongs to, or remove the value.':
    '{1}={2} 不生效：在当前的其他值下，Cilium {3} 的 chart 不使用该值。请启用该值所属的功能，或删除该值。',
  "Added {1}={2}, the default of Cilium's chart: the default of Kubespray {3} conflicts with these settings ({4}).":
    '已加上 Cilium chart 的默认值 {1}={2}：Kubespray {3} 的默认值与这些设置冲突（{4}）。',
  'Kubespray {1} ignores k8sServiceHost without full kube-proxy replacement. Enable kubeProxyReplacement too, or remove k8sServiceHost and k8sServicePort.':
    '未启用完整的 kube-proxy 替代时，Kubespray {1} 会忽略 k8sServiceHost。请同时启用 kubeProxyReplacement，或删除 k8sServiceHost 和 k8sServicePort。',
  'The generated variables do not contain the IPsec key. Set cilium_ipsec_key in an Ansible vault, in base64: Kubespray {1} stops without it, and creates the Secret from it.':
    '生成的变量不含 IPsec 密钥。请在 Ansible vault 中以 base64 设置 cilium_ipsec_key：Kubespray {1} 用该变量创建 Secret，未设置时会中止。',
  'Create {1} before Cilium is installed: Kubespray {2} does not create it with these settings, and pods wait for it: {3}.':
    '请在安装 Cilium 之前创建 {1}：在这些设置下 Kubespray {2} 不会创建该对象，而以下 Pod 会一直等待：{3}。',
  'Create the Secret {1} before Cilium is installed: the chart does not create it, and the agents wait for it. Run: kubectl -n kube-system create secret generic {2} --from-literal=keys="3+ rfc4106(gcm(aes)) $(openssl rand -hex 20) 128".':
    '请在安装 Cilium 之前创建 Secret {1}：chart 不会创建该 Secret，而 agent 会一直等待。请执行：kubectl -n kube-system create secret generic {2} --from-literal=keys="3+ rfc4106(gcm(aes)) $(openssl rand -hex 20) 128"。',
  'Create the Secret {1} before Cilium is installed: Kubespray {2} does not create it, and the agents wait for it. Run: kubectl -n kube-system create secret generic {3} --from-literal=keys="3+ rfc4106(gcm(aes)) $(openssl rand -hex 20) 128". Kubespray also stops without the variable cilium_ipsec_key: set it in an Ansible vault.':
    '请在安装 Cilium 之前创建 Secret {1}：Kubespray {2} 不会创建该 Secret，而 agent 会一直等待。请执行：kubectl -n kube-system create secret generic {3} --from-literal=keys="3+ rfc4106(gcm(aes)) $(openssl rand -hex 20) 128"。未设置变量 cilium_ipsec_key 时 Kubespray 也会中止：请在 Ansible vault 中设置。',
  'After the playbook, run: kubectl -n kube-system delete daemonset,configmap kube-proxy. Then run iptables-save | grep -v KUBE | iptables-restore on every node.':
    'playbook 运行后请执行：kubectl -n kube-system delete daemonset,configmap kube-proxy。然后在每个节点上执行 iptables-save | grep -v KUBE | iptables-restore 命令。',
  'Set {1}: true too: Kubespray {2} gives Kubernetes no IPv6 without it, so nodes have no IPv6 network and Services no IPv6 address.{3}':
    '请同时设置 {1}: true：否则 Kubespray {2} 不会为 Kubernetes 启用 IPv6，节点没有 IPv6 网段，Service 没有 IPv6 地址。{3}',
  'Set the variable in the message as well.': '请同时设置消息中的变量。',
  'The pod network is outside kube_pods_subnet': 'Pod 网段不在 kube_pods_subnet 之内',
  'Set the variable in the message to a network that contains the pod network.':
    '请把消息中的变量设为包含该 Pod 网段的网段。',
  'With IPAM mode kubernetes, the agents wait for that network.': 'IPAM 模式为 kubernetes 时，agent 会一直等待该网段。',
  'Pods get addresses from {1}, outside {2} ({3}), which Kubespray {4} uses for kubeadm and no_proxy. Set {5} to a network that contains them.':
    'Pod 从 {1} 获得地址，该网段不在 {2}（{3}）之内，而 Kubespray {4} 在 kubeadm 和 no_proxy 中使用后者。请把 {5} 设为包含该网段的网段。',
  'On a running cluster the DaemonSet kube-proxy stays: Kubespray only skips its installation. {1}':
    '在运行中的集群上，DaemonSet kube-proxy 会保留：Kubespray 只是不再安装 kube-proxy。{1}',
  'The feature "{1}" sets {2}: "{3}", as the documentation of Cilium {4} recommends. Otherwise pods that an L7 policy selects bypass the gateway. To keep the L7 proxy, set l7Proxy: true under values. {5}':
    '功能 "{1}" 按 Cilium {4} 文档的建议设置了 {2}: "{3}"。否则 L7 策略选中的 Pod 会绕过网关。如需保留 L7 代理，请在 values 下设置 l7Proxy: true。{5}',
  'The feature "{1}" needs {2}: "{3}" in Cilium {4}, so this option was set too. {5}':
    '在 Cilium {4} 中，功能 "{1}" 需要 {2}: "{3}"，因此也已设置该选项。{5}',
  'L7 policies, DNS policies (toFQDNs), Ingress and Gateway API of Cilium do not work without the L7 proxy.':
    '未启用 L7 代理时，Cilium 的 L7 策略、DNS 策略（toFQDNs）、Ingress 和 Gateway API 都无法工作。',
  'On a running cluster with another mode all identities change, and traffic can fail until all agents restart. Restart the agents after the playbook.':
    '如果运行中的集群使用其他模式，所有身份都会改变；在所有 agent 重启之前，流量可能中断。请在 playbook 运行之后重启 agent。',
  '{1} enables kube-proxy replacement. {2}': '{1} 会启用 kube-proxy 替代。{2}',
  'The feature "{1}" sets {2} to {3}, but the feature "{4}" sets it to {5}. Keep one of the two settings.':
    '功能 "{1}" 把 {2} 设为 {3}，而功能 "{4}" 设为 {5}。请只保留其中一个设置。',
  'The feature "{1}" sets {2} to {3}, but the key "{4}" sets it to {5}. Keep one of the two settings.':
    '功能 "{1}" 把 {2} 设为 {3}，而键 "{4}" 设为 {5}。请只保留其中一个设置。',
  'The key "{1}" sets {2} to {3}, but the feature "{4}" sets it to {5}. Keep one of the two settings.':
    '键 "{1}" 把 {2} 设为 {3}，而功能 "{4}" 设为 {5}。请只保留其中一个设置。',
  '{0} has no effect with Cilium {1}. {2} Use Cilium {3} or newer, or remove {4}.':
    '{0} 在 Cilium {1} 中不生效。{2}请使用 Cilium {3} 或更高版本，或删除 {4}。',
  '{0} has no effect with Cilium {1}. {2} Remove {3}.': '{0} 在 Cilium {1} 中不生效。{2}请删除 {3}。',
  'Kubespray {1} cannot install a chart with custom_cni. {2} and later can.':
    'Kubespray {1} 不能用 custom_cni 安装 chart。{2} 及更高版本可以。',
  'Kubespray {1} cannot install a chart with custom_cni.': 'Kubespray {1} 不能用 custom_cni 安装 chart。',
  'Kubespray {1} cannot set {2}: {3}.': 'Kubespray {1} 无法设置 {2}：{3}。',
  '{1} needs {2}, which is true in the chart of Cilium {3} and false on Kubespray {4}, so it was enabled too.':
    '{1} 需要 {2}，而 {2} 在 Cilium {3} 的 chart 中为 true，在 Kubespray {4} 上为 false，因此一并启用。',
  '{1} would end as {2}': '{1} 的结果会是 {2}',
  'with other settings of the release': '（由该版本的其他设置造成）',
  'a variable of the release': '该版本的变量',
  'it ignores cilium_config_extra_vars': '该版本会忽略 cilium_config_extra_vars',
  'it has no variable for agent options': '该版本没有用于 agent 选项的变量',
  'an agent option, written last by the chart': 'agent 选项，由 chart 最后写入',
  'the default of the release': '该版本的默认值',
  'its part is off': '所属部分未启用',
  'the release does not install its part': '该版本不安装所属部分',
  'no variable for it': '没有对应的变量',
  'it has no variable for it{1}': '没有对应的变量{1}',
  'no agent option has this effect': '没有 agent 选项有此作用',
  '{1} has no effect while {2} is false. Set {3}: true, or remove the value.':
    '{2} 为 false 时，{1} 不起作用。请设置 {3}: true，或删除该值。',
  'Kubespray {1} disables {2} only for the agents. It still installs {3}, which nothing uses. Delete these objects after the playbook.':
    'Kubespray {1} 只对 agent 关闭 {2}，但仍会安装用不到的 {3}。请在 playbook 运行之后删除这些对象。',
  'the variable of later releases': '更高版本的变量',
  "included in the release's own manifests": '已包含在该版本自带的清单中',
  'With these variables, Kubespray {1} also installs the objects of {2}. To avoid these objects, use a Kubespray release that installs the Cilium chart.':
    '使用这些变量时，Kubespray {1} 还会安装 {2} 的对象。如果不需要这些对象，请使用安装 Cilium chart 的 Kubespray 版本。',
  'it has no effect with the other values as they are': '在其他值不变的情况下不起作用',
  'it changes no agent option with the other values as they are': '在其他值不变的情况下不会改变任何 agent 选项',
  'it changes no agent option': '不会改变任何 agent 选项',
  'its effect is unknown': '作用未知',
  'it changes {1}, and {2}': '会改变 {1}，{2}',
  'it has no effect without {1}, which this release cannot set': '未设置 {1} 时不起作用，而该版本无法设置 {1}',
  "the chart's default": 'chart 的默认值',
  'it changes {1}, which Kubespray {2} renders from its own templates, without a variable for it':
    '会改变 {1}，而 Kubespray {2} 用自己的模板渲染 {1}，没有对应的变量',
  'Kubespray {1} fails with this value of its variable {2}': 'Kubespray {1} 的变量 {2} 取该值时会失败',
  'its variable {1} has another value here': '其变量 {1} 在此处取另一个值',
  'the template writes each item of its variable {1} without quotes, so YAML does not read {2} as this text':
    '模板把其变量 {1} 的每一项不加引号写入，因此 YAML 不会把 {2} 读作该文本',
  '{1}, and this release does not accept Helm values': '{1}，而该版本不接受 Helm values',
  'this release renders them from its own templates, without a variable for it':
    '该版本用自己的模板渲染这些对象，没有对应的变量',
  'the variables of this release for it render broken manifests': '该版本中对应的变量会渲染出损坏的清单',
  'this release renders its own manifests, without these': '该版本渲染自带的清单，其中没有这些对象',
  'its template sets {1} after cilium_config_extra_vars, and no variable gives it this value':
    '该版本的模板在 cilium_config_extra_vars 之后设置 {1}，没有变量可以设置这个值',
  'no variable of this release sets {1}': '该版本未设置 {1} 的变量',
  "Cilium {1}'s chart has no value {2}, so Helm ignores it.{3}":
    'Cilium {1} 的 chart 没有 {2}，因此 Helm 会忽略该值。{3}',
  "{1}: The chart of Cilium {2} does not render with {3}: null. Remove it to keep the chart's default.":
    '{1}：{3} 为 null 时，Cilium {2} 的 chart 无法渲染。如需保留 chart 的默认值，请删除该值。',
  "The chart of Cilium {1} does not render with {2}: null. Remove it to keep the chart's default.":
    '{2} 为 null 时，Cilium {1} 的 chart 无法渲染。如需保留 chart 的默认值，请删除该行。',
  '{1} must be {2}, not {3} ({4}).': '{1} 必须是 {2}，而不是 {3}（{4}）。',
  "Kubespray {1} cannot set {2}. You can upgrade to Kubespray {3}, the first release that can set all of this{4}. Or install Cilium's chart with kube_network_plugin: custom_cni on {5} (run again with --format custom-cni). Or run the command again with --partial, which omits what this release cannot set.":
    'Kubespray {1} 无法设置 {2}。可以升级到 Kubespray {3}，这是第一个能全部设置的版本{4}；或在 {5} 上用 kube_network_plugin: custom_cni 安装 Cilium 的 chart（用 --format custom-cni 再次运行）；或用 --partial 再次运行命令，省略该版本无法设置的部分。',
  'Kubespray {1} cannot set {2}. You can upgrade to Kubespray {3}, the first release that can set all of this{4}. Or run the command again with --partial, which omits what this release cannot set.':
    'Kubespray {1} 无法设置 {2}。可以升级到 Kubespray {3}，这是第一个能全部设置的版本{4}；或用 --partial 再次运行命令，省略该版本无法设置的部分。',
  "Kubespray {1} cannot set {2}. You can install Cilium's chart with kube_network_plugin: custom_cni on {3} (run again with --format custom-cni). Or run the command again with --partial, which omits what this release cannot set.":
    'Kubespray {1} 无法设置 {2}。可以在 {3} 上用 kube_network_plugin: custom_cni 安装 Cilium 的 chart（用 --format custom-cni 再次运行）；或用 --partial 再次运行命令，省略该版本无法设置的部分。',
  'Kubespray {1} cannot set {2}. You can run the command again with --partial, which omits what this release cannot set.':
    'Kubespray {1} 无法设置 {2}。可以用 --partial 再次运行命令，省略该版本无法设置的部分。',
  'the node reports no reason. Read the log of the agent on this node.':
    '节点没有报告原因。请查看该节点上 agent 的日志。',
  'Use lower-case letters, digits and dashes; a name can also have dots.':
    '请使用小写字母、数字和连字符；名称中还可以有点。',
  'invalid name for a ConfigMap: "{1}"': 'ConfigMap 名称无效："{1}"',
  'invalid namespace: "{1}"': '命名空间无效："{1}"',
  'Nothing was written. Fix the errors above, or use --partial to omit these settings.':
    '未写入任何内容。请修正以上错误，或用 --partial 省略这些设置。',
  'The output does not contain the settings in the errors.': '输出中不包含出错的设置。',
  'The output still contains the settings in the errors. Fix these before you use it.':
    '输出中仍包含出错的设置。使用之前请先修正。',
  'The output does not contain the settings that the target cannot set.': '输出中不包含目标无法设置的设置。',
  'It still contains the settings in the other errors. Fix these before you use it.':
    '输出中仍包含其他错误所涉及的设置。使用之前请先修正。',
  'Nothing was written. Fix the errors above.': '未写入任何内容。请修正以上错误。',
  'The option --partial omits only the settings that the target cannot set.': '--partial 只省略目标无法设置的设置。',
  'Cilium {1} requires Linux {2} or later: on {3} its BPF programs do not load, and the agent does not start. Upgrade the kernel of the nodes, or use Cilium {4} or older.':
    'Cilium {1} 需要 Linux {2} 或更高版本：在 {3} 上无法加载 BPF 程序，agent 无法启动。请升级节点的内核，或使用 Cilium {4} 或更早版本。',
  'does not set {1}': '不会设置 {1}',
  'does not create {1}': '不会创建 {1}',
  'Kubespray {1} is made for Cilium {2}. For Cilium {3} it {4}. {5}':
    'Kubespray {1} 是为 Cilium {2} 编写的，对于 Cilium {3}，{4}。{5}',
  'The release is not known.': '未知版本。',
  '"{1}" is not a Cilium version. Write a version such as 1.17.3 or 1.17.':
    '"{1}" 不是 Cilium 版本。请写 1.17.3 或 1.17 这样的版本。',
  'cilium-extras does not know Kubean {1}.{2}': 'cilium-extras 不认识 Kubean {1}。{2}',
  'cilium-extras does not know Kubean {1} yet, so it checked against {2}, the nearest older release. Correct the version, or update cilium-extras.':
    'cilium-extras 还不认识 Kubean {1}，因此按最近的旧版本 {2} 检查。请更正版本，或更新 cilium-extras。',
  'Kubean {1} pins a Kubespray release that cilium-extras does not know. Set a release with target.kubespray.':
    'Kubean {1} 锁定了 cilium-extras 不认识的 Kubespray 版本。请用 target.kubespray 指定版本。',
  'cilium-extras does not know Kubespray {1}.{2} Known releases: {3} to {4}, and master.':
    'cilium-extras 不认识 Kubespray {1}。{2}已知版本：{3} 至 {4}，以及 master。',
  'cilium-extras does not know Kubespray {1}.{2} It checked against {3}, the nearest older release.':
    'cilium-extras 不认识 Kubespray {1}。{2}因此按最近的旧版本 {3} 检查。',
  'cilium-extras does not know Kubespray {1}, so it checked against {2}, the nearest older release. Correct the version, or update cilium-extras.':
    'cilium-extras 不认识 Kubespray {1}，因此按最近的旧版本 {2} 检查。请更正版本，或更新 cilium-extras。',
  'This catalog has no snapshot of Kubespray master. The facts of {1}, the newest release, are used.':
    '此 catalog 没有 Kubespray master 的快照，因此使用最新版本 {1} 的数据。',
  'cilium-extras knows Kubespray master as of commit {1} of {2}. Later commits may differ. A release does not change: set a release to avoid this.':
    'cilium-extras 掌握的 Kubespray master 截至 {2} 的提交 {1}。之后的提交可能不同。正式版本不会变化：请设置正式版本以避免差异。',
  'Kubespray {1} installs Cilium {2} by default, which is not supported. Set Cilium 1.9 or later, for example --cilium 1.9.18.':
    'Kubespray {1} 默认安装 Cilium {2}，而 cilium-extras 不支持该版本。请使用 Cilium 1.9 或更高版本，例如 --cilium 1.9.18。',
  'Kubespray {1} refuses Cilium below {2}; {3} is older.': 'Kubespray {1} 拒绝低于 {2} 的 Cilium，而 {3} 低于该版本。',
  'cilium-extras does not know Cilium {1}, so it checked against {2}, the nearest older version. Correct the version, or update cilium-extras.':
    'cilium-extras 不认识 Cilium {1}，因此按最近的旧版本 {2} 检查。请更正版本，或更新 cilium-extras。',
  'cilium-extras does not support Cilium {1}. Use Cilium 1.9 or later.':
    'cilium-extras 不支持 Cilium {1}。请使用 Cilium 1.9 或更高版本。',
  'cilium-extras does not know Cilium {1} yet, so it checked against {2}, the newest version that it knows. Correct the version, or update cilium-extras.':
    'cilium-extras 还不认识 Cilium {1}，因此按已知的最新版本 {2} 检查。请更正版本，或更新 cilium-extras。',
  '"{1}" is not a kernel version. Write a version such as "5.15" or 5.15.0-91-generic.':
    '"{1}" 不是内核版本。请写 "5.15" 或 5.15.0-91-generic 这样的版本。',
  'a mesh file': 'mesh 文件',
  'a values file': 'values 文件',
  'Invalid YAML in {1}': '{1} 的 YAML 无效',
  'Fix the syntax error at this position. The rest of the file was not checked.':
    '请修正此处的语法错误。文件的其余部分未检查。',
  'Duplicate key in {1}': '{1} 中有重复的键',
  'Keep one of the two definitions.': '请只保留其中一个定义。',
  '{1} is too large, or its aliases expand to too much': '{1} 太大，或其别名展开后过大',
  'Replace aliases (*name) by values. If the file is still too large, split the file.':
    '请用具体的值代替别名（*name）。如果文件仍然太大，请拆分该文件。',
  '{1} is empty': '{1} 为空',
  'Start with `version: 1`, or run `cilium-extras init` to create an intent.':
    '请以 `version: 1` 开头，或运行 `cilium-extras init` 创建 intent。',
  'Unknown key in {1}': '{1} 中有未知的键',
  'Use an accepted key, or remove the key.': '请使用可接受的键，或删除该键。',
  'Missing key in {1}': '{1} 缺少键',
  'Add the key.': '请补上该键。',
  'Wrong type of a value in {1}': '{1} 中值的类型不对',
  'Write a value of the type in the message.': '请写消息中所述类型的值。',
  'Invalid value in {1}': '{1} 中的取值无效',
  'Write one of the accepted values.': '请写可接受的值之一。',
  'Two parts of an intent set different values': 'intent 的两个部分设置了不同的值',
  'Keep one of them.': '请只保留其中一个。',
  'Unknown release': '未知版本',
  'Use a known release. `cilium-extras matrix` lists them.':
    '请使用已知的版本。`cilium-extras matrix` 会列出已知的版本。',
  'The catalog does not have this release, so the nearest older release was used, if there is one':
    'catalog 中没有该版本，因此使用了最近的旧版本（如果有）',
  'Use a known release, or update cilium-extras.': '请使用已知的版本，或更新 cilium-extras。',
  'What cilium-extras knows about Kubespray master may be out of date':
    'cilium-extras 掌握的 Kubespray master 可能已过时',
  'Set a release: a release does not change.': '请设置正式版本：正式版本不会变化。',
  'Both a Kubespray and a Kubean release are set': '同时设置了 Kubespray 和 Kubean 版本',
  'Set one of the two. A Kubean release pins its Kubespray release.':
    '请只设置其中一个。Kubean 版本会锁定 Kubespray 版本。',
  // images
  'The inventory does not install Cilium': '该 inventory 不安装 Cilium',
  'Set kube_network_plugin: cilium.': '请设置 kube_network_plugin: cilium。',
  'Only Ansible knows the name of this image': '只有 Ansible 运行时才知道该镜像的名称',
  'Write the repository and the tag without a template, or add the image to the list by hand.':
    '仓库和标签请不要使用模板，或手动把该镜像加入列表。',
  'The release has no setting for the repository of an image': '该版本未设置镜像仓库的变量',
  'Use a mirror of the container runtime for this image, or a newer release.':
    '请为该镜像配置容器运行时的镜像仓库，或使用更高版本。',
  'The release cannot disable the digest of an image': '该版本无法关闭镜像的 digest',
  'Copy the image with its digest, or use a newer release.': '复制镜像时请保留 digest，或使用更高版本。',
  'The chart of this Cilium version is not in the catalog': 'catalog 中没有该 Cilium 版本的 chart',
  'Compare the list with helm template, or update cilium-extras.':
    '请与 helm template 的结果对比，或更新 cilium-extras。',
  'This output format requires a release': '该输出格式需要指定版本',
  'Set target.kubespray, target.kubean or --kubespray, or use a Helm format.':
    '请设置 target.kubespray、target.kubean 或 --kubespray，或使用 Helm 格式。',
  'The catalog does not have this Cilium version, so the nearest older version was used, or the version is invalid':
    'catalog 中没有该 Cilium 版本，因此使用了最近的旧版本，或版本无效',
  'Use a known version, or update cilium-extras.': '请使用已知的版本，或更新 cilium-extras。',
  'The Cilium version is older than 1.9, or older than the release supports':
    'Cilium 版本早于 1.9，或早于该版本所支持的版本',
  'Set a newer version with target.cilium or --cilium.': '请用 target.cilium 或 --cilium 设置更高版本。',
  'Invalid kernel version': '内核版本无效',
  'Write one like "5.15", with quotes.': '请写 "5.15" 这样的版本（带引号）。',
  'The target cannot set some settings: alternatives': '目标版本无法设置某些设置时的替代办法',
  'Use a newer release, install the chart with custom_cni, or omit the settings with --partial.':
    '请使用更高版本，用 custom_cni 安装 chart，或用 --partial 省略这些设置。',
  'The inventory and the generated file set a variable to different values': 'inventory 与生成的文件把变量设为不同的值',
  'Remove the definition in the inventory. Otherwise the order of the files decides.':
    '请删除 inventory 中的定义，否则由文件的顺序决定。',
  'A value of a part of Cilium that does not run': '该值所属的 Cilium 组件没有运行',
  'Enable the part, or remove the value.': '请启用该组件，或删除该值。',
  'The objects of a disabled component are still installed': '已关闭组件的对象仍会安装',
  'Delete the objects after the playbook, or use a release that installs the chart with these values.':
    '请在 playbook 运行之后删除这些对象，或使用以这些值安装 chart 的版本。',
  'Kubespray does not delete the kube-proxy of a running cluster': 'Kubespray 不会删除运行中集群的 kube-proxy',
  'Run the commands in the message after the playbook.': '请在 playbook 运行之后执行消息中的命令。',
  'A feature switches off or changes another part of Cilium': '某个功能关闭或改变了 Cilium 的其他部分',
  'Do not use the feature if the cluster needs the other part. Newer Cilium versions may support the combination.':
    '如果集群需要另一部分，请不要使用此功能。更高版本的 Cilium 可能支持同时使用。',
  'Invalid Helm flag': 'Helm 参数无效',
  'Write the flag as `helm install` accepts it.': '请按 `helm install` 接受的方式写该参数。',
  'The command and the target have different Cilium versions': '命令与目标的 Cilium 版本不同',
  'Set --cilium if the target is wrong. Otherwise no change is needed: values are translated for the target.':
    '如果目标版本不对，请设置 --cilium。否则无需改动：值会转换为目标版本。',
  'A Helm value of another Cilium version was translated': '已转换其他 Cilium 版本的 Helm value',
  'Check the new value in the message.': '请检查消息中的新值。',
  'Kubespray sets the address of the API server, and the command sets a different address':
    'Kubespray 会设置 API server 的地址，而命令设置了另一个地址',
  'Remove the value, or set loadbalancer_apiserver (address and port) in group_vars/all.':
    '请删除该值，或在 group_vars/all 中设置 loadbalancer_apiserver（address 和 port）。',
  'The release does not restart pods when the configuration changes': '配置变化时该版本不会重启 Pod',
  'Restart them with the command in the message after a change.': '改动之后，请用消息中的命令重启 Pod。',
  'Another document in a values file': 'values 文件中有另一个文档',
  'Helm reads only the first document of a file. Move the values into the first document, or into another file.':
    'Helm 只读取文件的第一个文档。请把这些值移到第一个文档，或移到另一个文件。',
  'A Helm value has no effect with the other values': '在其他值的影响下，某个 Helm value 不生效',
  'Remove the value, or enable the feature that it belongs to.': '请删除该值，或启用该值所属的功能。',
  'Information about an input': '关于输入的说明',
  'No change is needed.': '无需改动。',
  'A setting has no effect on this release and was omitted': '某项设置在该版本上不生效，已省略',
  'If you need the setting, add the matching feature or Helm value to the intent.':
    '如果需要该设置，请把对应的功能或 Helm value 加到 intent 中。',
  'The intent and the imported settings set different agent options': 'intent 与导入的配置设置的 agent 选项不同',
  'Check the options in the message, and add missing settings to the intent.':
    '请检查消息中的选项，并把缺少的设置加到 intent 中。',
  'The intent installs or removes kube-proxy, unlike the original': 'intent 会安装或移除 kube-proxy，与原配置不同',
  'Set kube_proxy_remove or the feature kubeProxyReplacement as you need it.':
    '请按需要设置 kube_proxy_remove 或功能 kubeProxyReplacement。',
  'Error in .cilium-extras.yaml': '.cilium-extras.yaml 有错误',
  'Fix the error at this position. docs/files.md describes the file.':
    '请修正此处的错误。该文件的说明见 docs/files.md。',
  'A setting that another setting requires was enabled, because the release disables it by default':
    '另一项设置所需的设置已启用，因为该版本默认关闭该设置',
  'If you do not want this setting, remove the setting that requires it. Otherwise no change is needed.':
    '如果不需要该设置，请删除需要它的设置。否则无需改动。',
  'The variables of the release also install other components': '该版本的变量还会安装其他组件',
  'Use a release that installs the chart if you do not want them: each component has its own value there.':
    '如果不需要这些组件，请使用安装 chart 的版本：chart 中每个组件都有自己的值。',
  'The configuration requires a key that the output does not contain': '该配置需要输出中没有的密钥',
  'Create the Secret, or set the variable in an Ansible vault, as the message states.':
    '请按消息创建 Secret，或在 Ansible vault 中设置变量。',
  'There is no Service in the manifest': '清单中没有 Service',
  'Use a manifest with a Service.': '请使用含有 Service 的清单。',
  'The annotations of a Service cannot be edited safely': '无法安全地修改 Service 的注解',
  'Add the annotations in the message by hand.': '请手动加上消息中的注解。',
  'A cluster of the mesh has no inventory and no intent, so its settings were not checked':
    'mesh 中有集群既没有 inventory 也没有 intent，因此未检查其设置',
  'Set its inventory or its intent in the mesh file.': '请在 mesh 文件中设置该集群的 inventory 或 intent。',
  "A cluster's inventory or intent cannot be read": '无法读取集群的 inventory 或 intent',
  'Fix the path or the file. Paths are relative to the mesh file.': '请修正路径或文件。路径相对于 mesh 文件。',
  'No release is set for a cluster, so a default was used': '集群没有指定版本，因此使用了默认版本',
  'Set the release in the mesh file.': '请在 mesh 文件中指定版本。',
  'The inventory of a cluster does not install Cilium': '集群的 inventory 不安装 Cilium',
  'Remove the cluster from the mesh file.': '请从 mesh 文件中删除该集群。',
  'The mesh file and the cluster have different networks': 'mesh 文件与集群的网段不同',
  'Correct the inventory or the mesh file. The networks of both were checked.':
    '请更正 inventory 或 mesh 文件。两者的网段都已检查。',
  'Invalid network': '网段无效',
  'Write a CIDR such as 10.233.64.0/18.': '请写 10.233.64.0/18 这样的 CIDR。',
  'A network of a cluster is unknown, so overlaps were not checked': '集群的某个网段未知，因此未检查是否重叠',
  'Set podCIDRs or serviceCIDRs in the mesh file.': '请在 mesh 文件中设置 podCIDRs 或 serviceCIDRs。',
  '{1}: not available in this Cilium version': '{1}：该 Cilium 版本不支持',
  'Use the Cilium version in the message, or a newer one.': '请使用消息中的 Cilium 版本，或更高版本。',
  '{1} does not install Cilium': '{1} 不安装 Cilium',
  'custom_cni installs the chart, so the intent is for plain Helm. Generate it with --format helm-values.':
    'custom_cni 安装的是 chart，因此 intent 用于直接使用 Helm。请用 --format helm-values 生成。',
  'No Cilium version is set, so the newest known version was used: {1}. Set it with --cilium.':
    '未指定 Cilium 版本，因此使用了已知的最新版本：{1}。请用 --cilium 指定。',
  'Omitted: {1} {2}.': '已省略：{1} {2}。',
  'has another value': '取值不同',
  'is missing': '不存在',
  'does not write it': '不会写入',
  'gives it {1}': '设置的值是 {1}',
  '{1} {2} in the imported settings, but the intent {3}. Nothing else on {4} sets it.':
    '导入的配置中 {1} {2}，而 intent {3}。{4} 上没有其他设置方式。',
  'With the intent, {1} also sets {2} {3} in cilium-config that the imported settings do not have: {4}. Check that you want these options.':
    '使用该 intent 时，{1} 还会在 cilium-config 中设置导入的配置所没有的 {2} {3}：{4}。请确认是否需要这些选项。',
  'The inventory runs kube-proxy together with kube-proxy replacement. With the intent, Kubespray does not install kube-proxy. On a running cluster, delete it after the playbook: {1}':
    'inventory 同时运行 kube-proxy 和 kube-proxy 替代。使用该 intent 时，Kubespray 不会安装 kube-proxy。在运行中的集群上，请在 playbook 运行之后将其删除：{1}',
  'The inventory removes kube-proxy, and the intent does not. With the intent, Kubespray installs kube-proxy again. If Cilium replaces kube-proxy, both then translate Services, and established connections can break. To avoid this, keep kube_proxy_remove: true in the inventory.':
    'inventory 会移除 kube-proxy，而 intent 不会。使用该 intent 时，Kubespray 会重新安装 kube-proxy。如果由 Cilium 替代 kube-proxy，两者会同时转换 Service，已建立的连接可能中断。如需避免，请在 inventory 中保留 kube_proxy_remove: true。',
  'is or has a secret, which an intent must not hold': '是密钥或含有密钥，不应写入 intent',
  'has a value that only Ansible knows': '只能由 Ansible 求值',
  'Kubespray {1} does not have it': 'Kubespray {1} 没有该变量',
  'nothing in Kubespray {1} reads it': 'Kubespray {1} 不读取该变量',
  'Kubespray {1} refuses {2}': 'Kubespray {1} 拒绝 {2}',
  'Plan a maintenance window. Until the new agents are ready, no pod can start, and network changes do not take effect.':
    '请安排维护窗口。在新的 agent 就绪之前，Pod 无法启动，网络变更也不会生效。',
  'The output leaves out {1}: it had no effect where these values were used. Charts have it up to Cilium {2}, and {3} from {4} on.':
    '输出中不含 {1}：在使用这些值的集群中，{1} 本来就不生效。Cilium {2} 及更早版本的 chart 有 {1}，自 {4} 起为 {3}。',
  'Cilium {1} does not need {2}: the other values include it.': 'Cilium {1} 不需要 {2}：其他值已包含该设置。',
  '{1} has another form in Cilium {2}. Translated to {3}.': '{1} 在 Cilium {2} 中的写法不同。已转换为 {3}。',
  "Cilium {1}'s chart no longer has {2} (removed after {3}), so Helm ignores it. No other value replaces it.":
    'Cilium {1} 的 chart 不再有 {2}（在 {3} 之后移除），因此 Helm 会忽略该值。没有其他值可以代替。',
  "Cilium {1}'s chart does not have {2} yet (added in {3}), so Helm ignores it.":
    'Cilium {1} 的 chart 还没有 {2}（在 {3} 中加入），因此 Helm 会忽略该值。',
  'depends on a variable that is set later': '取决于稍后才设置的变量',
  'Helm refuses --{1} {2}: {3}.': 'Helm 拒绝 --{1} {2}：{3}。',
  'Cilium {1} has {2} instead': 'Cilium {1} 改用 {2}',
  'Cilium {1} has no such option': 'Cilium {1} 没有这个选项',
  'Helm refuses {1}: {2}.': 'Helm 拒绝 {1}：{2}。',
  '--{1} {2} has {3}, which Helm ignores. Write key=value.': '--{1} {2} 中有{3}，Helm 会忽略。请写成 key=value。',
  'Your command installs Cilium {1}, and the target installs {2}. The output is for {3}. For the other version, run translate with --cilium {4}.':
    '该命令安装 Cilium {1}，而目标安装 {2}。输出用于 {3}。如需另一版本，请运行 translate 并加上 --cilium {4}。',
  '{1} depends on {2}, which only the shell can evaluate. Write the value, or add {3} before the command.':
    '{1} 取决于 {2}，只有 shell 才能求值。请直接写值，或在命令之前加上 {3}。',
  '{1} depends on {2}, which Flux or envsubst sets later. Write the value, or run envsubst on the file first.':
    '{1} 取决于 {2}，而 {2} 稍后由 Flux 或 envsubst 设置。请直接写值，或先对文件运行 envsubst。',
  'There is no file or directory {1}.': '没有文件或目录 {1}。',
  'Use an inventory, a variables file, a manifest or an intent.': '请使用 inventory、变量文件、清单或 intent。',
  'The hosts have more than {1} different sets of variables. Only those of the first hosts were checked.':
    '主机的变量组合超过 {1} 种。只检查了前面的主机。',
  'The inventory is encrypted with ansible-vault, so its hosts and groups are not known.':
    '该 inventory 用 ansible-vault 加密，因此主机和组未知。',
  'The directory was not read: {1}.': '未读取该目录：{1}。',
  'Move the file into {1}/': '请把该文件移到 {1}/ 中',
  'Move its variables into {1}': '请把该文件的变量移到 {1} 中',
  'Ansible does not read this file, so {1} has no effect: Ansible reads {2}{3} instead. {4}.':
    'Ansible 不读取该文件，因此 {1} 不生效：Ansible 读取的是 {2}{3}。{4}。',
  'No host is in the group {1}, so Ansible does not read this file. Did you mean {2}?':
    '没有主机属于组 {1}，因此 Ansible 不读取该文件。是否想写 {2}？',
  'Ansible does not read this file by itself, so {1} has no effect, unless you pass the file with -e @{2}. Otherwise move the file into {3}/.':
    'Ansible 不会自行读取该文件，因此除非用 -e @{2} 传入，否则 {1} 不生效。如不传入，请把该文件移到 {3}/ 中。',
  'Ansible does not read this file, so {1} has no effect: the directory is called {2}, not {3}. Rename the directory.':
    'Ansible 不读取该文件，因此 {1} 不生效：该目录名为 {2}，而不是 {3}。请重命名该目录。',
  'The file was not checked: it is a Kubernetes manifest without variables of Kubespray. To check Helm values in it, run: cilium-extras translate {1}.':
    '该文件未被检查：它是不含 Kubespray 变量的 Kubernetes 清单。要检查其中的 Helm values，请运行：cilium-extras translate {1}。',
  'Kubean does not read the key "{1}" of a ConfigMap, so {2} has no effect. {3}.':
    'Kubean 不读取 ConfigMap 的键 "{1}"，因此 {2} 不生效。{3}。',
  'No host is in the group {1}, so Ansible does not read this file.': '没有主机属于组 {1}，因此 Ansible 不读取该文件。',
  'The inventory has no host {1}, so Ansible does not read this file.':
    'inventory 中没有主机 {1}，因此 Ansible 不读取该文件。',
  'No problems: {1}.': '没有问题：{1}。',
  'The file is encrypted with ansible-vault, so it was not checked. To check it, run cilium-extras on a decrypted copy.':
    '该文件用 ansible-vault 加密，因此未检查。如需检查，请对解密后的副本运行 cilium-extras。',
  'Ansible stops at this file: it has a second YAML document{1}. Remove the "---" before it.':
    'Ansible 会在该文件处中止：文件中有第二个 YAML 文档{1}。请删除第二个文档前面的 "---"。',
  'Expected a mapping of variables.': '应为变量的映射。',
  'no variable can hold it': '没有可以写入的变量',
  'Once Cilium runs, run this command again with --format manifests, and pipe the output to: kubectl apply -f -':
    '请在 Cilium 运行之后，用 --format manifests 再次运行此命令，并把输出通过管道传给：kubectl apply -f -',
  'Editors start it. The page editors/README.md has their settings.':
    '由编辑器启动。各编辑器的配置见 editors/README.md。',
  'Custom resources that neither the release nor the chart creates': '该版本和 chart 都不会创建的自定义资源',
  'Pass the output of `generate --format manifests` to `kubectl apply -f -` once Cilium runs.':
    '请在 Cilium 运行之后，把 `generate --format manifests` 的输出传给 `kubectl apply -f -`。',
  'The agents request more than the limit that Kubespray sets by default':
    'agent 的 request 大于 Kubespray 默认设置的 limit',
  'Set the limit as well.': '请同时设置 limit。',
  'The feature "{1}" sets {2}, which applies to every component that Kubespray deploys, not only to Cilium. Check that the other components work with this value.':
    '功能 "{1}" 设置了 {2}，而 {2} 作用于 Kubespray 部署的所有组件，不仅是 Cilium。请检查其他组件能否使用该值。',
  'A variable that also applies to other components of Kubespray': '同时作用于 Kubespray 其他组件的变量',
  'Check that the other components work with the value, or remove the setting.':
    '请检查其他组件能否使用该取值，或删除该设置。',
  'The release does not create some objects that a feature needs': '该版本不会创建某个功能所需的部分对象',
  'Kubespray {1} enables {2}, but does not create {3} of the chart. Cilium then cannot read Secrets, for example with passwords or TLS certificates. Create this object as the chart does.':
    'Kubespray {1} 会启用 {2}，但不会创建 chart 中的 {3}。Cilium 因此无法读取 Secret，例如其中的密码或 TLS 证书。请像 chart 一样创建该对象。',
  'Kubespray {1} enables {2}, but does not create {3} of the chart. Cilium then cannot read Secrets, for example with passwords or TLS certificates. Create this object as the chart does, and set {4} in cilium_config_extra_vars.':
    'Kubespray {1} 会启用 {2}，但不会创建 chart 中的 {3}。Cilium 因此无法读取 Secret，例如其中的密码或 TLS 证书。请像 chart 一样创建该对象，并在 cilium_config_extra_vars 中设置 {4}。',
  'Kubespray {1} enables {2}, but does not create {3} of the chart. Cilium then cannot read Secrets, for example with passwords or TLS certificates. Create these objects as the chart does, and set {4} in cilium_config_extra_vars.':
    'Kubespray {1} 会启用 {2}，但不会创建 chart 中的 {3}。Cilium 因此无法读取 Secret，例如其中的密码或 TLS 证书。请像 chart 一样创建这些对象，并在 cilium_config_extra_vars 中设置 {4}。',
  'Create the objects as the chart does, or do not use the functions that need these objects.':
    '请像 chart 一样创建这些对象，或不使用需要这些对象的功能。',
  'Cilium {1} requires Linux {2} or later: on {3} its BPF programs do not load, and the agent does not start. Upgrade the kernel of the nodes.':
    'Cilium {1} 需要 Linux {2} 或更高版本：在 {3} 上无法加载 BPF 程序，agent 无法启动。请升级节点的内核。',
  'Remove it.': '请删除。',
  '(fixable)': '（可自动修复）',
  'refused: {0}': '被拒绝：{0}',
  'ignored: {0}': '被忽略：{0}',
  'Kubespray sets its own address': 'Kubespray 自己设置该地址',
  'no effect with these values': '在这些值下不生效',
  'Helm ignores it': 'Helm 会忽略该值',
  'included in the other values': '已包含在其他值中',
  'nothing to set': '无需设置',
  '{0} -> {1}': '{0} -> {1}',
  '{0} -> refused: {1}': '{0} -> 被拒绝：{1}',
  '{0} -> ignored: {1}': '{0} -> 被忽略：{1}',
  'The key "{1}" is set twice, and only the last one counts: remove one of them':
    '键 "{1}" 设置了两次，只有最后一个生效：请删除其中一个',
  'Ansible does not read this file, so its {1} has no effect. In this directory, Ansible reads only .yml, .yaml and .json files, and files without an extension. Rename the file to end in .yml, unless it is a backup.':
    'Ansible 不读取该文件，因此其中的 {1} 不生效。在该目录中，Ansible 只读取 .yml、.yaml 和 .json 文件，以及没有扩展名的文件。如果该文件不是备份，请把扩展名改为 .yml。',
  'Use a later Kubespray release, or Cilium {1}.': '请使用更高版本的 Kubespray，或使用 Cilium {1}。',
  'Use Kubespray {1}, or Cilium {2}.': '请使用 Kubespray {1}，或使用 Cilium {2}。',
  'Start with `version: 1` and the list `clusters`.': '请以 `version: 1` 和列表 `clusters` 开头。',
  'the intent': 'intent',
  'the mesh file': 'mesh 文件',
  'Allowed keys: {1}.': '可用的键：{1}。',
  'No keys are allowed there.': '此处不能有键。',
  'The mesh file is empty. Write the line "version: 1" into this file, and then the other keys.':
    'mesh 文件为空。请在该文件中写入 "version: 1" 这一行，再写其他键。',
  'Keep one of the two settings.': '请只保留其中一个设置。',
  'No variable of Kubespray {1} can hold {2}.': 'Kubespray {1} 没有可以写入 {2} 的变量。',
  'The chart does not create {1}.': 'chart 不会创建 {1}。',
  'In an air-gapped cluster, mirror these files too.': '离线环境中，请同时镜像这些文件。',
  'The key "{1}" is missing in {2}. Add: {3}.': '{2} 缺少键 "{1}"。请加上：{3}。',
  'Kubespray {1} enables {2}, but does not create {3} of the chart. Cilium then cannot read Secrets, for example with passwords or TLS certificates. Create these objects as the chart does.':
    'Kubespray {1} 会启用 {2}，但不会创建 chart 中的 {3}。Cilium 因此无法读取 Secret，例如其中的密码或 TLS 证书。请像 chart 一样创建这些对象。',
  'Allowed keys: {0}.': '可用的键：{0}。',
  'cilium-extras stops until this file is correct.': '在该文件更正之前，cilium-extras 不会运行。',
  'the directory {0}': '目录 {0}',
  'Helm refuses {0}: the key {1} has no value.': 'Helm 拒绝 {0}：键 {1} 没有值。',
};
