/** Outputs of a cluster that people have in addition to objects: tables and logs as programs print them. */
import type { Json } from '../../core/json.ts';
import { agentTable, type Told } from './agent-status.ts';
import type { CollectedObject } from './collected.ts';
import { seemsConfig } from './known-options.ts';

/** What a text tells; objects hold only what it names. */
export interface Printed {
  objects: CollectedObject[];
  errors: Told[];
  /** Every option of an agent as its log lists them, defaults included; undefined if it lists none. */
  options: Map<string, string> | undefined;
  /** Cilium's version where the log names it. */
  version: string | undefined;
  /** The commands that print texts like the ones in it, apart from those for objects. */
  outputs: string[];
}

/** Reads a text; undefined if it is not of a known kind. */
export function readPrinted(text: string, file: string): Printed | undefined {
  const lines = text.split(/\r?\n/);
  const status = statusOf(lines, file);
  const nodes = nodesOf(lines, file);
  const pods = [...podsOf(lines, file), ...workloadsOf(lines, file)];
  const log = logOf(lines);
  const agent = agentTable(lines);
  const config = configViewOf(lines, file);
  const objects = [...(status?.objects ?? []), ...nodes, ...pods, ...config];
  if (!status && objects.length === 0 && !log && !agent) return undefined;
  return {
    objects,
    errors: [...(status?.errors ?? []), ...(log?.errors ?? []), ...(agent?.errors ?? [])],
    options: log?.options,
    version: log?.version ?? agent?.version,
    outputs: [
      ...(status ? ['cilium status'] : []),
      ...(agent ? ['the status of an agent'] : []),
      ...(log ? ['a log of Cilium'] : []),
    ],
  };
}

function object(file: string, kind: string, name: string, content: { [key: string]: Json }): CollectedObject {
  return { file, kind, name, content: { kind, metadata: { name }, ...content } };
}

const workloadLine = /^\s*(DaemonSet|Deployment)\s+(\S+)\s+Desired: (\d+)(?:, Ready: (\d+)\/\d+)?/;
const imageLine = /^(?:Image versions)?\s+([a-z0-9-]+)\s+(\S+\/\S+:\S+?): (\d+)\s*$/;
const containerOf: ReadonlyMap<string, string> = new Map([['cilium', 'cilium-agent']]);

/** `cilium status`. Source: cilium/cilium, cilium-cli/status (Format). */
function statusOf(lines: readonly string[], file: string): Pick<Printed, 'objects' | 'errors'> | undefined {
  if (!lines.some((line) => /\bCilium:\s+\S/.test(line) && /[\\/¯]/.test(line))) return undefined;
  const images = new Map<string, string[]>();
  for (const line of lines) {
    const [, name, image] = imageLine.exec(line) ?? [];
    if (name !== undefined && image !== undefined) images.set(name, [...(images.get(name) ?? []), image]);
  }
  const objects = lines.flatMap((line): CollectedObject[] => {
    const [, kind = '', name = '', desired, ready = '0'] = workloadLine.exec(line) ?? [];
    if (desired === undefined) return [];
    const isSet = kind === 'DaemonSet';
    const containers = (images.get(name) ?? []).map((image) => ({ name: containerOf.get(name) ?? name, image }));
    const status = isSet
      ? { desiredNumberScheduled: Number(desired), numberReady: Number(ready) }
      : { readyReplicas: Number(ready) };
    const spec = { ...(!isSet && { replicas: Number(desired) }), template: { spec: { containers } } };
    return [object(file, kind, name, { spec, status })];
  });
  return { objects, errors: statusErrors(lines) };
}

/** `Errors:` and `Warnings:` of the same output: object, pod, text in columns. */
function statusErrors(lines: readonly string[]): Printed['errors'] {
  const found: Printed['errors'] = [];
  let severity: 'error' | 'warning' | undefined;
  for (const line of lines) {
    const [, title] = /^(\w[\w ]*):/.exec(line) ?? [];
    if (title !== undefined) severity = title === 'Errors' ? 'error' : title === 'Warnings' ? 'warning' : undefined;
    const [, name, pod, message] = /^(?:\w[\w ]*:)?\s+(\S+)\s+(\S+)\s+(\S.*)$/.exec(line) ?? [];
    if (severity && name !== undefined && message !== undefined) {
      found.push({ object: name, severity, message: `${pod}: ${message}` });
    }
  }
  return found;
}

/** The rows of the table of kubectl below a header: what is in a column of each. */
function rowsBelow(lines: readonly string[], header: RegExp): ((title: string) => string)[] {
  const at = lines.findIndex((line) => header.test(line));
  const titles = lines[at];
  if (titles === undefined) return [];
  const starts = [...titles.matchAll(/\S+(?: \S+)*/g)].map(({ 0: title, index }) => ({ title, index }));
  const rows: ((title: string) => string)[] = [];
  for (const line of lines.slice(at + 1)) {
    if (!/^\S/.test(line)) break;
    rows.push((title) => {
      const column = starts.findIndex((start) => start.title === title);
      const [from, to] = [starts[column]?.index, starts[column + 1]?.index];
      return from === undefined ? '' : line.slice(from, to).trim();
    });
  }
  return rows;
}

/** `kubectl get pods`: what it calls the status of a pod is why a container waits. */
function podsOf(lines: readonly string[], file: string): CollectedObject[] {
  return rowsBelow(lines, /^(?:NAMESPACE\s+)?NAME\s+READY\s+STATUS\s+RESTARTS\s+AGE/).map((cell) => {
    const status = cell('STATUS');
    const restartCount = Number.parseInt(cell('RESTARTS'), 10) || 0;
    const isPhase = /^(?:Running|Pending|Succeeded|Completed|Failed|Terminating|Unknown)$/.test(status);
    const state = isPhase ? {} : { waiting: { reason: status.replace(/^Init:/, '') } };
    return object(file, 'Pod', bare(cell('NAME')), {
      status: {
        phase: isPhase ? status : 'Running',
        containerStatuses: [{ name: 'a container', restartCount, state }],
      },
    });
  });
}

