/** `doctor`: a diagnosis of a running cluster, from files that were collected from it. */
import { features } from '../../../features/registry.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { chooseRelease } from '../../cluster/target/release-choice.ts';
import { InvalidSide } from '../../commands/diff/invalid-side.ts';
import { readSide, type Side, sideName } from '../../commands/diff/side.ts';
import type { Collection } from '../../commands/doctor/collect.ts';
import type { Diagnosis } from '../../commands/doctor/diagnose.ts';
import { diagnoseFiles } from '../../commands/doctor/from-files.ts';
import { subjectOfPlan, subjectOfView } from '../../commands/images/subject.ts';
import { type Verification, verifyIntent, verifyInventory } from '../../commands/verify/verify.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import { jsonText } from '../../core/json-text.ts';
import { shownValue } from '../../core/secrets.ts';
import { coerce } from '../../core/versions.ts';
import { counted, list } from '../../core/wording.ts';
import { parseIntent } from '../../formats/intent/parse.ts';
import type { LiveConfig } from '../../formats/kubernetes/cilium-config.ts';
import { translatedLines } from '../../language/lines.ts';
import type { Translate } from '../../language/translator.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { openFiles, stdinFile } from '../io/files.ts';
import { type Io, inLanguage } from '../io/io.ts';
import { printFindings } from '../io/print-findings.ts';
import { readInput } from '../io/read-input.ts';
import { table } from '../io/table.ts';
import { writeOutput } from '../io/write-output.ts';
import { namedTarget, type TargetOptions } from '../options.ts';

export interface DoctorOptions extends TargetOptions {
  format: 'text' | 'json';
  intent?: string;
  inventory?: string;
  output?: string;
}

interface ImageDrift {
  container: string;
  live: string;
  wanted: string;
}

interface Expected {
  side: Side;
  /** Options that differ from the prediction. For an excerpt, options that it omits do not count. */
  verification: Verification | undefined;
  /** How many live options are not in the prediction. */
  unwanted: number;
  images: ImageDrift[];
}

/** Runs `doctor`; resolves to the exit code. */
export async function run(io: Io, paths: readonly string[], options: DoctorOptions): Promise<number> {
  // In objects every `key` would look like the name of a secret. Only names, images and option values are printed.
  const { secrets: _, ...plain } = io;
  const files = await openFiles(plain, paths.includes('-'));
  const catalog = openCatalog();
  const named = paths.map((path) => (path === '-' ? stdinFile : path));
  const cilium = await namedCilium(options, catalog);
  const { collection, live, hidden, diagnosis } = await diagnoseFiles(named, { files, catalog, cilium });
  let expected: Expected | undefined;
  try {
    expected = withoutHidden(await expectedOf(io, live, diagnosis, options, catalog), hidden);
  } catch (error) {
    if (!(error instanceof InvalidSide)) throw error;
    printFindings(io, error.findings, { format: 'text', to: 'stderr' });
    return exitUsage;
  }
  if (expected) printFindings(io, expected.side.findings, { format: 'text', to: 'stderr' });
  const skipped = collection.skipped.map((message) => ({
    rule: 'skipped-file',
    severity: 'warning' as const,
    subject: 'file',
    message,
  }));
  printFindings(io, skipped, { format: 'text', to: 'stderr' });
  if (options.format === 'text') printFindings(io, diagnosis.findings, { format: 'text', to: 'stderr' });
  const report =
    options.format === 'json'
      ? json(diagnosis, expected, collection)
      : translatedLines(
          text(diagnosis, expected, collection, paths, (words) => inLanguage(io, words)),
          (line) => inLanguage(io, line),
        );
  await writeOutput(io, options.output, report, paths);
  const isWrong = diagnosis.findings.some(({ severity }) => severity === 'error');
  const hasDrift = (expected?.verification?.drift.length ?? 0) + (expected?.images.length ?? 0) > 0;
  return isWrong || hasDrift ? exitFindings : exitOk;
}

/** A value that somebody removed from the text before sharing it is not a difference. */
function withoutHidden(expected: Expected | undefined, hidden: readonly string[]): Expected | undefined {
  const { verification } = expected ?? {};
  if (!expected || !verification) return expected;
  const drift = verification.drift.filter(({ option }) => !hidden.includes(option));
  return { ...expected, verification: { ...verification, drift } };
}

/** Cilium's version from the command line, for collected files that do not contain it. */
async function namedCilium(options: DoctorOptions, catalog: Catalog): Promise<string | undefined> {
  const { cilium, kubespray, kubean } = namedTarget(options);
  if (cilium !== undefined) return coerce(cilium)?.version;
  if (kubespray === undefined && kubean === undefined) return undefined;
  const { choice } = await chooseRelease(namedTarget(options), catalog);
  return choice?.facts.cilium.default;
}

