/** Chart and archives next to the images: no registry serves them, so a mirror needs more than its copies. */
import type { Collected } from './collect.ts';
import type { ImageSubject } from './image-subject.ts';

/** Lines that name each file, and what moves it; none if nothing but images is fetched. */
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
