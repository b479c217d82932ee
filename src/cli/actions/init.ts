/** `init`: writes the first intent, and shows what `generate` makes of it. */
import { setMaxListeners } from 'node:events';
import { access, constants, lstat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { features } from '../../../features/registry.ts';
import { defined } from '../../../features/shared/defined.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { ReleaseChooser } from '../../cluster/target/release-chooser.ts';
import { resolveTarget, type TargetRequest } from '../../cluster/target/target.ts';
import { decide, type Wish } from '../../commands/init/decisions.ts';
import { intentText } from '../../commands/init/intent.ts';
import { presetWishes } from '../../commands/init/preset.ts';
import { UserError } from '../../core/errors.ts';
import { exitFindings } from '../../core/exit-codes.ts';
import type { AnyFeature } from '../../core/feature.ts';
import { compare, isIn } from '../../core/versions.ts';
import type { Inventory } from '../../formats/ansible/inventory.ts';
import type { IntentTarget } from '../../formats/intent/schema.ts';
import { translatedComments } from '../../language/lines.ts';
import type { PlanFormat } from '../../outputs/registry.ts';
import { type PlannedIntent, planIntent } from '../../plan/plan-intent.ts';
import { openCatalog } from '../io/catalog-files.ts';
import { configuredTarget } from '../io/configured-target.ts';
import { emitPlan, printProblems } from '../io/emit-plan.ts';
import { type Io, inLanguage } from '../io/io.ts';
import { systemReason } from '../io/read-input.ts';
import { writeOutput } from '../io/write-output.ts';
import { kubeanDefaults, type TargetOptions } from '../options.ts';

export interface InitOptions extends TargetOptions {
  helm?: boolean;
  feature?: string[];
  from?: string;
  yes?: boolean;
  force?: boolean;
  format: 'text' | 'json';
}

/** How deep to search for an inventory that the user did not name: `kubespray/inventory/mycluster/inventory.ini`. */
const deepestFolder = 4;

/** Runs `init`; resolves to the exit code. */
export async function run(io: Io, path = 'intent.yaml', options: InitOptions): Promise<number> {
  await checkFile(io, path, options.force === true);
  const catalog = openCatalog();
  const isNew = options.from === undefined;
  if (isNew && !options.yes) checkTerminal(io);
  // The configuration applies to the directory where the intent will be.
  const configured = isNew ? await configuredTarget(io, '.') : {};
  if (typeof configured === 'number') return configured;
  const text = isNew
    ? await newIntent(io, path, options, catalog, await readHere(io, configured, catalog))
    : await imported(io, options);
  if (text === undefined) return exitFindings;

  const helm =
    forHelm(options) || (await planIntent(text, path, { catalog, features })).plan?.target.release === undefined;
  const planned = await planIntent(text, path, { catalog, features, helm });
  if (!planned.valid) throw notAccepted(planned);
  if (isNew && hasErrors(planned)) {
    printProblems(io, planned.findings, new Map([[path, text]]));
    io.stderr.write(
      `${inLanguage(io, `${path} was not written, because generate refuses it. Choose other features or another release.`)}\n`,
    );
    return exitFindings;
  }
  await writeOutput(io, path, text);
  if (path === '-') return 0;
  io.stderr.write(`${inLanguage(io, `Wrote ${path}. Generated configuration:`)}\n\n`);
  const format = options.format === 'json' ? 'json' : formatFor(planned, helm);
  const emit = { format, ...kubeanDefaults };
  const code = await emitPlan(io, planned.plan, planned.findings, emit, new Map([[path, text]]));
  const as = format === 'group-vars' || format === 'json' ? '' : ` --format ${format}`;
  io.stderr.write(`\n${inLanguage(io, 'Next:')} cilium-extras generate${as} ${path} -o FILE\n`);
  return code;
}

function checkTerminal(io: Io): void {
  if (io.stdin.isTTY === true && io.stderr.isTTY === true) return;
  throw new UserError('init needs a terminal to ask questions', {
    hint: 'Use --yes with --kubespray and --feature, or --from.',
  });
}

function hasErrors({ findings }: PlannedIntent): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function forHelm({ helm, from }: InitOptions): boolean {
  return helm === true && from === undefined;
}

function formatFor({ plan }: PlannedIntent, helm: boolean): PlanFormat {
  if (helm) return 'helm-values';
  return plan?.target.kubean === undefined ? 'group-vars' : 'kubean';
}

/** Reports an obstacle to writing the file before the user answers any question. */
async function checkFile(io: Io, path: string, force: boolean): Promise<void> {
  if (path === '-') return;
  try {
    await access(dirname(resolve(io.cwd, path)), constants.W_OK);
  } catch (error) {
    throw new UserError(`cannot write ${path}: ${systemReason(error)}`, { cause: error });
  }
  if (force) return;
  // A dangling link counts as an existing file.
  const there = await lstat(resolve(io.cwd, path)).then(
    () => true,
    () => false,
  );
  if (there) throw new UserError(`${path} already exists`, { hint: 'Use another file name, or --force.' });
}

/** The options do not form a valid intent. The messages name the keys, because there is no file yet to refer to. */
function notAccepted({ findings }: PlannedIntent): UserError {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return new UserError(errors.map(({ message }) => message).join('\n'));
}

async function imported(io: Io, options: InitOptions): Promise<string | undefined> {
  if (options.feature !== undefined) throw new UserError('--from takes the features from there; leave --feature out');
  const { readIntent } = await import('./import.ts');
  const yaml = (await readIntent(io, options.from ?? '', given(options)))?.yaml;
  return yaml && translatedComments(yaml, (text) => inLanguage(io, text));
}

async function newIntent(io: Io, path: string, options: InitOptions, catalog: Catalog, here: Here): Promise<string> {
  const preset = presetWishes(options.feature ?? [], features);
  const {
    target,
    cilium,
    wishes: chosen,
  } = options.yes
    ? await takeAsGiven(io, options, preset, catalog, here)
    : await ask(io, options, preset, catalog, here);
  const wishes = options.yes ? await withNeeds(io, chosen, await proposalsFor(here, target, catalog)) : chosen;
  const yaml = intentText(
    { target, features: wishes },
    path === '-' ? 'intent.yaml' : path,
    features,
    availableIn(cilium),
  );
  return translatedComments(yaml, (text) => inLanguage(io, text));
}

/** Adds values that the choices make mandatory, from the proposals, and prints each of them. */
async function withNeeds(
  io: Io,
  wishes: ReadonlyMap<string, Wish>,
  proposals: ReadonlyMap<string, string>,
): Promise<Map<string, Wish>> {
  const result = new Map(wishes);
  for (const feature of features) {
    const wish = result.get(feature.key);
    if (typeof wish !== 'object' || Array.isArray(wish)) continue;
    let completed: Wish = wish;
    for (const key of feature.consequences?.(wish).needs ?? []) {
      const name = `${feature.key}.${key}`;
      const proposal = proposals.get(name);
      if (Object.hasOwn(wish, key) || proposal === undefined) continue;
      completed = decide(completed, [key], proposal);
      io.stderr.write(`${inLanguage(io, `${name} is set to ${proposal}, the pod network (kube_pods_subnet).`)}\n`);
    }
    result.set(feature.key, completed);
  }
  return result;
}

/** Proposed answers from the inventory here or else from the release, by the name of the decision. */
async function proposalsFor(here: Here, target: IntentTarget, catalog: Catalog): Promise<Map<string, string>> {
  const network = here.podNetwork ?? (await podNetworkOf(target, catalog));
  return new Map(network === undefined ? [] : [['routing.ipv4NativeRoutingCIDR', network]]);
}

/** What the working directory shows about the cluster. */
interface Here {
  /** The configured release, or that of the inventory. */
  release: Pick<IntentTarget, 'kubespray' | 'kubean'>;
  /** kube_pods_subnet of the inventory. */
  podNetwork: string | undefined;
}

/** Reads the configuration and the only inventory below the working directory. */
async function readHere(io: Io, configured: TargetRequest, catalog: Catalog): Promise<Here> {
  const inventory = await inventoryHere(io);
  const written = new Set(inventory?.scopes.map(({ variables }) => variables.get('kube_pods_subnet')?.at(-1)?.value));
  const [network, another] = [...written];
  const podNetwork = typeof network === 'string' && another === undefined ? network : undefined;
  const { kubespray, kubean = inventory?.hints.find((hint) => hint.kubean !== undefined)?.kubean } = configured;
  if (kubespray !== undefined) return { release: { kubespray }, podNetwork };
  if (kubean !== undefined) return { release: { kubean }, podNetwork };
  const found = inventory && (await new ReleaseChooser(catalog).forInventory(inventory, {}));
  const isNamed = found?.choice !== undefined && !found.isNewest;
  return { release: isNamed ? { kubespray: found.choice?.facts.release } : {}, podNetwork };
}

/** Undefined without an inventory, with several, and for one that does not parse. Then it yields no proposals. */
async function inventoryHere(io: Io): Promise<Inventory | undefined> {
  const [{ readOneInventory }, { openFiles }] = await Promise.all([
    import('../../formats/inventory/one-inventory.ts'),
    import('../io/files.ts'),
  ]);
  try {
    // The user did not name this directory: it may be a home directory, and a Kubespray inventory is not deep in it.
    const ignored = (path: string): boolean => path.split('/').length > deepestFolder;
    return readOneInventory('.', await openFiles(io, false), { ignored });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

async function podNetworkOf(target: IntentTarget, catalog: Catalog): Promise<string | undefined> {
  const { target: resolved } = await resolveTarget(target, catalog);
  const release = resolved?.release?.facts;
  if (!release) return undefined;
  const play = await catalog.play(release.release);
  const preset = play.variables.kube_pods_subnet?.default ?? release.variables.kube_pods_subnet?.default;
  return typeof preset === 'string' && !preset.includes('{{') ? preset : undefined;
}

interface Answers {
  target: IntentTarget;
  cilium: string;
  wishes: ReadonlyMap<string, Wish>;
}

function availableIn(cilium: string): AnyFeature[] {
  return features.filter(({ versions }) => isIn(cilium, versions));
}

/** The options that name the target. */
function given({ kubespray, kubean, cilium, kernel }: InitOptions): TargetOptions {
  return defined({ kubespray, kubean, cilium, kernel });
}

async function takeAsGiven(
  io: Io,
  options: InitOptions,
  wishes: Map<string, Wish>,
  catalog: Catalog,
  { release }: Here,
): Promise<Answers> {
  const named = options.helm || options.kubespray !== undefined || options.kubean !== undefined;
  const releases = (await catalog.index()).kubespray.map(({ release }) => release);
  const newest = releases.sort((a, b) => compare(a, b)).at(-1);
  const [[kind, version] = ['kubespray', newest]] = Object.entries(release);
  if (!named && Object.keys(release).length > 0) {
    io.stderr.write(`${inLanguage(io, `target.${kind} is set to ${version}, the release of this directory.`)}\n`);
  } else if (!named && version !== undefined) {
    io.stderr.write(`${inLanguage(io, `target.${kind} is set to ${version}, the newest release.`)}\n`);
  }
  const target = { ...(!named && version !== undefined && { [kind]: version }), ...given(options) };
  const { target: resolved, findings } = await resolveTarget(target, catalog);
  if (!resolved) throw new UserError(findings.map(({ message }) => message).join('\n'));
  return { target, cilium: resolved.cilium, wishes };
}

async function ask(
  io: Io,
  options: InitOptions,
  preset: Map<string, Wish>,
  catalog: Catalog,
  here: Here,
): Promise<Answers> {
  const [{ askTarget }, { askFeatures }] = await Promise.all([import('../io/ask.ts'), import('../io/ask-features.ts')]);
  // The dialogue is on stderr, because stdout is for the result. The streams are those of the process, although their
  // types here are narrower.
  const input = io.stdin as unknown as Readable;
  const { signal } = leaving(input);
  const terminal = {
    input,
    signal,
    output: (io.dialogue ?? io.stderr) as unknown as Writable,
    translate: (line: string) => inLanguage(io, line),
  };
  const { target, resolved, judge } = await askTarget(terminal, {
    given: given(options),
    helm: options.helm === true,
    proposed: here.release,
    catalog,
    features,
  });
  const proposals = await proposalsFor(here, target, catalog);
  const wishes = await askFeatures(terminal, { features, judge, preset, proposals });
  return { target, cilium: resolved.cilium, wishes };
}

/**
 * Aborts when the input ends: with Ctrl-D, or because the terminal was closed. Otherwise the prompt would never
 * resolve, and Node would exit with 0 as nothing else keeps it running.
 */
function leaving(input: Readable): AbortController {
  const controller = new AbortController();
  // Every prompt adds a listener to the signal.
  setMaxListeners(0, controller.signal);
  const leave = (): void => controller.abort();
  input.once('end', leave).once('close', leave);
  input.on('keypress', (_: unknown, key: { name?: string; ctrl?: boolean } | undefined) => {
    if (key?.ctrl === true && key.name === 'd') leave();
  });
  return controller;
}
