import { defineRule } from '../rule.ts';

const download = 'ciliumcli_download_url';
const flags = 'cilium_install_extra_flags';

const mirrored =
  'kube_network_plugin: cilium\nkube_owner: root\nciliumcli_download_url: "http://mirror.example.com/cilium-linux-amd64.tar.gz"\n';

export default defineRule({
  id: 'chart-not-mirrored',
  severity: 'info',
  symptoms: ['play-fails'],
  title: 'Cilium CLI from a mirror, chart from the internet',
  why: 'The Cilium CLI downloads the chart from helm.cilium.io on the first control plane node. The variables for mirrors of files and images do not change that, so the playbook fails where the node has no access to the internet.',
  fix: 'Mirror the chart repository too, and name it with --repository in cilium_install_extra_flags. Releases without this variable need access to helm.cilium.io.',
  upstream: 'https://github.com/kubernetes-sigs/kubespray/blob/master/docs/operations/offline-environment.md',
  examples: {
    bad: [
      { kubespray: 'v2.28.0', groupVars: mirrored, lines: [3] },
      { kubespray: 'v2.31.0', groupVars: mirrored, lines: [3] },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars: `${mirrored}cilium_install_extra_flags: "--repository http://mirror.example.com/helm.cilium.io/"\n`,
      },
      { kubespray: 'v2.27.1', groupVars: mirrored.replace('kube_owner: root\n', '') },
      { kubespray: 'v2.31.0', groupVars: 'kube_network_plugin: cilium\nkube_owner: root\n' },
    ],
  },
  check({ view, report }) {
    const origin = view.variableOrigin(download);
    if (view.installer !== 'role' || view.ownManifests || !origin) return;
    const { carriers, release } = view.release.facts;
    const given = view.variables.get(flags);
    // A template may name the repository.
    if (carriers.installFlags && given !== undefined && !isWithoutRepository(given)) return;
    const way = carriers.installFlags
      ? `Set ${flags}: "--repository URL", with the URL of a mirror of helm.cilium.io.`
      : 'Give the first control plane node access to helm.cilium.io.';
    report({
      subject: download,
      at: origin.at,
      message: `The Cilium CLI comes from ${download}, but in Kubespray ${release} it still downloads the chart from helm.cilium.io. ${way}`,
    });
  },
});

/** True for flags that are known and that name neither a repository nor a folder with the chart. */
function isWithoutRepository(given: unknown): boolean {
  const words = Array.isArray(given) ? given : [given];
  return words.every((word) => typeof word === 'string' && !/--(repository|chart-directory)\b/.test(word));
}
