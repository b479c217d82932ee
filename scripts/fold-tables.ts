/** Long tables of generated pages, folded: a reader sees the text first. */

const mostRows = 20;

/** The Markdown text with each table of more than twenty rows in a block that opens on a click. */
export function foldTables(text: string, most = mostRows): string {
  return text.replace(/(?:^\|.*\n)+/gm, (table) => {
    const rows = table.split('\n').length - 3;
    return rows > most ? `<details>\n<summary>${rows} rows</summary>\n\n${table}\n</details>\n` : table;
  });
}
