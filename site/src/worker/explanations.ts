/** Explanations and completion: loaded on first use. */
export { describeInPaste, explain, features, suggestInPaste } from '../../../src/index.ts';
export { layBack } from './prose.ts';
