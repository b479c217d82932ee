/**
 * Facts about Kubespray outside of the role for Cilium that no probe measures yet. Each names its source in
 * kubernetes-sigs/kubespray; ranges begin at the release that is named.
 */
import { compare } from '../core/versions.ts';

/** The owner of the CNI plugins' folder where nothing is set. roles/kubespray_defaults/defaults/main/main.yml, every release. */
export const defaultKubeOwner = 'kube';

/** The first release whose task gives the Cilium CLI the proxy. roles/network_plugin/cilium/tasks/apply.yml. */
const installerProxySince = 'v2.29.0';

/** True if the Cilium CLI, which downloads the chart, gets the proxy of the inventory. */
export function installerGetsProxy(release: string): boolean {
  return compare(release, installerProxySince) >= 0;
}

/** The Gateway API that is installed with gateway_api_enabled. roles/kubernetes-apps, folder gateway_api, checksums.yml. */
const gatewayApiVersions: readonly (readonly [since: string, version: string])[] = [
  ['v2.26.0', '1.1.0'],
  ['v2.28.0', '1.2.1'],
  ['v2.30.0', '1.4.1'],
  ['v2.31.0', '1.5.1'],
];

/** Version of the Gateway API that a release installs by default; undefined if it installs none. */
export function gatewayApiOf(release: string): string | undefined {
  return gatewayApiVersions.filter(([since]) => compare(release, since) >= 0).at(-1)?.[1];
}
