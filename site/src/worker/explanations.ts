/** Explanations: loaded when somebody asks for one. */
export { explain, features } from '../../../src/index.ts';
