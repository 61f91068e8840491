import { HUB_URL } from '../../../platform/environment/provider-kinds.js';
import { Fault } from '../../../platform/fault.js';
import { readBoundedText } from '../../providers/bounded-answer.js';
import { askHub } from './ask-hub.js';
import { modelFaults } from './model-faults.js';
import { MODELS } from './model-list.js';
import { readSpec } from './model-manifest.js';
import type { ModelSpec } from './model-spec.js';

/** A mirror's list of its own models lies beside its repositories. */
const MIRROR_LIST = 'models.json';
const LIMIT_MS = 10_000;
const MAX_LIST_BYTES = 1_000_000;

/**
 * The description of a model: from the engine's own list, or from the list of the mirror that MODELS_URL names. A mirror cannot change the checksums of
 * the engine's list.
 * @throws Fault TRANSCRIBER_UNAVAILABLE for a name that neither has
 */
export async function specOf(name: string, modelsUrl: string, signal: AbortSignal): Promise<ModelSpec> {
  const known = MODELS.find((model) => model.name === name);
  if (known !== undefined) return known;
  const own = modelsUrl === HUB_URL ? [] : await mirrorModels(modelsUrl, signal);
  const found = own.find((model) => model.name === name);
  if (found === undefined)
    throw modelFaults.unknown(
      name,
      [...MODELS, ...own].filter(({ family }) => family !== 'speakers').map((model) => model.name),
    );
  return found;
}

/** The models that a mirror has beside the engine's own; none where it has no list. @throws Fault if it cannot be reached */
export async function mirrorModels(modelsUrl: string, signal: AbortSignal): Promise<ModelSpec[]> {
  const { host } = new URL(modelsUrl);
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
  let text: string;
  try {
    const answer = await askHub(`${modelsUrl}/${MIRROR_LIST}`, { signal: bounded });
    if (!answer.ok) {
      await answer.body?.cancel();
      return [];
    }
    text = await readBoundedText(answer, MAX_LIST_BYTES);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Fault ? error : modelFaults.unreachable(host, error);
  }
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.map(readSpec).filter((spec) => spec !== null) : [];
  } catch {
    return [];
  }
}
