/**
 * What is reported beside the linter's rules and the features' constraints: about files as files, about targets, and about
 * what a command leaves out or changes. Not to be switched off, but to be explained.
 */
import type { AnyFeature } from '../../core/feature.ts';

export interface Note {
  id: string;
  /** What it says, as a sentence without its end. */
  title: string;
  /** What to do about it. */
  fix: string;
}

/** Files of ours and files of Helm values, by the first part of the id. */
const fileKinds = { intent: 'an intent', mesh: 'a mesh file', values: 'a values file', manifest: 'a manifest' };

function ofFiles(kind: string, one: string): Note[] {
  const of = (id: string, title: string, fix: string): Note => ({ id: `${kind}/${id}`, title, fix });
  return [
    of('syntax', `The text of ${one} is no YAML`, 'Mend it at the place that is named; what follows is not read.'),
    of('duplicate-key', `A mapping of ${one} has a key twice`, 'Keep one: YAML takes the last without a word.'),
    of('too-large', `${one} is larger than any that people write, or its aliases expand without end`, 'Split it.'),
    of('empty', `There is nothing in ${one}`, 'Begin with `version: 1`, or let `cilium-extras init` write an intent.'),
    of('unknown-key', `${one} has a key that nothing reads`, 'Take the nearest name, or leave it out.'),
    of('missing-key', `${one} lacks a key that has to be there`, 'Write it.'),
    of('invalid-type', `A value of ${one} is of another kind than is wanted`, 'Write what was expected.'),
    of('invalid-value', `A value of ${one} is none of those that are taken`, 'Write what was expected.'),
  ].map((note) => ({ ...note, title: note.title.charAt(0).toUpperCase() + note.title.slice(1) }));
}

