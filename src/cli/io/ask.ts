/** The questions of `init` on a terminal. What is asked, and the line that explains it, comes from catalog and features. */
import type { Readable, Writable } from 'node:stream';
import { confirm, isCancel, log, multiselect, select, text } from '@clack/prompts';
import type { Catalog } from '../../catalog/catalog.ts';
import { pickVersion, resolveTarget, type Target } from '../../cluster/target/target.ts';
import { type Decision, decide, decisionsOf, type Question, type Wish } from '../../commands/init/decisions.ts';
import { UserError } from '../../core/errors.ts';
import type { AnyFeature } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { inOurWords } from '../../formats/intent/describe.ts';
import type { IntentTarget } from '../../formats/intent/schema.ts';
import type { Translate } from '../../language/translator.ts';

/** Where questions appear and answers come from. */
export interface Terminal {
  input: Readable;
  output: Writable;
  /** Into the language of the run. */
  translate: Translate;
}

/** Who leaves has decided against it: nothing is written. */
function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (isCancel(answer)) throw new UserError('cancelled; nothing was written');
  return answer as Exclude<Answer, symbol>;
}

/** A list that does not fill the screen. */
const shownItems = 15;

/**
 * Asks which target the configuration is for. Values in `given` are not asked again.
 *
 * @param proposed the release that the working directory names; it is selected at first
 */
export async function askTarget(
  terminal: Terminal,
  given: IntentTarget,
  helm: boolean,
  proposed: IntentTarget,
  catalog: Catalog,
): Promise<{ target: IntentTarget; resolved: Target }> {
  let target: IntentTarget = { ...given, ...(!helm && (await askRelease(terminal, given, proposed, catalog))) };
  for (;;) {
    const release = await resolveTarget({ ...target, cilium: undefined }, catalog);
    const preset = release.target?.release?.facts.cilium.default ?? release.target?.cilium;
    if (given.cilium === undefined) {
      const cilium = await askCilium(terminal, preset);
      target = cilium ? { ...target, cilium } : withoutCilium(target);
    }
    const { target: resolved, findings } = await resolveTarget(target, catalog);
    for (const { message } of findings) log.warn(terminal.translate(message), { output: terminal.output });
    if (resolved) {
      const kernel = given.kernel ?? (await askKernel(terminal));
      return { target: kernel ? { ...target, kernel } : target, resolved };
    }
    // What the command line states cannot be asked again.
    if (given.cilium !== undefined) throw new UserError(findings.map(({ message }) => message).join(' '));
  }
}

/** @param preset what the release installs, if that is known */
async function askCilium(terminal: Terminal, preset: string | undefined): Promise<string> {
  const placeholder = preset === undefined ? '1.17.3' : terminal.translate(`${preset}, the default of the release`);
  return answered(await text({ ...terminal, message: terminal.translate('Which Cilium version?'), placeholder }));
}

function withoutCilium({ cilium: _, ...target }: IntentTarget): IntentTarget {
  return target;
}

async function askRelease(
  terminal: Terminal,
  given: IntentTarget,
  proposed: IntentTarget,
  catalog: Catalog,
): Promise<IntentTarget> {
  if (given.kubespray !== undefined || given.kubean !== undefined) return {};
  const by = answered(
    await select({
      ...terminal,
      message: terminal.translate('What installs the cluster?'),
      initialValue: proposed.kubean === undefined ? 'kubespray' : 'kubean',
      options: [
        { value: 'kubespray', label: 'Kubespray', hint: terminal.translate('writes group_vars') },
        { value: 'kubean', label: 'Kubean', hint: terminal.translate('writes a ConfigMap for varsConfRef') },
        {
          value: 'helm',
          label: terminal.translate('Helm, or the Cilium CLI'),
          hint: terminal.translate('writes Helm values'),
        },
      ],
    }),
  );
  if (by === 'helm') return {};
  const releases =
    by === 'kubespray'
      ? (await catalog.index()).kubespray.map(({ release, cilium }) => ({ value: release, hint: `Cilium ${cilium}` }))
      : (await catalog.kubean()).releases.flatMap(({ release, kubespray }) =>
          kubespray === undefined ? [] : [{ value: release, hint: `Kubespray ${kubespray}` }],
        );
  const known = pickVersion(
    proposed.kubean ?? proposed.kubespray ?? '',
    releases.map(({ value }) => value),
  );
  const release = answered(
    await select({
      ...terminal,
      message: terminal.translate('Which release?'),
      options: releases.reverse(),
      ...(known && { initialValue: known.version }),
      maxItems: shownItems,
    }),
  );
  return { [by]: release };
}

