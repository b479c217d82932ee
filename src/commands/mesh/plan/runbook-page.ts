/** The runbook as Markdown: the same steps for people, with the variables of each cluster. */
import { shellWord } from '../../../outputs/helm-flags.ts';
import type { Member, MeshPlan } from './plan.ts';
import { openPorts } from './ports.ts';
import { mermaid } from './topology.ts';
import { memberVariables } from './variables.ts';
import { aboutLink, aboutWay, restarts } from './wording.ts';

/** Text inside of a table or a sentence, without what Markdown would read into it. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

/** A fenced block, fenced longer than anything inside. */
function block(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n*$/, '\n')}${fence}\n`;
}

const at = ({ cluster }: Member): string => `--context ${shellWord(cluster.kubeContext)}`;

/** The page. */
export function runbookPage(plan: MeshPlan): string {
  const { members, links, authority, mesh } = plan;
  const parts: string[] = ['# Joining the clusters\n', block('mermaid', mermaid(plan)), table(members)];
  parts.push(list([...members.map(aboutWay), ...links.map(aboutLink)]));
  const ports = openPorts(mesh).map(({ port, purpose }) => `${port}: ${purpose}`);
  if (members.length > 1)
    parts.push('## Before\n', 'Ports that must be open between the nodes of connected clusters:\n', list(ports));
  parts.push('## 1. Variables\n', 'Put each file in `group_vars/k8s_cluster/` of its inventory, and run Kubespray.\n');
  for (const member of members) {
    const text = memberVariables(member);
    parts.push(
      `### ${plain(member.cluster.label)}\n`,
      text === undefined ? unknownVariables(member) : block('yaml', text),
    );
  }
  parts.push(
    'Check that Cilium uses them:\n',
    block(
      'sh',
      members
        .map(
          (member) =>
            `kubectl ${at(member)} -n kube-system get configmap cilium-config -o "jsonpath={.data.cluster-name} {.data.cluster-id}"`,
        )
        .join('\n'),
    ),
  );
  parts.push(...authorityStep(plan), ...enableStep(members, authority), ...connectStep(plan), ...verifyStep(plan));
  const restarted = restarts(plan);
  if (restarted.length > 0) {
    parts.push(
      '## Restart workloads\n',
      list(restarted.map(({ why }) => why)),
      block(
        'sh',
        restarted
          .map(({ member }) => `kubectl ${at(member)} -n NAMESPACE rollout restart deployment,statefulset,daemonset`)
          .join('\n'),
      ),
    );
  }
  parts.push(...undoStep(plan));
  return parts.join('\n');
}

function unknownVariables({ cluster }: Member): string {
  return `The cluster has no inventory and no intent. Set \`cluster.name\` to ${plain(cluster.name)} and \`cluster.id\` to ${cluster.id}.\n`;
}

function list(items: readonly string[]): string {
  return `${items.map((item) => `- ${plain(item)}`).join('\n')}\n`;
}

function table(members: readonly Member[]): string {
  const rows = members.map(({ cluster, serviceType, port }) => {
    const release = cluster.state?.target.release?.facts.release ?? '';
    const cilium = cluster.state?.target.cilium ?? '';
    return `| ${[plain(cluster.name), cluster.id, plain(cluster.kubeContext), release, cilium, `${serviceType}, ${port}/tcp`].join(' | ')} |`;
  });
  return `${['| cluster | id | context | Kubespray | Cilium | clustermesh-apiserver |', '|---|---|---|---|---|---|', ...rows].join('\n')}\n`;
}

function authorityStep({ authority, members }: MeshPlan): string[] {
  if (!authority) {
    return members.length > 1
      ? [
          '## 2. Certificate authority\n',
          'Every cluster keeps its own authority: connect with `--allow-mismatching-ca`.\n',
        ]
      : [];
  }
  const others = members.filter(({ cluster }) => cluster !== authority.cluster);
  const from = at(authority);
  const commands = others.flatMap((member) => [
    `kubectl ${from} -n kube-system get secret cilium-ca -o yaml |`,
    "  sed -e '/^  uid:/d' -e '/^  resourceVersion:/d' -e '/^  creationTimestamp:/d' |",
    `  kubectl ${at(member)} apply -f -`,
  ]);
  const text = `${plain(authority.cluster.label)} creates the authority when its mesh is enabled, so do step 3 for it first. Copy its Secret \`cilium-ca\` to the other clusters, and keep a copy of theirs. Then enable those clusters, or run Kubespray for them again. This renews their certificates.\n`;
  const keep = others.map(
    (member) => `kubectl ${at(member)} -n kube-system get secret cilium-ca -o yaml > cilium-ca-${member.number}.yaml`,
  );
  return ['## 2. Certificate authority\n', text, block('sh', [...keep, ...commands].join('\n'))];
}

