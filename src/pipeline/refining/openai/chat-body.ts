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

/** Each JSON value of an event stream (`data: {…}`) or of JSON lines; null where a line is neither. */
function chunksOf(body: string): Fields[] | null {
  const lines = body.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^(:|event:|id:|retry:)/.test(line));
  const data = lines.map((line) => line.replace(/^data:\s?/, '').trim()).filter((line) => line !== '[DONE]');
  const chunks = data.map((line) => fieldsOf(parsed(line)));
  return chunks.length === 0 || chunks.includes(null) ? null : (chunks as Fields[]);
}

/** The choice of a chunk: OpenAI's `choices[0]`, or Ollama's own `{ message, done_reason }`. */
function choiceOf(chunk: Fields): Fields | null {
  if (Array.isArray(chunk.choices)) return fieldsOf(chunk.choices[0]);
  return fieldsOf(chunk.message) === null ? null : { message: chunk.message, finish_reason: chunk.done_reason };
}

/** A stream that nobody asked for, as the one completion that it spells out. */
function joined(chunks: readonly Fields[]): Fields {
  let content = '';
  let finishReason: unknown = null;
  let refusal: unknown = null;
  let toolCalls: unknown;
  for (const choice of chunks.map(choiceOf).filter((one) => one !== null)) {
    const piece = fieldsOf(choice.delta) ?? fieldsOf(choice.message);
    content += textOf(piece?.content);
    refusal = piece?.refusal ?? refusal;
    toolCalls = piece?.tool_calls ?? toolCalls;
    finishReason = choice.finish_reason ?? finishReason;
  }
  const told = (name: string) => chunks.findLast((chunk) => chunk[name] !== undefined && chunk[name] !== null)?.[name];
  const message = { content, refusal, tool_calls: toolCalls };
  const choices = chunks.some((chunk) => choiceOf(chunk) !== null) ? [{ message, finish_reason: finishReason }] : [];
  return { choices, usage: told('usage'), error: told('error') };
}

/** The text of a message's content: a string, or a list of parts of which those of reasoning and of pictures are left out. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  const parts = content.map(fieldsOf).filter((part) => part !== null && /^(output_)?text$/.test(String(part.type)));
  return parts.map((part) => (typeof part?.text === 'string' ? part.text : '')).join('');
}

/** The body of an answer as one JSON value, also where the server sent an event stream or JSON lines; undefined where it is neither. */
export function readChatBody(body: string): unknown {
  const whole = parsed(body);
  if (whole !== undefined) return whole;
  const chunks = chunksOf(body);
  return chunks === null ? undefined : joined(chunks);
}
