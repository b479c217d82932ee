/** What a user sees in the cluster, for the index of rules by symptom. */

/** Each symptom in a user's words, in the order of the index. */
export const symptoms = {
  'play-fails': 'The playbook or the Helm installation fails',
  'agent-fails': 'The agent does not start, or restarts: CrashLoopBackOff, Init:CrashLoopBackOff',
  'new-pods': 'New pods stay in ContainerCreating',
  'pods-fail': 'Other pods of Cilium do not start, or do not work: Pending, CrashLoopBackOff',
  'setting-lost': 'A setting does not arrive in the cluster',
  'no-effect': 'A setting arrives, but has no effect',
  'no-connection': 'Pods or Services cannot be reached',
  'source-address': 'Traffic has the wrong source address',
  slow: 'Traffic is slow, or not evenly distributed',
  gateway: 'Ingress or Gateway API serves no traffic',
  insecure: 'Traffic is not encrypted, or policies apply to the wrong pods',
  mesh: 'Clusters of a mesh do not connect, or not completely',
  'after-upgrade': 'A setting had an effect before an upgrade, and has none after it',
  upgrade: 'The setting works now, and fails after an upgrade',
  unchecked: 'A part of the configuration was not checked',
} as const satisfies Record<string, string>;

export type Symptom = keyof typeof symptoms;
