/**
 * The shape of the catalog: facts about Kubespray releases, Cilium charts and Kubean releases, measured from upstream
 * by `npm run catalog` and committed as JSON under `catalog/`. Only types: `catalog.ts` reads the files, `table.ts`
 * evaluates the tables.
 */
import type { Json } from '../core/json.ts';

/**
 * How the value of an input becomes the value of an output.
 *
 * - `string`: as Go templates print it (`true`, `7`, `text`)
 * - `python`: as Jinja prints it (`True`, `7`, `text`, `['a']`)
 * - `lower` / `capitalize`: as Jinja prints it, then that filter
 * - `space` / `comma` / `lines`: a list joined by a blank, a comma, a line break
 * - `json`: the value itself, with its type (Helm values)
 * - `yaml`: as Jinja prints it, then parsed as YAML, so that `"7"` becomes the number 7
 * - `int`: truncated to a whole number, then printed
 * - `list`: a list with the value, parsed as for `yaml`, as its only item
 * - `json-text`: JSON, with the keys of mappings sorted
 * - `pairs`: `key=value` of a mapping, joined by commas
 * - `items`: the items of a list in a YAML text, indented by two blanks
 * - `concat`: the items of a list without a separator
 * - `ip-pools`: address pools in one option of the operator
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

/** What an output is: absent, a constant, a function of one input, or a text of several parts. */
export type Outcome =
  | { absent: true }
  | { literal: Json }
  | { of: string; as: Transform; prefix?: string; suffix?: string }
  | { join: (string | { of: string; as: Transform })[] };

/**
 * A condition on one input. `unset` = the user did not set it; `truthy` by the rules of the source's template language.
 */
export type Condition = { in: Json[] } | { notIn: Json[] } | { truthy: boolean } | { unset: boolean };

/** One row of a decision table: all conditions must hold. */
export interface Case {
  when?: Record<string, Condition>;
  then: Outcome;
}

/** A measured decision table. Cases are tried in order. The last one has no `when`. */
export type Table = Case[];

/** An inclusive range of versions; a missing end is open. */
export interface Range {
  since?: string;
  until?: string;
}

/** A fact that holds only for some versions of the file (a missing end is open). */
export type Ranged<T> = T & Range;

/** `catalog/cilium/<minor>.json` */
export interface CiliumCatalog {
  minor: string;
  /** Every final chart release of this minor, oldest first. */
  versions: string[];
  /** The charts that were rendered, with the SHA-256 digest of the archive. */
  charts: { version: string; digest: string }[];
  /** Every Helm value (dotted path) of the chart, with several entries if it changes within the minor. */
  values: Record<string, Ranged<HelmValue>[]>;
  /** Every agent option that the chart can write, with its decision table over Helm values. */
  options: Record<string, Ranged<AgentOption>[]>;
  /** Combinations that the chart refuses to render. */
  refusals: Ranged<Refusal>[];
}

export interface HelmValue {
  /** JSON types that the chart accepts: from the schema if it has one, otherwise from the default. */
  types: ('null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object')[];
  /** The chart's default; absent if values.yaml has none (only the templates use the path). */
  default?: Json;
  /** Accepted words, if the schema or a refusal of the chart names them. */
  accepted?: Json[];
  /** Kubernetes objects other than ConfigMap/cilium-config that it changes, as `Kind/name`. */
  objects?: string[];
  /** What must be set for the effect to show, as found by probing. */
  gate?: Record<string, Json>;
  /** `unknown`: no probe changed anything. */
  effect: 'options' | 'objects' | 'both' | 'unknown';
}

export interface AgentOption {
  /** The value with default Helm values; absent if the chart does not write it. */
  default?: string;
  table: Table;
  /** True if the measurement saw values that the table does not explain. */
  partial?: true;
}

/** The chart fails if all of these conditions hold. */
export interface Refusal {
  when: Record<string, Condition>;
}

