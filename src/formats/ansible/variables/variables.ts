/** One file of variables: the mapping for a group, a host or the command line. */
import { append } from '../../../core/append.ts';
import type { Location } from '../../../core/finding.ts';
import type { YamlDocument, YamlValue } from '../../../yaml/document.ts';
import type { Path } from '../../../yaml/path.ts';
import type { YamlPositions } from '../../../yaml/place.ts';
import { type QuickDocument, readQuickly } from '../../../yaml/quick.ts';
import { type ReadResult, readDocuments, type YamlProblem } from '../../../yaml/read.ts';
import { Source } from '../../../yaml/source.ts';
import type { ReadProblem } from '../../files/read-problem.ts';
import type { Definition, Scope } from './definition.ts';
import { knownValue, type Templates, withoutTemplates } from './known-value.ts';

export interface VariablesFile {
  source: Source;
  definitions: Definition[];
  problems: ReadProblem[];
}

/** True for a file that `ansible-vault` has encrypted as a whole. */
export function isVaultFile(text: string): boolean {
  return text.startsWith('$ANSIBLE_VAULT');
}

/** Reads a file of variables as Ansible does: one YAML (or JSON) document, a mapping. Never throws for its content. */
export function readVariables(text: string, file: string, scope: Scope): VariablesFile {
  if (isVaultFile(text)) {
    const message =
      'The file is encrypted with ansible-vault, so it was not checked. To check it, run cilium-extras on a decrypted copy.';
    const location = { file, line: 1, column: 1 };
    return { source: new Source(text, file), definitions: [], problems: [{ rule: 'skipped-file', message, location }] };
  }
  return readPlainVariables(text, file, scope) ?? variablesOf(readDocuments(text, { file, limits }), scope);
}

/** Larger files go to the full reader, which has limits. */
const mostPlainCharacters = 256 * 1024;

/**
 * The variables of a plain file. The full reader parses it lazily, only if something other than the values is needed.
 */
function readPlainVariables(text: string, file: string, scope: Scope): VariablesFile | undefined {
  const quick = text.length > mostPlainCharacters ? undefined : readQuickly(text);
  if (!quick) return undefined;
  const source = new Source(text, file);
  let full: YamlDocument | undefined;
  const document = (): YamlDocument => {
    full ??= readDocuments(text, { file, limits }).documents[0];
    if (!full) throw new Error(`${file}: the YAML readers disagree about this file`);
    return full;
  };
  const positions = quickPositions(quick, source, document);
  const definitions = Object.entries(quick.data as { [name: string]: YamlValue }).map(([name, value]): Definition => {
    const key = quick.locateKey([name]);
    const templates: Templates = new Map();
    const known = withoutTemplates(value, templates);
    return {
      name,
      value: known,
      ...(templates.size > 0 && { templates }),
      scope,
      location: key ? source.location(key.start, key.end) : { file, line: 1, column: 1 },
      yaml: {
        get document() {
          return document();
        },
        positions,
        path: [name],
      },
    };
  });
  return { source, definitions, problems: [] };
}

/**
 * Positions from the quick reader. Inside lists they come from the full reader, because the quick one does not know
 * every end.
 */
function quickPositions(quick: QuickDocument, source: Source, full: () => YamlDocument): YamlPositions {
  const spanOf = (path: Path, part: 'locate' | 'locateKey'): Location => {
    const span = path.some((step) => typeof step === 'number') ? undefined : quick[part](path);
    return span ? source.location(span.start, span.end) : full()[part](path);
  };
  return {
    locate: (path) => spanOf(path, 'locate'),
    locateKey: (path) => spanOf(path, 'locateKey'),
    factsAt: (path) => quick.factsAt(path) ?? full().factsAt(path),
  };
}

/** Far below the limit for a list of hosts: nobody writes so many variables, and every rule checks each one. */
const limits = { tokens: 100_000 };

/** The variables of a text that was already parsed. `instead`: see YamlPlace. */
export function variablesOf(result: ReadResult, scope: Scope, instead?: Location): VariablesFile {
  const { source, documents, problems } = result;
  const found: VariablesFile = {
    source,
    definitions: [],
    problems: problems.map((problem) => toReadProblem(problem, instead)),
  };
  const [first, second] = documents;
  const parseError = (document: YamlDocument, message: string): void => {
    const location = instead ?? document.locate([]);
    found.problems.push({ rule: 'parse-error', message, location });
  };

  if (second) {
    const message = `Ansible stops at this file: it has a second YAML document${second.facts(second.root).kind === 'null' ? ', an empty one' : ''}. Remove the "---" before it.`;
    parseError(second, message);
  }
  if (!first || first.facts(first.root).kind === 'null') return found;
  if (!first.mapping(first.root)) {
    // The parser often reads a file with syntax errors as a plain string; one report is enough.
    if (problems.length === 0) parseError(first, 'Expected a mapping of variables.');
    return found;
  }
  append(found.definitions, definitionsOf(first, [], scope, instead));
  return found;
}

/** The entries of the mapping at `path` as definitions. */
export function definitionsOf(
  document: YamlDocument,
  path: readonly (string | number)[],
  scope: Scope,
  instead?: Location,
): Definition[] {
  const node = document.find(path)?.value ?? null;
  return document.entries(node).map(({ key, keyNode, value }) => {
    const templates: Templates = new Map();
    const known = knownValue(document, value, templates);
    return {
      name: key,
      value: known,
      ...(templates.size > 0 && { templates }),
      scope,
      location: instead ?? document.location(keyNode),
      yaml: { document, positions: document, path: [...path, key], ...(instead ? { instead } : {}) },
    };
  });
}

/** Converts a problem of the YAML reader. */
export function toReadProblem({ kind, message, location }: YamlProblem, instead?: Location): ReadProblem {
  return {
    rule: kind === 'duplicate-key' ? 'duplicate-key' : 'parse-error',
    message: /[.!?]$/.test(message) ? message : `${message}.`,
    location: instead ?? location,
  };
}
