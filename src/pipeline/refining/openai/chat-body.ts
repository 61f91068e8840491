import { answerEvents, type Fields, fieldsOf, parsedJson } from '../../providers/answer-events.js';

/** The choice of a chunk: OpenAI's `choices[0]`, or Ollama's own `{ message, done_reason }`. */
function choiceOf(chunk: Fields): Fields | null {
  if (Array.isArray(chunk.choices)) return fieldsOf(chunk.choices[0]);
  return fieldsOf(chunk.message) === null ? null : { message: chunk.message, finish_reason: chunk.done_reason };
}

/** The completion of an unrequested stream. @param closed whether the stream says itself that it is complete */
function joined(chunks: readonly Fields[], closed: boolean): Fields {
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
  const last = (name: string) => chunks.findLast((chunk) => chunk[name] !== undefined && chunk[name] !== null)?.[name];
  const error = last('error');
  const complete = error === undefined && (closed || finishReason !== null || last('done') === true);
  // A stream without its end was cut off, as was one that ends with an error.
  if (!complete) finishReason = 'error';
  const message = { content, refusal, tool_calls: toolCalls };
  const choices = chunks.some((chunk) => choiceOf(chunk) !== null) ? [{ message, finish_reason: finishReason }] : [];
  return { choices, usage: last('usage'), error };
}

/** The text of a message's content: a string, or a list of parts, without reasoning and pictures. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  const parts = content.map(fieldsOf).filter((part) => part !== null && /^(output_)?text$/.test(String(part.type)));
  return parts.map((part) => (typeof part?.text === 'string' ? part.text : '')).join('');
}

/** The body of an answer as one JSON value, also if the server sent an event stream or JSON lines; undefined if it is none of these. */
export function readChatBody(body: string): unknown {
  const whole = parsedJson(body);
  if (whole !== undefined) return whole;
  const chunks = answerEvents(body);
  return chunks === null ? undefined : joined(chunks, /^data:\s*\[DONE\]/m.test(body));
}
