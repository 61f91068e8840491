import type { TextDesk } from '../../language/thread/text-desk.js';
import type { Environment, ProviderSettings } from '../../platform/environment/environment.js';
import type { Logger } from '../../platform/logging/logger.js';
import type { Database } from '../../platform/postgres/database.js';
import type { ProviderGate } from '../providers/provider-gate.js';
import { AnswerMemory } from './answers/answer-memory.js';
import { CopyEditor } from './copy-editor.js';
import { FaithfulRefining } from './faithful-refining.js';
import { OpenAiRefiner } from './openai/openai-refiner.js';
import { type BoundedRefiner, RefinerChain } from './refiner-chain.js';
import { RefiningChoice } from './refining-choice.js';

/** The refiner that is set with those to fall back on, and who steps in where the checks reject its text. */
export function makeRefiningChoice(
  environment: Environment,
  gate: ProviderGate,
  database: Database,
  log: Logger,
  desk: TextDesk,
): RefiningChoice {
  const { refiner, refinerFallbacks = [], providerTimeoutSeconds, refinerOnReject, retryDelaySeconds } = environment;
  const copyEditor = new FaithfulRefining(new CopyEditor(desk), desk);
  if (refiner === null) return new RefiningChoice(copyEditor, null);
  const first = hosted(refiner, providerTimeoutSeconds, gate);
  const others = refinerFallbacks.map((settings) =>
    settings === null ? offline(desk) : hosted(settings, providerTimeoutSeconds, gate),
  );
  const memory = new AnswerMemory(database, log);
  const chain = new RefinerChain([first, ...others], memory, retryDelaySeconds * 1000, log);
  return new RefiningChoice(new FaithfulRefining(chain, desk), refinerOnReject === 'copy-editor' ? copyEditor : null);
}

function offline(desk: TextDesk): BoundedRefiner {
  return { refiner: new CopyEditor(desk), paid: false, bounded: (_, request) => request() };
}

function hosted(settings: ProviderSettings, timeoutSeconds: number, gate: ProviderGate): BoundedRefiner {
  const refiner = new OpenAiRefiner(settings, timeoutSeconds);
  const limits = { ...refiner.capabilities, busyCode: 'REFINER_RATE_LIMITED' as const };
  return { refiner, paid: true, bounded: (signal, request) => gate.ask(refiner.key, limits, signal, request) };
}
