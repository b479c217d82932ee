import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';

const catalog = openCatalog();
const index = await catalog.index();
const releases = await Promise.all(
  [...index.kubespray, ...(index.snapshots ?? [])].map(async ({ release }) => ({
    ...(await catalog.kubespray(release)),
    play: await catalog.play(release),
  })),
);

describe('facts of the play that every command needs agree with the whole play', () => {
  it.each(releases)('$release', ({ cluster, play: { variables, owners, installer } }) => {
    expect(cluster).toBeDefined();
    const { gateway_api_version: gatewayApi, kube_owner: owner } = variables;
    expect(cluster?.gatewayApi).toBe(
      gatewayApi?.declared === 'defaults' ? (gatewayApi.value ?? gatewayApi.default) : undefined,
    );
    if (cluster?.cniOwner !== undefined) {
      expect(cluster.cniOwner).toBe(owner?.default);
      expect(owners['/opt/cni/bin']).toEqual([{ then: { of: 'kube_owner', as: 'string' } }]);
    }
    expect(cluster?.installerProxy).toBe(installer[0]?.proxy);
  });
});
