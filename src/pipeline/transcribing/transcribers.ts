import type { ChunkLimits } from './chunks/longest-chunk.js';
import type { Recogniser } from './recognisers/recogniser.js';

/** A recogniser with what bounds it. */
export interface Transcriber {
  readonly recogniser: Recogniser;
  readonly limits: ChunkLimits;
  /** US dollars for a minute of audio; absent where no price is set. */
  readonly pricePerMinute?: number;
  /** Chunks of one recording that are recognised side by side in this process. */
  readonly parallel: number;
  /** Runs one request within the bounds that hold over jobs and replicas; the signal ends the wait for a turn. @throws Fault also without running it */
  bounded<T>(signal: AbortSignal, request: () => Promise<T>): Promise<T>;
}

/** Nest injection token of the Transcribers in the order in which they are asked: at least one. */
export const TRANSCRIBERS = Symbol('Transcribers');
