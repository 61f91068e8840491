import { segmentsOf } from './segments.js';

/** A word with its attached punctuation. Spaces delimit it or, in scripts without spaces, a dictionary of words does. */
export interface Token {
  /** Line breaks before it, unchanged: empty for a space. */
  readonly gap: string;
  /** Opening punctuation: `"`, `(`, … */
  readonly before: string;
  /** The word itself; empty for a piece that is all punctuation. */
  readonly text: string;
  /** Closing punctuation: `,`, `."`, … */
  readonly after: string;
  /** UTF-16 offsets of the word in the text that was cut. */
  readonly start: number;
  readonly end: number;
  /** Inside quotation marks: such words are quoted and do not change. */
  readonly quoted: boolean;
  /** Follows the token before it without a blank, as its script writes none. */
  readonly glued?: boolean;
  /** The editor removed a hesitation before it. */
  readonly hesitated?: boolean;
  /** Part of a glossary term: spelt as the brand wants it, and not to be changed. */
  readonly locked?: boolean;
}

const OPENING = /^["'“„‘‚«»‹›「『（【《〈([{¿¡*_#>-]+(?=.)/u;
const CLOSING =
  /(?<![.,;:!?…"”“’‘'»«›‹」』）】》〉。、，！？：；｡।॥،؛؟۔・)\]}*_—–-])[.,;:!?…"”“’‘'»«›‹」』）】》〉。、，！？：；｡।॥،؛؟۔・)\]}*_—–-]+$/u;
/** Each opening quotation mark with those that close it. German closes with the mark that English opens with. */
const CLOSED_BY: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”"',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‹': '›',
  '「': '」',
  '『': '』',
  '《': '》',
};

/** The length of the clinging punctuation, sparing the ends of `p.m.`, `U.S.` and lone hyphens. */
function cut(piece: string): { before: string; text: string; after: string } {
  const before = OPENING.exec(piece)?.[0] ?? '';
  const rest = piece.slice(before.length);
  const dotted = /^(?:\p{L}\.){2,}/u.exec(rest)?.[0];
  const closing = dotted === undefined ? (CLOSING.exec(rest)?.[0] ?? '') : rest.slice(dotted.length);
  const text = rest.slice(0, rest.length - closing.length);
  return dotted !== undefined && /[\p{L}\p{N}]/u.test(closing)
    ? { before, text: rest, after: '' }
    : { before, text, after: closing };
}

/** Tracks the open quotation mark; null for none. A mark that is never closed does not quote beyond the end of its line. */
function openAfter(open: string | null, marks: string, leading: boolean): string | null {
  let inside = open;
  for (const mark of marks.match(/["“”„«»‹›「」『』《》]/gu) ?? []) {
    if (inside !== null && CLOSED_BY[inside]!.includes(mark)) inside = null;
    else if (leading ? mark in CLOSED_BY : mark === '"') inside = mark;
    else if (mark === '”') inside = null;
  }
  return inside;
}

/** Splits text into tokens. Only the kind and number of spaces between words are lost. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let open: string | null = null;
  let last = 0;
  for (const match of text.matchAll(/\S+/gu)) {
    const gap = text.slice(last, match.index).replace(/[^\n]/g, '').slice(0, 2);
    if (gap !== '') open = null;
    for (const { piece, index, glued } of segmentsOf(match[0])) {
      const { before, text: word, after } = cut(piece);
      const start = match.index + index + before.length;
      const opened = openAfter(open, before, true);
      tokens.push({
        gap: tokens.length === 0 || glued ? '' : gap,
        before,
        text: word,
        after,
        start,
        end: start + word.length,
        quoted: open !== null || opened !== null,
        ...(glued ? { glued } : {}),
      });
      // Inches cling to a figure, as an opening mark never does: 5'4".
      const inches = opened === null && /\d$/.test(word) && after.startsWith('"');
      open = openAfter(opened, inches ? after.slice(1) : after, false);
    }
    last = match.index + match[0].length;
  }
  return tokens;
}

/** Puts tokens together again, one blank between words that have one, line breaks as they were. */
export function render(tokens: readonly Token[]): string {
  return tokens
    .map((token, index) => `${index === 0 ? '' : blankBefore(token)}${token.before}${token.text}${token.after}`)
    .join('');
}

function blankBefore({ gap, glued }: Token): string {
  return gap || (glued ? '' : ' ');
}

/** The word for comparison: lower case, with plain apostrophes; Dutch "Eén" as "één". */
export function plain(token: Token | undefined): string {
  return token === undefined ? '' : token.text.toLowerCase().replaceAll('’', "'").replace(/^eén$/, 'één');
}

/** Ends with a full stop of its own, and a name follows. */
const TITLE = /^(?:Mrs?|Ms|Mx|Dr|Prof)$/;

/** Whether a sentence ends with this token. */
export function endsSentence(token: Token | undefined): boolean {
  if (token === undefined || (token.after === '.' && TITLE.test(token.text))) return false;
  return /[.!?…。！？｡।॥؟۔]/u.test(token.after);
}

/** Whether the token starts a sentence: the first one, or one after a terminator or an empty line. */
export function startsSentence(tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1];
  return previous === undefined || endsSentence(previous) || tokens[at]?.gap === '\n\n';
}

/** The indices from `from` up to, and not including, `to`. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
}
