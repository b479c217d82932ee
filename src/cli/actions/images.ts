/** `images`: the images and files that an installation of Cilium fetches, and the settings for a mirror of them. */

import { features } from '../../../features/registry.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { chooseRelease } from '../../cluster/target/release-choice.ts';
import { ReleaseChooser } from '../../cluster/target/release-chooser.ts';
import { viewOf } from '../../commands/diff/side.ts';
import { type Collected, collectImages, lacksChart, type PulledImage } from '../../commands/images/collect.ts';
import { fileLines, fileVariables } from '../../commands/images/files.ts';
import type { ImageSubject } from '../../commands/images/image-subject.ts';
import { type MirrorPlan, planMirror } from '../../commands/images/mirror.ts';
import type { Layout } from '../../commands/images/reference.ts';
import { copyScript, imageList } from '../../commands/images/script.ts';
import { subjectOfPlan, subjectOfRelease, subjectOfView, versionVariable } from '../../commands/images/subject.ts';
import { UserError } from '../../core/errors.ts';
import { exitFindings, exitOk, exitUsage } from '../../core/exit-codes.ts';
import type { Finding } from '../../core/finding.ts';
import { type Json, sameJson } from '../../core/json.ts';
import { jsonText } from '../../core/json-text.ts';
import { isMap, known, type PartlyKnown } from '../../core/value-tree.ts';
import { counted, list } from '../../core/wording.ts';
import type { Definition } from '../../formats/ansible/variables/definition.ts';
import { baseReader } from '../../formats/intent/read-base.ts';
import { readOneInventory } from '../../formats/inventory/one-inventory.ts';
import { translatedLines } from '../../language/lines.ts';
import type { Translate } from '../../language/translator.ts';
import { planIntent } from '../../plan/plan-intent.ts';
import { Commented, stringify, type Writable } from '../../yaml/write.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { openFiles } from '../io/files.ts';
import { type Io, inLanguage } from '../io/io.ts';
import { printFindings } from '../io/print-findings.ts';
import { readInput } from '../io/read-input.ts';
import { overridden } from '../io/read-inventory.ts';
import { writeOutput } from '../io/write-output.ts';
import { namedTarget, type TargetOptions, targetOf } from '../options.ts';

export interface ImagesOptions extends TargetOptions {
  format: 'text' | 'json' | 'list' | 'skopeo';
  inventory?: string;
  registry?: string;
  registryLayout: Layout;
  digests: boolean;
  output?: string;
}

/** Runs `images`; resolves to the exit code. */
export async function run(io: Io, path: string | undefined, options: ImagesOptions): Promise<number> {
  checkRegistry(options);
  const { subject, inputs, findings, effective } = await subjectOf(io, path, options, openCatalog());
  printFindings(io, findings, { format: 'text', to: 'stderr' });
  if (!subject) return exitUsage;
  const collected = collectImages(subject);
  const { registry, registryLayout: layout, digests } = options;
  const mirror = registry === undefined ? undefined : planMirror(subject, { registry, layout, digests });
  const problems = [
    ...problemsOf(collected, mirror, subject),
    ...(mirror && effective ? overriding(subject, mirror, effective) : []),
  ];
  printFindings(io, [...problems, ...listedFiles(collected, options)], { format: 'text', to: 'stderr' });
  await writeOutput(
    io,
    options.output,
    report(subject, collected, mirror, options, (line) => inLanguage(io, line)),
    inputs,
  );
  return problems.some(({ severity }) => severity === 'error') ? exitFindings : exitOk;
}

/** A host, a port and a path: what can precede the name of an image. Source: the grammar of distribution/reference. */
const registryName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/i;

function checkRegistry({ registry, digests, registryLayout, format }: ImagesOptions): void {
  if (registry === undefined) {
    if (format === 'skopeo') {
      throw new UserError('--format skopeo needs a registry to copy to', { hint: 'Set it: --registry HOST' });
    }
    if (!digests || registryLayout !== 'path') {
      throw new UserError(`${digests ? '--registry-layout' : '--no-digests'} needs --registry`, {
        hint: 'Set it: --registry HOST',
      });
    }
  } else if (!registryName.test(registry)) {
    throw new UserError(`"${registry}" is not the name of a registry`, {
      hint: 'Write a host without a scheme: registry.example.com, or registry.example.com:5000/mirror',
    });
  }
}

