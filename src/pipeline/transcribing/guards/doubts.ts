import type { QualityFlag, TranscriptSegment } from '../../../jobs/results/transcript.js';
import { detectLanguage } from '../../../language/describe/detect-language.js';
import { stopWordsOf } from '../../../language/describe/stop-words.js';
import { keysOf } from '../merging/spoken-tokens.js';

/** A transcript before it is checked for doubts. */
export interface DoubtedTranscript {
  readonly text: string;
  readonly segments: readonly TranscriptSegment[];
  /** Of the transcript: the submitted language, or the one that the recogniser reports. */
  readonly language: string | null;
  /** The language that the recogniser reports. */
  readonly heardLanguage: string | null;
  readonly durationSeconds: number;
  /** Where each recogniser made the text. */
  readonly parts: readonly { readonly provider: string; readonly start: number; readonly end: number }[];
}

/** Recognisers whose text is rough, even if they report a high confidence. */
const ROUGH = new Set(['pocketsphinx']);
/** Whisper counts a segment as failed at a mean log probability of -1, which is 0.37; good speech has 0.7 and more. */
const LEAST_MEAN = 0.4;
/** A word of this confidence was most likely another one. */
const LEAST_OF_A_WORD = 0.05;
/** Maximum number of flagged words; if there are more, the mean is low as well. */
const MOST_WORDS = 10;
/** From this many words on the languages are compared: a short answer may have words of several. */
const LEAST_WORDS = 8;
/** From this many words on, a text without the function words of its language is gibberish. */
const ENOUGH_WORDS = 30;
/** Minimum share of function words in speech: English has 40 to 60 in 100, Finnish and Turkish 15 to 25. */
const LEAST_SMALL_WORDS = 0.08;
/** Languages that are too close to be distinguished by their words, or that have several names. */
const KIN: readonly ReadonlySet<string>[] = [
  ['no', 'nb', 'nn', 'da'],
  ['hr', 'sr', 'bs'],
  ['id', 'ms', 'jw', 'jv', 'su'],
  ['zh', 'yue', 'cmn'],
  ['pt', 'gl', 'es'],
  ['cs', 'sk'],
  ['tl', 'fil'],
  ['af', 'nl'],
  ['ru', 'uk', 'be', 'bg', 'mk'],
].map((tags) => new Set(tags));

/**
 * What makes a transcript doubtful as a whole: a rough recogniser, a low confidence, words of another language, no language at all. A text that is
 * refined from it is `REVIEW` at best.
 */
export async function doubtsOf(transcript: DoubtedTranscript): Promise<QualityFlag[]> {
  const found = [
    rough(transcript),
    lowMean(transcript),
    ...lowWords(transcript),
    ...damaged(transcript),
    await mismatch(transcript),
    gibberish(transcript),
  ];
  return found.filter((flag) => flag !== null);
}

function rough({ parts }: DoubtedTranscript): QualityFlag | null {
  const own = parts.filter(({ provider }) => ROUGH.has(provider));
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return null;
  const message =
    'The offline recogniser (pocketsphinx) made this text. It is rough: many words are wrong, and it understands only US English.';
  return { kind: 'ROUGH_RECOGNISER', start: first.start, end: last.end, message };
}

/** The mean over the letters: a long segment counts for more than a short one. */
function lowMean({ segments, durationSeconds }: DoubtedTranscript): QualityFlag | null {
  const known = segments.filter(({ confidence }) => confidence !== null);
  const letters = known.reduce((sum, { text }) => sum + text.length, 0);
  if (letters === 0) return null;
  const mean = known.reduce((sum, { text, confidence }) => sum + text.length * (confidence as number), 0) / letters;
  if (mean >= LEAST_MEAN) return null;
  const message = `The recogniser is not sure of this text: its confidence is ${mean.toFixed(2)} of 1 on average.`;
  return { kind: 'LOW_CONFIDENCE', start: 0, end: durationSeconds, message };
}

function lowWords({ segments }: DoubtedTranscript): QualityFlag[] {
  const doubtful = segments.flatMap(({ words = [], ...segment }) => {
    const units = words.length > 0 ? words : [segment];
    return units.filter(({ confidence }) => confidence !== null && confidence < LEAST_OF_A_WORD);
  });
  return doubtful.slice(0, MOST_WORDS).map(({ text, start, end, confidence }) => {
    const message = `The recogniser is not sure of "${text.slice(0, 60)}": its confidence is ${(confidence ?? 0).toPrecision(1)} of 1.`;
    return { kind: 'LOW_CONFIDENCE', start, end, message };
  });
}

/** Some recognisers cut a segment between the bytes of a character. */
function damaged({ segments }: DoubtedTranscript): QualityFlag[] {
  const broken = segments.filter(({ text }) => text.includes('\uFFFD'));
  return broken.slice(0, MOST_WORDS).map(({ text, start, end }) => {
    const at = text.indexOf('\uFFFD');
    const quoted = text.slice(Math.max(0, at - 20), at + 20);
    const message = `The recogniser sent a damaged character here: "${quoted}". Listen and correct the word.`;
    return { kind: 'LOW_CONFIDENCE', start, end, message };
  });
}

async function mismatch(transcript: DoubtedTranscript): Promise<QualityFlag | null> {
  const { text, language, heardLanguage, durationSeconds } = transcript;
  if (language === null || keysOf(text).length < LEAST_WORDS) return null;
  const written = await detectLanguage(text);
  const other = [written, heardLanguage].find((tag) => tag !== null && !same(tag, language));
  if (other === undefined) return null;
  const message = `The words seem to be of the language "${other}", but the transcript's is "${language}". Listen and check whether the recogniser understood it.`;
  return { kind: 'LANGUAGE_MISMATCH', start: 0, end: durationSeconds, message };
}

function same(one: string, other: string): boolean {
  const [a, b] = [one, other].map((tag) => tag.toLowerCase().split('-')[0] as string) as [string, string];
  return a === b || KIN.some((tags) => tags.has(a) && tags.has(b));
}

/** In scripts that put spaces between words, and in languages whose small words are listed. */
function gibberish({ text, language, durationSeconds }: DoubtedTranscript): QualityFlag | null {
  if (language === null || !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\P{L}]+$/u.test(text)) return null;
  const small = stopWordsOf(language);
  const words = keysOf(text).filter((word) => /^\p{L}+$/u.test(word));
  if (small.size < 50 || words.length < ENOUGH_WORDS) return null;
  const share = words.filter((word) => small.has(word)).length / words.length;
  if (share >= LEAST_SMALL_WORDS) return null;
  const message = `This text has hardly any of the small words of its language ("${language}"): the recogniser most likely did not understand the speech.`;
  return { kind: 'GIBBERISH', start: 0, end: durationSeconds, message };
}
