/** Exit codes of the process, as `--help` prints them. */
export const exitCodes = {
  ok: { code: 0, meaning: 'success, no findings' },
  findings: { code: 1, meaning: 'findings at or above --fail-on, or settings that the target cannot set' },
  usage: { code: 2, meaning: 'invalid usage, intent or configuration, or an unreadable path' },
  internal: { code: 3, meaning: 'internal error: a bug in cilium-extras' },
} as const;

export const exitOk = exitCodes.ok.code;
export const exitFindings = exitCodes.findings.code;
export const exitUsage = exitCodes.usage.code;
export const exitInternal = exitCodes.internal.code;
