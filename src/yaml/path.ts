/** Where something is in a document: keys of mappings and indices of lists, from the root on. */
export type Path = readonly (string | number)[];
