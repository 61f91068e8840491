import type { ChatBehaviour } from './behaviour.js';
import { type Answer, errorAnswer } from './transport.js';

export interface ChatMessage {
  readonly role: string;
  readonly content: string;
}

/** One chat request, as a script sees it. */
export interface ChatCall {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the model answers. */
export type ChatScript = (messages: readonly ChatMessage[], call: ChatCall) => string;

/** Unless it is told otherwise, the fake says the last user message back. */
export const defaultChat: ChatScript = (messages) =>
  messages.filter((message) => message.role === 'user').at(-1)?.content ?? '';

/** Reads the JSON body, or gives the 400 the real API would. */
export function readChatCall(raw: Buffer): ChatCall | Answer {
  let body: unknown;
  try {
    body = JSON.parse(raw.toString('utf8'));
  } catch (error) {
    return errorAnswer(400, `We could not parse the JSON body of your request: ${String(error)}`);
  }
  if (typeof body !== 'object' || body === null) return errorAnswer(400, 'The body must be an object.');
  const { model, messages } = body as Record<string, unknown>;
  if (typeof model !== 'string' || !model) return errorAnswer(400, 'you must provide a model parameter');
  if (!Array.isArray(messages) || messages.length === 0) return errorAnswer(400, "Invalid 'messages': empty array.");
  if (!messages.every(isMessage)) return errorAnswer(400, "Invalid type for 'messages[].content'.");
  return { model, messages, body: body as Record<string, unknown> };
}

function isMessage(value: unknown): value is ChatMessage {
  const message = value as Partial<ChatMessage> | null;
  return typeof message?.role === 'string' && typeof message.content === 'string';
}

/** The body of a successful answer. */
export function chatAnswer(call: ChatCall, script: ChatScript, behaviour: ChatBehaviour | null): Answer {
  const [content, finishReason, refusal] = spoken(call, script, behaviour);
  const promptTokens = tokens(call.messages.map((message) => message.content).join(' '));
  const completionTokens = tokens(content ?? '');
  return {
    status: 200,
    body: {
      id: 'chatcmpl-fake',
      object: 'chat.completion',
      created: Math.floor(Date.now() / 1000),
      model: call.model,
      choices: [
        { index: 0, message: { role: 'assistant', content, refusal }, logprobs: null, finish_reason: finishReason },
      ],
      usage: {
        prompt_tokens: promptTokens,
        completion_tokens: completionTokens,
        total_tokens: promptTokens + completionTokens,
      },
    },
  };
}

function spoken(
  call: ChatCall,
  script: ChatScript,
  behaviour: ChatBehaviour | null,
): [content: string | null, finishReason: string, refusal: string | null] {
  const well = () => script(call.messages, call);
  switch (behaviour?.kind) {
    case 'text':
      return [behaviour.text, 'stop', null];
    case 'length': {
      const text = well();
      return [behaviour.text ?? text.slice(0, Math.ceil(text.length / 2)), 'length', null];
    }
    case 'refusal':
      return [null, 'stop', behaviour.text ?? "I'm sorry, but I can't help with that."];
    case 'content-filter':
      return ['', 'content_filter', null];
    case 'empty':
      return ['', 'stop', null];
    case 'fenced':
      return [`\`\`\`markdown\n${well()}\n\`\`\``, 'stop', null];
    case 'chatty':
      return [`Sure! Here is the refined text:\n\n${well()}`, 'stop', null];
    default:
      return [well(), 'stop', null];
  }
}

/** About four characters a token: good enough for a usage record. */
function tokens(text: string): number {
  return Math.ceil(text.length / 4);
}
