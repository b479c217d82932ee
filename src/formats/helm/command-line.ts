/**
 * Command lines of Helm and of the Cilium CLI, as people copy them from Cilium's documentation. Reads the values that
 * they set and the version that they name, and reports mistakes in them.
 */
import type { Finding, Location } from '../../core/finding.ts';
import { didYouMean } from '../../core/nearest.ts';
import { Source } from '../../yaml/source.ts';
import type { SetFlag, SetKind } from './set-flags.ts';
import { type HereDocument, readable, splitCommands, variablesIn, type Word } from './shell-words.ts';

export type PlacedFlag = SetFlag & { location?: Location };

interface ValuesFlags {
  /** In the order of the text. */
  flags: PlacedFlag[];
  /** Paths of `-f`, in order. `text` is the content of a here-document, at the same lines as in the pasted text. */
  files: { path: string; location?: Location; text?: string }[];
  /** Cilium's version, if a command names it. */
  version?: { text: string; location?: Location };
}

export interface CommandLines extends ValuesFlags {
  findings: Finding[];
  /** False if the text contains no command and no flag that sets values. */
  found: boolean;
}

/** A flag with its value, as written in a command line. */
interface GivenFlag {
  word: Word;
  value: string;
  location: Location;
  /** The words of the command, including the flag. */
  words: readonly Word[];
  source: Source;
}

/** How a flag changes the result. */
type Effect = (flag: GivenFlag, result: CommandLines) => void;

/** A `switch` has no value and no effect here. */
type Flag = 'switch' | Effect;

const ignored: Effect = () => undefined;

function sets(kind: SetKind): Effect {
  return ({ value, location }, { flags }) => flags.push({ kind, text: value, location });
}

function setsPath(path: string): Effect {
  return ({ value, location }, { flags }) => flags.push({ kind: 'set', text: `${path}=${value}`, location });
}

const setsOptions: Effect = ({ value, location }, { flags }) => {
  for (const entry of value.split(',')) flags.push({ kind: 'set-string', text: `extraConfig.${entry}`, location });
};

const namesVersion: Effect = ({ value, location }, result) => {
  if (variablesIn(value).length === 0) result.version = { text: value, location };
};

const namesFiles: Effect = ({ word, value, location, words, source }, { files, findings }) => {
  for (const path of value.split(',')) {
    if (path !== '-') {
      files.push({ path: readable(path), location });
      continue;
    }
    const document = words.find((other) => other.document)?.document;
    if (document === undefined) {
      const message = `${word.text} - reads standard input, but the command has no here-document (<<EOF).`;
      findings.push(finding('bad-flag', word.text, message, location));
    } else files.push({ path, location, text: atItsLines(document, source) });
  }
};

/**
 * Puts as many empty lines before a document as precede it in the pasted text, so that findings have the right lines.
 */
function atItsLines({ start, text }: HereDocument, source: Source): string {
  return '\n'.repeat(source.location(start, start).line - 1) + text;
}

/** Flags by name: whether each has a value, and what it adds. */
const flags: ReadonlyMap<string, Flag> = new Map<string, Flag>([
  ['set', sets('set')],
  ['set-string', sets('set-string')],
  ['set-json', sets('set-json')],
  ['set-literal', sets('set-literal')],
  ['set-file', sets('set-file')],
  ['helm-set', sets('set')],
  ['helm-set-string', sets('set-string')],
  ['helm-set-file', sets('set-file')],
  ['values', namesFiles],
  ['helm-values', namesFiles],
  ['version', namesVersion],
  // Flags of the Cilium CLI before 0.15 that correspond to a Helm value. Source: cilium/cilium-cli, FlagsToHelmOpts.
  ['cluster-id', setsPath('cluster.id')],
  ['cluster-name', setsPath('cluster.name')],
  ['ipam', setsPath('ipam.mode')],
  ['ipv4-native-routing-cidr', setsPath('ipv4NativeRoutingCIDR')],
  ['kube-proxy-replacement', setsPath('kubeProxyReplacement')],
  // Flags without a value that do not affect Cilium. Source: `helm install|upgrade|template --help`, v3.
  ...named(
    'switch',
    'atomic cleanup-on-fail create-namespace debug dependency-update devel disable-openapi-validation enable-dns force ' +
      'generate-name help hide-notes hide-secret include-crds insecure-skip-tls-verify install is-upgrade ' +
      'kube-insecure-skip-tls-verify no-hooks pass-credentials plain-http release-name render-subchart-notes replace ' +
      'reset-then-reuse-values reset-values reuse-values skip-crds skip-schema-validation skip-tests take-ownership ' +
      'validate verify wait wait-for-jobs ' +
      // Flags of the Cilium CLI (cilium/cilium-cli, internal/cli/cmd/install.go).
      'dry-run dry-run-helm-values list-versions rollback restart-unmanaged-pods',
  ),
  // Flags with a value that does not affect Cilium.
  ...named(
    ignored,
    'api-versions burst-limit ca-file cert-file description history-max key-file keyring kube-apiserver kube-as-group ' +
      'kube-as-user kube-ca-file kube-context kube-tls-server-name kube-token kube-version kubeconfig labels ' +
      'name-template namespace output output-dir password post-renderer post-renderer-args qps registry-config repo ' +
      'repository-cache repository-config show-only timeout username ' +
      'chart-directory cilium-ready-timeout context disable-check helm-auto-gen-values helm-release-name ' +
      'helm-values-secret-name inherit-ca k8s-version nodes-without-cilium repository wait-duration',
  ),
  ['config', setsOptions],
]);

