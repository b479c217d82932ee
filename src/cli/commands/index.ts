import type { CommandDeclaration } from '../command.ts';
import { check } from './check.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { generate } from './generate.ts';
import { lint } from './lint.ts';
import { maglevSeed } from './maglev-seed.ts';
import { matrix } from './matrix.ts';
import { schema } from './schema.ts';

/** Every command, in the order of the help. A new one is its declaration here and its body behind `load`. */
export const commands: readonly CommandDeclaration[] = [
  generate,
  check,
  lint,
  matrix,
  explain,
  diff,
  schema,
  maglevSeed,
];
