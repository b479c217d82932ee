/** The JSON Schema of `.cilium-extras.yaml`, for editors. */
import { severities } from '../../core/finding.ts';
import type { JsonSchema } from '../intent/schema.ts';

const globs: JsonSchema = {
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'array', items: { type: 'string', minLength: 1 } },
  ],
};
// YAML reads 2.31 without quotes as a number, but the text as written is meant.
const version = (description: string): JsonSchema => ({ type: ['string', 'number'], description });

/** The schema; `rules` are the existing ids. */
export function configurationJsonSchema(rules: readonly string[]): JsonSchema {
  // YAML reads a bare off as false.
  const severity: JsonSchema = { enum: ['off', false, ...severities] };
  const severitiesOf: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(rules.map((id) => [id, severity])),
    additionalProperties: false,
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'cilium-extras configuration',
    description: 'Targets, severities of rules and ignored paths of a repository.',
    type: 'object',
    properties: {
      targets: {
        type: 'array',
        description: 'The first entry that fits a path is its target.',
        items: {
          type: 'object',
          properties: {
            paths: { ...globs, description: 'Globs relative to this file; without any the entry fits every path' },
            kubespray: version('Kubespray release: v2.31.0, 2.31 (its newest patch) or master'),
            kubean: version('Kubean release, instead of the Kubespray release that it pins'),
            cilium: version('Cilium version; the default is the version of the release'),
            kernel: version('Oldest kernel of the nodes, in quotes: "5.15"'),
          },
          additionalProperties: false,
          not: { required: ['kubespray', 'kubean'] },
        },
      },
      rules: { ...severitiesOf, description: 'Severities of rules' },
      overrides: {
        type: 'array',
        description: 'Severities for some paths; a later entry beats an earlier one.',
        items: {
          type: 'object',
          properties: { paths: globs, rules: severitiesOf },
          required: ['paths', 'rules'],
          additionalProperties: false,
        },
      },
      ignore: { ...globs, description: 'Globs of paths that lint skips' },
    },
    additionalProperties: false,
  };
}
