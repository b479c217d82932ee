import type { CommandDeclaration } from '../command.ts';
import { maglevSeed } from './maglev-seed.ts';

/** Every command, in the order of the help. A new one is its declaration here and its body behind `load`. */
export const commands: readonly CommandDeclaration[] = [maglevSeed];
