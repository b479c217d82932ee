/**
 * What is needed until a changed option takes effect. Agents and operator read cilium-config when they start. Sources
 * in cilium/cilium: operator/option/config.go and the operator's cells for the options that the operator reads;
 * Documentation/network/concepts/ipam, Documentation/network/clustermesh, daemon/cmd for the rest.
 */

export type Restart = 'agents' | 'operator';

export interface PickUp {
  restart: Restart[];
  /** Set if a restart is not enough, or has side effects. */
  note?: string;
}

/** Options that only the operator reads. */
const operatorOnly = new RegExp(
  `^(?:${[
    'operator-.*',
    'cluster-pool-ipv[46]-(?:cidr|mask-size)',
    'identity-(?:gc-.*|heartbeat-timeout)',
    'ces-.*',
    'ingress-.*',
    'enforce-ingress-https',
    'enable-ingress-(?:proxy-protocol|secrets-sync)',
    'gateway-api-.*',
    'enable-gateway-api-.*',
    'loadbalancer-l7.*',
    'limit-ipam-api-.*',
    'eni-gc-.*',
    'ec2-api-endpoint',
    'nodes-gc-interval',
    'cilium-endpoint-gc-interval',
    'unmanaged-pod-watcher-interval',
    'pod-restart-selector',
    '(?:set|remove)-cilium-node-taints',
    'set-cilium-is-up-condition',
    'skip-crd-creation',
    'synchronize-k8s-nodes',
    'enable-(?:lb|node)-ipam',
    'default-lb-service-ipam',
    'auto-create-cilium-pod-ip-pools',
  ].join('|')})$`,
);

/** Options that both agents and operator read. */
const shared: ReadonlySet<string> = new Set([
  'cluster-id',
  'cluster-name',
  'debug',
  'disable-endpoint-crd',
  'enable-bgp-control-plane',
  'enable-cilium-endpoint-slice',
  'enable-gateway-api',
  'enable-ingress-controller',
  'enable-ipv4',
  'enable-ipv6',
  'identity-allocation-mode',
  'ipam',
  'kvstore',
  'kvstore-opt',
]);

const notes: readonly (readonly [options: RegExp, note: string])[] = [
  [/^cluster-pool-/, 'only new nodes use it; existing nodes keep their pod CIDR'],
  [/^ipam$/, 'a running cluster cannot change it; only new nodes can'],
  [
    /^(?:mtu|cni-|custom-cni-conf|enable-endpoint-routes|datapath-mode)/,
    'existing pods keep their setting until they are recreated',
  ],
  [
    /^(?:tunnel|tunnel-protocol|tunnel-port|routing-mode)$/,
    'nodes do not reach each other until the agents of both have restarted',
  ],
  [/^cluster-(?:id|name)$/, 'every pod needs a new identity: restart the pods after the agents'],
  [
    /^identity-allocation-mode$/,
    'identities are recreated, and policies can drop traffic until all agents have restarted',
  ],
];

/** What must restart for an option to take effect. */
export function pickUp(option: string): PickUp {
  const restart: Restart[] = operatorOnly.test(option)
    ? ['operator']
    : shared.has(option)
      ? ['agents', 'operator']
      : ['agents'];
  const note = notes.find(([options]) => options.test(option))?.[1];
  return { restart, ...(note === undefined ? {} : { note }) };
}
