import { keysOf } from '../merging/spoken-tokens.js';
import { creditsForSpeech, isCredits, missingWords } from './coverage.js';
import { findLoop, isSuspiciouslyRegular } from './loops.js';
import { findEcho } from './prompt-echo.js';
import type { Finding, RecognisedText, Sound } from './recognised-text.js';
import { withoutWords } from './recognised-text.js';
import { segmentsOverSilence } from './speech-cover.js';

/** Nobody speaks faster for long, in words a second of speech: auctioneers reach 5. */
const FASTEST = 6;

/** Scripts without spaces are counted letter by letter: a fast speaker says 10 signs of Chinese or Japanese a second, or 20 of Thai. */
const SIGN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;
const THAI = /^\p{Script=Thai}$/u;

/** How many words of a language with spaces take as long to say. */
function wordsIn(text: string): number {
  const lengths: number[] = keysOf(text).map((key) => (SIGN.test(key) ? 0.5 : THAI.test(key) ? 0.25 : 1));
  return Math.round(lengths.reduce((sum, length) => sum + length, 0));
}

/** Checks a recognised text and returns its problems; none for a good text. */
export function findingsOf(recognised: RecognisedText, sound: Sound, terms: readonly string[]): Finding[] {
  const checks = [
    echo(recognised, sound, terms),
    creditsForSpeech(recognised, sound),
    loop(recognised, sound),
    tooFast(recognised, sound),
  ];
  const found = checks.filter((finding) => finding !== null);
  if (found.length > 0) return found;
  return [...overSilence(recognised, sound), ...missingWords(recognised, sound)];
}

function echo(recognised: RecognisedText, { seconds }: Sound, terms: readonly string[]): Finding | null {
  const found = findEcho(recognised.text, terms);
  if (found === null) return null;
  const message = found.whole
    ? 'The transcriber repeated the glossary instead of the speech.'
    : 'The transcriber repeated the glossary in the middle of the speech. The repetition was removed.';
  return {
    flag: { kind: 'PROMPT_ECHO', start: 0, end: seconds, message },
    again: true,
    corrected: found.whole
      ? { text: '', segments: [] }
      : withoutWords(recognised, found.from, found.from + found.length),
  };
}

function loop(recognised: RecognisedText, sound: Sound): Finding | null {
  const found = findLoop(recognised.text);
  if (found === null) {
    if (!isSuspiciouslyRegular(recognised.text)) return null;
    const message = 'This passage repeats itself more than speech does. Listen to it.';
    return { flag: { kind: 'LOOP', start: 0, end: sound.seconds, message }, again: true };
  }
  const { phrase, times, from } = found;
  const quoted = `"${phrase.join(' ').slice(0, 80)}"`;
  const flag = { kind: 'LOOP', start: 0, end: sound.seconds } as const;
  if (keysOf(recognised.text).length <= sound.speechSeconds * FASTEST * 0.75) {
    const message = `The transcriber heard ${quoted} ${times} times in a row. Listen and check whether it was said that often.`;
    return { flag: { ...flag, message }, again: true };
  }
  const all = keysOf(recognised.text).length;
  const looped = phrase.length * times;
  const message = `The transcriber repeated ${quoted} ${times} times in less time than it takes to say it. The repetitions were removed.`;
  const corrected =
    looped >= all * 0.8
      ? { text: '', segments: [] }
      : withoutWords(recognised, from + phrase.length, from + phrase.length * times);
  return { flag: { ...flag, message }, again: true, corrected };
}

/** More words than can be said in the speech that there is. */
function tooFast({ text }: RecognisedText, { seconds, speechSeconds }: Sound): Finding | null {
  const words = wordsIn(text);
  if (words <= 20 || words <= (speechSeconds + 1) * FASTEST) return null;
  const message = `${words} words were given for ${Math.round(speechSeconds)} seconds of speech: some of them may be invented.`;
  return { flag: { kind: 'TEXT_OVER_SILENCE', start: 0, end: seconds, message }, again: true };
}

function overSilence(recognised: RecognisedText, sound: Sound): Finding[] {
  const silent = segmentsOverSilence(sound.speech, recognised.segments);
  if (silent.length === 0) return [];
  const invented = silent.filter(({ text }) => isCredits(text));
  const kept = recognised.segments.filter((segment) => !invented.includes(segment));
  const separator = recognised.text.includes('\n') ? '\n' : ' ';
  const corrected = { text: kept.map(({ text }) => text).join(separator), segments: kept };
  return silent.map((segment) => {
    const gone = invented.includes(segment);
    const what = gone
      ? 'The transcriber invented this where nobody speaks; it was removed'
      : 'Nobody seems to speak here';
    const message = `${what}: "${segment.text.slice(0, 80)}"`;
    return {
      flag: { kind: 'TEXT_OVER_SILENCE', start: segment.start, end: segment.end, message },
      again: false,
      ...(gone ? { corrected } : {}),
    };
  });
}
