import type { TextDesk } from '../../language/thread/text-desk.js';
import type { Environment, ProviderSettings } from '../../platform/environment/environment.js';
import { BUILT_IN_KIND, kindOf, type RefinerKind } from '../../platform/environment/provider-kinds.js';
import type { Logger } from '../../platform/logging/logger.js';
import type { Database } from '../../platform/postgres/database.js';
import type { ProviderGate } from '../providers/provider-gate.js';
import { AnswerMemory } from './answers/answer-memory.js';
import { CopyEditor } from './copy-editor.js';
import { FaithfulRefining } from './faithful-refining.js';
import { OpenAiRefiner } from './openai/openai-refiner.js';
import { type BoundedRefiner, RefinerChain } from './refiner-chain.js';
import { RefiningChoice } from './refining-choice.js';

/** What every kind of refiner is made with. */
interface RefinerParts {
  readonly environment: Environment;
  readonly gate: ProviderGate;
  readonly desk: TextDesk;
}

/** How a refiner of each kind is made from its settings; a kind without a server gets null. */
const KINDS: Readonly<Record<RefinerKind, (settings: ProviderSettings | null, parts: RefinerParts) => BoundedRefiner>> =
  {
    openai: (settings, parts) => hosted(settings as ProviderSettings, parts),
    offline: (_, { desk }) => ({
      refiner: new CopyEditor(desk),
      paid: false,
      bounded: (_signal, request) => request(),
    }),
  };

/** The refiner that is set with those to fall back on, and who steps in where the checks reject its text. */
export function makeRefiningChoice(
  environment: Environment,
  gate: ProviderGate,
  database: Database,
  log: Logger,
  desk: TextDesk,
): RefiningChoice {
  const { refiner, refinerFallbacks = [], refinerOnReject, retryDelaySeconds } = environment;
  const copyEditor = new FaithfulRefining(new CopyEditor(desk), desk);
  if (kindOf(refiner) === BUILT_IN_KIND) return new RefiningChoice(copyEditor, null);
  const parts = { environment, gate, desk };
  const make = (settings: ProviderSettings | null) => KINDS[kindOf<RefinerKind>(settings)](settings, parts);
  const memory = new AnswerMemory(database, log);
  const chain = new RefinerChain([make(refiner), ...refinerFallbacks.map(make)], memory, retryDelaySeconds * 1000, log);
  return new RefiningChoice(new FaithfulRefining(chain, desk), refinerOnReject === 'copy-editor' ? copyEditor : null);
}

function hosted(settings: ProviderSettings, { environment, gate }: RefinerParts): BoundedRefiner {
  const refiner = new OpenAiRefiner(settings, environment.providerTimeoutSeconds);
  const limits = { ...refiner.capabilities, busyCode: 'REFINER_RATE_LIMITED' as const };
  return { refiner, paid: true, bounded: (signal, request) => gate.ask(refiner.key, limits, signal, request) };
}