/** `catalog/kubespray/<release>.json` */
export interface KubesprayCatalog {
  release: string;
  commit: string;
  /** Day of the commit, for the branch `master`. */
  date?: string;
  /** `templates`: the role renders its own manifests. `cilium-cli`: the Cilium CLI installs the chart. */
  installer: 'templates' | 'cilium-cli';
  cilium: {
    default: string;
    /** The lowest version that the role's own assertion accepts, if it has one. */
    minimum?: string;
    /** Whether `cilium_version` is written with a leading `v` on this release. */
    prefix: '' | 'v';
  };
  /** What must be set, because the release otherwise stops for every Cilium user. Found by trying. */
  requires?: { variable: string; value: Json }[];
  /**
   * Every `cilium_*` variable that the release declares, reads or has in its sample inventory, and Kubespray's own
   * variables that the tables read. `kube_network_plugin` has the value of every user of the role as its default:
   * cilium.
   */
  variables: Record<string, KubesprayVariable>;
  carriers: {
    /**
     * `cilium_config_extra_vars`: a loop in the ConfigMap template, the chart's extraConfig, declared but not read, or
     * missing.
     */
    extraVars: 'config-map' | 'extra-config' | 'dead' | 'none';
    extraValues: boolean;
    installFlags: boolean;
    customCni: boolean;
    /** Carrier variables with another name than the usual one. */
    names?: { extraVars?: string; extraValues?: string; installFlags?: string; customCni?: string };
  };
  /** Values that the role's assertions check: `refused` ones stop the play, `accepted` ones pass. Both were tried. */
  assertions: { variable: string; accepted: Json[]; refused: Json[] }[];
  /** What was found by trying values of every kind. */
  stops?: Stop[];
  /** What the templates do, by Cilium version. Releases whose templates test `cilium_version` have several bands. */
  bands: Band[];
  /** What could not be measured: a task and its file below `roles/`, and the reason. */
  notMeasured?: { file: string; task?: string; reason: string }[];
  /** What the play around the role does. */
  cluster?: ClusterFacts;
}

/** Facts of the whole play that rules and plans need without loading the play's own file. */
export interface ClusterFacts {
  /** Owner of the folder of the CNI plugins if nothing is set: the default of `kube_owner`. */
  cniOwner?: string;
  /** The version of the Gateway API that `gateway_api_enabled` installs. Absent if none. */
  gatewayApi?: string;
  /** True if the task that runs the Cilium CLI, which downloads the chart, uses the proxy of the inventory. */
  installerProxy?: boolean;
  /** The role runs `cilium install` in every run, which fails where Cilium is installed. */
  onlyInstalls?: true;
  /** The fixed name that the release's own manifests write into Hubble's certificates instead of the cluster's name. */
  hubbleName?: string;
  /** True if the release's own manifests configure the relay with the cluster's name. */
  relayName?: boolean;
  /** How many operators the release's own manifests run on a cluster of one node if nothing is set. */
  operatorsAlone?: number;
}

/** Kinds of values that templates treat alike where they do not expect them. */
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

/** Values that stop an installation regardless of other settings: Ansible or a template of the chart fails on them. */
export interface Stop {
  variable: string;
  /** Kinds for which every tried value stops the installation. */
  kinds?: ValueKind[];
  /** Single values of other kinds. */
  refused?: Json[];
  /** All accepted numbers, if they are not a range. */
  numbers?: number[];
}

export interface KubesprayVariable {
  /** Default as the release declares it; a string with `{{` is an expression over other variables. Absent if none. */
  default?: Json;
  /**
   * Where the release has it: in defaults, only in the sample inventory, or only in templates and tasks that read it.
   */
  declared: 'defaults' | 'sample' | 'read';
  /** Changes nothing in any template or task of the release. */
  dead?: true;
  /** The release's inventory validation stops the play if it is set. */
  removed?: true;
  /** Templates (path below the role) and tasks that it changes, other than the ConfigMap or values template. */
  moves?: string[];
}

