import { safeGatewayApi, tooNewGatewayApi, tooOldGatewayApi } from '../../cluster/gateway-api.ts';
import type { Origin, ScopeView } from '../../cluster/scope-view.ts';
import { OptionsView } from '../../core/options.ts';
import { defineRule } from '../rule.ts';

const kpr = 'kube_network_plugin: cilium\nkube_owner: root\ncilium_kube_proxy_replacement: true\n';

export default defineRule({
  id: 'gateway-api-not-installed',
  severity: 'warning',
  symptoms: ['gateway'],
  title: 'Gateway API without its CRDs, or with CRDs of another version',
  why: 'The chart does not contain the CRDs of the Gateway API. Without them the operator starts no Gateway controller. Operators before Cilium 1.20 do not start with the standard channel of Gateway API 1.5 and later. Cilium 1.20 requires Gateway API 1.6 or later.',
  fix: 'Set `gateway_api_enabled: true`, and a `gateway_api_version` that the Cilium version supports. If Kubespray has no such version, install the CRDs yourself.',
  upstream: 'https://docs.cilium.io/en/stable/network/servicemesh/gateway-api/gateway-api/',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars: `${kpr}cilium_gateway_api_enabled: true\ngateway_api_enabled: true\n`,
        lines: [5],
      },
      {
        kubespray: 'v2.30.0',
        groupVars: `${kpr}cilium_gateway_api_enabled: true\ngateway_api_enabled: false\n`,
        lines: [4],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: `${kpr}cilium_version: 1.20.0\ncilium_gateway_api_enabled: true\ngateway_api_enabled: true\n`,
        lines: [6],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: `${kpr}cilium_gateway_api_enabled: true\ngateway_api_enabled: true\ngateway_api_version: 1.4.1\n`,
      },
      {
        kubespray: 'v2.31.0',
        groupVars: `${kpr}cilium_gateway_api_enabled: true\ngateway_api_enabled: true\ngateway_api_channel: experimental\n`,
      },
      { kubespray: 'v2.30.0', groupVars: `${kpr}cilium_gateway_api_enabled: true\ngateway_api_enabled: true\n` },
    ],
  },
  check({ view, report }) {
    if (view.installer !== 'role' || view.release.facts.cluster?.gatewayApi === undefined) return;
    if (new OptionsView(view.prediction.options).flag('enable-gateway-api', false) !== true) return;
    const [asking] = view.origins('enable-gateway-api');
    if (!asking) return;
    const enabled = view.variables.get('gateway_api_enabled');
    const { facts } = view.release;
    const tooOld = tooOldGatewayApi(facts, view.target.cilium, view.variables);
    if (enabled === false || (enabled === undefined && view.isWhole)) {
      // The CRDs that this release would install are too old, so disabling them is right.
      if (enabled === false && tooOld) return;
      const fits = tooNewGatewayApi(facts, view.target.cilium, view.variables) === undefined;
      const version = fits ? '' : ` and gateway_api_version: "${safeGatewayApi}"`;
      const way = tooOld
        ? `Install the CRDs of Gateway API ${tooOld.required} before Cilium`
        : `Set gateway_api_enabled: true${version}, or install the CRDs yourself before Cilium`;
      report({
        subject: asking.name,
        at: asking.at,
        message: `Kubespray does not install the Gateway API CRDs, and without them the operator starts no Gateway controller. ${way}.`,
      });
    } else if (enabled === true) {
      const tooNew = newerThanOperator(view, asking);
      if (tooNew) report(tooNew);
      if (tooOld) report(olderThanCilium(view, asking, tooOld));
    }
  },
});

function olderThanCilium(
  view: ScopeView,
  asking: Origin,
  { required, installed }: NonNullable<ReturnType<typeof tooOldGatewayApi>>,
) {
  const origin = view.variableOrigin('gateway_api_version') ?? view.variableOrigin('gateway_api_enabled') ?? asking;
  return {
    subject: 'gateway_api_version',
    at: origin.at,
    message: `Cilium ${view.target.cilium} requires the CRDs of Gateway API ${required} or later, but Kubespray installs ${installed}. Set gateway_api_enabled: false. Install the CRDs of ${required} yourself before Cilium.`,
  };
}

function newerThanOperator(view: ScopeView, asking: Origin) {
  const version = tooNewGatewayApi(view.release.facts, view.target.cilium, view.variables);
  if (version === undefined) return undefined;
  const origin = view.variableOrigin('gateway_api_version') ?? view.variableOrigin('gateway_api_enabled') ?? asking;
  return {
    subject: 'gateway_api_version',
    at: origin.at,
    severity: 'error' as const,
    message: `The operator of Cilium ${view.target.cilium} does not start with the standard channel of Gateway API ${version}. Set gateway_api_version: "${safeGatewayApi}" or gateway_api_channel: experimental.`,
  };
}
