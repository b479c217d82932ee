import type { LensContext } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { type IpamIntent, schema } from './schema.ts';

/** The networks of an option, with blanks or commas between them. */
export function networksIn(options: OptionsView, option: string): string[] {
  return (options.get(option) ?? '').split(/[\s,]+/).filter((network) => network !== '');
}

/** The intent for a configuration; undefined for cloud modes, and if nothing is written. */
export function read(options: OptionsView, _context: LensContext): IpamIntent | undefined {
  const mode = options.get('ipam');
  if (mode === undefined) return undefined;
  if (mode !== 'cluster-pool') return schema().safeParse({ mode, ...readPools(options) }).data;
  const family = (number: 4 | 6): Record<string, unknown> => {
    const podCIDRs = networksIn(options, `cluster-pool-ipv${number}-cidr`);
    const mask = options.get(`cluster-pool-ipv${number}-mask-size`) ?? '';
    const part = {
      ...(podCIDRs.length > 0 && { podCIDRs }),
      ...(/^\d+$/.test(mask) && { maskSize: Number(mask) }),
    };
    return Object.keys(part).length > 0 ? { [`ipv${number}`]: part } : {};
  };
  return schema().safeParse({ mode, ...family(4), ...family(6) }).data;
}

interface PoolFamily {
  cidrs: string[];
  maskSize: number;
}

/**
 * The pools that the operator creates initially, in the form of the charts:
 * `default=ipv4-cidrs:10.0.0.0/8;ipv4-mask-size:24,other=...`.
 */
export function readPools(options: OptionsView): {
  pools?: Record<string, { ipv4?: PoolFamily; ipv6?: PoolFamily }>;
} {
  // A comma also separates the networks of a pool.
  const entries = (options.get('auto-create-cilium-pod-ip-pools') ?? '').split(/,(?=[^,;:=\s]+=)|\s+/);
  const pools = entries.flatMap((entry) => {
    const at = entry.indexOf('=');
    const fields = new Map(
      entry
        .slice(at + 1)
        .split(';')
        .map((field): [string, string] => {
          const colon = field.indexOf(':');
          return [field.slice(0, colon), field.slice(colon + 1)];
        }),
    );
    const family = (number: 4 | 6): PoolFamily | undefined => {
      const cidrs = fields.get(`ipv${number}-cidrs`);
      return cidrs ? { cidrs: cidrs.split(','), maskSize: Number(fields.get(`ipv${number}-mask-size`)) } : undefined;
    };
    const [ipv4, ipv6] = [family(4), family(6)];
    return at > 0 ? [[entry.slice(0, at), { ...(ipv4 && { ipv4 }), ...(ipv6 && { ipv6 }) }] as const] : [];
  });
  return pools.length > 0 ? { pools: Object.fromEntries(pools) } : {};
}
