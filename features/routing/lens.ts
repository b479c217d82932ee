import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { routing } from '../shared/agent-state.ts';
import { defined } from '../shared/defined.ts';
import { type RoutingIntent, schema } from './schema.ts';

/** The option for the IPv4 native routing CIDR; 1.11 renamed it. */
export function nativeCIDROption(context: LensContext): string {
  return context.is('<1.11.0') ? 'native-routing-cidr' : 'ipv4-native-routing-cidr';
}

/** Source: the charts' `templates/cilium-configmap.yaml` and `values.yaml`, 1.9.0 to 1.20.0. */
export function write(intent: RoutingIntent, context: LensContext): Settings | Unavailable {
  if (intent.tunnelProtocol && intent.mode === 'native' && context.is('<1.14.0')) {
    return {
      unavailable: 'In this version, one value sets mode and protocol, so native routing has no tunnel protocol.',
      since: '1.14.0',
      path: ['tunnelProtocol'],
    };
  }
  if (intent.directRoutingSkipUnreachable && context.is('<1.16.0')) {
    return {
      unavailable: 'Direct node routes of this version cannot skip unreachable nodes.',
      since: '1.16.0',
      path: ['directRoutingSkipUnreachable'],
    };
  }
  if (intent.ipv6NativeRoutingCIDR && context.is('<1.12.0')) {
    return {
      unavailable: 'This version has no native routing CIDR for IPv6.',
      since: '1.12.0',
      path: ['ipv6NativeRoutingCIDR'],
    };
  }
  const ipv4CIDR = context.is('<1.11.0') ? 'nativeRoutingCIDR' : 'ipv4NativeRoutingCIDR';
  return {
    values: defined<Json>({
      ...(context.is('<1.14.0')
        ? { tunnel: tunnel(intent) }
        : { routingMode: intent.mode, tunnelProtocol: intent.tunnelProtocol }),
      autoDirectNodeRoutes: intent.autoDirectNodeRoutes,
      // Before 1.16 only `false` gets here, which is the behaviour of those versions anyway.
      directRoutingSkipUnreachable: context.is('<1.16.0') ? undefined : intent.directRoutingSkipUnreachable,
      [ipv4CIDR]: intent.ipv4NativeRoutingCIDR,
      ipv6NativeRoutingCIDR: intent.ipv6NativeRoutingCIDR,
    }),
  };
}

/** The single `tunnel` value of the versions before 1.14. */
function tunnel({ mode, tunnelProtocol }: RoutingIntent): string | undefined {
  if (mode === 'native') return 'disabled';
  return tunnelProtocol ?? (mode === 'tunnel' ? 'vxlan' : undefined);
}

/** Every cluster needs a routing mode. */
export function writeOff(): Unavailable {
  return { unavailable: 'Routing cannot be disabled. Set features.routing.mode: tunnel or native.' };
}

/** Tunnel mode includes its protocol, even the default one, because it is useful to see what a cluster does. */
export function read(options: OptionsView, context: LensContext): RoutingIntent | undefined {
  const { mode, protocol } = routing(options, context);
  const flag = (name: string) => options.flag(name, false) || undefined;
  const cidr = (name: string) => options.get(name) || undefined;
  const intent = {
    mode,
    tunnelProtocol: mode === 'native' && protocol === 'vxlan' ? undefined : protocol,
    autoDirectNodeRoutes: flag('auto-direct-node-routes'),
    directRoutingSkipUnreachable: flag('direct-routing-skip-unreachable'),
    ipv4NativeRoutingCIDR: cidr(nativeCIDROption(context)),
    ipv6NativeRoutingCIDR: cidr('ipv6-native-routing-cidr'),
  };
  const written = defined<RoutingIntent[keyof RoutingIntent]>(intent);
  return Object.keys(written).length > 0 ? schema().safeParse(written).data : undefined;
}
