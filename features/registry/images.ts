/**
 * Images of the chart: the Helm value of each image, and its path, which is the same in every registry.
 * Source: charts' values.yaml, first and last patch of every minor.
 */
export interface Image {
  /** The mapping with `repository`, `useDigest` and `pullPolicy`. */
  helm: string;
  path: string;
  /** Cilium versions whose chart has it. */
  versions: string;
  /** Cilium versions whose chart supports `useDigest` for it. */
  digests: string;
}

function image(helm: string, path: string, versions = '>=1.9.0', digests = versions): Image {
  return { helm, path, versions, digests };
}

/** Images that every cluster runs. */
export const coreImages: readonly Image[] = [
  image('image', 'cilium/cilium'),
  image('operator.image', 'cilium/operator'),
];

/** Images of optional parts. */
export const otherImages: readonly Image[] = [
  image('envoy.image', 'cilium/cilium-envoy', '>=1.14.0'),
  image('hubble.relay.image', 'cilium/hubble-relay'),
  image('hubble.ui.backend.image', 'cilium/hubble-ui-backend', '>=1.9.0', '>=1.14.0'),
  image('hubble.ui.frontend.image', 'cilium/hubble-ui', '>=1.9.0', '>=1.14.0'),
  image('certgen.image', 'cilium/certgen', '>=1.9.0', '>=1.14.0'),
  image('clustermesh.apiserver.image', 'cilium/clustermesh-apiserver'),
];
