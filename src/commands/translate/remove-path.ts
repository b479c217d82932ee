import { isMap, joinPath, splitPath } from '../../core/value-tree.ts';
import type { ValueTree } from '../../predict/chart.ts';

/** A copy of a tree without the value at a path, and without the mappings that held nothing else. */
export function removePath(tree: ValueTree, path: string): ValueTree {
  const [head = '', ...rest] = splitPath(path);
  const copy: ValueTree = { ...tree };
  const inner = copy[head];
  if (rest.length > 0 && isMap(inner)) {
    const left = removePath(inner, joinPath(rest));
    if (Object.keys(left).length > 0) copy[head] = left;
    else delete copy[head];
  } else if (rest.length === 0) delete copy[head];
  return copy;
}
