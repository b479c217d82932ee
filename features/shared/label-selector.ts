import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const requirement = onDemand(() =>
  z.strictObject({
    key: z.string().check(z.minLength(1), z.describe('Name of the label')),
    operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']).check(z.describe('How the value is compared')),
    values: optional(z.array(z.string()), 'Values for the operators `In` and `NotIn`'),
  }),
);

/** A Kubernetes label selector. */
export const labelSelector = onDemand(() =>
  z.strictObject({
    matchLabels: optional(z.record(z.string(), z.string()), 'Labels that an object must have'),
    matchExpressions: optional(z.array(requirement()), 'Conditions that the labels must meet'),
  }),
);

/** A valid name of a Kubernetes resource. */
export const resourceName = onDemand(() =>
  z
    .string()
    .check(
      z.regex(
        /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/,
        'Expected a name of lower-case letters, digits, dashes and dots',
      ),
    ),
);
