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
  /** Day of the commit, for `master`, which moves. */
  date?: string;
  /** `templates`: the role renders its own manifests. `cilium-cli`: the Cilium CLI installs the chart. */
  installer: 'templates' | 'cilium-cli';
  cilium: {
    default: string;
    /** The lowest version that the role's own assertion lets through, where it has one. */
    minimum?: string;
    /** Whether `cilium_version` is written with a leading `v` on this release. */
    prefix: '' | 'v';
  };
  /** What has to be set, because the release stops every Cilium user who leaves it alone. Found by trying. */
  requires?: { variable: string; value: Json }[];
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
    /** Variables that are a carrier under another name than the usual one. */
    names?: { extraVars?: string; extraValues?: string; installFlags?: string; customCni?: string };
  };
  /** Values that the role's assertions refuse: `refused` was tried and stops the play, `accepted` was tried and passes. */
  assertions: { variable: string; accepted: Json[]; refused: Json[] }[];
  /** What was found by trying values of every kind. */
  stops?: Stop[];
  /** What the templates do, by Cilium version: releases whose templates test `cilium_version` have several bands. */
  bands: Band[];
  /** What could not be measured: a task and its file below `roles/`, and why. */
  notMeasured?: { file: string; task?: string; reason: string }[];
  /** What the play around the role does. */
  cluster?: ClusterFacts;
}

/** Facts of the whole play that rules and plans need without its own file. */
export interface ClusterFacts {
  /** Owner of the CNI plugins' folder with nothing set: the default of `kube_owner`. */
  cniOwner?: string;
  /** The version of the Gateway API that `gateway_api_enabled` installs. Absent: none. */
  gatewayApi?: string;
  /** Whether the task that runs the Cilium CLI, which downloads the chart, gets the proxy of the inventory. */
  installerProxy?: boolean;
  /** The name that own manifests write into Hubble's certificates, whatever the cluster is called. */
  hubbleName?: string;
  /** Whether own manifests tell the relay how the cluster is called. */
  relayName?: boolean;
  /** How many operators own manifests run on a cluster of one node with nothing set. */
  operatorsAlone?: number;
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
  /** All numbers that are taken, where that is not a range. */
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
   * Options among `options` that the manifests hand to the agent as arguments: they are not in cilium-config, and beat it
   * (installer `templates`).
   */
  arguments?: string[];
  /**
   * Templates that the role does not always install, by their path below the role, as tables over variables. The output
   * is true, or absent if the template is not installed (installer `templates`).
   */
  installs?: Record<string, Table>;
  /**
   * Facts outside the ConfigMap that features depend on, as tables over variables with literal booleans.
   * `kubeProxyDeployed`: kubeadm's kube-proxy phase runs. `agentApiServer` and `operatorApiServer`: the DaemonSet or
   * Deployment gets the address of the API server.
   */
  facts: Record<FactName, Table>;
}

export type FactName = 'kubeProxyDeployed' | 'agentApiServer' | 'operatorApiServer';

/** `catalog/kubean.json` */
export interface KubeanCatalog {
  /**
   * `kubespray` is the release tag that the pinned commit behaves like, or the one before it. `measured` names the facts of
   * the commit itself, as `v2.28.0+a59585b6d`, where it has its own. Oldest first.
   */
  releases: { release: string; kubespray: string; commit: string; measured?: string }[];
  /** Releases that pin no Kubespray commit: what they install with depends on the day they were built. */
  unpinned: string[];
}

/**
 * `catalog/variables.json`: what the releases state of each variable, so that a question about one name reads one file.
 * A stretch of releases, the oldest first, that state the same; made from the releases' own files.
 */
export type VariableHistory = Record<string, (KubesprayVariable & { releases: [first: string, last: string] })[]>;

/**
 * `catalog/near-names.json`: by the name of a variable that decides about Cilium, the words in Kubespray's files, of any
 * release, that almost are that name.
 */
export type NearNames = Record<string, string[]>;

/** What the index states of one file of Kubespray's facts. */
interface IndexedKubespray {
  release: string;
  file: string;
  installer: 'templates' | 'cilium-cli';
  cilium: string;
}

/** `catalog/index.json`: what there is, so that nothing has to list a folder. */
export interface CatalogIndex {
  /** Releases, oldest first. */
  kubespray: IndexedKubespray[];
  /** Branches as they were on the day of the measurement: `master`. None of them is a release, nor the newest of anything. */
  snapshots?: (IndexedKubespray & { commit: string; date: string })[];
  cilium: { minor: string; file: string; first: string; last: string }[];
  /** Minors whose options of agent and operator are known from the programs' own command reference, oldest first. */
  listedOptions?: string[];
}

/** A stretch of minors in which a program lists an option alike. */
export interface OptionRun {
  /** First and last minor, both included. */
  from: string;
  to: string;
  /** As the program words it: `bool`, `string`, `strings`, `int`, `uint`, `duration`, `map`, ... */
  type: string;
  /** As the program words it; absent where it states none. */
  default?: string;
}

