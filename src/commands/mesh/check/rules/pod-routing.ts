import { nativeRouting } from '../../../../../features/shared/agent-state.ts';
import { known } from '../../model/cluster.ts';
import { listed } from '../../model/compare.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'pod-routing',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Nobody routes addresses of pods between the clusters',
  why: 'With native routing the network between the clusters has to know where pods are and let all their ports through. Routes that nodes set up for each other (autoDirectNodeRoutes) end where the layer 2 network ends.',
  fix: 'Bring the routes about (BGP, peering, a VPN) and state podsReachEachOther: true, or use a tunnel in all clusters.',
  source: 'Documentation/network/clustermesh/setup.rst',
  check(mesh, report) {
    const native = known(mesh).filter(({ state }) => nativeRouting(state.options, state.context) === true);
    const stated = mesh.file.podsReachEachOther;
    if (native.length === 0 || stated === true) return;
    const names = listed(native.map(({ label }) => label));
    const route = native.length === 1 ? 'routes' : 'route';
    const message =
      stated === false
        ? `podsReachEachOther is false, and ${names} ${route} natively: pods of one cluster do not reach those of another.`
        : `${names} ${route} natively, so the network has to route addresses of pods between the clusters. State podsReachEachOther: true once it does.`;
    const at = mesh.locate(stated === undefined ? ['clusters'] : ['podsReachEachOther']);
    report({ subject: 'podsReachEachOther', at, message, severity: stated === false ? 'error' : 'warning' });
  },
});
