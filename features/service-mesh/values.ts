/**
 * The Helm value for each key of the intent, and the first chart version that has it. Every setting with the same name
 * in both has a row. The lens handles the switches of the parts and the host network.
 * Source: values.yaml of the charts, first and last patch of every minor.
 */
import type { Json } from '../../src/core/json.ts';

/** A key of the intent and its Helm value. */
export interface ValueRow {
  /** Path in the intent. */
  path: readonly string[];
  helm: string;
  since: string;
  /** What older charts cannot do, as a sentence. */
  unavailable: string;
}

function row(path: string, since: string, unavailable: string, helm = path): ValueRow {
  return { path: path.split('.'), helm, since, unavailable };
}

const noService = 'The chart cannot set up the Service of Ingress.';
const noSecrets = 'The chart cannot say where TLS secrets are kept.';
const gateway = (what: string): string => `Gateway API cannot ${what}.`;

export const valueRows: readonly ValueRow[] = [
  row('ingressController.enableProxyProtocol', '1.15.0', 'Ingress does not speak the PROXY protocol.'),
  ...['type', 'name', 'insecureNodePort', 'secureNodePort', 'annotations', 'labels'].map((key) =>
    row(`ingressController.service.${key}`, '1.13.0', noService),
  ),
  ...['loadBalancerIP', 'loadBalancerClass', 'allocateLoadBalancerNodePorts'].map((key) =>
    row(`ingressController.service.${key}`, '1.13.5', noService),
  ),
  row('ingressController.service.externalTrafficPolicy', '1.16.0', noService),
  ...['defaultSecretNamespace', 'defaultSecretName'].map((key) =>
    row(`ingressController.${key}`, '1.14.0', 'Ingress has no default TLS secret.'),
  ),
  ...['name', 'create', 'sync'].map((key) => row(`ingressController.secretsNamespace.${key}`, '1.12.0', noSecrets)),
  row('gatewayAPI.enableAlpn', '1.16.0', gateway('offer ALPN')),
  row('gatewayAPI.enableAppProtocol', '1.16.0', gateway('follow the app protocol of Services')),
  row('gatewayAPI.enableProxyProtocol', '1.16.0', gateway('speak the PROXY protocol')),
  row('gatewayAPI.externalTrafficPolicy', '1.16.0', gateway('set the traffic policy of its Services')),
  row('gatewayAPI.xffNumTrustedHops', '1.16.0', gateway('trust proxies in front of it')),
  row(
    'gatewayAPI.gatewayClass',
    '1.16.0',
    'The chart cannot choose whether there is a GatewayClass.',
    'gatewayAPI.gatewayClass.create',
  ),
  ...['name', 'create', 'sync'].map((key) => row(`gatewayAPI.secretsNamespace.${key}`, '1.13.0', noSecrets)),
  row('envoyDaemonSet', '1.14.0', 'Envoy runs inside of the agents.', 'envoy.enabled'),
  ...(
    [
      ['trustDomain', 'spire.trustDomain'],
      ['port', 'port'],
      ['install', 'spire.install.enabled'],
      ['serverAddress', 'spire.serverAddress'],
      ['namespace', 'spire.install.namespace'],
      ['dataStorage.enabled', 'spire.install.server.dataStorage.enabled'],
      ['dataStorage.storageClass', 'spire.install.server.dataStorage.storageClass'],
      ['dataStorage.size', 'spire.install.server.dataStorage.size'],
    ] as const
  ).map(([key, helm]) =>
    row(
      `mutualAuthentication.${key}`,
      '1.14.0',
      'This version has no mutual authentication.',
      `authentication.mutual.${helm}`,
    ),
  ),
];

/** The value at a row's path in an intent; undefined if it is not set. A disabled part sets nothing. */
export function said(intent: unknown, { path }: ValueRow): Json | undefined {
  let at: unknown = intent;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as { [key: string]: unknown })[key];
  }
  return at as Json | undefined;
}
