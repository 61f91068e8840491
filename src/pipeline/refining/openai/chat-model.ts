import { APIError } from 'openai';
import type { ProviderUsage } from '../../../jobs/results/provider-usage.js';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import { Fault, type FaultOptions } from '../../../platform/fault.js';
import { readBoundedText } from '../../providers/bounded-answer.js';
import { errorInAnswer, errorOfAnswer } from '../../providers/error-in-answer.js';
import { type OpenAiServer, openAiServer, withinTimeout } from '../../providers/openai-client.js';
import type { ProviderFaults } from '../../providers/provider-faults.js';
import { type ChatAnswer, errorIn, readChatAnswer } from './chat-answer.js';
import { readChatBody } from './chat-body.js';
import { type ChatCapabilities, chatCapabilitiesOf, chatCost } from './chat-capabilities.js';
import { ChatHabits, type ChatRequest } from './chat-habits.js';

/** Words of a request that is longer than the model's context. */
const TOO_LONG =
  /context[_ ]?(length|window|size)|maximum context|exceeds? .{0,40}context|prompt is too long|too many (input )?tokens|input .{0,30}too long|reduce the length|exceeds? the maximum number of tokens|token count is \d+ but|`?inputs`? (?:tokens \+|must have less than)|model token limit|range of input length|maximum prompt length/i;
const TOO_LONG_CODES =
  /^(context_length_exceeded|exceed_context_size_error|string_above_max_length|request_too_large)$/;

/** Whether the request was longer than the model's context, or than what the server takes. */
function exceedsContext({ status, code, type, message }: APIError): boolean {
  if (status === 413) return true;
  // The limit of a minute is smaller than this request: it never passes, however long the engine waits.
  if (status === 429 && /request too large/i.test(message)) return true;
  if (status === 429 || status === 401 || status === 403) return false;
  return TOO_LONG_CODES.test(String(code)) || TOO_LONG_CODES.test(String(type)) || TOO_LONG.test(message);
}

/** A part's edited text is some 15 KB; an answer of this size is not an answer. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** The request is longer than the model's context: a shorter one can be answered. */
export class ContextExceeded extends Fault {}

/** A language model behind OpenAI's `/chat/completions`. What its server requires or refuses is learnt once, for all later requests. */
export class ChatModel {
  readonly provider: string;
  readonly model: string;
  readonly capabilities: ChatCapabilities;
  private readonly server: OpenAiServer;
  private readonly habits = new ChatHabits();

  constructor(
    settings: ProviderSettings,
    timeoutSeconds: number,
    private readonly faults: ProviderFaults,
  ) {
    this.server = openAiServer(settings, timeoutSeconds);
    this.provider = this.server.provider;
    this.model = settings.model;
    this.capabilities = chatCapabilitiesOf(settings.model, settings.capabilities);
  }

  /** Under which the limits and the breaker of this model at this server are kept. */
  get key(): string {
    return this.server.key;
  }

  /** @throws ContextExceeded; Fault REJECTED, RATE_LIMITED or UNAVAILABLE of the role; the signal's reason when aborted. */
  async ask(request: ChatRequest, signal: AbortSignal): Promise<ChatAnswer> {
    for (;;) {
      const { known } = this.habits;
      try {
        const answer = await this.complete(request, signal);
        if (!this.habits.learnFromEnd(answer, request, known)) return answer;
      } catch (error) {
        signal.throwIfAborted();
        const cause = error instanceof Error && !(error instanceof ContextExceeded) ? error.cause : null;
        if (!(cause instanceof APIError) || !this.habits.learnFrom(cause, request, known)) throw error;
      }
    }
  }

  /** What an answer cost. */
  usageOf({ inputTokens, outputTokens }: ChatAnswer): ProviderUsage {
    const { provider, model } = this;
    const costUsd = chatCost(this.capabilities, { inputTokens, outputTokens });
    return { provider, model, requests: 1, inputTokens, outputTokens, ...(costUsd === undefined ? {} : { costUsd }) };
  }

  private complete(request: ChatRequest, signal: AbortSignal): Promise<ChatAnswer> {
    const { provider, model, server, faults } = this;
    const body = this.habits.bodyOf(this.model, request);
    const asking = async (bounded: AbortSignal) => {
      const response = await server.client.chat.completions.create(body, { signal: bounded }).asResponse();
      return this.read(await readBoundedText(response, MAX_ANSWER_BYTES), response.headers);
    };
    return withinTimeout(server, signal, asking, (error, late) => {
      if (late) return faults.unavailable('did not finish its answer in time', { provider, cause: error });
      if (!(error instanceof APIError) || !exceedsContext(error)) return faults.of(error, provider, model);
      return this.contextExceeded({ provider, cause: error, providerStatus: error.status });
    });
  }

  private contextExceeded(options: FaultOptions): ContextExceeded {
    const advice = `The context of the model "${this.model}" is too small for the request. Raise it at the server (num_ctx at Ollama, --max-model-len at vLLM, -c at llama.cpp), or set a smaller longestPart in ${this.faults.settings}_CAPABILITIES.`;
    return new ContextExceeded('REFINER_REJECTED', advice, options);
  }

  private read(text: string, headers: Headers): ChatAnswer {
    const { provider, faults } = this;
    const setting = `${faults.settings}_BASE_URL`;
    const body = readChatBody(text);
    if (body === undefined && /^\s*<(!doctype|html|head|body|\?xml)/i.test(text)) {
      throw faults.unavailable(`answered with a web page instead of JSON; check ${setting}`, { provider });
    }
    if (body === undefined) {
      const what = `ended its answer early, or answered with plain text instead of JSON; check ${setting}`;
      throw faults.unavailable(what, { provider });
    }
    const error = errorIn(body);
    const answer = readChatAnswer(body);
    if (error !== null && (answer === null || answer.content === '' || answer.finishReason === 'error')) {
      throw errorInAnswer(error, headers);
    }
    if (answer === null) {
      throw (
        errorOfAnswer(body, headers) ?? faults.unavailable('sent an answer that is not a chat completion', { provider })
      );
    }
    // Ollama silently cuts a prompt to its context, and then has no room for an answer.
    const full = answer.content === '' && !answer.reasoned && (answer.outputTokens ?? 2) <= 1;
    if (full && answer.finishReason === 'length') throw this.contextExceeded({ provider });
    if (isNothing(answer))
      throw faults.unavailable('gave an empty answer before its model wrote anything', { provider });
    if (answer.finishReason === 'error') throw faults.unavailable('ended its answer with an error', { provider });
    if (answer.calledTool) {
      const advice = `called a tool and wrote no text. Turn tools off at the server, or set ${faults.settings}_MODEL to another chat model.`;
      throw faults.rejected(advice, { provider });
    }
    return answer;
  }
}

/** Whether nothing was generated: the model was only loaded, or the server lost the request. */
function isNothing({ content, finishReason, inputTokens, outputTokens }: ChatAnswer): boolean {
  return content === '' && (finishReason === 'load' || (inputTokens === 0 && outputTokens === 0));
}
