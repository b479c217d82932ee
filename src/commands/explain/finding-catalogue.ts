/**
 * Findings that come from no rule and no constraint: about the syntax of files, about targets, and about what a command
 * omits or changes. They cannot be disabled, but `explain` describes them.
 */
import type { AnyFeature } from '../../core/feature.ts';
import { isIn } from '../../core/versions.ts';

/** The oldest Cilium that this program knows. */
const oldest = '1.9.0';

export interface Note {
  id: string;
  /** A short statement, without a full stop. */
  title: string;
  /** What happens, in whole sentences. */
  why?: string;
  /** What to do about it. */
  fix: string;
}

/** Kinds of files, by the first part of the id. The last two are only checked for syntax errors and the like. */
const fileKinds: Readonly<Record<string, { one: string; ids?: readonly string[] }>> = {
  intent: { one: 'an intent' },
  mesh: { one: 'a mesh file' },
  values: { one: 'a values file', ids: ['syntax', 'duplicate-key', 'too-large', 'invalid-type'] },
  manifest: { one: 'a manifest', ids: ['syntax', 'duplicate-key', 'too-large'] },
};

function ofFiles(kind: string, one: string, ids?: readonly string[]): Note[] {
  const of = (id: string, title: string, fix: string) => ({ id, title, fix });
  return [
    of(
      'syntax',
      `Invalid YAML in ${one}`,
      'Fix the syntax error at this position. The rest of the file was not checked.',
    ),
    of('duplicate-key', `Duplicate key in ${one}`, 'Keep one of the two definitions.'),
    of(
      'too-large',
      `${one} is too large, or its aliases expand to too much`,
      'Replace aliases (*name) by values. If the file is still too large, split the file.',
    ),
    of(
      'empty',
      `${one} is empty`,
      kind === 'mesh'
        ? 'Start with `version: 1` and the list `clusters`.'
        : 'Start with `version: 1`, or run `cilium-extras init` to create an intent.',
    ),
    of('unknown-key', `Unknown key in ${one}`, 'Use an accepted key, or remove the key.'),
    of('missing-key', `Missing key in ${one}`, 'Add the key.'),
    of('invalid-type', `Wrong type of a value in ${one}`, 'Write a value of the type in the message.'),
    of('invalid-value', `Invalid value in ${one}`, 'Write one of the accepted values.'),
  ]
    .filter(({ id }) => ids?.includes(id) ?? true)
    .map(({ id, title, fix }) => ({ id: `${kind}/${id}`, title: title.charAt(0).toUpperCase() + title.slice(1), fix }));
}

