import { type Fields, fieldsOf, listOf, stringOf } from './answer-fields.js';
import { scaled, scaleOf, timedPieces } from './answer-times.js';
import { joinedWords } from './joined-words.js';

/** Where servers keep the pieces of a transcript: OpenAI, Hugging Face, whisper.cpp's files, NeMo, FunASR, AssemblyAI and similar servers, Azure, Google. */
const LISTS = [
  'segments',
  'chunks',
  'transcription',
  'sentences',
  'sentence_info',
  'utterances',
  'phrases',
  'results',
  'text',
] as const;
/** Names of the whole text. */
const TEXTS = ['text', 'transcription', 'transcript', 'full_transcript', 'result', 'data', 'DisplayText'] as const;
/** Where gateways put the transcript in an object of their own. */
const INNER = ['text', 'result', 'data', 'output', 'transcription', 'transcript', 'response'] as const;
/** The deepest nesting of such objects. */
const DEEPEST = 3;

/** Gateways put the transcript into an object of their own, or name it otherwise. */
export function unwrapped(answer: unknown): Fields | null {
  if (Array.isArray(answer)) {
    const [only] = listOf(answer);
    return answer.length === 1 && only !== undefined && !('start' in only) ? only : { segments: answer };
  }
  const body = fieldsOf(answer);
  return body === null ? null : (transcriptIn(body, 0) ?? body);
}

/** The object with the transcript, its whole text as `text`; null if there is none. */
function transcriptIn(body: Fields, depth: number): Fields | null {
  if (typeof body.text === 'string' || listOf(body.segments).length > 0) return body;
  const text = TEXTS.map((name) => body[name]).find((said) => typeof said === 'string');
  const chat = fieldsOf(listOf(body.choices)[0]?.message)?.content;
  const phrases = listOf(body.combinedPhrases)[0]?.text;
  const whole = [text, chat, phrases].find((said) => typeof said === 'string');
  if (whole !== undefined) return { ...body, text: whole };
  if (depth === DEEPEST) return null;
  const results = listOf(body.results);
  const inner = [...INNER.map((name) => fieldsOf(body[name])), results.length === 1 ? results[0] : null];
  const found = inner.map((one) => (one ? transcriptIn(one, depth + 1) : null));
  return found.find((one) => one !== null) ?? null;
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
  const timed = timedPieces(segments.find((list) => list.length > 0) ?? []);
  const scale = scaleOf(timed, seconds);
  const last = timed.length - 1;
  return timed.map((segment, at) => {
    const piece = scaled(segment, scale);
    return at === last && segment.start !== null && segment.end === null ? { ...piece, end: seconds } : piece;
  });
}

/** The text of a piece. Some servers give it its words alone; Google several readings, the best first. */
export function segmentText({ text, transcript, words, alternatives }: Fields): string {
  const said = text ?? transcript;
  if (typeof said === 'string') return said.trim();
  const [best] = listOf(alternatives);
  if (typeof best?.transcript === 'string') return best.transcript.trim();
  return joinedWords(listOf(words).map((word) => String([word.word, word.text].find((said) => stringOf(said)) ?? '')));
}
