/** The direction of imports: docs/architecture.md draws it, and `npm run check` holds it. */

/** Layers from the top down: each may import what stands below it. Rooms in one list may import each other's files. */
const layers = [
  ['src/cli'],
  ['src/lsp'],
  ['src/commands'],
  ['src/lint', 'src/outputs', 'src/transitions'],
  ['src/plan'],
  ['src/cluster'],
  ['src/formats', 'src/predict'],
  ['src/catalog'],
  ['src/yaml'],
  ['src/language'],
  ['src/core'],
];

/** `^(src/a|src/b)/` */
const within = (rooms) => `^(${rooms.join('|')})/`;

const upwards = layers.slice(1).map((rooms, index) => ({
  name: `${rooms.join('-and-').replaceAll('src/', '')}-imports-what-lies-above`,
  severity: 'error',
  comment: 'Imports go one way: from the command line down to the core.',
  from: { path: within(rooms) },
  to: { path: within(layers.slice(0, index + 1).flat()) },
}));

export default {
  forbidden: [
    {
      name: 'circle-of-files',
      severity: 'error',
      comment: 'Two files that need each other are one file, or lack a third that both need.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
    {
      name: 'circle-of-folders',
      severity: 'error',
      comment: 'What two folders share belongs below both.',
      scope: 'folder',
      from: { path: '^(src|features|site)/' },
      to: { circular: true },
    },
    ...upwards,
    {
      name: 'feature-imports-more-than-core',
      severity: 'error',
      comment: 'A feature knows Cilium and its versions, and neither Kubespray nor the catalog.',
      from: { path: '^features/' },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'feature-imports-another',
      severity: 'error',
      comment: 'What several features use is in features/shared.',
      from: { path: '^features/([^/]+)/' },
      to: { path: '^features/', pathNot: '^features/($1|shared)/' },
    },
    {
      name: 'all-features-below-commands',
      severity: 'error',
      comment: 'Features and rules are handed down, so that the layers below work with any set of them.',
      from: { path: '^src/', pathNot: '^src/(cli|lsp|commands)/|^src/index.ts$' },
      to: { path: '^features/registry.ts$|^src/lint/rules/registry.ts$' },
    },
    {
      name: 'node-below-the-command-line',
      severity: 'error',
      comment: 'The library runs in a browser: only the command line and the readers for Node touch the system.',
      from: { path: '^(src|features)/', pathNot: '^src/(cli/|bin.ts$|node.ts$)|^src/formats/files/node-' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'page-imports-more-than-the-library',
      severity: 'error',
      comment: 'The page is a user of the library as everybody else is.',
      from: { path: '^site/src/' },
      to: { path: '^(src|features)/', pathNot: '^src/index.ts$' },
    },
    {
      name: 'library-imports-the-page',
      severity: 'error',
      from: { path: '^(src|features)/' },
      to: { path: '^site/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js', '.json'] },
  },
};
