import type { IncomingHttpHeaders } from 'node:http';
import type { SpokenSegment } from '../fake-openai/behaviour.js';
import type { Answer, ErrorForm } from '../fake-openai/transport.js';

/** One request as a dialect sees it. */
export interface SpeechCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What is said in the sound, by whom. */
export interface Said extends SpokenSegment {
  readonly speaker?: string;
}

/** What a request was, and the good answer to it. */
export interface Handled {
  /** The step of the exchange, e.g. `order`; of a single request `listen`. */
  readonly step: string;
  readonly model: string | null;
  /** Everything that was sent beside the sound. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The sound, where this step carries it. */
  readonly sound: Buffer | null;
  readonly filename: string | null;
  readonly good: Answer;
}

/** One provider's wire format. */
export interface Dialect {
  /** Its own form of an error. */
  readonly error: ErrorForm;
  /** The step on which behaviours act unless another is named: the one that is paid for. */
  readonly paidStep: string;
  readonly isAuthorised: (headers: IncomingHttpHeaders, key: string) => boolean;
  /** Null: there is nothing at this path. */
  readonly handle: (call: SpeechCall, said: (sound: Buffer) => readonly Said[]) => Handled | null;
}

/** Words with times that share a segment's time evenly. */
export function wordsOf({ start, end, text, speaker }: Said) {
  const words = text.split(' ');
  const each = (end - start) / words.length;
  return words.map((word, at) => ({ word, start: start + at * each, end: start + (at + 1) * each, speaker }));
}

export const bare = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}']/gu, '');

/** What a server says that tells no speakers apart. */
export const withoutSpeakers = (said: readonly Said[]): SpokenSegment[] =>
  said.map(({ start, end, text }) => ({ start, end, text }));
