import type { CommandDeclaration } from '../command.ts';
import { check } from './check.ts';
import { completion } from './completion.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { generate } from './generate.ts';
import { images } from './images.ts';
import { importCommand } from './import.ts';
import { init } from './init.ts';
import { lint } from './lint.ts';
import { lsp } from './lsp.ts';
import { maglevSeed } from './maglev-seed.ts';
import { matrix } from './matrix.ts';
import { mesh } from './mesh.ts';
import { migrate } from './migrate.ts';
import { playground } from './playground.ts';
import { schema } from './schema.ts';
import { transition } from './transition.ts';
import { translate } from './translate.ts';
import { verify } from './verify.ts';

/** Every command, in the order of the help. To add one, write its declaration here and its body behind `load`. */
export const commands: readonly CommandDeclaration[] = [
  init,
  generate,
  check,
  lint,
  importCommand,
  translate,
  matrix,
  explain,
  migrate,
  transition,
  diff,
  verify,
  doctor,
  mesh,
  images,
  lsp,
  playground,
  schema,
  maglevSeed,
  completion,
];
