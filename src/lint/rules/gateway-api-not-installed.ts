import { gatewayApiOf } from '../../cluster/kubespray-facts.ts';
import type { Origin, ScopeView } from '../../cluster/scope-view.ts';
import { OptionsView } from '../../core/options.ts';
import { compare, valid } from '../../core/versions.ts';
import { defineRule } from '../rule.ts';

/**
 * From this release on the standard channel of the Gateway API no longer serves TLSRoute v1alpha2, which operators before
 * `operatorSince` need to start. kubernetes-sigs/kubespray: tasks/check.yml of the role, after v2.31.0.
 */
const channelChange = '1.5.0';
const operatorSince = '1.20.0';

const kpr = 'kube_network_plugin: cilium\nkube_owner: root\ncilium_kube_proxy_replacement: true\n';

export default defineRule({
  id: 'gateway-api-not-installed',
  severity: 'warning',
  title: "Gateway API without the definitions that Cilium's operator needs",
  why: "The chart does not contain the Gateway API's resource definitions. Without them the operator starts no Gateway controller. Operators before Cilium 1.20 do not start with the standard channel of Gateway API 1.5 and later.",
  fix: 'Set `gateway_api_enabled: true`, and a `gateway_api_version` that the Cilium version supports.',
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
    const preset = gatewayApiOf(view.release.facts.release);
    if (view.installer !== 'role' || preset === undefined) return;
    if (new OptionsView(view.prediction.options).flag('enable-gateway-api', false) !== true) return;
    const [asking] = view.origins('enable-gateway-api');
    if (!asking) return;
    const enabled = view.variables.get('gateway_api_enabled');
    if (enabled === false || (enabled === undefined && view.isWhole)) {
      report({
        subject: asking.name,
        at: asking.at,
        message:
          'Kubespray does not install the Gateway API resource definitions, so the operator starts no Gateway controller unless they are installed in another way. Set gateway_api_enabled: true.',
      });
    } else if (enabled === true) {
      const tooNew = newerThanOperator(view, preset, asking);
      if (tooNew) report(tooNew);
    }
  },
});

function newerThanOperator(view: ScopeView, preset: string, asking: Origin) {
  const written = view.variables.get('gateway_api_version');
  const version = valid(written === undefined ? preset : typeof written === 'string' ? written.replace(/^v/, '') : '');
  const channel = view.variables.get('gateway_api_channel') ?? 'standard';
  if (version === null || channel !== 'standard') return undefined;
  if (compare(version, channelChange) < 0 || compare(view.target.cilium, operatorSince) >= 0) return undefined;
  const origin = view.variableOrigin('gateway_api_version') ?? view.variableOrigin('gateway_api_enabled') ?? asking;
  return {
    subject: 'gateway_api_version',
    at: origin.at,
    severity: 'error' as const,
    message: `The operator of Cilium ${view.target.cilium} does not start with the standard channel of Gateway API ${version}. Set gateway_api_version: "1.4.1" or gateway_api_channel: experimental.`,
  };
}
