/** The feature that gives a cluster its place in a mesh. */
export const memberFeature = 'clusterMesh';
