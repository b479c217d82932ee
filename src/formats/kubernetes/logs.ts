/**
 * Logs of agents and operators, in the formats that Cilium writes: JSON, and pairs of key and value in any order.
 * Source: cilium/cilium, pkg/logging (logrus up to 1.17, slog from 1.18 on), pkg/option (LogRegisteredOptions).
 */
import type { Json } from '../../core/json.ts';
import type { Told } from './agent-status.ts';
import { isMapping } from './collected.ts';

export interface Log {
  errors: Told[];
  /** Every option of an agent as its log lists them, defaults included; undefined if it lists none. */
  options: Map<string, string> | undefined;
  /** Cilium's version where the log names it. */
  version: string | undefined;
}

/** An option in the list that an agent prints when it starts. */
const optionText = /^\s+--([a-z0-9-]+)='([\s\S]*)'$/;
const banner = /^Cilium (\d+\.\d+\.\d+)[ -]/;
/** The operator, whose version need not be that of the agents. */
const operatorBanner = /^Cilium Operator \d/;
/** What only logs of Cilium have: its subsystems, and its modules and sources since it logs with slog. */
const ofCilium = /\bsubsys\b|\bmodule"?[=:]|\/cilium\//;

const pair = /(?:^|[\s,])([A-Za-z_][\w.-]*)=("(?:[^"\\]|\\.)*"|[^\s"]*)/g;

/** The fields of a line; undefined if it does not belong to a log. What kubectl and container runtimes put before it is left out. */
function fieldsOf(line: string): Map<string, string> | undefined {
  const brace = line.indexOf('{"');
  const json = brace >= 0 && line.trimEnd().endsWith('}') ? parsed(line.slice(brace)) : undefined;
  const fields = isMapping(json)
    ? new Map(
        Object.entries(json).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
      )
    : new Map([...line.matchAll(pair)].map(([, key = '', value = '']) => [key, unquoted(value)]));
  return fields.has('level') && fields.has('msg') ? fields : undefined;
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  const text = parsed(value);
  return typeof text === 'string' ? text : value.slice(1, -1).replaceAll('\\"', '"');
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // Not every text between braces or quotes is JSON.
    return undefined;
  }
}

/** Reads a log; undefined if the lines are not one of Cilium. */
export function logOf(lines: readonly string[]): Log | undefined {
  const options = new Map<string, string>();
  const stops = new Set<string>();
  let version: string | undefined;
  let isOperator = false;
  let isCilium = false;
  for (const line of lines) {
    const fields = /\blevel\b/.test(line) ? fieldsOf(line) : undefined;
    if (!fields) continue;
    const message = fields.get('msg') ?? '';
    isCilium ||= ofCilium.test(line);
    isOperator ||= operatorBanner.test(message) || fields.get('subsys')?.startsWith('cilium-operator') === true;
    const [, option, value = ''] = optionText.exec(message) ?? [];
    if (option !== undefined) options.set(option, value);
    version ??= banner.exec(message)?.[1];
    if (!/^(?:fatal|panic)$/i.test(fields.get('level') ?? '')) continue;
    const cause = fields.get('error');
    stops.add(`${message}${cause === undefined ? '' : ` (${cause})`}`);
  }
  if (options.size === 0 && version === undefined && stops.size === 0 && !isOperator && !isCilium) return undefined;
  const [object, title] = isOperator ? ['cilium-operator', 'The operator'] : ['cilium-agent', 'The agent'];
  return {
    errors: [...stops].map((text) => ({ object, severity: 'error', message: `${title} stopped: ${text}` })),
    // Options of the operator are not those of the agents.
    options: options.size > 0 && !isOperator ? options : undefined,
    version,
  };
}
