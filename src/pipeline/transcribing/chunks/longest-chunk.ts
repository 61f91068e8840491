import { BYTES_PER_SECOND } from '../audio/decode-protocol.js';
import type { ModelCapabilities } from '../recognisers/model-capabilities.js';

/** Safety margin below a limit: servers count headers and round up. */
const MARGIN = 0.95;
/** Most bytes of one second of upload: noise does not compress losslessly; Opus keeps its rate within a third. */
const WORST_BYTES = { wav: BYTES_PER_SECOND, flac: BYTES_PER_SECOND, opus: (32_000 / 8) * 1.34 };

/** The limits of one request to a transcriber; null if it has none. */
export type ChunkLimits = Pick<ModelCapabilities, 'maxSeconds' | 'maxUploadBytes' | 'upload' | 'chunkSeconds'>;

/** Seconds of the longest chunk that the first transcriber prefers and every transcriber accepts. */
export function longestChunk(transcribers: readonly ChunkLimits[]): number {
  const hard = transcribers.map(({ maxSeconds, maxUploadBytes, upload }) =>
    Math.min(
      maxSeconds === 0 ? Number.POSITIVE_INFINITY : maxSeconds * MARGIN,
      (maxUploadBytes * MARGIN) / WORST_BYTES[upload],
    ),
  );
  return Math.min(transcribers[0]?.chunkSeconds ?? Number.POSITIVE_INFINITY, ...hard);
}
