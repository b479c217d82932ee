/** The runbook as Markdown, with the same steps as the script, and the variables of each cluster. */
import { shellWord } from '../../../outputs/helm-flags.ts';
import type { Member, MeshPlan } from './plan.ts';
import { openPorts } from './ports.ts';
import { type Steps, stepsOf } from './steps.ts';
import { mermaid } from './topology.ts';
import { memberVariables } from './variables.ts';
import { variablesFile } from './variables-file.ts';
import { aboutLink, aboutReplaced, aboutWay, restarts } from './wording.ts';

/** Text for a table or a sentence, without characters that Markdown would interpret. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

/** A fenced block, with a fence longer than any inside it. */
function block(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n*$/, '\n')}${fence}\n`;
}

const at = ({ cluster }: Member): string => `--context ${shellWord(cluster.kubeContext)}`;

/** The runbook as a Markdown page. */
export function runbookPage(plan: MeshPlan): string {
  const { members, links, authority, mesh } = plan;
  const parts: string[] = ['# Joining the clusters\n', block('mermaid', mermaid(plan)), table(members)];
  parts.push(list([...members.map(aboutWay), ...links.map(aboutLink)]));
  const ports = openPorts(mesh).map(({ port, purpose }) => `${port}: ${purpose}`);
  if (members.length > 1)
    parts.push('## Before\n', 'Ports that must be open between the nodes of connected clusters:\n', list(ports));
  const restarted = restarts(plan);
  const steps = stepsOf(plan, restarted.length > 0);
  const rest = members.filter(({ cluster }) => cluster !== authority?.cluster);
  parts.push(
    ...variablesStep(members, steps),
    ...(authority ? runStep(steps.title('first'), [authority]) : []),
    ...(authority ? copyStep(authority, rest, steps) : []),
    ...runStep(steps.title('rest'), rest),
    ...connectStep(plan, steps),
    ...verifyStep(plan, steps),
  );
  if (restarted.length > 0) {
    parts.push(
      `## ${plain(steps.title('restart'))}\n`,
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

/** A name in backticks, or escaped if it contains a backtick or a line break. */
function code(text: string): string {
  return /[`\r\n]/.test(text) ? plain(text) : `\`${text}\``;
}

function numbered(items: readonly string[]): string {
  return `${items.map((item, index) => `${index + 1}. ${item}`).join('\n')}\n`;
}

function variablesStep(members: readonly Member[], steps: Steps): string[] {
  const runs = [steps.number('first'), steps.number('rest')].filter((number) => number !== undefined);
  const when =
    runs.length === 1 ? `Kubespray runs in step ${runs[0]}.` : `Kubespray runs in steps ${runs.join(' and ')}.`;
  const parts = [`## ${plain(steps.title('variables'))}\n`, `Do this for each cluster. ${when}\n`];
  for (const member of members) {
    const text = memberVariables(member);
    parts.push(`### ${plain(member.cluster.label)}\n`);
    if (text === undefined) {
      parts.push(unknownVariables(member));
      continue;
    }
    const save = `Save these variables as ${code(`group_vars/k8s_cluster/${variablesFile(member)}`)} of the inventory.`;
    parts.push(numbered([save, ...aboutReplaced(member, code)]), block('yaml', text));
  }
  return parts;
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

function copyStep(authority: Member, others: readonly Member[], steps: Steps): string[] {
  const from = at(authority);
  const commands = others.flatMap((member) => [
    `kubectl ${from} -n kube-system get secret cilium-ca -o yaml |`,
    "  sed -e '/^  uid:/d' -e '/^  resourceVersion:/d' -e '/^  creationTimestamp:/d' |",
    `  kubectl ${at(member)} apply -f -`,
  ]);
  const keep = others.map(
    (member) => `kubectl ${at(member)} -n kube-system get secret cilium-ca -o yaml > cilium-ca-${member.number}.yaml`,
  );
  const label = plain(authority.cluster.label);
  const text = `${label} has the authority since step ${steps.number('first')}. Copy its Secret \`cilium-ca\` to the other clusters, and keep a copy of theirs. Step ${steps.number('rest')} renews their certificates.\n`;
  const isNew = others
    .filter(({ cluster }) => cluster.entry.running === false)
    .map(
      ({ cluster }) =>
        `${cluster.label} does not run yet. Run Kubespray for it before this step, and again in step ${steps.number('rest')}.`,
    );
  return [
    `## ${plain(steps.title('copy'))}\n`,
    text,
    ...(isNew.length > 0 ? [list(isNew)] : []),
    block('sh', [...keep, ...commands].join('\n')),
  ];
}

/** Kubespray sets names and ids. Kubespray or, after it, the Cilium CLI starts clustermesh-apiserver. */
function runStep(title: string, members: readonly Member[]): string[] {
  const isDeclared = (member: Member): boolean =>
    member.way === 'values' && member.cluster.entry.apiserver !== undefined;
  const commands = members.filter((member) => !isDeclared(member)).map(enableCommand);
  const items = members.map((member) => {
    const label = plain(member.cluster.label);
    return isDeclared(member)
      ? `${label}: run Kubespray. The variables enable the mesh.`
      : `${label}: run Kubespray. Then enable the mesh with the command below.`;
  });
  const checks = members.flatMap((member) => [
    `kubectl ${at(member)} -n kube-system get configmap cilium-config -o "jsonpath={.data.cluster-name} {.data.cluster-id}"`,
    `cilium clustermesh status ${at(member)} --wait --wait-duration 10m`,
  ]);
  return [
    `## ${plain(title)}\n`,
    numbered(items),
    ...(commands.length > 0 ? [block('sh', commands.join('\n'))] : []),
    'Check the name and the id, and wait for clustermesh-apiserver:\n',
    block('sh', checks.join('\n')),
  ];
}

function enableCommand(member: Member): string {
  const { serviceType, port, cluster } = member;
  const plainType = serviceType === 'LoadBalancer' || (serviceType === 'NodePort' && port === 32379);
  if (plainType) return `cilium clustermesh enable ${at(member)} --service-type ${serviceType}`;
  const nodePort = serviceType === 'NodePort' ? ` --set clustermesh.apiserver.service.nodePort=${port}` : '';
  // Without a version, the Cilium CLI would upgrade the cluster to the CLI's own default.
  const version = cluster.state?.target.cilium ?? 'VERSION';
  return `cilium upgrade ${at(member)} --version ${version} --reuse-values --set clustermesh.useAPIServer=true --set clustermesh.apiserver.service.type=${serviceType}${nodePort}`;
}

function connectStep({ links, authority }: MeshPlan, steps: Steps): string[] {
  const byCli = links.filter(({ by }) => by === 'cli');
  const byValues = links.filter(({ by }) => by === 'values');
  if (links.length === 0) return [];
  const flag = authority ? '' : ' --allow-mismatching-ca';
  return [
    `## ${plain(steps.title('connect'))}\n`,
    ...(authority ? [] : ['Every cluster keeps its own authority: connect with `--allow-mismatching-ca`.\n']),
    ...(byValues.length > 0
      ? [
          `${byValues.length} of ${links.length} connections are in the variables of step ${steps.number('variables')}.\n`,
        ]
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

function verifyStep({ members, links }: MeshPlan, steps: Steps): string[] {
  const [first] = links;
  const test = first
    ? [`cilium connectivity test ${at(first.left)} --multi-cluster ${shellWord(first.right.cluster.kubeContext)}`]
    : [];
  return [
    `## ${plain(steps.title('verify'))}\n`,
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
