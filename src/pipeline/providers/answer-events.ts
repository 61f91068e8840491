/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value if it is an object of JSON, otherwise null. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A string of JSON, a comma before a closing bracket, and what is put before JSON so that no browser runs it. */
const FAULTY = /"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])|^\s*\)\]\}',?/gs;
const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** What servers that write JSON by hand get wrong: line breaks in strings, and commas after the last item. */
function repaired(text: string): string {
  return text.replace(FAULTY, (part) =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that JSON forbids in a string.
    part.startsWith('"') ? part.replace(/[\u0000-\u001f]/g, (sign) => ESCAPES[sign] ?? ' ') : '',
  );
}

/** The value of a JSON text, also of one with line breaks in its strings or a comma too many; undefined if it is invalid. */
export function parsedJson(text: string): unknown {
  const value = parsed(text);
  return value === undefined && /^\s*[[{")]/.test(text) ? parsed(repaired(text)) : value;
}

/** One event of a stream, as its lines give it. */
interface StreamEvent {
  name: string;
  readonly data: string[];
}

/** The events of a stream: a blank line ends one. A line without the name of a field counts as data. */
function eventsOf(lines: readonly string[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  let open: StreamEvent | null = null;
  for (const line of lines) {
    const [, field = 'data', value = ''] = /^(?:(data|event|id|retry):[ \t]?)?(.*)$/s.exec(line) ?? [];
    if (line.trim() === '' || (field === 'event' && (open?.data.length ?? 0) > 0)) open = null;
    if (line.trim() === '' || line.startsWith(':') || field === 'id' || field === 'retry') continue;
    if (open === null) {
      open = { name: '', data: [] };
      events.push(open);
    }
    if (field === 'event') open.name = value.trim();
    // Some servers send their keep-alives as data.
    else if (!/^\s*(?:$|:|\[DONE\])/.test(value)) open.data.push(value);
  }
  return events;
}

/** The objects of one event: its lines together, or each line where a server leaves out the blank lines between events. Null if one is not an object. */
function objectsOf({ name, data }: StreamEvent, parse: (text: string) => unknown): Fields[] | null {
  const whole = fieldsOf(parse(data.join('\n')));
  const objects = whole === null ? data.map((line) => fieldsOf(parse(line))) : [whole];
  if (objects.includes(null)) return null;
  const named = (objects as Fields[]).map((one) => (name === '' || 'type' in one ? one : { type: name, ...one }));
  return name === 'error' ? named.map((one) => (one.error === undefined ? { error: one } : one)) : named;
}

/**
 * The JSON objects of an event stream (`data: {…}`) or of JSON lines; null if something in it is neither, or if there are none. An event without a
 * type gets its name as the type; an event named `error` is `{ error }`.
 * @param parse reads the data of one event
 */
export function answerEvents(body: string, parse: (text: string) => unknown = parsedJson): Fields[] | null {
  const lines = body.split(/\r\n|\n|\r/);
  const objects = eventsOf(lines).map((event) => objectsOf(event, parse));
  const events = objects.flatMap((one) => one ?? []);
  return events.length === 0 || objects.includes(null) ? null : events;
}
