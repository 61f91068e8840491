import { textOf } from './chat-body.js';

/** The parts of a chat completion that are used. */
export interface ChatAnswer {
  /** What was written as the answer; reasoning that the server keeps in a field of its own is not in it. */
  readonly content: string;
  /** Whether the server gave reasoning in a field of its own. */
  readonly reasoned: boolean;
  readonly finishReason: string | null;
  readonly refused: boolean;
  /** The answer has a tool call instead of a text. */
  readonly calledTool: boolean;
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

function filled(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || (Array.isArray(value) && value.length > 0);
}

/** The error inside an answer of status 200: of the whole, or of its choice. Null where there is none. */
export function errorIn(body: unknown): unknown {
  const answer = fieldsOf(body);
  const choice = fieldsOf(Array.isArray(answer?.choices) ? answer.choices[0] : null);
  return answer?.error ?? choice?.error ?? null;
}

/** Reads the JSON of an answer; null when it is no chat completion. */
export function readChatAnswer(body: unknown): ChatAnswer | null {
  const answer = fieldsOf(body);
  const choices = answer?.choices;
  const choice = fieldsOf(Array.isArray(choices) ? choices[0] : null);
  const message = fieldsOf(choice?.message);
  if (choice === null || message === null) return null;
  const usage = fieldsOf(answer?.usage);
  const content = textOf(message.content);
  return {
    content,
    reasoned: filled(message.reasoning_content) || filled(message.reasoning),
    finishReason: typeof choice.finish_reason === 'string' ? choice.finish_reason : null,
    refused: typeof message.refusal === 'string' && message.refusal !== '',
    calledTool: content.trim() === '' && (filled(message.tool_calls) || fieldsOf(message.function_call) !== null),
    inputTokens: countOf(usage?.prompt_tokens),
    outputTokens: countOf(usage?.completion_tokens),
  };
}
