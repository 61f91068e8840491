import { Fault } from '../../platform/fault.js';

/** A text as its paragraphs and the separators between them: `separators[i]` follows `paragraphs[i]`. */
interface Parts {
  readonly paragraphs: readonly string[];
  readonly separators: readonly string[];
}

/** An empty or blank line separates paragraphs. */
const BREAK = /\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+/g;

function partsOf(text: string): Parts {
  return { paragraphs: text.split(BREAK), separators: text.match(BREAK) ?? [] };
}

/** The paragraphs of a text, in order. */
export function paragraphsOf(text: string): readonly string[] {
  return partsOf(text).paragraphs;
}

/**
 * The text with one paragraph replaced; every other character stays. A replacement of blanks alone takes the paragraph out, with one of the
 * breaks beside it.
 * @param at from 0
 * @throws Fault BAD_REQUEST where there is no such paragraph
 */
export function replaceParagraph(text: string, at: number, replacement: string): string {
  const { paragraphs, separators } = partsOf(text);
  if (at >= paragraphs.length) {
    const message = `must be below ${paragraphs.length}, the number of paragraphs; the first is 0`;
    throw new Fault('BAD_REQUEST', `There is no such paragraph: paragraph ${message}.`, {
      fields: [{ field: 'paragraph', message }],
    });
  }
  const gone = replacement.trim() === '';
  const dropped = at === paragraphs.length - 1 ? at - 1 : at;
  return paragraphs
    .map((paragraph, index) => {
      const own = index === at ? replacement.trim() : paragraph;
      const after = gone && index === dropped ? '' : (separators[index] ?? '');
      return own + after;
    })
    .join('');
}