async function expectedOf(
  io: Io,
  live: LiveConfig | undefined,
  diagnosis: Diagnosis,
  options: DoctorOptions,
  catalog: Catalog,
): Promise<Expected | undefined> {
  const { intent, inventory } = options;
  const named = intent ?? inventory;
  if (named === undefined) return undefined;
  const files = await openFiles(io, false);
  const kind = intent === undefined ? 'inventory' : 'intent';
  const side = await readSide(sideName(named, files), kind, {
    files,
    catalog,
    target: namedTarget(options),
    ...(options.configured && { configured: options.configured }),
  });
  const whole = live && (await verified(io, live, side, kind, named));
  const known = whole?.drift.filter(({ live: value }) => value !== undefined || !diagnosis.isExcerpt) ?? [];
  const drift = known.filter(({ wanted, askedBy }) => wanted !== undefined || askedBy.length > 0);
  const verification = whole && { ...whole, drift };
  return {
    side,
    verification,
    unwanted: known.length - drift.length,
    images: await imageDrift(diagnosis, side, catalog),
  };
}

async function verified(
  io: Io,
  live: LiveConfig,
  side: Side,
  kind: 'inventory' | 'intent',
  path: string,
): Promise<Verification> {
  if (kind === 'inventory') return verifyInventory(live, side, true);
  const input = await readInput(io, path);
  const { intent, findings } = await parseIntent(input.text, input.file, { features });
  if (!intent) throw new InvalidSide(findings);
  return verifyIntent(live, side, intent, true);
}

/** Containers whose image differs from the one of the expected settings. */
async function imageDrift(diagnosis: Diagnosis, side: Side, catalog: Catalog): Promise<ImageDrift[]> {
  const subject = side.view
    ? await subjectOfView(side.view, catalog)
    : side.plan && (await subjectOfPlan(side.plan, catalog));
  const wanted = new Map(subject?.containers.there.map(({ name, reference }) => [name, reference]));
  return diagnosis.workloads
    .flatMap(({ containers }) => containers)
    .flatMap(({ name, image }) => {
      const reference = wanted.get(name);
      return reference === undefined || reference === image
        ? []
        : [{ container: name, live: image, wanted: reference }];
    });
}

function json(diagnosis: Diagnosis, expected: Expected | undefined, { read, notRead, skipped }: Collection): string {
  const { cilium, installedBy, releases, workloads, nodes, options, findings, missing } = diagnosis;
  return jsonText({
    cilium: cilium ?? null,
    ciliumFrom: diagnosis.ciliumFrom ?? null,
    installedBy: installedBy ?? null,
    kubespray: releases,
    kubesprayOtherInstaller: diagnosis.otherReleases,
    workloads: workloads.map(({ name, wanted, ready, updated, containers }) => ({
      name,
      wanted: wanted ?? null,
      ready: ready ?? null,
      updated: updated ?? null,
      containers: containers.map((container) => ({ name: container.name, image: container.image })),
    })),
    nodes: nodes.map(({ name, kernel, os, runtime, kubelet }) => ({
      name,
      kernel: kernel ?? null,
      os: os ?? null,
      runtime: runtime ?? null,
      kubelet: kubelet ?? null,
    })),
    options: options ? [...options.keys()].length : null,
    findings: findings.map(({ rule, severity, subject, message }) => ({ rule, severity, subject, message })),
    drift: expected
      ? {
          options: (expected.verification?.drift ?? []).map(({ option, live, wanted, askedBy }) => ({
            option,
            live: shownValue(option, live ?? null),
            wanted: shownValue(option, wanted ?? null),
            askedBy,
          })),
          images: expected.images.map(({ container, live, wanted }) => ({ container, live, wanted })),
          unwanted: expected.unwanted,
          unknown: expected.verification?.unknown ?? [],
        }
      : null,
    missing,
    read: read.map(({ file, holds }) => ({ file, holds })),
    notRead: [
      ...[...notRead].map(([reason, names]) => ({ reason, names })),
      ...(skipped.length > 0 ? [{ reason: 'files that could not be read', names: skipped }] : []),
    ],
  });
}

