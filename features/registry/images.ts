/**
 * Images of the chart by the Helm value of their part, with the path that they have in every registry.
 * Source: charts' values.yaml, first and last patch of every minor.
 */
export interface Image {
  /** The mapping with `repository`, `useDigest` and `pullPolicy`. */
  helm: string;
  path: string;
  /** Cilium versions whose chart has it. */
  versions: string;
  /** Cilium versions whose chart takes `useDigest` for it. */
  digests: string;
}

function image(helm: string, path: string, versions = '>=1.9.0', digests = versions): Image {
  return { helm, path, versions, digests };
}

/** Those that every cluster runs. */
export const coreImages: readonly Image[] = [
  image('image', 'cilium/cilium'),
  image('operator.image', 'cilium/operator'),
];

/** Those of parts that a cluster may have. */
export const otherImages: readonly Image[] = [
  image('envoy.image', 'cilium/cilium-envoy', '>=1.14.0'),
  image('hubble.relay.image', 'cilium/hubble-relay'),
  image('hubble.ui.backend.image', 'cilium/hubble-ui-backend', '>=1.9.0', '>=1.14.0'),
  image('hubble.ui.frontend.image', 'cilium/hubble-ui', '>=1.9.0', '>=1.14.0'),
  image('certgen.image', 'cilium/certgen', '>=1.9.0', '>=1.14.0'),
  image('clustermesh.apiserver.image', 'cilium/clustermesh-apiserver'),
];
