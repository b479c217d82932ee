/**
 * Logs of agents and operators, in the formats of Cilium: JSON, and pairs of key and value in any order. Source:
 * cilium/cilium, pkg/logging (logrus up to 1.17, slog from 1.18 on), pkg/option (LogRegisteredOptions).
 */
import type { Json } from '../../core/json.ts';
import type { Told } from './agent-status.ts';
import { isMapping } from './collected.ts';

export interface Log {
  /** What stopped a program, and what it could not reach. */
  errors: Told[];
  /** Every option of an agent as listed in its log, defaults included; undefined if the log does not list them. */
  options: Map<string, string> | undefined;
  /** Cilium's version, if the log contains it. */
  version: string | undefined;
}

/** An option in the list that an agent prints at its start. */
const optionText = /^\s+--([a-z0-9-]+)='([\s\S]*)'$/;
const banner = /^Cilium (\d+\.\d+\.\d+)[ -]/;
/** The operator, whose version can differ from that of the agents. */
const operatorBanner = /^Cilium Operator \d/;
/** Text that only logs of Cilium contain: its subsystems, and its modules and sources since it uses slog. */
const ofCilium = /\bsubsys\b|\bmodule"?[=:]|\/cilium\//;

/** A crash of the program itself. Go prints a recovered panic twice; the line marked as recovered is skipped. */
const crash = /(?:^|\s)(?:panic|fatal error): (?!.*\[recovered\]$)(.+)$/;
/** A request to the API server that cannot connect, in Go's wording. */
const unreachable =
  /"?https:\/\/[^"\s]+"?: dial tcp (\S+:\d+): (?:connect: )?(connection refused|i\/o timeout|no route to host|network is unreachable)/;
const pathOfCilium = /\bgithub\.com\/cilium\/cilium\//;

const pair = /(?:^|[\s,])([A-Za-z_][\w.-]*)=("(?:[^"\\]|\\.)*"|[^\s"]*)/g;

/**
 * The fields of a line; undefined if it does not belong to a log. Prefixes from kubectl and container runtimes are left
 * out.
 */
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
    // Text between braces or quotes is not always JSON.
    return undefined;
  }
}

/** What the lines of a log have shown so far. */
interface Reading {
  options: Map<string, string>;
  /** What stopped the program. */
  stops: Set<string>;
  /** Addresses of the API server that could not be reached, with the reason. */
  refused: Map<string, string>;
  version: string | undefined;
  isOperator: boolean;
  isCilium: boolean;
  /** True if the log itself has a fatal message, and not only the crash. */
  hasFatal: boolean;
}

function readFields(line: string, fields: ReadonlyMap<string, string>, reading: Reading): void {
  const message = fields.get('msg') ?? '';
  const module = `${fields.get('module') ?? ''} ${fields.get('subsys') ?? ''}`;
  reading.isCilium ||= ofCilium.test(line);
  reading.isOperator ||= operatorBanner.test(message) || /^operator\b|\bcilium-operator/.test(module);
  const [, option, value = ''] = optionText.exec(message) ?? [];
  if (option !== undefined) reading.options.set(option, value);
  reading.version ??= banner.exec(message)?.[1];
  if (!/^(?:fatal|panic)$/i.test(fields.get('level') ?? '')) return;
  reading.hasFatal = true;
  const cause = fields.get('error');
  reading.stops.add(`${message}${cause === undefined ? '' : ` (${cause})`}`);
}

function readLine(line: string, reading: Reading): void {
  const [, address, why = ''] = unreachable.exec(line.replaceAll('\\"', '"')) ?? [];
  if (address !== undefined) reading.refused.set(address, why);
  reading.isCilium ||= pathOfCilium.test(line);
  reading.isOperator ||= line.includes('cilium-operator-resource-lock');
  const fields = /\blevel\b/.test(line) ? fieldsOf(line) : undefined;
  const [, reason] = fields ? [] : (crash.exec(line) ?? []);
  if (fields) readFields(line, fields, reading);
  else if (reason !== undefined) reading.stops.add(reason);
}

/** Reads a log; undefined if the lines are not a log of Cilium. */
export function logOf(lines: readonly string[]): Log | undefined {
  const reading: Reading = {
    options: new Map(),
    stops: new Set(),
    refused: new Map(),
    version: undefined,
    isOperator: false,
    isCilium: false,
    hasFatal: false,
  };
  for (const line of lines) readLine(line, reading);
  const { options, version, isOperator, isCilium, hasFatal } = reading;
  if (options.size === 0 && version === undefined && !hasFatal && !isOperator && !isCilium) return undefined;
  return {
    errors: errorsOf(reading),
    // Options of the operator are not those of the agents.
    options: options.size > 0 && !isOperator ? options : undefined,
    version,
  };
}

function errorsOf({ stops, refused, isOperator }: Reading): Told[] {
  const [object, title] = isOperator ? ['cilium-operator', 'The operator'] : ['cilium-agent', 'The agent'];
  return [
    ...[...stops].map((text): Told => ({ object, severity: 'error', message: `${title} stopped: ${text}` })),
    ...[...refused].map(
      ([address, why]): Told => ({
        object,
        severity: 'warning',
        message: `${title} did not reach the API server at ${address}: ${why}. If this is the Service kubernetes and kube-proxy does not run, Cilium needs the address of the API server itself.`,
      }),
    ),
  ];
}
