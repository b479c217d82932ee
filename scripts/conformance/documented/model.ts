/** What a row of the conformance suite is: a wish in Cilium's documentation and in the intent. */
import type { Json } from '../../../src/core/json.ts';

/** The flags of one documentation page, in the Cilium versions whose page gives them. */
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

/** Agent options that the page of a feature names as needed, and that a chart's default may already meet. */
export interface DocumentedNeed {
  cilium: string;
  option: string;
  value: string;
  /** True if the agent's own default meets the need, so that the option need not be written. */
  default: boolean;
  page: string;
}

/** A custom resource that a page of the documentation applies, by what identifies it and its content. */
export interface DocumentedResource {
  cilium: string;
  /** Versions of the API that this Cilium serves it under. */
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

/** One row of the conformance table: the same wish for Cilium's documentation and for this tool. */
export interface ConformanceCase {
  /** Unique, kebab-case. */
  id: string;
  /** Key of the feature in the intent, or `combination`. */
  feature: string;
  /** The wish in the words of this tool's intent. */
  features: Features;
  /** The wish in Cilium's: all of these together. */
  documented: readonly Documented[];
  needs?: readonly DocumentedNeed[];
  /** Applied by the play, or printed for the user to apply. */
  resources?: readonly DocumentedResource[];
  /** True if the flags have no effect on the agents: then the chart has to be given the very values. */
  byValue?: true;
  /** Objects of the chart that own manifests do without, because the wish needs nothing of them. */
  dispensable?: readonly string[];
  refusals?: readonly DocumentedRefusal[];
  /** A semver range of the releases that it is run on; all of them if it is left out. */
  kubespray?: string;
}

/** The comments of the chart itself, for flags that no page shows in use. */
export const chartValues = '../install/kubernetes/cilium/values.yaml';

/** The pod network of Kubespray's defaults. */
export const podCIDR = '10.233.64.0/18';
/** What moves objects of the chart: older releases refuse all of it for the reason that `ingress-*` and `gateway-api` show. */
export const withChartObjects = '>=2.29.0';
