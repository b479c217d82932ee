/** Changes for Cilium users from one Kubespray release to another, in Markdown, from the measured facts alone. */
import { KubesprayRelease } from '../../src/catalog/catalog.ts';
import { evaluate, sameJson } from '../../src/catalog/table.ts';
import type { KubesprayCatalog } from '../../src/catalog/types.ts';
import type { Json } from '../../src/core/json.ts';
import { variableInputs } from '../../src/predict/kubespray.ts';
import { usualNames } from './kubespray/carriers.ts';
import { lacksAcceptedValue } from './kubespray/refused-variables.ts';

/** Values that change with every version of Cilium and affect nothing else: they are only counted. */
const volatile = /_(image_tag|image_repo|checksum|checksums|digest_checksum|cli_version)$/;
/** How many names fit in one line; more become a list. */
const inOneLine = 6;

/** How many names a list shows before it only counts the rest. */
const mostNames = 40;

/** A page on two releases, as `npm run catalog -- --diff` prints it. */
export function changesPage(from: KubesprayCatalog, to: KubesprayCatalog): string {
  const lines = changes(from, to);
  const text = lines.length > 0 ? lines.map((line) => `- ${line}\n`).join('') : 'Nothing changed for Cilium users.\n';
  return `# Kubespray ${named(from)} to ${named(to)}: what changed for Cilium users\n\n${text}`;
}

/** The name of a release for readers; for a branch, with its commit and day. */
export function named({ release, commit, date }: KubesprayCatalog): string {
  return date === undefined ? release : `${release} (commit ${commit.slice(0, 9)}, ${date})`;
}

/** One Markdown line for each change; empty if nothing changed. */
export function changes(from: KubesprayCatalog, to: KubesprayCatalog): string[] {
  return [
    ...installation(from, to),
    ...requirements(from, to),
    ...carriers(from, to),
    ...variables(from, to),
    ...checks(from, to),
    ...written(from, to),
    ...(to.notMeasured ?? []).map(gap),
  ];
}

/** Something that could not be measured, with its task and file if known. */
function gap({ file, task, reason }: { file: string; task?: string; reason: string }): string {
  if (file === '') return `Limit of the measurement: ${reason.replace(': which', '. Which')}.`;
  return `Not measured: ${task === undefined ? '' : `task "${task}" in `}\`${file}\`, ${reason}.`;
}

function installation(from: KubesprayCatalog, to: KubesprayCatalog): string[] {
  const lines: string[] = [];
  if (from.cilium.default !== to.cilium.default) {
    lines.push(`Default Cilium: ${from.cilium.default} becomes **${to.cilium.default}**.`);
  }
  if (from.cilium.minimum !== to.cilium.minimum) {
    const minimum = to.cilium.minimum;
    lines.push(minimum === undefined ? 'No minimum Cilium version any more.' : `Minimum Cilium version: ${minimum}.`);
  }
  if (from.installer !== to.installer) {
    lines.push(
      to.installer === 'cilium-cli'
        ? 'The Cilium CLI installs the chart; before, the role rendered its own manifests.'
        : 'The role renders its own manifests; before, the Cilium CLI installed the chart.',
    );
  }
  if (from.cilium.prefix !== to.cilium.prefix) {
    lines.push(`\`cilium_version\` is written ${to.cilium.prefix === 'v' ? 'with' : 'without'} a leading \`v\`.`);
  }
  return lines;
}

function requirements(
  { requires: before = [] }: KubesprayCatalog,
  { requires: after = [] }: KubesprayCatalog,
): string[] {
  const isIn = (list: typeof before, one: (typeof before)[number]) => list.some((other) => sameJson(one, other));
  return [
    ...after
      .filter((one) => !isIn(before, one))
      .map(({ variable, value }) => `**Required**: \`${variable}: ${plain(value)}\`; the play stops without it.`),
    ...before
      .filter((one) => !isIn(after, one))
      .map(({ variable, value }) => `No longer required: \`${variable}: ${plain(value)}\`.`),
  ];
}

