/** The reverse of `generate`: the configuration of a cluster or of its files as an intent. */

import type { Catalog } from '../../catalog/catalog.ts';
import { resolveTarget, type Target, type TargetRequest } from '../../cluster/target/target.ts';
import { UserError } from '../../core/errors.ts';
import type { AnyFeature } from '../../core/feature.ts';
import type { Finding } from '../../core/finding.ts';
import { counted, list } from '../../core/wording.ts';
import { type Options, renderChart, type ValueTree } from '../../predict/chart.ts';
import { predict } from '../../predict/kubespray.ts';
import type { Side } from '../diff/side.ts';
import { complete } from './complete.ts';
import { importValues } from './from-values.ts';
import { type Attempt, attempt, type Draft, type Goal } from './intent.ts';
import { leftOutOf } from './left-out.ts';
import { liftFeatures } from './lift.ts';
import { liftLists } from './lists.ts';
import { type LeftOut, type Raw, rawOptions, rawValues } from './raw.ts';

export interface Imported {
  target: Target;
  /** True if nothing names a target, so that the newest Cilium is assumed. */
  isAssumed: boolean;
  draft: Draft;
  /** Settings of the original that the intent does not include. */
  leftOut: LeftOut[];
  findings: Finding[];
}

export interface ImportOptions {
  catalog: Catalog;
  features: readonly AnyFeature[];
  /** The target from the command line. */
  request: TargetRequest;
}

/**
 * Converts a side of a comparison to an intent.
 *
 * @throws UserError if the catalog has no facts about its target
 */
export async function importSide(side: Side, options: ImportOptions): Promise<Imported> {
  const { view } = side;
  const resolved = await resolveTarget(requestFor(side, options.request), options.catalog);
  const target = resolved.target;
  if (!target) throw new UserError(resolved.findings.map(({ message }) => message).join(' '));
  const isAssumed = namesNothing(side, options.request);
  if (side.kind === 'values' && side.values) {
    const { draft, leftOut, findings } = await importValues(side.values, target, options);
    return { target, isAssumed, draft, leftOut, findings: [...findings, ...leftOut.map(leftOutFinding)] };
  }
  const found = settingsOf(side, target);
  const goal: Goal = {
    target,
    features: options.features,
    wanted: found.wanted,
    isSet: (option) => (view?.origins(option).length ?? 0) > 0,
  };
  const lifted = liftFeatures(attempt(found.raw.draft, goal), goal, found.defaults.options);
  const { best: near, variables, kept } = await liftLists(lifted, goal, { view, catalog: options.catalog });
  const best = complete(near, goal, side.values);
  const leftOut = [...(view ? leftOutOf(view) : []), ...found.raw.leftOut, ...kept].filter(
    ({ name }) => !variables.has(name),
  );
  const unique = [...new Map(leftOut.map((entry) => [entry.name, entry])).values()];
  return {
    target,
    isAssumed,
    draft: best.draft,
    leftOut: unique,
    findings: [
      ...assumed(side, options.request, target),
      ...(view?.installer === 'custom-cni' ? [customCni] : []),
      ...unique.map(leftOutFinding),
      ...unsaid(best, goal, side),
      ...changedFacts(side, best),
    ],
  };
}

/** The target of the intent. An inventory's own release and Cilium take precedence over the request. */
function requestFor({ kind, release, cilium, view }: Side, request: TargetRequest): TargetRequest {
  if (kind !== 'inventory') return { ...request, ...(cilium !== undefined && { cilium }) };
  if (view?.installer === 'custom-cni') return { cilium, kernel: request.kernel };
  return request.kubean === undefined
    ? { kubespray: release, cilium, kernel: request.kernel }
    : { kubean: request.kubean, cilium, kernel: request.kernel };
}

const customCni: Finding = {
  rule: 'note',
  severity: 'info',
  subject: 'kube_network_plugin',
  message: 'custom_cni installs the chart, so the intent is for plain Helm. Generate it with --format helm-values.',
};

interface Defaults {
  options: Options;
  values: ValueTree;
}

