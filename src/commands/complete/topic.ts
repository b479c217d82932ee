/** Finds the name under a cursor, in the form that `explain` uses. */
import { joinPath } from '../../core/value-tree.ts';
import type { Cursor, Token } from './cursor.ts';
import type { Subject } from './subject.ts';
import type { Topic } from './suggestion.ts';

/** The name to explain, and its place; undefined if there is no name. */
export function topicAt(cursor: Cursor, subject: Subject | undefined): { topic: Topic; token: Token } | undefined {
  const token = cursor.part === 'key' ? cursor.key : cursor.value;
  if (!subject || !token) return undefined;
  const topic = cursor.part === 'key' || subject.kind !== 'configuration' ? topicOf(subject) : undefined;
  return topic === undefined ? undefined : { topic, token: cursor.key ?? token };
}

/** The name of a subject for `explain`. */
function topicOf(subject: Subject): Topic | undefined {
  switch (subject.kind) {
    case 'variable':
    case 'option':
      return { name: subject.name, isSetting: true };
    case 'value':
      return { name: joinPath(subject.path), isSetting: true };
    case 'intent':
      return ownTopic(subject.path[0] === 'features' ? subject.path.slice(1).join('.') : undefined);
    default:
      return ownTopic(subject.path.includes('rules') ? subject.path.at(-1) : undefined);
  }
}

function ownTopic(name: string | undefined): Topic | undefined {
  return name === undefined || name === '' ? undefined : { name, isSetting: false };
}
