/**
 * The questions of `init` about features: which ones, and how to configure them. The plan judges each answer at once.
 */
import { log, multiselect, select } from '@clack/prompts';
import type { Wish } from '../../commands/init/decisions.ts';
import type { Judge, Problem } from '../../commands/init/judge.ts';
import type { AnyFeature } from '../../core/feature.ts';
import { answered, type Terminal, tell } from './ask.ts';
import { FeatureQuestions } from './ask-values.ts';

/** What the questions are about. */
export interface FeatureTopics {
  features: readonly AnyFeature[];
  judge: Judge;
  /** Features that the command line names; their settings are not requested again. */
  preset: ReadonlyMap<string, Wish>;
  /** Default answers, by the name of the decision. */
  proposals: ReadonlyMap<string, string>;
}

/** How to go on after an answer that the plan refuses. */
type Remedy = { kind: 'again'; key: string } | { kind: 'leave' } | { kind: 'other'; feature: AnyFeature };

/** Lets the user choose features, and asks the open questions of each. `generate` accepts the result. */
export async function askFeatures(terminal: Terminal, topics: FeatureTopics): Promise<Map<string, Wish>> {
  return new Interview(terminal, topics).ask();
}

class Interview {
  readonly #terminal: Terminal;
  readonly #topics: FeatureTopics;
  /** Features whose answers the plan accepts in combination. */
  readonly #wishes = new Map<string, Wish>();
  readonly #possible: AnyFeature[] = [];

  constructor(terminal: Terminal, topics: FeatureTopics) {
    this.#terminal = terminal;
    this.#topics = topics;
  }

  async ask(): Promise<Map<string, Wish>> {
    const { features, judge, preset } = this.#topics;
    const others: AnyFeature[] = [];
    for (const feature of features) {
      const isOff = preset.get(feature.key) === false;
      (isOff || (await judge.canHave(feature)) ? this.#possible : others).push(feature);
    }
    this.#tellImpossible(others);
    const chosen = await this.#choose();
    const wanted = this.#possible.filter(({ key }) => chosen.includes(key) || preset.get(key) === false);
    for (const feature of wanted) await this.#settle(feature, preset.get(feature.key) ?? true);
    return new Map(this.#topics.features.flatMap(({ key }) => this.#entry(key)));
  }

  #entry(key: string): [string, Wish][] {
    const wish = this.#wishes.get(key);
    return wish === undefined ? [] : [[key, wish]];
  }

  #tellImpossible(others: readonly AnyFeature[]): void {
    const { output, translate } = this.#terminal;
    if (others.length === 0) return;
    const names = others.map(({ key }) => key).join(', ');
    const lines = [
      translate(`Not possible on this target: ${names}`),
      translate('cilium-extras matrix shows the releases that support each feature.'),
    ];
    log.info(lines.join('\n'), { output });
    const asked = others.filter(({ key }) => this.#topics.preset.has(key)).map(({ key }) => key);
    for (const key of asked) tell(this.#terminal, [`${key} is left out.`]);
  }

  async #choose(): Promise<string[]> {
    const { translate } = this.#terminal;
    const { preset } = this.#topics;
    const initialValues = this.#possible.map(({ key }) => key).filter((key) => (preset.get(key) ?? false) !== false);
    return answered(
      await multiselect({
        ...this.#terminal,
        message: translate('Which features? (space selects, enter continues)'),
        options: this.#possible.map(({ key, title, summary }) => ({
          value: key,
          label: translate(title),
          hint: translate(summary),
        })),
        initialValues,
        // As many as fit on the screen.
        maxItems: this.#possible.length,
        required: false,
      }),
    );
  }

  /** Asks about a feature until the plan accepts it together with the others, or the user leaves it out. */
  async #settle(feature: AnyFeature, preset: Wish): Promise<void> {
    const questions = this.#questionsOn(feature);
    await this.#accept(feature, questions, preset === false ? preset : await questions.ask(preset));
  }

  #questionsOn(feature: AnyFeature): FeatureQuestions {
    return new FeatureQuestions(this.#terminal, feature, { ...this.#topics, others: this.#wishes });
  }

  async #accept(feature: AnyFeature, questions: FeatureQuestions, answers: Wish): Promise<void> {
    let wish = answers;
    for (;;) {
      const problems = await this.#topics.judge.problems(new Map([...this.#wishes, [feature.key, wish]]));
      if (problems.length === 0) {
        this.#wishes.set(feature.key, wish);
        return;
      }
      tell(
        this.#terminal,
        problems.map(({ message }) => message),
      );
      const others = this.#possible.filter(({ key }) => key !== feature.key && this.#isInvolved(feature, key));
      const remedy = await this.#askRemedy(feature, wish, problems, others);
      if (remedy.kind === 'leave') return;
      if (remedy.kind === 'again') wish = await questions.again(remedy.key, wish);
      else await this.#change(remedy.feature);
    }
  }

  /** Changes one answer about a feature, or asks about a feature that was not chosen. */
  async #change(feature: AnyFeature): Promise<void> {
    const before = this.#wishes.get(feature.key);
    this.#wishes.delete(feature.key);
    if (before === undefined) return this.#settle(feature, true);
    const remedy = await this.#askRemedy(feature, before, [], []);
    if (remedy.kind !== 'again') return;
    const questions = this.#questionsOn(feature);
    await this.#accept(feature, questions, await questions.again(remedy.key, before));
  }

  /**
   * Lets the user choose what to change: an answer about the feature, the whole feature, or another one that it depends
   * on.
   */
  async #askRemedy(
    feature: AnyFeature,
    wish: Wish,
    problems: readonly Problem[],
    others: readonly AnyFeature[],
  ): Promise<Remedy> {
    const { translate } = this.#terminal;
    const named = problems.map(({ path }) => path);
    const isNamed = (key: string) => named.some(([first, second]) => first === feature.key && second === key);
    const keys = typeof wish === 'object' ? Object.keys(wish) : [];
    const again = [...keys].sort((left, right) => Number(isNamed(right)) - Number(isNamed(left)));
    const remedies: { remedy: Remedy; label: string }[] = [
      ...again.map((key) => ({
        remedy: { kind: 'again', key } as const,
        label: translate(`Answer ${feature.key}.${key} again`),
      })),
      ...others.map((other) => ({
        remedy: { kind: 'other', feature: other } as const,
        label: translate(this.#wishes.has(other.key) ? `Change ${other.key}` : `Add ${other.key}`),
      })),
      { remedy: { kind: 'leave' }, label: translate(`Leave ${feature.key} out`) },
    ];
    const options = remedies.map(({ label }, index) => ({ value: index, label }));
    const message = translate('What do you want to change?');
    return remedies[answered(await select({ ...this.#terminal, message, options }))]?.remedy ?? { kind: 'leave' };
  }

  /** True for features that are chosen, and for those that some mode of the feature requires. */
  #isInvolved({ modes }: AnyFeature, other: string): boolean {
    return this.#wishes.has(other) || Object.values(modes).some((mode) => Object.hasOwn(mode.with ?? {}, other));
  }
}
