import type { OptionsView } from '../../src/core/options.ts';
import type { ServiceMeshIntent } from './schema.ts';

/** The chart's port of the shared Ingress listener. */
const defaultListenerPort = 8080;

/**
 * The intent behind a configuration, without what the chart writes by default; undefined if no part is on.
 * Whether the IngressClass is the default one is not in a configuration.
 */
export function read(options: OptionsView): ServiceMeshIntent | undefined {
  const on = (name: string) => options.flag(name, false) === true;
  const ingress = on('enable-ingress-controller');
  const gateway = on('enable-gateway-api');
  // Ingress, Gateway API and the Envoy load balancer switch Envoy configuration on; the secrets namespace is its own.
  const implied = ingress || gateway || options.get('loadbalancer-l7') === 'envoy';
  const envoyConfig = on('enable-envoy-config') && (!implied || options.has('envoy-secrets-namespace'));
  if (!ingress && !gateway && !envoyConfig) return undefined;
  return {
    ...(ingress && { ingressController: readIngress(options) }),
    ...(gateway && { gatewayAPI: readGateway(options) }),
    ...(envoyConfig && { envoyConfig }),
  };
}

function readIngress(options: OptionsView): ServiceMeshIntent['ingressController'] {
  const port = Number(options.get('ingress-hostnetwork-shared-listener-port'));
  const ownPort = Number.isInteger(port) && port > 0 && port !== defaultListenerPort;
  return unlessEmpty({
    ...(options.get('ingress-default-lb-mode') === 'shared' && { loadbalancerMode: 'shared' as const }),
    ...(options.flag('enforce-ingress-https', true) === false && { enforceHttps: false }),
    ...(options.flag('ingress-hostnetwork-enabled', false) && {
      hostNetwork: unlessEmpty({
        ...(ownPort && { sharedListenerPort: port }),
        ...labels(options.get('ingress-hostnetwork-nodelabelselector')),
      }),
    }),
  });
}

function readGateway(options: OptionsView): ServiceMeshIntent['gatewayAPI'] {
  return unlessEmpty({
    ...(options.flag('gateway-api-hostnetwork-enabled', false) && {
      hostNetwork: unlessEmpty(labels(options.get('gateway-api-hostnetwork-nodelabelselector'))),
    }),
  });
}

/** `a=b,c=d`, as the chart joins labels. */
function labels(selector = ''): { nodeLabels?: Record<string, string> } {
  const pairs = selector.split(',').filter((pair) => pair.includes('='));
  if (pairs.length === 0) return {};
  const nodeLabels = pairs.map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return { nodeLabels: Object.fromEntries(nodeLabels) };
}

/** A part without options is said as `true`. */
function unlessEmpty<Part extends object>(part: Part): Part | true {
  return Object.keys(part).length === 0 ? true : part;
}
