/**
 * Every format of `lint`'s report. A new format needs its file and an entry here.
 * The choices of `--format`, the tables of the documentation and the tests follow
 * from it. This file is loaded on every start, so reporters are imported lazily.
 */
import type { Reporter } from './types.ts';

/** One format of a report. */
interface ReportDeclaration {
  /** Its purpose, for tables. */
  summary: string;
  load(): Promise<Reporter>;
}

export const reporters = {
  text: { summary: 'people: findings with lines of the files', load: async () => (await import('./text.ts')).text },
  json: { summary: 'programs: all findings and a summary', load: async () => (await import('./json.ts')).json },
  sarif: { summary: 'code scanning: SARIF 2.1.0', load: async () => (await import('./sarif.ts')).sarif },
  github: {
    summary: 'GitHub Actions: annotations of lines',
    load: async () => (await import('./github.ts')).github,
  },
  gitlab: {
    summary: 'GitLab: a Code Quality report',
    load: async () => (await import('./gitlab.ts')).gitlab,
  },
  junit: {
    summary: 'CI systems that read JUnit reports',
    load: async () => (await import('./junit.ts')).junit,
  },
  markdown: {
    summary: 'a comment on a pull request: folded tables',
    load: async () => (await import('./markdown.ts')).markdown,
  },
} as const satisfies Record<string, ReportDeclaration>;

export type ReportFormat = keyof typeof reporters;

/** The formats in the order of help and tables; the first is the default. */
export const reportFormats = Object.keys(reporters) as [ReportFormat, ...ReportFormat[]];
