/** The questions of `init` about one feature. Its schema provides the questions and the line that explains each. */
import { confirm, log, multiselect, select, text } from '@clack/prompts';
import { type Decision, decide, decisionsOf, type Question, type Wish } from '../../commands/init/decisions.ts';
import type { Judge, Wishes } from '../../commands/init/judge.ts';
import type { AnyFeature } from '../../core/feature.ts';
import type { Json } from '../../core/json.ts';
import { inOurWords } from '../../formats/intent/describe.ts';
import { answered, shownItems, type Terminal, tell } from './ask.ts';

/** What the questions about a feature depend on. */
export interface Surroundings {
  features: readonly AnyFeature[];
  judge: Judge;
  /** Default answers, by the name of the decision. */
  proposals: ReadonlyMap<string, string>;
  /** The other features, which the plan accepts. */
  others: Wishes;
}

/** Where an answer belongs: its path in the feature, and the feature with the answer. */
interface Place {
  path: readonly (string | number)[];
  put(value: Json): Wish;
}

/** How often a refused answer is requested again at once, before the user can choose what to change. */
const attempts = 2;

/** The decisions of one feature. */
export class FeatureQuestions {
  readonly #terminal: Terminal;
  readonly #feature: AnyFeature;
  readonly #around: Surroundings;
  readonly #decisions: readonly Decision[];

  constructor(terminal: Terminal, feature: AnyFeature, around: Surroundings) {
    this.#terminal = terminal;
    this.#feature = feature;
    this.#around = around;
    this.#decisions = decisionsOf(feature, around.features);
  }

  /** Asks the open questions, and returns the feature with all answers. */
  async ask(wish: Wish): Promise<Wish> {
    const open = this.#openIn(wish);
    // The mode comes first: it decides which of the other questions apply, and which are required.
    const mode = open.find(({ key, question }) => key === 'mode' && question.kind === 'choice');
    const decided = mode ? await this.#askDecision(mode, [mode.key], wish) : wish;
    return this.#askMapping(this.#terminal.translate(this.#feature.title), this.#leftIn(decided, mode), [], decided);
  }

  /** Asks one question again, and the questions that its answer makes mandatory. */
  async again(key: string, wish: Wish): Promise<Wish> {
    const decision = this.#decisions.find((candidate) => candidate.key === key);
    if (!decision || typeof wish !== 'object') return wish;
    const { [key]: _, ...others } = wish;
    const decided = await this.#askDecision(decision, [key], others);
    const needed = this.#leftIn(decided, decision).filter(({ required }) => required);
    return needed.length === 0 ? decided : this.#askMapping('', needed, [], decided);
  }

