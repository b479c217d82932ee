import { defineConstraint } from '../../../src/core/feature.ts';
import type { OptionsView } from '../../../src/core/options.ts';

/** Options with an address on the node at which a part of the agent's pod listens. */
const addresses = ['prometheus-serve-addr', 'hubble-metrics-server', 'hubble-listen-address'] as const;

export default defineConstraint({
  id: 'one-port',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'Two endpoints of the agent on the same port',
  why: 'Agents use the host network, so each address that they serve needs its own port. The second listener cannot bind to a port in use.',
  fix: 'Use a different port for each endpoint.',
  source: 'install/kubernetes/cilium/templates/cilium-agent/daemonset.yaml (hostNetwork)',
  versions: '>=1.9.0',
  reads: [...addresses, 'enable-hubble'],
  check({ options }) {
    const seen = new Map<string, string>();
    return addresses.flatMap((option) => {
      const port = portOf(options, option);
      if (port === undefined) return [];
      const other = seen.get(port);
      seen.set(port, option);
      return other === undefined
        ? []
        : [
            {
              subject: option,
              message: ({ name }) =>
                `${name(other)} and ${name(option)} use the same port ${port}, so only one of the two can listen.`,
              remedies: [{ text: `set another port in ${option}` }],
            },
          ];
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.17.3',
        features: { metrics: { agent: { port: 9965 } }, hubble: { metrics: { list: ['dns'] } } },
      },
    ],
    good: [{ cilium: '1.17.3', features: { metrics: true, hubble: { metrics: { list: ['dns'] } } } }],
  },
});

/** The port of an address, if its part is enabled. */
function portOf(options: OptionsView, option: string): string | undefined {
  if (option.startsWith('hubble-') && options.flag('enable-hubble', false) !== true) return undefined;
  return /:(\d+)$/.exec(options.get(option) ?? '')?.[1];
}