function named(flag: Flag, names: string): [string, Flag][] {
  return names.split(' ').map((name) => [name, flag]);
}
const shortNames: Readonly<Record<string, string>> = {
  f: 'values',
  n: 'namespace',
  i: 'install',
  g: 'generate-name',
  h: 'help',
  l: 'labels',
  o: 'output',
  a: 'api-versions',
  s: 'show-only',
};

const subcommands = new Set(['install', 'upgrade', 'template']);

/**
 * Reads a pasted text: lines of `helm install`, `helm upgrade`, `helm template`, `cilium install`, `cilium upgrade`, or
 * only flags.
 */
export function readCommandLines(text: string, file: string): CommandLines {
  const source = new Source(text, file);
  const result: CommandLines = { flags: [], files: [], findings: [], found: false };
  for (const words of splitCommands(text)) {
    const start = firstFlag(words);
    if (start === undefined) continue;
    result.found = true;
    readFlags(words.slice(start), source, result);
  }
  return result;
}

/** The index of the first flag of a command that installs; undefined for any other command. */
function firstFlag(words: readonly Word[]): number | undefined {
  // A hyphen alone is an item of a YAML list, and `---` starts a document.
  if (/^--?[a-z]/i.test(words[0]?.text ?? '')) return 0;
  const program = words.findIndex(({ text }) => /(^|\/)(helm|cilium|cilium-cli)$/.test(text));
  if (program < 0 || words.slice(0, program).some(({ text }) => text !== 'sudo')) return undefined;
  const command = words.slice(program + 1).find(({ text }) => !text.startsWith('-'));
  return command !== undefined && subcommands.has(command.text) ? program + 1 : undefined;
}

function readFlags(words: readonly Word[], source: Source, result: CommandLines): void {
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word !== undefined && readFlag(word, words[index + 1], words, source, result)) index++;
  }
}

/** Handles a word if it is a flag. True if the next word is its value. */
function readFlag(
  word: Word,
  following: Word | undefined,
  words: readonly Word[],
  source: Source,
  result: CommandLines,
): boolean {
  const [match, long, short = '', inline] = /^(?:--([a-z0-9][\w-]*)|-([a-z]))(?:=(.*))?$/s.exec(word.text) ?? [];
  if (match === undefined) {
    // Subcommand, release name and chart set nothing; neither do redirections.
    if (word.text.startsWith('-') && word.text !== '-') result.findings.push(unknownFlag(word, source));
    return false;
  }
  const flag = flags.get(long ?? shortNames[short] ?? short);
  if (flag === 'switch') return false;
  const next = inline === undefined ? following : undefined;
  if (flag === undefined) {
    result.findings.push(unknownFlag(word, source));
    // An unknown flag takes the next word as its value, unless that is a flag too.
    return next !== undefined && !next.text.startsWith('-');
  }
  const value = inline ?? next?.text;
  const location = source.location(word.start, (next ?? word).end);
  if (value === undefined) {
    result.findings.push(finding('bad-flag', word.text, `${word.text} requires a value.`, location));
  } else flag({ word, value, location, words, source }, result);
  return next !== undefined;
}

/** `config` resembles too many other words to be a useful suggestion. */
const suggestions = [...flags.keys()].filter((name) => name !== 'config');

function unknownFlag(word: Word, source: Source): Finding {
  const name = word.text.replace(/=.*$/s, '');
  const bare = name.replace(/^-+/, '');
  const help = Object.hasOwn(helpFor, bare) ? ` ${helpFor[bare]}` : didYouMean(bare, suggestions).replace('"', '"--');
  const message = `${readable(name)} is not a supported flag.${help}`;
  return finding('unknown-flag', name, message, source.location(word.start, word.end));
}

/** Flags that exist and affect Cilium, but whose effect the command line alone does not determine. */
const helpFor: Readonly<Record<string, string>> = {
  encryption: 'Use --set encryption.enabled=true,encryption.type=....',
  'node-encryption': 'Use --set encryption.nodeEncryption=true.',
  'datapath-mode': 'Use --set routingMode=native or --set tunnelProtocol=....',
};

function finding(rule: string, subject: string, message: string, location: Location): Finding {
  return { rule, severity: 'error', subject, message, location };
}
