type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Python writes numbers that JSON has no form for; outside of strings they become null. */
const NOT_A_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity|inf|nan)\b/g;

function withoutNotNumbers(text: string): string {
  return text.replace(NOT_A_NUMBER, (found) => (found.startsWith('"') ? found : 'null'));
}

/** Each JSON value of an event stream (`data: {…}`) or of JSON lines; null where a line is neither. */
function eventsOf(body: string): Fields[] | null {
  const lines = body.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^(:|event:|id:|retry:)/.test(line));
  const data = lines.map((line) => line.replace(/^data:\s?/, '').trim()).filter((line) => line !== '[DONE]');
  const events = data.map((line) => fieldsOf(parsed(line) ?? parsed(withoutNotNumbers(line))));
  return events.length === 0 || events.includes(null) ? null : (events as Fields[]);
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** vLLM streams a transcript like a chat. */
function deltaOf({ choices }: Fields): string {
  return wordsOf(fieldsOf(fieldsOf(listOf(choices)[0])?.delta)?.content);
}

/** A stream that nobody asked for, as the one transcript that it spells out. */
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
  if (deltas === '' && texts.length === 0 && segments.length === 0) return {};
  return { text: deltas === '' ? texts.join(' ') : deltas, segments, language: events[0]?.language };
}

/** The body of an answer as one JSON value, also with NaN in it, as an event stream or as JSON lines; undefined where it is none of these. */
export function readAnswerBody(text: string): unknown {
  const whole = parsed(text) ?? parsed(withoutNotNumbers(text));
  if (whole !== undefined) return whole;
  const events = eventsOf(text);
  return events === null ? undefined : joined(events);
}

/** Whether a body is a page for people: of a proxy, or of a wrong address. */
export function isPage(text: string): boolean {
  return /^\s*<(!doctype|html|head|body|\?xml)/i.test(text);
}
