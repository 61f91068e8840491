import { BYTES_PER_SECOND } from '../audio/decode-protocol.js';
import type { ModelCapabilities } from '../recognisers/model-capabilities.js';

/** What is kept off a limit: servers count headers and round up. */
const MARGIN = 0.95;
/** Bytes of a second of upload at worst: noise cannot be compressed without loss; Opus keeps to its rate within a third. */
const WORST_BYTES = { wav: BYTES_PER_SECOND, flac: BYTES_PER_SECOND, opus: (32_000 / 8) * 1.34 };

/** What a transcriber that may be asked takes at once; null where it takes anything. */
export type ChunkLimits = Pick<ModelCapabilities, 'maxSeconds' | 'maxUploadBytes' | 'upload' | 'chunkSeconds'>;

/** Seconds of the longest chunk that the first transcriber likes and every one of them takes. */
export function longestChunk(transcribers: readonly ChunkLimits[]): number {
  const hard = transcribers.map(({ maxSeconds, maxUploadBytes, upload }) =>
    Math.min(
      maxSeconds === 0 ? Number.POSITIVE_INFINITY : maxSeconds * MARGIN,
      (maxUploadBytes * MARGIN) / WORST_BYTES[upload],
    ),
  );
  return Math.min(transcribers[0]?.chunkSeconds ?? Number.POSITIVE_INFINITY, ...hard);
}
