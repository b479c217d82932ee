/** What the process answers with. */
export const exitCodes = { ok: 0, findings: 1, usage: 2, internal: 3 } as const;

/** What each code means, as `--help` prints it. */
export const exitMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: 'done, and nothing to report',
  findings: 'findings at or above --fail-on, or something that the target cannot express',
  usage: 'bad usage, a bad intent or configuration, or a path that cannot be read',
  internal: 'a bug in cilium-extras',
};