interface Subject {
  subject?: ImageSubject;
  /** Files that were read; -o does not overwrite them. */
  inputs: string[];
  findings: Finding[];
  /** The definitions of an inventory that are in effect. */
  effective?: ReadonlyMap<string, Definition>;
}

/** What the variables for a mirror override or repeat in the inventory. */
function overriding(subject: ImageSubject, mirror: MirrorPlan, effective: ReadonlyMap<string, Definition>): Finding[] {
  const { dict } = subject.carrier;
  const values = new Map(Object.entries(settingsOf(mirror)));
  const remedy = 'Add the generated entries to this definition by hand.';
  return overridden({ values, dicts: dict === undefined ? [] : [dict], remedy }, effective);
}

async function subjectOf(io: Io, path: string | undefined, options: ImagesOptions, catalog: Catalog): Promise<Subject> {
  const { inventory, kubespray, kubean, cilium } = options;
  if (inventory !== undefined) {
    if (path !== undefined) throw new UserError('images reads an intent or an inventory, not both');
    return ofInventory(io, inventory, options, catalog);
  }
  if (path !== undefined) return ofIntent(io, await readInput(io, path), options, catalog);
  if (kubespray === undefined && kubean === undefined) {
    if (cilium !== undefined) return ofIntent(io, { text: 'version: 1\n', file: '<none>' }, options, catalog);
    throw new UserError('images needs an intent, an inventory or a release', {
      hint: 'Name one: a file, --inventory DIR, --kubespray v2.31.0 or --cilium 1.19.3.',
    });
  }
  const { choice, problem, notice } = await chooseRelease(options, catalog);
  if (!choice) throw new UserError(problem ?? 'unknown release');
  // A notice about Cilium refers to the version that replaces a chart missing in the catalog.
  const told = notice?.includes('Cilium') ? undefined : notice;
  return { subject: await subjectOfRelease(choice, cilium, catalog), inputs: [], findings: noted(told) };
}

function noted(notice: string | undefined): Finding[] {
  return notice === undefined ? [] : [{ rule: 'note', severity: 'info', subject: 'target', message: notice }];
}

async function ofIntent(
  io: Io,
  input: { text: string; file: string },
  options: ImagesOptions,
  catalog: Catalog,
): Promise<Subject> {
  const { plan, findings, valid } = await planIntent(input.text, input.file, {
    catalog,
    features,
    target: namedTarget(options),
    ...(options.configured && { configured: options.configured }),
    readBase: baseReader(await openFiles(io, false)),
  });
  const told = findings.filter(({ severity }) => severity === 'error' || !valid);
  if (!plan || !valid) return { inputs: [input.file], findings: told };
  return { subject: await subjectOfPlan(plan, catalog), inputs: [input.file], findings: told };
}

/** Variables of other roles and of mirrors that affect the names of images and the addresses of files. */
const aboutImages = /_image_repo|_image_tag|_digest_checksum|_download_url|github_url|cilium_cli_version|gateway_api_/;

async function ofInventory(io: Io, path: string, options: ImagesOptions, catalog: Catalog): Promise<Subject> {
  const files = await openFiles(io, false);
  const inventory = readOneInventory(path, files, { alsoText: aboutImages });
  const { choice, problem, notice, isNewest } = await new ReleaseChooser(catalog).forInventory(
    inventory,
    targetOf(options),
  );
  if (!choice) throw new UserError(`${path}: ${problem ?? 'unknown release'}`);
  const newest = `No release is set, so the newest known release was used: Kubespray ${choice.facts.release}. Set one with --kubespray or in .cilium-extras.yaml.`;
  const view = await viewOf(inventory, choice, catalog);
  const subject = await subjectOfView(view.with(versionVariable(choice, options.cilium)), catalog);
  const effective = new Map(
    [...view.scope.variables].flatMap(([name, all]) => all.slice(-1).map((last) => [name, last] as const)),
  );
  return { subject, inputs: [path], findings: isNewest ? assumed(newest) : noted(notice), effective };
}

function assumed(message: string): Finding[] {
  return [{ rule: 'assumed-target', severity: 'info', subject: 'target', message }];
}

/** The variables behind the names of images that only Ansible can evaluate. */
function openVariables({ variables }: ImageSubject): string {
  const open = [...variables].flatMap(([name, value]) =>
    known(value) === undefined && /^cilium_|image|repo|registry|_tag$|version/.test(name) ? [name] : [],
  );
  return open.length > 0 ? list(open) : 'its repository and its tag';
}

