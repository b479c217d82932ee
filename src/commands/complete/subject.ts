/** What a key in a file is the name of, decided by its position. */
import { carrierVariable } from '../../catalog/catalog.ts';
import type { KubesprayCatalog } from '../../catalog/types.ts';

/** What an open file is. */
export type DocumentKind = 'variables' | 'inventory' | 'kubean' | 'values' | 'intent' | 'configuration';

/** What a key names. */
export type Subject =
  | { kind: 'variable'; name: string }
  /** An agent option; `carrier` is the variable that contains it, if there is one. */
  | { kind: 'option'; name: string; carrier: string | undefined }
  /** A Helm value by its keys. */
  | { kind: 'value'; path: string[]; carrier: string | undefined }
  /** A key of an intent outside of `values` and `config`. */
  | { kind: 'intent'; path: string[] }
  /** A key of `.cilium-extras.yaml`. */
  | { kind: 'configuration'; path: string[] };

/** The subject of a path of keys, the last of which is the name; undefined if it has nothing to do with Cilium. */
export function subjectOf(
  path: readonly string[],
  document: DocumentKind,
  facts: KubesprayCatalog | undefined,
): Subject | undefined {
  if (path.length === 0) return undefined;
  switch (document) {
    case 'configuration':
      return { kind: 'configuration', path: [...path] };
    case 'intent':
      return ofIntent(path);
    case 'values':
      return ofValues(belowShape(path), undefined);
    case 'variables':
      return ofVariables(path, facts);
    default: {
      const variables = document === 'kubean' ? belowManifest(path) : belowInventory(path);
      return variables && ofVariables(variables, facts);
    }
  }
}

function ofIntent(path: readonly string[]): Subject | undefined {
  const [section, ...rest] = path;
  if (section === 'values' && rest.length > 0) return ofValues(rest, undefined);
  if (section === 'config' && rest.length > 0) return ofOption(rest, undefined);
  return { kind: 'intent', path: [...path] };
}

function ofVariables(path: readonly string[], facts: KubesprayCatalog | undefined): Subject | undefined {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return { kind: 'variable', name };
  if (name === carrierVariable(facts, 'extraVars')) return ofOption(rest, name);
  if (name === carrierVariable(facts, 'extraValues') || name === carrierVariable(facts, 'customCni')) {
    return ofValues(rest, name);
  }
  return undefined;
}

function ofOption(path: readonly string[], carrier: string | undefined): Subject | undefined {
  const [name, ...rest] = path;
  return name === undefined || rest.length > 0 ? undefined : { kind: 'option', name, carrier };
}

function ofValues(path: readonly string[], carrier: string | undefined): Subject | undefined {
  const [head, ...rest] = path;
  if (head === undefined || path.includes('-')) return undefined;
  if (head === 'extraConfig' && rest.length > 0) return ofOption(rest, undefined);
  return { kind: 'value', path: [...path], carrier };
}

/** Keys that hold the Helm values in objects that install a chart. */
const holders: readonly string[] = ['values', 'valuesObject', 'valuesContent'];

function belowShape(path: readonly string[]): readonly string[] {
  if (path[0] === 'cilium' && path.length > 1) return path.slice(1);
  if (path[0] !== 'spec') return path;
  const holder = path.findIndex((key) => holders.includes(key));
  return holder < 0 ? [] : path.slice(holder + 1);
}

/** The path within the variables of a manifest; undefined if the key is not a variable. */
function belowManifest(path: readonly string[]): readonly string[] | undefined {
  const [data, file, ...rest] = path;
  if (data !== 'data' || rest.length === 0) return undefined;
  if (file === 'group_vars.yml') return rest;
  return file === 'hosts.yml' ? belowInventory(rest) : undefined;
}

/** The path within the variables of an inventory: below `vars`, or below a host. */
function belowInventory(path: readonly string[]): readonly string[] | undefined {
  const index = path.findIndex((key) => key === 'vars' || key === 'hosts');
  if (index < 0) return undefined;
  const rest = path.slice(path[index] === 'vars' ? index + 1 : index + 2);
  return rest.length > 0 ? rest : undefined;
}