async function askKernel(terminal: Terminal): Promise<string> {
  return answered(
    await text({
      ...terminal,
      message: terminal.translate(
        'What is the oldest kernel of the nodes? (uname -r; leave it empty if you do not know)',
      ),
      placeholder: '5.15',
      validate: (kernel) =>
        kernel && !/^\d+\.\d+/.test(kernel) ? terminal.translate('Write a kernel version such as 5.15') : undefined,
    }),
  );
}

/**
 * Asks which features to have, and what each of them leaves to decide.
 *
 * @param proposals default answers, by the name of the decision
 */
export async function askFeatures(
  terminal: Terminal,
  preset: ReadonlyMap<string, Wish>,
  available: readonly AnyFeature[],
  features: readonly AnyFeature[],
  proposals: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, Wish>> {
  const chosen = answered(
    await multiselect({
      ...terminal,
      message: terminal.translate('Which features? (space selects, enter continues)'),
      options: available.map(({ key, title, summary }) => ({
        value: key,
        label: terminal.translate(title),
        hint: terminal.translate(summary),
      })),
      initialValues: [...preset].flatMap(([key, wish]) => (wish === false ? [] : [key])),
      // As many as the screen has room for.
      maxItems: available.length,
      required: false,
    }),
  );
  const wishes = new Map<string, Wish>([...preset].filter(([key, wish]) => wish === false || chosen.includes(key)));
  for (const feature of available.filter(({ key }) => chosen.includes(key))) {
    wishes.set(
      feature.key,
      await new FeatureQuestions(terminal, feature, proposals).ask(wishes.get(feature.key) ?? true, features),
    );
  }
  return wishes;
}

/** The decisions of one feature. */
class FeatureQuestions {
  readonly #terminal: Terminal;
  readonly #feature: AnyFeature;

  readonly #proposals: ReadonlyMap<string, string>;

  constructor(terminal: Terminal, feature: AnyFeature, proposals: ReadonlyMap<string, string>) {
    this.#terminal = terminal;
    this.#feature = feature;
    this.#proposals = proposals;
  }

  async ask(wish: Wish, features: readonly AnyFeature[]): Promise<Wish> {
    const taken = typeof wish === 'object' ? Object.keys(wish) : [];
    const open = decisionsOf(this.#feature, features).filter(({ key }) => !taken.includes(key));
    // The mode first: it decides which of the others mean something, and which have to be there.
    const mode = open.find(({ key, question }) => key === 'mode' && question.kind === 'choice');
    const decided = mode ? await this.#askDecision(mode, [mode.key], wish) : wish;
    const chosen = typeof decided === 'object' ? decided : {};
    const { needs, idle } = this.#feature.consequences?.(chosen) ?? { needs: [], idle: [] };
    const others = open
      .filter((decision) => decision !== mode && !idle.includes(decision.key))
      .map((decision) => (needs.includes(decision.key) ? { ...decision, required: true } : decision));
    return this.#askMapping(this.#terminal.translate(this.#feature.title), others, [], decided);
  }

  /** Required decisions are asked one by one, the others are offered first. */
  async #askMapping(title: string, decisions: readonly Decision[], path: readonly string[], wish: Wish): Promise<Wish> {
    const offered = decisions.filter(({ required }) => !required);
    const picked =
      offered.length === 0
        ? []
        : answered(
            await multiselect({
              ...this.#terminal,
              message: this.#terminal.translate(
                `${title}: which settings do you want to change? (The others keep the defaults of Cilium)`,
              ),
              options: offered.map(({ key, description }) => ({
                value: key,
                label: key,
                hint: this.#terminal.translate(description),
              })),
              maxItems: shownItems,
              required: false,
            }),
          );
    let decided = wish;
    for (const decision of decisions.filter(({ key, required }) => required || picked.includes(key))) {
      decided = await this.#askDecision(decision, [...path, decision.key], decided);
    }
    return decided;
  }

  async #askDecision({ description, question }: Decision, path: readonly string[], wish: Wish): Promise<Wish> {
    const name = [this.#feature.key, ...path].join('.');
    const message = description === '' ? name : `${name}: ${this.#terminal.translate(description)}`;
    if (question.kind === 'switch') {
      const answer = answered(
        await select({
          ...this.#terminal,
          message,
          options: [
            { value: 'yes', label: this.#terminal.translate('Yes') },
            {
              value: 'details',
              label: this.#terminal.translate('Yes, with details'),
              hint: keysOf(question.details.decisions),
            },
            ...(question.hasNo ? [{ value: 'no', label: this.#terminal.translate('No') }] : []),
          ],
        }),
      );
      const switched = decide(wish, path, answer !== 'no');
      return answer === 'details' ? this.#askMapping(name, question.details.decisions, path, switched) : switched;
    }
    if (question.kind === 'mapping') return this.#askMapping(name, question.decisions, path, wish);
    return decide(wish, path, await this.#askValue(question, message, path, wish));
  }

  async #askValue(question: Question, message: string, path: readonly string[], wish: Wish): Promise<Json> {
    const terminal = this.#terminal;
    const check = (value: Json): string | undefined => this.#complaint(decide(wish, path, value), path);
    switch (question.kind) {
      case 'choice': {
        const options = question.words.map((word, index) => ({ value: index, label: String(word) }));
        return question.words[answered(await select({ ...terminal, message, options }))] ?? null;
      }
      case 'yes-no':
        return answered(await confirm({ ...terminal, message }));
      case 'number': {
        const validate = (written = '') => check(numberIn(written));
        return numberIn(answered(await text({ ...terminal, message, validate })));
      }
      case 'labels': {
        const validate = (written = '') => check(labelsIn(written));
        const hint = terminal.translate('name=value, comma-separated');
        return labelsIn(answered(await text({ ...terminal, message: `${message} (${hint})`, validate })));
      }
      case 'list':
        return this.#askList(question.item, message, path, wish);
      default: {
        const validate = (written = '') => check(written);
        const initialValue = this.#proposals.get([this.#feature.key, ...path].join('.'));
        return answered(
          await text({ ...terminal, message, validate, ...(initialValue !== undefined && { initialValue }) }),
        );
      }
    }
  }

  async #askList(item: Question, message: string, path: readonly string[], wish: Wish): Promise<Json> {
    const items: Json[] = [];
    log.step(message, { output: this.#terminal.output });
    for (;;) {
      if (item.kind === 'mapping') items.push(await this.#askItem(item.decisions, path, wish, items));
      else items.push(await this.#askValue(item, message, path, wish));
      if (
        !answered(
          await confirm({
            ...this.#terminal,
            message: this.#terminal.translate('Add another one?'),
            initialValue: false,
          }),
        )
      )
        return items;
    }
  }

  /** The keys of one item of a list, in a line each. */
  async #askItem(
    decisions: readonly Decision[],
    path: readonly string[],
    wish: Wish,
    before: readonly Json[],
  ): Promise<Json> {
    const item: { [key: string]: Json } = {};
    for (const { key, description, required } of decisions) {
      const answer = answered(
        await text({
          ...this.#terminal,
          message: `${key}: ${this.#terminal.translate(description)}${required ? '' : this.#terminal.translate(' (optional)')}`,
          validate: (written = '') => {
            if (written === '' && !required) return undefined;
            const items = [...before, { ...item, [key]: written }];
            return this.#complaint(decide(wish, path, items), [...path, before.length, key]);
          },
        }),
      );
      if (answer) item[key] = answer;
    }
    return item;
  }

  /** What the feature's schema has to state about the value at a path. */
  #complaint(wish: Wish, path: readonly (string | number)[]): string | undefined {
    const result = this.#feature.schema().safeParse(wish, { error: inOurWords });
    const issue = result.error?.issues.find((candidate) => path.every((step, index) => candidate.path[index] === step));
    return issue?.message;
  }
}

function keysOf(decisions: readonly Decision[]): string {
  return decisions.map(({ key }) => key).join(', ');
}

/** The number, or the text that is not one for the schema to complain about. */
function numberIn(written: string): Json {
  return /^-?\d+(?:\.\d+)?$/.test(written.trim()) ? Number(written) : written;
}

function labelsIn(written: string): Json {
  const pairs = written
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=');
      return [name.trim(), value.join('=').trim()];
    });
  return Object.fromEntries(pairs);
}
