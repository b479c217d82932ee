/** Chart and archives, which no registry serves: a mirror needs them in addition to the images. */
import { carrierVariable } from '../../catalog/catalog.ts';
import type { Collected } from './collect.ts';
import type { ImageSubject } from './image-subject.ts';

/** Lines that name each file, and the variables that change its address; none if only images are fetched. */
export function fileLines(subject: ImageSubject, { files }: Collected): string[] {
  if (files.length === 0) return [];
  const lines = [
    'The installation also fetches these files. Copy them to a web server:',
    ...files.map(({ url }) => `  ${url}`),
  ];
  const sets = new Set(files.flatMap(({ variables }) => (variables.length > 0 ? [variables.join(' or ')] : [])));
  for (const set of sets) lines.push(`To fetch such a file from there, set ${set}.`);
  if (files.some(({ kind }) => kind === 'chart')) lines.push(aboutChart(subject));
  return lines;
}

/** Source: cilium/cilium main, cilium-cli/cli/install.go (flags of `cilium install`). */
function aboutChart({ facts, installer }: ImageSubject): string {
  if (facts === undefined) return 'Give Helm the chart as a file, or the address of your chart repository.';
  if (installer === 'custom-cni') return 'Set custom_cni_chart_repository_url to your chart repository.';
  return facts.carriers.installFlags
    ? 'The Cilium CLI fetches the chart if it is not built in. Name your chart repository with --repository in cilium_install_extra_flags.'
    : 'The Cilium CLI fetches the chart if it is not built in. No variable of this release moves it.';
}

/** The host of a mirror's files, named as in Kubespray's inventory/sample/group_vars/all/offline.yml. */
const mirrorHost = '{{ files_repo }}';
const chartHost = 'https://charts.example.com';

/**
 * Variables that change the addresses of the files, with an example each: the mirror's host is not known here. Omits
 * variables that are already set. Empty for plain Helm, and where the release has no such variable.
 */
export function fileVariables(
  { facts, installer, variables: set }: ImageSubject,
  { files }: Collected,
): Map<string, string> {
  const examples = new Map<string, string>();
  for (const { url, architecture, variables } of files) {
    const [name] = variables;
    if (name === undefined || examples.has(name) || variables.some((one) => set.has(one))) continue;
    const path = url.replace(/^https?:\/\//, '');
    const file = architecture === undefined ? path : path.replaceAll(`-${architecture}`, '-{{ image_arch }}');
    examples.set(name, `${mirrorHost}/${file}`);
  }
  if (facts === undefined || !files.some(({ kind }) => kind === 'chart')) return examples;
  const add = (name: string, example: string): void => {
    if (!set.has(name)) examples.set(name, example);
  };
  if (installer === 'custom-cni') add('custom_cni_chart_repository_url', chartHost);
  else if (facts.carriers.installFlags) add(carrierVariable(facts, 'installFlags'), `--repository ${chartHost}`);
  return examples;
}
