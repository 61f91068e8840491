import type { TranscriptWord } from '../../../../jobs/results/transcript.js';

/** A JSON object of an answer. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** The objects of a list; empty where it is none. */
export function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter((one) => fieldsOf(one) !== null) : [];
}

export function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Some servers write numbers as strings. */
export function numberOf(said: unknown): number | null {
  const value = typeof said === 'string' && /^-?\d+(\.\d+)?$/.test(said) ? Number(said) : said;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A share of 0 to 1; null where the answer has none. */
export function shareOf(said: unknown): number | null {
  const value = numberOf(said);
  return value === null ? null : Math.min(1, Math.max(0, value));
}

/** UTF-16 units of a speaker's label that count. */
const LONGEST_LABEL = 100;

/** A speaker's label as text: `A`, `0`, `SPEAKER_01`. */
export function speakerOf(said: unknown): { readonly speaker?: string } {
  const label = typeof said === 'number' && Number.isFinite(said) ? String(said) : stringOf(said);
  return label === null ? {} : { speaker: label.slice(0, LONGEST_LABEL) };
}

/** Words with their times in seconds; those without either are left out. @param scale what the answer's times are divided by */
export function wordsOf(value: unknown, scale = 1): TranscriptWord[] {
  return listOf(value).flatMap((word) => {
    const text = stringOf(word.punctuated_word) ?? stringOf(word.word) ?? stringOf(word.text);
    const start = numberOf(word.start);
    const end = numberOf(word.end);
    if (text === null || start === null || end === null) return [];
    const confidence = shareOf(word.confidence ?? word.probability ?? word.score);
    return [{ text, start: start / scale, end: end / scale, confidence }];
  });
}
