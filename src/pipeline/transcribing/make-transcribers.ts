import { availableParallelism } from 'node:os';
import type { Environment, ProviderSettings } from '../../platform/environment/environment.js';
import { kindOf, type TranscriberKind } from '../../platform/environment/provider-kinds.js';
import { Semaphore } from '../../platform/semaphore.js';
import type { ProviderGate } from '../providers/provider-gate.js';
import type { LocalModels } from './models/local-models.js';
import { AssemblyAiRecogniser } from './recognisers/assemblyai-recogniser.js';
import { DeepgramRecogniser } from './recognisers/deepgram-recogniser.js';
import type { HostedRecogniser } from './recognisers/hosted-recogniser.js';
import { LocalRecogniser } from './recognisers/local-recogniser.js';
import { OpenAiRecogniser } from './recognisers/openai-recogniser.js';
import { PocketsphinxRecogniser } from './recognisers/pocketsphinx-recogniser.js';
import { WhisperCppRecogniser } from './recognisers/whisper-cpp-recogniser.js';
import type { SpeechService } from './speech/speech-service.js';
import type { Transcriber } from './transcribers.js';

/**
 * The offline recogniser follows how the microphone sounds, and needs a few seconds of each chunk to do so. Measured by
 * bench/transcribing/word-error-rate.mjs: chunks of two minutes cost 0.3 words in 100 against one piece, chunks of one minute 1.4.
 */
const OFFLINE_CHUNK_SECONDS = 120;
/** Whisper takes 30 s of sound at once. */
const LOCAL_SECONDS = 30;

/** The dependencies of every kind of transcriber. */
interface TranscriberParts {
  readonly environment: Environment;
  readonly gate: ProviderGate;
  /** Concurrency: the number of cores, shared by all jobs of this process. */
  readonly cores: Semaphore;
  readonly speech: SpeechService;
  readonly models: LocalModels;
}

/** Makes a transcriber of each kind from its settings; for a kind without a server they are null. */
const KINDS: Readonly<
  Record<TranscriberKind, (settings: ProviderSettings | null, parts: TranscriberParts) => Transcriber>
> = {
  openai: served(OpenAiRecogniser),
  azure: served(OpenAiRecogniser),
  'whisper-cpp': served(WhisperCppRecogniser),
  deepgram: served(DeepgramRecogniser),
  assemblyai: served(AssemblyAiRecogniser),
  local: (settings, parts) => local(settings as ProviderSettings, parts),
  offline: (_, parts) => offline(parts),
};

/** The configured transcriber, and its fallbacks. */
export function makeTranscribers(
  environment: Environment,
  gate: ProviderGate,
  speech: SpeechService,
  models: LocalModels,
): readonly Transcriber[] {
  const { transcriber, transcriberFallbacks = [] } = environment;
  const parts = { environment, gate, cores: new Semaphore(availableParallelism()), speech, models };
  return [transcriber, ...transcriberFallbacks].map((settings) =>
    KINDS[kindOf<TranscriberKind>(settings)](settings, parts),
  );
}

/** Each recognition keeps one core busy. */
function offline({ cores }: TranscriberParts): Transcriber {
  return {
    recogniser: new PocketsphinxRecogniser(),
    limits: {
      chunkSeconds: OFFLINE_CHUNK_SECONDS,
      maxSeconds: 0,
      maxUploadBytes: Number.MAX_SAFE_INTEGER,
      upload: 'wav',
    },
    parallel: availableParallelism(),
    bounded: (signal, request) => cores.run(request, signal),
  };
}

/** The process with the models works on one part at a time, of any job. */
function local({ model }: ProviderSettings, { environment, speech, models }: TranscriberParts): Transcriber {
  return {
    recogniser: new LocalRecogniser(models.get(model), speech, environment.speechThreads),
    limits: {
      chunkSeconds: LOCAL_SECONDS,
      maxSeconds: LOCAL_SECONDS,
      maxUploadBytes: Number.MAX_SAFE_INTEGER,
      upload: 'wav',
    },
    parallel: 1,
    bounded: (signal, request) => {
      signal.throwIfAborted();
      return request();
    },
  };
}

/** Kinds whose models all label speakers on request. */
const TELLING_KINDS: readonly TranscriberKind[] = ['deepgram', 'assemblyai'];

/** A kind that is a server: its requests go through the gate, which counts them over all replicas. */
function served(Kind: new (settings: ProviderSettings, timeoutSeconds: number) => HostedRecogniser) {
  return (settings: ProviderSettings | null, { environment, gate }: TranscriberParts): Transcriber => {
    const recogniser = new Kind(settings as ProviderSettings, environment.providerTimeoutSeconds);
    const limits = recogniser.capabilities;
    return {
      recogniser,
      limits,
      ...(limits.pricePerMinute === 0 ? {} : { pricePerMinute: limits.pricePerMinute }),
      tellsSpeakers:
        limits.responseFormat === 'diarized_json' || TELLING_KINDS.includes(kindOf<TranscriberKind>(settings)),
      parallel: limits.parallel,
      bounded: (signal, request) =>
        gate.ask(recogniser.key, { ...limits, busyCode: 'TRANSCRIBER_RATE_LIMITED' }, signal, request),
    };
  };
}
