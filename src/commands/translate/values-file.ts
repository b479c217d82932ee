/** Reading a values file of Helm's. */
import type { Finding } from '../../core/finding.ts';
import { isMap, type PartlyKnown } from '../../core/value-tree.ts';
import { sayShape, shapedValues } from '../../formats/helm/values-shape.ts';
import { readDocuments } from '../../yaml/read.ts';
import type { ValuesFile } from './translate.ts';

/** The file, or what is wrong with it; notes are about how it was read. Never throws for what it holds. */
export function readValues(text: string, file: string): { file?: ValuesFile; findings: Finding[]; notes: Finding[] } {
  const { documents, problems } = readDocuments(text, { file });
  const findings: Finding[] = problems.map(({ kind, message, location }) => ({
    rule: `values/${kind}`,
    severity: 'error',
    subject: file,
    message: `${message}.`,
    location,
  }));
  const [document, another] = documents;
  const data = (document?.value() ?? {}) as PartlyKnown;
  if (another || !isMap(data)) {
    const message = another ? 'A values file must be one document.' : 'A values file must be a mapping.';
    const location = (another ?? document)?.locate([]) ?? { file, line: 1, column: 1 };
    findings.push({ rule: 'values/invalid-type', severity: 'error', subject: file, message, location });
  }
  if (findings.length > 0 || !isMap(data)) return { findings, notes: [] };
  const shaped = shapedValues(data);
  const said = sayShape(shaped);
  const notes: Finding[] =
    said === undefined ? [] : [{ rule: 'note', severity: 'info', subject: file, message: `${file}: ${said}` }];
  const locate: ValuesFile['locate'] = (path) =>
    document?.locate([...shaped.path, ...path]) ?? { file, line: 1, column: 1 };
  return { file: { values: shaped.values, locate }, findings, notes };
}
