/**
 * The shape of the catalog: facts about Kubespray releases, Cilium charts and Kubean releases, measured from upstream
 * by `npm run catalog` and committed as JSON under `catalog/`. Types only; reading is `load.ts`, using is `table.ts`.
 */
import type { Json } from '../core/json.ts';

/**
 * How an input's value becomes an output's value.
 *
 * - `string`: as Go templates print it (`true`, `7`, `text`)
 * - `python`: as Jinja prints it (`True`, `7`, `text`, `['a']`)
 * - `lower` / `capitalize`: the Jinja print, then that filter
 * - `space` / `comma` / `lines`: a list joined by a blank, a comma, a line break
 * - `json`: the value itself, with its type (Helm values)
 * - `yaml`: printed bare by Jinja and read back as YAML, so `"7"` arrives as the number 7
 * - `int`: cut to a whole number, then printed
 * - `list`: a list with the value, read as `yaml` reads it, as its only item
 * - `json-text`: JSON, with the keys of mappings sorted
 * - `pairs`: `key=value` of a mapping, joined by commas
 * - `items`: the items of a list in a YAML text, two blanks deep
 * - `concat`: a list's items with nothing between them
 */
export type Transform =
  | 'string'
  | 'python'
  | 'lower'
  | 'capitalize'
  | 'space'
  | 'comma'
  | 'lines'
  | 'json'
  | 'yaml'
  | 'int'
  | 'list'
  | 'json-text'
  | 'pairs'
  | 'items'
  | 'concat'
  | 'ip-pools';

/** What an output is: nothing at all, a constant, a function of one input, or a text from several parts. */
export type Outcome =
  | { absent: true }
  | { literal: Json }
  | { of: string; as: Transform; prefix?: string; suffix?: string }
  | { join: (string | { of: string; as: Transform })[] };

/** A condition on one input. `unset` = the user left it alone; `truthy` as the template language of the source sees it. */
export type Condition = { in: Json[] } | { notIn: Json[] } | { truthy: boolean } | { unset: boolean };

/** One row of a decision table: all conditions must hold. */
export interface Case {
  when?: Record<string, Condition>;
  then: Outcome;
}

/** A measured decision table. Cases are tried in order; the last one has no `when`. */
export type Table = Case[];

/** An inclusive range of versions; an absent end is open. */
export interface Range {
  since?: string;
  until?: string;
}

/** A fact that holds only on some versions of what the file describes (absent ends: all of them). */
export type Ranged<T> = T & Range;

/** `catalog/cilium/<minor>.json` */
export interface CiliumCatalog {
  minor: string;
  /** Every final chart release of this minor, oldest first. */
  versions: string[];
  /** The charts that were rendered, with the SHA-256 of the archive. */
  charts: { version: string; digest: string }[];
  /** Every Helm value (dotted path) of the chart; several entries where it changes inside the minor. */
  values: Record<string, Ranged<HelmValue>[]>;
  /** Every agent option that the chart can write, with its decision table over Helm values. */
  options: Record<string, Ranged<AgentOption>[]>;
  /** Combinations that the chart refuses to render. */
  refusals: Ranged<Refusal>[];
}

export interface HelmValue {
  /** JSON types that the chart takes: from the schema where there is one, else from the default. */
  types: ('null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object')[];
  /** The chart's default; absent where values.yaml has none (the template alone knows the path). */
  default?: Json;
  /** Accepted words, where the schema or the chart's refusal names them. */
  accepted?: Json[];
  /** Kubernetes objects other than ConfigMap/cilium-config that it moves, as `Kind/name`. */
  objects?: string[];
  /** What has to be set for the effect to show, as found by probing. */
  gate?: Record<string, Json>;
  /** `unknown`: no probe moved anything. */
  effect: 'options' | 'objects' | 'both' | 'unknown';
}

export interface AgentOption {
  /** The value with default Helm values; absent = not written. */
  default?: string;
  table: Table;
  /** True if observed values outside the table were seen that it does not explain. */
  partial?: true;
}

/** The chart fails when all of these values hold. `message` is a short own description, never upstream's sentence. */
export interface Refusal {
  when: Record<string, Condition>;
}

