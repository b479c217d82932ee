import { backByPlay, changed, defineTransition, hasOption, restartAgents, type Step } from '../transition.ts';

export default defineTransition({
  id: 'policy-enforcement',
  title: 'Enforcement of network policies',
  sources: [
    'cilium/cilium main: Documentation/security/policy/intro.rst (Policy Enforcement Modes)',
    'cilium/cilium main: Documentation/security/policy-creation.rst (audit mode)',
  ],
  look(change) {
    const mode = changed(change, (options) => options.text('enable-policy', 'default')?.toLowerCase());
    const audit = changed(change, (options) => options.flag('policy-audit-mode', false));
    if (!mode && !audit) return undefined;
    const enforces = mode?.to === 'always' || mode?.from === 'never' || audit?.to === false;
    return {
      change: [
        ...(mode ? [`${mode.from} to ${mode.to}`] : []),
        ...(audit ? [`audit mode ${audit.to ? 'on' : 'off'}`] : []),
      ].join(', '),
      interrupts: enforces
        ? ['After the agent restarts, traffic that no policy allows is dropped.']
        : ['Nothing: less traffic is dropped than before.'],
      before: enforces ? [...missingPolicies(mode?.to), drops] : [],
      after: [restartAgents],
      verify: [
        ...(mode ? [hasOption('enable-policy', mode.to)] : []),
        ...(audit && change.after.options.has('policy-audit-mode')
          ? [hasOption('policy-audit-mode', change.after.options.get('policy-audit-mode') ?? String(audit.to))]
          : []),
      ],
      back: [backByPlay, restartAgents],
    };
  },
});

const drops: Step = {
  text: 'Use audit mode first (policy-audit-mode: "true"), and check which traffic would be dropped.',
  byHand: ['hubble observe --verdict AUDIT'],
};

/** With `always`, a pod without a policy has no traffic, not even with the host and DNS. */
function missingPolicies(mode: string | undefined): Step[] {
  if (mode !== 'always') return [];
  return [
    {
      text: 'Write policies for all pods first, also for DNS and health checks: a pod that no policy selects gets no traffic.',
      commands: ['kubectl get networkpolicies,ciliumnetworkpolicies,ciliumclusterwidenetworkpolicies --all-namespaces'],
    },
  ];
}
