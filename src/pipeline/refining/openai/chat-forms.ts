import { type Fields, fieldsOf } from '../../providers/answer-events.js';

const objectsIn = (value: unknown): Fields[] =>
  Array.isArray(value) ? value.map(fieldsOf).filter((one) => one !== null) : [];

function completion(content: unknown, finish: unknown, more: Fields = {}): Fields {
  return { choices: [{ message: { content }, finish_reason: finish }], ...more };
}

const tokens = (input: unknown, output: unknown): Fields => ({
  usage: { prompt_tokens: input, completion_tokens: output },
});

/** Gemini's `candidates`, of a whole answer or of the pieces of its stream. */
function ofGemini(pieces: readonly Fields[]): Fields | null {
  if (pieces.some(({ promptFeedback }) => fieldsOf(promptFeedback)?.blockReason !== undefined)) {
    return completion('', 'safety');
  }
  const candidates = pieces.map((piece) => objectsIn(piece.candidates)[0]).filter((one) => one !== undefined);
  if (candidates.length === 0) return null;
  const parts = candidates.flatMap(({ content }) => objectsIn(fieldsOf(content)?.parts));
  const finish = candidates.findLast(({ finishReason }) => finishReason !== undefined)?.finishReason;
  const usage = fieldsOf(pieces.at(-1)?.usageMetadata);
  return completion(parts, finish, tokens(usage?.promptTokenCount, usage?.candidatesTokenCount));
}

/** The `output` of OpenAI's responses, a list of items, or of Bedrock and DashScope, an object; a text at other gateways. */
function ofOutput({ output, status, incomplete_details, stopReason, usage }: Fields): Fields | null {
  const used = fieldsOf(usage);
  const inside = fieldsOf(output);
  const message = fieldsOf(inside?.message);
  if (message !== null) return completion(message.content, stopReason, tokens(used?.inputTokens, used?.outputTokens));
  if (inside !== null && (Array.isArray(inside.choices) || typeof inside.text === 'string')) {
    const list = Array.isArray(inside.choices)
      ? { choices: inside.choices }
      : completion(inside.text, inside.finish_reason);
    return { ...list, ...tokens(used?.input_tokens, used?.output_tokens) };
  }
  if (!Array.isArray(output) || (output.length > 0 && !objectsIn(output).some(({ type }) => type !== undefined))) {
    return null;
  }
  const parts = objectsIn(output).flatMap(({ type, content }) => (type === 'message' ? objectsIn(content) : []));
  const refused = parts.some(({ type }) => type === 'refusal');
  const finish = fieldsOf(incomplete_details)?.reason ?? (status === 'failed' ? 'error' : 'stop');
  return completion(parts, refused ? 'refusal' : finish, tokens(used?.input_tokens, used?.output_tokens));
}

/** A message on its own, or the text alone: Ollama, Cohere, Anthropic, TGI. */
function ofMessage(body: Fields): Fields | null {
  const { message, content, stop_reason, done_reason, finish_reason, response, generated_text, output, output_text } =
    body;
  const used = fieldsOf(body.usage);
  if (fieldsOf(message) !== null) {
    const counted = tokens(body.prompt_eval_count, body.eval_count);
    return { choices: [{ message, finish_reason: done_reason ?? finish_reason }], ...counted };
  }
  if (Array.isArray(content)) return completion(content, stop_reason, tokens(used?.input_tokens, used?.output_tokens));
  const text = [response, generated_text, output, output_text].find((one) => typeof one === 'string');
  const whole = body.done === false ? null : 'stop';
  return text === undefined ? null : completion(text, done_reason ?? whole);
}

/** The answer with a message in its choice: old completions have a text there, and some servers the piece of a stream. */
function withMessage(body: Fields): Fields {
  const [choice] = objectsIn(body.choices);
  const given = fieldsOf(choice?.message);
  if (choice === undefined || (given !== null && given.content === undefined && typeof given.text === 'string')) {
    return choice === undefined
      ? body
      : { ...body, choices: [{ ...choice, message: { ...given, content: given?.text } }] };
  }
  if (given !== null) return body;
  const message = fieldsOf(choice.delta) ?? (typeof choice.text === 'string' ? { content: choice.text } : null);
  return message === null ? body : { ...body, choices: [{ ...choice, message }] };
}

/** An object in OpenAI's form; null if it is in none of the known forms. */
function knownForm(answer: Fields): Fields | null {
  if (Array.isArray(answer.choices)) return withMessage(answer);
  const known = ofGemini([answer]) ?? ofOutput(answer) ?? ofMessage(answer);
  return known === null ? null : { ...known, error: answer.error };
}

/**
 * An answer in the form of OpenAI's chat completions, whatever API it comes from: gateways and compatibility layers pass on the form of the server
 * behind them, also below `data` or `result`. The same value if it is in none of the known forms.
 */
export function asCompletion(body: unknown): unknown {
  const list = objectsIn(body);
  const answer = list[0] ?? fieldsOf(body);
  if (answer === null) return body;
  const known = (list.length > 0 ? ofGemini(list) : null) ?? knownForm(answer);
  if (known !== null) return known;
  const inner = [answer.data, answer.result].map(fieldsOf).flatMap((one) => (one === null ? [] : [knownForm(one)]));
  return inner.find((one) => one !== null) ?? answer;
}
