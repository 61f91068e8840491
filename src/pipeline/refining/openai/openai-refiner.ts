import { randomBytes } from 'node:crypto';
import OpenAI, { APIError } from 'openai';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import type { Refiner, RefinerInput, RefinerResult } from '../refiner.js';
import { type ChatAnswer, readBoundedJson, readChatAnswer } from './chat-answer.js';
import { type ChatMessage, chatMessages } from './messages.js';
import { refinerFault, rejected, unavailable } from './refiner-fault.js';
import { unwrapAnswer } from './unwrap-answer.js';

/** About 3,000 tokens: small models keep to their task on it, and its edited text fits the usual output limit of 4,096. */
const LONGEST_PART = 12_000;

/** Any server with OpenAI's `/chat/completions`: OpenAI, Ollama, vLLM, LM Studio, llama.cpp, OpenRouter. */
export class OpenAiRefiner implements Refiner {
  readonly provider: string;
  readonly model: string;
  readonly longestPart = LONGEST_PART;
  readonly canRepair = true;
  private readonly client: OpenAI;
  private readonly timeoutMs: number;
  /** Some models take no temperature but their own; learnt from their first refusal. */
  private fixedTemperature = false;

  constructor(settings: ProviderSettings, timeoutSeconds: number) {
    const { hostname } = new URL(settings.baseUrl);
    this.provider = hostname === 'api.openai.com' ? 'openai' : hostname;
    this.model = settings.model;
    this.timeoutMs = timeoutSeconds * 1_000;
    // Retries are the pipeline's: it counts them, waits as long as it is told, and can be stopped.
    this.client = new OpenAI({
      baseURL: settings.baseUrl,
      apiKey: settings.apiKey ?? 'none',
      organization: null,
      project: null,
      maxRetries: 0,
      timeout: this.timeoutMs,
      logLevel: 'off',
    });
  }

  /** @throws Fault REFINER_REJECTED, REFINER_RATE_LIMITED or REFINER_UNAVAILABLE; the signal's reason when aborted. */
  async refine(input: RefinerInput): Promise<RefinerResult> {
    const tag = randomBytes(8).toString('hex');
    const answer = await this.ask(chatMessages(input, tag), input.signal);
    if (answer.refused || answer.finishReason === 'content_filter') {
      const advice = 'declined to edit this transcript. Use another model, or the offline copy-editor.';
      throw rejected(advice, { provider: this.provider });
    }
    const { inputTokens, outputTokens } = answer;
    return {
      text: unwrapAnswer(answer.content, input.transcript, tag),
      finishReason: answer.finishReason === 'length' ? 'length' : 'stop',
      usage: { provider: this.provider, model: this.model, requests: 1, inputTokens, outputTokens },
    };
  }

  private async ask(messages: ChatMessage[], signal: AbortSignal): Promise<ChatAnswer> {
    // The SDK's own time limit ends with the headers; this one covers a body that trickles in.
    const late = AbortSignal.timeout(this.timeoutMs);
    try {
      const answer = await this.complete(messages, AbortSignal.any([signal, late]));
      if (answer !== null) return answer;
      throw unavailable('gave an answer that is no chat completion', { provider: this.provider });
    } catch (error) {
      signal.throwIfAborted();
      if (late.aborted)
        throw unavailable('did not finish its answer in time', { provider: this.provider, cause: error });
      const refused = error instanceof APIError && error.status === 400 && /temperature/i.test(error.message);
      if (!refused || this.fixedTemperature) throw refinerFault(error, this.provider, this.model);
      this.fixedTemperature = true;
      return this.ask(messages, signal);
    }
  }

  private async complete(messages: ChatMessage[], signal: AbortSignal): Promise<ChatAnswer | null> {
    const temperature = this.fixedTemperature ? {} : { temperature: 0 };
    const request = { model: this.model, messages, ...temperature, stream: false as const };
    const response = await this.client.chat.completions.create(request, { signal }).asResponse();
    return readChatAnswer(await readBoundedJson(response));
  }
}
