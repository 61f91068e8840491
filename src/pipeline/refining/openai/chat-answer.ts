/** A part's edited text is some 15 KB; an answer of this size is no answer. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** The parts of a chat completion that are used. */
export interface ChatAnswer {
  readonly content: string;
  readonly finishReason: string | null;
  readonly refused: boolean;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** Reads the JSON of an answer; null when it is no chat completion. */
export function readChatAnswer(body: unknown): ChatAnswer | null {
  const answer = fieldsOf(body);
  const choices = answer?.choices;
  const choice = fieldsOf(Array.isArray(choices) ? choices[0] : null);
  const message = fieldsOf(choice?.message);
  if (choice === null || message === null) return null;
  const usage = fieldsOf(answer?.usage);
  return {
    content: typeof message.content === 'string' ? message.content : '',
    finishReason: typeof choice.finish_reason === 'string' ? choice.finish_reason : null,
    refused: typeof message.refusal === 'string' && message.refusal !== '',
    inputTokens: countOf(usage?.prompt_tokens),
    outputTokens: countOf(usage?.completion_tokens),
  };
}

/** The body of a response as JSON, read up to a bound. Throws where it is longer, or no JSON. */
export async function readBoundedJson(response: Response): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > MAX_ANSWER_BYTES) throw new Error(`the answer is longer than ${MAX_ANSWER_BYTES} bytes`);
    text += decoder.decode(piece, { stream: true });
  }
  return JSON.parse(text + decoder.decode());
}
