/** What Ansible means by text and by tags, next to YAML itself. */

/** Tags of values that only Ansible, with the vault's password, can know. */
export const vaultTags: ReadonlySet<string> = new Set(['!vault', '!vault-encrypted']);

/** The tag of values that Ansible does not template. */
export const unsafeTag = '!unsafe';

/** True if Jinja would see something to do in the text. */
export function hasTemplate(text: string): boolean {
  return /\{[{%#]/.test(text);
}
