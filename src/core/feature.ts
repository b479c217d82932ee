/**
 * What a feature is: a typed intent, a lens that translates it to and from Cilium's settings, and constraints on the
 * result. A feature depends on Cilium versions, never on a Kubespray release, a carrier or the catalog.
 */
import type { ZodMiniType } from 'zod/mini';
import type { Severity } from './finding.ts';
import type { Json } from './json.ts';
import type { OptionsView } from './options.ts';
import type { Violation } from './remedy.ts';
import type { Symptom } from './symptoms.ts';
import { isIn } from './versions.ts';

export type { Violation } from './remedy.ts';

/** What a lens can find out about the target. */
export interface LensContext {
  /** Cilium's version, always complete: `1.17.3`. */
  cilium: string;
  /** True if Cilium's version lies in the semver range, e.g. `>=1.12.0 <1.16.0`. */
  is(range: string): boolean;
}

/**
 * Facts of the cluster outside cilium-config that a feature can need. The catalog has the variables that change them.
 */
export type Need = 'kube-proxy-absent' | 'api-server-address';

/** A cluster-wide custom resource of Cilium. No chart contains it: a user or an installer applies it. */
export interface CustomResource {
  /** The API version that this Cilium prefers, e.g. `cilium.io/v2`. */
  apiVersion: string;
  /** Older API versions that this Cilium still accepts with the same content. */
  alsoServed?: readonly string[];
  kind: string;
  name: string;
  labels?: Record<string, string>;
  spec: Record<string, Json>;
}

/** An intent as settings of one Cilium version. Paths are dotted Helm values of that version's chart. */
export interface Settings {
  /** What the user requested: always emitted. Two features that set one path differently are in conflict. */
  values: Record<string, Json>;
  /** What the feature needs in addition: emitted only where the target lacks it. The user's own setting wins. */
  implies?: Record<string, Json>;
  /**
   * As `implies`, but only for plans without a Kubespray role (Helm, custom_cni). The chart's defaults apply there, and
   * differ from those of Kubespray's manifests. What any feature has in `implies` wins.
   */
  impliesOfChart?: Record<string, Json>;
  /** Needs outside cilium-config. */
  needs?: Need[];
  /** Agent options that no Helm value of this version reaches. */
  options?: Record<string, string>;
  /**
   * Values instead of `options` for plans without a Kubespray role (Helm, custom_cni). There they also create objects,
   * which Kubespray's own manifests do not have.
   */
  ofChart?: Record<string, Json>;
  /** Paths of `values` whose value is the agent's own default. */
  agentDefaults?: readonly string[];
  /** Custom resources that have to exist in the cluster once Cilium runs. */
  resources?: CustomResource[];
}

/** Something that this Cilium version does not support. */
export interface Unavailable {
  unavailable: string;
  /** First Cilium version that supports it, e.g. `1.12.0`. */
  since?: string;
  /** Path below the feature's intent that requests it. Empty for the feature itself. */
  path?: string[];
}

export interface ConstraintContext<Intent> extends LensContext {
  /** The cilium-config that the agent would read, as far as known. */
  options: OptionsView;
  /** This feature's intent; undefined when only a configuration is known (lint, verify). */
  intent: Intent | undefined;
  /** Kernel of the nodes as `x.y.z`, if the target names it. */
  kernel: string | undefined;
  /** True if the kernel is known and lies in the range. */
  kernelIs(range: string): boolean;
}

/** A target and a short intent for it. */
export interface Example {
  cilium: string;
  kernel?: string;
  features: Record<string, unknown>;
  /** Raw agent options next to the features, for values that no feature writes. */
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
  /** Why the rule exists, in our own words. */
  why: string;
  /** What to do about it. */
  fix: string;
  /** Where upstream defines it: a path in cilium/cilium, or a chart template. */
  source: string;
  /** Cilium versions to which the rule applies, a semver range. */
  versions: string;
  /** `check` runs if the feature is in the intent, or if the user sets any of these options. */
  reads: readonly string[];
  /** Variable of Kubespray that, when true, provides what the constraint requires. */
  providedBy?: string;
  /** An option with an unknown value is neither true nor false: report nothing then. */
  check(context: ConstraintContext<Intent>): Violation[];
  /** Intents that the tests run. The constraint must report the bad ones, and must not report the good ones. */
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
  /** Cilium versions that have the feature, a semver range. */
  versions: string;
  /**
   * Strict. The parser reads `true` in the intent as `{}`. Created on demand, because a run reads intents of few
   * features, or of none.
   * @internal
   */
  schema(): ZodMiniType<Intent>;
  /** The named variants of the feature, as intents, for conformance and the matrix. */
  modes: Record<string, { intent: Intent; with?: Record<string, unknown> }>;
  /**
   * What the chosen settings mean for the others, for the interactive questions: keys that the choices require, and
   * keys that have no effect with them.
   */
  consequences?(chosen: Readonly<Record<string, unknown>>): { needs: readonly string[]; idle: readonly string[] };
  /** Translates an intent to Helm values of this version. Must not throw. */
  write(intent: Intent, context: LensContext): Settings | Unavailable;
  /** The settings for `false` in the intent. */
  writeOff(context: LensContext): Settings | Unavailable;
  /**
   * Translates agent options to an intent. False if they switch the feature off against its default; undefined if the
   * feature is not in use.
   */
  read(options: OptionsView, context: LensContext): Intent | false | undefined;
  /**
   * Translates custom resources to the part of an intent that has the same meaning. Undefined if no resource belongs to
   * it.
   */
  readResources?(resources: readonly CustomResource[], context: LensContext): Intent | undefined;
  /** Agent options of the feature in any version, for `explain`, `import` and messages. */
  owns: readonly string[];
  constraints: readonly Constraint<Intent>[];
  /**
   * How to inspect it in a running cluster, for `explain` and the docs: sentences, and commands indented by two blanks.
   */
  inspect?: readonly string[];
}

/**
 * A feature as a registry holds it, with an intent type that is not known statically. Methods are bivariant in
 * TypeScript, so every feature fits. The schema checks an intent before a lens gets it.
 */
export type AnyFeature = Feature<unknown>;

/** Declares a feature. TypeScript infers the type parameter from the schema. */
export function defineFeature<Intent>(feature: Feature<Intent>): Feature<Intent> {
  return feature;
}

/** Declares a constraint. */
export function defineConstraint<Intent>(constraint: Constraint<Intent>): Constraint<Intent> {
  return constraint;
}

/** What a lens sees of a Cilium version. */
export function lensContext(cilium: string): LensContext {
  return { cilium, is: (range) => isIn(cilium, range) };
}

/** What a constraint sees of a target and of the options that its agents would read. */
export function constraintContext<Intent>(
  { cilium, kernel }: { cilium: string; kernel: string | undefined },
  options: OptionsView,
  intent: Intent | undefined,
): ConstraintContext<Intent> {
  const kernelIs = (range: string): boolean => kernel !== undefined && isIn(kernel, range);
  return { ...lensContext(cilium), options, intent, kernel, kernelIs };
}
