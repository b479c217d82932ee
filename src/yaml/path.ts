/** A path in a document: keys of mappings and indices of lists, from the root. */
export type Path = readonly (string | number)[];
