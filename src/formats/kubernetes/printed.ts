/** Outputs from a cluster other than objects: tables and logs. */
import type { Json } from '../../core/json.ts';
import { agentTable, type Told } from './agent-status.ts';
import { type CollectedObject, secondsSinceRestart } from './collected.ts';
import { eventsOf } from './events.ts';
import { seemsConfig } from './known-options.ts';
import { logOf } from './logs.ts';

/** The contents of a text. The objects contain only what the text shows. */
export interface Printed {
  objects: CollectedObject[];
  errors: Told[];
  /** Every option of an agent as listed in its log, defaults included; undefined if the log does not list them. */
  options: Map<string, string> | undefined;
  /** Cilium's version, if the log contains it. */
  version: string | undefined;
  /** The commands that print outputs like those in the text, except the ones for objects. */
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
  const events = eventsOf(lines, file);
  const failures = failuresOf(lines);
  const objects = [...(status?.objects ?? []), ...nodes, ...pods, ...config, ...events];
  if (!status && objects.length === 0 && !log && !agent && failures.length === 0) return undefined;
  return {
    objects,
    errors: [...(status?.errors ?? []), ...(log?.errors ?? []), ...(agent?.errors ?? []), ...failures],
    options: log?.options,
    version: log?.version ?? agent?.version ?? describedVersion(lines),
    outputs: [
      ...(status ? ['cilium status'] : []),
      ...(agent ? ['the status of an agent'] : []),
      ...(log ? ['a log of Cilium'] : []),
      ...(failures.length > 0 ? ['a failure of the installation'] : []),
    ],
  };
}

function object(file: string, kind: string, name: string, content: { [key: string]: Json }): CollectedObject {
  return { file, kind, name, content: { kind, metadata: { name }, ...content } };
}

/** The Cilium CLI's error message, also inside Ansible's JSON. Source: cilium/cilium, cilium-cli/cli/install.go. */
const cliFailure = /\bUnable to (install|upgrade) Cilium: ((?:(?!\\n)[^"])+)/;
/**
 * The shell of an init container that copies a program to the node. Source: charts, DaemonSet (mount-cgroup,
 * install-cni).
 */
const copyFailure = /\bcannot create regular file '\/host\w*bin\/[^']*': Permission denied/;

/** Why an installation failed, from output that exists before any part of Cilium runs. */
function failuresOf(lines: readonly string[]): Told[] {
  const found = new Map<string, Told>();
  const add = (object: string, message: string): void => {
    found.set(message, { object, severity: 'error', message });
  };
  for (const line of lines) {
    const [, action, reason] = cliFailure.exec(line) ?? [];
    if (reason !== undefined) add('cilium', `The Cilium CLI could not ${action} Cilium: ${reason.trim()}`);
    if (copyFailure.test(line)) {
      add(
        'cilium-agent',
        'An init container of the agent cannot write to the directory of the CNI plugins on its node. The directory must belong to root: with Kubespray, set kube_owner: root.',
      );
    }
  }
  return [...found.values()];
}

/** The version of the agent's image, from `kubectl describe`. */
function describedVersion(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const [, version] = /^\s+Image:\s+\S+\/cilium:v?(\d+\.\d+\.\d+)(?:@|-|\s*$)/.exec(line) ?? [];
    if (version !== undefined) return version;
  }
  return undefined;
}

const workloadLine = /^\s*(DaemonSet|Deployment)\s+(\S+)\s+Desired: (\d+)(?:, Ready: (\d+)\/\d+)?/;
const imageLine = /^(?:Image versions)?\s+([a-z0-9-]+)\s+(\S+\/\S+:\S+?): (\d+)\s*$/;
const containerOf: ReadonlyMap<string, string> = new Map([['cilium', 'cilium-agent']]);

/** `cilium status`. Source: cilium/cilium, cilium-cli/status (Format). */
function statusOf(lines: readonly string[], file: string): Pick<Printed, 'objects' | 'errors'> | undefined {
  if (!lines.some((line) => /(?:¯|\\__\/).*\bCilium:\s+\S/.test(line))) return undefined;
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

/** `Errors:` and `Warnings:` of the same output, in columns: object, pod, text. */
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

/** The rows of a kubectl table below a header, each as a function from a column's title to its cell. */
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

/**
 * A row of `kubectl get pods`. It also matches without a header, and with single blanks between the columns, as in
 * copied chat messages.
 */
const podRow =
  /^[ \t]*(?:(?<namespace>[a-z0-9][\w-]*)[ \t]+)?(?<name>[a-z0-9][\w./-]*)[ \t]+\d+\/\d+[ \t]+(?<status>[A-Z]\S*)[ \t]+(?<restarts>\d+)(?:[ \t]+\((?<ago>\w+) ago\))?[ \t]+(?:<\w+>|(?:\d+[a-z])+)(?=\s|$)/;

/** `kubectl get pods`: the status column shows why a container waits, or how it ended. */
function podsOf(lines: readonly string[], file: string): CollectedObject[] {
  return lines.flatMap((line): CollectedObject[] => {
    const { namespace, name, status = '', restarts = '0', ago } = podRow.exec(line)?.groups ?? {};
    if (name === undefined) return [];
    const isPhase = /^(?:Running|Pending|Succeeded|Completed|Failed|Terminating|Unknown)$/.test(status);
    const hasEnded = /^(?:OOMKilled|Error|ContainerStatusUnknown)$/.test(status);
    const state = isPhase || hasEnded ? {} : { waiting: { reason: status.replace(/^Init:/, '') } };
    const before = secondsOf(ago);
    const container = {
      restartCount: Number(restarts),
      state,
      ...(hasEnded && { lastState: { terminated: { reason: status } } }),
      ...(before !== undefined && { [secondsSinceRestart]: before }),
    };
    const metadata = { name: bare(name), ...(namespace !== undefined && { namespace }) };
    return [
      object(file, 'Pod', bare(name), {
        metadata,
        status: { phase: isPhase ? status : 'Running', containerStatuses: [container] },
      }),
    ];
  });
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, y: 31_536_000 };

/** A duration as kubectl prints it, such as `2m14s`; undefined for anything else. */
function secondsOf(text: string | undefined): number | undefined {
  const parts = [...(text ?? '').matchAll(/(\d+)([a-z])/g)];
  return parts.length === 0
    ? undefined
    : parts.reduce((sum, [, count, unit = 's']) => sum + Number(count) * (unitSeconds[unit] ?? 1), 0);
}

/** The name without the kind that `kubectl get all` puts before it. */
function bare(name: string): string {
  return name.replace(/^[\w.]+\//, '');
}

/** `kubectl get daemonsets` and `kubectl get deployments`, with the images in the wide form. */
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

/** `cilium config view`: a table of the ConfigMap's options. Source: cilium/cilium, cilium-cli/config. */
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

/** `kubectl get nodes`; the wide form includes the kernels. */
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
