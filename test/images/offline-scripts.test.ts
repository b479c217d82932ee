import { describe, expect, test } from 'vitest';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { chooseRelease } from '../../src/cluster/target/release-choice.ts';
import { collectImages } from '../../src/commands/images/collect.ts';
import { planMirror } from '../../src/commands/images/mirror.ts';
import type { Layout } from '../../src/commands/images/reference.ts';
import { imageList } from '../../src/commands/images/script.ts';
import { subjectOfRelease } from '../../src/commands/images/subject.ts';

const registry = 'registry.example:5000';

/** Registries that contrib/offline/manage-offline-container-images.sh of Kubespray v2.31.0 strips before it pushes. */
const stripped = new Set(['registry.k8s.io', 'gcr.io', 'ghcr.io', 'docker.io', 'quay.io']);

/**
 * The name under which a script pushes an image of the list. Kubespray's script drops the registry; Kubean's
 * import_images.sh keeps it.
 */
function pushed(name: string, layout: Layout): string {
  const [first = '', ...rest] = name.split('/');
  return `${registry}/${layout === 'path' && stripped.has(first) ? rest.join('/') : name}`;
}

const catalog = openCatalog();
const { kubespray } = await catalog.index();
const hubble = { cilium_enable_hubble: true, cilium_hubble_install: true, cilium_enable_hubble_ui: true };

describe.each(kubespray.map(({ release }) => release))('%s', (release) => {
  test('what the scripts push by the list is what the cluster pulls from the mirror', async () => {
    const { choice } = await chooseRelease({ kubespray: release }, catalog);
    if (!choice) throw new Error(`no ${release}`);
    const base = await subjectOfRelease(choice, undefined, catalog);
    for (const variables of [{}, hubble]) {
      for (const layout of ['path', 'full'] as const) {
        const subject = base.with(new Map(Object.entries(variables)));
        const { copies, after, keepDigest } = planMirror(subject, { registry, layout, digests: false });
        // If no variable accepts Helm values, digests cannot be disabled, and the command reports an error.
        expect(keepDigest.length > 0).toBe(subject.usesChart && subject.carrier.dict === undefined);
        if (keepDigest.length > 0) continue;
        const names = imageList(collectImages(subject), copies).trim().split('\n');
        const pulled = new Set(after.images.map(({ reference }) => reference));
        expect(names.map((name) => pushed(name, layout)).sort()).toEqual([...pulled].sort());
      }
    }
  });
});
