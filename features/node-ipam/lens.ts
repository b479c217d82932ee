import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import type { NodeIPAMIntent } from './schema.ts';

/** Source: `Documentation/network/node-ipam.rst`, chart values.yaml. */
export function write(intent: NodeIPAMIntent, context: LensContext): Settings | Unavailable {
  if (context.is('<1.16.0')) return { unavailable: 'This version has no node IPAM.', since: '1.16.0' };
  if (intent.default && context.is('<1.17.0')) {
    return {
      unavailable: 'In this version, Services without loadBalancerClass cannot get addresses of nodes.',
      since: '1.17.0',
      path: ['default'],
    };
  }
  return {
    values: defined<Json>({
      'nodeIPAM.enabled': true,
      defaultLBServiceIPAM: intent.default ? 'nodeipam' : undefined,
    }),
  };
}

/** Disables node IPAM. Earlier versions do not have it. */
export function writeOff(context: LensContext): Settings {
  return { values: context.is('<1.16.0') ? {} : { 'nodeIPAM.enabled': false } };
}

export function read(options: OptionsView, context: LensContext): NodeIPAMIntent | undefined {
  if (context.is('<1.16.0') || options.flag('enable-node-ipam', false) !== true) return undefined;
  return options.get('default-lb-service-ipam') === 'nodeipam' ? { default: true } : {};
}
