/** What the library needs of Node: the catalog of this installation, and the disk. */
export { openCatalog } from './cli/catalog-files.ts';
export { nodeFileSystem } from './inventory/node-file-system.ts';
