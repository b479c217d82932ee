/** What the library needs of Node: the catalog of this installation, and the disk. */
export { openCatalog } from './cli/io/catalog-files.ts';
export { nodeFileSystem } from './formats/files/node-file-system.ts';
