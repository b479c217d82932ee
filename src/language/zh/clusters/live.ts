/** Reports about clusters: `diff`, `doctor`, `images`, `import`, `verify`, `migrate`, `explain`. */
import type { Translations } from '../../translator.ts';

export const live: Translations = {
  'cilium-extras does not know the chart of Cilium {0}. These images have no digests. Images that have their own versions, such as Envoy, are those of Cilium {1}. Compare them with the output of helm template before you copy images.':
    'cilium-extras 没有收录 Cilium {0} 的 chart。列表不含 digest。Envoy 等有自己版本号的镜像取自 Cilium {1}。复制镜像前请与 helm template 的结果核对。',
  'This inventory does not install Cilium, so it needs no Cilium images.':
    '该 inventory 不安装 Cilium，因此不需要 Cilium 镜像。',
  'These images do not include the one of {0}: its name contains a template that only Ansible can evaluate. Write plain values for {1} in the inventory, or add the image by hand.':
    '这些镜像中没有 {0} 的镜像：其名称含有只有 Ansible 才能求值的模板。请在 inventory 中为 {1} 写具体的值，或手动加入该镜像。',
  '{0} always pulls this image by its digest. Copy the image so that the digest stays the same: {1}':
    '{0} 总是按 digest 拉取该镜像。复制镜像时请保持 digest 不变：{1}',
  'Cilium {0} has no option {1}, and ignores it. Did you mean {2}?':
    'Cilium {0} 没有选项 {1}，会忽略该选项。是否想写 {2}？',
  'The manifest contains no Service, so there is nothing to annotate.':
    '清单中没有 Service，因此没有可以添加注解的对象。',
  'Kubespray {1} refuses to run while it is set': '设置了该变量时，Kubespray {1} 会拒绝运行',
  "From {1} on the Cilium CLI installs Cilium's chart. Helm does not adopt the objects that {2} created.":
    '自 {1} 起由 Cilium CLI 安装 Cilium 的 chart。Helm 不会接管 {2} 创建的对象。',
  '{1} stays as it is: Kubespray {2} does not read it, and {3} does. Remove entries that the cluster should not have.':
    '{1} 保持不变：Kubespray {2} 不读取 {1}，而 {3} 会读取。请删除集群不应有的条目。',
  'Errors that lint reports of this inventory stay in the result: {1}. Run lint, and fix them first.':
    'lint 对该 inventory 报告的错误仍保留在结果中：{1}。请先运行 lint 并修复这些错误。',
  'Kubespray {0} uses its own manifests. Of objects other than cilium-config, only the variables that change them were compared.':
    'Kubespray {0} 使用自带的清单。对于 cilium-config 之外的对象，只比较了会改变它们的变量。',
  'Variables that change other manifests': '会改变其他清单的变量',
  Cluster: '集群',
  'Agent options': 'agent 选项',
  'Helm values that change other objects': '会改变其他对象的 Helm values',
  'Variables with custom resources': '包含自定义资源的变量',
  'The cluster gets the same from both.': '两个输入为集群生成的配置相同。',
  '1 difference from a to b: {0}.': '从 a 到 b 有 1 处不同：{0}。',
  '{0} differences from a to b: {1}.': '从 a 到 b 有 {0} 处不同：{1}。',
  '{0} added': '新增 {0}',
  '{0} removed': '删除 {0}',
  '{0} changed': '修改 {0}',
  'a: {0}': 'a: {0}',
  'b: {0}': 'b: {0}',
  'Known only when Ansible runs: {0}': '只有 Ansible 运行时才知道：{0}',
  'kube-proxy is deployed': '部署 kube-proxy',
  'agent has the address of the API server': 'agent 有 API server 的地址',
  'operator has the address of the API server': 'operator 有 API server 的地址',
  '{0}: hosts have different variables. Those of the control plane were used, because Kubespray renders cilium-config there.':
    '{0}：各主机的变量不同。使用了控制平面节点的变量，因为 Kubespray 在那里渲染 cilium-config。',
  'No Cilium version is set, so the newest known version was used: {0}.':
    '未设置 Cilium 版本，因此使用了已知的最新版本：{0}。',
  'No Cilium version is set, so the newest known version was used: {0}. Set it with --cilium.':
    '未设置 Cilium 版本，因此使用了已知的最新版本：{0}。请用 --cilium 设置。',
  'Cilium: {0}': 'Cilium：{0}',
  unknown: '未知',
  'Installed by: {0}': '安装方式：{0}',
  "Cilium's chart": 'Cilium 的 chart',
  'manifests without Helm': '不使用 Helm 的清单',
  'Kubespray releases with this Cilium by default: {0}; how this one was installed is unknown':
    '默认安装该 Cilium 的 Kubespray 版本：{0}；安装方式未知',
  "Kubespray releases with this Cilium by default: none that installs it this way; {0} with Cilium's chart":
    '默认安装该 Cilium 的 Kubespray 版本：没有以这种方式安装的版本；{0} 使用 Cilium 的 chart 安装',
  'Kubespray releases with this Cilium by default: none that installs it this way; {0} without Helm':
    '默认安装该 Cilium 的 Kubespray 版本：没有以这种方式安装的版本；{0} 不使用 Helm 安装',
  'Kubespray releases with this Cilium by default: {0}': '默认安装该 Cilium 的 Kubespray 版本：{0}',
  none: '没有',
  'Options in cilium-config: {0}': 'cilium-config 中的选项：{0}',
  'not collected': '未收集',
  'Not collected': '未收集',
  Workloads: '工作负载',
  Read: '已读取',
  'Not read': '未读取',
  'symbolic links: {0}': '符号链接：{0}',
  'logs, the state of single agents, and objects that are not checked: {0}':
    '日志、单个 agent 的状态和不检查的对象：{0}',
  'archives: unpack them first: {0}': '归档文件，请先解压：{0}',
  'files that are not text: {0}': '不是文本的文件：{0}',
  'nothing of a cluster was found in them: {0}': '其中没有发现集群的内容：{0}',
  'a second cilium-config: the first one is checked: {0}': '第二个 cilium-config，只检查第一个：{0}',
  'objects that are not checked: {0}': '不检查的对象：{0}',
  'objects that were collected twice: the fuller one is checked: {0}': '收集了两次的对象，只检查更完整的一个：{0}',
  Nodes: '节点',
  'Differences from {0}': '与 {0} 的不同',
  '{0} file read: {1} errors, {2} warnings': '已读取 {0} 个文件：{1} 个 error，{2} 个 warning',
  '{0} files read: {1} errors, {2} warnings': '已读取 {0} 个文件：{1} 个 error，{2} 个 warning',
  '{0} file read: {1} errors, {2} warnings. Options were not checked: run again with --cilium VERSION.':
    '已读取 {0} 个文件：{1} 个 error，{2} 个 warning。未对选项做检查：请加上 --cilium VERSION 再运行一次。',
  '{0} files read: {1} errors, {2} warnings. Options were not checked: run again with --cilium VERSION.':
    '已读取 {0} 个文件：{1} 个 error，{2} 个 warning。未对选项做检查：请加上 --cilium VERSION 再运行一次。',
  'The agents replace kube-proxy, and the DaemonSet kube-proxy is still there. Run: kubectl -n kube-system delete daemonset,configmap kube-proxy. Then run iptables-save | grep -v KUBE | iptables-restore on every node.':
    'agent 已替代 kube-proxy，但 DaemonSet kube-proxy 仍存在。请执行：kubectl -n kube-system delete daemonset,configmap kube-proxy。然后在每个节点上执行 iptables-save | grep -v KUBE | iptables-restore 命令。',
  'Node {0}: {1}': '节点 {0}：{1}',
  'Cilium {0} no longer lists the option {1}: it is deprecated or removed.':
    'Cilium {0} 不再列出选项 {1}：该选项已弃用或移除。',
  'These options were not checked, because placeholders replace their values: {0}. Collect the ConfigMap with its values.':
    '这些选项未检查，因为值被占位符替换：{0}。请收集包含实际值的 ConfigMap。',
  'Only {0} options of cilium-config were collected.': '只收集到 cilium-config 的 {0} 个选项。',
  '{0} of {1} controllers of the agent fail.': 'agent 的 {1} 个 controller 中有 {0} 个失败。',
  'The agent reaches {0} of {1} nodes.': 'agent 能连通 {1} 个节点中的 {0} 个。',
  'Controller {0} failed {1} times in a row: {2}': 'Controller {0} 连续失败 {1} 次：{2}',
  'CiliumNode {0}: the operator reports "{1}". Read the log of the operator.':
    'CiliumNode {0}：operator 报告 "{1}"。请查看 operator 的日志。',
  'Nodes {0} and {1} have the same pod network {2}. Pods on them get the same addresses. Read the log of the operator, or with IPAM mode kubernetes of kube-controller-manager.':
    '节点 {0} 和 {1} 的 Pod 网段相同：{2}。这两个节点上的 Pod 会得到相同的地址。请查看 operator 的日志；IPAM 模式为 kubernetes 时，请查看 kube-controller-manager 的日志。',
  'Nodes without a CiliumNode: {0}. An agent creates it when it starts.':
    '没有 CiliumNode 的节点：{0}。CiliumNode 由 agent 在启动时创建。',
  'Node {0} has the taint node.kubernetes.io/network-unavailable, so no pod is scheduled there. Read the log of the agent on this node.':
    '节点 {0} 带有污点 node.kubernetes.io/network-unavailable，因此 Pod 不会调度到该节点。请查看该节点上 agent 的日志。',
  'Cilium {0} ignores the option {1}: {2}.': 'Cilium {0} 会忽略选项 {1}：{2}。',
  'Cilium {0} and later list it': 'Cilium {0} 及更高版本才有该选项',
  'Cilium {0} was the last to list it': 'Cilium {0} 是最后一个有该选项的版本',
  'Images of {0}': '{0} 的镜像',
  'Cilium {0} on Kubespray {1}': 'Kubespray {1} 上的 Cilium {0}',
  'Cilium {0} on Kubespray {1} through custom_cni': 'Kubespray {1} 上通过 custom_cni 安装的 Cilium {0}',
  Files: '文件',
  '{0} images, {1} files': '{0} 个镜像，{1} 个文件',
  'Mirror of the images of {0}. These are pulled with the settings below:':
    '{0} 的镜像仓库配置。使用以下设置时，会拉取这些镜像：',
  '{0} has no setting for the repository of this image, so nodes pull it from upstream: {1}. Configure a mirror for it in the container runtime of the nodes.':
    '{0} 没有设置该镜像仓库的变量，因此节点会从上游拉取：{1}。请在节点的容器运行时中为该镜像配置镜像源。',
  'The chart': '该 chart',
  '{0} options compared with {1} ({2}): no differences': '已与 {1}（{2}）比较 {0} 个选项：没有不同',
  '{0} options compared with {1} ({2}): {3} different': '已与 {1}（{2}）比较 {0} 个选项：{3} 个不同',
  'When cilium-config is correct, restart what reads it:': 'cilium-config 正确之后，请重启读取 cilium-config 的组件：',
  'Not compared, because only Ansible can evaluate them: {0}': '未比较，因为只有 Ansible 才能求值：{0}',
  '{0}: only new nodes use it; existing nodes keep their pod CIDR.':
    '{0}：只对新节点生效；现有节点保持原来的 Pod CIDR。',
  '{0}: a running cluster cannot change it; only new nodes can.': '{0}：运行中的集群不能修改该设置，只对新节点生效。',
  '{0}: existing pods keep their setting until they are recreated.': '{0}：现有的 Pod 在重建之前会保持原来的设置。',
  '{0}: nodes do not reach each other until the agents of both have restarted.':
    '{0}：在双方的 agent 都重启之前，节点之间无法互访。',
  '{0}: every pod needs a new identity: restart the pods after the agents.':
    '{0}：每个 Pod 都需要新的身份：重启 agent 之后请重启 Pod。',
  '{0}: identities are recreated, and policies can drop traffic until all agents have restarted.':
    '{0}：身份会重建；在所有 agent 重启之前，策略可能会丢弃流量。',
  'Imported by cilium-extras from {0}.': '由 cilium-extras 从 {0} 导入。',
  'Omitted:': '已省略：',
  '{0} is not a value of the chart of Cilium {1} and has no effect': '{0} 不是 Cilium {1} 的 chart 的值，不起作用',
  '{0} is not a variable of Kubespray {1}': '{0} 不是 Kubespray {1} 的变量',
  '{0} stops the playbook of Kubespray {1}': '{0} 会导致 Kubespray {1} 的 playbook 中止',
  '{0} has no effect on Kubespray {1}': '{0} 在 Kubespray {1} 上不起作用',
  "{0} does not affect Cilium's configuration; keep it in the inventory":
    '{0} 不影响 Cilium 的配置；请保留在 inventory 中',
  '{0} is in {1}, which Kubespray {2} does not read': '{0} 在 {1} 中，而 Kubespray {2} 不读取后者',
  '{0} is in {1}, but the template of Kubespray {2} overrides it': '{0} 在 {1} 中，但 Kubespray {2} 的模板会覆盖 {0}',
  '{0} has a value that only Ansible knows': '{0} 只有 Ansible 才能求值',
  'not set': '未设置',
  '{0} changes from "{1}" to "{2}": {3}.': '{0} 由 "{1}" 变为 "{2}"：{3}。',
  'Hosts have different variables. The report uses those of the control plane, because Kubespray renders cilium-config there.':
    '各主机的变量不同。报告使用控制平面节点的变量，因为 Kubespray 在那里渲染 cilium-config。',
  'The result sets {0} to {1}: {2} refuses {3}.': '结果将 {0} 设为 {1}：{2} 拒绝 {3}。',
  'The inventory pins Cilium {0}, and {1} refuses everything below {2}. The result pins {3}.':
    'inventory 固定使用 Cilium {0}，而 {1} 拒绝低于 {2} 的版本。结果改为固定使用 {3}。',
  'The inventory pins Cilium {0}; {1} brings {2}. Change it with --cilium.':
    'inventory 固定了 Cilium {0}；{1} 自带 {2}。如需修改请用 --cilium。',
  '{0} ({1}) had no effect: Kubespray {2} ignores cilium_config_extra_vars. {3} reads it. Add the entry again if the cluster should have it.':
    '{0}（{1}）原来不起作用：Kubespray {2} 会忽略 cilium_config_extra_vars，而 {3} 会读取。如果集群需要该设置，请重新添加。',
  'it had no effect on the old release': '在旧版本上不起作用',
  '{0} replaces it': '由 {0} 代替',
  'the Helm value {0}': 'Helm value {0}',
  'Kubespray {0} does not have it': 'Kubespray {0} 没有该变量',
  'Kubespray {0} refuses to run while it is set': '设置了该变量时，Kubespray {0} 会拒绝运行',
  'nothing in Kubespray {0} reads it': 'Kubespray {0} 不读取该变量',
  'Kubespray {0} refuses {1}': 'Kubespray {0} 拒绝 {1}',
  'Cilium {0} no longer has it': 'Cilium {0} 不再有该设置',
  'Cilium {0} does not have it': 'Cilium {0} 没有该设置',
  'at {0} it sets the Helm value {1}, and nothing of {2} does':
    '在 {0} 上它设置 Helm value {1}，而 {2} 中没有任何设置能做到',
  'at {0} it sets the Helm values {1}, and nothing of {2} does':
    '在 {0} 上它设置 Helm values {1}，而 {2} 中没有任何设置能做到',
  'at {0} it also changes {1}, and no setting of {2} is known to do that':
    '在 {0} 上还会改变 {1}，而 {2} 上没有已知的设置能做到',
  'This output has only images. The installation also downloads these files: {0}.':
    '此输出只包含镜像。安装时还会下载以下文件：{0}。',
  'The installation also fetches these files. Copy them to a web server:':
    '安装时还会下载以下文件。请把这些文件复制到 Web 服务器：',
  'To fetch such a file from there, set {0}.': '要从 Web 服务器下载这类文件，请设置 {0}。',
  'Give Helm the chart as a file, or the address of your chart repository.':
    '请把 chart 作为文件交给 Helm，或指定你的 chart 仓库地址。',
  'Set custom_cni_chart_repository_url to your chart repository.':
    '请把 custom_cni_chart_repository_url 设为你的 chart 仓库。',
  'The Cilium CLI fetches the chart if it is not built in. Name your chart repository with --repository in cilium_install_extra_flags.':
    'Cilium CLI 没有内置该 chart 时会下载 chart。请在 cilium_install_extra_flags 中用 --repository 指定你的 chart 仓库。',
  'The Cilium CLI fetches the chart if it is not built in. No variable of this release moves it.':
    'Cilium CLI 没有内置该 chart 时会下载 chart。该版本没有变量可以改变下载地址。',
  'The result changes {0} to {1}.': '结果把 {0} 改为 {1}。',
  'what Kubespray renders from {0}': 'Kubespray 由 {0} 渲染的内容',
  'Kubespray {0} sets {1} to "{2}" by default': 'Kubespray {0} 默认把 {1} 设为 "{2}"',
  'The result does not state {0}. A direct migration to {1} keeps it. Keep the original inventory, and migrate it for each release.':
    '结果中没有 {0}，而直接迁移到 {1} 会保留 {0}。请保留原始 inventory，并为每个版本从原始 inventory 迁移。',
  'The result does not state {0}. A direct migration to {1} keeps them. Keep the original inventory, and migrate it for each release.':
    '结果中没有 {0}，而直接迁移到 {1} 会保留 {0}。请保留原始 inventory，并为每个版本从原始 inventory 迁移。',
  '{0}:{1}: {2}. The file cannot be edited safely.': '{0}:{1}：{2}。无法安全地编辑该文件。',
  'added to the command line of the Cilium CLI': '添加到 Cilium CLI 的命令行',
  'values of the upstream chart, which kube_network_plugin: custom_cni installs':
    '上游 chart 的值；该 chart 由 kube_network_plugin: custom_cni 安装',
  'sets the Helm value {0}, which the chart of Cilium {1} does not have, so it has no effect':
    '设置 Helm value {0}，而 Cilium {1} 的 chart 没有该值，因此不起作用',
  'sets the Helm value {0}, which the chart of Cilium {1} does not have, so it has no effect; default {2}':
    '设置 Helm value {0}，而 Cilium {1} 的 chart 没有该值，因此不起作用；默认值 {2}',
  'declared, but has no effect; default {0}': '已声明，但不起作用；默认值 {0}',
  'no agent option; changes {0}': '不是 agent 选项；会改变 {0}',
  'no agent option; changes {0}; default {1}': '不是 agent 选项；会改变 {0}；默认值 {1}',
  'no effect on cilium-config; default {0}': '不影响 cilium-config；默认值 {0}',
  'fixed value; an entry of cilium_config_extra_vars overrides it': '固定值；cilium_config_extra_vars 的条目会覆盖该值',
  'written with a fixed value': '以固定值写入',
  'not listed': '未列出',
  'not written by the chart': 'chart 不写入',
  'listed, not written by the chart': '有该选项，chart 不写入',
  'written from {0}': '由 {0} 写入',
  nothing: '没有',
  'One of {0}.': '可选值：{0}。',
  "A section of the values of Cilium's chart; in Cilium {0} there is:":
    'Cilium chart 中 values 的一个部分；Cilium {0} 中有：',
  'Features: {0}.': '功能：{0}。',
  'Type: {0}.': '类型：{0}。',
  'Kubespray {0} accepts values such as {1}.': 'Kubespray {0} 可接受的值例如 {1}。',
  'It stops at values such as {0}.': '遇到以下值时会中止，例如 {0}。',
  'Values that Kubespray {0} tells apart: {1}.': 'Kubespray {0} 会区分的值：{1}。',
  'Names with "{0}":': '包含 "{0}" 的名称：',
  'setting of a feature': '功能的设置',
  'variable of Kubespray': 'Kubespray 的变量',
  'Open this address in a browser. Ctrl+C stops the server.': '请在浏览器中打开该地址。按 Ctrl+C 停止服务器。',
  '{0} setting of the inventory changes': 'inventory 中有 {0} 个设置改变',
  '{0} settings of the inventory change': 'inventory 中有 {0} 个设置改变',
  '{0} lost': '丢失 {0} 个',
  '{0} changed by new defaults': '因新的默认值改变 {0} 个',
  '{0} to decide': '待定 {0} 个',
  '{0} manual step': '{0} 个手动步骤',
  '{0} manual steps': '{0} 个手动步骤',
  '{0} agent option, in a cluster with the defaults of the releases too':
    '{0} 个 agent 选项；使用版本默认值的集群也会改变',
  '{0} agent options, in a cluster with the defaults of the releases too':
    '{0} 个 agent 选项；使用版本默认值的集群也会改变',
  'is not a value of the chart of Cilium {0} and has no effect': '不是 Cilium {0} 的 chart 的值，不起作用',
  'is not a variable of Kubespray {0}': '不是 Kubespray {0} 的变量',
  'stops the playbook of Kubespray {0}': '会导致 Kubespray {0} 的 playbook 中止',
  'has no effect on Kubespray {0}': '在 Kubespray {0} 上不起作用',
  "does not affect Cilium's configuration; keep it in the inventory": '不影响 Cilium 的配置；请保留在 inventory 中',
  'is in {0}, which Kubespray {1} does not read': '在 {0} 中，而 Kubespray {1} 不读取后者',
  'is in {0}, but the template of Kubespray {1} overrides it': '在 {0} 中，但会被 Kubespray {1} 的模板覆盖',
  'has a value that only Ansible knows': '只有 Ansible 才能求值',
  '{0}; it overrides cilium_config_extra_vars': '{0}；会覆盖 cilium_config_extra_vars',
  '{0}; an entry of cilium_config_extra_vars overrides it': '{0}；会被 cilium_config_extra_vars 的条目覆盖',
  'as agent option: {0}; it overrides cilium_config_extra_vars':
    '作为 agent 选项：{0}；会覆盖 cilium_config_extra_vars',
  'as agent option: {0}; an entry of cilium_config_extra_vars overrides it':
    '作为 agent 选项：{0}；会被 cilium_config_extra_vars 的条目覆盖',
  '{0}, default {1}': '{0}，默认值 {1}',
  '{0}, default {1}; sets {2}': '{0}，默认值 {1}；设置 {2}',
  '{0}; written from {1}': '{0}；由 {1} 写入',
  '{0}; not written by the chart': '{0}；chart 不写入',
  'A key of the intent, of the feature {0}.': '功能 {0} 在 intent 中的键。',
  'A key of the intent, of the feature {0}. Required.': '功能 {0} 在 intent 中的键，必填。',
  'and {0} more. Use a longer part of the name, or --format json.':
    '另外还有 {0} 个。请写更长的名称，或使用 --format json。',
  'amd64, arm64; pulled by the playbook ({0})': 'amd64、arm64；由 playbook 拉取（{0}）',
  'amd64; pulled by the playbook ({0})': 'amd64；由 playbook 拉取（{0}）',
  "Keys in the etcd of clustermesh-apiserver, or in the cluster's own etcd if it holds the identities:":
    'clustermesh-apiserver 的 etcd 中的键；身份保存在集群自己的 etcd 时则在后者中：',
  'To read them with the admin certificate:': '用管理员证书读取：',
  'Or inside the pod, if the image has etcdctl (add --keys-only for an overview). Use the container apiserver: the container etcd has no client certificate:':
    '如果镜像中有 etcdctl，也可在 Pod 内读取（加 --keys-only 可概览）。请使用容器 apiserver：容器 etcd 没有客户端证书：',
  'To see what an agent read (up to 1.14 the program is called cilium):':
    '查看 agent 读到的内容（1.14 及更早版本的程序名为 cilium）：',
  'To debug a connection:': '排查连接：',
  'To list the pools, their free addresses and conflicts:': '列出地址池、空闲地址和冲突：',
  'To see why a Service has no address:': '查看 Service 没有地址的原因：',
  'To see which node announces which Service:': '查看哪个节点通告哪个 Service：',
  'To see whether a policy is valid:': '查看策略是否有效：',
  'To see whether a policy selects the node, look for the endpoint reserved:host:':
    '查看策略是否选中节点，请查找 endpoint reserved:host：',
  'To see what a policy drops, or would drop in audit mode:': '查看策略丢弃的流量，或在审计模式下会丢弃的流量：',
  'To see which endpoints are restricted, and in which direction:': '查看哪些 endpoint 受限制，以及哪个方向：',
  'To see what is dropped:': '查看被丢弃的流量：',
  'To see what is redirected, look for LocalRedirect in the list of Services:':
    '查看重定向的内容，请在 Service 列表中查找 LocalRedirect：',
  'To see which images run:': '查看正在运行的镜像：',
  'To see the sessions, and what is advertised:': '查看会话以及通告的内容：',
  'To see what the resources report (1.16 and later):': '查看资源报告的状态（1.16 及更高版本）：',
  'To see whether the agents serve flows, and whether Relay sees all nodes:':
    '查看 agent 是否提供流量记录，以及 Relay 是否能看到所有节点：',
  'To see flows of one agent, without Relay (up to Cilium 1.14 the program is called cilium):':
    '不经过 Relay 查看一个 agent 的流量（Cilium 1.14 及更早版本的程序名为 cilium）：',
  'To see the metrics of one node:': '查看一个节点的指标：',
  'To see the flow logs:': '查看流量日志：',
  'To see what is encrypted, and with how many peers or keys (up to Cilium 1.14 the program is called cilium):':
    '查看加密了什么，以及对端或密钥的数量（Cilium 1.14 及更早版本的程序名为 cilium）：',
  'To see encrypted packets (UDP port 51871 for WireGuard, ESP for IPsec):':
    '查看加密的数据包（WireGuard 为 UDP 端口 51871，IPsec 为 ESP）：',
  'To rotate the IPsec key. All nodes must run the same Cilium version, and all clusters of a mesh need the same key:':
    '轮换 IPsec 密钥。所有节点的 Cilium 版本必须相同，mesh 的所有集群需要相同的密钥：',
  'To see the networks of each node, and where they come from:': '查看每个节点的网段及其来源：',
  'To see errors of the operator, such as an exhausted network:': '查看 operator 的错误，例如网段耗尽：',
  'To see how packets are masqueraded, and on which devices (up to Cilium 1.14 the program is called cilium):':
    '查看地址伪装的方式和设备（Cilium 1.14 及更早版本的程序名为 cilium）：',
  'To see the networks that ip-masq-agent does not masquerade:': '查看 ip-masq-agent 不做地址伪装的网段：',
  'To see the MTU of a pod and of the route to other nodes:': '查看 Pod 的 MTU 和到其他节点的路由的 MTU：',
  'To find the largest packet that passes between two pods (add 28 bytes for the headers):':
    '测试两个 Pod 之间能通过的最大数据包（加上 28 字节的包头）：',
  'To see the addresses of pods, and the networks of each node:': '查看 Pod 的地址，以及每个节点的网段：',
  'To see whether it is enabled (up to Cilium 1.14 the program is called cilium):':
    '查看是否已启用（Cilium 1.14 及更早版本的程序名为 cilium）：',
  'To see the packet sizes of a device:': '查看设备的数据包大小：',
  'To see the devices of pods, and the host routing:': '查看 Pod 的设备和主机路由：',
  'To see the metrics of an agent and of the operator:': '查看 agent 和 operator 的指标：',
  // doctor
  'Pods of a component are not ready': '组件的 Pod 未就绪',
  'Read the logs and events of these pods.': '请查看这些 Pod 的日志和事件。',
  'Pods of a component still have an older template': '组件的 Pod 仍在使用旧模板',
  'Wait for the rollout, or restart the component.': '请等待滚动更新完成，或重启该组件。',
  'Components of Cilium have different versions': 'Cilium 各组件版本不一致',
  'Run the playbook again, and wait until all components have the same version.':
    '请重新运行 playbook，并等待所有组件版本一致。',
  'A problem that the Cilium CLI reports': 'Cilium CLI 报告的问题',
  'A pod of Cilium does not start': 'Cilium 的 Pod 无法启动',
  'Nodes have no pod network of their own, or the operator reports an error about it':
    '节点没有独立的 Pod 网段，或 operator 报告了相关错误',
  'Read the log of the operator.': '请查看 operator 的日志。',
  'Only some options of cilium-config were collected, so some checks were skipped':
    '只收集了 cilium-config 的部分选项，因此跳过了部分检查',
  'Collect the whole ConfigMap cilium-config.': '请收集完整的 ConfigMap cilium-config。',
  'Placeholders replace the values of some options, so these options were not checked':
    '部分选项的值被占位符替换，因此未检查这些选项',
  'Collect the ConfigMap with its values.': '请收集包含实际值的 ConfigMap。',
  'Read its events and the log of its last run: kubectl -n kube-system logs POD --previous.':
    '请查看该 Pod 的事件和上一次运行的日志：kubectl -n kube-system logs POD --previous。',
  'A node has no network, is not ready, or waits for its agent': '节点没有网络、未就绪，或在等待节点上的 agent',
  'Read the log of the agent on this node.': '请查看该节点上 agent 的日志。',
  'The value of an option in cilium-config has the wrong type': 'cilium-config 中某个选项的值类型不对',
  'Neither kube-proxy nor Cilium proxies services': 'kube-proxy 和 Cilium 都没有处理 Service',
  'Install kube-proxy, or let Cilium replace it.': '请安装 kube-proxy，或由 Cilium 替代 kube-proxy。',
  'The version of Cilium was not collected, so the options were not checked':
    '未收集到 Cilium 版本，因此未对选项做检查',
  'Collect the DaemonSet, or set --cilium.': '请收集 DaemonSet，或设置 --cilium。',
  'Unknown option in cilium-config, similar to a known option': 'cilium-config 中有未知的选项，名称与已知选项相近',
  'Correct the name of the option.': '请更正选项的名称。',
  'Read the logs of this pod.': '请查看该 Pod 的日志。',
  '{0}: only {1} of {2} pods is ready. Find the others with kubectl -n kube-system get pods, and read their events and logs.':
    '{0}：{2} 个 Pod 中只有 {1} 个就绪。请用 kubectl -n kube-system get pods 找出其余 Pod，并查看其事件和日志。',
  'The agents run Cilium {0}, and {1} {2}. Cilium requires the same version for all components. Run the playbook again, or correct the image tags.':
    'agent 运行 Cilium {0}，而 {1} 的版本是 {2}。Cilium 要求所有组件的版本一致。请重新运行 playbook，或更正镜像标签。',
  '{0} restarts': '重启 {0} 次',
  'last exit code {0}': '上次退出码 {0}',
  '{0} restarts, last exit code {1}': '重启 {0} 次，上次退出码 {1}',
  'last exit code {0}, {1}': '上次退出码 {0}，{1}',
  'a container': '某个容器',
  'Pod {0}: {1} restarted {2} times ({3}).': 'Pod {0}：{1} 重启了 {2} 次（{3}）。',
  'Pod {0}: {1} restarted {2} times.': 'Pod {0}：{1} 重启了 {2} 次。',
  'Pod {0}: {1} restarted once ({2}).': 'Pod {0}：{1} 重启了 1 次（{2}）。',
  'Pod {0}: {1} restarted once.': 'Pod {0}：{1} 重启了 1 次。',
  'Raise the memory limit of this container.': '请提高该容器的内存限制。',
  'To see why, run: {0}': '要查看原因，请执行：{0}',
  '{0} containers restarted fewer than {1} times, or not in the last day: {2}. No action is needed.':
    '{0} 个容器重启少于 {1} 次，或最近一天没有重启：{2}。无需处理。',
  'Event {0} of {1}: {2}': '{1} 的事件 {0}：{2}',
  'Containers of Cilium restart': 'Cilium 的容器反复重启',
  'Raise the memory limit after OOMKilled. Otherwise read the log of the last run: kubectl -n kube-system logs POD --previous.':
    '原因为 OOMKilled 时请提高内存限制；否则请查看上一次运行的日志：kubectl -n kube-system logs POD --previous。',
  'A Warning event concerns Cilium': '有 Warning 事件涉及 Cilium',
  'Read the newest events: kubectl -n kube-system get events --sort-by=.lastTimestamp.':
    '请查看最新的事件：kubectl -n kube-system get events --sort-by=.lastTimestamp。',
  'Cilium: {0} (by the log or the status of an agent)': 'Cilium：{0}（来自 agent 的日志或状态）',
  'Cilium: {0} (as the target states it: the agents were not collected)':
    'Cilium：{0}（来自命令行指定的目标：没有收集 agent）',
  'Options that are not defaults, by the log: {0}': '日志中的非默认选项：{0}',
  'a log of Cilium': 'Cilium 的日志',
  'the status of an agent': 'agent 的状态',
  'object | ready | image': '对象 | 就绪 | 镜像',
  'node | kernel | system | runtime | kubelet': '节点 | 内核 | 系统 | 容器运行时 | kubelet',
  'option | live | wanted | set by': '选项 | 当前值 | 期望值 | 设置来源',
  'container | live image | wanted image': '容器 | 当前镜像 | 期望镜像',
  '(missing)': '（没有）',
  '(not set)': '（未设置）',
  'release default': '版本默认值',
  'Not listed: {0} more that differ.': '未列出：另有 {0} 个选项不同。',
  'The command verify --all lists them.': '命令 verify --all 会列出它们。',
  'Pod {0}: {1} is in {2}.': 'Pod {0}：{1} 处于 {2} 状态。',
  'Pod {0}: {1} is in {2} ({3}).': 'Pod {0}：{1} 处于 {2} 状态（{3}）。',
  'Its last run ended with: {0}': '上次运行结束时的信息：{0}',
  'Pods of other workloads in ContainerCreating: {0} ({1}).':
    '其他工作负载中处于 ContainerCreating 的 Pod：{0} 个（{1}）。',
  'New pods get no network while the agent on their node is not ready.': '节点上的 agent 未就绪时，新 Pod 没有网络。',
  "Cilium's init container cannot write to /opt/cni/bin. The directory must belong to {0}: set kube_owner: {1}.":
    'Cilium 的 init 容器无法写入 /opt/cni/bin。该目录必须属于 {0}：请设置 kube_owner: {1}。',
  '{0}: this is the output of {1}, which does not have all fields. Use kubectl get -o yaml.':
    '{0}：这是 {1} 的输出，没有全部字段。请使用 kubectl get -o yaml。',
  '{0}: no Kubernetes object and no output of the Cilium CLI or an agent was found':
    '{0}：没有找到 Kubernetes 对象，也没有 Cilium CLI 或 agent 的输出',
  'Pod {0} is not scheduled': 'Pod {0} 尚未被调度',
  'Pod {0} is not scheduled: {1}': 'Pod {0} 尚未被调度：{1}',
  'Node {0} has no network: "{1}". Read the log of the agent on this node.':
    '节点 {0} 没有网络："{1}"。请查看该节点上 agent 的日志。',
  'The option {0} must be {1} on Cilium {2}, and its value in the cluster is not. The agent may refuse to start, or use another value. Correct it in the inventory, and run the playbook again.':
    '在 Cilium {2} 上，选项 {0} 的值应为{1}，而集群中的值不是。agent 可能拒绝启动，或使用其他值。请在 inventory 中更正，并重新运行 playbook。',
  'Node {0} is not ready. To see more, run: {1}': '节点 {0} 未就绪。要查看详情，请运行：{1}',
  'Node {0} is not ready: "{1}". To see more, run: {2}': '节点 {0} 未就绪："{1}"。要查看详情，请运行：{2}',
  'Pod {0}: {1} is in {2}. To see why, run: {3}': 'Pod {0}：{1} 处于 {2} 状态。要查看原因，请运行：{3}',
  'Pod {0}: {1} is in {2} ({3}). To see why, run: {4}': 'Pod {0}：{1} 处于 {2} 状态（{3}）。要查看原因，请运行：{4}',
  'Node {0} has the taint node.cilium.io/agent-not-ready, because its agent has not become ready. Read the log of the agent on this node.':
    '节点 {0} 带有污点 node.cilium.io/agent-not-ready，因为该节点上的 agent 尚未就绪。请查看该节点上 agent 的日志。',
  'Services may not work: the agents do not replace kube-proxy, and there is no DaemonSet kube-proxy. Deploy kube-proxy, or enable kube-proxy replacement. Ignore this if kube-proxy runs on the nodes as a systemd service.':
    'Service 可能无法工作：agent 没有替代 kube-proxy，集群中也没有 DaemonSet kube-proxy。请部署 kube-proxy，或启用 kube-proxy 替代。如果 kube-proxy 以 systemd 服务的方式运行在节点上，请忽略此项。',
  'The version of Cilium is not known, so the options were not checked. Collect the DaemonSet, or set --cilium.':
    'Cilium 版本未知，因此未对选项做检查。请收集 DaemonSet，或设置 --cilium。',
  'The operator stopped: {0}': 'operator 已退出：{0}',
  'The operator did not reach the API server at {0}: {1}.': 'operator 未能连接 {0} 上的 API server：{1}。',
  'The agent did not reach the API server at {0}: {1}.': 'agent 未能连接 {0} 上的 API server：{1}。',
  'If this is the Service kubernetes and kube-proxy does not run, Cilium needs the address of the API server itself.':
    '如果该地址属于 Service kubernetes，而 kube-proxy 没有运行，则需要为 Cilium 设置 API server 本身的地址。',
  'The Cilium CLI could not install Cilium: {0}': 'Cilium CLI 无法安装 Cilium：{0}',
  'The Cilium CLI could not upgrade Cilium: {0}': 'Cilium CLI 无法升级 Cilium：{0}',
  'An init container of the agent cannot write to the directory of the CNI plugins on its node.':
    'agent 的 init 容器无法写入节点上的 CNI 插件目录。',
  'The directory must belong to root: with Kubespray, set kube_owner: root.':
    '该目录必须属于 root：在 Kubespray 中请设置 kube_owner: root。',
  'a failure of the installation': '安装失败的输出',
  'The agent stopped: {0}': 'agent 已退出：{0}',
  '{0}: only {1} of {2} pods uses the current pod template. The others still have the old configuration. If this does not change, run: {3}':
    '{0}：{2} 个 Pod 中只有 {1} 个使用当前的 Pod 模板，其余 Pod 仍使用旧配置。如果一直如此，请运行：{3}',
  '{0}: only {1} of {2} pods are ready. Find the others with kubectl -n kube-system get pods, and read their events and logs.':
    '{0}：{2} 个 Pod 中只有 {1} 个就绪。请用 kubectl -n kube-system get pods 找出其余 Pod，并查看其事件和日志。',
  '{0}: only {1} of {2} pods use the current pod template.': '{0}：{2} 个 Pod 中只有 {1} 个使用当前的 Pod 模板。',
  '1 container restarted fewer than {0} times, or not in the last day: {1}. No action is needed.':
    '1 个容器重启少于 {0} 次，或最近一天没有重启：{1}。无需处理。',
  'Node {0} has no network, and reports no reason. Read the log of the agent on this node.':
    '节点 {0} 没有网络，并且没有报告原因。请查看该节点上 agent 的日志。',
  'Only 1 option of cilium-config was collected.': '只收集到 cilium-config 的 1 个选项。',
  'Checks that need other options were skipped.': '已跳过依赖其他选项的检查。',
  '{0}: only {1} of {2} pods use the current pod template. The others still have the old configuration. If this does not change, run: {3}':
    '{0}：{2} 个 Pod 中只有 {1} 个使用当前的 Pod 模板，其余 Pod 仍使用旧配置。如果一直如此，请运行：{3}',
  'The agents run Cilium {0}, and the operator {1}. Cilium requires the same version for all components. Run the playbook again, or correct the image tags.':
    'agent 运行 Cilium {0}，而 operator 的版本是 {1}。Cilium 要求所有组件的版本一致。请重新运行 playbook，或更正镜像标签。',
};
