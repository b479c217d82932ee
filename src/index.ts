/**
 * The library: what the commands are made of, without a file system. Runs in a browser too: nothing in here reaches for
 * Node's modules, and the catalog comes through a reader that the caller brings (`cilium-extras/node` has one).
 */
export { features } from '../features/registry.ts';
export { Catalog, type CatalogSource } from './catalog/catalog.ts';
export { codeFrame, splitLines } from './core/code-frame.ts';
export { UserError } from './core/errors.ts';
export type { AnyFeature, Constraint, Feature } from './core/feature.ts';
export { type Finding, type Location, type Severity, severities } from './core/finding.ts';
export { type Explanation, explain, nearestName } from './explain.ts';
export { type Intent, type ParsedIntent, parseIntent } from './intent/parse.ts';
export { intentJsonSchema } from './intent/schema.ts';
export type { FileSystem } from './inventory/file-system.ts';
export { memoryFileSystem } from './inventory/memory-file-system.ts';
export { type LintOptions, type LintResult, lint } from './lint/lint.ts';
export { rulePage } from './lint/rule-page.ts';
export { type MatrixRow, matrix } from './matrix.ts';
export { groupVars } from './output/group-vars.ts';
export { ciliumCli, helmSet, helmValues } from './output/helm.ts';
export { planJson } from './output/json.ts';
export { kubeanConfigMap } from './output/kubean.ts';
export { unifiedDiff } from './output/unified-diff.ts';
export { type PlannedIntent, type PlanOptions, planIntent } from './plan-intent.ts';
export { normalise } from './reporters/normalise.ts';
export { rules } from './rules/registry.ts';
export type { TargetRequest } from './target/target.ts';
export { scalar, stringify, type Writable } from './yaml/write.ts';
