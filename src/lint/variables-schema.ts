/** A JSON Schema of a release's Cilium variables, so that editors complete and check group_vars. */

import type { KubesprayCatalog, KubesprayVariable } from '../catalog/types.ts';
import { carrierNames } from '../cluster/raw-settings.ts';
import type { Json } from '../core/json.ts';

type Schema = { [key: string]: Json };

/** Ansible accepts a template wherever it accepts a value. */
const expression: Schema = { type: 'string', pattern: '\\{[{%]' };

/**
 * The schema of a variables file for a release. Known variables have the type of their default, and dead ones are
 * deprecated. Unknown Cilium variables are rejected. Everything else is allowed.
 */
export function variablesSchema(facts: KubesprayCatalog): Schema {
  const properties: Schema = {};
  for (const [name, variable] of Object.entries(facts.variables)) {
    if (!name.startsWith('cilium_')) continue;
    properties[name] = variable.removed ? false : schemaOf(name, variable, facts);
  }
  const known = [...new Set([...Object.keys(properties), ...carrierNames])].filter((name) =>
    name.startsWith('cilium_'),
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Cilium variables of Kubespray ${facts.release}`,
    type: 'object',
    properties,
    patternProperties: { [`^cilium_(?!(?:${known.map((name) => name.slice('cilium_'.length)).join('|')})$)`]: false },
  };
}

function schemaOf(name: string, { default: preset, dead }: KubesprayVariable, facts: KubesprayCatalog): Schema {
  const schema: Schema = { ...typesOf(name, preset, facts) };
  if (preset !== undefined && !isExpression(preset)) schema.default = preset;
  if (dead) {
    schema.deprecated = true;
    schema.description = `Nothing in Kubespray ${facts.release} reads it.`;
  }
  return schema;
}

function typesOf(name: string, preset: Json | undefined, facts: KubesprayCatalog): Schema {
  if (name === 'cilium_config_extra_vars') {
    // The chart keeps YAML types, and a ConfigMap accepts only strings.
    const types = facts.carriers.extraVars === 'extra-config' ? ['string'] : ['string', 'boolean', 'number'];
    return { anyOf: [{ type: ['object', 'null'], additionalProperties: { type: types } }, expression] };
  }
  const refused = facts.assertions.find(({ variable }) => variable === name)?.refused ?? [];
  const not: Schema = refused.length > 0 ? { not: { enum: [...refused] } } : {};
  if (preset === undefined || preset === null || isExpression(preset)) return not;
  if (Array.isArray(preset)) return { anyOf: [{ type: 'array' }, expression], ...not };
  if (typeof preset === 'object') return { anyOf: [{ type: 'object' }, expression], ...not };
  // Numbers and booleans are often written as strings, and templates print both forms alike.
  return { type: ['string', 'boolean', 'number'], ...not };
}

function isExpression(value: Json): boolean {
  return typeof value === 'string' && value.includes('{{');
}
