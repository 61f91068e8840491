/** A stretch of a text, in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A paragraph of the refined text with its sentences. */
export interface Paragraph extends Span {
  /** From 0, as the engine counts them. */
  readonly index: number;
  /** The speaker whom its label names; null where it has no label. */
  readonly label: string | null;
  /** Where its words begin, behind the label. */
  readonly body: number;
  readonly sentences: readonly Span[];
}

const PARTING = /\n[^\S\n]*\n\s*/g;

/** Empty lines part paragraphs; every paragraph has words. @param speakers whose labels may begin a paragraph, as in "Anna: " */
export function paragraphsOf(text: string, language = 'en', speakers: readonly string[] = []): Paragraph[] {
  const segmenter = segmenterOf(language);
  return spansBetween(text, PARTING).map((span, index) => {
    const { label, body } = labelIn(text, span, speakers);
    return { index, ...span, label, body, sentences: sentencesOf(text, { start: body, end: span.end }, segmenter) };
  });
}

/** The text with as many blanks in place of its labels: they are not words that somebody said. */
export function withoutLabels(text: string, paragraphs: readonly Paragraph[]): string {
  let result = '';
  let from = 0;
  for (const { start, body } of paragraphs) {
    result += text.slice(from, start) + ' '.repeat(body - start);
    from = body;
  }
  return result + text.slice(from);
}

/** A colon behind the name, with or without the marks of bold and italics around it. */
function labelIn(text: string, { start, end }: Span, speakers: readonly string[]) {
  const written = /^[*_]{0,3}([^:：*_]{1,60})[*_]{0,3}[ \t]*[:：][*_]{0,3}[ \t]*/u.exec(
    text.slice(start, Math.min(end, start + 80)),
  );
  const name = written?.[1]?.trim().toLowerCase();
  const label = speakers.find((speaker) => speaker.toLowerCase() === name) ?? null;
  return { label, body: label === null ? start : start + written![0].length };
}

function spansBetween(text: string, parting: RegExp): Span[] {
  const cuts = Array.from(text.matchAll(parting), ({ 0: gap, index }) => [index, index + gap.length] as const);
  const starts = [0, ...cuts.map(([, end]) => end)];
  const ends = [...cuts.map(([start]) => start), text.length];
  return starts.map((start, at) => trimmed(text, start, ends[at]!)).filter(({ start, end }) => end > start);
}

function sentencesOf(text: string, { start, end }: Span, segmenter: Intl.Segmenter): Span[] {
  const found: Span[] = [];
  for (const { index, segment } of segmenter.segment(text.slice(start, end))) {
    const span = trimmed(text, start + index, start + index + segment.length);
    if (span.end > span.start) found.push(span);
  }
  return found;
}

function trimmed(text: string, start: number, end: number): Span {
  const part = text.slice(start, end);
  const from = start + (part.length - part.trimStart().length);
  return { start: from, end: Math.max(from, start + part.trimEnd().length) };
}

function segmenterOf(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}
