/** The parts of the library that need Node: the catalog of this installation, and the file system. */
export { openCatalog } from './cli/io/catalog-files.ts';
export { nodeFileSystem } from './formats/files/node-file-system.ts';
