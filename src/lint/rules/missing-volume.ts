import type { VolumeNames } from '../../catalog/volumes.ts';
import type { History } from '../../cluster/across-releases.ts';
import { type Origin, type ScopeView, valueAt } from '../../cluster/scope-view.ts';
import type { Location } from '../../core/finding.ts';
import { isMap, known, leaves, type PartlyKnown, splitPath } from '../../core/value-tree.ts';
import { list } from '../../core/wording.ts';
import { locate } from '../../formats/ansible/variables/definition.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'missing-volume',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'Mount of a volume that the pod does not have',
  why: "Kubernetes refuses a DaemonSet or Deployment with a container that mounts a volume which its pods do not have. Some releases add the user's mounts to the pods of the agent, and not the volumes.",
  fix: 'Add a volume with the name of the mount, or remove the mount.',
  upstream: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  examples: {
    bad: [
      {
        kubespray: 'v2.27.1',
        groupVars:
          'cilium_agent_extra_volumes:\n  - { name: certs, hostPath: { path: /etc/ssl } }\ncilium_agent_extra_volume_mounts:\n  - name: certs\n    mountPath: /etc/ssl\n',
        lines: [4],
      },
      {
        kubespray: 'v2.24.3',
        groupVars:
          'cilium_operator_extra_volumes:\n  - { name: certs, hostPath: { path: /etc/ssl } }\ncilium_operator_extra_volume_mounts:\n  - { name: cert, mountPath: /etc/ssl }\n',
        lines: [4],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_agent_extra_volume_mounts:\n  - { name: certs, mountPath: /etc/ssl }\n',
        lines: [2],
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_extra_values:\n  hubble:\n    relay:\n      extraVolumeMounts:\n        - { name: ca, mountPath: /ca }\n',
        lines: [5],
      },
    ],
    good: [
      {
        kubespray: 'v2.27.1',
        groupVars:
          'cilium_agent_extra_volume_mounts:\n  - { name: cilium-run, mountPath: /run/cilium }\n  - { name: "{{ volume }}", mountPath: /data }\n',
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_agent_extra_volumes:\n  - { name: certs, hostPath: { path: /etc/ssl } }\ncilium_agent_extra_volume_mounts:\n  - { name: certs, mountPath: /etc/ssl }\n',
      },
      {
        kubespray: 'v2.24.3',
        groupVars:
          'cilium_operator_extra_volumes: "{{ volumes }}"\ncilium_operator_extra_volume_mounts:\n  - { name: certs, mountPath: /etc/ssl }\n',
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_extra_values:\n  extraHostPathMounts:\n    - { name: certs, mountPath: /etc/ssl, hostPath: /etc/ssl }\n',
      },
    ],
  },
  async check({ view, history, report }) {
    if (view.installer === 'nobody') return;
    const lists = listsOf(view);
    if (!lists.some(({ mounts }) => mounts.length > 0)) return;
    const { manifests, charts } = await history.volumes();
    const own = view.ownManifests ? manifests : charts;
    for (const one of lists) {
      for (const object of one.mounts) {
        const there = volumesOf(object, lists, own);
        const found = there && unmet(one, there);
        if (!found) continue;
        const message = await say(view, history, one, object, found.name, lists);
        report({ subject: one.name, at: found.at, message });
      }
    }
  },
});

/** A list of the user that becomes part of pods. */
interface PodList {
  /** The variable or Helm value. */
  name: string;
  value: readonly PartlyKnown[] | undefined;
  origin: Origin;
  /** Objects, as `Kind/name`, whose containers mount its elements, and objects whose pods have them as volumes. */
  mounts: readonly string[];
  volumes: readonly string[];
}

const mountPlace = /^([^:]+):(?:c|initC)ontainers\[[^\]]*\]\.volumeMounts\b/;
const volumePlace = /^([^:]+):volumes(?:\[|$)/;

/** The user's lists of mounts and volumes that reach pods through the release's manifests or the chart. */
function listsOf(view: ScopeView): PodList[] {
  const { play, objects } = view.target;
  const found: PodList[] = [];
  const add = (
    name: string,
    value: PartlyKnown,
    origin: Origin | undefined,
    moves: readonly { at: string }[],
  ): void => {
    const objectsAt = (place: RegExp): string[] => [...new Set(moves.flatMap(({ at }) => place.exec(at)?.[1] ?? []))];
    const [mounts, volumes] = [objectsAt(mountPlace), objectsAt(volumePlace)];
    const isList = Array.isArray(value);
    // A switch of the release or the chart can also add volumes, but contains none.
    if (!origin || mounts.length + volumes.length === 0 || (!isList && known(value) !== undefined)) return;
    found.push({ name, value: isList ? value : undefined, origin, mounts, volumes });
  };
  if (view.ownManifests) {
    for (const [name, { moves = [] }] of Object.entries(play.variables)) {
      const value = view.variables.get(name);
      if (value !== undefined) add(name, value, view.variableOrigin(name), moves);
    }
    return found;
  }
  for (const [path, value] of leaves(view.prediction.values ?? {})) {
    const moves = objects.value(path)?.moves ?? [];
    add(path, value, view.valueOrigins(path)[0], moves);
  }
  return found;
}

/** The volumes of an object's pods; undefined if one of them may have any name. */
function volumesOf(object: string, lists: readonly PodList[], own: VolumeNames): ReadonlySet<string> | undefined {
  // Pods that were not measured may have any volume.
  const there = new Set(own[object] ?? []);
  if (there.size === 0) return undefined;
  for (const { value } of lists.filter(({ volumes }) => volumes.includes(object))) {
    const names = value?.map(nameOf);
    if (!names || names.includes(undefined)) return undefined;
    for (const name of names) if (name !== undefined) there.add(name);
  }
  return there;
}

function nameOf(item: PartlyKnown): string | undefined {
  return isMap(item) && typeof item.name === 'string' ? item.name : undefined;
}

/** The first mount of a list whose volume is certainly missing in an object. */
function unmet(
  { value = [], origin }: PodList,
  there: ReadonlySet<string>,
): { name: string; at: Location } | undefined {
  const names = value.map(nameOf);
  const index = names.findIndex((name) => name !== undefined && !there.has(name));
  const name = names[index];
  if (name === undefined) return undefined;
  const isInFlags = origin.carrier === 'cilium_install_extra_flags' || !Array.isArray(valueAt(origin));
  const above = origin.carrier === undefined ? [] : splitPath(origin.name);
  return { name, at: isInFlags ? origin.at : locate(origin.definition, [...above, index, 'name'], 'value') };
}

async function say(
  view: ScopeView,
  history: History,
  mounts: PodList,
  object: string,
  name: string,
  lists: readonly PodList[],
): Promise<string> {
  const outcome = `${object} has no volume named ${name}, so the API server refuses it and the installation fails.`;
  const holder = mounts.origin.name.replace(/_?mounts$/i, 's');
  const { release } = view.release.facts;
  const fact = view.ownManifests ? view.target.play.variables[holder] : undefined;
  if (fact?.state === 'dead') {
    const [living, names] = [await history.lifeOfVariable(holder), await history.releaseNames()];
    const later = living.releases.find((one) => names.indexOf(one) > names.indexOf(release));
    const way = later === undefined ? 'Remove the mount.' : `Remove the mount, or use Kubespray ${later} or later.`;
    return `${outcome} Kubespray ${release} does not read ${holder}. ${way}`;
  }
  const others = lists.filter(({ volumes }) => volumes.includes(object)).map(({ origin }) => origin.name);
  return `${outcome} Add the volume to ${list(others.length > 0 ? [...new Set(others)] : [holder])}.`;
}
