/**
 * The runbook as a POSIX shell script. Every step can be repeated, stops if something is missing, and can be undone.
 */
import { shellWord } from '../../../outputs/helm-flags.ts';
import type { Link, Member, MeshPlan } from './plan.ts';
import { stepsOf } from './steps.ts';
import { variablesFile } from './variables-file.ts';
import { aboutLink, aboutReplaced, aboutWay, restarts } from './wording.ts';

/** Any text as a shell comment. A line break would end the comment, so it becomes a blank. */
function comment(text: string): string {
  return `# ${text.replace(/[\r\n]+/g, ' ')}`;
}

const context = ({ number }: Member): string => `"$context_${number}"`;
const label = ({ cluster }: Member): string => shellWord(cluster.label);

const functions = `say() { printf '%s\\n' "$*"; }

die() {
  printf '%s\\n' "$*" >&2
  exit 1
}

# The cluster behind a context answers.
answers() { # CONTEXT NAME
  kubectl --context "$1" get --raw /readyz >/dev/null 2>&1 ||
    die "$2: the API server behind context $1 does not answer."
}

# A key of cilium-config.
option() { # CONTEXT KEY
  kubectl --context "$1" --namespace "$namespace" get configmap cilium-config --output "jsonpath={.data.$2}"
}

# Cilium runs with the name and the id of the mesh.
has_identity() { # CONTEXT NAME ID VARIABLES
  if [ "$(option "$1" cluster-name)" = "$2" ] && [ "$(option "$1" cluster-id)" = "$3" ]; then
    say "$2: the name and id are correct."
    return
  fi
  die "$2: cilium-config has another name or id. Put $4 in group_vars as in step 1, run Kubespray (ansible-playbook -b cluster.yml), and run this script again."
}

# A key of a Secret, as it is stored, or empty.
secret() { # CONTEXT SECRET KEY
  kubectl --context "$1" --namespace "$namespace" get secret "$2" --output "jsonpath={.data.$3}" 2>/dev/null || true
}

# Helm owns Cilium, or the Cilium CLI is one that makes the objects itself.
can_enable() { # CONTEXT NAME
  release=$(kubectl --context "$1" --namespace "$namespace" get secret --selector owner=helm,name=cilium --output name)
  if [ -n "$release" ]; then
    return
  fi
  case "$(cilium version --client 2>/dev/null | head -n 1)" in
  *v0.[0-9].* | *v0.1[0-4].*)
    say "$2: no Helm release; this Cilium CLI creates the objects itself. The next run of Kubespray reverts its changes of the DaemonSet cilium."
    ;;
  *)
    die "$2: there is no Helm release cilium, so this Cilium CLI cannot enable or connect it. Upgrade the cluster to Kubespray v2.29 or later, or install the upstream chart (custom_cni)."
    ;;
  esac
}

# clustermesh-apiserver runs.
enabled() { # CONTEXT
  kubectl --context "$1" --namespace "$namespace" get deployment clustermesh-apiserver >/dev/null 2>&1
}

# The Cilium that runs. Without a version the Cilium CLI would move the cluster to its own default.
running_version() { # CONTEXT
  kubectl --context "$1" --namespace "$namespace" get daemonset cilium \\
    --output 'jsonpath={.spec.template.spec.containers[?(@.name=="cilium-agent")].image}' |
    sed -e 's/@.*//' -e 's/.*://' -e 's/^v//'
}

# Helm values on top of those that the release has.
set_values() { # CONTEXT NAME FLAGS...
  context=$1
  name=$2
  shift 2
  version=$(running_version "$context")
  [ -n "$version" ] || die "$name: the running Cilium version cannot be read."
  cilium upgrade --context "$context" --version "$version" --reuse-values "$@"
}

# The Cilium CLI deploys clustermesh-apiserver. It detects types of its own; ClusterIP is the chart's alone.
enable_mesh() { # CONTEXT NAME TYPE PORT
  can_enable "$1" "$2"
  if enabled "$1"; then
    say "$2: clustermesh-apiserver is already deployed."
    return
  fi
  case "$3" in
  LoadBalancer) cilium clustermesh enable --context "$1" --service-type "$3" ;;
  NodePort)
    if [ "$4" = 32379 ]; then
      cilium clustermesh enable --context "$1" --service-type "$3"
    else
      set_values "$1" "$2" --set clustermesh.useAPIServer=true \\
        --set clustermesh.apiserver.service.type="$3" --set clustermesh.apiserver.service.nodePort="$4"
    fi
    ;;
  *)
    set_values "$1" "$2" --set clustermesh.useAPIServer=true --set clustermesh.apiserver.service.type="$3"
    ;;
  esac
}

# Kubespray has deployed clustermesh-apiserver from the variables.
declared() { # CONTEXT NAME VARIABLES
  enabled "$1" ||
    die "$2: there is no clustermesh-apiserver. Put $3 in group_vars as in step 1, run Kubespray (ansible-playbook -b cluster.yml), and run this script again."
  say "$2: clustermesh-apiserver is deployed."
}

# Every cluster trusts the one authority. What was there before is kept in a file.
take_authority() { # FROM TO NAME FILE
  ours=$(secret "$1" cilium-ca 'ca\\.crt')
  [ -n "$ours" ] || die "Secret cilium-ca is missing in context $1: enable the mesh there first."
  theirs=$(secret "$2" cilium-ca 'ca\\.crt')
  if [ "$theirs" = "$ours" ]; then
    say "$3: uses the shared authority."
    return
  fi
  if [ -n "$theirs" ]; then
    kubectl --context "$2" --namespace "$namespace" get secret cilium-ca --output yaml >"$backup/$4"
    say "$3: its previous authority was saved as $backup/$4."
  fi
  kubectl --context "$1" --namespace "$namespace" get secret cilium-ca --output yaml |
    sed -e '/^  uid:/d' -e '/^  resourceVersion:/d' -e '/^  creationTimestamp:/d' |
    kubectl --context "$2" apply --filename -
  say "$3: now uses the shared authority."
}

# The shared authority has signed its certificates.
is_signed() { # FROM TO NAME
  [ "$(secret "$2" clustermesh-apiserver-remote-cert 'ca\\.crt')" = "$(secret "$1" cilium-ca 'ca\\.crt')" ] ||
    die "$3: its certificates are not yet signed by the shared authority. Run Kubespray for it (ansible-playbook -b cluster.yml), and run this script again."
}

# The connection is in the variables of the cluster.
knows() { # CONTEXT NAME PEER
  [ -n "$(secret "$1" cilium-clustermesh "$3")" ] ||
    die "$2: is not connected to $3. Put its variables in group_vars as in step 1, run Kubespray, and run this script again."
  say "$2: is connected to $3."
}

# Waits for clustermesh-apiserver.
is_up() { # CONTEXT NAME
  kubectl --context "$1" --namespace "$namespace" rollout status deployment/clustermesh-apiserver --timeout 10m ||
    die "$2: clustermesh-apiserver does not start."
}

connect() { # CONTEXT OTHER
  cilium clustermesh connect --context "$1" --destination-context "$2"MISMATCH
}

ready() { # CONTEXT NAME
  say "$2: waiting for the mesh."
  cilium clustermesh status --context "$1" --wait --wait-duration 10m
}`;

