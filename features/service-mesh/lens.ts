import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import { defined } from '../shared/defined.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import { type On, partOf } from '../shared/part.ts';
import type { ServiceMeshIntent } from './schema.ts';
import { said, valueRows } from './values.ts';

/** Versions that document plain Envoy configuration as a Helm value, which also creates a namespace for TLS secrets. */
const envoyConfigValue = '>=1.16.0';

/**
 * Versions whose charts already have the value, but whose documentation only
 * describes the agent option, which needs no other object.
 */
const undocumentedValue = '>=1.13.5 <1.16.0';

/** The service mesh in Helm values. An empty intent enables Envoy configuration, which all parts require. */
export function write(intent: ServiceMeshIntent, context: LensContext): Settings | Unavailable {
  const ingress = partOf(intent.ingressController);
  const gateway = partOf(intent.gatewayAPI);
  const parts = { ingress, gateway };
  const unavailable = missing(parts, intent, context);
  if (unavailable) return unavailable;
  const envoyConfig = Object.keys(intent).length === 0 ? true : intent.envoyConfig;
  const viaValue = context.is(envoyConfigValue);
  const mutual = partOf(intent.mutualAuthentication);
  const values = defined<Json>({
    'ingressController.enabled': ingress?.enabled,
    'ingressController.loadbalancerMode': context.is('<1.13.0') ? undefined : ingress?.loadbalancerMode,
    'ingressController.default': context.is('<1.14.0') ? undefined : ingress?.default,
    'ingressController.enforceHttps': ingress?.enforceHttps,
    'gatewayAPI.enabled': context.is('<1.13.0') ? undefined : gateway?.enabled,
    ...(context.is('>=1.16.0') && {
      ...hostNetwork('ingressController', ingress?.hostNetwork),
      ...hostNetwork('gatewayAPI', gateway?.hostNetwork),
    }),
    'envoyConfig.enabled': viaValue ? envoyConfig : undefined,
    // Charts from 1.19 on disable authentication by default, and reject SPIRE without it.
    'authentication.enabled': mutual?.enabled === true ? true : undefined,
    'authentication.mutual.spire.enabled': context.is('<1.14.0') ? undefined : mutual?.enabled,
    ...Object.fromEntries(
      valueRows.map((row) => [row.helm, context.is(`>=${row.since}`) ? said(intent, row) : undefined]),
    ),
  });
  const settings: Settings = envoyConfig && !viaValue ? { values, ...byOption(context) } : { values };
  return envoyConfig || ingress?.enabled || gateway?.enabled ? onFullReplacement(settings, context) : settings;
}

function byOption(context: LensContext): Pick<Settings, 'options' | 'ofChart'> {
  return {
    options: { 'enable-envoy-config': 'true' },
    ...(context.is(undocumentedValue) && { ofChart: { 'envoyConfig.enabled': true } }),
  };
}

/** Disables the service mesh. */
export function writeOff(context: LensContext): Settings {
  return {
    values: {
      ...(context.is('>=1.12.0') && { 'ingressController.enabled': false }),
      ...(context.is('>=1.13.0') && { 'gatewayAPI.enabled': false }),
      ...(context.is(envoyConfigValue) && { 'envoyConfig.enabled': false }),
      ...(context.is('>=1.14.0') && { 'authentication.mutual.spire.enabled': false }),
    },
  };
}

type Options<Part> = Exclude<Part, boolean | undefined>;
type Ingress = Options<ServiceMeshIntent['ingressController']>;
type Gateway = Options<ServiceMeshIntent['gatewayAPI']>;
type HostNetwork = boolean | Options<Ingress['hostNetwork']>;

/** The first requested setting that the version does not support. */
function missing(
  { ingress, gateway }: { ingress: On<Ingress> | undefined; gateway: On<Gateway> | undefined },
  intent: ServiceMeshIntent,
  context: LensContext,
): Unavailable | undefined {
  const arrivals: { asked: unknown; since: string; path: string[]; unavailable: string }[] = [
    { asked: true, since: '1.12.0', path: [], unavailable: 'This version has no service mesh.' },
    {
      asked: ingress?.loadbalancerMode === 'shared',
      since: '1.13.0',
      path: ['ingressController', 'loadbalancerMode'],
      unavailable: 'In this version, Ingress objects cannot share a load balancer.',
    },
    {
      asked: ingress?.default,
      since: '1.14.0',
      path: ['ingressController', 'default'],
      unavailable: 'The chart cannot make its IngressClass the default one.',
    },
    {
      asked: ingress?.hostNetwork,
      since: '1.16.0',
      path: ['ingressController', 'hostNetwork'],
      unavailable: 'Ingress of this version cannot listen on the host network.',
    },
    {
      asked: gateway?.enabled,
      since: '1.13.0',
      path: ['gatewayAPI'],
      unavailable: 'This version cannot serve Gateway API objects.',
    },
    {
      asked: gateway?.hostNetwork,
      since: '1.16.0',
      path: ['gatewayAPI', 'hostNetwork'],
      unavailable: 'Gateway API of this version cannot listen on the host network.',
    },
    {
      asked: intent.mutualAuthentication,
      since: '1.14.0',
      path: ['mutualAuthentication'],
      unavailable: 'This version has no mutual authentication.',
    },
    ...valueRows.map((row) => ({
      asked: isAsked(said(intent, row)),
      since: row.since,
      path: [...row.path],
      unavailable: row.unavailable,
    })),
  ];
  const found = arrivals.find(({ asked, since }) => asked && context.is(`<${since}`));
  return found && { unavailable: found.unavailable, since: found.since, path: found.path };
}

/** A part that is only disabled is not missed in versions without it. */
function isAsked(value: Json | undefined): boolean {
  return value !== undefined && value !== false;
}

function hostNetwork(parent: string, wish: HostNetwork | undefined): Record<string, Json | undefined> {
  if (wish === undefined) return {};
  if (typeof wish === 'boolean') return { [`${parent}.hostNetwork.enabled`]: wish };
  return {
    [`${parent}.hostNetwork.enabled`]: true,
    [`${parent}.hostNetwork.sharedListenerPort`]: wish.sharedListenerPort,
    [`${parent}.hostNetwork.nodes.matchLabels`]: wish.nodeLabels,
  };
}
