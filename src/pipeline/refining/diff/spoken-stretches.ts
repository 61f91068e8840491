import { writeSpokenForms } from '../copy-editor/spoken-forms.js';
import { plain, type Token } from '../text/tokens.js';
import type { Stretch } from './left-out.js';

/** Words that are written otherwise than they are spoken, all of them together. */
export interface SpokenForm extends Stretch {
  /** The words they become: one, or none where `quote` becomes a quotation mark. */
  readonly written: readonly string[];
}

function unwritten(said: readonly Token[], kept: readonly Token[]): SpokenForm[] {
  const forms: SpokenForm[] = [];
  let next = 0;
  for (const [at, { start, end }] of said.entries()) {
    while (next < kept.length && kept[next]!.end < end) next += 1;
    if ((kept[next]?.start ?? Infinity) <= start) continue;
    const open = forms.at(-1);
    const beside = open !== undefined && open.end === said[at - 1]?.end;
    if (beside) forms[forms.length - 1] = { ...open, end };
    else forms.push({ label: 'STYLE', start, end, written: [] });
  }
  return forms;
}

/** Addresses, codes and abbreviations that were spelt out, and spoken quotation marks, in no order. */
export function spokenForms(said: readonly Token[]): SpokenForm[] {
  const kept = writeSpokenForms(said);
  const ends = new Map(said.map(({ start, end }) => [start, end]));
  const joined = kept.flatMap((token): SpokenForm[] => {
    const { start, end, text } = token;
    if (ends.get(start) === end) return [];
    return [{ label: /\d/.test(text) ? 'NUMBER_FORMAT' : 'STYLE', start, end, written: [plain(token)] }];
  });
  return [...joined, ...unwritten(said, kept)];
}
