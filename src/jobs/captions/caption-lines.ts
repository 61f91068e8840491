/** The usual limit of broadcasters' style guides for a line: 42 letters, or half as many double-width characters. */
const LINE_COLUMNS = 42;
/** The most lines of one cue. */
export const LINES_OF_CUE = 2;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uff60]/u;
/** The best places to break a text without spaces: after one of these, if the line is at least half full. */
const PAUSE = /[、。，．！？；：）」』…]$/u;
const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The words of a text. A word that is longer than a line, as in scripts without spaces, is split into pieces that fit. */
export function captionTokens(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => (columns(word) <= LINE_COLUMNS ? [word] : cutLong(word)));
}

/**
 * Words in lines.
 * @param lead columns that a label takes on the first line of each cue, half a line at most
 */
export function captionLines(tokens: readonly string[], lead = 0): string[][] {
  const lines: string[][] = [];
  const room = (line: number) => LINE_COLUMNS - (line % LINES_OF_CUE === 0 ? Math.min(lead, LINE_COLUMNS / 2) : 0);
  for (const token of tokens) {
    const line = lines.at(-1);
    if (line && columns([...line, token].join(' ')) <= room(lines.length - 1)) line.push(token);
    else lines.push([token]);
  }
  return lines;
}

/** How wide a text is shown, in letters. */
export function columns(text: string): number {
  let width = 0;
  for (const { segment } of signs.segment(text)) width += widthOf(segment);
  return width;
}

/** Some characters need several code units, such as a joined emoji. Each unit counts, because a file needs room for each. */
function widthOf(sign: string): number {
  return Math.max(sign.length, WIDE.test(sign) ? 2 : 1);
}

function cutLong(word: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const { segment } of signs.segment(word)) {
    const wide = widthOf(segment);
    if (piece !== '' && (width + wide > LINE_COLUMNS || (width > LINE_COLUMNS / 2 && PAUSE.test(piece)))) {
      pieces.push(piece);
      [piece, width] = ['', 0];
    }
    piece += segment;
    width += wide;
  }
  return [...pieces, piece];
}