const fixed: readonly Note[] = [
  {
    id: 'intent/conflict',
    title: 'Two parts of an intent want different values of one setting',
    fix: 'Keep one of them.',
  },
  {
    id: 'target',
    title: 'The release that was named for the run is not known',
    fix: 'Name one of the catalog: `cilium-extras matrix` lists them.',
  },
  {
    id: 'target/unknown-release',
    title: 'The catalog does not have the release, so the nearest older one stands for it, or there is none',
    fix: 'Name a release that it has, or take a newer cilium-extras.',
  },
  {
    id: 'target/snapshot',
    title: 'Kubespray master is the target, as it was when it was measured last',
    fix: 'Name a release to have facts that do not move.',
  },
  {
    id: 'target/two-releases',
    title: 'A Kubespray and a Kubean release are named, and Kubean pins its Kubespray',
    fix: 'Name one of the two.',
  },
  {
    id: 'target/no-release',
    title: 'The format is one of Ansible variables, and no release is named',
    fix: 'Name one with target.kubespray, target.kubean or --kubespray, or take a format for Helm.',
  },
  {
    id: 'target/unknown-cilium',
    title:
      'The catalog does not have the version of Cilium, so the nearest older one stands for it, or it is no version',
    fix: 'Name a version that it has, or take a newer cilium-extras.',
  },
  {
    id: 'target/cilium-too-old',
    title: 'The version of Cilium is older than the release takes, or than 1.9, whose chart is of another shape',
    fix: 'Name a newer version with target.cilium or --cilium.',
  },
  { id: 'target/bad-kernel', title: 'The kernel is no version', fix: 'Write one like "5.15", with quotes.' },
  {
    id: 'ways-out',
    title: 'What could be done where the target cannot carry a setting',
    fix: 'Take one of the ways: a newer release, the chart itself with custom_cni, or --partial without the setting.',
  },
  {
    id: 'overridden-variable',
    title: 'The inventory sets a variable that the generated file sets to another value',
    fix: 'Remove the definition in the inventory, so that the order of the files does not decide.',
  },
  {
    id: 'objects-stay',
    title: 'A part of Cilium is switched off for the agents, and its objects are still installed',
    fix: 'Delete the objects by hand if they disturb, or use a release that installs the chart with these values.',
  },
  {
    id: 'kube-proxy-stays',
    title: 'Kubespray does not delete the kube-proxy of a running cluster',
    fix: 'Run the commands of the message after the play.',
  },
  {
    id: 'bad-flag',
    title: "Helm would refuse the flag, or it is none of Helm's",
    fix: 'Write it as helm install takes it.',
  },
  {
    id: 'other-version',
    title: 'The pasted command is for another Cilium than the target',
    fix: 'Nothing, if the target is right: values are translated for it. Otherwise name --cilium.',
  },
  {
    id: 'rewritten-value',
    title: 'A Helm value of another Cilium is said in the words of the one at hand',
    fix: 'Nothing: the message says what became of it.',
  },
  {
    id: 'api-server-address',
    title: "Kubespray gives Cilium the API server's address by itself, and the command gives another",
    fix: 'Leave it out, or name a load balancer in loadbalancer_apiserver.',
  },
  {
    id: 'no-effect',
    title: 'A Helm value changes nothing beside the others',
    fix: 'Leave it out, or set what it belongs to.',
  },
  {
    id: 'note',
    title: 'What has to be known of a side of a comparison, or of an import',
    fix: 'Read it; nothing is wrong.',
  },
  {
    id: 'left-out',
    title: 'An imported or migrated setting does nothing at its release, so it is left out',
    fix: 'Nothing, or put the setting into the intent if it was meant to do something.',
  },
  {
    id: 'not-imported',
    title: 'The intent does not say what the original says of an option',
    fix: 'Add what is missing by hand before you generate from the intent.',
  },
  {
    id: 'kube-proxy-changes',
    title: 'By the intent kube-proxy would be there where it was not, or the other way round',
    fix: 'Decide which it shall be: kube_proxy_remove, or the feature kubeProxyReplacement.',
  },
  {
    id: 'configuration',
    title: 'Something in .cilium-extras.yaml is not understood',
    fix: 'Mend it at the place that is named; docs/ci.md shows the file.',
  },
  {
    id: 'chart-default',
    title: 'A setting needs what the chart has on by default and the release turns off, so that is turned on as well',
    fix: 'Nothing, or say in the intent that it shall stay off.',
  },
  {
    id: 'brought-along',
    title: "The release's own variables install more than was asked for",
    fix: 'Nothing, or take a release that installs the chart, where each part has its own switch.',
  },
  {
    id: 'secret-needed',
    title: 'The configuration needs a key that no Helm value holds, in a variable of its own',
    fix: 'Set the variable that is named, in a vault.',
  },
  { id: 'manifest/no-service', title: 'There is no Service in the manifest', fix: 'Name the manifest of a Service.' },
  {
    id: 'manifest/not-editable',
    title: 'The annotations of a Service cannot be changed with certainty',
    fix: 'Write them by hand; the message names them.',
  },
  {
    id: 'mesh/unchecked-cluster',
    title: 'A cluster of the mesh has neither inventory nor intent, so its settings are not checked',
    fix: 'Name its inventory or its intent.',
  },
  {
    id: 'mesh/unreadable',
    title: "A cluster's inventory or intent cannot be read",
    fix: 'Mend the path or the file; a path is relative to the mesh file.',
  },
  {
    id: 'mesh/assumed-target',
    title: "Nothing says a cluster's release, so one is assumed",
    fix: 'Name it in the mesh file.',
  },
  {
    id: 'mesh/no-cilium',
    title: 'Nothing in the inventory of a cluster installs Cilium',
    fix: 'Leave the cluster out.',
  },
  {
    id: 'mesh/networks-differ',
    title: 'The mesh file states other networks than the cluster has',
    fix: 'Correct the one that is wrong; both are checked.',
  },
  { id: 'mesh/invalid-network', title: 'What is stated as a network is none', fix: 'Write it as 10.233.64.0/18.' },
  {
    id: 'mesh/unknown-network',
    title: 'A network of a cluster is not known, so its overlaps are not checked',
    fix: 'State it in podCIDRs or serviceCIDRs of the mesh file.',
  },
];

/** Every such id with its words. */
export function notes(features: readonly AnyFeature[]): Note[] {
  return [
    ...Object.entries(fileKinds).flatMap(([kind, one]) => ofFiles(kind, one)),
    ...fixed,
    ...features.map(({ id, title }) => ({
      id: `${id}/not-available`,
      title: `${title}: this Cilium does not have it, or not what the intent asks of it`,
      fix: 'Take a Cilium that can; the message names the first one.',
    })),
  ];
}