function problemsOf(collected: Collected, mirror: MirrorPlan | undefined, subject: ImageSubject): Finding[] {
  const { facts, installer, chart, cilium } = subject;
  const where = facts === undefined ? 'The chart' : `Kubespray ${facts.release}`;
  const findings: Finding[] = [];
  const add = (rule: string, severity: Finding['severity'], subject: string, message: string) =>
    findings.push({ rule, severity, subject, message });
  if (installer === 'nobody') {
    add(
      'images/not-installed',
      'warning',
      'kube_network_plugin',
      'This inventory does not install Cilium, so it needs no Cilium images.',
    );
  }
  if (lacksChart(subject)) {
    add(
      'images/unknown-chart',
      'warning',
      'cilium_version',
      `cilium-extras does not know the chart of Cilium ${cilium}. These images have no digests. Images that have their own versions, such as Envoy, are those of Cilium ${chart}. Compare them with the output of helm template before you copy images.`,
    );
  }
  for (const name of collected.unknown) {
    add(
      'images/unknown',
      'warning',
      name,
      `These images do not include the one of ${name}: its name contains a template that only Ansible can evaluate. Write plain values for ${openVariables(subject)} in the inventory, or add the image by hand.`,
    );
  }
  for (const { repository } of mirror?.unreachable ?? []) {
    add(
      'images/not-mirrored',
      'error',
      repository,
      `${where} has no setting for the repository of this image, so nodes pull it from upstream: ${repository}. Configure a mirror for it in the container runtime of the nodes.`,
    );
  }
  for (const { reference, repository } of mirror?.keepDigest ?? []) {
    add(
      'images/digest-stays',
      'error',
      repository,
      `${where} always pulls this image by its digest. Copy the image so that the digest stays the same: ${reference}`,
    );
  }
  return findings;
}

function report(
  subject: ImageSubject,
  collected: Collected,
  mirror: MirrorPlan | undefined,
  options: ImagesOptions,
  translate: Translate,
): string {
  switch (options.format) {
    case 'json':
      return json(subject, collected, mirror, options);
    case 'list':
      return imageList(collected, mirror?.copies);
    case 'skopeo':
      return copyScript(
        mirror?.copies ?? [],
        translate(`Images of ${aboutSubject(subject)}`),
        fileLines(subject, collected).map(translate),
      );
    case 'text':
      return translatedLines(
        mirror
          ? settingsText(subject, mirror, collected, {
              from: options.inventory === undefined ? 'from the intent' : 'from the inventory',
              translate,
            })
          : text(subject, collected),
        translate,
      );
  }
}

/** The list is for scripts that expect only images, so a note names the files. */
function listedFiles({ files }: Collected, { format }: ImagesOptions): Finding[] {
  if (format !== 'list' || files.length === 0) return [];
  const message = `This output has only images. The installation also downloads these files: ${files.map(({ url }) => url).join(', ')}.`;
  return [{ rule: 'images/files', severity: 'info', subject: 'files', message }];
}

function aboutSubject({ facts, cilium, installer }: ImageSubject): string {
  const by = installer === 'custom-cni' ? ' through custom_cni' : '';
  return facts === undefined ? `Cilium ${cilium}` : `Cilium ${cilium} on Kubespray ${facts.release}${by}`;
}

function json(
  subject: ImageSubject,
  { images, files, unknown }: Collected,
  mirror: MirrorPlan | undefined,
  { registry, registryLayout, digests }: ImagesOptions,
): string {
  const { facts, cilium, installer } = subject;
  return jsonText({
    target: { kubespray: facts?.release ?? null, cilium, installer },
    images: images.map(({ reference, repository, tag, digest, architectures, pulledBy }) => ({
      reference,
      repository,
      tag: tag ?? null,
      digest: digest ?? null,
      architectures: architectures ?? null,
      pulledBy,
    })),
    files: files.map(({ kind, name, url, architecture }) => ({ kind, name, url, architecture: architecture ?? null })),
    unknown,
    mirror: mirror
      ? {
          registry: registry ?? null,
          layout: registryLayout,
          digests,
          settings: settingsOf(mirror),
          images: mirror.after.images.map(({ reference }) => reference),
          copies: mirror.copies.map(({ from, to }) => ({ from, to })),
          notMirrored: mirror.unreachable.map(({ reference }) => reference),
          digestStays: mirror.keepDigest.map(({ reference }) => reference),
        }
      : null,
  });
}

