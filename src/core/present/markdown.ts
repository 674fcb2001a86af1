/**
 * Text that stays text in Markdown: names come from source code and tools, and may hold links, tables or HTML.
 * Line breaks become spaces, so that it fits in a table cell.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll(/[\\`*_{}[\]()#+\-.!|<>&~$:"'/]/g, (character) => `&#${character.codePointAt(0)};`);
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table; cells are Markdown already. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(header), row(header.map((_, column) => (column === 0 ? ':--' : '--:'))), ...rows.map(row)].join('\n');
}