/**
 * `agent-options.json`: options by the command reference of Cilium's programs. An option that a program hides is on no such
 * page, so that its absence alone proves nothing.
 */
export interface AgentOptionsCatalog {
  /** Where each minor was read from. */
  read: Record<string, { of: string; commit: string }>;
  agent: Record<string, OptionRun[]>;
  operator: Record<string, OptionRun[]>;
}

/**
 * Who creates an object that another one refers to. It can be Kubespray's role, the chart or the role's own manifests,
 * or a job that they start. It can be an operator at run time: Cilium's creates its CRDs, cert-manager the Secrets of
 * its Certificates. Kubernetes itself creates most folders of host paths. If nobody does, the user must.
 */
export type ReferenceMaker = 'role' | 'chart' | 'job' | 'operator' | 'kubernetes' | 'nobody';

/** An object that another one needs. */
export interface ObjectReference {
  /** `Kind/name` of the object that refers. */
  from: string;
  /**
   * `Kind/name` of what it refers to. `HostPath/<path>` is a path on the node; `CustomResourceDefinition/<Kind>.<group>`
   * is the definition of the kind of `from` itself.
   */
  to: string;
  /** `true` where the reference is there with this maker, absent where it is not. */
  table: Table;
  /** The object works without it. */
  optional?: true;
  maker: ReferenceMaker;
}

/** Objects next to the data of `cilium-config`, as tables over Helm values (a chart) or variables (Kubespray's role). */
export interface ManifestFacts {
  /** By `Kind/name`: `true`, or absent where it is not rendered. */
  objects: Record<string, Table>;
  /** By `Kind/name/container`: the image reference, absent where there is no such container. */
  images: Record<string, Table>;
  /** By `Kind/name/container` and flag (`--config-dir`): its value, the empty text for a flag without one. */
  arguments: Record<string, Record<string, Table>>;
  references: ObjectReference[];
}

/** A place in an object that a Helm value moves. */
export interface Move {
  /**
   * `Kind/name`, then after a colon the path inside it. Items of lists are by their names in brackets, and paths
   * inside a pod's specification start there: `DaemonSet/cilium:containers[cilium-agent].resources`. Without a path the
   * value decides whether the object is there.
   */
  at: string;
  /** How the value arrives there; absent where it only switches something on, off or to another constant. */
  as?: Transform;
  /** The value's entries are added to others that are there. */
  part?: true;
  /** Text around the value. */
  prefix?: string;
  suffix?: string;
  /** Settings under which it shows; absent: it shows with nothing else set. */
  gate?: Record<string, Json>;
}

/** The words that a chart's templates compare a value with. */
export interface WordFacts {
  /** Words that switch something on or off that other words do not. */
  taken: Json[];
  /** Other words reach an agent option or an object too, which judge for themselves. */
  passed?: true;
  /** Settings under which the words make a difference; absent: none are needed. */
  gate?: Record<string, Json>;
}

/** What a Helm value does next to agent options. */
export interface ValueFacts {
  /** Places in objects that it moves; of a value that moves very many, the objects alone. */
  moves?: Move[];
  /** No template mentions it, and it moves no agent option and no object: nothing reads it. */
  inert?: true;
  words?: WordFacts;
  /** Every set of settings, the smallest, that each by itself makes the value do something; more than one: an "or". */
  gates?: Record<string, Json>[];
}

/** What null does in the place of a mapping of values. */
export interface NullFacts {
  moves?: string[];
  refused?: true;
  /** Refused whatever is on or off around the mapping; else while all is on or off as by default. */
  always?: true;
}

/** `catalog/objects/<minor>.json`: what the charts of a Cilium minor render next to the data of `cilium-config`. */
export interface ObjectsCatalog {
  minor: string;
  /** The charts that were measured; others of the minor are taken to be like the one before. */
  charts: { version: string; digest: string }[];
  /** By `Kind/name`. */
  objects: Record<string, Ranged<{ table: Table }>[]>;
  /**
   * By `Kind/name/container`: when the container is there. Absent where that is whenever the object is. Images are in
   * `catalog/images`.
   */
  containers: Record<string, Ranged<{ table: Table }>[]>;
  /** By `Kind/name/container`, then flag: as in {@link ManifestFacts}, where the container is there. */
  arguments: Record<string, Record<string, Ranged<{ table: Table }>[]>>;
  references: Ranged<ObjectReference>[];
  values: Record<string, Ranged<ValueFacts>[]>;
  /** Versions whose chart has a schema, with the values that it does not name: of these any type is taken. */
  schema: Ranged<{ unnamed: string[] }>[];
  /**
   * Mappings of values (`updateStrategy.rollingUpdate`) whose defaults null removes: the objects and agent options that
   * move with it. `refused`: the chart does not render.
   */
  nulls: Record<string, Ranged<NullFacts>[]>;
  /** Tags and digests of images, which change with every patch. By path of the Helm value. */
  defaults: Record<string, Ranged<{ default: Json }>[]>;
}