/** Functions by name, each with the comment above it. */
function functionTable(sharedCA: boolean): Map<string, string> {
  const text = functions.replace('MISMATCH', sharedCA ? '' : ' --allow-mismatching-ca');
  const blocks = text.split(/\n\n/);
  return new Map(blocks.map((block) => [/^(\w+)\(\)/m.exec(block)?.[1] ?? '', block]));
}

/** The functions that a body calls, and those that these call, in the order of definition. */
function functionsFor(body: string, sharedCA: boolean): string[] {
  const table = functionTable(sharedCA);
  const wanted = new Set<string>();
  const visit = (text: string): void => {
    for (const [name, block] of table) {
      if (wanted.has(name) || !new RegExp(`(?:^|[\\s(!])${name}(?=[\\s"'$]|$)`, 'm').test(text)) continue;
      wanted.add(name);
      visit(block.replace(/^#.*\n/, '').replace(new RegExp(`^${name}\\(\\)`), ''));
    }
  };
  visit(body);
  return [...table].filter(([name]) => wanted.has(name)).map(([, block]) => block);
}

function step(lines: string[], title: string, body: readonly string[]): void {
  if (body.length === 0) return;
  lines.push('', comment(title), `say ${shellWord(`== ${title}`)}`, ...body);
}

function applySteps(plan: MeshPlan): string[] {
  const { members, links, authority } = plan;
  const lines: string[] = [];
  const restarted = restarts(plan);
  const steps = stepsOf(plan, restarted.length > 0);
  const others = members.filter((member) => member.cluster !== authority?.cluster);
  step(
    lines,
    'Check that the clusters answer',
    members.map((member) => `answers ${context(member)} ${label(member)}`),
  );
  step(lines, steps.title('variables'), members.flatMap(variableLines));
  if (authority) {
    step(lines, steps.title('first'), runLines(authority));
    step(
      lines,
      steps.title('copy'),
      others.map(
        (member) =>
          `take_authority ${context(authority)} ${context(member)} ${label(member)} cilium-ca-${member.number}.yaml`,
      ),
    );
  }
  step(
    lines,
    steps.title('rest'),
    others.flatMap((member) => [
      ...runLines(member),
      ...(authority ? [`is_signed ${context(authority)} ${context(member)} ${label(member)}`] : []),
    ]),
  );
  if (links.length > 0) step(lines, steps.title('connect'), links.flatMap(connectLines));
  step(
    lines,
    steps.title('verify'),
    members.map((member) => `ready ${context(member)} ${label(member)}`),
  );
  if (restarted.length > 0) {
    step(
      lines,
      steps.title('restart'),
      restarted.flatMap(({ member, why }) => [
        `say ${shellWord(why)}`,
        `say ${shellWord(`  for every namespace: kubectl --context ${shellWord(member.cluster.kubeContext)} --namespace NAMESPACE rollout restart deployment,statefulset,daemonset`)}`,
      ]),
    );
  }
  return lines;
}

/** Steps to do by hand before Kubespray runs, because the script cannot read the inventories. */
function variableLines(member: Member): string[] {
  if (!member.plan)
    return [`say ${shellWord(`${member.cluster.label}: set its name and its id where Cilium is installed.`)}`];
  const save = `Save ${variablesFile(member)} in group_vars/k8s_cluster of the inventory.`;
  return [save, ...aboutReplaced(member)].map((text) => `say ${shellWord(`${member.cluster.label}: ${text}`)}`);
}

/** Checks and steps for a cluster after Kubespray has run: name and id, then clustermesh-apiserver. */
function runLines(member: Member): string[] {
  const file = variablesFile(member);
  const enable =
    member.way === 'values' && member.cluster.entry.apiserver !== undefined
      ? `declared ${context(member)} ${label(member)} ${file}`
      : `enable_mesh ${context(member)} ${label(member)} ${member.serviceType} ${member.port}`;
  return [
    `has_identity ${context(member)} ${shellWord(member.cluster.name)} ${member.cluster.id} ${file}`,
    enable,
    `is_up ${context(member)} ${label(member)}`,
  ];
}

function connectLines({ left, right, by }: Link): string[] {
  if (by === 'cli') return [`connect ${context(left)} ${context(right)}`];
  return [
    `knows ${context(left)} ${label(left)} ${shellWord(right.cluster.name)}`,
    `knows ${context(right)} ${label(right)} ${shellWord(left.cluster.name)}`,
  ];
}

function undoSteps({ members, links, authority }: MeshPlan): string[] {
  const lines: string[] = [];
  step(
    lines,
    'Disconnect',
    [...links]
      .reverse()
      .filter(({ by }) => by === 'cli')
      .map(
        ({ left, right }) =>
          `cilium clustermesh disconnect --context ${context(left)} --destination-context ${context(right)} || true`,
      ),
  );
  const byCli = members.filter((member) => member.way !== 'values');
  step(
    lines,
    'Disable',
    byCli.map((member) => `cilium clustermesh disable --context ${context(member)} || true`),
  );
  const byValues = members.filter((member) => member.way === 'values');
  step(
    lines,
    'Clusters that were connected with Helm values',
    byValues.map(
      (member) => `say ${label(member)}': remove clustermesh from' ${variablesFile(member)} 'and run Kubespray.'`,
    ),
  );
  const others = members.filter((member) => authority && member.cluster !== authority.cluster);
  step(
    lines,
    'Restore the previous authorities',
    others.flatMap((member) => [
      `if [ -f "$backup/cilium-ca-${member.number}.yaml" ]; then`,
      `  kubectl --context ${context(member)} --namespace "$namespace" replace --force --filename "$backup/cilium-ca-${member.number}.yaml"`,
      `  say ${shellWord(`Run Kubespray for ${member.cluster.label} again. This renews its certificates.`)}`,
      'fi',
    ]),
  );
  return lines;
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => (line === '' ? '' : `  ${line}`));

/** The script. Contexts and names may contain any character. */
export function runbookScript(plan: MeshPlan): string {
  const { members, links, authority } = plan;
  const apply = applySteps(plan);
  const undo = undoSteps(plan);
  const body = [...apply, ...undo].join('\n');
  const notes = [...members.map(aboutWay), ...links.map(aboutLink), ...restarts(plan).map(({ why }) => why)];
  const needsDirective = members.some(({ cluster }) => /[$`'\\]/.test(`${cluster.kubeContext}${cluster.name}`));
  const needsBackup = authority !== undefined && members.length > 1;
  return [
    '#!/bin/sh',
    ...(needsDirective
      ? ['# Contexts are meant as they are, whatever they hold.', '# shellcheck disable=SC2016,SC1003']
      : []),
    '# Made by cilium-extras: joins the clusters of a mesh. Change the mesh file and plan again instead of editing this.',
    '#',
    '#   sh runbook.sh        does what is not done yet, step by step, and stops where something is missing',
    '#   sh runbook.sh undo   takes the connections back',
    '#',
    ...notes.map(comment),
    'set -eu',
    '',
    'namespace=kube-system',
    ...members.map((member) => `context_${member.number}=${quoted(member.cluster.kubeContext)}`),
    ...(needsBackup ? ['backup=mesh-backup'] : []),
    '',
    functionsFor(`${body}\nsay\ndie`, plan.mesh.file.sharedCA !== false).join('\n\n'),
    '',
    'apply() {',
    ...(needsBackup ? ['  umask 077', '  mkdir -p "$backup"'] : []),
    ...indent(apply.slice(1)),
    '',
    "  say 'Done. Test the paths between pods of two clusters with:'",
    ...(links[0]
      ? [
          `  say ${shellWord(`  cilium connectivity test --context ${shellWord(links[0].left.cluster.kubeContext)} --multi-cluster ${shellWord(links[0].right.cluster.kubeContext)}`)}`,
        ]
      : []),
    '}',
    '',
    'undo() {',
    ...indent(undo.slice(1)),
    '}',
    '',
    'for tool in kubectl cilium; do',
    '  command -v "$tool" >/dev/null 2>&1 || die "$tool is not on the PATH."',
    'done',
    '',
    'on_exit() {',
    '  code=$?',
    '  [ "$code" -eq 0 ] || say "Stopped. What is done stays: running this again goes on, sh $0 undo takes it back."',
    '}',
    '',
    'command=apply',
    '[ "$#" -eq 0 ] || command=$1',
    'case "$command" in',
    'apply)',
    '  trap on_exit EXIT',
    '  apply',
    '  ;;',
    'undo) undo ;;',
    '*) die "usage: sh $0 [apply|undo]" ;;',
    'esac',
    '',
  ].join('\n');
}

/** Always in quotes, because an assignment is easier to read like that. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
