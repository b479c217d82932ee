/** Key of the feature that makes a cluster a member of a mesh. */
export const memberFeature = 'clusterMesh';
