import type { APIError } from 'openai';
import type { ChatAnswer } from './chat-answer.js';
import type { ChatMessage } from './messages.js';

/** What is asked. */
export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** The form of the answer, where the server can hold the model to one. */
  readonly responseFormat?: Readonly<Record<string, unknown>>;
}

/**
 * How a request to one server differs from the usual one. A field is left out; the answer is streamed, where the server gives no other; a limit of
 * tokens is sent, where the server's own is too small or it requires one.
 */
type Habit = 'temperature' | 'response_format' | 'streamed' | 'stream' | 'system role' | 'limited' | 'unlimited';

/** Words by which servers name what they want otherwise, where `param` does not. */
const NAMED: readonly (readonly [Habit, RegExp])[] = [
  ['temperature', /temperature/i],
  ['response_format', /response[_ ]?format|json[_ ]?schema|structured (output|response)|guided|grammar/i],
  [
    'streamed',
    /only supports? stream|stream(?:ing)? must be (?:set to )?true|enable the stream|non-streaming|set stream to true/i,
  ],
  ['stream', /["'`]?\bstream\b["'`]?/i],
  ['limited', /max_tokens.{0,40}(?:required|missing|must be (?:set|provided|specified))/i],
  ['unlimited', /max_tokens/i],
  [
    'system role',
    /system (role|message|prompt|instruction)|roles? must alternate|role ["'`]?system|developer instruction|first message must be|only user .{0,20}roles|messages\[0\]\.role|unexpected role/i,
  ],
];
/** Parts that servers refuse with an internal error: a template that cannot render a system message. Any other internal error does not count as a refusal. */
const INTERNAL: readonly Habit[] = ['system role', 'response_format'];
const STATUSES = [400, 422, 500, 501];

/** Output limits, in tokens, that servers set themselves where a request has none: llama-cpp-python, TGI, Cloudflare and similar servers. */
const OWN_LIMITS = [16, 20, 50, 64, 100, 128, 200, 256, 300, 500, 512];
/** The usual limit: the edited text of the longest part fits. */
const OUTPUT_TOKENS = 4_096;

/** What one server was seen to want. It is learnt once, from a refusal or an answer, and holds for all further requests. */
export class ChatHabits {
  private learnt: ReadonlySet<Habit> = new Set();

  /** What is known now: give it to `learnFrom` with what became of a request that was sent now. */
  get known(): ReadonlySet<Habit> {
    return this.learnt;
  }

  /** Whether the refusal says what to ask otherwise, and the request was not asked so. @param known when the request was sent */
  learnFrom({ status, param, message }: APIError, request: ChatRequest, known: ReadonlySet<Habit>): boolean {
    if (!STATUSES.includes(status ?? 0)) return false;
    const candidates = NAMED.filter(([habit]) => (status ?? 0) < 500 || INTERNAL.includes(habit));
    const field = typeof param === 'string' ? param.split('.')[0] : null;
    const byWords = candidates.filter(([, words]) => words.test(message)).map(([habit]) => habit);
    const byField = candidates.filter(([habit]) => habit === field).map(([habit]) => habit);
    // `stream` is named by servers that do not take the field, and by those that give no other answer.
    const named = byWords.find((habit) => habit === 'streamed') ?? byField[0] ?? byWords[0];
    return named !== undefined && this.learn(named, request, known);
  }

  /** Whether the answer ended at a small limit that the server set itself, and none was sent yet. */
  learnFromEnd(
    { finishReason, outputTokens = 0 }: ChatAnswer,
    request: ChatRequest,
    known: ReadonlySet<Habit>,
  ): boolean {
    return finishReason === 'length' && OWN_LIMITS.includes(outputTokens) && this.learn('limited', request, known);
  }

  /** The body of a request as this server takes it. */
  bodyOf(model: string, { messages, responseFormat }: ChatRequest) {
    const { learnt } = this;
    return {
      model,
      messages: learnt.has('system role') ? withoutSystemRole(messages) : [...messages],
      ...(learnt.has('temperature') ? {} : { temperature: 0 }),
      ...(responseFormat === undefined || learnt.has('response_format')
        ? {}
        : { response_format: responseFormat as never }),
      ...(learnt.has('limited') && !learnt.has('unlimited') ? { max_tokens: OUTPUT_TOKENS } : {}),
      ...(learnt.has('streamed') ? { stream: true as const } : learnt.has('stream') ? {} : { stream: false as const }),
    };
  }

  private learn(habit: Habit, { messages, responseFormat }: ChatRequest, known: ReadonlySet<Habit>): boolean {
    // Another request may have learnt it meanwhile: then this one is asked again all the same.
    if (known.has(habit)) return false;
    if (habit === 'response_format' && responseFormat === undefined) return false;
    if (habit === 'system role' && messages.every(({ role }) => role !== 'system')) return false;
    if (habit === 'unlimited' && !known.has('limited')) return false;
    this.learnt = new Set([...this.learnt, habit]);
    return true;
  }
}

/** For models whose template has no system role: its text precedes the user's first message. */
function withoutSystemRole(messages: readonly ChatMessage[]): ChatMessage[] {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const others = messages.filter(({ role }) => role !== 'system');
  return others.map((message, at) =>
    at === 0 ? { ...message, content: [...system, message.content].join('\n\n') } : message,
  );
}
