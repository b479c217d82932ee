import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption, outputOption, targetOptions } from '../options.ts';

const check: CommandDeclaration = {
  syntax: 'check <mesh.yaml>',
  summary: 'say what stands against joining the clusters',
  description:
    'Reads the clusters of a mesh file with their inventories or intents, and checks all preconditions of Cluster Mesh over\n' +
    'all of them: names, ids, addresses, modes, versions, encryption, how they reach each other.',
  options: [
    formatOption('text', 'json'),
    new Option('--fail-on <severity>', 'lowest severity that fails')
      .choices(['error', 'warning', 'never'])
      .default('error'),
  ],
  examples: ['mesh check examples/mesh/two-clusters/mesh.yaml'],
  load: () => import('../actions/mesh-check.ts'),
};

const plan: CommandDeclaration = {
  syntax: 'plan <mesh.yaml>',
  summary: 'write the variables of each cluster and the runbook that joins them',
  description:
    'Writes the runbook as Markdown (with the variables of each cluster) or as a POSIX shell script that can be repeated and\n' +
    'undone, the variables alone, or the topology as a drawing. If the check finds an error, says so on stderr and writes\n' +
    'nothing (see --partial).',
  options: [
    formatOption('markdown', 'script', 'group-vars', 'json', 'dot', 'mermaid'),
    new Option('--cluster <name>', 'with --format group-vars: only the variables of this cluster'),
    new Option('--write <dir>', 'write all files into a folder: variables, runbook.sh, runbook.md, topology.dot'),
    new Option('--partial', 'write in spite of errors'),
    outputOption(),
  ],
  examples: [
    'mesh plan examples/mesh/two-clusters/mesh.yaml',
    'mesh plan --format script examples/mesh/two-clusters/mesh.yaml',
    'mesh plan --format group-vars --cluster paris examples/mesh/two-clusters/mesh.yaml',
  ],
  writesConfiguration: true,
  load: () => import('../actions/mesh-plan.ts'),
};

const annotate: CommandDeclaration = {
  syntax: 'annotate [manifest]',
  summary: "make a manifest's Services global, in words that the clusters' Cilium understands",
  description:
    'Reads a manifest (YAML or JSON; - or nothing is standard input) and writes it again with the annotations of a global\n' +
    'service: the names changed with Cilium 1.13, and the versions are those of the mesh file, or of the target options.\n' +
    'Everything else in the manifest stays as it is.',
  options: [
    new Option('--mesh <mesh.yaml>', 'take the versions of the clusters of this mesh'),
    ...targetOptions().filter(({ long }) => long !== '--kernel'),
    new Option('--global <boolean>', 'whether it is global').choices(['true', 'false']).default('true'),
    new Option('--shared <boolean>', 'whether the other clusters may use the backends of this one').choices([
      'true',
      'false',
    ]),
    new Option('--affinity <where>', 'which backends are preferred').choices(['none', 'local', 'remote']),
    outputOption(),
  ],
  examples: [
    'mesh annotate service.yaml --mesh examples/mesh/two-clusters/mesh.yaml --affinity local',
    'mesh annotate service.yaml --cilium 1.12.19',
  ],
  writesConfiguration: true,
  load: () => import('../actions/mesh-annotate.ts'),
};

export const mesh: CommandDeclaration = {
  syntax: 'mesh',
  summary: 'join several clusters: check them, plan the mesh, annotate Services',
  description: 'Commands about several clusters that Cilium Cluster Mesh joins; a mesh file lists them.',
  examples: ['mesh check examples/mesh/two-clusters/mesh.yaml'],
  subcommands: [check, plan, annotate],
};