  #openIn(wish: Wish): readonly Decision[] {
    const taken = typeof wish === 'object' ? Object.keys(wish) : [];
    return this.#decisions.filter(({ key }) => !taken.includes(key));
  }

  /**
   * The open decisions after an answer, without those that it makes meaningless. Those that it makes mandatory become
   * required.
   */
  #leftIn(decided: Wish, answer: Decision | undefined): Decision[] {
    const chosen = typeof decided === 'object' ? decided : {};
    const { needs, idle } = this.#feature.consequences?.(chosen) ?? { needs: [], idle: [] };
    return this.#openIn(decided)
      .filter((decision) => decision !== answer && !idle.includes(decision.key))
      .map((decision) => (needs.includes(decision.key) ? { ...decision, required: true } : decision));
  }

  /**
   * First lets the user pick from the optional decisions that the target supports. Then asks these and the required
   * ones in order.
   */
  async #askMapping(title: string, decisions: readonly Decision[], path: readonly string[], wish: Wish): Promise<Wish> {
    const offered: Decision[] = [];
    for (const decision of decisions) {
      if (!decision.required && (await this.#canDecide(decision, [...path, decision.key], wish)))
        offered.push(decision);
    }
    const picked = offered.length === 0 ? [] : await this.#pick(title, offered);
    let decided = wish;
    for (const decision of decisions.filter(({ key, required }) => required || picked.includes(key))) {
      decided = await this.#askDecision(decision, [...path, decision.key], decided);
    }
    return decided;
  }

  async #pick(title: string, offered: readonly Decision[]): Promise<string[]> {
    return answered(
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
  }

  #with(wish: Wish): Wishes {
    return new Map([...this.#around.others, [this.#feature.key, wish]]);
  }

  #canDecide(decision: Decision, path: readonly string[], wish: Wish): Promise<boolean> {
    return this.#around.judge.canDecide(this.#feature, path, decision, this.#with(wish));
  }

  #canAnswer(path: readonly string[], value: Json, wish: Wish): Promise<boolean> {
    return this.#around.judge.canAnswer(this.#feature, path, value, this.#with(wish));
  }

  /**
   * Asks again while there are objections that no other answer about this feature can resolve, at most `attempts`
   * times.
   */
  async #askDecision(decision: Decision, path: readonly string[], wish: Wish): Promise<Wish> {
    for (let attempt = 1; ; attempt++) {
      const decided = await this.#askOnce(decision, path, wish);
      const answer = valueAt(decided, path);
      if (attempt === attempts || answer === undefined) return decided;
      const problems = await this.#around.judge.objections(this.#feature, path, answer, this.#with(wish));
      if (problems.length === 0) return decided;
      tell(
        this.#terminal,
        problems.map(({ message }) => message),
      );
    }
  }

  async #askOnce({ description, question }: Decision, path: readonly string[], wish: Wish): Promise<Wish> {
    const name = [this.#feature.key, ...path].join('.');
    const place: Place = { path, put: (value) => decide(wish, path, value) };
    const message = description === '' ? name : `${name}: ${this.#terminal.translate(description)}`;
    if (question.kind === 'switch') {
      const hasNo = question.hasNo && (await this.#canAnswer(path, false, wish));
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
            ...(hasNo ? [{ value: 'no', label: this.#terminal.translate('No') }] : []),
          ],
        }),
      );
      const switched = decide(wish, path, answer !== 'no');
      return answer === 'details' ? this.#askMapping(name, question.details.decisions, path, switched) : switched;
    }
    if (question.kind === 'mapping') return this.#askMapping(name, question.decisions, path, wish);
    return place.put(await this.#askValue(question, message, place));
  }

  /** The words of a choice that the target accepts; all words if it accepts none of them. */
  async #wordsOf(words: readonly (string | number)[], { path, put }: Place): Promise<readonly (string | number)[]> {
    const keys = path.filter((step) => typeof step === 'string');
    // An item of a list can only be judged as a whole.
    if (keys.length < path.length) return words;
    const accepted: (string | number)[] = [];
    for (const word of words) if (await this.#canAnswer(keys, word, put(word))) accepted.push(word);
    return accepted.length === 0 ? words : accepted;
  }

  async #askValue(question: Question, message: string, place: Place): Promise<Json> {
    const terminal = this.#terminal;
    switch (question.kind) {
      case 'choice': {
        const words = await this.#wordsOf(question.words, place);
        const options = words.map((word, index) => ({ value: index, label: String(word) }));
        return words[answered(await select({ ...terminal, message, options }))] ?? null;
      }
      case 'yes-no':
        return answered(await confirm({ ...terminal, message }));
      case 'labels': {
        const hint = terminal.translate('name=value, comma-separated');
        return this.#askText(`${message} (${hint})`, place, labelsIn);
      }
      case 'list':
        return this.#askList(question.item, message, place);
      case 'mapping':
        return this.#askItem(question.decisions, place);
      case 'switch': {
        const isWanted = answered(await confirm({ ...terminal, message }));
        return isWanted ? this.#askItem(question.details.decisions, place) : false;
      }
      default:
        return this.#askText(message, place, question.kind === 'number' ? numberIn : (written) => written);
    }
  }

  async #askText(message: string, place: Place, read: (written: string) => Json): Promise<Json> {
    const initialValue = this.#around.proposals.get([this.#feature.key, ...place.path].join('.'));
    const validate = (written = '') => this.#complaint(place, read(written));
    const options = { ...this.#terminal, message, validate, ...(initialValue !== undefined && { initialValue }) };
    return read(answered(await text(options)) ?? '');
  }

  async #askList(item: Question, message: string, { path, put }: Place): Promise<Json> {
    const { output, translate } = this.#terminal;
    const items: Json[] = [];
    log.step(message, { output });
    for (;;) {
      const place = { path: [...path, items.length], put: (value: Json) => put([...items, value]) };
      items.push(await this.#askValue(item, message, place));
      const more = await confirm({ ...this.#terminal, message: translate('Add one more?'), initialValue: false });
      if (!answered(more)) return items;
    }
  }

  /** The keys of one mapping: first required keys and optional words, then those that the user picks. */
  async #askItem(decisions: readonly Decision[], { path, put }: Place): Promise<Json> {
    const { translate } = this.#terminal;
    const item: { [key: string]: Json } = {};
    const placeOf = (key: string) => ({
      path: [...path, key],
      put: (value: Json) => put({ ...item, [key]: value }),
    });
    const offered = decisions.filter(({ required, question }) => !required && !isWord(question));
    for (const { key, description, required, question } of decisions) {
      const message = `${key}: ${translate(description)}`;
      if (required) item[key] = await this.#askValue(question, message, placeOf(key));
      else if (isWord(question)) {
        const answer = await this.#askWord(`${message}${translate(' (optional)')}`, placeOf(key), question);
        if (answer !== undefined) item[key] = answer;
      }
    }
    const picked = offered.length === 0 ? [] : await this.#pick(path.join('.'), offered);
    for (const { key, description, question } of offered.filter((decision) => picked.includes(decision.key))) {
      item[key] = await this.#askValue(question, `${key}: ${translate(description)}`, placeOf(key));
    }
    return item;
  }

  /** A text or number that can be left empty. */
  async #askWord(message: string, place: Place, { kind }: Question): Promise<Json | undefined> {
    const read = kind === 'number' ? numberIn : (written: string): Json => written;
    const validate = (written = '') => (written === '' ? undefined : this.#complaint(place, read(written)));
    const written = answered(await text({ ...this.#terminal, message, validate }));
    return written ? read(written) : undefined;
  }

  /** The complaint of the feature's schema about a value at its place. */
  #complaint({ path, put }: Place, value: Json): string | undefined {
    const result = this.#feature.schema().safeParse(put(value), { error: inOurWords });
    const issue = result.error?.issues.find((candidate) => path.every((step, index) => candidate.path[index] === step));
    return issue?.message;
  }
}

function isWord({ kind }: Question): boolean {
  return kind === 'text' || kind === 'number';
}

function keysOf(decisions: readonly Decision[]): string {
  return decisions.map(({ key }) => key).join(', ');
}

/** The number; a text that is not a number stays a text, about which the schema complains. */
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

function valueAt(wish: Json, path: readonly string[]): Json | undefined {
  let value: Json | undefined = wish;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, step))
      return undefined;
    value = value[step];
  }
  return value;
}
