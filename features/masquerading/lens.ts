import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { firstMissing } from '../shared/arrivals.ts';
import { defined } from '../shared/defined.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import { partOf } from '../shared/part.ts';
import type { MasqueradingIntent } from './schema.ts';

/** Source: values.yaml and `templates/cilium-configmap.yaml` of the charts, 1.9.0 to 1.20.0. */
export function write(intent: MasqueradingIntent, context: LensContext): Settings | Unavailable {
  const missing = unavailable(intent, context);
  if (missing) return missing;
  const agent = partOf(intent.ipMasqAgent);
  // Without masquerading, features that imply BPF masquerading do not need it.
  const isOff = intent.ipv4 === false && (intent.ipv6 === false || context.is('<1.10.0'));
  const bpf = intent.bpf ?? (agent?.enabled ? true : isOff ? false : undefined);
  const settings: Settings = {
    values: defined<Json>({
      ...(context.is('<1.10.0')
        ? { masquerade: intent.ipv4 }
        : { enableIPv4Masquerade: intent.ipv4, enableIPv6Masquerade: intent.ipv6 }),
      'bpf.masquerade': bpf,
      egressMasqueradeInterfaces: intent.interfaces,
      enableMasqueradeRouteSource: context.is('<1.15.0') ? undefined : intent.routeSource,
      'ipMasqAgent.enabled': agent?.enabled,
      'ipMasqAgent.config.nonMasqueradeCIDRs': agent?.nonMasqueradeCIDRs,
      'ipMasqAgent.config.masqLinkLocal': agent?.masqLinkLocal,
      // Before 1.14 ip-masq-agent handles only IPv4, so false has nothing to turn off.
      'ipMasqAgent.config.masqLinkLocalIPv6': context.is('<1.14.0') ? undefined : agent?.masqLinkLocalIPv6,
    }),
  };
  // Up to 1.18, BPF masquerading is a part of the agent's kube-proxy replacement.
  return bpf && context.is('<1.19.0') ? onFullReplacement(settings, context) : settings;
}

/** The first requested setting that the version does not support. */
function unavailable(intent: MasqueradingIntent, context: LensContext): Unavailable | undefined {
  if (context.is('<1.10.0') && intent.ipv6 !== undefined && intent.ipv6 !== (intent.ipv4 ?? true)) {
    return {
      unavailable: 'This version has one switch for the masquerading of IPv4 and IPv6.',
      since: '1.10.0',
      path: ['ipv6'],
    };
  }
  const agent = partOf(intent.ipMasqAgent);
  const namesNetworks = agent && Object.keys(agent).length > 1;
  return firstMissing(context, [
    {
      asked: namesNetworks,
      since: '1.13.0',
      path: ['ipMasqAgent'],
      unavailable: 'The chart does not create the ConfigMap of ip-masq-agent.',
    },
    {
      asked: agent?.masqLinkLocalIPv6,
      since: '1.14.0',
      path: ['ipMasqAgent', 'masqLinkLocalIPv6'],
      unavailable: 'ip-masq-agent of this version handles only IPv4.',
    },
    {
      asked: intent.routeSource,
      since: '1.15.0',
      path: ['routeSource'],
      unavailable: 'This version cannot masquerade to the source address of a route.',
    },
  ]);
}

/** Disables masquerading, so that pods keep their addresses outside the cluster. */
export function writeOff(context: LensContext): Settings {
  return {
    values: {
      ...(context.is('<1.10.0') ? { masquerade: false } : { enableIPv4Masquerade: false, enableIPv6Masquerade: false }),
      // An explicit `false` overrides features that imply BPF masquerading, because there is nothing to masquerade.
      'bpf.masquerade': false,
    },
  };
}

/**
 * Settings that differ from the agent's default, iptables for both families. ip-masq-agent reads a separate ConfigMap.
 */
export function read(options: OptionsView, context: LensContext): MasqueradingIntent | false | undefined {
  const off = (name: string) => options.flag(name, true) === false;
  const on = (name: string) => options.flag(name, false) === true;
  const ipv4 = !off(context.is('<1.10.0') ? 'masquerade' : 'enable-ipv4-masquerade');
  const ipv6 = context.is('<1.10.0') ? ipv4 : !off('enable-ipv6-masquerade');
  if (!ipv4 && !ipv6) return false;
  const interfaces = options.get('egress-masquerade-interfaces') ?? '';
  const intent: MasqueradingIntent = {
    ...(!ipv4 && { ipv4: false }),
    ...(!ipv6 && { ipv6: false }),
    ...(on('enable-bpf-masquerade') && { bpf: true }),
    ...(interfaces !== '' && { interfaces }),
    ...(context.is('>=1.15.0') && on('enable-masquerade-to-route-source') && { routeSource: true }),
    ...(on('enable-ip-masq-agent') && { ipMasqAgent: true }),
  };
  return Object.keys(intent).length > 0 ? intent : undefined;
}
