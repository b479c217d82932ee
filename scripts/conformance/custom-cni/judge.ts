/**
 * The verdict on `--format custom-cni`. Compares what Kubespray's role for a custom CNI passes to Helm with plain Helm
 * and `--format helm-values` for the same intent, and with Cilium's documentation.
 */
import { parse } from 'yaml';
import { features } from '../../../features/registry.ts';
import { openCatalog } from '../../../src/cli/io/catalog-files.ts';
import type { Json } from '../../../src/core/json.ts';
import { getPath, mergeValues } from '../../../src/core/value-tree.ts';
import { customCni } from '../../../src/outputs/custom-cni.ts';
import { helmValues } from '../../../src/outputs/helm-values.ts';
import { planIntent } from '../../../src/plan/plan-intent.ts';
import { type CustomCniInstall, flatten, type Kubespray } from '../../catalog/ansible/ansible.ts';
import type { Assignment, Observation } from '../../catalog/probe.ts';
import type { Bench, Cluster } from '../cluster.ts';
import { type ConformanceCase, expectation } from '../documented-flags.ts';
import { renderExpected, shortcomings } from '../expected.ts';
import { impossibility, type Outcome } from '../judge.ts';
import { changed } from '../reach.ts';
import { loadGroupVars, type Target } from '../subject.ts';

export interface CustomCniVerdict {
  id: string;
  outcome: Outcome;
  /** What was written for Ansible. */
  text?: string;
  /** The rules of the tool's refusal. */
  rules?: string[];
  /** Why the refusal is right, or what differs. */
  because: string[];
}

/** Both formats of one intent, or the rules of the tool's refusal. */
export type CustomCniAnswer = { text: string; helm: string; rules?: undefined } | { text?: undefined; rules: string[] };

const catalog = openCatalog();

/** True if the release has a role that can install any chart. */
export async function installsCharts(kubespray: Kubespray): Promise<boolean> {
  const [install] = await kubespray.customCni([{ custom_cni_chart_release_name: 'sample' }]);
  return install !== undefined && install.releases.length > 0;
}

/** Runs `generate --format custom-cni` and `--format helm-values`, without `--partial`. */
export async function generateForCustomCni(intent: Record<string, Json>, target: Target): Promise<CustomCniAnswer> {
  const text = JSON.stringify({ version: 1, target, features: intent });
  const answer = await planIntent(text, 'conformance.json', { catalog, features, helm: true, customCni: true });
  const errors = answer.findings.filter(({ severity }) => severity === 'error');
  if (!answer.plan || errors.length > 0) return { rules: [...new Set(errors.map(({ rule }) => rule))].sort() };
  return { text: customCni(answer.plan), helm: helmValues(answer.plan) };
}

/**
 * Judges cases on one release with one Cilium version.
 *
 * @param python the interpreter that has ansible-core
 */
export async function judgeCustomCni(
  { kubespray, chart, cilium }: Bench,
  wishes: readonly ConformanceCase[],
  python: string,
): Promise<CustomCniVerdict[]> {
  const answers: CustomCniAnswer[] = [];
  for (const wish of wishes) {
    answers.push(await generateForCustomCni(wish.features, { kubespray: kubespray.release, cilium }));
  }
  const texts = answers.flatMap(({ text }) => (text === undefined ? [] : [text]));
  const installs = await kubespray.customCni(loadGroupVars(python, texts));
  const ours = await chart.render(installs.map(({ releases }) => releases[0]?.values ?? {}));
  const byHelm = await chart.render(
    answers.flatMap((answer) => (answer.rules ? [] : [plainHelm(answer.helm, kubespray)])),
  );
  const documented = wishes.map((wish) => expectation(wish, cilium));
  const rendered = await renderExpected(
    chart,
    documented.filter((found) => found !== undefined),
  );
  return wishes.map(({ id }, index): CustomCniVerdict => {
    const answer = answers[index] as CustomCniAnswer;
    const expected = documented[index] && rendered.shift();
    if (answer.rules) {
      const because = impossibility(cilium, expected);
      return because === undefined
        ? { id, outcome: 'differs', rules: answer.rules, because: ['refused, and the chart takes it'] }
        : { id, outcome: 'refused', rules: answer.rules, because: [because] };
    }
    const got = { install: installs.shift(), rendered: ours.shift() } as Got;
    const because = [
      ...installation(got.install, cilium),
      ...unlikeHelm(got.rendered, byHelm.shift() as Observation),
      ...(expected && !expected.refusedByChart ? shortcomings(expected, clusterOf(got), cilium) : []),
    ];
    return { id, outcome: because.length === 0 ? 'agrees' : 'differs', text: answer.text, because };
  });
}

interface Got {
  install: CustomCniInstall;
  rendered: Observation;
}

/** The settings of a plain Helm installation on this cluster: the values, and what only the cluster knows. */
function plainHelm(text: string, { values }: Kubespray): Assignment {
  const given = parse(text, { version: '1.1' }) as { [key: string]: Json };
  const apiServer = new URL(String(values.kube_apiserver_global_endpoint));
  const withoutKubeProxy = ['true', 'strict'].includes(String(given.kubeProxyReplacement));
  const ofTheCluster: { [key: string]: Json } = {
    ...(getPath(given, 'ipam.mode') === undefined && {
      ipam: { operator: { clusterPoolIPv4PodCIDRList: [values.kube_pods_subnet as Json] } },
    }),
    ...(withoutKubeProxy && { k8sServiceHost: apiServer.hostname, k8sServicePort: apiServer.port }),
  };
  return flatten(mergeValues(ofTheCluster, given) as Record<string, Json>);
}

/** Differences between this installation and Cilium's own way to install the chart. */
function installation({ error, assertions, releases, repositories }: CustomCniInstall, cilium: string): string[] {
  const [release, ...others] = releases;
  if (error !== undefined) return [error];
  return [
    ...assertions.map(({ that }) => `assertion: ${that}`),
    ...(release ? [] : ['no chart is installed']),
    ...(others.length > 0 ? ['several charts are installed'] : []),
    ...(release?.chart_version === cilium ? [] : [`the chart is ${release?.chart_version}`]),
    ...(release?.name === 'cilium' && release.namespace === 'kube-system' ? [] : ['the Helm release is another one']),
    ...(repositories[0]?.url === 'https://helm.cilium.io' && release?.chart_ref === `${repositories[0].name}/cilium`
      ? []
      : ['the chart comes from elsewhere']),
  ];
}

function unlikeHelm(ours: Observation, helm: Observation): string[] {
  if (ours.error !== undefined || helm.error !== undefined) {
    return [`the chart says: ${ours.error ?? 'nothing'}; with plain Helm: ${helm.error ?? 'nothing'}`];
  }
  return [
    ...changed(ours.outputs, helm.outputs).map((option) => `${option} is not as with plain Helm`),
    ...changed(ours.objects, helm.objects).map((object) => `${object} is not as with plain Helm`),
  ];
}

/** The cluster in the form that the comparison with the documentation needs. */
function clusterOf({ install, rendered }: Got): Cluster {
  const { error, facts, releases } = install;
  const failed = error ?? rendered.error;
  return {
    ...(failed !== undefined && { error: failed }),
    options: rendered.outputs as Record<string, string>,
    objects: new Map(Object.entries(rendered.objects)),
    facts: { ...facts, agentApiServer: Boolean(releases[0]?.values.k8sServiceHost) },
  };
}
