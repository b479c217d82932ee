/**
 * The library: what the commands use, without a file system. It also runs in a browser: it uses no modules of Node, and
 * the caller provides a reader for the catalog (`cilium-extras/node` has one).
 */
export { features } from '../features/registry.ts';
export { Catalog, type CatalogSource } from './catalog/catalog.ts';
export type { CatalogIndex } from './catalog/types.ts';
export type { TargetRequest } from './cluster/target/target.ts';
export type { KnownAt, Suggestion } from './commands/complete/suggestion.ts';
export { InvalidSide } from './commands/diff/invalid-side.ts';
export type { Diagnosis } from './commands/doctor/diagnose.ts';
export { diagnoseFiles, type FilesDiagnosis } from './commands/doctor/from-files.ts';
export { type Explanation, explain, type KnownName, knownNames, nearestName } from './commands/explain/explain.ts';
export { type Collected, collectImages, type PulledImage } from './commands/images/collect.ts';
export type { ImageSubject } from './commands/images/image-subject.ts';
export { type MirrorOptions, type MirrorPlan, planMirror } from './commands/images/mirror.ts';
export { imagesOf } from './commands/images/of-request.ts';
export { copyScript, imageList } from './commands/images/script.ts';
export { type LintOptions, lint } from './commands/lint/lint.ts';
export { type MatrixCell, type MatrixRow, matrix } from './commands/matrix/matrix.ts';
export { describeInPaste, suggestInPaste } from './commands/paste/at-cursor.ts';
export { type ClusterEntry, clusterOfPaste, type PastedCluster } from './commands/paste/cluster.ts';
export { type ComparedEntry, compareClusters } from './commands/paste/compare.ts';
export { examinePaste, fixPaste } from './commands/paste/examine.ts';
export { type Generated, generatePaste, type PasteFormat, pasteFormats } from './commands/paste/generate.ts';
export { type PasteKind, pasteFile, pasteFiles, recognise } from './commands/paste/kind.ts';
export { type Paste, type ResolvedTarget, resolvePaste, targetOf } from './commands/paste/target.ts';
export { type NamedWay, transitionBetween, type WayOptions } from './commands/transition/between.ts';
export { wayMarkdown, wayText } from './commands/transition/page.ts';
export { wayScript } from './commands/transition/script.ts';
export type { Way } from './commands/transition/way-types.ts';
export { codeFrame, splitLines } from './core/code-frame.ts';
export { UserError } from './core/errors.ts';
export type { AnyFeature, Constraint, Feature } from './core/feature.ts';
export { type Finding, type Location, type Severity, severities } from './core/finding.ts';
export type { FileSystem } from './formats/files/file-system.ts';
export { memoryFileSystem } from './formats/files/memory-file-system.ts';
export { type Intent, type ParsedIntent, parseIntent } from './formats/intent/parse.ts';
export { intentJsonSchema } from './formats/intent/schema.ts';
export { concealed } from './formats/secret-values.ts';
export { type Language, translationInto } from './language/language.ts';
export type { LintResult } from './lint/lint.ts';
export { normalise } from './lint/reporters/normalise.ts';
export type { LintFinding } from './lint/rule.ts';
export { rulePage } from './lint/rule-page.ts';
export { rules } from './lint/rules/registry.ts';
export { ciliumCli } from './outputs/cilium-cli.ts';
export { customCni } from './outputs/custom-cni.ts';
export { groupVars } from './outputs/group-vars.ts';
export { helmSet } from './outputs/helm-set.ts';
export { helmValues } from './outputs/helm-values.ts';
export { planJson } from './outputs/json.ts';
export { kubeanConfigMap } from './outputs/kubean.ts';
export {
  type Output,
  type OutputContext,
  outputs,
  type PlanFormat,
  planFormats,
  planKind,
} from './outputs/registry.ts';
export { unifiedDiff } from './outputs/unified-diff.ts';
export { type PlannedIntent, type PlanOptions, planIntent } from './plan/plan-intent.ts';
export { scalar, stringify, type Writable } from './yaml/write.ts';