/** The options and values of the target without any settings. */
function defaultsOf({ release, chart }: Target): Defaults {
  if (!release) return { options: renderChart(chart, {}), values: {} };
  const { options, values = {} } = predict(release, chart, new Map([['kube_network_plugin', 'cilium']]));
  return { options, values };
}

function settingsOf(side: Side, target: Target): { wanted: Options; defaults: Defaults; raw: Raw } {
  const defaults = defaultsOf(target);
  if (side.values === undefined) {
    const raw = rawOptions(side.options, defaults.options, target.cilium);
    return { wanted: side.options, defaults, raw };
  }
  const raw = rawValues(side.values, defaults.values, target.chart);
  return { wanted: side.options, defaults, raw };
}

/** True if neither the side nor the command line names a release or a Cilium. */
function namesNothing({ kind }: Side, { kubespray, kubean, cilium }: TargetRequest): boolean {
  return (kind === 'live' || kind === 'values') && (kubespray ?? kubean ?? cilium) === undefined;
}

/** The warning for a live cilium-config, which does not show which Cilium reads it. */
function assumed(side: Side, request: TargetRequest, target: Target): Finding[] {
  const { kind, cilium } = side;
  if (kind !== 'live' || cilium !== undefined || !namesNothing(side, request)) return [];
  return [
    {
      rule: 'assumed-target',
      severity: 'warning',
      subject: 'target',
      message: `No Cilium version is set, so the newest known version was used: ${target.cilium}. Set it with --cilium.`,
    },
  ];
}

function leftOutFinding({ name, why }: LeftOut): Finding {
  return { rule: 'left-out', severity: 'info', subject: name, message: `Omitted: ${name} ${why}.` };
}

/** Agent options that differ between the original and the intent, so that it is not the same cluster. */
function unsaid({ wrong, plan }: Attempt, { wanted, target }: Goal, side: Side): Finding[] {
  const where = target.release ? `Kubespray ${target.release.facts.release}` : `Cilium ${target.cilium}`;
  // A live cluster usually lacks an option because of its version or installer, and no intent can remove an option.
  const absent = side.kind === 'live' ? [...wrong].filter((option) => !wanted.has(option)) : [];
  const findings = [...wrong]
    .filter((option) => !absent.includes(option))
    .map((option): Finding => {
      const there = wanted.has(option) ? 'has another value' : 'is missing';
      const text = plan.options.get(option);
      const here = text === undefined ? 'does not write it' : `gives it ${JSON.stringify(text)}`;
      return {
        rule: 'not-imported',
        severity: 'error',
        subject: option,
        message: `${option} ${there} in the imported settings, but the intent ${here}. Nothing else on ${where} sets it.`,
      };
    });
  if (absent.length > 0) {
    findings.push({
      rule: 'not-imported',
      severity: 'warning',
      subject: side.name,
      message: `With the intent, ${where} also sets ${counted(absent.length, 'option')} in cilium-config that the imported settings do not have: ${list(absent)}. Check that you want these options.`,
    });
  }
  return findings;
}

/** A feature adds what it depends on. If the original lacks that, the user must know about the change. */
function changedFacts(side: Side, { plan }: Attempt): Finding[] {
  const { release, chart } = plan.target;
  if (!release || side.facts.size === 0) return [];
  const variables = new Map([...plan.variables].map(([name, { value }]) => [name, value]));
  const then = predict(release, chart, variables).facts.get('kubeProxyDeployed');
  const now = side.facts.get('kubeProxyDeployed');
  if (typeof now !== 'boolean' || typeof then !== 'boolean' || now === then) return [];
  return [
    {
      rule: 'kube-proxy-changes',
      severity: 'warning',
      subject: 'kube-proxy',
      message: now
        ? 'The inventory runs kube-proxy together with kube-proxy replacement. With the intent, Kubespray does not install kube-proxy. On a running cluster, delete it after the playbook: kubectl -n kube-system delete daemonset,configmap kube-proxy'
        : 'The inventory removes kube-proxy, and the intent does not. With the intent, Kubespray installs kube-proxy again. If Cilium replaces kube-proxy, both then translate Services, and established connections can break. To avoid this, keep kube_proxy_remove: true in the inventory.',
    },
  ];
}
