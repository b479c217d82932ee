/** The files in a chart's archive that define its values: values.yaml, the schema and the templates. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import type { Json } from '../../../src/core/json.ts';

const run = promisify(execFile);

export interface ChartSource {
  /** values.yaml as text, because its commented-out lines count too. */
  valuesText: string;
  values: { [key: string]: Json };
  /** values.schema.json; exists from 1.16 on. */
  schema?: Json;
  /** All templates, including partials, by name below `templates/`. */
  templates: Map<string, string>;
}

/** Reads a chart's archive. */
export async function readChart(archive: string): Promise<ChartSource> {
  const file = async (name: string) => {
    const { stdout } = await run('tar', ['xzOf', archive, name], { maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  };
  const { stdout: listing } = await run('tar', ['tzf', archive]);
  const names = listing.split('\n').filter(Boolean).sort();
  const valuesText = await file('cilium/values.yaml');
  return {
    valuesText,
    // Helm reads values as YAML 1.1, in which an unquoted 0400 is 256.
    values: parse(valuesText, { version: '1.1', logLevel: 'silent' }) as { [key: string]: Json },
    ...(names.includes('cilium/values.schema.json') && {
      schema: JSON.parse(await file('cilium/values.schema.json')) as Json,
    }),
    templates: new Map(
      await Promise.all(
        names
          .filter((name) => /^cilium\/templates\/.*\.(ya?ml|tpl|txt)$/.test(name))
          .map(async (name): Promise<[string, string]> => [name.slice('cilium/templates/'.length), await file(name)]),
      ),
    ),
  };
}
