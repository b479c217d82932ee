/** Folds long tables of generated pages, so that a reader sees the text first. */

const mostRows = 20;

/**
 * The Markdown text with each long table in a collapsible block.
 *
 * @param options.most maximal number of rows of a table that is not folded
 * @param options.summary the text that is always visible
 */
export function foldTables(
  text: string,
  {
    most = mostRows,
    summary = (rows: number) => `${rows} rows`,
  }: { most?: number; summary?: (rows: number) => string } = {},
): string {
  return text.replace(/(?:^\|.*\n)+/gm, (table) => {
    const rows = table.split('\n').length - 3;
    return rows > most ? `<details>\n<summary>${summary(rows)}</summary>\n\n${table}\n</details>\n` : table;
  });
}
