/** Reads the command reference pages that Cilium's programs generate. */

/** The entry of one option on a page. */
export interface ListedOption {
  name: string;
  /** As the program words it: `bool`, `string`, `strings`, `int`, `uint`, `duration`, `map`, ... */
  type: string;
  /** As the program words it, without quotes; undefined if the page has none. */
  default?: string;
}

/** The options that a page lists, in order; it does not contain those that a program hides. */
export function optionsOn(page: string): ListedOption[] {
  return page.split('\n').flatMap((line) => {
    const [, name = '', type = 'bool', text = ''] =
      /^ {2,6}(?:-\w, )?--([a-z][\w.-]*)(?: (\S+))? {2,}(\S.*)?$/.exec(line) ?? [];
    if (name === '' || name === 'help') return [];
    const [, preset] = /\(default (?:is )?"?(.*?)"?\)$/.exec(text.trimEnd()) ?? [];
    return [{ name, type, ...(preset !== undefined && { default: preset }) }];
  });
}
