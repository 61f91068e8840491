/** Marks that are active at any place; `|`, `~` and `$` are so in the dialects with tables, strikethrough and formulas. */
const INLINE = /[\\`*_[\]<>&~|$]/g;
/** What begins a heading, a list, a line under a heading or a rule; those of `INLINE` are escaped already. */
const AT_LINE_START = /^([#+\-=:]|\d{1,9}(?=[.)]))/;
/** White space that Markdown drops, or takes for code or for a line break. */
const AT_LINE_ENDS = /^[ \t]|[ \t]$/g;

/**
 * The text as Markdown that renders as the text: each mark is escaped, and each line break is kept. Blank lines part paragraphs.
 * It escapes what CommonMark and GitHub's dialect know.
 */
export function escapeMarkdown(text: string): string {
  const lines = text.split(/\r\n|[\n\r]/).map(escapeLine);
  return lines.map((line, at) => (line !== '' && (lines[at + 1] ?? '') !== '' ? `${line}\\` : line)).join('\n');
}

function escapeLine(line: string): string {
  if (line.trim() === '') return '';
  return line
    .replace(INLINE, '\\$&')
    .replace(AT_LINE_START, (mark) => (/\d/.test(mark) ? mark : `\\${mark}`))
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(AT_LINE_ENDS, (space) => (space === ' ' ? '&#32;' : '&#9;'));
}
