/** Long tables of generated pages, folded: a reader sees the text first. */

const mostRows = 20;

/**
 * The Markdown text with each long table in a block that opens on a click.
 *
 * @param options.most rows of a table that is not folded
 * @param options.summary what is shown before the click
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
