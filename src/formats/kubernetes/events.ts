/**
 * The tables of `kubectl get events` and `kubectl events`. Source: kubernetes, pkg/printers; kubectl, pkg/cmd/events.
 */
import type { CollectedObject } from './collected.ts';

/**
 * A row; it also matches without a header, and with single blanks between the columns. `kubectl events` adds how often
 * it occurred.
 */
const row =
  /^[ \t]*(?:(?<namespace>[a-z0-9][\w-]*)[ \t]+)?(?:<\w+>|(?:\d+[a-z])+)(?:[ \t]+\(x\d+ over \w+\))?[ \t]+(?<type>Normal|Warning)[ \t]+(?<reason>\w+)[ \t]+(?<kind>[\w.]+)\/(?<name>[\w.-]+)(?:[ \t]+(?<rest>\S.*))?$/;

/**
 * Extra columns of the wide table. After the object: one of its fields, and the reporter. After the message: when and
 * how often.
 */
const wideBefore = /^(?:\S*\{\S*\}[ \t]+)?[\w-]+(?:, \S+)?[ \t]{2,}/;
const wideAfter = /[ \t]{2,}\S+[ \t]+\d+[ \t]+\S+[ \t]*$/;

/** The kinds of pods and their owners, by their lower-case name in the table. */
const kinds: ReadonlyMap<string, string> = new Map(
  ['Pod', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet', 'Job', 'Node'].map((kind) => [
    kind.toLowerCase(),
    kind,
  ]),
);

/** The rows as objects; empty if the lines have no rows. */
export function eventsOf(lines: readonly string[], file: string): CollectedObject[] {
  return lines.flatMap((line, index): CollectedObject[] => {
    const found = row.exec(line.trimEnd())?.groups;
    if (!found) return [];
    const { namespace, type = '', reason = '', kind = '', name = '', rest = '' } = found;
    const message = wideAfter.test(rest) ? rest.replace(wideAfter, '').replace(wideBefore, '') : rest;
    const own = `${name}.${index}`;
    const content = {
      kind: 'Event',
      metadata: { name: own, ...(namespace !== undefined && { namespace }) },
      involvedObject: { kind: kinds.get(kind.toLowerCase()) ?? kind, name },
      type,
      reason,
      message,
    };
    return [{ file, kind: 'Event', name: own, content }];
  });
}
