import type { LensContext } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { unlessEmpty } from '../shared/part.ts';
import type { HubbleIntent } from './schema.ts';

/** The chart's defaults. */
const defaultExportFile = '/var/run/cilium/hubble/events.log';
const defaultFileSize = '10';
const defaultFileBackups = '5';

/** The chart's default port for metrics of flows; 1.12 changed it. */
function defaultMetricsPort(context: LensContext): number {
  return context.is('<1.12.0') ? 9091 : 9965;
}

/**
 * The intent for a configuration; undefined if Hubble is off. Relay, UI and the certificate method only affect separate
 * objects, so they are not in a configuration.
 */
export function read(options: OptionsView, context: LensContext): HubbleIntent | undefined {
  if (options.flag('enable-hubble', false) !== true) return undefined;
  const metrics = readMetrics(options, context);
  const flowExport = context.is('>=1.15.0') ? readExport(options) : undefined;
  return {
    ...(metrics && { metrics }),
    ...(options.flag('hubble-disable-tls', false) && { tls: false }),
    ...(flowExport && { export: flowExport }),
  };
}

function readMetrics(options: OptionsView, context: LensContext): HubbleIntent['metrics'] {
  const list = words(options.get('hubble-metrics'));
  if (list.length === 0) return undefined;
  const port = Number(/:(\d+)$/.exec(options.get('hubble-metrics-server') ?? '')?.[1]);
  return {
    list,
    ...(Number.isInteger(port) && port > 0 && port !== defaultMetricsPort(context) && { port }),
    ...(options.flag('enable-hubble-open-metrics', false) && { enableOpenMetrics: true }),
  };
}

function readExport(options: OptionsView): HubbleIntent['export'] {
  const filePath = options.get('hubble-export-file-path') ?? '';
  const isDynamic = (options.get('hubble-flowlogs-config-path') ?? '') !== '';
  if (filePath === '' && !isDynamic) return undefined;
  const number = (option: string, preset: string): number | undefined => {
    const text = options.get(option) ?? '';
    return /^\d+$/.test(text) && text !== preset ? Number(text) : undefined;
  };
  const size = number('hubble-export-file-max-size-mb', defaultFileSize);
  const backups = number('hubble-export-file-max-backups', defaultFileBackups);
  const some = (key: string, values: string[]) => (values.length > 0 ? { [key]: values } : {});
  return {
    ...(filePath !== '' && {
      static: unlessEmpty({
        ...(filePath !== defaultExportFile && { filePath }),
        ...some('fieldMask', words(options.get('hubble-export-fieldmask'))),
        ...some('allowList', objectsIn(options.get('hubble-export-allowlist'))),
        ...some('denyList', objectsIn(options.get('hubble-export-denylist'))),
      }),
    }),
    ...(isDynamic && { dynamic: true }),
    ...(size !== undefined && size > 0 && { fileMaxSizeMb: size }),
    ...(backups !== undefined && { fileMaxBackups: backups }),
  };
}

function words(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** A sequence of JSON objects. Charts separate them with commas, blanks or nothing. */
export function objectsIn(text = ''): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inString) {
      if (sign === '\\') at++;
      else if (sign === '"') inString = false;
      continue;
    }
    if (sign === '"') inString = true;
    else if (sign === '{') {
      if (depth++ === 0) start = at;
    } else if (sign === '}' && --depth === 0) found.push(text.slice(start, at + 1));
  }
  return depth === 0 ? found : [];
}
