import { type Fields, fieldsOf, listOf, numberOf, stringOf } from './answer-fields.js';
import { joinedWords } from './joined-words.js';
import { secondsOfClock } from './timed-lines.js';

/** Where servers keep the pieces of a transcript: OpenAI, Hugging Face, whisper.cpp's files, NeMo, FunASR, AssemblyAI and similar servers, Google. */
const LISTS = ['segments', 'chunks', 'transcription', 'sentences', 'sentence_info', 'utterances', 'results', 'text'];

/** Gateways put the transcript into an object of their own, or name it otherwise. */
export function unwrapped(answer: unknown): Fields | null {
  if (Array.isArray(answer)) {
    const [only] = listOf(answer);
    return answer.length === 1 && only !== undefined && !('start' in only) ? only : { segments: answer };
  }
  const body = fieldsOf(answer);
  if (body === null || typeof body.text === 'string' || listOf(body.segments).length > 0) return body;
  if (typeof body.transcription === 'string') return { ...body, text: body.transcription };
  const chat = fieldsOf(listOf(body.choices)[0]?.message)?.content;
  if (typeof chat === 'string') return { ...body, text: chat };
  const results = listOf(body.results);
  const inner = ['text', 'result', 'data', 'output'].map((name) => fieldsOf(body[name]));
  return [...inner, results.length === 1 ? results[0] : null].find((one) => typeof one?.text === 'string') ?? body;
}

/** faster-whisper's tuple `[id, seek, start, end, text, tokens, avg_logprob, …]` as an object; an object as it is. */
function segmentOf(value: unknown): Fields | null {
  if (!Array.isArray(value)) return fieldsOf(value);
  const [, , start, end, text, , avg_logprob] = value;
  return typeof text === 'string' && typeof start === 'number' ? { start, end, text, avg_logprob } : null;
}

function itemsOf(list: unknown): unknown[] {
  return Array.isArray(list) ? list : [];
}

/** Its times in seconds, whatever fields they are in: `offsets` are milliseconds, `timestamps` and strings are clocks. */
function withTimes(segment: Fields): Fields {
  const [first, last] = Array.isArray(segment.timestamp) ? segment.timestamp : [];
  const offsets = fieldsOf(segment.offsets);
  const milliseconds = (at: unknown) => (numberOf(at) ?? Number.NaN) / 1000;
  if (offsets !== null) return { ...segment, start: milliseconds(offsets.from), end: milliseconds(offsets.to) };
  const clocks = fieldsOf(segment.timestamps);
  const { start = first ?? clocks?.from, end = last ?? clocks?.to } = segment;
  const inSeconds = (at: unknown) => (typeof at === 'string' ? (secondsOfClock(at) ?? at) : at);
  return { ...segment, start: inSeconds(start), end: inSeconds(end) };
}

/** What times are divided by: some servers write milliseconds, LocalAI nanoseconds. Only where the result fits the sound; seconds always may. */
function scaleOf(segments: readonly Fields[], seconds: number): number {
  const starts = segments.map(({ start }) => numberOf(start) ?? Number.NaN);
  const ends = segments.map(({ end }) => numberOf(end) ?? Number.NaN);
  const [from, to] = [Math.min(...starts), Math.max(...ends)];
  if (!(to > seconds + 30)) return 1;
  return [1e3, 1e9].find((scale) => to / scale <= seconds + 1 && (to - from) / scale >= seconds / 2) ?? 1;
}

/**
 * The pieces of a transcript, from the first list that has any, with times in seconds.
 * @param seconds of the sound that was sent: the last piece lasts until then if the server gives it no end
 */
export function segmentsIn(body: Fields, seconds: number): Fields[] {
  // WhisperX's servers put the list into an object of its name.
  const lists = LISTS.map((name): unknown => fieldsOf(body[name])?.[name] ?? body[name]);
  const segments = lists.map((list) =>
    itemsOf(list)
      .map(segmentOf)
      .filter((one) => one !== null),
  );
  const timed = (segments.find((list) => list.length > 0) ?? []).map(withTimes);
  const scale = scaleOf(timed, seconds);
  return timed.map((segment, at) => {
    const end = at === timed.length - 1 && typeof segment.start === 'number' ? (segment.end ?? seconds) : segment.end;
    if (scale === 1) return { ...segment, end };
    const scaled = (value: unknown) => (numberOf(value) ?? Number.NaN) / scale;
    return { ...segment, start: scaled(segment.start), end: scaled(end), words: undefined };
  });
}

/** The text of a piece. Some servers give it its words alone; Google several readings, the best first. */
export function segmentText({ text, words, alternatives }: Fields): string {
  if (typeof text === 'string') return text.trim();
  const [best] = listOf(alternatives);
  if (typeof best?.transcript === 'string') return best.transcript.trim();
  return joinedWords(listOf(words).map((word) => String([word.word, word.text].find((said) => stringOf(said)) ?? '')));
}
