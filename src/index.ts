/**
 * The library: what the commands are made of, without a file system. Runs in a browser too: nothing in here reaches for
 * Node's modules, and the catalog comes through a reader that the caller brings.
 */
export { features } from '../features/registry.ts';
export { Catalog } from './catalog/catalog.ts';
export { codeFrame, splitLines } from './core/code-frame.ts';
export type { AnyFeature, Constraint, Feature } from './core/feature.ts';
export { type Finding, type Location, type Severity, severities } from './core/finding.ts';
export { type Intent, type ParsedIntent, parseIntent } from './intent/parse.ts';
export { intentJsonSchema } from './intent/schema.ts';
export type { FileSystem } from './inventory/file-system.ts';
export { memoryFileSystem } from './inventory/memory-file-system.ts';
export { unifiedDiff } from './lint/fix.ts';
export { type LintOptions, type LintResult, lint } from './lint/lint.ts';
export { rulePage } from './lint/rule-page.ts';
export { type PlannedIntent, type PlanOptions, planIntent } from './plan-intent.ts';
export { rules } from './rules/registry.ts';
export { YamlDocument, type YamlValue } from './yaml/document.ts';
export { type ReadResult, readDocuments, type YamlProblem } from './yaml/read.ts';
export { Commented, scalar, stringify, type Writable } from './yaml/write.ts';