const fixed: readonly Note[] = [
  {
    id: 'intent/extends',
    title: 'The base of an intent cannot be read, or refers back to the intent',
    fix: 'Fix the path. It is relative to the file that has `extends`.',
  },
  {
    id: 'intent/conflict',
    title: 'Two parts of an intent set different values',
    fix: 'Keep one of the two settings.',
  },
  {
    id: 'target',
    title: 'Unknown release',
    fix: 'Use a known release. `cilium-extras matrix` lists them.',
  },
  {
    id: 'target/unknown-release',
    title: 'The catalog does not have this release, so the nearest older release was used, if there is one',
    fix: 'Use a known release, or update cilium-extras.',
  },
  {
    id: 'target/snapshot',
    title: 'What cilium-extras knows about Kubespray master may be out of date',
    fix: 'Set a release: a release does not change.',
  },
  {
    id: 'target/two-releases',
    title: 'Both a Kubespray and a Kubean release are set',
    fix: 'Set one of the two. A Kubean release pins its Kubespray release.',
  },
  {
    id: 'target/no-release',
    title: 'This output format requires a release',
    fix: 'Set target.kubespray, target.kubean or --kubespray, or use a Helm format.',
  },
  {
    id: 'target/unknown-cilium',
    title:
      'The catalog does not have this Cilium version, so the nearest older version was used, or the version is invalid',
    fix: 'Use a known version, or update cilium-extras.',
  },
  {
    id: 'target/cilium-too-old',
    title: 'The Cilium version is older than 1.9, or older than the release supports',
    fix: 'Set a newer version with target.cilium or --cilium.',
  },
  { id: 'target/bad-kernel', title: 'Invalid kernel version', fix: 'Write one like "5.15", with quotes.' },
  {
    id: 'ways-out',
    title: 'The target cannot set some settings: alternatives',
    fix: 'Use a newer release, install the chart with custom_cni, or omit the settings with --partial.',
  },
  {
    id: 'overridden-variable',
    title: 'The inventory and the generated file set a variable to different values',
    fix: 'Remove the definition in the inventory. Otherwise the order of the files decides.',
  },
  {
    id: 'objects-stay',
    title: 'The objects of a disabled component are still installed',
    fix: 'Delete the objects after the playbook, or use a release that installs the chart with these values.',
  },
  {
    id: 'apply-manifests',
    title: 'Custom resources that neither the release nor the chart creates',
    fix: 'Pass the output of `generate --format manifests` to `kubectl apply -f -` once Cilium runs.',
  },
  {
    id: 'part-is-off',
    title: 'A value of a part of Cilium that does not run',
    fix: 'Enable the part, or remove the value.',
  },
  {
    id: 'request-above-limit',
    title: 'The agents request more than the limit that Kubespray sets by default',
    fix: 'Set the limit as well.',
  },
  {
    id: 'wider-variable',
    title: 'A variable that also applies to other components of Kubespray',
    fix: 'Check that the other components work with the value, or remove the setting.',
  },
  {
    id: 'roles-missing',
    title: 'The release does not create some objects that a feature needs',
    fix: 'Create the objects as the chart does, or do not use the functions that need these objects.',
  },
  {
    id: 'pod-network-differs',
    title: 'The pod network is outside kube_pods_subnet',
    fix: 'Set the variable in the message to a network that contains the pod network.',
  },
  {
    id: 'kube-proxy-stays',
    title: 'Kubespray does not delete the kube-proxy of a running cluster',
    fix: 'Run the commands in the message after the playbook.',
  },
  {
    id: 'side-effect',
    title: 'A feature switches off or changes another part of Cilium',
    fix: 'Do not use the feature if the cluster needs the other part. Newer Cilium versions may support the combination.',
  },
  {
    id: 'bad-flag',
    title: 'Invalid Helm flag',
    fix: 'Write the flag as `helm install` accepts it.',
  },
  {
    id: 'other-version',
    title: 'The command and the target have different Cilium versions',
    fix: 'Set --cilium if the target is wrong. Otherwise no change is needed: values are translated for the target.',
  },
  {
    id: 'rewritten-value',
    title: 'A Helm value of another Cilium version was translated',
    fix: 'Check the new value in the message.',
  },
  {
    id: 'api-server-address',
    title: 'Kubespray sets the address of the API server, and the command sets a different address',
    fix: 'Remove the value, or set loadbalancer_apiserver (address and port) in group_vars/all.',
  },
  {
    id: 'pods-not-restarted',
    title: 'The release does not restart pods when the configuration changes',
    fix: 'Restart them with the command in the message after a change.',
  },
  {
    id: 'values/further-document',
    title: 'Another document in a values file',
    fix: 'Helm reads only the first document of a file. Move the values into the first document, or into another file.',
  },
  {
    id: 'no-effect',
    title: 'A Helm value has no effect with the other values',
    fix: 'Remove the value, or enable the feature that it belongs to.',
  },
  {
    id: 'note',
    title: 'Information about an input',
    fix: 'No change is needed.',
  },
  {
    id: 'left-out',
    title: 'A setting has no effect on this release and was omitted',
    fix: 'If you need the setting, add the matching feature or Helm value to the intent.',
  },
  {
    id: 'not-imported',
    title: 'The intent and the imported settings set different agent options',
    fix: 'Check the options in the message, and add missing settings to the intent.',
  },
  {
    id: 'kube-proxy-changes',
    title: 'The intent installs or removes kube-proxy, unlike the original',
    fix: 'Set kube_proxy_remove or the feature kubeProxyReplacement as you need it.',
  },
  {
    id: 'configuration',
    title: 'Error in .cilium-extras.yaml',
    fix: 'Fix the error at this position. docs/files.md describes the file.',
  },
  {
    id: 'chart-default',
    title: 'A setting that another setting requires was enabled, because the release disables it by default',
    fix: 'If you do not want this setting, remove the setting that requires it. Otherwise no change is needed.',
  },
  {
    id: 'brought-along',
    title: 'The variables of the release also install other components',
    fix: 'Use a release that installs the chart if you do not want them: each component has its own value there.',
  },
  {
    id: 'secret-needed',
    title: 'The configuration requires a key that the output does not contain',
    fix: 'Create the Secret, or set the variable in an Ansible vault, as the message states.',
  },
  {
    id: 'images/files',
    title: 'Files that the installation downloads besides images',
    fix: 'In an air-gapped cluster, mirror these files too.',
  },
  {
    id: 'values/not-read',
    title: 'A part of the values file was not read',
    fix: 'Pass the values with --set or in a second values file.',
  },
  {
    id: 'values/ignored',
    title: 'The tool that reads this object ignores a part of its values',
    fix: 'Write the values in one place.',
  },
  { id: 'manifest/no-service', title: 'There is no Service in the manifest', fix: 'Use a manifest with a Service.' },
  {
    id: 'manifest/not-editable',
    title: 'The annotations of a Service cannot be edited safely',
    fix: 'Add the annotations in the message by hand.',
  },
  {
    id: 'images/unknown-chart',
    title: 'The chart of this Cilium version is not in the catalog',
    fix: 'Compare the list with helm template, or update cilium-extras.',
  },
  {
    id: 'images/not-installed',
    title: 'The inventory does not install Cilium',
    fix: 'Set kube_network_plugin: cilium.',
  },
  {
    id: 'images/unknown',
    title: 'Only Ansible knows the name of this image',
    fix: 'Write the repository and the tag without a template, or add the image to the list by hand.',
  },
  {
    id: 'images/not-mirrored',
    title: 'The release has no setting for the repository of an image',
    fix: 'Use a mirror of the container runtime for this image, or a newer release.',
  },
  {
    id: 'images/digest-stays',
    title: 'The release cannot disable the digest of an image',
    fix: 'Copy the image with its digest, or use a newer release.',
  },
  {
    id: 'doctor/not-ready',
    title: 'Pods of a component are not ready',
    fix: 'Read the logs and events of these pods.',
  },
  {
    id: 'doctor/not-updated',
    title: 'Pods of a component still have an older template',
    fix: 'Wait for the rollout, or restart the component.',
  },
  {
    id: 'doctor/mixed-versions',
    title: 'Components of Cilium have different versions',
    fix: 'Run the playbook again, and wait until all components have the same version.',
  },
  {
    id: 'doctor/status',
    title: 'A problem that the Cilium CLI reports',
    fix: 'Read the logs of this pod.',
  },
  {
    id: 'doctor/pod',
    title: 'A pod of Cilium does not start',
    fix: 'Read its events and the log of its last run: kubectl -n kube-system logs POD --previous.',
  },
  {
    id: 'doctor/restarts',
    title: 'Containers of Cilium restart',
    fix: 'Raise the memory limit after OOMKilled. Otherwise read the log of the last run: kubectl -n kube-system logs POD --previous.',
  },
  {
    id: 'doctor/event',
    title: 'A Warning event concerns Cilium',
    fix: 'Read the newest events: kubectl -n kube-system get events --sort-by=.lastTimestamp.',
  },
  {
    id: 'doctor/node',
    title: 'A node has no network, is not ready, or waits for its agent',
    fix: 'Read the log of the agent on this node.',
  },
  {
    id: 'doctor/cilium-node',
    title: 'Nodes have no pod network of their own, or the operator reports an error about it',
    fix: 'Read the log of the operator.',
  },
  {
    id: 'doctor/redacted',
    title: 'Placeholders replace the values of some options, so these options were not checked',
    fix: 'Collect the ConfigMap with its values.',
  },
  {
    id: 'doctor/excerpt',
    title: 'Only some options of cilium-config were collected, so some checks were skipped',
    fix: 'Collect the whole ConfigMap cilium-config.',
  },
  {
    id: 'doctor/option-type',
    title: 'The value of an option in cilium-config has the wrong type',
    fix: 'Write a value of the type in the message.',
  },
  {
    id: 'doctor/no-kube-proxy',
    title: 'Neither kube-proxy nor Cilium proxies services',
    fix: 'Install kube-proxy, or let Cilium replace it.',
  },
  {
    id: 'doctor/version-unknown',
    title: 'The version of Cilium was not collected, so the options were not checked',
    fix: 'Collect the DaemonSet, or set --cilium.',
  },
  {
    id: 'misspelt-option',
    title: 'Unknown option in cilium-config, similar to a known option',
    fix: 'Correct the name of the option.',
  },
  {
    id: 'mesh/unchecked-cluster',
    title: 'A cluster of the mesh has no inventory and no intent, so its settings were not checked',
    fix: 'Set its inventory or its intent in the mesh file.',
  },
  {
    id: 'mesh/unreadable',
    title: "A cluster's inventory or intent cannot be read",
    fix: 'Fix the path or the file. Paths are relative to the mesh file.',
  },
  {
    id: 'mesh/assumed-target',
    title: 'No release is set for a cluster, so a default was used',
    fix: 'Set the release in the mesh file.',
  },
  {
    id: 'mesh/no-cilium',
    title: 'The inventory of a cluster does not install Cilium',
    fix: 'Remove the cluster from the mesh file.',
  },
  {
    id: 'mesh/networks-differ',
    title: 'The mesh file and the cluster have different networks',
    fix: 'Correct the inventory or the mesh file. The networks of both were checked.',
  },
  { id: 'mesh/invalid-network', title: 'Invalid network', fix: 'Write a CIDR such as 10.233.64.0/18.' },
  {
    id: 'mesh/unknown-network',
    title: 'A network of a cluster is unknown, so overlaps were not checked',
    fix: 'Set podCIDRs or serviceCIDRs in the mesh file.',
  },
];

/** Returns these findings, and one for each feature that some versions lack. */
export function notes(features: readonly AnyFeature[]): Note[] {
  return [
    ...Object.entries(fileKinds).flatMap(([kind, { one, ids }]) => ofFiles(kind, one, ids)),
    ...fixed,
    ...features
      .filter(({ versions }) => !isIn(oldest, versions))
      .map(({ id, title, summary, versions }) => ({
        id: `${id}/not-available`,
        title: `${title}: not available in this Cilium version`,
        why: `${summary} The feature needs Cilium ${versions.replace(/^>=/, '')} or newer: older agents have no options for the feature.`,
        fix: 'Use the Cilium version in the message, or a newer one.',
      })),
  ];
}
