/** Hides what must not be shown: values under names that indicate secrets, vaulted text, private keys. */
import type { Finding } from './finding.ts';
import { isInFlowSelector, selectorKeyLines, tellsSelector } from './selector-keys.ts';

/** Replaces a secret, whatever its length. */
export const hidden = '********';

const speaksOfSecrets =
  /passw(?:or)?d|passphrase|token|secret|credential|(?:private|ipsec|api|access|secret)[-_]?key|(?:^|[._-])(?:key|psk)$/i;

/** Names that tell where a secret is or how it is handled: `encryption.secretName`, `secretsNamespace`. */
const speaksAboutThem =
  /(?:names?|namespaces?|ref|path|file|dir|mount|enabled|sync|create|backend|annotations|labels|type|length|interval|rotation|duration|watcher|ttl|audience|(?:existing|use|enable|reuse|pull)[-_]?secrets?|accounttoken)$/i;

/** Keys named after their use: `sshKey`, `encryptionKeys`, `wireguard-key`. */
const keyOfACipher =
  /(?:ssh|encryption|signing|session|pre-?shared|shared|master|host|tls|auth|client|server|wireguard|ipsec|cipher|aes|rsa)[-_. ]?keys?$/i;

/** Keys of other kinds, such as the key of a taint or of a label. */
const noSecret = /(?:taint|label|topology|map|annotation|node|sort|group|public|lookup)[-_. ]?keys?$/i;

/**
 * Every secret name contains one of these. Most names contain none, and then no pattern has to be compiled or tried.
 */
const words = ['key', 'pass', 'token', 'secret', 'credential', 'psk'];

/** A quick test: true for every text that may contain a secret name, and for many others. */
export function hasWordOfSecrets(text: string): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word));
}

/** True for the name of a variable, key or path whose value is a secret. */
export function isSecretName(name: string): boolean {
  if (!hasWordOfSecrets(name)) return false;
  const speaks = speaksOfSecrets.test(name) || keyOfACipher.test(name) || /[a-z0-9]Keys?$/.test(name);
  return speaks && !speaksAboutThem.test(name) && !noSecret.test(name);
}

/** True for a name that tells where a secret is or how it is handled: `name`, `secretsNamespace`, `mountPath`. */
export function tellsAboutSecrets(name: string): boolean {
  return speaksAboutThem.test(name);
}

/** A quick test of a whole text: most texts contain nothing secret. */
const mayHoldSecrets = /passw|passphrase|token|secret|credential|key|psk|vault/i;

