import { nativeRouting } from '../../../../../features/shared/agent-state.ts';
import { known } from '../../model/cluster.ts';
import { listed } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'pod-routing',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'No routes for pods between the clusters',
  why: 'With native routing the network between the clusters must route pod addresses and allow all ports. Direct node routes (autoDirectNodeRoutes) work only in one layer 2 network.',
  fix: 'Add routes (BGP, peering, a VPN) and set podsReachEachOther: true, or use a tunnel in all clusters.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    const native = known(mesh).filter(({ state }) => nativeRouting(state.options, state.context) === true);
    const stated = mesh.file.podsReachEachOther;
    if (native.length === 0 || stated === true) return;
    const names = listed(native.map(({ quoted }) => quoted));
    const who = native.length === 1 ? `Cluster ${names} uses` : `Clusters ${names} use`;
    const message =
      stated === false
        ? `${who} native routing, so the network must route pod addresses between the clusters. It does not, as the mesh file has podsReachEachOther: false, and pods of different clusters cannot connect. Add the routes and set podsReachEachOther: true, or use a tunnel in all clusters.`
        : `${who} native routing, so the network must route pod addresses between the clusters. Set podsReachEachOther: true when it does.`;
    const at = mesh.locate(stated === undefined ? ['clusters'] : ['podsReachEachOther']);
    report({ subject: 'podsReachEachOther', at, message, severity: stated === false ? 'error' : 'warning' });
  },
});
