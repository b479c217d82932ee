import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';
import { resourceName } from '../shared/label-selector.ts';

/** The registry from which nodes pull Cilium's images. */
export const schema = onDemand(() =>
  z.strictObject({
    mirror: optional(
      z.string().check(
        // A host with an optional port and path, without a scheme: the part before `cilium/cilium`.
        z.regex(
          /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?(\/[a-z0-9._-]+)*$/i,
          'Expected a registry such as registry.example.com or registry.example.com:5000/mirror',
        ),
      ),
      'Registry that replaces quay.io and docker.io. Images keep their paths, such as cilium/cilium',
    ),
    pullSecrets: optional(
      z.array(resourceName()),
      'Names of the Secrets with the credentials, in the namespace of Cilium',
    ),
    digests: optional(
      z.boolean(),
      'Pull images by digest (the default). Use `false` for a mirror that rebuilds or repacks images',
    ),
    pullPolicy: optional(
      z.enum(['Always', 'IfNotPresent', 'Never']),
      'When nodes pull the images of the agents and the operator',
    ),
  }),
);
export type RegistryIntent = z.infer<ReturnType<typeof schema>>;
