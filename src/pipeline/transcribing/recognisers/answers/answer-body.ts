import { answerEvents, type Fields, fieldsOf, parsedJson } from '../../../providers/answer-events.js';

/** Numbers of Python that JSON lacks; outside strings they become null. */
const NOT_A_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity|inf|nan)\b/g;

function withoutNotNumbers(text: string): string {
  return text.replace(NOT_A_NUMBER, (found) => (found.startsWith('"') ? found : 'null'));
}

function parsedAnswer(text: string): unknown {
  return parsedJson(text) ?? parsedJson(withoutNotNumbers(text));
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** vLLM streams a transcript like a chat. */
function deltaOf({ choices }: Fields): string {
  return wordsOf(fieldsOf(fieldsOf(listOf(choices)[0])?.delta)?.content);
}

/** The transcript of an unrequested stream. */
function joined(events: readonly Fields[]): Fields {
  const failed = events.find(({ error }) => error !== undefined && error !== null);
  if (failed !== undefined) return { error: failed.error };
  const done = events.findLast(({ type }) => type === 'transcript.text.done');
  if (done !== undefined) return done;
  if (events.length === 1) return events[0] as Fields;
  const deltas = events.map((event) => wordsOf(event.delta) + deltaOf(event)).join('');
  const segments = events.flatMap((event) =>
    Array.isArray(event.segments) ? event.segments : typeof event.text === 'string' && 'start' in event ? [event] : [],
  );
  const texts = events.flatMap(({ text }) => (typeof text === 'string' ? [text.trim()] : []));
  const last = events.at(-1);
  // The whole at the end, where only the names of the events distinguish it from its parts.
  if (deltas !== '' && segments.length === 0 && wordsOf(last?.text).length >= deltas.trim().length)
    return last as Fields;
  if (deltas === '' && texts.length === 0 && segments.length === 0) return {};
  return { text: deltas === '' ? texts.join(' ') : deltas, segments, language: events[0]?.language };
}

/** The body of an answer as one JSON value, also if it contains NaN, or is an event stream or JSON lines; undefined if it is none of these. */
export function readAnswerBody(text: string): unknown {
  const whole = parsedAnswer(text);
  if (whole !== undefined) return whole;
  const events = answerEvents(text, parsedAnswer);
  return events === null ? undefined : joined(events);
}

/** Whether a body is a web page, as from a proxy or a wrong address. */
export function isPage(text: string): boolean {
  return /^\uFEFF?\s*(?:<!--.*?-->\s*)*<(!doctype|html|head|body|\?xml)/is.test(text);
}
