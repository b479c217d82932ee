/** What Cilium's operator requires from the Gateway API that Kubespray installs. */
import type { KubesprayCatalog } from '../catalog/types.ts';
import { compare, valid } from '../core/versions.ts';
import type { Variables } from '../predict/kubespray.ts';

/**
 * Since this release, the standard channel of the Gateway API no longer serves TLSRoute v1alpha2. Operators before
 * `operatorSince` need it to start. Source: kubernetes-sigs/kubespray, tasks/check.yml of the role, after v2.31.0.
 */
const channelChange = '1.5.0';
const operatorSince = '1.20.0';

/** The newest Gateway API with which every operator starts on the standard channel. */
export const safeGatewayApi = '1.4.1';

/**
 * The Gateway API version that Cilium requires since a version. Before 1.20, older definitions work too. Source:
 * cilium/cilium, Documentation/network/servicemesh/gateway-api/installation.rst.
 */
const required = { since: '1.20.0', version: '1.6.0' };

/** The required and the installed version, if the installed one is older; otherwise undefined. */
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

/** The Gateway API version that would be installed, if the operator does not start with it; otherwise undefined. */
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