function enableStep(members: readonly Member[], authority: Member | undefined): string[] {
  const ordered = [...members].sort(
    (a, b) => Number(b.cluster === authority?.cluster) - Number(a.cluster === authority?.cluster),
  );
  const declared = (member: Member): boolean => member.way === 'values' && member.cluster.entry.apiserver !== undefined;
  const commands = ordered.filter((member) => !declared(member)).map(enableCommand);
  const text = ordered
    .filter(declared)
    .map(({ cluster }) => `${cluster.label}: its variables enable the mesh. Run Kubespray.`);
  return [
    '## 3. Enable clustermesh-apiserver\n',
    ...(text.length > 0 ? [list(text)] : []),
    ...(commands.length > 0 ? [block('sh', commands.join('\n'))] : []),
    block(
      'sh',
      ordered.map((member) => `cilium clustermesh status ${at(member)} --wait --wait-duration 10m`).join('\n'),
    ),
  ];
}

function enableCommand(member: Member): string {
  const { serviceType, port, cluster } = member;
  const plainType = serviceType === 'LoadBalancer' || (serviceType === 'NodePort' && port === 32379);
  if (plainType) return `cilium clustermesh enable ${at(member)} --service-type ${serviceType}`;
  const nodePort = serviceType === 'NodePort' ? ` --set clustermesh.apiserver.service.nodePort=${port}` : '';
  // Without a version the Cilium CLI would move the cluster to its own default.
  const version = cluster.state?.target.cilium ?? 'VERSION';
  return `cilium upgrade ${at(member)} --version ${version} --reuse-values --set clustermesh.useAPIServer=true --set clustermesh.apiserver.service.type=${serviceType}${nodePort}`;
}

function connectStep({ links, authority }: MeshPlan): string[] {
  const byCli = links.filter(({ by }) => by === 'cli');
  const byValues = links.filter(({ by }) => by === 'values');
  if (links.length === 0) return [];
  const flag = authority ? '' : ' --allow-mismatching-ca';
  return [
    '## 4. Connect\n',
    ...(byValues.length > 0
      ? [`${byValues.length} of ${links.length} connections are in the variables of step 1.\n`]
      : []),
    ...(byCli.length > 0
      ? [
          'Connect each pair once. A connection works in both directions.\n',
          block(
            'sh',
            byCli
              .map(
                ({ left, right }) =>
                  `cilium clustermesh connect ${at(left)} --destination-context ${shellWord(right.cluster.kubeContext)}${flag}`,
              )
              .join('\n'),
          ),
        ]
      : []),
  ];
}

function verifyStep({ members, links }: MeshPlan): string[] {
  const [first] = links;
  const test = first
    ? [`cilium connectivity test ${at(first.left)} --multi-cluster ${shellWord(first.right.cluster.kubeContext)}`]
    : [];
  return [
    '## 5. Verify\n',
    block('sh', [...members.map((member) => `cilium clustermesh status ${at(member)} --wait`), ...test].join('\n')),
  ];
}

function undoStep({ members, links, authority }: MeshPlan): string[] {
  const disconnect = [...links]
    .reverse()
    .filter(({ by }) => by === 'cli')
    .map(
      ({ left, right }) =>
        `cilium clustermesh disconnect ${at(left)} --destination-context ${shellWord(right.cluster.kubeContext)}`,
    );
  const disable = members
    .filter(({ way }) => way !== 'values')
    .map((member) => `cilium clustermesh disable ${at(member)}`);
  const restore = members
    .filter(({ cluster }) => authority && cluster !== authority.cluster)
    .map((member) => `kubectl ${at(member)} -n kube-system replace --force -f cilium-ca-${member.number}.yaml`);
  const byValues = members.filter(({ way }) => way === 'values').map(({ cluster }) => cluster.label);
  const commands = [...disconnect, ...disable, ...restore];
  return [
    '## If a step fails\n',
    'You can repeat all steps. To remove the mesh:\n',
    ...(byValues.length > 0
      ? [list([`${byValues.join(', ')}: remove clustermesh from the variables, and run Kubespray.`])]
      : []),
    ...(commands.length > 0 ? [block('sh', commands.join('\n'))] : []),
    ...(restore.length > 0
      ? ['Run Kubespray again for clusters with a restored authority. This renews their certificates.\n']
      : []),
  ];
}
