import { gatewayApiRelease } from '../../../features/service-mesh/gateway-api.ts';
import { contextOf, defineTransition, restartAgents, restartOperator } from '../transition.ts';

export default defineTransition({
  id: 'gateway-api',
  title: 'Gateway API',
  sources: [
    'cilium/cilium: Documentation/network/servicemesh/gateway-api/installation.rst',
    'cilium/cilium: Documentation/operations/upgrade.rst, 1.14 to 1.16 (definitions to upgrade first)',
  ],
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
      change: wasOn ? `definitions of ${had?.release ?? 'an older release'} to ${version}` : 'turned on',
      interrupts: wasOn ? ['Traffic through gateways is cut when the proxy restarts: clients connect again.'] : [],
      before: [
        version === undefined
          ? { text: 'Install the definitions of the Gateway API that the documentation of this Cilium names.' }
          : {
              text: `Install the definitions of the Gateway API ${version} before Cilium: the operator only looks for them when it starts.`,
              commands: [
                `kubectl apply -f https://github.com/kubernetes-sigs/gateway-api/releases/download/${version}/standard-install.yaml`,
              ],
            },
      ],
      play: ['With gateway_api_enabled Kubespray installs a version of its own: set gateway_api_version to match.'],
      after: [restartOperator, restartAgents],
      verify: [
        {
          text: 'The class cilium is accepted.',
          command: 'kubectl get gatewayclass cilium -o "jsonpath={.status.conditions[?(@.type==\'Accepted\')].status}"',
          expect: '^True$',
        },
      ],
      back: [
        {
          text: wasOn
            ? 'Set the Cilium version back. Definitions of an older Gateway API can refuse objects of the newer one.'
            : 'Turn it off again; the definitions can stay.',
        },
      ],
    };
  },
});
