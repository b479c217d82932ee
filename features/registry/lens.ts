import type { LensContext, Settings } from '../../src/core/feature.ts';
import type { Json } from '../../src/core/json.ts';
import { defined } from '../shared/defined.ts';
import { coreImages, type Image, otherImages } from './images.ts';
import type { RegistryIntent } from './schema.ts';

/** Requests the images that every cluster runs. Images of optional parts are only implied. */
export function write(intent: RegistryIntent, context: LensContext): Settings {
  const { pullSecrets } = intent;
  return {
    values: {
      ...valuesOf(coreImages, intent, context),
      ...(pullSecrets && { imagePullSecrets: pullSecrets.map((name) => ({ name })) }),
      ...pullPolicies(intent),
    },
    implies: valuesOf(otherImages, intent, context),
  };
}

function valuesOf(
  images: readonly Image[],
  { mirror, digests }: RegistryIntent,
  context: LensContext,
): Record<string, Json> {
  const entries = images
    .filter(({ versions }) => context.is(versions))
    .flatMap(({ helm, path, digests: since }) =>
      Object.entries(
        defined<Json>({
          [`${helm}.repository`]: mirror === undefined ? undefined : `${mirror}/${path}`,
          [`${helm}.useDigest`]: context.is(since) ? digests : undefined,
        }),
      ),
    );
  return Object.fromEntries(entries);
}

function pullPolicies({ pullPolicy }: RegistryIntent): Record<string, Json> {
  if (pullPolicy === undefined) return {};
  return Object.fromEntries(coreImages.map(({ helm }) => [`${helm}.pullPolicy`, pullPolicy]));
}

/** `false` means the upstream registries, which are the default. */
export function writeOff(): Settings {
  return { values: {} };
}

/** The agent's configuration does not contain images. */
export function read(): undefined {
  return undefined;
}
