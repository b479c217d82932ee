/** Conversions and clusters: loaded when one of their tabs is opened. */
export { clusterOfPaste, compareClusters, generatePaste, pasteFormats } from '../../../src/index.ts';
