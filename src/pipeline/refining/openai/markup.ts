/** Elements that models write for the structure of a text and for what they changed. */
const ELEMENTS = /<\/?(?:html|head|body|p|br|div|span|article|section|b|i|em|strong|u|ins|del|s|strike|mark)\b[^<>]*>/i;
/** What a reader of HTML does not see: the head of a page, and words that were struck out. */
const UNSEEN = /<(head|style|title|del|s|strike)\b[^<>]*>[\s\S]{0,4000}?<\/\1>[ \t]?/gi;
/** The same in Markdown. */
const STRUCK = /~~[^~\n]{1,200}~~[ \t]?/g;

/**
 * A text without HTML, and without the marks of what a model took out. The same text where the transcript has such marks itself.
 */
export function withoutMarkup(text: string, transcript: string): string {
  if (/<\/?[a-z]|~~/i.test(transcript)) return text;
  const spoken = text.replace(STRUCK, '');
  if (!ELEMENTS.test(spoken)) return spoken.trim();
  return spoken
    .replace(/<!doctype[^<>]*>/gi, '')
    .replace(UNSEEN, '')
    .replace(/<br\b[^<>]*>[ \t]*\n?/gi, '\n')
    .replace(/<\/(?:p|div|article|section)>\s*/gi, '\n\n')
    .replace(new RegExp(ELEMENTS, 'gi'), '')
    .trim();
}