/** `catalog/kubespray/<release>.json` */
export interface KubesprayCatalog {
  release: string;
  commit: string;
  /** `templates`: the role renders its own manifests. `cilium-cli`: the Cilium CLI installs the chart. */
  installer: 'templates' | 'cilium-cli';
  cilium: {
    default: string;
    /** The lowest version that the role's own assertion lets through, where it has one. */
    minimum?: string;
    /** Whether `cilium_version` is written with a leading `v` on this release. */
    prefix: '' | 'v';
  };
  /**
   * Every `cilium_*` variable that the release declares, documents in its sample inventory, or reads, and Kubespray's own
   * variables that the tables look at. `kube_network_plugin` has the default that every user of the role has set: cilium.
   */
  variables: Record<string, KubesprayVariable>;
  carriers: {
    /** `cilium_config_extra_vars`: a loop in the ConfigMap template, the chart's extraConfig, declared and unread, or not there. */
    extraVars: 'config-map' | 'extra-config' | 'dead' | 'none';
    extraValues: boolean;
    installFlags: boolean;
    customCni: boolean;
  };
  /** Values that the role's assertions refuse: `refused` was tried and stops the play, `accepted` was tried and passes. */
  assertions: { variable: string; accepted: Json[]; refused: Json[] }[];
  /** What was found by trying values of every kind. */
  stops?: Stop[];
  /** What the templates do, by Cilium version: releases whose templates test `cilium_version` have several bands. */
  bands: Band[];
}

/** Values that templates treat alike where they were not made for them. */
export type ValueKind =
  | 'null'
  | 'boolean'
  | 'number'
  | 'empty text'
  | 'text'
  | 'empty list'
  | 'list'
  | 'list of mappings'
  | 'empty mapping'
  | 'mapping';

/** Values that stop an installation whatever else is set: Ansible fails on them, or a template of the chart's does. */
export interface Stop {
  variable: string;
  /** Kinds of which every value that was tried stops it. */
  kinds?: ValueKind[];
  /** Single values of other kinds. */
  refused?: Json[];
  /** All numbers that are taken, where that is no range. */
  numbers?: number[];
}

export interface KubesprayVariable {
  /** Default as the release declares it; a string with `{{` is an expression over other variables. Absent: none. */
  default?: Json;
  /** Declared in defaults, or only shown in the sample inventory, or only read by templates and tasks. */
  declared: 'defaults' | 'sample' | 'read';
  /** Moves nothing in any template nor task of the release. */
  dead?: true;
  /** The release's inventory validation stops the play when it is set. */
  removed?: true;
  /** Templates (path below the role) or tasks outside the ConfigMap/values template that it moves. */
  moves?: string[];
}

export interface Band extends Range {
  /** Agent options that the ConfigMap template writes, as tables over variables (installer `templates`). */
  options?: Record<string, Table>;
  /** Helm values that the values template writes, as tables over variables (installer `cilium-cli`). */
  helm?: Record<string, Table>;
  /** Options that the template writes after the loop over the extra vars, so that the extra var loses. */
  afterExtraVars?: string[];
  /**
   * Templates of the role's own manifests (path below the role) that it does not always install, as tables over variables:
   * true, or absent where it does not (installer `templates`).
   */
  installs?: Record<string, Table>;
  /**
   * Facts outside the ConfigMap that features depend on, as tables over variables with literal booleans:
   * `kubeProxyDeployed` (kubeadm's kube-proxy phase runs), `agentApiServer` and `operatorApiServer`
   * (the DaemonSet / Deployment get the API server's address by themselves).
   */
  facts: Record<FactName, Table>;
}

export type FactName = 'kubeProxyDeployed' | 'agentApiServer' | 'operatorApiServer';

/** `catalog/kubean.json` */
export interface KubeanCatalog {
  /** `kubespray` is the release tag that the pinned commit behaves like. Oldest first. */
  releases: { release: string; kubespray: string; commit: string }[];
  /** Releases that pin no Kubespray commit: what they install with depends on the day they were built. */
  unpinned: string[];
}

/**
 * `catalog/variables.json`: what the releases say of each variable, so that a question about one name reads one file.
 * A stretch of releases, the oldest first, that say the same; made from the releases' own files.
 */
export type VariableHistory = Record<string, (KubesprayVariable & { releases: [first: string, last: string] })[]>;

/** `catalog/index.json`: what there is, so that nothing has to list a folder. */
export interface CatalogIndex {
  kubespray: { release: string; file: string; installer: 'templates' | 'cilium-cli'; cilium: string }[];
  cilium: { minor: string; file: string; first: string; last: string }[];
}