function text(
  diagnosis: Diagnosis,
  expected: Expected | undefined,
  collection: Collection,
  paths: readonly string[],
  say: Translate,
): string {
  const { cilium, installedBy, workloads, nodes, findings, missing } = diagnosis;
  const lines = [
    `Cilium: ${cilium ?? 'unknown'}${versionSource(diagnosis)}\n`,
    `Installed by: ${installedBy === undefined ? 'unknown' : installedBy === 'chart' ? "Cilium's chart" : 'manifests without Helm'}\n`,
    `Kubespray releases with this Cilium by default: ${releasesText(diagnosis)}\n`,
    optionsLine(diagnosis),
  ];
  if (workloads.length > 0) {
    const rows = workloads.flatMap(({ name, wanted, ready, containers }) =>
      [...new Set(containers.length > 0 ? containers.map(({ image }) => image) : [''])].map((image, index) => [
        index === 0 ? name : '',
        index === 0 ? `${ready ?? '?'}/${wanted ?? '?'}` : '',
        image.replace(/@sha256:.*/, ''),
      ]),
    );
    lines.push('\nWorkloads\n', table(heads('object | ready | image', say), rows));
  }
  if (nodes.length > 0) {
    const rows = nodes.map(({ name, kernel = '', os = '', runtime = '', kubelet = '' }) => [
      name,
      kernel,
      os,
      runtime,
      kubelet,
    ]);
    lines.push('\nNodes\n', table(heads('node | kernel | system | runtime | kubelet', say), rows));
  }
  if (expected) lines.push(...driftText(expected, say));
  if (missing.length > 0) lines.push('\nNot collected\n', ...missing.map((command) => `  ${command}\n`));
  lines.push(...filesText(collection, paths, say));
  const files = collection.read.length;
  const count = (severity: string): number => findings.filter((one) => one.severity === severity).length;
  lines.push(
    `\n${counted(files, 'file')} read: ${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}${unchecked(diagnosis)}\n`,
  );
  return lines.join('');
}

/** The files that were read, unless the command line makes that obvious, and the files that were left out. */
function filesText({ read, notRead }: Collection, paths: readonly string[], say: Translate): string[] {
  const rows = read.map(({ file, holds }) => `  ${file}: ${[...new Set(holds)].map(say).join(', ')}\n`);
  const isPlain = read.length === 1 && paths.length === 1 && read[0]?.file === paths[0] && read[0]?.holds.length === 1;
  const left = [...notRead].map(([reason, names]) => `  ${reason}: ${list(names, 5)}\n`);
  return [
    ...(rows.length > 0 && !isPlain ? ['\nRead\n', ...rows] : []),
    ...(left.length > 0 ? ['\nNot read\n', ...left] : []),
  ];
}

/** A note for the count of findings: options that were not checked have no findings. */
function unchecked({ cilium, options }: Diagnosis): string {
  return options && cilium === undefined ? '. Options were not checked: run again with --cilium VERSION.' : '';
}

/**
 * The releases with this Cilium version. Releases that install it in another way are listed only if no other matches.
 */
function releasesText({ cilium, releases, otherReleases, installedBy }: Diagnosis): string {
  if (cilium === undefined) return 'unknown';
  if (releases.length > 0) return releases.join(', ');
  if (otherReleases.length === 0) return 'none';
  const names = otherReleases.join(', ');
  return installedBy === undefined
    ? `${names}; how this one was installed is unknown`
    : `none that installs it this way; ${names} ${installedBy === 'chart' ? 'without Helm' : "with Cilium's chart"}`;
}

function versionSource({ ciliumFrom }: Diagnosis): string {
  if (ciliumFrom === 'log') return ' (by the log or the status of an agent)';
  return ciliumFrom === 'target' ? ' (as the target states it: the agents were not collected)' : '';
}

function optionsLine({ options, optionsFromLog }: Diagnosis): string {
  const count = options ? [...options.keys()].length : 'not collected';
  return optionsFromLog
    ? `Options that are not defaults, by the log: ${count}\n`
    : `Options in cilium-config: ${count}\n`;
}

/** At most this many differences from release defaults are listed. Those that somebody set are all listed. */
const mostDefaults = 20;

function driftText({ side, verification, unwanted, images }: Expected, say: Translate): string[] {
  const drift = verification?.drift ?? [];
  const defaults = drift.filter(({ askedBy }) => askedBy.length === 0);
  const left = new Set(defaults.slice(mostDefaults));
  const more = left.size + unwanted;
  const options = drift
    .filter((one) => !left.has(one))
    .map(({ option, live, wanted, askedBy }) => [
      option,
      shown(option, live) ?? say('(missing)'),
      shown(option, wanted) ?? say('(not set)'),
      askedBy.join(', ') || say('release default'),
    ]);
  const rows = images.map(({ container, live, wanted }) => [container, live, wanted]);
  return [
    `\nDifferences from ${side.name}\n`,
    ...(options.length > 0 ? [table(heads('option | live | wanted | set by', say), options)] : []),
    ...(rows.length > 0 ? [table(heads('container | live image | wanted image', say), rows)] : []),
    ...(options.length + rows.length + more === 0 ? ['  none\n'] : []),
    ...(more > 0 ? [`  Not listed: ${more} more that differ. The command verify --all lists them.\n`] : []),
  ];
}

/** Translates the heads of a table as one text: on its own, a word such as `node` can also be a name. */
function heads(text: string, say: Translate): string[] {
  return say(text).split(' | ');
}

function shown(option: string, value: string | undefined): string | undefined {
  return value === '' ? '""' : (shownValue(option, value) as string | undefined);
}
