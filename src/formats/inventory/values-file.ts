/**
 * Values of Cilium's chart as an inventory with one variable, so that every rule on Helm values also checks them, with
 * correct locations.
 */
import { isMap, type PartlyKnown } from '../../core/value-tree.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { readDocuments } from '../../yaml/read.ts';
import type { Inventory } from '../ansible/inventory.ts';
import { byName } from '../ansible/scopes.ts';
import type { Definition } from '../ansible/variables/definition.ts';
import { toReadProblem } from '../ansible/variables/variables.ts';
import { readText } from '../files/content.ts';
import type { FileSystem } from '../files/file-system.ts';
import { shapedValues } from '../helm/values-shape.ts';
import { readEmbedded } from '../kubean/embedded.ts';

/**
 * Reads a values file, a chart's dependency or an object that installs the chart. Never throws for the content of the
 * file.
 */
export function readValuesFile(file: string, files: FileSystem): Inventory {
  const empty: Inventory = {
    kind: 'variables',
    ofChart: true,
    root: file,
    sources: new Map(),
    files: 1,
    definitions: [],
    scopes: [],
    hints: [],
    problems: [],
  };
  const read = readText(files, file);
  if ('problem' in read) return { ...empty, problems: [read.problem] };
  const { documents, problems, source } = readDocuments(read.text, { file });
  const definitions = documents.length === 1 && documents[0] ? definitionsOf(documents[0]) : [];
  return {
    ...empty,
    sources: new Map([[file, source]]),
    definitions,
    scopes: [{ hosts: [], groups: [], variables: byName(definitions) }],
    problems: problems.map((problem) => toReadProblem(problem)),
  };
}

/** The definitions for Kubespray's custom_cni, which passes the values to the chart unchanged. */
function definitionsOf(document: YamlDocument): Definition[] {
  const data = document.value() as PartlyKnown;
  if (!isMap(data)) return [];
  const { path, values } = shapedValues(data);
  const { file } = document.source;
  const location = { file, line: 1, column: 1 };
  const given = (name: string, value: string): Definition => ({ name, value, scope: { kind: 'extra' }, location });
  const isText = document.facts(document.find(path)?.value).kind === 'string';
  const embedded = isText ? readEmbedded(document, path) : undefined;
  const inner = embedded?.result.documents[0] ?? document;
  return [
    given('kube_network_plugin', 'custom_cni'),
    given('custom_cni_chart_ref', 'cilium/cilium'),
    {
      name: 'custom_cni_chart_values',
      value: values as Definition['value'],
      scope: { kind: 'extra' },
      location,
      yaml: {
        document: inner,
        positions: inner,
        path: embedded ? [] : path,
        ...(embedded?.instead && { instead: embedded.instead }),
      },
    },
  ];
}
