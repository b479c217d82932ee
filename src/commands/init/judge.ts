/** Checks answers with the plan for the target, so that `init` shows at once what `generate` would reject. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { AnyFeature } from '../../core/feature.ts';
import type { Finding } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import type { IntentTarget } from '../../formats/intent/schema.ts';
import { planIntent } from '../../plan/plan-intent.ts';
import { type Decision, decide, type Question, type Wish } from './decisions.ts';

export type Wishes = ReadonlyMap<string, Wish>;

/** An error of the plan. */
export interface Problem {
  rule: string;
  message: string;
  /** Path below `features` of the answer with the error; empty if the error is not about an answer. */
  path: readonly string[];
}

/** Sample values for the different kinds of questions, to find out whether a release accepts any value. */
const samples: readonly Json[] = [
  1,
  3,
  1500,
  'a',
  'eth0',
  '10.0.0.0/16',
  '10.0.0.1',
  'fd00::/64',
  '30s',
  'true',
  '1Gi',
];

/** The longest path of an answer that a problem can be about: `dsr.mode`, `hubble.ui.ingress`. */
const depth = 4;

function pathsOf(value: Json, path: readonly string[], left: number): (readonly string[])[] {
  if (left === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([key, below]) => pathsOf(below, [...path, key], left - 1))];
}

/** Checks answers for one target. Plans are cached, because the same questions are checked repeatedly. */
export class Judge {
  readonly #catalog: Catalog;
  readonly #features: readonly AnyFeature[];
  readonly #target: IntentTarget;
  readonly #known = new Map<string, Promise<readonly Problem[]>>();

  constructor(target: IntentTarget, catalog: Catalog, features: readonly AnyFeature[]) {
    this.#target = target;
    this.#catalog = catalog;
    this.#features = features;
  }

  /** The errors that `generate` reports for these answers. */
  problems(wishes: Wishes): Promise<readonly Problem[]> {
    return this.#plan(Object.fromEntries(wishes));
  }

  /** True if the target accepts at least one way to use the feature. */
  async canHave(feature: AnyFeature): Promise<boolean> {
    for (const context of [{ [feature.key]: true }, ...contextsOf(feature)]) {
      if ((await this.#plan(context)).length === 0) return true;
    }
    return false;
  }

  /**
   * False if the target rejects an answer for the same reason whatever the other answers are. Tries it with the answers
   * so far, and with each way to use the feature.
   *
   * @param counts whether a rule is a reason; by default, every rule is
   */
  async canAnswer(
    feature: AnyFeature,
    path: readonly string[],
    value: Json,
    wishes: Wishes,
    counts: (rule: string) => boolean = () => true,
  ): Promise<boolean> {
    const contexts = [{ ...Object.fromEntries(wishes) }, ...contextsOf(feature)];
    const rules = await this.#inAll(contexts, feature, path, value);
    return ![...rules].some(counts);
  }

  /** False if the target rejects every answer. True if there is no sample answer to try. */
  async canDecide(
    feature: AnyFeature,
    path: readonly string[],
    { question }: Decision,
    wishes: Wishes,
  ): Promise<boolean> {
    const values = samplesOf(question).filter((value) => fits(feature, path, value));
    if (values.length === 0) return true;
    // A sample value can be invalid where a different value would be valid.
    const counts = hasAllAnswers(question) ? undefined : lacksTheSetting;
    for (const value of values) if (await this.canAnswer(feature, path, value, wishes, counts)) return true;
    return false;
  }

  /** Problems of an answer that no further answer about the same feature can solve. */
  async objections(
    feature: AnyFeature,
    path: readonly string[],
    value: Json,
    wishes: Wishes,
  ): Promise<readonly Problem[]> {
    const others = Object.fromEntries(wishes);
    const now = await this.#plan({ ...others, [feature.key]: decide(wishes.get(feature.key) ?? true, path, value) });
    if (now.length === 0) return [];
    const contexts = contextsOf(feature).map((context) => ({ ...others, [feature.key]: context[feature.key] ?? true }));
    const rules = await this.#inAll([others, ...contexts], feature, path, value);
    return now.filter(({ rule }) => rules.has(rule));
  }

  /** The rules that report an error in all of the given intents once the answer is added. */
  async #inAll(
    contexts: readonly { readonly [key: string]: Json }[],
    { key }: AnyFeature,
    path: readonly string[],
    value: Json,
  ): Promise<ReadonlySet<string>> {
    let common: ReadonlySet<string> | undefined;
    for (const context of contexts) {
      const answered = decide((context[key] ?? true) as Wish, path, value);
      const rules = new Set((await this.#plan({ ...context, [key]: answered })).map(({ rule }) => rule));
      common = common === undefined ? rules : new Set([...common].filter((rule) => rules.has(rule)));
      if (common.size === 0) break;
    }
    return common ?? new Set();
  }

  #plan(wishes: { readonly [key: string]: Json }): Promise<readonly Problem[]> {
    const text = JSON.stringify({ version: 1, target: this.#target, features: wishes }, undefined, 1);
    const known = this.#known.get(text) ?? this.#judge(text, wishes);
    this.#known.set(text, known);
    return known;
  }

  async #judge(text: string, wishes: { readonly [key: string]: Json }): Promise<readonly Problem[]> {
    const options = { catalog: this.#catalog, features: this.#features, waysOut: false };
    const { intent, findings } = await planIntent(text, 'intent.yaml', options);
    const errors = findings.filter(({ severity }) => severity === 'error');
    const paths = pathsOf({ ...wishes }, [], depth);
    const pathOf = ({ location }: Finding) =>
      paths.findLast((path) => {
        const place = intent?.locate(['features', ...path]);
        return place !== undefined && place.line === location?.line && place.column === location?.column;
      });
    return errors.map((finding) => ({ rule: finding.rule, message: finding.message, path: pathOf(finding) ?? [] }));
  }
}

/** The ways to use a feature, as intents. */
function contextsOf(feature: AnyFeature): { readonly [key: string]: Json }[] {
  return Object.values(feature.modes).map(
    ({ intent, with: others }) => ({ ...others, [feature.key]: intent }) as { [key: string]: Json },
  );
}

/** True for rules that no other value of the same setting can satisfy. */
function lacksTheSetting(rule: string): boolean {
  return rule === 'not-expressible' || rule === 'unknown-helm-value' || rule.endsWith('/not-available');
}

/** True if the sample answers are all possible answers. */
function hasAllAnswers({ kind }: Question): boolean {
  return kind === 'choice' || kind === 'yes-no' || kind === 'switch';
}

function samplesOf(question: Question): readonly Json[] {
  switch (question.kind) {
    case 'choice':
      return question.words;
    case 'yes-no':
      return [true, false];
    case 'switch':
      return [true];
    case 'mapping':
      return [{}];
    case 'labels':
      return [{ a: 'b' }];
    case 'list':
      return samplesOf(question.item).map((item) => [item]);
    default:
      return samples;
  }
}

/** True if the feature's schema accepts the value at its path. */
function fits(feature: AnyFeature, path: readonly string[], value: Json): boolean {
  const issues = feature.schema().safeParse(decide(true, path, value)).error?.issues ?? [];
  return !issues.some((issue) => path.every((step, index) => issue.path[index] === step));
}
