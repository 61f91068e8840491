import type { Environment } from '../../platform/environment/environment.js';
import { DEFAULT_SPEECH_MODEL, localSpeech } from '../../platform/environment/provider-kinds.js';
import { askHub } from './models/ask-hub.js';
import { megabytes } from './models/model-faults.js';
import { freeBytesOf, ModelFetcher } from './models/model-fetcher.js';
import { MODELS } from './models/model-list.js';
import { bytesOf, type ModelFile, type ModelSpec } from './models/model-spec.js';
import { ModelStore } from './models/model-store.js';

/** How long the start may take to find out whether the model can be fetched; milliseconds. */
const LIMIT_MS = 3_000;

/**
 * Who transcribes, decided here alone. A setting that names a transcriber counts: a kind before an address before a key
 * (`platform/environment/provider-rules.ts`). With none, a hosted engine uses the offline recogniser, and local mode uses Whisper in a process of
 * the engine where the model is there or can be fetched, with the offline recogniser in reserve; otherwise the offline recogniser, and the
 * warnings say so and why. It takes 3 s at most.
 */
export async function withTranscriber(environment: Environment): Promise<Environment> {
  const { localMode, transcriberUnset, roles, dataDir, modelsUrl } = environment;
  if (!localMode || !transcriberUnset || !roles.includes('worker')) return environment;
  const store = new ModelStore(dataDir);
  const spec = MODELS.find(({ name }) => name === DEFAULT_SPEECH_MODEL) as ModelSpec;
  const obstacle = (await store.installed(spec.name)) === null ? await obstacleTo(spec, store, modelsUrl) : null;
  if (obstacle !== null) {
    const warning = `${roughWarning()} Reason: ${obstacle} Fetch the model with "npm run studio -- models pull ${spec.name}": the next start uses it.`;
    return Object.freeze({ ...environment, warnings: [...environment.warnings, warning] });
  }
  return Object.freeze({
    ...environment,
    transcriber: localSpeech(),
    transcriberFallbacks: [...environment.transcriberFallbacks, null],
  });
}

/** The warning about the offline recogniser, for every place that shows it. */
export function roughWarning(): string {
  return `Speech is recognised by pocketsphinx, which is ROUGH: it knows only US English and gets many words wrong, so no text is better than REVIEW. For Whisper set TRANSCRIBER_KIND=local, or use a server with TRANSCRIBER_BASE_URL or OPENAI_API_KEY.`;
}

/** Why a model cannot be fetched; null if it can. */
export async function obstacleTo(spec: ModelSpec, store: ModelStore, modelsUrl: string): Promise<string | null> {
  const free = await freeBytesOf(parentThatExists(store)).catch(() => Number.POSITIVE_INFINITY);
  if (free < bytesOf(spec)) {
    return `the disk of DATA_DIR has ${megabytes(free)} free, and ${spec.name} needs ${megabytes(bytesOf(spec))}.`;
  }
  const { host } = new URL(modelsUrl);
  const url = new ModelFetcher(store, modelsUrl).urlOf(spec, spec.files[0] as ModelFile);
  try {
    const answer = await askHub(url, { method: 'HEAD', signal: AbortSignal.timeout(LIMIT_MS) });
    return answer.ok ? null : `the model server ${host} answered with status ${answer.status}.`;
  } catch (error) {
    const late = (error as Error).name === 'TimeoutError';
    return `the model server ${host} ${late ? `did not answer within ${LIMIT_MS / 1_000} seconds` : 'cannot be reached'}.`;
  }
}

/** The folder of the models is made with the first one; DATA_DIR is there before. */
function parentThatExists({ root }: ModelStore): string {
  return root.replace(/[\\/][^\\/]+$/, '');
}
