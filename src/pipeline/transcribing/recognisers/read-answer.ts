import { readBoundedText } from '../../providers/bounded-answer.js';
import { errorOfAnswer } from '../../providers/error-in-answer.js';
import { isPage, readAnswerBody } from './answers/answer-body.js';
import { readTimedLines } from './answers/timed-lines.js';
import { mostAnswerBytes } from './hosted-recogniser.js';
import { transcriberFaults } from './transcriber-faults.js';

/** How an answer is read. */
export interface AnswerForm<Answer> {
  readonly provider: string;
  /** Of the sound that was sent. */
  readonly seconds: number;
  /** Null if the JSON is not a transcript. */
  readonly read: (body: unknown, seconds: number) => Answer | null;
  /** Whether only the text was requested: then a plain text is not an error page of a proxy. */
  readonly plain?: boolean;
}

/**
 * The transcript in a response of status 200, whatever its content type says.
 * @throws APIError if it is an error; AnswerBeyondLimit; Fault TRANSCRIBER_UNAVAILABLE where it is not a transcript
 */
export async function readTranscript<Answer extends { readonly text: string }>(
  response: Response,
  { provider, seconds, read, plain = false }: AnswerForm<Answer>,
): Promise<Answer> {
  const text = await readBoundedText(response, mostAnswerBytes(seconds));
  const json = readAnswerBody(text);
  // A transcript that was requested as text can be the JSON of a string or a number: `"Hello"`, `42`.
  const body =
    typeof json === 'object' && json !== null ? json : bodyOfText(typeof json === 'string' ? json : text, plain);
  if (body === undefined) throw noTranscript(text, provider, json !== undefined);
  const answer = read(body, seconds);
  const error = answer === null || answer.text === '' ? errorOfAnswer(body, response.headers) : null;
  if (error !== null) throw error;
  if (answer === null) throw transcriberFaults.unavailable('sent an answer that is not a transcript', { provider });
  return answer;
}

/** Captions, or the text where it was requested. */
function bodyOfText(text: string, plain: boolean): unknown {
  if (text.trim() === '' || isPage(text)) return undefined;
  const segments = readTimedLines(text);
  if (segments !== null) return { segments };
  return plain ? { text } : undefined;
}

function noTranscript(text: string, provider: string, isJson: boolean) {
  if (text.trim() === '') return transcriberFaults.unavailable('gave an empty answer', { provider });
  if (isJson) return transcriberFaults.unavailable('sent an answer that is not a transcript', { provider });
  const form = isPage(text) ? 'a web page' : /^\s*[{[]/.test(text) ? 'damaged JSON' : 'plain text';
  const what = `answered with ${form} instead of a transcript; check TRANSCRIBER_BASE_URL`;
  return transcriberFaults.unavailable(what, { provider });
}
