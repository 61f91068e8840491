import { randomBytes } from 'node:crypto';
import OpenAI, { APIError } from 'openai';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import type { Refiner, RefinerInput, RefinerResult } from '../refiner.js';
import { type ChatMessage, chatMessages } from './messages.js';
import { refinerFault, rejected, unavailable } from './refiner-fault.js';
import { unwrapAnswer } from './unwrap-answer.js';

/** About 3,000 tokens: small models keep to their task on it, and its edited text fits the usual output limit of 4,096. */
const LONGEST_PART = 12_000;

interface Choice {
  readonly finish_reason?: string | null;
  readonly message?: { readonly content?: unknown; readonly refusal?: unknown };
}

/** Any server with OpenAI's `/chat/completions`: OpenAI, Ollama, vLLM, LM Studio, llama.cpp, OpenRouter. */
export class OpenAiRefiner implements Refiner {
  readonly provider: string;
  readonly model: string;
  readonly longestPart = LONGEST_PART;
  readonly canRepair = true;
  private readonly client: OpenAI;
  /** Some models take no temperature but their own; learnt from their first refusal. */
  private fixedTemperature = false;

  constructor(settings: ProviderSettings, timeoutSeconds: number) {
    const { hostname } = new URL(settings.baseUrl);
    this.provider = hostname === 'api.openai.com' ? 'openai' : hostname;
    this.model = settings.model;
    // Retries are the pipeline's: it counts them, waits as long as it is told, and can be stopped.
    this.client = new OpenAI({
      baseURL: settings.baseUrl,
      apiKey: settings.apiKey ?? 'none',
      organization: null,
      project: null,
      maxRetries: 0,
      timeout: timeoutSeconds * 1_000,
      logLevel: 'off',
    });
  }

  /** @throws Fault REFINER_REJECTED, REFINER_RATE_LIMITED or REFINER_UNAVAILABLE; the signal's reason when aborted. */
  async refine(input: RefinerInput): Promise<RefinerResult> {
    const tag = randomBytes(8).toString('hex');
    const answer = await this.ask(chatMessages(input, tag), input.signal);
    const choice = (answer as { choices?: readonly Choice[] } | null)?.choices?.[0];
    const options = { provider: this.provider };
    if (choice?.message === undefined) throw unavailable('gave an answer that is no chat completion', options);
    const { content, refusal } = choice.message;
    if (choice.finish_reason === 'content_filter' || (typeof refusal === 'string' && refusal !== '')) {
      throw rejected('declined to edit this transcript. Use another model, or the offline copy-editor.', options);
    }
    return {
      text: unwrapAnswer(typeof content === 'string' ? content : '', input.transcript, tag),
      finishReason: choice.finish_reason === 'length' ? 'length' : 'stop',
      usage: {
        provider: this.provider,
        model: this.model,
        requests: 1,
        inputTokens: answer.usage?.prompt_tokens,
        outputTokens: answer.usage?.completion_tokens,
      },
    };
  }

  private async ask(messages: ChatMessage[], signal: AbortSignal): Promise<OpenAI.ChatCompletion> {
    try {
      return await this.complete(messages, signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const refused = error instanceof APIError && error.status === 400 && /temperature/i.test(error.message);
      if (!refused || this.fixedTemperature) throw refinerFault(error, this.provider, this.model);
      this.fixedTemperature = true;
      return this.ask(messages, signal);
    }
  }

  private complete(messages: ChatMessage[], signal: AbortSignal): Promise<OpenAI.ChatCompletion> {
    const temperature = this.fixedTemperature ? {} : { temperature: 0 };
    return this.client.chat.completions.create(
      { model: this.model, messages, ...temperature, stream: false },
      { signal },
    );
  }
}
