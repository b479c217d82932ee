/** Finds the deciding definition of a variable, an agent option or a Helm value. */
import type { Position } from 'vscode-languageserver';
import type { ScopeView } from '../cluster/scope-view.ts';
import { cursorAt, pathOf } from '../commands/complete/cursor.ts';
import { type Subject, subjectOf } from '../commands/complete/subject.ts';
import type { Location } from '../core/finding.ts';
import { joinPath } from '../core/value-tree.ts';
import type { Analysis } from './analysis.ts';

/**
 * The locations that decide a subject for the hosts that read a file, without duplicates. Hosts of one inventory can
 * have different ones.
 */
export function winners(subject: Subject, views: readonly ScopeView[], path: string): Location[] {
  const name = subject.kind === 'variable' ? subject.name : undefined;
  const seeing = views.filter((view) => seesFile(view, path));
  const found = new Map<string, Location>();
  for (const view of seeing.length > 0 ? seeing : views) {
    const place = name === undefined ? settingWinner(subject, view) : view.definition(name)?.location;
    if (place) found.set(`${place.file}:${place.line}:${place.column}`, place);
  }
  return [...found.values()];
}

function seesFile(view: ScopeView, path: string): boolean {
  for (const definition of view.definitions()) if (definition.location.file === path) return true;
  return false;
}

function settingWinner(subject: Subject, view: ScopeView): Location | undefined {
  if (subject.kind === 'option') return view.origins(subject.name)[0]?.key;
  if (subject.kind === 'value') return view.valueOrigins(joinPath(subject.path))[0]?.key;
  return undefined;
}

/** Where the name under the cursor is defined: a key, or a variable in a template. */
export async function definitionsAt(
  position: Position,
  { analysis, path, lines }: { analysis: Analysis; path: string; lines: readonly string[] },
): Promise<Location[]> {
  const kind = analysis.kindOf(path);
  if (!kind) return [];
  const cursor = cursorAt(lines, position.line, position.character);
  if (cursor.part === 'comment') return [];
  const views = await analysis.views();
  const [first] = views;
  const word = cursor.part === 'value' ? templateWord(lines[position.line] ?? '', position.character) : undefined;
  const subject: Subject | undefined =
    word === undefined
      ? subjectOf(pathOf(cursor), kind, first?.target.release.facts)
      : { kind: 'variable', name: word };
  return subject ? winners(subject, views, path) : [];
}

/** The name at a character of a line, if it is in a template. */
function templateWord(line: string, character: number): string | undefined {
  for (const template of line.matchAll(/\{[{%].*?[}%]\}/g)) {
    for (const name of template[0].matchAll(/(?<![\w.'"])[A-Za-z_]\w*/g)) {
      const start = template.index + name.index;
      if (start <= character && character <= start + name[0].length) return name[0];
    }
  }
  return undefined;
}
