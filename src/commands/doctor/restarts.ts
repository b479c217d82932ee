/** Containers that restart after they end. Nothing else reports them, because their pods are ready. */
import type { Finding } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import { list } from '../../core/wording.ts';
import {
  type CollectedObject,
  listAt,
  mapAt,
  numberAt,
  secondsSinceRestart,
  textAt,
} from '../../formats/kubernetes/collected.ts';
import { ofCilium, stuck } from './objects.ts';

/** Fewer restarts than this can come from reboots of the node and from upgrades. */
const many = 5;

/** A container that has run for longer than this, in seconds, is not in a restart loop. */
const settled = 86_400;

/**
 * Findings on restarts of Cilium's containers. Many restarts are a warning, and so is a single one for lack of memory.
 * Older than a day, neither is. All other restarts are one finding together.
 */
export function restartProblems(objects: readonly CollectedObject[]): Finding[] {
  const found: Finding[] = [];
  const minor: string[] = [];
  const now = newestTime(objects);
  for (const { kind, name, content } of objects) {
    if (kind !== 'Pod' || !ofCilium.test(name)) continue;
    const statuses = [
      ...listAt(content, 'status', 'initContainerStatuses'),
      ...listAt(content, 'status', 'containerStatuses'),
    ];
    for (const status of statuses) {
      const count = numberAt(status, 'restartCount') ?? 0;
      // The finding on a container that does not start already includes its restarts.
      if (count === 0 || stuck.has(textAt(status, 'state', 'waiting', 'reason') ?? '')) continue;
      if (isOld(status, now) || (count < many && !lacksMemory(status)))
        minor.push(`${name}${containerOf(status, '/')}`);
      else found.push(restarted(name, textAt(content, 'metadata', 'namespace') ?? 'kube-system', status, count));
    }
  }
  return minor.length === 0 ? found : [...found, fewRestarts(minor)];
}

/** One finding for all restarts that need no action, with the names of the containers. */
function fewRestarts(names: readonly string[]): Finding {
  const count = names.length === 1 ? '1 container' : `${names.length} containers`;
  const message = `${count} restarted fewer than ${many} times, or not in the last day: ${list(names, 3)}. No action is needed.`;
  return { rule: 'doctor/restarts', severity: 'info', subject: 'restarts', message };
}

/** How a container last ended: it is down now, or it was down before it started again. */
function lastEnd(status: Json): { [key: string]: Json } {
  const present = mapAt(status, 'state', 'terminated');
  return (numberAt(present, 'exitCode') ?? 0) === 0 ? mapAt(status, 'lastState', 'terminated') : present;
}

function lacksMemory(status: Json): boolean {
  return textAt(lastEnd(status), 'reason') === 'OOMKilled';
}

function restarted(pod: string, namespace: string, status: Json, count: number): Finding {
  const [code, reason] = [textAt(lastEnd(status), 'exitCode'), textAt(lastEnd(status), 'reason')];
  const detail = [
    ...(code === undefined ? [] : [`last exit code ${code}`]),
    ...(reason === undefined ? [] : [reason]),
  ].join(', ');
  const todo = lacksMemory(status)
    ? 'Raise the memory limit of this container.'
    : `To see why, run: kubectl -n ${namespace} logs ${pod}${containerOf(status, ' -c ')} --previous`;
  const times = count === 1 ? 'once' : `${count} times`;
  const message = `Pod ${pod}: ${textAt(status, 'name') ?? 'a container'} restarted ${times}${detail === '' ? '' : ` (${detail})`}. ${todo}`;
  return { rule: 'doctor/restarts', severity: 'warning', subject: pod, message };
}

/** The name of a container with a prefix. Empty for a row of a table, which does not name it. */
function containerOf(status: Json, before: string): string {
  const name = textAt(status, 'name');
  return name === undefined || name.includes(' ') ? '' : `${before}${name}`;
}

/** True if the last restart is known to be more than a day before the objects were collected. */
function isOld(status: Json, now: number | undefined): boolean {
  const seconds = numberAt(status, secondsSinceRestart);
  if (seconds !== undefined) return seconds > settled;
  const ended = Date.parse(textAt(lastEnd(status), 'finishedAt') ?? '');
  return now !== undefined && !Number.isNaN(ended) && now - ended > settled * 1000;
}

/**
 * Times that the API server, kubelets and controllers write. Times in annotations
 * and certificates can be in the future.
 */
const time =
  /"(?:creationTimestamp|finishedAt|startedAt|lastHeartbeatTime|lastTransitionTime|lastTimestamp|time)":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"/g;

/** The newest time in the objects, in milliseconds. They were collected after it, usually soon after. */
function newestTime(objects: readonly CollectedObject[]): number | undefined {
  let newest: string | undefined;
  for (const { content } of objects) {
    for (const [, text = ''] of JSON.stringify(content).matchAll(time))
      if (newest === undefined || text > newest) newest = text;
  }
  return newest === undefined ? undefined : Date.parse(newest);
}
