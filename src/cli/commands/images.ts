import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { forceOption, formatOption, outputOption, targetOptions } from '../options.ts';

export const images: CommandDeclaration = {
  syntax: 'images [intent]',
  summary: 'List the images and files that an installation of Cilium fetches',
  description:
    'List every image that the playbook and the chart pull for Cilium, with the files that they download. The input is an intent,\n' +
    'an inventory (--inventory), or a release with its defaults (--kubespray, --kubean or --cilium alone). - is standard input.\n' +
    '--registry prints the variables for a mirror. --format list prints the file that contrib/offline of Kubespray and the\n' +
    'air-gap scripts of Kubean read; --format skopeo prints a shell script that copies the images.',
  options: () => [
    formatOption('text', 'json', 'list', 'skopeo'),
    ...targetOptions().filter(({ long }) => long !== '--kernel'),
    new Option('--inventory <dir>', 'images of an inventory or a variables file'),
    new Option('--registry <host>', 'mirror of the images: registry.example.com:5000, with a path if it has one'),
    new Option(
      '--registry-layout <layout>',
      'names in the mirror: without or with the registry that an image comes from',
    )
      .choices(['path', 'full'])
      .default('path'),
    new Option('--no-digests', 'with --registry: pull by tag, for mirrors that do not keep digests'),
    outputOption(),
    forceOption(),
  ],
  examples: ['images --kubespray v2.31.0', 'images --kubespray v2.31.0 --registry registry.example.com:5000'],
  takesConfiguredTarget: true,
  texts: ['clusters'],
  load: () => import('../actions/images.ts'),
};
