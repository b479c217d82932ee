import type { Definitions } from '../../catalog/definitions.ts';
import { listObject } from '../../cluster/list-objects.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { isFilled } from '../../core/value-tree.ts';
import { list } from '../../core/wording.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'undefined-kind',
  severity: 'error',
  symptoms: ['setting-lost', 'after-upgrade', 'play-fails'],
  title: 'Objects of a kind that this Cilium does not define',
  why: 'Kubespray creates objects such as pools and BGP resources from lists, if Cilium defines their kind. Otherwise it silently creates nothing. If Cilium defines only other versions of the kind, the playbook fails.',
  fix: 'Use the variables for kinds that this Cilium version has, or use another Cilium version.',
  upstream: 'https://docs.cilium.io/en/stable/network/bgp-control-plane/bgp-control-plane/',
  examples: {
    bad: [
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_bgp_peering_policies:\n  - name: rack\n    spec: { virtualRouters: [{ localASN: 64512, neighbors: [{ peerAddress: 192.0.2.1/32, peerASN: 64512 }] }] }\n',
        lines: [1],
      },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_version: 1.17.7\ncilium_loadbalancer_ip_pools:\n  - { name: blue, cidrs: [192.0.2.0/24] }\n',
        lines: [2],
      },
    ],
    good: [
      {
        kubespray: 'v2.30.0',
        groupVars:
          'cilium_bgp_peering_policies:\n  - name: rack\n    spec: { virtualRouters: [{ localASN: 64512, neighbors: [{ peerAddress: 192.0.2.1/32, peerASN: 64512 }] }] }\n',
      },
      { kubespray: 'v2.31.0', groupVars: 'cilium_bgp_peering_policies: []\n' },
    ],
  },
  async check({ view, history, report }) {
    const { play, cilium } = view.target;
    if (view.installer !== 'role') return;
    for (const [variable, facts] of Object.entries(play.lists)) {
      const origin = isFilled(view.variables.get(variable)) ? view.variableOrigin(variable) : undefined;
      const object = origin && listObject(facts);
      const definitions = object && (await history.definitions(cilium));
      if (!origin || !object || !definitions) continue;
      const { kind, version } = object;
      const served = definitions.versions(kind);
      if (served.includes(version)) continue;
      const message =
        served.length === 0
          ? `Cilium ${cilium} has no ${kind}, so Kubespray ${play.release} creates nothing from ${variable}. ${instead(view, definitions, variable, kind)}`
          : `Cilium ${cilium} has ${kind} only in ${list(served)}, but Kubespray ${play.release} creates it in ${version}, so the playbook fails. ${versionWith(definitions, kind, version)}`;
      report({ subject: variable, at: origin.at, message });
    }
  },
});

/** The Cilium versions whose CRD has this API version. */
function versionWith(definitions: Definitions, kind: string, version: string): string {
  const life = definitions.life(kind, version);
  if (!life) return `No known Cilium version has ${kind} in ${version}.`;
  return definitions.isOver(life.last) ? `Use Cilium ${life.last} or older.` : `Use Cilium ${life.first} or later.`;
}

/** Which Cilium defines the kind, or which lists replace it. */
function instead(view: ScopeView, definitions: Definitions, variable: string, kind: string): string {
  const life = definitions.life(kind);
  if (life && !definitions.isOver(life.last)) return `Use Cilium ${life.first} or later.`;
  const topic = /^cilium_[a-z0-9]+_/.exec(variable)?.[0];
  const others = Object.entries(view.target.play.lists).flatMap(([name, facts]) => {
    const object = topic !== undefined && name.startsWith(topic) ? listObject(facts) : undefined;
    return object && definitions.schema(object.kind, object.version) ? [name] : [];
  });
  const until = life ? `Cilium ${life.last} is the last version with it.` : '';
  return others.length === 0 ? until : `${until} Use ${list(others, 8)} instead.`;
}
