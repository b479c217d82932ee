/**
 * Releases that advice names. A rule is about one release, and only that release's facts are loaded, so these are
 * written here. `test/catalog/known-releases.test.ts` compares each with the facts of all releases.
 */

/** The first release from which on all write the cluster's own name into what belongs to Hubble. */
// biome-ignore lint/plugin: held against the catalog by a test
export const hubbleNameFixedSince = 'v2.24.0';

/** The first release from which on all give the Cilium CLI the proxy of the inventory. */
// biome-ignore lint/plugin: held against the catalog by a test
export const installerProxySince = 'v2.29.0';

/** The first release from which on all hand a mapping of Helm values to the chart. */
// biome-ignore lint/plugin: held against the catalog by a test
export const extraValuesSince = 'v2.29.0';

/** The only releases that have `cilium_remove_old_resources`, first and last. */
// biome-ignore lint/plugin: held against the catalog by a test
export const removesOldResources = ['v2.28.1', 'v2.29.1'] as const;
