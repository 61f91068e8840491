import { randomBytes } from 'node:crypto';
import { APIError } from 'openai';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import { type OpenAiServer, openAiServer, readBoundedJson, withinTimeout } from '../../providers/openai-client.js';
import type { Refiner, RefinerInput, RefinerResult } from '../refiner.js';
import { type ChatAnswer, readChatAnswer } from './chat-answer.js';
import { type ChatCapabilities, chatCapabilitiesOf, chatCost } from './chat-capabilities.js';
import { type ChatMessage, chatMessages } from './messages.js';
import { refinerFaults } from './refiner-faults.js';
import { unwrapAnswer } from './unwrap-answer.js';

/** A part's edited text is some 15 KB; an answer of this size is no answer. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/** Any server with OpenAI's `/chat/completions`: OpenAI, Ollama, vLLM, LM Studio, llama.cpp, OpenRouter. */
export class OpenAiRefiner implements Refiner {
  readonly provider: string;
  readonly model: string;
  readonly longestPart: number;
  readonly canRepair = true;
  readonly capabilities: ChatCapabilities;
  private readonly server: OpenAiServer;
  /** Some models take no temperature but their own; learnt from their first refusal. */
  private fixedTemperature = false;

  constructor(settings: ProviderSettings, timeoutSeconds: number) {
    this.server = openAiServer(settings, timeoutSeconds);
    this.provider = this.server.provider;
    this.model = settings.model;
    this.capabilities = chatCapabilitiesOf(settings.model, settings.capabilities);
    this.longestPart = this.capabilities.longestPart;
  }

  /** Under which the limits and the breaker of this model at this server are kept. */
  get key(): string {
    return this.server.key;
  }

  /** @throws Fault REFINER_REJECTED, REFINER_RATE_LIMITED or REFINER_UNAVAILABLE; the signal's reason when aborted. */
  async refine(input: RefinerInput): Promise<RefinerResult> {
    const tag = randomBytes(8).toString('hex');
    const answer = await this.ask(chatMessages(input, tag), input.signal);
    if (answer.refused || answer.finishReason === 'content_filter') {
      const advice = 'declined to edit this transcript. Use another model, or the offline copy-editor.';
      throw refinerFaults.rejected(advice, { provider: this.provider });
    }
    const { provider, model } = this;
    const { inputTokens, outputTokens } = answer;
    const costUsd = chatCost(this.capabilities, answer);
    return {
      ...unwrapAnswer(answer.content, input.transcript, tag),
      finishReason: answer.finishReason === 'length' ? 'length' : 'stop',
      usage: { provider, model, requests: 1, inputTokens, outputTokens, ...(costUsd === undefined ? {} : { costUsd }) },
    };
  }

  private async ask(messages: ChatMessage[], signal: AbortSignal): Promise<ChatAnswer> {
    try {
      return await this.complete(messages, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (this.fixedTemperature || !refusesTemperature(error)) throw error;
      this.fixedTemperature = true;
      return this.complete(messages, signal);
    }
  }

  private complete(messages: ChatMessage[], signal: AbortSignal): Promise<ChatAnswer> {
    const { provider, model, server } = this;
    const temperature = this.fixedTemperature ? {} : { temperature: 0 };
    const body = { model, messages, ...temperature, stream: false as const };
    const request = async (bounded: AbortSignal) => {
      const response = await server.client.chat.completions.create(body, { signal: bounded }).asResponse();
      const answer = readChatAnswer(await readBoundedJson(response, MAX_ANSWER_BYTES));
      if (answer !== null) return answer;
      throw refinerFaults.unavailable('gave an answer that is no chat completion', { provider });
    };
    return withinTimeout(server, signal, request, (error, late) =>
      late
        ? refinerFaults.unavailable('did not finish its answer in time', { provider, cause: error })
        : refinerFaults.of(error, provider, model),
    );
  }
}

function refusesTemperature(error: unknown): boolean {
  const said = error instanceof Error ? error.cause : undefined;
  return said instanceof APIError && said.status === 400 && /temperature/i.test(said.message);
}
