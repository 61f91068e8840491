import type { Span } from './paragraphs.js';

/** The text with one stretch replaced. */
function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** What was said in place of a stretch of the refined text. */
export interface Difference {
  readonly refined: Span;
  readonly said: string;
}

/**
 * What has to be put back for a finding: the differences that lie in it, since a finding names only where it saw something. Its own spans
 * where no difference lies in them.
 */
export function differencesOf<Found extends Difference>(
  finding: Found,
  differences: readonly Found[],
): readonly Found[] {
  const { start, end } = finding.refined;
  const inside = differences.filter(({ refined }) =>
    end > start ? refined.start < end && refined.end > start : refined.start === start && refined.end === end,
  );
  return inside.length > 0 ? inside : [finding];
}

/**
 * The paragraph with stretches of it as they were said. What the refined text left out is put back behind the word before it.
 * @param differences spans of the whole text, within the paragraph
 */
export function takenBack(text: string, paragraph: Span, differences: readonly Difference[]): string {
  const lastFirst = [...differences].sort((a, b) => b.refined.start - a.refined.start);
  let own = text.slice(paragraph.start, paragraph.end);
  for (const { refined, said } of lastFirst) {
    const start = Math.max(0, refined.start - paragraph.start);
    const end = Math.min(own.length, refined.end - paragraph.start);
    own =
      end > start
        ? replaced(own, { start, end }, said)
        : `${own.slice(0, start).trimEnd()} ${said} ${own.slice(start).trimStart()}`;
  }
  return tidied(own);
}

function tidied(text: string): string {
  return text
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(/ ([,.;:!?])/g, '$1')
    .trim();
}