export interface Band extends Range {
  /** Agent options that the ConfigMap template writes, as tables over variables (installer `templates`). */
  options?: Record<string, Table>;
  /** Helm values that the values template writes, as tables over variables (installer `cilium-cli`). */
  helm?: Record<string, Table>;
  /** Options that the template writes after the loop over the extra vars, so that they override the extra var. */
  afterExtraVars?: string[];
  /**
   * Options among `options` that the manifests pass to the agent as arguments. They are not in cilium-config, and
   * override it (installer `templates`).
   */
  arguments?: string[];
  /**
   * Templates that the role installs only under a condition, by their path below the role, as tables over variables.
   * The output is true, or absent if the role does not install the template (installer `templates`).
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
   * `kubespray` is the release tag that the pinned commit behaves like, or the one before it. `measured` names the
   * facts of the commit itself, such as `v2.28.0+a59585b6d`, if the catalog has them. Oldest first.
   */
  releases: { release: string; kubespray: string; commit: string; measured?: string }[];
  /** Releases that pin no Kubespray commit. What they install with depends on the day of their build. */
  unpinned: string[];
}

/**
 * `catalog/variables.json`: the history of each variable, so that a question about one name reads one file. Each entry
 * is a range of releases with the same facts, oldest first. Made from the releases' own files.
 */
export type VariableHistory = Record<string, (KubesprayVariable & { releases: [first: string, last: string] })[]>;

/**
 * `catalog/near-names.json`: similar words in Kubespray's files of any release, by the name of a variable that
 * configures Cilium.
 */
export type NearNames = Record<string, string[]>;

/** The index entry of one file of Kubespray's facts. */
interface IndexedKubespray {
  release: string;
  file: string;
  installer: 'templates' | 'cilium-cli';
  cilium: string;
}

/** `catalog/index.json`: what the catalog contains, so that nothing has to list a folder. */
export interface CatalogIndex {
  /** Releases, oldest first. */
  kubespray: IndexedKubespray[];
  /** Branches as of the day of the measurement: `master`. They are not releases, and never count as the newest one. */
  snapshots?: (IndexedKubespray & { commit: string; date: string })[];
  cilium: { minor: string; file: string; first: string; last: string }[];
  /** Minors whose agent and operator options are known from the programs' command reference, oldest first. */
  listedOptions?: string[];
}

/** A range of minors in which a program lists an option in the same way. */
export interface OptionRun {
  /** First and last minor, both included. */
  from: string;
  to: string;
  /** The program's own word for it: `bool`, `string`, `strings`, `int`, `uint`, `duration`, `map`, ... */
  type: string;
  /** As the program prints it; absent if it prints none. */
  default?: string;
}

/**
 * `agent-options.json`: options in the command reference of Cilium's programs. The reference omits hidden options, so
 * the absence of an option alone proves nothing.
 */
export interface AgentOptionsCatalog {
  /** Where each minor was read from. */
  read: Record<string, { of: string; commit: string }>;
  agent: Record<string, OptionRun[]>;
  operator: Record<string, OptionRun[]>;
}

/**
 * Who creates an object that another one refers to. It can be Kubespray's role, the chart or the role's own manifests,
 * or a job that they start. It can be an operator at run time: Cilium's operator creates its CRDs, cert-manager the
 * Secrets of its Certificates. Kubernetes itself creates most directories of host paths. If nobody does, the user must.
 */
export type ReferenceMaker = 'role' | 'chart' | 'job' | 'operator' | 'kubernetes' | 'nobody';

/** An object that another one needs. */
export interface ObjectReference {
  /** `Kind/name` of the object that refers. */
  from: string;
  /**
   * `Kind/name` of the other object. `HostPath/<path>` is a path on the node. `CustomResourceDefinition/<Kind>.<group>`
   * is the definition of the kind of `from` itself.
   */
  to: string;
  /** `true` if the reference exists with this maker, absent otherwise. */
  table: Table;
  /** The object works without it. */
  optional?: true;
  maker: ReferenceMaker;
}

