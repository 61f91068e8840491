import { randomBytes } from 'node:crypto';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import { ProviderFaults } from '../../providers/provider-faults.js';
import type { Refiner, RefinerInput, RefinerResult } from '../refiner.js';
import type { ChatAnswer } from './chat-answer.js';
import { ChatModel, ContextExceeded } from './chat-model.js';
import { chatMessages } from './messages.js';
import { unwrapAnswer } from './unwrap-answer.js';

/** The faults of language models behind OpenAI's API. */
const refinerFaults = new ProviderFaults({
  prefix: 'REFINER',
  noun: 'refiner',
  modelKind: 'a chat model',
  tooLarge: 'finds the text too large. Set a smaller longestPart in REFINER_CAPABILITIES.',
});

/** A part of half the length, and never so short that most of a request is its prompt; UTF-16 units. */
function shorterThan(length: number): number {
  return Math.max(1_000, Math.ceil(length / 2));
}

/** Any server with OpenAI's `/chat/completions`: OpenAI, Ollama, vLLM, LM Studio, llama.cpp, OpenRouter. */
export class OpenAiRefiner implements Refiner {
  readonly provider: string;
  readonly model: string;
  readonly canRepair = true;
  readonly parallel: number;
  readonly chat: ChatModel;
  /** Learnt from parts that exceeded the model's context; UTF-16 units. */
  private fits = Number.POSITIVE_INFINITY;

  constructor(settings: ProviderSettings, timeoutSeconds: number) {
    this.chat = new ChatModel(settings, timeoutSeconds, refinerFaults);
    this.provider = this.chat.provider;
    this.model = this.chat.model;
    this.parallel = this.chat.capabilities.parallel;
  }

  get longestPart(): number {
    return Math.min(this.chat.capabilities.longestPart, this.fits);
  }

  /** @throws Fault REFINER_REJECTED, REFINER_RATE_LIMITED or REFINER_UNAVAILABLE; the signal's reason when aborted. */
  async refine(input: RefinerInput): Promise<RefinerResult> {
    const tag = randomBytes(8).toString('hex');
    try {
      const answer = await this.chat.ask({ messages: chatMessages(input, tag) }, input.signal);
      return this.resultOf(answer, input.transcript, tag);
    } catch (error) {
      if (!(error instanceof ContextExceeded)) throw error;
      // A repair is longer than its transcript, so it does not show the limit of a part.
      if (input.repair === undefined) this.fits = Math.min(this.fits, shorterThan(input.transcript.length));
      const { provider, model } = this;
      return { text: '', finishReason: 'context', advice: error.message, usage: { provider, model, requests: 1 } };
    }
  }

  private resultOf(answer: ChatAnswer, transcript: string, tag: string): RefinerResult {
    const { provider } = this;
    if (answer.refused || answer.finishReason === 'content_filter') {
      const advice = 'declined to edit this transcript. Use another model, or the offline copy-editor.';
      throw refinerFaults.rejected(advice, { provider });
    }
    const unwrapped = unwrapAnswer(answer.content, transcript, tag);
    const finishReason = answer.finishReason === 'length' ? 'length' : 'stop';
    if (unwrapped.text === '' && finishReason === 'stop' && (answer.reasoned || answer.content.trim() !== '')) {
      const what = `sent its reasoning but no text. If this persists, set REFINER_MODEL to a model that does not reason, or raise its output limit`;
      throw refinerFaults.unavailable(what, { provider });
    }
    return { ...unwrapped, finishReason, usage: this.chat.usageOf(answer) };
  }
}