function carriers({ carriers: before }: KubesprayCatalog, { carriers: after }: KubesprayCatalog): string[] {
  const lines: string[] = [];
  const renamed = (key: keyof typeof usualNames) =>
    `\`${before.names?.[key] ?? usualNames[key]}\` is called \`${after.names?.[key] ?? usualNames[key]}\` now.`;
  const name = (key: keyof typeof usualNames) => `\`${after.names?.[key] ?? before.names?.[key] ?? usualNames[key]}\``;
  if (before.extraVars !== after.extraVars) {
    const way = {
      'config-map': 'is written into the ConfigMap',
      'extra-config': "becomes the chart's `extraConfig`",
      dead: 'is declared but **no longer read**',
      none: 'is gone',
    }[after.extraVars];
    lines.push(`${name('extraVars')} ${way}.`);
  } else if (before.names?.extraVars !== after.names?.extraVars) lines.push(renamed('extraVars'));
  for (const key of ['extraValues', 'installFlags', 'customCni'] as const) {
    if (before[key] !== after[key]) lines.push(`${name(key)} ${after[key] ? 'is new' : 'no longer takes effect'}.`);
    else if (before.names?.[key] !== after.names?.[key]) lines.push(renamed(key));
  }
  return lines;
}

function variables(
  { variables: before }: KubesprayCatalog,
  { variables: after, notMeasured = [] }: KubesprayCatalog,
): string[] {
  const isNew = (name: string) => before[name] === undefined;
  const all = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const names = all.filter((name) => !/_digest_checksum$/.test(name));
  const came = names.filter((name) => isNew(name) && !after[name]?.dead);
  const gone = names.filter((name) => after[name] === undefined);
  const died = names.filter((name) => after[name]?.dead && !before[name]?.dead);
  const revived = names.filter(
    (name) => before[name]?.dead && after[name] && !after[name].dead && !lacksAcceptedValue(notMeasured, name),
  );
  const stay = names.filter((name) => before[name] && after[name]);
  const moved = stay.filter((name) => !sameJson(before[name]?.default, after[name]?.default));
  const settled = moved.filter((name) => !volatile.test(name) && name !== 'cilium_version');
  const lines = [
    listed(
      'New variables',
      came.map((name) => `\`${name}\`${withDefault(after[name]?.default)}`),
    ),
    listed('Variables that are gone', gone.map(code)),
    listed('Variables without any effect from here on', died.map(code)),
    listed('Variables that take effect again', revived.map(code)),
    listed(
      'Other defaults',
      settled.map((name) => `\`${name}\` ${becomes(before[name]?.default, after[name]?.default)}`),
    ),
  ];
  return lines.filter((line) => line !== undefined);
}

function checks(from: KubesprayCatalog, to: KubesprayCatalog): string[] {
  const before = new Map(from.assertions.map((one) => [one.variable, one]));
  const after = new Map(to.assertions.map((one) => [one.variable, one]));
  const lines: (string | undefined)[] = [];
  const describe = (name: string) => {
    const { refused = [], accepted = [] } = after.get(name) ?? {};
    return `\`${name}\` (refuses ${some(refused)}; takes ${some(accepted)})`;
  };
  const isChanged = (name: string) => {
    const [one, other] = [before.get(name), after.get(name)];
    const tried = (list: Json[] = [], others: Json[] = []) =>
      list.some((value) => others.some((also) => sameJson(also, value)));
    return tried(one?.accepted, other?.refused) || tried(one?.refused, other?.accepted);
  };
  lines.push(listed('New checks', [...after.keys()].filter((name) => !before.has(name)).map(describe)));
  lines.push(
    listed('Changed checks', [...after.keys()].filter((name) => before.has(name) && isChanged(name)).map(describe)),
  );
  lines.push(listed('Checks that are gone', [...before.keys()].filter((name) => !after.has(name)).map(code)));
  return lines.filter((line) => line !== undefined);
}

