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

/**
 * Where releases write the default name of the cluster for Hubble whatever cilium_cluster_name states. Sources:
 * roles/network_plugin/cilium/templates/hubble/job.yml.j2, and config.yml.j2 next to it, whose relay needs the name from
 * Cilium 1.13 on.
 */
const hubbleNames: readonly { since: string; until: string; place: string }[] = [
  { since: 'v2.16.0', until: 'v2.21.0', place: 'certificates' },
  { since: 'v2.22.0', until: 'v2.24.0', place: "relay's configuration" },
];

/**
 * The name that a release writes, where, and the first release from which on all write the cluster's own; undefined if the
 * release does.
 */
export function hubbleCertificateName(
  release: string,
): { name: string; place: string; fixedSince: string } | undefined {
  const found = hubbleNames.find(({ since, until }) => compare(release, since) >= 0 && compare(release, until) < 0);
  const fixedSince = hubbleNames.at(-1)?.until;
  return found && fixedSince !== undefined ? { name: 'default', place: found.place, fixedSince } : undefined;
}

/** The first release whose own manifests run one operator where there is one node. templates/cilium-operator/deploy.yml.j2. */
const oneOperatorSince = 'v2.22.0';

/** True if the manifests of a release that renders its own run one operator on a cluster of one node. */
export function runsOneOperatorAlone(release: string): boolean {
  return compare(release, oneOperatorSince) >= 0;
}