/** A key in block style at the beginning of its line, up to its value. */
const blockKey = /^([ \t]*(?:- +)*)(["']?)([A-Za-z_][\w./-]{0,120})\2[ \t]*:(?=[ \t]|$)[ \t]*/;

/** `key:` or `key=` anywhere in a line: flow style, an INI file, a flag. */
const pairHead = /(?<![\w./-])(["']?)([A-Za-z_][\w./-]{0,120})\1[ \t]*([:=])[ \t]*/g;

/** The value of a pair, up to where the next pair can begin. */
const pairValue = {
  ':': /"(?:[^"\\]|\\.)*"?|'[^']*'?|\[[^\]]*\]?|\{[^{}]*\}?|[^,{}[\]]+/y,
  '=': /"(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s,}\]"']+/y,
} as const;

/** Values that reveal nothing: switches, empty values, and expressions that name the source of the secret. */
const tellsNothing = /^(?:|true|false|yes|no|null|~|\{\{.*\}\}|"\{\{.*\}\}"|'\{\{.*\}\}'|[|>][-+0-9]*)[ \t]*(?:#.*)?$/i;

const hexLine = /^[ \t]*[0-9a-f]{16,}[ \t]*$/i;

/** Decides which of the next lines belong to the value of a secret key. */
interface Inside {
  indent: number;
  /** The key's value begins on the next line, where a list may be indented as little as the key. */
  open: boolean;
}

/** Walks the lines of a text. `hide` gets each secret piece and returns its replacement. */
function eachLine(text: string, hide: (piece: string) => string): string {
  const reader = new LineReader(hide);
  const lines = text.split('\n');
  const ofSelectors = selectorKeyLines(lines);
  return lines.map((line, index) => reader.shown(line, ofSelectors.has(index))).join('\n');
}

/** Reads lines in order, and remembers what the next lines belong to. */
class LineReader {
  readonly #hide: (piece: string) => string;
  #inPrivateKey = false;
  #inside: Inside | undefined;

  constructor(hide: (piece: string) => string) {
    this.#hide = hide;
  }

  /** The line as it may be shown. `isOfSelector`: its `key` belongs to a label or a taint. */
  shown(line: string, isOfSelector: boolean): string {
    if (this.#isOfPrivateKey(line)) return hideLine(line, this.#hide);
    const indent = line.search(/[^ \t]/);
    if (this.#inside && belongsTo(this.#inside, line, indent)) return indent < 0 ? line : hideLine(line, this.#hide);
    this.#inside = undefined;
    if (hexLine.test(line)) return hideLine(line, this.#hide);
    if (isOfSelector) return line;
    const secret = secretEntry(line);
    if (secret === undefined) return hidePairs(line, this.#hide);
    this.#inside = secret.inside;
    const { head, value } = secret;
    return value === '' ? line : head + this.#hide(value) + line.slice(head.length + value.length);
  }

  /** True for the lines of a private key, including the first and the last one. */
  #isOfPrivateKey(line: string): boolean {
    if (/-----BEGIN [A-Z ]*PRIVATE KEY/.test(line)) this.#inPrivateKey = true;
    const isOfKey = this.#inPrivateKey;
    if (/-----END [A-Z ]*PRIVATE KEY/.test(line)) this.#inPrivateKey = false;
    return isOfKey;
  }
}

function belongsTo({ indent: above, open }: Inside, line: string, indent: number): boolean {
  return indent < 0 || indent > above || (open && indent === above && /^[ \t]*- /.test(line));
}

/**
 * The value of an entry that is secret by its key or tag. The value is empty if the line itself contains nothing to
 * hide.
 */
function secretEntry(line: string): { head: string; value: string; inside?: Inside } | undefined {
  const key = blockKey.exec(line);
  if (key === null) return undefined;
  const [head, before = '', , name = ''] = key;
  const value = line.slice(head.length).replace(/\r$/, '');
  const isVaulted = /^!vault(?:-encrypted)?\b/.test(value);
  if (!isVaulted && (!isSecretName(name) || value.startsWith('{'))) return undefined;
  const tells = !tellsNothing.test(value);
  const inside = { indent: before.length, open: value === '' };
  return {
    head,
    value: tells && !/^!vault\S*[ \t]*[|>]/.test(value) ? value : '',
    // A plain value may continue on the next lines; a switch or an expression does not.
    ...((tells && !isVaulted) || /^(?:!vault\S*[ \t]*)?(?:[|>]|$)/.test(value) ? { inside } : {}),
  };
}

function hidePairs(line: string, hide: (piece: string) => string): string {
  let shown = '';
  let done = 0;
  for (const head of line.matchAll(pairHead)) {
    const start = head.index + head[0].length;
    if (head.index < done || !isSecretName(head[2] ?? '')) continue;
    if (head[2] === 'key' && isInFlowSelector(line, head.index)) continue;
    const pattern = pairValue[head[3] as keyof typeof pairValue];
    pattern.lastIndex = start;
    const value = pattern.exec(line)?.[0].trimEnd() ?? '';
    if (tellsNothing.test(value)) continue;
    shown += line.slice(done, start) + hide(value);
    done = start + value.length;
  }
  return shown + line.slice(done);
}

/** Hides a whole line except for its indentation and, if it is an entry, its key. */
function hideLine(line: string, hide: (piece: string) => string): string {
  const head = blockKey.exec(line)?.[0] ?? /^[ \t]*(?:- +)*/.exec(line)?.[0] ?? '';
  const piece = line.slice(head.length).replace(/\r$/, '');
  return piece === '' ? line : head + hide(piece) + line.slice(head.length + piece.length);
}

/** A text with its secrets hidden, line by line: YAML, INI, flags of a command. The number of lines stays the same. */
export function hideSecrets(text: string): string {
  return mayHoldSecrets.test(text) ? eachLine(text, () => hidden) : text;
}

/** The secrets in a text, as far as they can be told apart from other text. */
export function secretsIn(text: string): string[] {
  if (!mayHoldSecrets.test(text)) return [];
  const found = new Set<string>();
  eachLine(text, (piece) => {
    // A broken text may not close a quote.
    addSecret(piece.replace(/[ \t]+#.*$/, '').replace(/^(["'])(.*?)\1?[ \t]*$/, '$2'), found);
    return hidden;
  });
  return [...found].sort((left, right) => right.length - left.length);
}

/** Findings whose messages repeat no secret of their file. */
export function withoutSecrets<F extends Finding>(
  findings: readonly F[],
  textOf: (file: string) => string | undefined,
): F[] {
  const patterns = new Map<string, RegExp | undefined>();
  return findings.map((finding) => {
    const file = finding.location?.file;
    if (file === undefined) return finding;
    if (!patterns.has(file)) {
      const secrets = secretsIn(textOf(file) ?? '');
      patterns.set(file, secrets.length === 0 ? undefined : patternOf(new Set(secrets)));
    }
    const pattern = patterns.get(file);
    const message = pattern === undefined ? finding.message : finding.message.replace(pattern, hidden);
    return message === finding.message ? finding : { ...finding, message };
  });
}

/** A value as it may be shown next to its name, with secrets inside it hidden too. */
export function shownValue(name: string, value: unknown): unknown {
  const isOpen = value === undefined || value === null || typeof value === 'boolean' || value === '';
  if (isSecretName(name) && !isOpen && (typeof value !== 'object' || Array.isArray(value))) return hidden;
  if (Array.isArray(value)) return value.map((item) => shownValue('', item));
  if (typeof value !== 'object' || value === null) return value;
  const isSelector = isSelectorMapping(Object.entries(value));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, isSelector && key === 'key' ? item : shownValue(key, item)]),
  );
}

/** True for an expression of a selector, a taint or a toleration, whose `key` is the name of a label or a taint. */
export function isSelectorMapping(entries: Iterable<readonly [name: string, value: unknown]>): boolean {
  for (const [name, value] of entries) if (tellsSelector(name, value)) return true;
  return false;
}

/** As `shownValue`, as JSON. */
export function shownJson(name: string, value: unknown): string {
  return JSON.stringify(shownValue(name, value));
}

/** A secret of this length or more is hidden inside words, too. */
const longFrom = 8;

/** Values that reveal nothing, or that are so common that hiding them would make reports unreadable. */
const common =
  /^(?:true|false|yes|no|on|off|null|none|nil|~|auto|default|enabled?|disabled?|cilium|kubernetes|k8s|kube-system|vault|\d{1,5}|v\d+(?:\.\d+){1,2}|[^\p{L}\p{N}]*|\{\{.*\}\})$/isu;

/** Adds a value and, if it has several lines, each of its lines. Values that reveal nothing are left out. */
export function addSecret(value: string, found: Set<string>): void {
  const trimmed = value.trim();
  for (const piece of [trimmed, ...(trimmed.includes('\n') ? trimmed.split('\n') : [])]) {
    const one = piece.trim();
    if (one.length > 1 && !common.test(one)) found.add(one);
  }
}

/** A pattern that finds these values in a text, including as JSON and XML escape them. */
export function patternOf(values: ReadonlySet<string>): RegExp {
  const written = new Set([...values].flatMap((value) => [value, jsonEscaped(value), xmlEscaped(value)]));
  const alternatives = [...written].sort((a, b) => b.length - a.length).map(alternative);
  // A key of a JSON report is not a secret, even if somebody's password is the same word.
  return new RegExp(`(?:${alternatives.join('|')})(?!"\\s*:)`, 'gm');
}

function alternative(value: string): string {
  const literal = value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  // Numbers of a JSON report stay. Those with secret names are already hidden.
  if (/^[\d.]+$/.test(value)) return `(?<![\\w.]|: |^\\s*)${literal}(?![\\w.])`;
  if (value.length >= longFrom) return literal;
  // A short plain word, such as "pass", may also be part of a report's own text. It counts only where a value can be.
  const before = /^[a-z]+$/.test(value) ? String.raw`(?<=["'\`=/@>]|[-:,+] |^\s*)` : String.raw`(?<!\w)`;
  return String.raw`${before}${literal}(?!\w)`;
}

function jsonEscaped(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

function xmlEscaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