/**
 * Differences in what the release writes with nothing set: Helm values or agent options, each with its own default
 * Cilium.
 */
function written(from: KubesprayCatalog, to: KubesprayCatalog): string[] {
  if (from.installer !== to.installer) return [];
  const before = defaultsOf(from);
  const after = defaultsOf(to);
  const what = to.installer === 'cilium-cli' ? 'Helm values' : 'agent options';
  const names = [...new Set([...before.keys(), ...after.keys()])].sort().filter((name) => !/image\.|\.tag$/.test(name));
  const lines = [
    listed(
      `New ${what}`,
      names.filter((name) => !before.has(name)).map((name) => `\`${name}: ${shown(after.get(name) ?? null)}\``),
    ),
    listed(`${capital(what)} that are no longer written`, names.filter((name) => !after.has(name)).map(code)),
    listed(
      `${capital(what)} with another default`,
      names
        .filter((name) => before.has(name) && after.has(name) && !sameJson(before.get(name), after.get(name)))
        .map((name) => `\`${name}\` ${becomes(before.get(name), after.get(name))}`),
    ),
  ];
  const late = (catalog: KubesprayCatalog) => bandOf(catalog).afterExtraVars ?? [];
  const [lateBefore, lateAfter] = [late(from), late(to)];
  lines.push(
    listed('Options that now override extra vars', lateAfter.filter((name) => !lateBefore.includes(name)).map(code)),
    listed('Options that extra vars now override', lateBefore.filter((name) => !lateAfter.includes(name)).map(code)),
  );
  return lines.filter((line) => line !== undefined);
}

function bandOf(catalog: KubesprayCatalog): KubesprayRelease['band'] {
  return new KubesprayRelease(catalog, catalog.cilium.default).band;
}

function defaultsOf(catalog: KubesprayCatalog): Map<string, Json> {
  const release = new KubesprayRelease(catalog, catalog.cilium.default);
  const inputs = variableInputs(release, new Map());
  const tables = Object.entries(release.band.helm ?? release.band.options ?? {});
  return new Map(
    tables.flatMap(([name, table]): [string, Json][] => {
      const value = evaluate(table, inputs);
      return value === undefined || typeof value === 'symbol' ? [] : [[name, value as Json]];
    }),
  );
}

/** A value as written in YAML, without quotes if that keeps its meaning. */
function plain(value: Json): string {
  return typeof value === 'string' && /^[a-z][\w-]*$/i.test(value) ? value : shown(value);
}

function listed(title: string, items: readonly string[]): string | undefined {
  if (items.length === 0) return undefined;
  const more = items.length > mostNames ? ` and ${items.length - mostNames} more` : '';
  const named = items.slice(0, mostNames);
  if (named.length <= inOneLine) return `${title}: ${named.join(', ')}${more}.`;
  const rows: string[] = [];
  for (let start = 0; start < named.length; start += inOneLine) {
    rows.push(named.slice(start, start + inOneLine).join(', '));
  }
  return `${title}:\n${rows.map((row) => `  - ${row}`).join('\n')}${more}`;
}

function some(values: readonly Json[]): string {
  const few = values.slice(0, 4).map(shownCode).join(', ');
  return values.length > 4 ? `${few}, ...` : few || 'nothing that was tried';
}

function code(name: string): string {
  return `\`${name}\``;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function withDefault(value: Json | undefined): string {
  return value === undefined ? '' : ` (${shownCode(value)})`;
}

function shownCode(value: Json | undefined): string {
  return value === undefined ? 'unset' : `\`${shown(value)}\``;
}

/** Both values. If the shortened texts are equal, only that they differ. */
function becomes(before: Json | undefined, after: Json | undefined): string {
  const [one, other] = [shownCode(before), shownCode(after)];
  return one === other ? '(another expression)' : `${one} becomes ${other}`;
}

/** A value on one line; long ones are shortened. */
function shown(value: Json): string {
  const text = JSON.stringify(value).replaceAll('`', "'");
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
