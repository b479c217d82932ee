/**
 * What a feature is: a typed intent, a lens between it and Cilium's vocabulary, and constraints on the outcome.
 * A feature knows Cilium versions. It never knows a Kubespray release, a carrier or the catalog.
 */
import type { ZodMiniType } from 'zod/mini';
import type { Severity } from './finding.ts';
import type { Json } from './json.ts';
import type { OptionsView } from './options.ts';
import type { Violation } from './remedy.ts';
import type { Symptom } from './symptoms.ts';
import { isIn } from './versions.ts';

export type { Violation } from './remedy.ts';

/** What the lens may ask about the target. */
export interface LensContext {
  /** Cilium's version, always complete: `1.17.3`. */
  cilium: string;
  /** True if Cilium's version lies in the semver range, e.g. `>=1.12.0 <1.16.0`. */
  is(range: string): boolean;
}

/** Facts of the cluster outside cilium-config that a feature can need; the catalog knows who moves them. */
export type Need = 'kube-proxy-absent' | 'api-server-address';

/** A custom resource of Cilium's for the whole cluster. No chart brings it along: a user or an installer applies it. */
export interface CustomResource {
  /** The one that this Cilium prefers, e.g. `cilium.io/v2`. */
  apiVersion: string;
  /** Older ones under which this Cilium still takes the same content. */
  alsoServed?: readonly string[];
  kind: string;
  name: string;
  labels?: Record<string, string>;
  spec: Record<string, Json>;
}

/** An intent stated in Cilium's vocabulary for one version. Paths are dotted Helm values of that version's chart. */
export interface Settings {
  /** What the user requested: always emitted; two features that set one path differently are in conflict. */
  values: Record<string, Json>;
  /** What the feature needs next to that: emitted only where the target would not have it anyway; the user's word wins. */
  implies?: Record<string, Json>;
  /**
   * The same where the chart itself is installed, with its own defaults: those of Kubespray's manifests differ. What any
   * feature implies otherwise wins.
   */
  impliesOfChart?: Record<string, Json>;
  /** Needs outside cilium-config. */
  needs?: Need[];
  /** Agent options that no Helm value of this version reaches. */
  options?: Record<string, string>;
  /**
   * Values in place of `options` where the chart itself is installed: there they bring objects too, which Kubespray's own
   * manifests do not have.
   */
  ofChart?: Record<string, Json>;
  /** Those of `values` that state what the agent does anyway where nothing is written. */
  agentDefaults?: readonly string[];
  /** Custom resources that have to be in the cluster once Cilium runs. */
  resources?: CustomResource[];
}

/** Something this Cilium version cannot do at all. */
export interface Unavailable {
  unavailable: string;
  /** First Cilium version that can, e.g. `1.12.0`. */
  since?: string;
  /** Path below the feature's intent that requests it; empty = the feature itself. */
  path?: string[];
}

export interface ConstraintContext<Intent> extends LensContext {
  /** The cilium-config that the agent would read, as far as it is known. */
  options: OptionsView;
  /** This feature's intent; undefined when only a configuration is known (lint, verify). */
  intent: Intent | undefined;
  /** Kernel of the nodes as `x.y.z`, if the target names it. */
  kernel: string | undefined;
  /** True if the kernel is known and lies in the range. */
  kernelIs(range: string): boolean;
}

/** A target and what is required of it: an intent in short. */
export interface Example {
  cilium: string;
  kernel?: string;
  features: Record<string, unknown>;
  /** Raw agent options next to the features, for what no feature would write. */
  config?: Record<string, string>;
}

/** One rule of upstream, on the effective configuration. Its id is `<feature folder>/<id>`. */
export interface Constraint<Intent = unknown> {
  id: string;
  severity: Severity;
  /** What a user sees in the cluster, for the index by symptom. */
  symptoms: readonly Symptom[];
  /** One sentence, for lists. */
  title: string;
  /** Why it is so, in our own words. */
  why: string;
  /** What to do about it. */
  fix: string;
  /** Where upstream states so: path in cilium/cilium or chart template. */
  source: string;
  /** Cilium versions in which it can hold, a semver range. */
  versions: string;
  /** `check` is called when the feature is in the intent, or when the user sets any of these options. */
  reads: readonly string[];
  /** Variable of Kubespray that, when true, provides what the constraint requests. */
  providedBy?: string;
  /** Options whose value is unknown compare as neither true nor false: then stay silent. */
  check(context: ConstraintContext<Intent>): Violation[];
  /** Intents that the tests run: bad ones must be reported, good ones must not. */
  examples: { bad: readonly Example[]; good: readonly Example[] };
}

export interface Feature<Intent = unknown> {
  /** Folder name, kebab-case: `egress-gateway`. */
  id: string;
  /** Key in the intent: `egressGateway`. */
  key: string;
  title: string;
  /** One line for `explain`, `matrix` and the docs. */
  summary: string;
  /** Cilium versions in which the feature exists at all, a semver range. */
  versions: string;
  /**
   * Strict. `true` in the intent is read as `{}`. Made on demand: a run reads intents of few features, or of none.
   * @internal
   */
  schema(): ZodMiniType<Intent>;
  /** The named variants of the feature, as intents, that conformance and the matrix go through. */
  modes: Record<string, { intent: Intent; with?: Record<string, unknown> }>;
  /**
   * What choices mean for the others, for who answers the questions: keys that these choices require, and keys that
   * have no effect with them.
   */
  consequences?(chosen: Readonly<Record<string, unknown>>): { needs: readonly string[]; idle: readonly string[] };
  /** Intent -> Helm values of the version at hand. Must not throw. */
  write(intent: Intent, context: LensContext): Settings | Unavailable;
  /** What `false` in the intent means. */
  writeOff(context: LensContext): Settings | Unavailable;
  /** Agent options -> intent; undefined = the feature is not in use (off, or at the agent's default). */
  read(options: OptionsView, context: LensContext): Intent | false | undefined;
  /** Custom resources -> the part of an intent that states the same; undefined if none does. */
  readResources?(resources: readonly CustomResource[], context: LensContext): Intent | undefined;
  /** Agent options that belong to the feature in any version, for `explain`, `import` and messages. */
  owns: readonly string[];
  constraints: readonly Constraint<Intent>[];
  /** How to look at it in a running cluster, for `explain` and the docs: sentences, and commands indented by two blanks. */
  inspect?: readonly string[];
}

/**
 * A feature whose intent type is not known statically, as a registry holds it. Methods are bivariant in TypeScript, so
 * every feature fits; the schema has checked an intent before a lens sees it.
 */
export type AnyFeature = Feature<unknown>;

/** Declares a feature; the type parameter follows from the schema. */
export function defineFeature<Intent>(feature: Feature<Intent>): Feature<Intent> {
  return feature;
}

/** Declares a constraint. */
export function defineConstraint<Intent>(constraint: Constraint<Intent>): Constraint<Intent> {
  return constraint;
}

/** The lens's view of a Cilium version. */
export function lensContext(cilium: string): LensContext {
  return { cilium, is: (range) => isIn(cilium, range) };
}

/** A constraint's view of a target and of the options that its agents would read. */
export function constraintContext<Intent>(
  { cilium, kernel }: { cilium: string; kernel: string | undefined },
  options: OptionsView,
  intent: Intent | undefined,
): ConstraintContext<Intent> {
  const kernelIs = (range: string): boolean => kernel !== undefined && isIn(kernel, range);
  return { ...lensContext(cilium), options, intent, kernel, kernelIs };
}
