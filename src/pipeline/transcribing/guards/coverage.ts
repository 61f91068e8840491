import { keysOf } from '../merging/spoken-tokens.js';
import type { Finding, RecognisedText, Sound } from './recognised-text.js';
import { speechWithin, uncoveredSpeech } from './speech-cover.js';

/** Nobody speaks more slowly than this through continuous speech, in words a second. */
const SLOWEST = 0.4;
/** The same for one segment, which may hold a pause that the voice activity does not show. */
const SLOWEST_SEGMENT = 0.2;
/** With less speech than this the rates are not meaningful; in seconds. */
const ENOUGH_SPEECH = 10;
/** If less than this share of the speech is covered, another attempt is worth its price. */
const POOR_COVERAGE = 0.5;
/** A phantom credit takes two seconds to say; it does not account for more speech than this. In seconds. */
const CREDIT_SECONDS = 5;
/** Phrases that models learnt from subtitles and produce over silence and music, in the languages of their reports. */
const CREDITS = new RegExp(
  [
    'thank(s| you)( so much| all)? for (watching|listening|viewing)|(please )?(like and )?subscribe|(see|catch) you in the next (video|one)',
    'subtitles? (by|provided)|captions? by|transcri(bed|ption) by|amara\\.org|www\\.|©',
    'sous-titr|merci d.avoir (regardé|écouté)|abonnez-vous|untertitel|(vielen dank|danke) fürs? (zuschauen|zuhören)|copyright',
    '(gracias|obrigad[oa]|grazie) (por|per) (ver|assistir|assistirem|la visione|aver guardato)|suscríbete|subtítulos (por|realizad|hech|cread)|sottotitoli (creati|a cura|e revisione)|legendas? (por|pela)',
    'ondertitel(s|ing) (door|ingediend)|undertext(er|ning) (från|av)|napisy (stworzone|wykonane)|titulky (vytvořil|pro)|altyazı (m\\.k|by)|izlediğiniz için teşekkür',
    'субтитры (сделал|создав|подготов|предостав|от )|продолжение следует|спасибо за (просмотр|внимание)|подпис(ывайтесь|аться) на канал|ترجمة نانسي|اشتركوا في القناة',
    'ご視聴|ご清聴|チャンネル登録|字幕(由|提供|志愿|翻译|校对|by)|请不吝点赞|請不吝點讚|明镜与点点|谢谢(观看|收看|大家观看)|謝謝(觀看|收看)|시청해\\s?주셔서|구독|한글자막',
  ].join('|'),
  'i',
);

/** Whether a text is, sentence by sentence, only phrases that models learnt from subtitles. */
export function isCredits(text: string): boolean {
  const sentences = text.split(/(?<=[.!?])\s+|(?<=[。！？])|\n+/).filter((sentence) => keysOf(sentence).length > 0);
  return sentences.length > 0 && sentences.every((sentence) => CREDITS.test(sentence));
}

/** Credits in place of speech that was something else. */
export function creditsForSpeech(recognised: RecognisedText, { seconds, speechSeconds }: Sound): Finding | null {
  const sentences = recognised.text.split(/[.!?]\s/).length;
  if (speechSeconds < CREDIT_SECONDS * sentences || !isCredits(recognised.text)) return null;
  const quoted = `"${recognised.text.slice(0, 80)}"`;
  const message = `For ${Math.round(speechSeconds)} seconds of speech the transcriber gave only ${quoted}, which models often invent. It was removed.`;
  const flag = { kind: 'LOW_COVERAGE', start: 0, end: seconds, message } as const;
  return { flag, again: true, corrected: { text: '', segments: [] } };
}

/** Speech without words, or with far too few. */
export function missingWords(recognised: RecognisedText, sound: Sound): Finding[] {
  const { text, segments } = recognised;
  const { seconds, speech, speechSeconds } = sound;
  const words = keysOf(text).length;
  const timed = segments.length > 0 && segments.every(({ start }) => start !== null);
  if (speechSeconds >= ENOUGH_SPEECH && words < speechSeconds * (timed ? SLOWEST_SEGMENT : SLOWEST)) {
    const message = `Only ${words} words were given for ${Math.round(speechSeconds)} seconds of speech: some are missing.`;
    return [{ flag: { kind: 'LOW_COVERAGE', start: 0, end: seconds, message }, again: true }];
  }
  if (!timed) return [];
  const gaps = uncoveredSpeech(speech, segments);
  const lost = gaps.reduce((sum, [start, end]) => sum + speechWithin(speech, start, end), 0);
  const again = speechSeconds >= ENOUGH_SPEECH && lost > speechSeconds * (1 - POOR_COVERAGE);
  const message = 'Somebody seems to speak here, but the transcriber returned no words.';
  const empty = gaps.map(([start, end]): Finding => ({ flag: { kind: 'LOW_COVERAGE', start, end, message }, again }));
  return [...empty, ...thinSegments(recognised, sound)];
}

/** One segment that spans much more speech than its words need. */
function thinSegments({ segments }: RecognisedText, { speech }: Sound): Finding[] {
  return segments.flatMap(({ start, end, text }): Finding[] => {
    if (start === null || end === null) return [];
    const spoken = speechWithin(speech, start, end);
    const words = keysOf(text).length;
    if (spoken < ENOUGH_SPEECH || words >= spoken * SLOWEST_SEGMENT) return [];
    const message = `Only "${text.slice(0, 80)}" was given for ${Math.round(spoken)} seconds of speech: some words are missing.`;
    return [{ flag: { kind: 'LOW_COVERAGE', start, end, message }, again: false }];
  });
}
