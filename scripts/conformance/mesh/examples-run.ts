/** Judges the examples in `examples/mesh` with the release and the Cilium of each cluster. */
import { openKubespray } from '../../catalog/ansible/ansible.ts';
import { openChart } from '../../catalog/cilium/helm.ts';
import type { Bench } from '../cluster.ts';
import type { Tools } from '../migration-run.ts';
import type { Target } from '../subject.ts';
import { judgeMeshes } from './judge.ts';
import { exampleMeshes } from './meshes.ts';
import { type MeshRecording, meshRecording } from './recording.ts';

/** Judges all valid examples. */
export async function judgeExamples({ kubespray, charts, python, cache }: Tools): Promise<MeshRecording> {
  const open = new Map<string, Bench>();
  const benchOf = async ({ kubespray: release, cilium }: Target): Promise<Bench> => {
    const key = `${release} ${cilium}`;
    const bench = open.get(key) ?? {
      kubespray: await openKubespray(kubespray, release, cache, { python }),
      chart: await openChart(charts, cilium, cache),
      cilium,
      // If it is not the default, the example's own inventory sets it.
      ciliumVersion: undefined,
    };
    open.set(key, bench);
    return bench;
  };
  const wishes = exampleMeshes();
  const verdicts = await judgeMeshes(wishes, { benchOf, python });
  for (const bench of open.values()) {
    bench.kubespray.close();
    bench.chart.close();
  }
  const versions = wishes.flatMap(({ members }) => members.map(({ cilium }) => cilium));
  return meshRecording({ of: 'examples', commit: '', cilium: [...new Set(versions)].join(', ') }, verdicts);
}
