import { paragraphsOf, type Span } from './paragraphs.js';

/** The text with one stretch replaced. */
export function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** The text with one paragraph replaced; blanks alone take it out, with the empty lines behind it. */
export function withParagraph(text: string, index: number, by: string): string {
  const paragraphs = paragraphsOf(text);
  const paragraph = paragraphs[index];
  if (paragraph === undefined) return text;
  const words = by.trim();
  if (words !== '') return replaced(text, paragraph, words);
  const next = paragraphs[index + 1];
  return (
    next ? replaced(text, { start: paragraph.start, end: next.start }, '') : text.slice(0, paragraph.start)
  ).trim();
}

/**
 * The paragraph with a stretch of it as it was said. What the refined text left out is put back behind the word before it.
 * @param span of the whole text, within the paragraph
 */
export function takenBack(text: string, paragraph: Span, span: Span, said: string): string {
  const inner = { start: span.start - paragraph.start, end: span.end - paragraph.start };
  const own = text.slice(paragraph.start, paragraph.end);
  if (span.end > span.start) return tidied(replaced(own, inner, said));
  const before = own.slice(0, inner.start).trimEnd();
  return tidied(`${before} ${said} ${own.slice(inner.start).trimStart()}`);
}

function tidied(text: string): string {
  return text
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(/ ([,.;:!?])/g, '$1')
    .trim();
}
