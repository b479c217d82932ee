/**
 * All output formats of a plan. To add one, add its file and an entry here: the choices of `--format`, the tables of
 * the documentation, the library and the tests follow. Every start loads this file, so `write` imports its writer on
 * demand.
 */
import type { Finding } from '../core/finding.ts';
import type { Plan } from '../plan/plan.ts';

/** What a format can need in addition to the plan. */
export interface OutputContext {
  findings: readonly Finding[];
  /** Name and namespace of the ConfigMap for Kubean. */
  name: string;
  namespace: string;
}

/** One format of a plan. */
export interface Output {
  /** A noun phrase for tables: what the output is. */
  summary: string;
  /**
   * What applies it. `role`: Kubespray's own role for Cilium, so the target needs a release. `chart`: the upstream
   * chart, even if the release cannot set its values. `custom-cni`: the upstream chart, installed by Kubespray.
   * `kubectl`: `kubectl apply`, once Cilium runs. `nothing`: it only describes the plan.
   */
  appliedBy: 'role' | 'chart' | 'custom-cni' | 'kubectl' | 'nothing';
  /** Returns a text that ends with a line break, or is empty. */
  write(plan: Plan, context: OutputContext): Promise<string>;
}

export const outputs = {
  'group-vars': {
    summary: 'Ansible variables for Kubespray',
    appliedBy: 'role',
    write: async (plan) => (await import('./group-vars.ts')).groupVars(plan),
  },
  kubean: {
    summary: 'the ConfigMap for `varsConfRef` of Kubean',
    appliedBy: 'role',
    write: async (plan, { name, namespace }) => (await import('./kubean.ts')).kubeanConfigMap(plan, name, namespace),
  },
  'custom-cni': {
    summary: 'Ansible variables with which Kubespray installs the upstream chart (custom_cni)',
    appliedBy: 'custom-cni',
    write: async (plan) => (await import('./custom-cni.ts')).customCni(plan, plan.base),
  },
  'helm-values': {
    summary: 'a values file for Helm',
    appliedBy: 'chart',
    write: async (plan) => (await import('./helm-values.ts')).helmValues(plan),
  },
  'helm-set': {
    summary: '`--set` flags for Helm, escaped for a POSIX shell',
    appliedBy: 'chart',
    write: async (plan) => (await import('./helm-set.ts')).helmSet(plan),
  },
  'cilium-cli': {
    summary: 'a `cilium install` command',
    appliedBy: 'chart',
    write: async (plan) => (await import('./cilium-cli.ts')).ciliumCli(plan),
  },
  manifests: {
    summary: 'the custom resources of the intent, such as address pools and BGP peers, as YAML',
    appliedBy: 'kubectl',
    write: async (plan) => (await import('./manifests.ts')).manifests(plan),
  },
  json: {
    summary: 'the plan for programs: settings, carriers, variables, manifests, findings',
    appliedBy: 'nothing',
    write: async (plan, { findings }) => (await import('./json.ts')).planJson(plan, findings),
  },
} as const satisfies Record<string, Output>;

export type PlanFormat = keyof typeof outputs;

/** The formats in the order of help and tables; the first is the default. */
export const planFormats = Object.keys(outputs) as [PlanFormat, ...PlanFormat[]];

/** The kind of plan that a format needs. */
export function planKind(format: PlanFormat): { helm: boolean; customCni: boolean } {
  const { appliedBy } = outputs[format];
  return { helm: appliedBy === 'chart' || appliedBy === 'custom-cni', customCni: appliedBy === 'custom-cni' };
}
