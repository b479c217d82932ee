import type { OptionsView } from '../../src/core/options.ts';

/** The metrics of the list, without their options: `dns:query;ignoreAAAA`. */
export function metricNames(options: OptionsView): string[] {
  const entries = (options.get('hubble-metrics') ?? '').split(/\s+/);
  return entries.map((entry) => entry.split(':')[0] ?? '').filter((name) => name !== '');
}
