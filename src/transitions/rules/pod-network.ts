import {
  backByPlay,
  type Change,
  changedOption,
  defineTransition,
  type Effect,
  restartAgents,
  restartOperator,
} from '../transition.ts';

const families = ['ipv4', 'ipv6'] as const;

/** An option that contains a list. */
function listOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((item) => item !== '');
}

export default defineTransition({
  id: 'pod-network',
  title: 'Pod network',
  sources: ['cilium/cilium main: Documentation/network/concepts/ipam/cluster-pool.rst (Expanding the cluster pool)'],
  look(change) {
    for (const family of families) {
      const range = changedOption(change, `cluster-pool-${family}-cidr`, '');
      if (range && range.from !== '' && range.to !== '') return rangeEffect(change, range);
      const mask = changedOption(change, `cluster-pool-${family}-mask-size`, '');
      if (mask && mask.from !== '' && mask.to !== '') return maskEffect(mask);
    }
    return undefined;
  },
});

function rangeEffect({ after }: Change, { from, to }: { from: string; to: string }): Effect {
  const old = listOf(from);
  const kept = listOf(to).slice(0, old.length);
  if (JSON.stringify(kept) === JSON.stringify(old)) {
    return {
      change: `${from} grows to ${to}`,
      interrupts: [],
      after: [restartOperator],
      back: [{ text: 'You cannot remove a range from the list once a node uses it.' }],
    };
  }
  return {
    change: `${from} to ${to}`,
    interrupts: [
      'Existing nodes keep their pod networks. If you move a node to the new range, its pods lose their addresses and must be recreated.',
      'Pods on nodes with a new network may not reach pods on nodes with an old one.',
    ],
    before: [
      {
        text: "Cilium's documentation warns not to change elements of the list. Add the new range after the old one, unless you must remove the old one.",
      },
      {
        text: 'Save the pod network of each node for a rollback.',
        commands: ['kubectl get ciliumnodes -o yaml > ciliumnodes-before.yaml'],
      },
    ],
    after: [
      restartOperator,
      {
        text: 'For each node: drain it, delete its CiliumNode, restart its agent, and uncordon it. The operator then assigns a pod network from the new range.',
        byHand: [
          'kubectl drain NODE --ignore-daemonsets --delete-emptydir-data',
          'kubectl delete ciliumnode NODE',
          'kubectl -n kube-system delete pod -l k8s-app=cilium --field-selector spec.nodeName=NODE',
          'kubectl uncordon NODE',
        ],
      },
      { text: 'Recreate the pods of DaemonSets that do not use the host network.' },
    ],
    verify: [
      {
        text: 'Every node has a pod network from the new range. Compare them.',
        command: 'kubectl get ciliumnodes -o custom-columns=NODE:.metadata.name,PODS:.spec.ipam.podCIDRs',
        expect: '[0-9a-f]/[0-9]+',
      },
    ],
    back: [backByPlay, restartAgents, { text: 'Move each node back in the same way.' }],
    unknown: [
      `Cilium only supports adding ranges at the end of the list. No source describes how to move a running cluster to another range.${after.release === undefined ? '' : ' Kubespray also uses kube_pods_subnet for kubeadm.'}`,
    ],
  };
}

function maskEffect({ from, to }: { from: string; to: string }): Effect {
  return {
    change: `pod network of each node: /${from} to /${to}`,
    interrupts: [
      "Cilium's documentation states that this cannot be changed. It does not describe what happens otherwise.",
    ],
    before: [
      {
        text: "Keep the mask size: Cilium's documentation states that it cannot be changed. If addresses run out, add another range instead.",
      },
    ],
    after: [],
    back: [backByPlay, restartOperator],
    unknown: ['It is unknown what the operator does with nodes that have a pod network of the old size.'],
  };
}
