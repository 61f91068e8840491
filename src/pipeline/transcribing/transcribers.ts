import type { ChunkLimits } from './chunks/longest-chunk.js';
import type { Recogniser } from './recognisers/recogniser.js';

/** A recogniser with its limits. */
export interface Transcriber {
  readonly recogniser: Recogniser;
  readonly limits: ChunkLimits;
  /** Whether its segments name their speakers; absent: no. */
  readonly tellsSpeakers?: boolean;
  /** US dollars for a minute of audio; absent if no price is set. */
  readonly pricePerMinute?: number;
  /** Chunks of one recording that this process recognises concurrently. */
  readonly parallel: number;
  /** Runs one request within the limits that all jobs and replicas share; the signal ends the wait for a turn. @throws Fault */
  bounded<T>(signal: AbortSignal, request: () => Promise<T>): Promise<T>;
}

/** Nest injection token of the Transcribers in the order in which they are tried: at least one. */
export const TRANSCRIBERS = Symbol('Transcribers');
