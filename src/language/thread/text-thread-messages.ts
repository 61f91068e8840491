import type { TextWorkName } from './text-desk.js';

/** A piece of work for the thread. */
export interface TextTask {
  readonly name: TextWorkName;
  readonly input: unknown;
}

/** What the thread answers, one for each task in order. */
export type TextAnswer = { readonly output: unknown } | { readonly error: unknown };
