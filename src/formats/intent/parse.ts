/** Reads an intent: returns a typed intent, or every problem with its location. */

import type * as z from 'zod/mini';
import type { AnyFeature } from '../../core/feature.ts';
import type { Finding, Location } from '../../core/finding.ts';
import type { Json } from '../../core/json.ts';
import type { Path } from '../../yaml/path.ts';
import type { ReadBase } from './base.ts';
import type { Data, Desk, FileFormat, FileKind, Valid } from './format.ts';
import { readFile } from './read-file.ts';
import { featuresIn, type IntentTarget, intentJsonSchema, intentSchema } from './schema.ts';

/** The user's intent, typed. It is not yet checked against a release or a Cilium version. */
export interface Intent {
  version: 1;
  target: IntentTarget;
  /** By the feature's key, in the order of the registry; `false` = explicitly disabled. */
  features: ReadonlyMap<string, unknown>;
  /** Raw Helm values, nested. */
  values: Record<string, Json>;
  /** Raw agent options, as the agent reads them. */
  config: ReadonlyMap<string, string>;
  /** The location of a path in the file, or that of its nearest parent if the path does not exist. */
  locate(path: Path): Location;
}

export interface ParsedIntent {
  /** Set if there are no findings. */
  intent?: Intent;
  findings: Finding[];
  /** The texts of the file and of the files that it extends. */
  sources: ReadonlyMap<string, string>;
  /** Set if the file has errors: the intent without the faulty parts, so that the other parts can be checked. */
  rest?: Intent;
}

const kind: FileKind = { name: 'intent', one: 'an intent', maxCharacters: 1024 * 1024 };

const targetKeys = ['kubespray', 'kubean', 'cilium', 'kernel'] as const satisfies (keyof IntentTarget)[];

/** The data in the form that the schema expects. */
function prepare(data: Data, textAt: (path: Path) => string | undefined): Data {
  // An empty section counts as a section without entries.
  for (const section of ['target', 'features', 'values', 'config']) {
    if (data[section] === null) data[section] = Object.create(null);
  }
  const features = data.features as Data | undefined;
  if (typeof features === 'object' && !Array.isArray(features)) {
    for (const [key, value] of Object.entries(features)) if (value === true) features[key] = {};
  }
  // YAML reads `cilium: 1.20` as the number 1.2; the text as written is meant.
  const target = data.target as Data | undefined;
  if (typeof target === 'object' && !Array.isArray(target)) {
    for (const key of targetKeys) {
      if (typeof target[key] === 'number') target[key] = textAt(['target', key]);
    }
  }
  return data;
}

/** Checks that need more than one key. */
function checkTarget(data: Data, complaints: Desk): void {
  const target = data.target as IntentTarget | undefined;
  if (target?.kubespray !== undefined && target.kubean !== undefined) {
    const message = 'Set either kubespray or kubean, not both. A Kubean release pins its Kubespray release.';
    complaints.add('invalid-value', ['target', 'kubean'], message, 'key');
  }
}

/**
 * Reads an intent. Never throws for a mistake in it: all problems are in `findings`, in the order of the file. Without
 * findings, `intent` is set; otherwise `rest` is, where possible.
 * @param text YAML 1.1 or JSON.
 * @param file File name for the findings.
 * @param options.readBase Reads the files that it extends; without it, the intent cannot extend any.
 */
export async function parseIntent(
  text: string,
  file: string,
  { features, readBase }: { features: readonly AnyFeature[]; readBase?: ReadBase | undefined },
): Promise<ParsedIntent> {
  const format: FileFormat<IntentData> = {
    kind,
    canExtend: true,
    schema: (data) => intentSchema(data ? featuresIn(data.features, features) : features),
    jsonSchema: () => intentJsonSchema(features),
    prepare,
    check: checkTarget,
  };
  const read = await readFile(text, file, format, readBase);
  const sources = new Map([[file, text], ...(read.below ?? []).map((one) => [one.file, one.text] as const)]);
  if (read.data !== undefined) return { findings: [], intent: intentOf(read, features), sources };
  const { findings, rest } = read;
  return { findings, sources, ...(rest && { rest: intentOf(rest, features) }) };
}

function intentOf({ data, locate }: Valid<IntentData>, features: readonly AnyFeature[]): Intent {
  const { version, target = {}, features: given = {}, values = {}, config = {} } = data;
  return {
    version,
    target,
    features: new Map(features.flatMap(({ key }) => (given[key] === undefined ? [] : [[key, given[key]]]))),
    values: values as Record<string, Json>,
    config: new Map(Object.entries(config).map(([name, value]) => [name, String(value)])),
    locate,
  };
}

type IntentData = z.infer<ReturnType<typeof intentSchema>>;
