/** A stretch of a transcript. All stretches together are the transcript, each character once. */
export interface TranscriptPart {
  readonly text: string;
  /** UTF-16 offset in the transcript. */
  readonly start: number;
}

/** Where a text may be cut, from the best to the last resort: paragraph, sentence end, line, a clause that can be a sentence, comma, blank. */
const CUTS = [
  /\n\n+/g,
  /[.!?…]["'”’)\]]*\s+/gu,
  /\n+/g,
  /\s+(?=(?:and|but|so)\s+(?:i|we|he|she|they|it|there|you)\b)/gi,
  /[,;:]\s+/g,
  /\s+/g,
];
/** Share of a part that must be filled before a better kind of cut is preferred to a later place. */
const LEAST_FILLED = 0.5;

/** The best place for a cut in `text` at or before `limit`. */
function cutWithin(text: string, limit: number): number {
  const window = text.slice(0, limit);
  for (const cut of CUTS) {
    const ends = [...window.matchAll(cut)].map((match) => match.index + match[0].length);
    const last = ends.at(-1);
    if (last !== undefined && last >= limit * LEAST_FILLED) return last;
  }
  const splitsPair = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? '');
  return splitsPair && limit > 1 ? limit - 1 : limit;
}

/**
 * Cuts a transcript into parts of at most `limit` UTF-16 units, at sentence ends where there are any.
 * Joined again they are the transcript: nothing is lost and nothing doubled.
 */
export function cutIntoParts(transcript: string, limit: number | null): TranscriptPart[] {
  const parts: TranscriptPart[] = [];
  let start = 0;
  while (limit !== null && transcript.length - start > limit) {
    const rest = transcript.slice(start, start + limit + 1);
    const length = Math.max(1, cutWithin(rest, limit));
    parts.push({ text: transcript.slice(start, start + length), start });
    start += length;
  }
  if (start < transcript.length) parts.push({ text: transcript.slice(start), start });
  return parts;
}

/** What joins the refined text of a part to that of the next: a paragraph where the transcript had one, otherwise a blank. */
export function seamAfter(part: string): string {
  return /\n\n\s*$/.test(part) ? '\n\n' : ' ';
}
