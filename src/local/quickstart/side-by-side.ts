/** Below this width, two columns are not readable, so the texts are shown one below the other. */
const NARROWEST_PAIR = 60;
const WIDEST = 160;
const GAP = ' │ ';

/** Control and format characters (direction marks among them) and line separators; line breaks and the two joiners stay. */
const UNSAFE = /(?!\n|\u200c|\u200d)[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A text that comes from elsewhere, without anything a terminal would obey. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(UNSAFE, ' ');
}

/**
 * Two texts in two columns with headings, wrapped to the width (in terminal cells).
 * @returns the lines, none wider than the width
 */
export function sideBySide(left: Titled, right: Titled, width: number): string[] {
  const usable = Math.min(WIDEST, Math.max(20, Math.floor(width)));
  if (usable < NARROWEST_PAIR) return [...block(left, usable), '', ...block(right, usable)];
  const cell = Math.floor((usable - GAP.length) / 2);
  const columns = [block(left, cell), block(right, cell)] as const;
  const rows = Math.max(columns[0].length, columns[1].length);
  return Array.from({ length: rows }, (_, row) => {
    const text = columns[0][row] ?? '';
    return `${text}${' '.repeat(Math.max(0, cell - cells(text)))}${GAP}${columns[1][row] ?? ''}`.trimEnd();
  });
}

export interface Titled {
  readonly title: string;
  readonly text: string;
}

function block({ title, text }: Titled, width: number): string[] {
  return [...wrap(title, width), '─'.repeat(width), ...wrap(printable(text), width)];
}

/** Wraps at spaces and cuts a word that is wider than the column. Keeps the text's line breaks. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph
      .split(/\s+/)
      .filter((part) => part !== '')
      .flatMap((part) => pieces(part, width))) {
      if (line !== '' && cells(line) + 1 + cells(word) > width) {
        lines.push(line);
        line = '';
      }
      line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, line];
  });
}

function pieces(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && cells(part) + cells(character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
}

/** Combining marks take no cell, East Asian wide characters and emoji two. */
function cells(text: string): number {
  let count = 0;
  for (const character of text) {
    if (/\p{Mark}|\p{Cf}/u.test(character)) continue;
    count +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return count;
}
