import { defineFeature } from '../../src/core/feature.ts';
import identityModeCrd from './constraints/identity-mode-crd.ts';
import installRoutesRemoved from './constraints/install-routes-removed.ts';
import ipv4Underlay from './constraints/ipv4-underlay.ts';
import ipv6Policies from './constraints/ipv6-policies.ts';
import kernel from './constraints/kernel.ts';
import l7ProxyBypass from './constraints/l7-proxy-bypass.ts';
import needsBpfMasquerade from './constraints/needs-bpf-masquerade.ts';
import needsKubeProxyReplacement from './constraints/needs-kube-proxy-replacement.ts';
import needsRemoteNodeIdentity from './constraints/needs-remote-node-identity.ts';
import noClusterMesh from './constraints/no-cluster-mesh.ts';
import noEndpointSlice from './constraints/no-endpoint-slice.ts';
import noHighScaleIpcache from './constraints/no-high-scale-ipcache.ts';
import noXdp from './constraints/no-xdp.ts';
import optionDeprecated from './constraints/option-deprecated.ts';
import optionRenamed from './constraints/option-renamed.ts';
import xdpForwardAccept from './constraints/xdp-forward-accept.ts';
import { read, write, writeOff } from './lens.ts';
import { schema } from './schema.ts';

export default defineFeature({
  id: 'egress-gateway',
  key: 'egressGateway',
  title: 'Egress gateway',
  summary: 'Traffic of selected pods leaves the cluster through gateway nodes with fixed source addresses.',
  versions: '>=1.10.0',
  schema,
  modes: { on: { intent: {} } },
  write,
  writeOff,
  read,
  owns: [
    'enable-egress-gateway',
    'enable-ipv4-egress-gateway',
    'install-egress-gateway-routes',
    'egress-gateway-reconciliation-trigger-interval',
    'egress-gateway-policy-map-max',
  ],
  constraints: [
    optionRenamed,
    optionDeprecated,
    needsBpfMasquerade,
    needsKubeProxyReplacement,
    needsRemoteNodeIdentity,
    identityModeCrd,
    kernel,
    noEndpointSlice,
    noHighScaleIpcache,
    noXdp,
    ipv4Underlay,
    l7ProxyBypass,
    ipv6Policies,
    noClusterMesh,
    xdpForwardAccept,
    installRoutesRemoved,
  ],
});