/** The name without the kind that `kubectl get all` writes before it. */
function bare(name: string): string {
  return name.replace(/^[\w.]+\//, '');
}

/** `kubectl get daemonsets` and `kubectl get deployments`, with images if they are wide. */
function workloadsOf(lines: readonly string[], file: string): CollectedObject[] {
  const containersOf = (cell: (title: string) => string) => {
    const [names, images] = [cell('CONTAINERS'), cell('IMAGES')].map((text) => text.split(',').filter(Boolean));
    return (names ?? []).flatMap((name, index) => {
      const image = images?.[index];
      return image === undefined ? [] : [{ name, image }];
    });
  };
  const sets = rowsBelow(lines, /^(?:NAMESPACE\s+)?NAME\s+DESIRED\s+CURRENT\s+READY\s/).map((cell) => {
    const [wanted, ready] = [Number(cell('DESIRED')), Number(cell('READY'))];
    return object(file, 'DaemonSet', bare(cell('NAME')), {
      spec: { template: { spec: { containers: containersOf(cell) } } },
      status: {
        desiredNumberScheduled: wanted,
        numberReady: ready,
        updatedNumberScheduled: Number(cell('UP-TO-DATE')),
      },
    });
  });
  const deployments = rowsBelow(lines, /^(?:NAMESPACE\s+)?NAME\s+READY\s+UP-TO-DATE\s+AVAILABLE\s/).map((cell) => {
    const [ready, wanted] = cell('READY').split('/').map(Number);
    return object(file, 'Deployment', bare(cell('NAME')), {
      spec: { replicas: wanted ?? 0, template: { spec: { containers: containersOf(cell) } } },
      status: { readyReplicas: ready ?? 0, updatedReplicas: Number(cell('UP-TO-DATE')) },
    });
  });
  return [...sets, ...deployments];
}

/** `cilium config view`: a table of the options of the ConfigMap. Source: cilium/cilium, cilium-cli/config. */
function configViewOf(lines: readonly string[], file: string): CollectedObject[] {
  const data = new Map<string, string>();
  for (const line of lines) {
    const [, option, value] = /^([a-z][a-z0-9-]*[a-z0-9])[ \t]{2,}(\S.*?)[ \t]*$/.exec(line) ?? [];
    if (option !== undefined && value !== undefined) data.set(option, value);
  }
  return seemsConfig([...data.keys()])
    ? [object(file, 'ConfigMap', 'cilium-config', { data: Object.fromEntries(data) })]
    : [];
}

/** `kubectl get nodes`, of which the wide one has the kernels. */
function nodesOf(lines: readonly string[], file: string): CollectedObject[] {
  const header = /^NAME\s+STATUS\s+ROLES\s+AGE\s+VERSION/;
  return rowsBelow(lines, header).map((cell) => {
    const columns = {
      kernelVersion: cell('KERNEL-VERSION'),
      osImage: cell('OS-IMAGE'),
      containerRuntimeVersion: cell('CONTAINER-RUNTIME'),
      kubeletVersion: cell('VERSION'),
    };
    const nodeInfo = Object.fromEntries(Object.entries(columns).filter(([, text]) => text !== ''));
    const isReady = !cell('STATUS').startsWith('NotReady');
    const conditions = [{ type: 'Ready', status: isReady ? 'True' : 'False' }];
    return object(file, 'Node', cell('NAME'), { status: { nodeInfo, conditions } });
  });
}

/** An option in the list that an agent prints when it starts. Source: cilium/cilium, pkg/option (LogRegisteredOptions). */
const optionLine = /msg="\s+--([a-z0-9-]+)='([^']*)'"/;
const bannerLine = /msg="Cilium (\d+\.\d+\.\d+)[ -]/;
/** The operator, whose version need not be that of the agents. */
const operatorLine = /\bmsg="Cilium Operator \d|\bsubsys=cilium-operator/;
const fatalLine = /level=(?:fatal|panic) msg="((?:[^"\\]|\\.)*)"(?:.*?error="((?:[^"\\]|\\.)*)")?/;

function logOf(lines: readonly string[]): Pick<Printed, 'errors' | 'options' | 'version'> | undefined {
  const options = new Map<string, string>();
  const errors = new Map<string, Printed['errors'][number]>();
  let version: string | undefined;
  let isOperator = false;
  for (const line of lines) {
    isOperator ||= operatorLine.test(line);
    const [, option, value = ''] = optionLine.exec(line) ?? [];
    if (option !== undefined) options.set(option, value);
    version ??= bannerLine.exec(line)?.[1];
    const [, message, cause] = fatalLine.exec(line) ?? [];
    if (message === undefined) continue;
    const text =
      `${isOperator ? 'The operator' : 'The agent'} stopped: ${message}${cause === undefined ? '' : ` (${cause})`}`.replaceAll(
        '\\"',
        '"',
      );
    errors.set(text, { object: isOperator ? 'cilium-operator' : 'cilium-agent', severity: 'error', message: text });
  }
  if (options.size === 0 && version === undefined && errors.size === 0 && !isOperator) return undefined;
  // Options of the operator are not those of the agents.
  const ofAgent = options.size > 0 && !isOperator ? options : undefined;
  return { errors: [...errors.values()], options: ofAgent, version };
}
