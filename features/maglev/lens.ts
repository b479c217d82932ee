import type { LensContext, Settings } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { defined } from '../shared/defined.ts';
import { algorithm } from '../shared/load-balancer-state.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import type { MaglevIntent } from './schema.ts';

/** Maglev in Helm values, which are the same in all versions. `maxBackends` is only for checks and writes nothing. */
export function write(intent: MaglevIntent, context: LensContext): Settings {
  const values = defined<Json>({
    'loadBalancer.algorithm': 'maglev',
    'maglev.tableSize': intent.tableSize,
    'maglev.hashSeed': intent.hashSeed,
  });
  return onFullReplacement({ values }, context);
}

/** Disables Maglev by setting the agent's default algorithm. */
export function writeOff(): Settings {
  return { values: { 'loadBalancer.algorithm': 'random' }, agentDefaults: ['loadBalancer.algorithm'] };
}

/** The intent for a configuration; undefined unless the algorithm is Maglev. */
export function read(options: OptionsView, context: LensContext): MaglevIntent | undefined {
  if (algorithm(options, context) !== 'maglev') return undefined;
  const tableSize = Number(options.get('bpf-lb-maglev-table-size'));
  const hashSeed = options.get('bpf-lb-maglev-hash-seed');
  return {
    ...(Number.isSafeInteger(tableSize) && tableSize > 0 && { tableSize }),
    ...(hashSeed !== undefined && { hashSeed }),
  };
}
