import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { forceOption, formatOption, outputOption, targetOptions } from '../options.ts';

const check: CommandDeclaration = {
  syntax: 'check <mesh.yaml>',
  summary: 'Check the clusters of a mesh for problems',
  description:
    'Check the clusters of a mesh file, with their inventories or intents, against the requirements of Cluster Mesh: names,\n' +
    'ids, addresses, modes, versions, encryption and connectivity.',
  options: () => [
    formatOption('text', 'json'),
    new Option('--fail-on <severity>', 'lowest severity that fails')
      .choices(['error', 'warning', 'never'])
      .default('error'),
  ],
  examples: ['mesh check examples/mesh/two-clusters/mesh.yaml'],
  texts: ['clusters'],
  load: () => import('../actions/mesh-check.ts'),
};

const plan: CommandDeclaration = {
  syntax: 'plan <mesh.yaml>',
  summary: 'Write the variables and the runbook of a mesh',
  description:
    'Write the runbook as Markdown with the variables of each cluster, or as a POSIX shell script that you can repeat and\n' +
    'undo. Other formats are the variables only, or a graph of the topology. If the check finds an error, plan reports it on\n' +
    'stderr and writes nothing; see --partial.',
  options: () => [
    formatOption('markdown', 'script', 'group-vars', 'json', 'dot', 'mermaid'),
    new Option('--cluster <name>', 'with --format group-vars: write only the variables of this cluster'),
    new Option('--write <dir>', 'write all files into a directory: variables, runbook.sh, runbook.md, topology.dot'),
    new Option('--partial', 'write the plan even with errors'),
    outputOption(),
    forceOption(),
  ],
  examples: [
    'mesh plan examples/mesh/two-clusters/mesh.yaml',
    'mesh plan --format script examples/mesh/two-clusters/mesh.yaml',
    'mesh plan --format group-vars --cluster paris examples/mesh/two-clusters/mesh.yaml',
  ],
  writesConfiguration: true,
  texts: ['clusters'],
  load: () => import('../actions/mesh-plan.ts'),
};

const annotate: CommandDeclaration = {
  syntax: 'annotate [manifest]',
  summary: 'Add the annotations of global Services to a manifest',
  description:
    'Add the annotations of global Services to a manifest in YAML or JSON. Their names depend on the Cilium versions, which\n' +
    'come from the mesh file or the target options. Nothing else in the manifest changes. Without an argument, or with -,\n' +
    'annotate reads standard input.',
  options: () => [
    new Option('--mesh <mesh.yaml>', 'use the Cilium versions of this mesh'),
    ...targetOptions().filter(({ long }) => long !== '--kernel'),
    new Option('--global <boolean>', 'make the Services global').choices(['true', 'false']).default('true'),
    new Option('--shared <boolean>', 'share the backends of this cluster with other clusters').choices([
      'true',
      'false',
    ]),
    new Option('--affinity <where>', 'prefer these backends').choices(['none', 'local', 'remote']),
    outputOption(),
    forceOption(),
  ],
  examples: [
    'mesh annotate service.yaml --mesh examples/mesh/two-clusters/mesh.yaml --affinity local',
    'mesh annotate service.yaml --cilium 1.12.19',
  ],
  writesConfiguration: true,
  texts: ['clusters'],
  load: () => import('../actions/mesh-annotate.ts'),
};

export const mesh: CommandDeclaration = {
  syntax: 'mesh',
  summary: 'Check and plan a cluster mesh, and annotate its Services',
  description: 'Check and plan a cluster mesh, and annotate its Services. A mesh file lists the clusters.',
  examples: ['mesh check examples/mesh/two-clusters/mesh.yaml'],
  subcommands: [check, plan, annotate],
};
