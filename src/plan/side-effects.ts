/**
 * Other settings that a feature disables or changes. The user requests the feature, and would otherwise notice the rest
 * only later.
 */
import { minorOf } from '../catalog/catalog.ts';
import { toText } from '../core/text.ts';
import { predict } from '../predict/kubespray.ts';
import type { PlanFinding } from './collect.ts';
import type { Draft } from './draft.ts';

interface SideEffect {
  helm: string;
  value: string;
  option: string;
  /** What no longer works as before, in sentences. */
  consequence: string;
  /** True if it only affects a cluster that is already running. */
  onRunning: boolean;
  /** Features that also work without it, with the reason for the recommendation. */
  recommended?: Readonly<Record<string, string>>;
}

/**
 * Sources for the egress gateway: cilium/cilium v1.12 to v1.15, Documentation/network/egress-gateway.rst (L7 policies).
 * Other sources: cilium/cilium, Documentation/network/servicemesh (Envoy is the L7 proxy),
 * Documentation/security/policy/language.rst (L7 and DNS rules), Documentation/network/kubernetes/concepts.rst
 * (identities in CRDs or a kvstore).
 */
const sideEffects: readonly SideEffect[] = [
  {
    helm: 'l7Proxy',
    value: 'false',
    option: 'enable-l7-proxy',
    consequence:
      'L7 policies, DNS policies (toFQDNs), Ingress and Gateway API of Cilium do not work without the L7 proxy.',
    onRunning: false,
    recommended: {
      egressGateway:
        'Otherwise pods that an L7 policy selects bypass the gateway. To keep the L7 proxy, set l7Proxy: true under values.',
    },
  },
  {
    helm: 'identityAllocationMode',
    value: 'crd',
    option: 'identity-allocation-mode',
    consequence:
      'On a running cluster with another mode all identities change, and traffic can fail until all agents restart. Restart the agents after the playbook.',
    onRunning: true,
  },
];

/** A finding for each side effect that the plan causes without a request for it. */
export function findSideEffects({ target, collected, options, base }: Draft): PlanFinding[] {
  const { release, chart, cilium } = target;
  return collected.settings.flatMap(({ kind, helm, value, feature, path }): PlanFinding[] => {
    const effect = sideEffects.find((one) => one.helm === helm && one.value === toText(value));
    if (kind !== 'implied' || !effect || options.get(effect.option) !== effect.value) return [];
    const before = release ? predict(release, chart, base).options : undefined;
    // An option that is not written has the chart's default.
    const preset = chart.value(effect.helm)?.default;
    const there = before?.get(effect.option) ?? toText(preset ?? null);
    if (there === effect.value) return [];
    const isNew = effect.onRunning && base.size === 0;
    return [
      {
        rule: 'side-effect',
        severity: isNew ? 'info' : 'warning',
        subject: effect.helm,
        path,
        message: `${reasonOf(feature, effect, cilium)} ${effect.consequence}`,
      },
    ];
  });
}

function reasonOf(feature: string, { option, value, recommended = {} }: SideEffect, cilium: string): string {
  const reason = Object.hasOwn(recommended, feature) ? recommended[feature] : undefined;
  return reason === undefined
    ? `The feature "${feature}" needs ${option}: "${value}" in Cilium ${cilium}, so this option was set too.`
    : `The feature "${feature}" sets ${option}: "${value}", as the documentation of Cilium ${minorOf(cilium)} recommends. ${reason}`;
}
