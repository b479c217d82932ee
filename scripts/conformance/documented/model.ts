/** The model of the conformance suite: a wish in terms of Cilium's documentation and of the intent. */
import type { Json } from '../../../src/core/json.ts';

/** The flags of one documentation page, in the Cilium versions whose page contains them. */
export interface DocumentedFlags {
  /** A semver range of Cilium versions. */
  cilium: string;
  /** Dotted Helm values, as after `--set`. */
  flags: Record<string, Json>;
  /** Path in cilium/cilium, below `Documentation/`. */
  page: string;
  /** The page also requires an installation without kube-proxy that gets the API server's address. */
  withoutKubeProxy?: true;
}

/** One documented case; the rows cover disjoint versions. */
export type Documented = readonly DocumentedFlags[];

/** Agent options that the page of a feature requires, and that a chart's default may already satisfy. */
export interface DocumentedNeed {
  cilium: string;
  option: string;
  value: string;
  /** True if the agent's own default satisfies the need, so that the option can stay unset. */
  default: boolean;
  page: string;
}

/** A custom resource from a page of the documentation: its identity and content. */
export interface DocumentedResource {
  cilium: string;
  /** Versions of the API in which this Cilium serves it. */
  apiVersions: readonly string[];
  kind: string;
  name: string;
  spec: Json;
  page: string;
}

/** Versions whose agent refuses to start with the flags, although the chart renders them. */
export interface DocumentedRefusal {
  cilium: string;
  why: string;
  page: string;
}

/** Sections of the intent. */
export type Features = Record<string, Json>;

/** One row of the conformance table: the same wish in terms of Cilium's documentation and of this tool. */
export interface ConformanceCase {
  /** Unique, kebab-case. */
  id: string;
  /** Key of the feature in the intent, or `combination`. */
  feature: string;
  /** The wish as sections of this tool's intent. */
  features: Features;
  /** The wish in Cilium's documentation: all of these together. */
  documented: readonly Documented[];
  needs?: readonly DocumentedNeed[];
  /** Resources that the play applies, or that the tool prints for the user to apply. */
  resources?: readonly DocumentedResource[];
  /** True if the flags have no effect on the agents: then the chart has to receive the same values. */
  byValue?: true;
  /** Objects of the chart that the releases' own manifests lack, because the wish does not need them. */
  dispensable?: readonly string[];
  refusals?: readonly DocumentedRefusal[];
  /** A semver range of the releases on which it runs; all releases if it is left out. */
  kubespray?: string;
}

/** The comments of the chart itself, for flags that no page shows in use. */
export const chartValues = '../install/kubernetes/cilium/values.yaml';

/** The pod network of Kubespray's defaults. */
export const podCIDR = '10.233.64.0/18';
/**
 * Cases that affect objects of the chart: older releases refuse all of them, for the reason that `ingress-*` and
 * `gateway-api` show.
 */
export const withChartObjects = '>=2.29.0';
