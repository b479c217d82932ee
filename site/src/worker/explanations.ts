/** Explanations and completion: loaded when somebody asks for one. */
export { describeInPaste, explain, features, suggestInPaste } from '../../../src/index.ts';
export { layBack } from './prose.ts';
