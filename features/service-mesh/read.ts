import type { OptionsView } from '../../src/core/options.ts';
import { unlessEmpty } from '../shared/part.ts';
import type { ServiceMeshIntent } from './schema.ts';

/** The chart's defaults. */
const defaultListenerPort = 8080;
const defaultSecretsNamespace = 'cilium-secrets';
const defaultService = 'cilium-ingress';
const defaultTrustDomain = 'spiffe.cilium';
const defaultAuthenticationPort = 4250;
const defaultSpireNamespace = 'cilium-spire';

/**
 * The intent for a configuration, without the chart's defaults; undefined if no part is on.
 * Some settings only change other objects and are not in a configuration: the default
 * IngressClass, the Service of Ingress, the SPIRE server's volume.
 */
export function read(options: OptionsView): ServiceMeshIntent | undefined {
  const on = (name: string) => options.flag(name, false) === true;
  const ingress = on('enable-ingress-controller');
  const gateway = on('enable-gateway-api');
  // Ingress, Gateway API and the Envoy load balancer also enable Envoy configuration. Only its own value sets the
  // namespace for secrets.
  const implied = ingress || gateway || options.get('loadbalancer-l7') === 'envoy';
  const envoyConfig = on('enable-envoy-config') && (!implied || options.has('envoy-secrets-namespace'));
  const mutual = on('mesh-auth-mutual-enabled') && options.flag('mesh-auth-enabled', true) !== false;
  if (!ingress && !gateway && !envoyConfig && !mutual) return undefined;
  return {
    ...(ingress && { ingressController: readIngress(options) }),
    ...(gateway && { gatewayAPI: readGateway(options) }),
    ...(envoyConfig && { envoyConfig }),
    ...(mutual && { mutualAuthentication: readMutual(options) }),
  };
}

function readIngress(options: OptionsView): ServiceMeshIntent['ingressController'] {
  const port = Number(options.get('ingress-hostnetwork-shared-listener-port'));
  const ownPort = Number.isInteger(port) && port > 0 && port !== defaultListenerPort;
  return unlessEmpty({
    ...(options.get('ingress-default-lb-mode') === 'shared' && { loadbalancerMode: 'shared' as const }),
    ...(options.flag('enforce-ingress-https', true) === false && { enforceHttps: false }),
    ...(options.flag('enable-ingress-proxy-protocol', false) && { enableProxyProtocol: true }),
    ...other('service', { ...text(options, 'ingress-shared-lb-service-name', 'name', defaultService) }),
    ...text(options, 'ingress-default-secret-namespace', 'defaultSecretNamespace'),
    ...text(options, 'ingress-default-secret-name', 'defaultSecretName'),
    ...other('secretsNamespace', {
      ...text(options, 'ingress-secrets-namespace', 'name', defaultSecretsNamespace),
      ...(options.flag('enable-ingress-secrets-sync', true) === false && { sync: false }),
    }),
    ...(options.flag('ingress-hostnetwork-enabled', false) && {
      hostNetwork: unlessEmpty({
        ...(ownPort && { sharedListenerPort: port }),
        ...labels(options.get('ingress-hostnetwork-nodelabelselector')),
      }),
    }),
  });
}

function readGateway(options: OptionsView): ServiceMeshIntent['gatewayAPI'] {
  const alpn = options.flag('enable-gateway-api-alpn', false);
  const hops = Number(options.get('gateway-api-xff-num-trusted-hops'));
  return unlessEmpty({
    ...(alpn && { enableAlpn: true }),
    ...(options.flag('enable-gateway-api-app-protocol', false) && !alpn && { enableAppProtocol: true }),
    ...(options.flag('enable-gateway-api-proxy-protocol', false) && { enableProxyProtocol: true }),
    ...(options.get('gateway-api-service-externaltrafficpolicy') === 'Local' && {
      externalTrafficPolicy: 'Local' as const,
    }),
    ...(Number.isInteger(hops) && hops > 0 && { xffNumTrustedHops: hops }),
    ...other('secretsNamespace', {
      ...text(options, 'gateway-api-secrets-namespace', 'name', defaultSecretsNamespace),
      ...(options.flag('enable-gateway-api-secrets-sync', true) === false && { sync: false }),
    }),
    ...(options.flag('gateway-api-hostnetwork-enabled', false) && {
      hostNetwork: unlessEmpty(labels(options.get('gateway-api-hostnetwork-nodelabelselector'))),
    }),
  });
}

function readMutual(options: OptionsView): ServiceMeshIntent['mutualAuthentication'] {
  const port = Number(options.get('mesh-auth-mutual-listener-port'));
  const address = options.get('mesh-auth-spire-server-address') ?? '';
  const own = /^spire-server\.([^.]+)\.svc:8081$/.exec(address)?.[1];
  return unlessEmpty({
    ...text(options, 'mesh-auth-spiffe-trust-domain', 'trustDomain', defaultTrustDomain),
    ...(Number.isInteger(port) && port > 0 && port !== defaultAuthenticationPort && { port }),
    ...(own === undefined && address !== '' && { serverAddress: address }),
    ...(own !== undefined && own !== defaultSpireNamespace && { namespace: own }),
  });
}

/** An option's text under a key of the intent, unless it is empty or the chart's default. */
function text<Key extends string>(
  options: OptionsView,
  option: string,
  key: Key,
  preset?: string,
): Partial<Record<Key, string>> {
  const value = options.get(option) ?? '';
  return value === '' || value === preset ? {} : ({ [key]: value } as Record<Key, string>);
}

/** A part under its key, or nothing if the part is empty. */
function other<Key extends string, Part extends object>(key: Key, part: Part): Partial<Record<Key, Part>> {
  return Object.keys(part).length === 0 ? {} : ({ [key]: part } as Record<Key, Part>);
}

/** `a=b,c=d`, in the chart's form for labels. */
function labels(selector = ''): { nodeLabels?: Record<string, string> } {
  const pairs = selector.split(',').filter((pair) => pair.includes('='));
  if (pairs.length === 0) return {};
  const nodeLabels = pairs.map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return { nodeLabels: Object.fromEntries(nodeLabels) };
}
