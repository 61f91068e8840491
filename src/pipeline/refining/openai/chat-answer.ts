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