/**
 * Objects in addition to the data of `cilium-config`, as tables over Helm values (a chart) or variables (Kubespray's
 * role).
 */
export interface ManifestFacts {
  /** By `Kind/name`: `true`, or absent if it is not rendered. */
  objects: Record<string, Table>;
  /** By `Kind/name/container`: the image reference, absent if the container does not exist. */
  images: Record<string, Table>;
  /** By `Kind/name/container` and flag (`--config-dir`): its value, the empty text for a flag without one. */
  arguments: Record<string, Record<string, Table>>;
  references: ObjectReference[];
}

/** A place in an object that a Helm value changes. */
export interface Move {
  /**
   * `Kind/name`, then after a colon the path inside it. Items of lists have their names in brackets. Paths inside a
   * pod's specification start there: `DaemonSet/cilium:containers[cilium-agent].resources`. Without a path, the value
   * decides whether the object exists.
   */
  at: string;
  /** How the value is transformed; absent if it only switches something on or off, or to another constant. */
  as?: Transform;
  /** The value adds its entries to others. */
  part?: true;
  /** Text around the value. */
  prefix?: string;
  suffix?: string;
  /** Settings under which the change shows; absent if it needs no other setting. */
  gate?: Record<string, Json>;
}

/** The words that a chart's templates compare a value with. */
export interface WordFacts {
  /** Words that switch something on or off that other words do not. */
  taken: Json[];
  /** Other words also reach an agent option or an object, whose program checks them. */
  passed?: true;
  /** Settings under which the words make a difference; absent if none are needed. */
  gate?: Record<string, Json>;
}

/** What a Helm value does in addition to agent options. */
export interface ValueFacts {
  /** Places in objects that it changes. For a value that changes very many places, only the objects. */
  moves?: Move[];
  /** True if no template mentions it, and it changes no agent option and no object. */
  inert?: true;
  words?: WordFacts;
  /** The smallest sets of settings that each make the value have an effect. Several sets are alternatives. */
  gates?: Record<string, Json>[];
}

/** What null does instead of a mapping of values. */
export interface NullFacts {
  moves?: string[];
  refused?: true;
  /** Refused regardless of the switches around the mapping. If absent: refused only with the default switches. */
  always?: true;
}

/**
 * `catalog/objects/<minor>.json`: what the charts of a Cilium minor render in addition to the data of `cilium-config`.
 */
export interface ObjectsCatalog {
  minor: string;
  /** The charts that were measured. Other charts of the minor are assumed to be like the one before. */
  charts: { version: string; digest: string }[];
  /** By `Kind/name`. */
  objects: Record<string, Ranged<{ table: Table }>[]>;
  /**
   * By `Kind/name/container`: when the container exists. Absent if it exists whenever its object does. Images are in
   * `catalog/images`.
   */
  containers: Record<string, Ranged<{ table: Table }>[]>;
  /** By `Kind/name/container`, then flag: as in {@link ManifestFacts}, if the container exists. */
  arguments: Record<string, Record<string, Ranged<{ table: Table }>[]>>;
  references: Ranged<ObjectReference>[];
  values: Record<string, Ranged<ValueFacts>[]>;
  /** Versions whose chart has a schema, with the values that it does not name. Those values accept any type. */
  schema: Ranged<{ unnamed: string[] }>[];
  /**
   * Mappings of values (`updateStrategy.rollingUpdate`) whose defaults null removes: the objects and agent options that
   * change with it. `refused`: the chart does not render.
   */
  nulls: Record<string, Ranged<NullFacts>[]>;
  /** Tags and digests of images, which change with every patch release. By path of the Helm value. */
  defaults: Record<string, Ranged<{ default: Json }>[]>;
}
