/** What text and tags mean to Ansible, beyond YAML itself. */

/** Tags of encrypted values, which need the vault's password. */
export const vaultTags: ReadonlySet<string> = new Set(['!vault', '!vault-encrypted']);

/** The tag of text that Ansible does not treat as a template. */
export const unsafeTag = '!unsafe';

/** True if the text contains Jinja syntax. */
export function hasTemplate(text: string): boolean {
  return /\{[{%#]/.test(text);
}
