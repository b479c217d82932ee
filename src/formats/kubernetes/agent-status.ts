/**
 * What an agent reports about itself: `cilium status` (from 1.15 on `cilium-dbg status`) in its container, as a table
 * or JSON. Source: cilium/cilium v1.9 to main, pkg/client/client.go (FormatStatusResponse),
 * api/v1/models/status_response.go.
 */
import type { Json } from '../../core/json.ts';
import { isMapping, listAt, mapAt, numberAt, textAt } from './collected.ts';

/** An entry as in `errors` of `cilium status -o json`. */
export interface Told {
  object: string;
  severity: 'error' | 'warning';
  message: string;
}

export interface AgentStatus {
  errors: Told[];
  /** Cilium's version. */
  version: string | undefined;
}

/** States of a component that works, or that is disabled on purpose. */
const fine = /^(?:ok|disabled)$/i;

/** Components with a state and a message, by their name in the table and in the JSON. */
const parts = [
  { title: 'KVStore', key: 'kvstore' },
  { title: 'Kubernetes', key: 'kubernetes' },
  { title: 'Cilium', key: 'cilium' },
  { title: 'Hubble', key: 'hubble' },
] as const;

function told(title: string, state: string, message: string): Told[] {
  if (fine.test(state)) return [];
  const severity = /^warning$/i.test(state) ? 'warning' : 'error';
  const text = message.trim();
  return [{ object: 'cilium-agent', severity, message: `${title}: ${state}${text === '' ? '' : ` (${text})`}` }];
}

function versionIn(text: string): string | undefined {
  return /\bv?(\d+\.\d+\.\d+)\b/.exec(text)?.[1];
}

/** Reads the table; undefined if the lines are not one. */
export function agentTable(lines: readonly string[]): AgentStatus | undefined {
  const rows = new Map<string, string>();
  for (const line of lines) {
    const [, title, rest = ''] = /^([A-Z][A-Za-z0-9 ]+):(?:[ \t]+(.*))?$/.exec(line) ?? [];
    if (title !== undefined && !rows.has(title)) rows.set(title, rest);
  }
  // The Cilium CLI also prints a line "Cilium:", next to its logo.
  if (!rows.has('Cilium') || !(rows.has('Controller Status') || rows.has('Cilium health daemon'))) return undefined;
  const errors = parts.flatMap(({ title }) => {
    const [, state = '', message = ''] = /^(\S+)\s*(.*)$/.exec(rows.get(title) ?? '') ?? [];
    return state === '' ? [] : told(title, state, message);
  });
  errors.push(
    ...shortfall(rows.get('Controller Status'), /^(\d+)\/(\d+) healthy/, (good, all) => [
      `${all - good} of ${all} controllers of the agent fail.`,
    ]),
  );
  errors.push(
    ...shortfall(rows.get('Cluster health'), /^(\d+)\/(\d+) reachable/, (good, all) => [
      `The agent reaches ${good} of ${all} nodes.`,
    ]),
  );
  return { errors, version: versionIn(rows.get('Cilium') ?? '') };
}

function shortfall(row: string | undefined, pattern: RegExp, say: (good: number, all: number) => string[]): Told[] {
  const [, good, all] = pattern.exec(row ?? '') ?? [];
  if (good === undefined || all === undefined || Number(good) >= Number(all)) return [];
  return say(Number(good), Number(all)).map((message) => ({ object: 'cilium-agent', severity: 'warning', message }));
}

/** Reads the JSON form; undefined for anything else. */
export function agentJson(document: Json): AgentStatus | undefined {
  if (!isMapping(document) || textAt(document, 'cilium', 'state') === undefined) return undefined;
  const errors = parts.flatMap(({ title, key }) => {
    const state = textAt(document, key, 'state');
    return state === undefined ? [] : told(title, state, textAt(document, key, 'msg') ?? '');
  });
  for (const controller of listAt(document, 'controllers')) {
    const status = mapAt(controller, 'status');
    const count = numberAt(status, 'consecutive-failure-count') ?? 0;
    if (count === 0) continue;
    const message = `Controller ${textAt(controller, 'name') ?? ''} failed ${count} times in a row: ${textAt(status, 'last-failure-msg') ?? 'it names no reason'}`;
    errors.push({ object: 'cilium-agent', severity: 'warning', message });
  }
  return { errors, version: versionIn(textAt(document, 'cilium', 'msg') ?? '') };
}
