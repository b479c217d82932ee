import { minorOf } from '../../../../catalog/catalog.ts';
import { compare } from '../../../../core/versions.ts';
import { known } from '../../model/cluster.ts';
import { defineMeshRule } from '../rule.ts';

export default defineMeshRule({
  id: 'version-skew',
  severity: 'error',
  symptoms: ['mesh', 'upgrade'],
  title: 'Cilium versions are more than one minor version apart',
  why: 'The data that clusters exchange changes between minor versions. Cilium tests only adjacent minor versions, as it does for upgrades.',
  fix: 'Upgrade the oldest clusters first, one minor version at a time, until all are at most one minor version apart.',
  source: 'Documentation/operations/upgrade.rst',
  check(mesh, report) {
    const clusters = known(mesh);
    const [newest] = [...clusters].sort((a, b) => compare(b.state.target.cilium, a.state.target.cilium));
    if (!newest) return;
    for (const cluster of clusters) {
      const apart = minorNumber(newest.state.target.cilium) - minorNumber(cluster.state.target.cilium);
      if (apart <= 1) continue;
      report({
        subject: cluster.name,
        at: cluster.at(),
        message: `Cluster ${cluster.quoted} runs Cilium ${cluster.state.target.cilium}, and cluster ${newest.quoted} runs ${newest.state.target.cilium}: ${apart} minor versions apart. Cilium supports a difference of one minor version. Upgrade cluster ${cluster.quoted}.`,
      });
    }
  },
});

/** `18` of `1.18.4`: every Cilium release with a mesh is 1.x. */
function minorNumber(version: string): number {
  return Number(minorOf(version).split('.')[1]);
}
