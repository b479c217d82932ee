import { Option } from 'commander';
import type { CommandDeclaration } from '../command.ts';
import { formatOption } from '../options.ts';

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
  load: () => import('../mesh-check.ts'),
};

export const mesh: CommandDeclaration = {
  syntax: 'mesh',
  summary: 'join several clusters: check them, plan the mesh, annotate Services',
  description: 'Commands about several clusters that Cilium Cluster Mesh joins; a mesh file lists them.',
  examples: ['mesh check examples/mesh/two-clusters/mesh.yaml'],
  subcommands: [check],
};
