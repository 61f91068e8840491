import { answerEvents, type Fields, fieldsOf, parsedJson } from '../../providers/answer-events.js';
import { asCompletion } from './chat-forms.js';

/** The choice of a chunk: OpenAI's, or that of another API's stream. */
function choiceOf(chunk: Fields): Fields | null {
  const { type, delta } = chunk;
  if (type === 'response.output_text.delta') return { delta: { content: delta } };
  const piece = fieldsOf(delta);
  // Anthropic: its thoughts are pieces of another type.
  if (piece !== null) return { delta: { content: piece.text }, finish_reason: piece.stop_reason };
  const { choices } = fieldsOf(asCompletion(chunk)) ?? {};
  const list = (Array.isArray(choices) ? choices : []).map(fieldsOf);
  // Further choices are further answers.
  return list.find((choice) => (choice?.index ?? 0) === 0) ?? null;
}

/** The whole that OpenAI's responses send at the end of their stream. */
function wholeOf(chunks: readonly Fields[]): Fields | null {
  const last = chunks.findLast(({ type }) => /^response\.(completed|incomplete|failed)$/.test(String(type)));
  const whole = fieldsOf(last?.response);
  return Array.isArray(whole?.output) && whole.output.length > 0 ? whole : null;
}

/** The completion of an unrequested stream. @param closed whether the stream says itself that it is complete */
function joined(chunks: readonly Fields[], closed: boolean): Fields {
  let content = '';
  let finishReason: unknown = null;
  let refusal: unknown = null;
  let toolCalls: unknown;
  for (const choice of chunks.map(choiceOf).filter((one) => one !== null)) {
    const piece = fieldsOf(choice.delta) ?? fieldsOf(choice.message);
    const text = textOf(piece?.content);
    // Some servers send the whole text so far in each event.
    content = fieldsOf(choice.delta) === null && text.startsWith(content) ? text : content + text;
    refusal = piece?.refusal ?? refusal;
    toolCalls = piece?.tool_calls ?? toolCalls;
    finishReason = choice.finish_reason ?? finishReason;
  }
  const last = (name: string) => chunks.findLast((chunk) => chunk[name] !== undefined && chunk[name] !== null)?.[name];
  const error = last('error');
  const ended = closed || (finishReason !== null && finishReason !== undefined) || last('done') === true;
  const complete = error === undefined && ended;
  // A stream without its end was cut off, as was one that ends with an error.
  if (!complete) finishReason = 'error';
  const message = { content, refusal, tool_calls: toolCalls };
  const choices = chunks.some((chunk) => choiceOf(chunk) !== null) ? [{ message, finish_reason: finishReason }] : [];
  return { choices, usage: last('usage'), error };
}

/** The text of one part of a message's content; empty if it is reasoning or a picture. */
function partOf(part: unknown): string {
  if (typeof part === 'string') return part;
  const fields = fieldsOf(part);
  if (fields === null || fields.thought === true) return '';
  if (!/^(?:(?:output_)?text|undefined)$/.test(String(fields.type))) return '';
  const text = fieldsOf(fields.text)?.value ?? fields.text;
  return typeof text === 'string' ? text : '';
}

/** The text of a message's content: a string, a part, or a list of both. JSON that the model wrote and the server parsed is JSON again. */
export function textOf(content: unknown): string {
  if (Array.isArray(content)) return content.map(partOf).join('');
  const fields = fieldsOf(content);
  const parsed = fields !== null && fields.type === undefined && fields.text === undefined;
  return parsed && Object.keys(fields).length > 0 ? JSON.stringify(fields) : partOf(content);
}

/** The body of an answer as one JSON value, also if the server sent an event stream or JSON lines; undefined if it is none of these. */
export function readChatBody(body: string): unknown {
  const parsed = parsedJson(body);
  // Gateways encode the JSON a second time.
  const whole = typeof parsed === 'string' ? (parsedJson(parsed) ?? parsed) : parsed;
  if (whole !== undefined) return asCompletion(whole);
  const chunks = answerEvents(body);
  if (chunks === null) return undefined;
  return asCompletion(wholeOf(chunks) ?? joined(chunks, /^data:\s*\[DONE\]/m.test(body)));
}
