/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value if it is an object of JSON, otherwise null. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** The value of a JSON text; undefined if it is invalid. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The JSON objects of an event stream (`data: {…}`) or of JSON lines; null if a line is neither, or without lines.
 * @param parse reads one line
 */
export function answerEvents(body: string, parse: (line: string) => unknown = parsedJson): Fields[] | null {
  const lines = body.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^(:|event:|id:|retry:)/.test(line));
  const data = lines.map((line) => line.replace(/^data:\s?/, '').trim()).filter((line) => line !== '[DONE]');
  const events = data.map((line) => fieldsOf(parse(line)));
  return events.length === 0 || events.includes(null) ? null : (events as Fields[]);
}
