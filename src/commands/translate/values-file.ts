/** Reading a values file of Helm's. */
import type { Finding } from '../../core/finding.ts';
import { isMap, type PartlyKnown } from '../../core/value-tree.ts';
import { readDocuments } from '../../yaml/read.ts';
import type { ValuesFile } from './translate.ts';

/** The file, or what is wrong with it. Never throws for what it holds. */
export function readValues(text: string, file: string): { file?: ValuesFile; findings: Finding[] } {
  const { documents, problems } = readDocuments(text, { file });
  const findings: Finding[] = problems.map(({ kind, message, location }) => ({
    rule: `values/${kind}`,
    severity: 'error',
    subject: file,
    message: `${message}.`,
    location,
  }));
  const [document, another] = documents;
  const values = (document?.value() ?? {}) as PartlyKnown;
  if (another || !isMap(values)) {
    const message = another ? 'A values file is one document.' : 'A values file is a mapping.';
    const location = (another ?? document)?.locate([]) ?? { file, line: 1, column: 1 };
    findings.push({ rule: 'values/invalid-type', severity: 'error', subject: file, message, location });
  }
  if (findings.length > 0 || !isMap(values)) return { findings };
  return { file: { values, locate: (path) => document?.locate(path) ?? { file, line: 1, column: 1 } }, findings };
}
