import { manifestsOf } from '../../cluster/manifests.ts';
import type { ScopeView } from '../../cluster/scope-view.ts';
import { toText } from '../../core/text.ts';
import { known } from '../../core/value-tree.ts';
import { isThere } from '../../predict/play.ts';
import { defineRule } from '../rule.ts';

const variable = 'cilium_ipsec_key';
const secret = 'cilium-ipsec-keys';

export default defineRule({
  id: 'ipsec-key-encoding',
  severity: 'error',
  symptoms: ['play-fails', 'agent-fails'],
  title: 'IPsec key that is not in base64',
  why: 'Kubespray releases with their own manifests write cilium_ipsec_key unchanged under data of a Secret. Kubernetes accepts only base64 there. The agents read the key from the decoded text.',
  fix: 'Write the key in base64, in an Ansible vault.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/blob/master/docs/CNI/cilium.md',
  examples: {
    bad: [
      {
        kubespray: 'v2.27.1',
        groupVars:
          'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: 3 rfc4106(gcm(aes)) 0123456789abcdef0123456789abcdef01234567 128\n',
        lines: [3],
      },
      {
        kubespray: 'v2.22.2',
        groupVars: 'cilium_encryption_enabled: true\ncilium_ipsec_key: 0123456789abcdef0123456789abcdef01234567\n',
        lines: [2],
      },
    ],
    good: [
      {
        kubespray: 'v2.27.1',
        groupVars:
          'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: MyByZmM0MTA2KGdjbShhZXMpKSAwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3IDEyOA==\n',
      },
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_encryption_enabled: true\ncilium_ipsec_key: "{{ vaulted_ipsec_key }}"\n',
      },
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_ipsec_key: 3 rfc4106(gcm(aes)) 0123456789abcdef0123456789abcdef01234567 128\n',
      },
    ],
  },
  check({ view, report }) {
    const origin = view.installer === 'role' && view.ownManifests ? view.variableOrigin(variable) : undefined;
    const value = known(view.variables.get(variable));
    if (!origin || value === undefined || value === null || !makesSecret(view)) return;
    const { release } = view.release.facts;
    const text = toText(value).trim();
    if (!base64.test(text)) {
      report({
        subject: variable,
        at: origin.at,
        message: `Kubernetes refuses the Secret ${secret}, so the installation fails: Kubespray ${release} writes ${variable} into it unchanged, and it is not in base64. Write the output of this command, with your key: printf '%s' "KEY" | base64 -w0.`,
      });
    } else if (!isKey(atob(text))) {
      report({
        subject: variable,
        at: origin.at,
        message: `The agents do not start: they decode ${variable} from base64, and the result is not an IPsec key. Write the output of: printf '%s' "3+ rfc4106(gcm(aes)) $(openssl rand -hex 20) 128" | base64 -w0.`,
      });
    }
  },
});

/** What Kubernetes decodes in the data of a Secret. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** True for lines of at least an algorithm, a key and a number. Source: cilium/cilium, pkg/datapath/linux/ipsec/ipsec_linux.go. */
function isKey(text: string): boolean {
  const lines = text.replace(/\r?\n$/, '').split('\n');
  return lines.every((line) => line.split(' ').length >= 3);
}

/** True if the role creates the Secret of the key with these variables. */
function makesSecret(view: ScopeView): boolean {
  const manifests = manifestsOf(view);
  const table = manifests?.facts.objects[`Secret/${secret}`];
  return manifests !== undefined && table !== undefined && isThere(table, manifests.inputs) === true;
}