/** The settings without entries of the user's own dictionary that only Ansible can evaluate. */
function settingsOf({ settings }: MirrorPlan): Record<string, Json> {
  return Object.fromEntries([...settings].map(([name, value]) => [name, known(value) ?? knownPart(value)]));
}

/** A mapping without the entries that only Ansible can evaluate. */
function knownPart(value: PartlyKnown): Json {
  if (!isMap(value)) return null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]): [string, Json][] => {
      const whole = known(entry);
      if (whole !== undefined) return [[key, whole]];
      const part = knownPart(entry);
      return isMap(part) && Object.keys(part).length > 0 ? [[key, part]] : [];
    }),
  );
}

function text(subject: ImageSubject, { images, files }: Collected): string {
  const lines = [`Images of ${aboutSubject(subject)}\n`];
  for (const image of images) lines.push(`  ${image.reference}\n`, `      ${detail(image)}\n`);
  lines.push('\nFiles\n');
  for (const { url } of files) lines.push(`  ${url}\n`);
  if (files.length === 0) lines.push('  none\n');
  lines.push(`\n${counted(images.length, 'image')}, ${counted(files.length, 'file')}\n`);
  return lines.join('');
}

/** Who pulls an image (containers of one object together), and the architectures for which it is known to exist. */
function detail({ pulledBy, architectures }: PulledImage): string {
  const byObject = new Map<string, string[]>();
  for (const by of pulledBy) {
    const slash = by.lastIndexOf('/');
    const object = by.slice(0, slash);
    byObject.set(object, [...(byObject.get(object) ?? []), by.slice(slash + 1)]);
  }
  const parts = [...byObject].map(([object, names]) =>
    object === 'download' ? `pulled by the playbook (${names.join(', ')})` : `${object} (${names.join(', ')})`,
  );
  return `${architectures ? `${architectures.join(', ')}; ` : ''}${parts.join(', ')}`;
}

/** Variables or values as a file that can be used as it is; all other text in it is comments. */
function settingsText(
  subject: ImageSubject,
  mirror: MirrorPlan,
  collected: Collected,
  { from, translate }: { from: string; translate: Translate },
): string {
  const head = [
    `# Mirror of the images of ${aboutSubject(subject)}. These are pulled with the settings below:`,
    ...mirror.after.images.map(({ reference }) => `#   ${reference}`),
    ...fileLines(subject, collected).map((line) => `# ${translate(line)}`),
  ];
  const settings = settingsOf(mirror);
  const { dict } = subject.carrier;
  const there = dict === undefined ? undefined : subject.variables.get(dict);
  const own = dict === undefined ? undefined : settings[dict];
  const isMerged = subject.facts !== undefined && dict !== undefined && isMap(there) && isMap(own);
  const body: Writable =
    subject.facts === undefined
      ? (settings.values ?? {})
      : { ...settings, ...(isMerged && { [dict]: withOrigins(own, there, from) }) };
  const hints = [...fileVariables(subject, collected)].map(
    ([name, example]) => `# ${name}: ${JSON.stringify(example)}\n`,
  );
  return `${head.join('\n')}\n---\n${stringify(body as Parameters<typeof stringify>[0], { ansible: true })}${hints.join('')}`;
}

/** A dictionary that replaces the user's own, with a comment above the entries that come from there. */
function withOrigins(
  own: { [key: string]: Json },
  there: { [key: string]: PartlyKnown },
  from: string,
): { [key: string]: Writable } {
  const originOf = (key: string): string => {
    const before = Object.hasOwn(there, key) ? known(there[key] ?? null) : undefined;
    if (!Object.hasOwn(there, key)) return 'mirror';
    return before !== undefined && sameJson(before, own[key] ?? null) ? from : `${from}, mirror`;
  };
  // Without a prototype, `__proto__` is a name like any other.
  const block: { [key: string]: Writable } = Object.create(null);
  const origins = [from, `${from}, mirror`, 'mirror'];
  for (const origin of origins) {
    const keys = Object.keys(own).filter((key) => originOf(key) === origin);
    for (const [index, key] of keys.entries()) {
      const value = own[key] ?? null;
      block[key] = index === 0 ? new Commented(origin, value) : value;
    }
  }
  return block;
}
