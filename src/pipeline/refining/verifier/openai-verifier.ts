import { randomBytes } from 'node:crypto';
import type { ProviderSettings } from '../../../platform/environment/environment.js';
import { withoutMachineText } from '../../providers/machine-text.js';
import { ProviderFaults } from '../../providers/provider-faults.js';
import { ChatModel } from '../openai/chat-model.js';
import { readOpinions } from './read-opinions.js';
import type { Verifier, VerifierInput, VerifierResult } from './verifier.js';
import { OPINIONS_FORMAT, verifierMessages } from './verifier-messages.js';

/** The faults of a verifier. They never fail a job, and carry the codes of refiners, whose provider it usually is. */
const verifierFaults = new ProviderFaults({
  prefix: 'REFINER',
  settings: 'VERIFIER',
  noun: 'verifier',
  modelKind: 'a chat model',
  tooLarge: 'finds the text too large. Use a model with a larger context.',
});

/** A second reader on any server with OpenAI's `/chat/completions`. */
export class OpenAiVerifier implements Verifier {
  readonly provider: string;
  readonly model: string;
  readonly chat: ChatModel;

  constructor(settings: ProviderSettings, timeoutSeconds: number) {
    this.chat = new ChatModel(settings, timeoutSeconds, verifierFaults);
    this.provider = this.chat.provider;
    this.model = this.chat.model;
  }

  /** @throws Fault REFINER_REJECTED, REFINER_RATE_LIMITED or REFINER_UNAVAILABLE; the signal's reason when aborted. */
  async verify({ pairs, language, signal }: VerifierInput): Promise<VerifierResult> {
    const tag = randomBytes(8).toString('hex');
    const messages = verifierMessages({ pairs, language }, tag);
    const answer = await this.chat.ask({ messages, responseFormat: OPINIONS_FORMAT }, signal);
    const text = answer.refused ? '' : withoutMachineText(answer.content, '');
    return { opinions: readOpinions(text, pairs.length), usage: this.chat.usageOf(answer) };
  }
}
