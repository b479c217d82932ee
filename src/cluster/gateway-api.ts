/** What Cilium's operator needs of the Gateway API that Kubespray installs. */
import type { KubesprayCatalog } from '../catalog/types.ts';
import { compare, valid } from '../core/versions.ts';
import type { Variables } from '../predict/kubespray.ts';

/**
 * From this release on the standard channel of the Gateway API no longer serves TLSRoute v1alpha2. Operators before
 * `operatorSince` require it to start. kubernetes-sigs/kubespray: tasks/check.yml of the role, after v2.31.0.
 */
const channelChange = '1.5.0';
const operatorSince = '1.20.0';

/** The newest Gateway API whose standard channel every operator starts with. */
export const safeGatewayApi = '1.4.1';

/**
 * The Gateway API whose definitions Cilium requires from a version on, the newest first. cilium/cilium:
 * Documentation/network/servicemesh/gateway-api/installation.rst; before 1.20 older definitions work too.
 */
const required = { since: '1.20.0', version: '1.6.0' };

/** What Cilium requires and what would be installed, where that is older; undefined where it is not. */
export function tooOldGatewayApi(
  { cluster }: Pick<KubesprayCatalog, 'cluster'>,
  cilium: string,
  variables: Variables,
): { required: string; installed: string } | undefined {
  const installed = installedVersion(cluster, variables);
  if (installed === null || compare(cilium, required.since) < 0 || compare(installed, required.version) >= 0)
    return undefined;
  return { required: required.version, installed };
}

function installedVersion(cluster: KubesprayCatalog['cluster'], variables: Variables): string | null {
  const written = variables.get('gateway_api_version');
  const preset = cluster?.gatewayApi ?? '';
  return valid(written === undefined ? preset : typeof written === 'string' ? written.replace(/^v/, '') : '');
}

/** The version of the Gateway API that would be installed, where the operator does not start with its definitions. */
export function tooNewGatewayApi(
  { cluster }: Pick<KubesprayCatalog, 'cluster'>,
  cilium: string,
  variables: Variables,
): string | undefined {
  const version = installedVersion(cluster, variables);
  const channel = variables.get('gateway_api_channel') ?? 'standard';
  if (version === null || channel !== 'standard') return undefined;
  if (compare(version, channelChange) < 0 || compare(cilium, operatorSince) >= 0) return undefined;
  return version;
}
