/** What the process answers with. `--help` prints this table, so it stands here once. */
export const exitCodes = {
  ok: { code: 0, meaning: 'done, and nothing to report' },
  findings: { code: 1, meaning: 'findings at or above --fail-on, or something that the target cannot express' },
  usage: { code: 2, meaning: 'bad usage, a bad intent or configuration, or a path that cannot be read' },
  internal: { code: 3, meaning: 'a bug in cilium-extras' },
} as const;

export const exitOk = exitCodes.ok.code;
export const exitFindings = exitCodes.findings.code;
export const exitUsage = exitCodes.usage.code;
export const exitInternal = exitCodes.internal.code;
