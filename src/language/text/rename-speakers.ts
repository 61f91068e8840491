import { readTurns } from './turns.js';

/** A text with other labels, and where the offsets of the old text are in it. */
export interface Relabelled {
  readonly text: string;
  readonly at: (offset: number) => number;
}

/** Replaces the labels of a text in turns, all at once, so that two names may change places. @param names the new label of each old one */
export function renameSpeakers(text: string, names: ReadonlyMap<string, string>): Relabelled {
  const changes: { readonly at: number; readonly by: number }[] = [];
  let result = '';
  let from = 0;
  for (const { speaker, label } of readTurns(text, [...names.keys()])) {
    const name = speaker === null ? undefined : names.get(speaker);
    if (name === undefined || name === speaker) continue;
    const written = text.slice(...label).replace(/^[^*_:：]+/u, () => name);
    result += text.slice(from, label[0]) + written;
    from = label[1];
    changes.push({ at: label[1], by: written.length - (label[1] - label[0]) });
  }
  return {
    text: result + text.slice(from),
    at: (offset) => changes.reduce((sum, { at, by }) => (at <= offset ? sum + by : sum), offset),
  };
}
