import type { TextDesk } from '../../language/thread/text-desk.js';
import type { Environment, ProviderSettings } from '../../platform/environment/environment.js';
import { BUILT_IN_KIND, kindOf, type RefinerKind } from '../../platform/environment/provider-kinds.js';
import type { Logger } from '../../platform/logging/logger.js';
import type { Database } from '../../platform/postgres/database.js';
import type { ProviderGate } from '../providers/provider-gate.js';
import { AnswerMemory } from './answer-memory.js';
import { CopyEditor } from './copy-editor.js';
import { FaithfulRefining } from './faithful-refining.js';
import type { ChatModel } from './openai/chat-model.js';
import { OpenAiRefiner } from './openai/openai-refiner.js';
import { type BoundedRefiner, RefinerChain } from './refiner-chain.js';
import { RefiningChoice } from './refining-choice.js';
import { OpenAiVerifier } from './verifier/openai-verifier.js';
import { type BoundedVerifier, VerifierChain } from './verifier/verifier-chain.js';

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
    azure: (settings, parts) => hosted(settings as ProviderSettings, parts),
    offline: (_, { desk }) => ({
      refiner: new CopyEditor(desk),
      paid: false,
      bounded: (_signal, request) => request(),
    }),
  };

/** The configured refiner with its fallbacks, the verifier, and the refiner whose text replaces a rejected one. */
export function makeRefiningChoice(
  environment: Environment,
  gate: ProviderGate,
  database: Database,
  log: Logger,
  desk: TextDesk,
): RefiningChoice {
  const { refiner, refinerFallbacks = [], refinerOnReject, retryDelaySeconds } = environment;
  const memory = new AnswerMemory(database, log);
  const parts = { environment, gate, desk };
  const verifier = makeVerifier(parts, memory, log);
  const copyEditor = new FaithfulRefining(new CopyEditor(desk), desk, verifier, log);
  if (kindOf(refiner) === BUILT_IN_KIND) return new RefiningChoice(copyEditor, null);
  const make = (settings: ProviderSettings | null) => KINDS[kindOf<RefinerKind>(settings)](settings, parts);
  const chain = new RefinerChain([make(refiner), ...refinerFallbacks.map(make)], memory, retryDelaySeconds * 1000, log);
  const refining = new FaithfulRefining(chain, desk, verifier, log);
  return new RefiningChoice(refining, refinerOnReject === 'copy-editor' ? copyEditor : null);
}

/** The verifier that is set; otherwise the refiner's providers where a model refines. Null: the rules alone decide. */
function makeVerifier({ environment, gate }: RefinerParts, memory: AnswerMemory, log: Logger): VerifierChain | null {
  const { verifier = null, refiner, refinerFallbacks = [], providerTimeoutSeconds, retryDelaySeconds } = environment;
  if (verifier === 'off' || (verifier === null && kindOf(refiner) === BUILT_IN_KIND)) return null;
  const servers = [verifier ?? refiner, ...refinerFallbacks].filter((settings) => settings !== null);
  const [first, ...others] = servers.map((settings): BoundedVerifier => {
    const one = new OpenAiVerifier(settings, providerTimeoutSeconds);
    return { verifier: one, bounded: boundedBy(one.chat, gate) };
  });
  return first === undefined ? null : new VerifierChain([first, ...others], memory, retryDelaySeconds * 1000, log);
}

function hosted(settings: ProviderSettings, { environment, gate }: RefinerParts): BoundedRefiner {
  const refiner = new OpenAiRefiner(settings, environment.providerTimeoutSeconds);
  return { refiner, paid: true, bounded: boundedBy(refiner.chat, gate) };
}

function boundedBy({ key, capabilities }: ChatModel, gate: ProviderGate): BoundedRefiner['bounded'] {
  const limits = { ...capabilities, busyCode: 'REFINER_RATE_LIMITED' as const };
  return (signal, request) => gate.ask(key, limits, signal, request);
}
