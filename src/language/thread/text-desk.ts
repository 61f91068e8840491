import type { TextWork } from './text-work.js';

export type TextWorkName = keyof TextWork;
export type InputOf<Name extends TextWorkName> = Parameters<TextWork[Name]>[0];
export type OutputOf<Name extends TextWorkName> = Awaited<ReturnType<TextWork[Name]>>;

/** Injection token of the TextDesk. */
export const TEXT_DESK = Symbol('TextDesk');

/** Where texts are worked on. */
export interface TextDesk {
  /** @throws what the work throws; the signal's reason when aborted */
  run<Name extends TextWorkName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<OutputOf<Name>>;
}

/** Works on the calling thread, which it holds for as long as that takes: for programs that do nothing else. */
export const directDesk: TextDesk = {
  async run(name, input, signal) {
    signal?.throwIfAborted();
    // Loaded with the first text: an engine with a text thread need not hold the grammar in memory twice.
    const { TEXT_WORK } = await import('./text-work.js');
    return (await TEXT_WORK[name](input as never)) as never;
  },
};
