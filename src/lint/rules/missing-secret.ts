import { OptionsView } from '../../core/options.ts';
import { getPath } from '../../core/value-tree.ts';
import { defineRule } from '../rule.ts';

/** Where charts take the name of the Secret from, the newest path first, and its name by default. */
const secretNames = ['encryption.ipsec.secretName', 'encryption.secretName'] as const;

const ipsec = 'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: "{{ vaulted_key }}"\n';

export default defineRule({
  id: 'missing-secret',
  severity: 'error',
  title: 'IPsec Secret that nothing creates',
  why: 'With IPsec the agent mounts a Secret with the keys. The chart does not create it. Kubespray creates it only where it renders its own manifests; later releases check cilium_ipsec_key and do nothing else with it. Without the Secret the agent pods do not start.',
  fix: 'Create the Secret before the installation, with the command from the message.',
  examples: {
    bad: [
      { kubespray: 'v2.28.1', groupVars: ipsec, lines: [1] },
      { kubespray: 'v2.31.0', groupVars: ipsec, lines: [1] },
    ],
    good: [
      { kubespray: 'v2.27.1', groupVars: ipsec },
      {
        kubespray: 'v2.31.0',
        groupVars: 'cilium_encryption_enabled: true\ncilium_encryption_type: wireguard\n',
      },
    ],
  },
  check({ view, report }) {
    const { chart } = view.target;
    if (view.ownManifests || view.installer === 'nobody') return;
    if (new OptionsView(view.prediction.options).flag('enable-ipsec', false) !== true) return;
    const [origin] = view.origins('enable-ipsec');
    const path = secretNames.find((candidate) => chart.value(candidate) !== undefined);
    const written = path === undefined ? undefined : getPath(view.prediction.values ?? {}, path);
    const name = written ?? (path === undefined ? undefined : chart.value(path)?.default);
    if (!origin || typeof name !== 'string' || name === '') return;
    report({
      subject: `Secret/${name}`,
      at: origin.at,
      message: `The agent mounts the Secret ${name}, and nothing creates it: the agent pods do not start. Before the installation run: kubectl -n kube-system create secret generic ${name} --from-literal=keys="3 rfc4106(gcm(aes)) $(openssl rand -hex 20) 128".`,
    });
  },
});
