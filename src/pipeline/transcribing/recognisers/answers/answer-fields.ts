import type { TranscriptWord } from '../../../../jobs/results/transcript.js';

/** A JSON object of an answer. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** The objects of a list; empty if it is none. */
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

/** A share of 0 to 1 from a share, a percentage or a logarithm; null if the answer has none. -1 is how servers write a measure that they lack. */
export function shareOf(said: unknown): number | null {
  const percentage = typeof said === 'string' ? /^(\d+(?:\.\d+)?)\s*%$/.exec(said.trim())?.[1] : undefined;
  if (percentage !== undefined) return Math.min(1, Number(percentage) / 100);
  const value = numberOf(said);
  if (value === null || value === -1) return null;
  if (value < 0) return Math.exp(value);
  // A share that was rounded up is not one per cent.
  return value > 1.5 && value <= 100 ? value / 100 : Math.min(1, value);
}

/** How sure a server is of a piece or a word, under the names that servers use. */
export function confidenceOf(piece: Fields): number | null {
  const share = shareOf(piece.confidence ?? piece.probability ?? piece.score);
  const logarithm = numberOf(piece.logprob);
  return share ?? (logarithm === null ? null : Math.min(1, Math.exp(logarithm)));
}

/** UTF-16 units of a speaker's label that count. */
const LONGEST_LABEL = 100;
/** Labels of a speaker that the server does not know. */
const UNKNOWN =
  /^(?:(?:speaker[ _-]?)?(?:unknown|unk|unidentified|undefined)(?:[ _-]?speaker)?|none|null|n\/a|uu|-1|\?)$/i;
/** Names under which servers give it; Mistral's `speaker_id` is more exact than its `speaker`. */
const LABELS = ['speaker_id', 'speaker', 'speaker_label', 'speakerLabel', 'speaker_tag', 'speakerTag', 'spk'] as const;

/** A speaker's label as text: `A`, `0`, `SPEAKER_01`, the first of several; none if the server does not know the speaker. */
export function speakerOf(said: unknown): { readonly speaker?: string } {
  const one = Array.isArray(said) ? said[0] : said;
  const fields = fieldsOf(one);
  const told = fields === null ? one : (fields.name ?? fields.label ?? fields.id);
  const label = typeof told === 'number' && Number.isFinite(told) ? String(told) : stringOf(told);
  return label === null || UNKNOWN.test(label) ? {} : { speaker: label.slice(0, LONGEST_LABEL) };
}

/** The speaker of a piece or a word. */
export function speakerIn(piece: Fields): { readonly speaker?: string } {
  return speakerOf(LABELS.map((name) => piece[name]).find((value) => value !== undefined && value !== null));
}

/** A word with its speaker, where the server says who says it. */
export interface SaidWord extends TranscriptWord {
  readonly speaker?: string;
}

/** The words of an answer. ElevenLabs lists sounds and blanks among them. */
function wordFields(value: unknown): { readonly text: string; readonly fields: Fields }[] {
  return listOf(value).flatMap((fields) => {
    const text = [fields.punctuated_word, fields.word, fields.text].map(stringOf).find((said) => said !== null);
    return text === undefined || text === null || fields.type === 'audio_event' ? [] : [{ text, fields }];
  });
}

/**
 * Words with their times in seconds, and the speaker of each. A word without times, such as WhisperX's numbers, lies between its neighbours; where most
 * words have none, only those with times are given.
 * @param scale what the answer's times are divided by
 */
export function saidWords(value: unknown, scale = 1): SaidWord[] {
  const words = wordFields(value).map(({ text, fields }) => {
    const [start, end] = [numberOf(fields.start), numberOf(fields.end)];
    const time = start === null || end === null ? null : { start: start / scale, end: end / scale };
    return { text, time, more: { confidence: confidenceOf(fields), ...speakerIn(fields) } };
  });
  const timed = words.filter(({ time }) => time !== null).length;
  const starts = startsAfter(words.map(({ time }) => time));
  let before: number | undefined;
  return words.flatMap(({ text, time, more }, at) => {
    if (time !== null) {
      before = time.end;
      return [{ text, ...time, ...more }];
    }
    const after = starts[at];
    const start = before ?? after;
    if (start === undefined || timed <= words.length / 2) return [];
    return [{ text, start, end: Math.max(start, after ?? start), ...more }];
  });
}

/** For each word, when the next one that has times begins; undefined if none does. */
function startsAfter(times: readonly ({ readonly start: number } | null)[]): (number | undefined)[] {
  const starts: (number | undefined)[] = [];
  let next: number | undefined;
  for (let at = times.length - 1; at >= 0; at -= 1) {
    next = times[at]?.start ?? next;
    starts[at] = next;
  }
  return starts;
}

/** The same without their speakers. */
export function wordsOf(value: unknown, scale = 1): TranscriptWord[] {
  return saidWords(value, scale).map(({ speaker: _, ...word }) => word);
}
