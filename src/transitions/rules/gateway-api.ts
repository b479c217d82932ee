import { type GatewayApiRelease, gatewayApiRelease, manifestOf } from '../../../features/service-mesh/gateway-api.ts';
import { contextOf, defineTransition, restartAgents, restartOperator } from '../transition.ts';

export default defineTransition({
  id: 'gateway-api',
  title: 'Gateway API',
  sources: [
    'cilium/cilium v1.13 to main: Documentation/network/servicemesh/gateway-api/installation.rst (the release that each minor needs)',
    'cilium/cilium v1.14 to main: Documentation/operations/upgrade.rst and upgrade-current.inc (definitions to upgrade first)',
  ],
  everyRun: true,
  look({ before, after }) {
    const isOn = after.options.flag('enable-gateway-api', false);
    if (isOn !== true) return undefined;
    const wasOn = before.options.flag('enable-gateway-api', false);
    const [left, right] = [contextOf(before), contextOf(after)];
    const needed = right && gatewayApiRelease(right);
    const had = wasOn && left ? gatewayApiRelease(left) : undefined;
    if (wasOn === undefined || (wasOn && (!needed || had?.release === needed.release))) return undefined;
    const version = needed?.release;
    return {
      change: wasOn ? `CRDs of ${had?.release ?? 'an older release'} to ${version}` : 'enabled',
      interrupts: wasOn ? ['Connections through gateways break when the proxy restarts. Clients must reconnect.'] : [],
      before: [
        needed === undefined
          ? { text: "Install the Gateway API CRDs that Cilium's documentation lists for this version." }
          : {
              text: `Install the CRDs of Gateway API ${version} before Cilium: the operator only looks for them when it starts.${channel(needed)}`,
              commands: [`kubectl apply --server-side -f ${manifestOf(needed)}`],
            },
      ],
      play: ['If gateway_api_enabled is true, Kubespray installs the CRDs. Set gateway_api_version to this version.'],
      after: [restartOperator, restartAgents],
      verify: [
        {
          text: 'The GatewayClass cilium has the status Accepted.',
          command: 'kubectl get gatewayclass cilium -o "jsonpath={.status.conditions[?(@.type==\'Accepted\')].status}"',
          expect: '^True$',
        },
      ],
      back: [
        {
          text: wasOn
            ? 'Set the Cilium version back. CRDs of an older Gateway API can reject objects of the newer one.'
            : 'Disable Gateway API again. The CRDs can stay.',
        },
      ],
    };
  },
});

/** The kinds that are missing in the standard channel of that release. */
function channel({ experimental }: GatewayApiRelease): string {
  return experimental.length > 0 ? ` Cilium needs ${experimental.join(' and ')} of the experimental channel.` : '';
}
