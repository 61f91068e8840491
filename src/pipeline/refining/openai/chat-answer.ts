import { textOf } from './chat-body.js';

/** The parts of a chat completion that are used. */
export interface ChatAnswer {
  /** What was written as the answer; reasoning that the server keeps in a field of its own is not in it. */
  readonly content: string;
  /** Whether the server gave reasoning in a field of its own. */
  readonly reasoned: boolean;
  /** `length`, `error`, `content_filter`, or the server's word for a whole answer. */
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

/** The error inside an answer of status 200: of the whole, or of its choice. Null if there is none. */
export function errorIn(body: unknown): unknown {
  const answer = fieldsOf(body);
  return answer?.error ?? firstChoice(answer?.choices)?.error ?? null;
}

/** How servers say that their filter stopped an answer: OpenAI, Gemini (also as `content_filter: SAFETY`), Zhipu. */
const FILTERED =
  /^(?:content_?filter|safety|recitation|blocklist|prohibited_content|spii|sensitive|refusal|guardrail_intervened|error_toxic)/i;
/** How they say that an answer broke off: vLLM, DeepSeek, Zhipu, Gemini. */
const BROKEN_OFF =
  /^(?:error|abort(?:ed)?|cancell?ed|timeout|network_error|insufficient_system_resource|malformed_\w+)$/i;
/** How they say that it reached its limit: OpenAI, Gemini, Mistral, Anthropic. */
const AT_LIMIT =
  /^(?:length|(?:model|max|token|content)_?(?:length|limit)|max_?(?:output_?|new_?|completion_?)?tokens|model_context_window_exceeded)$/i;

/** `content_filter`, `error` or `length`, in whatever words a server has for it; another reason as it is. */
function finishReasonOf(said: unknown): string | null {
  if (typeof said !== 'string' || said === '') return null;
  if (FILTERED.test(said)) return 'content_filter';
  if (BROKEN_OFF.test(said)) return 'error';
  return AT_LIMIT.test(said) ? 'length' : said;
}

/** The first choice; one that a filter emptied has no message. */
function firstChoice(choices: unknown): Fields | null {
  const list = (Array.isArray(choices) ? choices : []).map(fieldsOf).filter((choice) => choice !== null);
  return list.find(({ index }) => index === 0) ?? list[0] ?? null;
}

/** Whether Azure's filter stopped the request: it then answers without a choice. */
function isPromptFiltered(results: unknown): boolean {
  return /"filtered":true/.test(JSON.stringify(results ?? null));
}

/** Reads the JSON of an answer; null when it is not a chat completion. */
export function readChatAnswer(body: unknown): ChatAnswer | null {
  const answer = fieldsOf(body);
  const choice =
    firstChoice(answer?.choices) ??
    (isPromptFiltered(answer?.prompt_filter_results) ? { message: {}, finish_reason: 'content_filter' } : null);
  const finishReason = finishReasonOf(choice?.finish_reason);
  const message = fieldsOf(choice?.message) ?? (finishReason === 'content_filter' ? {} : null);
  if (choice === null || message === null) return null;
  const usage = fieldsOf(answer?.usage);
  const content = textOf(message.content);
  return {
    content,
    reasoned: filled(message.reasoning_content) || filled(message.reasoning),
    finishReason,
    refused: typeof message.refusal === 'string' && message.refusal !== '',
    calledTool: content.trim() === '' && (filled(message.tool_calls) || fieldsOf(message.function_call) !== null),
    inputTokens: countOf(usage?.prompt_tokens),
    outputTokens: countOf(usage?.completion_tokens),
  };
}
