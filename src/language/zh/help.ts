/** Help of the commands, their options and errors of the command line. */
import type { Translations } from '../translator.ts';

export const help: Translations = {
  // The fixed texts of every help page.
  'Usage:': '用法：',
  'Options:': '选项：',
  'Global options:': '全局选项：',
  'Target options:': '目标版本：',
  'Output options:': '输出：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
  'Examples:': '示例：',
  'Exit codes:': '退出码：',
  'choices:': '可选值：',
  'default:': '默认：',
  'See {0} --help.': '用法见 {0} --help。',
  'Generate, check and migrate Cilium settings for Kubespray and Kubean.':
    '为 Kubespray 和 Kubean 生成、检查和迁移 Cilium 配置。',
  'print the version': '输出版本号',
  'print help': '输出帮助',
  'print help of a command': '输出命令的帮助',
  'language of findings and help; default: the locale': '检查结果和帮助的语言；默认取自系统 locale',
  'print the stack of an unexpected error': '发生意外错误时输出调用栈',
  'success, no findings': '成功，没有发现问题',
  'findings at or above --fail-on, or settings that the target cannot set':
    '有问题达到 --fail-on 级别，或有目标版本无法设置的配置',
  'invalid usage, intent or configuration, or an unreadable path': '用法、intent 或配置文件有误，或路径无法读取',
  'internal error: a bug in cilium-extras': '内部错误：cilium-extras 自身的缺陷',

  // Options of several commands.
  'Kubespray release: v2.31.0, 2.31 (its newest patch) or master':
    'Kubespray 版本：v2.31.0、2.31（取最新补丁版本）或 master',
  'Kubean release, instead of the Kubespray release that it pins': 'Kubean 版本，代替该版本所锁定的 Kubespray 版本',
  'Cilium version (default: the version of the release)': 'Cilium 版本（默认：该版本自带的 Cilium）',
  'oldest kernel of the nodes, for checks of the kernel': '节点中最低的内核版本，用于内核检查',
  'output format': '输出格式',
  'write the result to a file instead of stdout': '把结果写入文件，而不是标准输出',
  'name of the Kubean ConfigMap': 'Kubean ConfigMap 的名称',
  'namespace of the Kubean ConfigMap': 'Kubean ConfigMap 的命名空间',
  'omit the settings that the target cannot set': '省略目标版本无法设置的配置',
  'lowest severity that fails': '有问题达到此级别时以非零状态码退出',

  // init
  'Create an intent with questions, or from an inventory': '通过问答或已有 inventory 创建 intent',
  'Create an intent file with comments, and print the configuration that generate writes from it.':
    '创建带注释的 intent 文件，并输出 generate 由该 intent 生成的配置。',
  'On a terminal, init asks for the release, the features and their settings.':
    '在终端中，init 会询问版本、功能及其设置。',
  'With --yes it asks nothing, and Cilium uses its defaults for everything that the options do not set.':
    '使用 --yes 时不提问，选项未设置的内容使用 Cilium 的默认值。',
  'With --from it converts an inventory, a file of Helm values or a live cilium-config.':
    '使用 --from 时转换已有的 inventory、Helm values 文件或运行中的 cilium-config。',
  'The default file is intent.yaml; - is standard output.': '默认文件为 intent.yaml；- 表示标准输出。',
  'use plain Helm or the Cilium CLI, without Kubespray': '直接使用 Helm 或 Cilium CLI，不使用 Kubespray',
  'enable a feature or set one of its settings, for example dsr, dsr.mode=hybrid, maglev=false; repeatable':
    '启用功能或设置其某一项，例如 dsr、dsr.mode=hybrid、maglev=false；可重复',
  'convert this inventory, values file or cilium-config': '转换此 inventory、values 文件或 cilium-config',
  'ask nothing': '不提问',
  'replace an existing file that cilium-extras did not write': '替换不是由 cilium-extras 写入的已有文件',
  'overwrite an existing file': '覆盖已有文件',

  // generate
  'Generate configuration for a release from an intent': '由 intent 生成目标版本的配置',
  'Generate group_vars, a Kubean ConfigMap or Helm values from an intent in YAML or JSON.':
    '由 YAML 或 JSON 格式的 intent 生成 group_vars、Kubean ConfigMap 或 Helm values。',
  'Without an argument, or with -, generate reads standard input.': '不带参数或参数为 - 时读取标准输入。',
  'If the target cannot set something, generate reports it on stderr and writes nothing; see --partial.':
    '如果目标版本无法设置某一项，generate 会在标准错误中报告，且不写任何内容；参见 --partial。',
  'Several intents, or those of a folder, are written to --out-dir.': '多个 intent 或目录中的 intent 写入 --out-dir。',
  'An intent can extend another intent: `extends: base.yaml`.': 'intent 可以继承另一个 intent：`extends: base.yaml`。',
  'write a file for each intent into this directory': '为每个 intent 在此目录中写一个文件',
  'compare with the files of -o or --out-dir: print a diff and fail if they differ':
    '与 -o 或 --out-dir 的文件比较：如有不同，输出 diff 并以非零状态码退出',
  'keep the settings of this inventory': '保留此 inventory 中已有的设置',

  // check
  'Check an intent for problems on a release': '检查 intent 在目标版本上有哪些问题',
  'Check an intent for problems on a release.': '检查 intent 在目标版本上有哪些问题。',

  // lint
  'Find settings in an inventory that do not take effect': '找出 inventory 中不生效的设置',
  'Find settings that have no effect, are overridden, or make the installation fail on the target.':
    '找出在目标版本上不生效、被覆盖或导致安装失败的设置。',
  'lint reads inventories, variables files, Kubean manifests and intents.':
    'lint 可读取 inventory、变量文件、Kubean 清单和 intent。',
  'Without a path it reads the current directory; - is standard input.': '不带路径时读取当前目录；- 表示标准输入。',
  'apply the fixes that are safe': '应用可安全自动修复的改动',
  'with --fix: print a unified diff and change no file': '与 --fix 合用：输出 unified diff，不修改文件',
  'set a rule to off, info, warning or error; repeatable': '把规则设为 off、info、warning 或 error；可重复',
  'as the rules define': '由规则定义',
  'report only findings that are not in this file': '只报告此文件中没有的问题',
  'write all findings to the baseline file': '把所有问题写入基线文件',
  'report only findings in files that changed since this Git revision': '只报告自此 Git 版本以来改动过的文件中的问题',
  'report errors only': '只报告 error',
  'fail with more warnings than this': 'warning 超过此数量时以非零状态码退出',
  'accept paths with nothing to check': '允许路径中没有可检查的内容',
  'check standard input (-) as this file': '把标准输入（-）当作此文件检查',
  'print all rules and exit': '输出所有规则后退出',

  // import
  'Convert an inventory, Helm values or a live cilium-config into an intent':
    '把 inventory、Helm values 或运行中的 cilium-config 转换为 intent',
  'Convert an inventory, a variables file, a Kubean manifest, a file of Helm values or a live cilium-config into an intent with the same settings.':
    '把 inventory、变量文件、Kubean 清单、Helm values 文件或运行中的 cilium-config 转换为设置相同的 intent。',
  'The intent uses features where possible, and raw values and options otherwise.':
    'intent 尽可能使用功能，其余使用原始 values 和 agent 选项。',
  'Comments list the settings that have no effect and were omitted. - is standard input.':
    '注释会列出不生效而被省略的设置。- 表示标准输入。',

  // translate
  'Translate Helm flags and values files into configuration for a release':
    '把 Helm 参数和 values 文件转换为目标版本的配置',
  'Translate Helm flags (--set, -f), or commands such as helm install and cilium install, into configuration for the target.':
    '把 Helm 参数（--set、-f）或 helm install、cilium install 等命令转换为目标版本的配置。',
  'The commands come from a file; without flags, or with -, from standard input.':
    '命令来自文件；不带参数或参数为 - 时来自标准输入。',
  'Values of another Cilium version are converted.': '其他 Cilium 版本的 values 会自动转换。',
  'If the target cannot set something, translate reports it on stderr and writes nothing; see --partial.':
    '如果目标版本无法设置某一项，translate 会在标准错误中报告，且不写任何内容；参见 --partial。',
  'set values, as in Helm; repeatable': '设置 values，与 Helm 相同；可重复',
  'set string values; repeatable': '设置字符串值；可重复',
  'set JSON values; repeatable': '设置 JSON 值；可重复',
  'set values from files; repeatable': '从文件设置值；可重复',
  'set one literal string, with commas; repeatable': '设置一个原样字符串（可含逗号）；可重复',
  'read a values file; repeatable, later files override earlier ones': '读取 values 文件；可重复，后面的覆盖前面的',
  'print the variable for each value, on stderr': '在标准错误中输出每个值对应的变量',

  // matrix
  'Show which releases support which features': '显示各版本支持哪些功能',
  'Show which releases support which features.': '显示各版本支持哪些功能。',
  'show only this feature': '只显示此功能',
  'show only this release, with details': '只显示此版本及其详情',
  'show the variables and the reasons for each range of releases': '显示每个版本区间所用的变量或不支持的原因',

  // explain
  'Explain a feature, rule, Helm value, agent option or variable': '解释功能、规则、Helm value、agent 选项或变量',
  'Explain a feature, rule, Helm value, agent option or cilium_* variable: what it does, which versions have it, and which variable sets it in each Kubespray release. With a target it states first what holds there.':
    '解释功能、规则、Helm value、agent 选项或 cilium_* 变量：有什么作用、哪些版本支持，以及在每个 Kubespray 版本中用哪个变量设置。指定目标版本时，先列出该版本的情况。',

  // migrate
  'Rewrite the Cilium settings of an inventory for another release': '把 inventory 中的 Cilium 配置迁移到另一个版本',
  'Rewrite the Cilium settings of an inventory for another release, and print a unified diff.':
    '把 inventory 中的 Cilium 配置迁移到另一个版本，并输出 unified diff。',
  'Comments and layout are kept.': '保留注释和排版。',
  '--format markdown or json prints a report: changed agent options, new defaults, lost settings with the reason, and the manual steps in order.':
    '--format markdown 或 json 输出报告：变化的 agent 选项、新的默认值、丢失的设置及原因，以及按顺序的手动步骤。',
  'The exit code is 1 if a setting is lost.': '如果有设置丢失，退出码为 1。',
  'current release of Kubespray (v2.27.1) or Kubean (v0.20.0); default: of .cilium-extras.yaml':
    '当前的 Kubespray（v2.27.1）或 Kubean（v0.20.0）版本；默认：取自 .cilium-extras.yaml',
  'new release of Kubespray or Kubean': '新的 Kubespray 或 Kubean 版本',
  'change the files (atomically) instead of printing the diff': '就地修改文件（原子写入），而不是输出 diff',

  // diff
  'Compare the resulting configuration of two inputs': '比较两份输入最终得到的配置',
  'Compare the configuration that a cluster gets from two inputs.': '比较集群由两份输入得到的配置。',
  'An input is an inventory, a variables file, an intent, a file of Helm values, a live cilium-config, or a release alone (v2.27.1); - is standard input.':
    '输入可以是 inventory、变量文件、intent、Helm values 文件、运行中的 cilium-config，或者单独的版本（v2.27.1）；- 表示标准输入。',
  'Add @ and a Kubespray release (@v2.31.0) or a Kubean release to an input, or a Cilium version to Helm values.':
    '在输入后加 @ 和 Kubespray 版本（@v2.31.0）或 Kubean 版本；Helm values 后加 Cilium 版本。',
  'Agent options are compared as the agent reads them.': '按 agent 实际读取的方式比较 agent 选项。',
  'exit with 1 if they differ': '有差异时以状态码 1 退出',

  // verify
  'Compare a live cilium-config with an intent or an inventory': '把运行中的 cilium-config 与 intent 或 inventory 对照',
  'Compare the ConfigMap cilium-config, as kubectl prints it in YAML or JSON, with an intent or an inventory.':
    '把 kubectl 以 YAML 或 JSON 输出的 ConfigMap cilium-config 与 intent 或 inventory 对照。',
  'verify reports the options that differ, and the component to restart.': 'verify 报告不同的选项以及需要重启的组件。',
  'The exit code is 1 if options differ. - is standard input.': '如果有选项不同，退出码为 1。- 表示标准输入。',
  'expected settings, as an intent': '期望的设置（intent）',
  'expected settings, as an inventory or a variables file': '期望的设置（inventory 或变量文件）',
  'compare all options, also those that the input does not set': '比较所有选项，包括输入中未设置的选项',

  // mesh
  'Check and plan a cluster mesh, and annotate its Services': '检查和规划 Cluster Mesh，并为 Service 添加注解',
  'Check and plan a cluster mesh, and annotate its Services. A mesh file lists the clusters.':
    '检查和规划 Cluster Mesh，并为 Service 添加注解。mesh 文件列出各个集群。',
  'Check the clusters of a mesh for problems': '检查 mesh 中各集群的问题',
  'Check the clusters of a mesh file, with their inventories or intents, against the requirements of Cluster Mesh: names, ids, addresses, modes, versions, encryption and connectivity.':
    '按 Cluster Mesh 的要求检查 mesh 文件中的集群及其 inventory 或 intent：名称、id、地址、模式、版本、加密和连通性。',
  'Write the variables and the runbook of a mesh': '生成 mesh 的变量和操作手册',
  'Write the runbook as Markdown with the variables of each cluster, or as a POSIX shell script that you can repeat and undo.':
    '生成操作手册：Markdown（含每个集群的变量），或可重复执行、可回滚的 POSIX shell 脚本。',
  'Other formats are the variables only, or a graph of the topology.': '其他格式只输出变量或拓扑图。',
  'If the check finds an error, plan reports it on stderr and writes nothing; see --partial.':
    '如果检查发现 error，plan 会在标准错误中报告，且不写任何内容；参见 --partial。',
  'with --format group-vars: write only the variables of this cluster': '与 --format group-vars 合用：只写此集群的变量',
  'write all files into a directory: variables, runbook.sh, runbook.md, topology.dot':
    '把所有文件写入目录：变量、runbook.sh、runbook.md、topology.dot',
  'write the plan even with errors': '即使有 error 也生成计划',
  'Add the annotations of global Services to a manifest': '为清单中的 Service 添加全局服务注解',
  'Add the annotations of global Services to a manifest in YAML or JSON.':
    '为 YAML 或 JSON 清单中的 Service 添加全局服务注解。',
  'Their names depend on the Cilium versions, which come from the mesh file or the target options.':
    '注解的名称取决于 Cilium 版本，版本来自 mesh 文件或目标版本选项。',
  'Nothing else in the manifest changes.': '清单的其他内容不变。',
  'Without an argument, or with -, annotate reads standard input.': '不带参数或参数为 - 时读取标准输入。',
  'use the Cilium versions of this mesh': '使用此 mesh 的 Cilium 版本',
  'make the Services global': '把 Service 设为全局服务',
  'share the backends of this cluster with other clusters': '与其他集群共享本集群的后端',
  'prefer these backends': '优先使用这些后端',

  // lsp, playground, schema, maglev-seed, completion
  'Serve an editor: findings, completion, explanations and fixes': '为编辑器提供问题检查、补全、说明和修复',
  'Run a language server on standard input and output, for group_vars, inventories, intents, Kubean manifests and Helm values.':
    '运行使用标准输入输出的语言服务器，支持 group_vars、inventory、intent、Kubean 清单和 Helm values。',
  'Editors start it.': '由编辑器启动。',
  'The page editors/README.md has their settings.': '各编辑器的配置见 editors/README.md。',
  'use standard input and output, as always; many editors set it':
    '使用标准输入输出（始终如此；许多编辑器会加上此选项）',
  'Serve the page with editor, findings and comparison': '提供网页，用于编辑、问题检查和版本对比',
  'Serve the page on 127.0.0.1 until the program is stopped, and print its address.':
    '在 127.0.0.1 上提供网页，直到停止程序；启动时输出网页地址。',
  'The page works without a connection to other hosts; what is typed into it stays in the browser.':
    '网页无需连接其他主机；其中输入的内容只留在浏览器中。',
  'port to listen on; 0 for a free one': '监听端口；0 表示任选空闲端口',
  'Use a number from 0 to 65535.': '请使用 0 到 65535 之间的数字。',
  'Remove {0}': '删除 {0}',
  'Add {0}': '添加 {0}',
  'Replace {0} with {1}': '把 {0} 替换为 {1}',
  'Fix {0}': '修复 {0}',
  'Disable {0} for this line': '对此行禁用 {0}',
  'Disable {0} in this file': '在此文件中禁用 {0}',
  'Apply all fixes of cilium-extras to this file': '对此文件应用 cilium-extras 的全部修复',
  '{0} has no setting "{1}".': '{0} 未设置 “{1}”。',
  'Settings: {0}.': '可用的设置：{0}。',
  'The settings of {0} must be a mapping.': '{0} 的设置必须是映射。',
  'The setting {0} must be a text, such as "v2.31.0".': '设置 {0} 必须是文本，例如 "v2.31.0"。',
  'Set {0} or {1}, not both: Kubean pins a Kubespray release.':
    '{0} 和 {1} 只能设置一个：Kubean 已锁定 Kubespray 版本。',
  'Print a JSON Schema for editors': '输出供编辑器使用的 JSON Schema',
  'Print a JSON Schema, so that editors complete and check files: of the intent (`intent`, the default), of the Cilium variables of a release (`group-vars`, by default of the newest release), of the mesh file (`mesh`), or of .cilium-extras.yaml (`config`).':
    '输出 JSON Schema，供编辑器补全和检查文件：intent（`intent`，默认）、某个版本的 Cilium 变量（`group-vars`，默认取最新版本）、mesh 文件（`mesh`）或 .cilium-extras.yaml（`config`）。',
  '`catalog` prints the entries of these schemas for the catalog of SchemaStore.':
    '`catalog` 输出这些 schema 在 SchemaStore 目录中的条目。',
  'Generate a random hash seed for Maglev': '生成随机的 Maglev 哈希种子',
  'Generate 12 random bytes in base64 for `features.maglev.hashSeed`.':
    '为 `features.maglev.hashSeed` 生成 12 个随机字节（base64）。',
  'All agents of a cluster or mesh need the same seed.': '同一集群或 mesh 的所有 agent 必须使用相同的种子。',
  'Print a completion script for bash, zsh or fish': '输出 bash、zsh 或 fish 的 shell 补全脚本',
  'Print a script that completes commands, options, values and releases.':
    '输出 shell 补全脚本，可补全命令、选项、取值和版本。',
  'The script runs nothing while you type. Print it again after an update.':
    '输入时，补全脚本不会运行任何程序。更新 cilium-extras 后请重新输出。',

  // Errors of the command line.
  "error: unknown option '{0}'": '错误：未知选项 “{0}”',
  "error: unknown command '{0}'": '错误：未知命令 “{0}”',
  "error: missing required argument '{0}'": '错误：缺少参数 “{0}”',
  "error: option '{0}' argument missing": '错误：选项 “{0}” 缺少取值',
  "error: required option '{0}' not specified": '错误：必须指定选项 “{0}”',
  "error: option '{0}' argument '{1}' is invalid. Allowed choices are {2}.":
    '错误：选项 “{0}” 的取值 “{1}” 无效。可选值：{2}。',
  "error: option '{0}' argument '{1}' is invalid. {2}": '错误：选项 “{0}” 的取值 “{1}” 无效。{2}',
  "error: option '{0}' cannot be used with option '{1}'": '错误：选项 “{0}” 不能与选项 “{1}” 同时使用',
  "error: too many arguments for '{0}'. Expected {1} argument but got {2}.":
    '错误：“{0}” 的参数过多。应有 {1} 个，实际 {2} 个。',
  "error: too many arguments for '{0}'. Expected {1} arguments but got {2}.":
    '错误：“{0}” 的参数过多。应有 {1} 个，实际 {2} 个。',
  '(Did you mean {0}?)': '（是否想输入 {0}？）',
  '(Did you mean one of {0}?)': '（是否想输入 {0} 之一？）',
  'Write a whole number.': '请写整数。',

  // images
  'List the images and files that an installation of Cilium fetches': '列出安装 Cilium 时拉取的镜像和下载的文件',
  'List every image that the playbook and the chart pull for Cilium, with the files that they download.':
    '列出 playbook 和 chart 为 Cilium 拉取的所有镜像和下载的文件。',
  'The input is an intent, an inventory (--inventory), or a release with its defaults (--kubespray, --kubean or --cilium alone).':
    '输入为 intent、inventory（--inventory），或某个版本的默认配置（只给 --kubespray、--kubean 或 --cilium）。',
  '--registry prints the variables for a mirror.': '--registry 输出指向镜像仓库的变量。',
  '--format list prints the file that contrib/offline of Kubespray and the air-gap scripts of Kubean read; --format skopeo prints a shell script that copies the images.':
    '--format list 输出 Kubespray 的 contrib/offline 和 Kubean 离线脚本读取的列表；--format skopeo 输出复制镜像的 shell 脚本。',
  'images of an inventory or a variables file': 'inventory 或变量文件所需的镜像',
  'mirror of the images: registry.example.com:5000, with a path if it has one':
    '镜像仓库：registry.example.com:5000，可带路径',
  'names in the mirror: without or with the registry that an image comes from':
    '在镜像仓库中的名称：不带（path）或带有（full）来源仓库名',
  'with --registry: pull by tag, for mirrors that do not keep digests':
    '与 --registry 合用：按标签拉取，适用于不保留 digest 的镜像仓库',

  // transition
  'Plan the change of a running cluster to another configuration': '规划运行中的集群从一种配置变更到另一种配置的步骤',
  'Plan the change of a running cluster: the steps before, during and after the playbook, the interruptions, the checks and the rollback.':
    '规划运行中集群的变更：playbook 之前、期间和之后的步骤，会中断的内容，检查方法以及如何回滚。',
  'An input is an inventory, a variables file, an intent, a file of Helm values, a live cilium-config, or a release alone (v2.27.1).':
    '输入可以是 inventory、变量文件、intent、Helm values 文件、运行中的 cilium-config，或单独一个版本（v2.27.1）。',
  'Add @ and a release to an input, as in diff.': '与 diff 相同，可在输入后加 @ 和版本。',
  '--format script is a POSIX shell script.': '--format script 输出 POSIX shell 脚本。',
  'What no source tells is listed as unknown.': '没有依据的内容列为未知。',
  'Editors start it. The page editors/README.md has their settings.':
    '由编辑器启动。各编辑器的配置见 editors/README.md。',

  // doctor
  'Diagnose a live cluster from files that kubectl and the Cilium CLI collected':
    '根据 kubectl 和 Cilium CLI 收集的文件诊断运行中的集群',
  'Diagnose a cluster from collected files: objects in YAML or JSON, directories of a sysdump, the output of cilium status and of kubectl get nodes -o wide, and the log of an agent.':
    '根据收集的文件诊断集群：YAML 或 JSON 格式的对象、sysdump 目录、cilium status 和 kubectl get nodes -o wide 的输出，以及 agent 的日志。',
  'doctor reports what runs, which release it fits, and findings on the live options.':
    'doctor 报告正在运行的内容、符合哪个版本，以及运行配置中的问题。',
  'With --inventory or --intent it reports the options and images that differ.':
    '使用 --inventory 或 --intent 时，还报告不一致的选项和镜像。',
  'The exit code is 1 for errors and differences.': '有错误或不一致时退出码为 1。',
  'show each mode on a terminal too, as in a pipe or a file': '在终端上也显示每种模式，与管道或文件中相同',
};
