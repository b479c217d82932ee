import {
  backByPlay,
  type Change,
  changedOption,
  defineTransition,
  recreatePods,
  restartAgents,
} from '../transition.ts';

/** Settings that a pod gets when its interface or its sockets are created. */
const perPod = [
  { option: 'enable-bbr', name: 'BBR' },
  { option: 'enable-ipv4-big-tcp', name: 'BIG TCP for IPv4' },
  { option: 'enable-ipv6-big-tcp', name: 'BIG TCP for IPv6' },
  { option: 'enable-endpoint-routes', name: 'routes for each endpoint' },
] as const;

export default defineTransition({
  id: 'pod-datapath',
  title: 'Settings that pods get when they are created',
  sources: [
    'cilium/cilium main: Documentation/operations/performance/tuning.rst (netkit device mode; IPv4 and IPv6 BIG TCP; BBR: no in-place upgrade)',
    'cilium/cilium main: pkg/endpoint/api/endpoint_api_manager.go (routes of an endpoint), Documentation/installation/cni-chaining-*.rst (pods to restart)',
  ],
  look(change) {
    const device = changedOption(change, 'datapath-mode', 'veth');
    const switched = perPod.flatMap(({ option, name }) => {
      const state = toggled(change, option);
      return state === undefined ? [] : [`${name} ${state ? 'on' : 'off'}`];
    });
    const chaining = changedOption(change, 'cni-chaining-mode', 'none');
    const kept = [...switched, ...(chaining ? [`chaining ${chaining.from} to ${chaining.to}`] : [])];
    if (!device && kept.length === 0) return undefined;
    return {
      change: [...(device ? [`${device.from} to ${device.to}`] : []), ...kept].join(', '),
      interrupts: [
        ...(device ? ['The agent does not start on nodes that still have pods with the other kind of interface.'] : []),
        ...(kept.length > 0 ? ['Nothing for existing pods: they keep their settings until they are recreated.'] : []),
      ],
      before: device
        ? [
            {
              text: "Change one node after another: drain it, set the new mode for it, and uncordon it. Cilium's documentation uses CiliumNodeConfig for this.",
              byHand: ['kubectl drain NODE --ignore-daemonsets --delete-emptydir-data'],
            },
          ]
        : [],
      after: [restartAgents, recreatePods],
      back: [backByPlay, restartAgents, recreatePods],
    };
  },
});

/** The new value of a flag; undefined if it does not change. */
function toggled({ before, after }: Change, option: string): boolean | undefined {
  const [from, to] = [before.options.flag(option, false), after.options.flag(option, false)];
  return from === undefined || to === undefined || from === to ? undefined : to;
}
