/** Words that a release's own files compare its variables with: values to try, whatever the variable's name is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../../src/core/json.ts';
import type { Kubespray } from '../ansible/ansible.ts';

const filters = String.raw`(?:\s*\|\s*\w+(?:\([^)]*\))?)*`;
const single = new RegExp(String.raw`\b([a-z]\w*_\w+)${filters}\s*[=!]=\s*(['"])([^'"\n]*)\2`, 'g');
const several = new RegExp(String.raw`\b([a-z]\w*_\w+)${filters}\s+(?:not\s+)?in\s+[[(]([^\])\n]*)[\])]`, 'g');

/** Words by variable, from the tasks, templates and defaults of the roles that affect Cilium. */
export function namedWords({ folder, roles }: Pick<Kubespray, 'folder' | 'roles'>): Map<string, Json[]> {
  const found = new Map<string, Json[]>();
  for (const role of roles) {
    for (const text of textsBelow(join(folder, 'roles', role))) addWords(text, found);
  }
  return found;
}

/** Adds the words that a text compares variables with. */
export function addWords(text: string, found: Map<string, Json[]>): void {
  const add = (name: string, word: Json) => {
    const words = found.get(name) ?? [];
    if (!words.includes(word)) found.set(name, [...words, word]);
  };
  for (const [, name = '', , word = ''] of text.matchAll(single)) add(name, word);
  for (const [, name = '', list = ''] of text.matchAll(several)) {
    for (const [, quoted, number] of list.matchAll(/['"]([^'"]*)['"]|\b(\d+)\b/g)) {
      add(name, quoted ?? Number(number));
    }
  }
}

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readFileSync(path, 'utf8'));
}
