/**
 * Releases that messages name. A run only loads the facts of the release that it checks, so these are constants.
 * `test/catalog/known-releases.test.ts` compares each with the facts of all releases.
 */

/** Since this release, all releases write the cluster's own name for Hubble. */
// biome-ignore lint/plugin: a test compares it with the catalog
export const hubbleNameFixedSince = 'v2.24.0';

/** Since this release, all releases pass the proxy of the inventory to the Cilium CLI. */
// biome-ignore lint/plugin: a test compares it with the catalog
export const installerProxySince = 'v2.29.0';

/** Since this release, all releases pass a mapping of Helm values to the chart. */
// biome-ignore lint/plugin: a test compares it with the catalog
export const extraValuesSince = 'v2.29.0';

/** The first and the last release with `cilium_remove_old_resources`. */
// biome-ignore lint/plugin: a test compares it with the catalog
export const removesOldResources = ['v2.28.1', 'v2.29.1'] as const;
