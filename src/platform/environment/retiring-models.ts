import type { Environment } from './environment.js';
import { retirementOf } from './provider-rules.js';

/** A model in use that its provider switches off, and when. */
export interface RetiringModel {
  readonly model: string;
  readonly on: Date;
}

/** The models that these settings use and whose end is known. */
export function retiringModels({
  transcriber,
  transcriberFallbacks,
  refiner,
  refinerFallbacks,
  verifier,
}: Pick<
  Environment,
  'transcriber' | 'transcriberFallbacks' | 'refiner' | 'refinerFallbacks' | 'verifier'
>): readonly RetiringModel[] {
  const used = [transcriber, ...transcriberFallbacks, refiner, ...refinerFallbacks, verifier];
  return used.flatMap((settings) => {
    if (settings === null || settings === 'off') return [];
    const on = retirementOf(settings);
    return on === null ? [] : [{ model: settings.model, on }];
  });
}
