/** A stretch of a text, in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A paragraph of the refined text with its sentences. */
export interface Paragraph extends Span {
  /** From 0, as the engine counts them. */
  readonly index: number;
  readonly sentences: readonly Span[];
}

const PARTING = /\n[^\S\n]*\n\s*/g;

/** Empty lines part paragraphs; every paragraph has words. */
export function paragraphsOf(text: string, language = 'en'): Paragraph[] {
  const segmenter = segmenterOf(language);
  return spansBetween(text, PARTING).map((span, index) => ({
    index,
    ...span,
    sentences: sentencesOf(text, span, segmenter),
  }));
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
