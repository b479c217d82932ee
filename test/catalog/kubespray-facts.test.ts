import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import { defaultKubeOwner, gatewayApiOf } from '../../src/cluster/kubespray-facts.ts';

const catalog = openCatalog();
const measured = (await catalog.index()).kubespray.map(({ release }) => release);

describe('facts that rules need at once agree with the measured ones', async () => {
  const plays = (
    await Promise.all(
      measured.map((release) =>
        catalog.play(release).then(
          (play) => [play],
          () => [],
        ),
      ),
    )
  ).flat();

  it('covers releases of both installers', () => expect(plays.length).toBeGreaterThan(5));

  const owning = plays.filter(({ variables }) => variables.kube_owner?.default !== undefined);
  it.each(owning)('$release: owner of the CNI plugins', ({ variables, owners }) => {
    expect(variables.kube_owner?.default).toBe(defaultKubeOwner);
    expect(owners['/opt/cni/bin']).toEqual([{ then: { of: 'kube_owner', as: 'string' } }]);
  });

  const serving = plays.filter(({ variables }) => variables.gateway_api_version?.declared === 'defaults');
  it.each(serving)('$release: version of the Gateway API', ({ release, variables }) => {
    const { default: preset, value } = variables.gateway_api_version ?? {};
    expect(gatewayApiOf(release)).toBe(value ?? preset);
  });
});
