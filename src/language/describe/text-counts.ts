/** Words and sentences of a text. */
export interface TextCounts {
  readonly words: number;
  readonly sentences: number;
}

const WORDS = new Intl.Segmenter('en', { granularity: 'word' });
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Counts by Unicode's rules, so also in languages without spaces between words. A line of unpunctuated speech is a sentence. */
export function countText(text: string): TextCounts {
  let words = 0;
  for (const segment of WORDS.segment(text)) if (segment.isWordLike) words += 1;
  let sentences = 0;
  for (const { segment } of SENTENCES.segment(text)) if (/[\p{L}\p{N}]/u.test(segment)) sentences += 1;
  return { words, sentences };
}

/** Words a minute, to one decimal; null without a duration. */
export function speakingRate(words: number, durationSeconds: number | null): number | null {
  if (durationSeconds === null || durationSeconds <= 0) return null;
  return Math.round((words * 600) / durationSeconds) / 10;
}
