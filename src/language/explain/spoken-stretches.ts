import { writeSpokenForms } from '../edit/spoken-forms.js';
import { plain, type Token } from '../text/tokens.js';
import { removed, type Stretch } from './left-out.js';

/** Spoken words whose written form differs. */
export interface SpokenForm extends Stretch {
  /** The words they become: one, or none where `quote` becomes a quotation mark. */
  readonly written: readonly string[];
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
  // The first of the joined words stands for all.
  const inside = (token: Token) => joined.some(({ start, end }) => start < token.start && token.end <= end);
  const gone = removed(
    said.filter((token) => !inside(token)),
    kept,
    'STYLE',
  );
  return [...joined, ...gone.map((stretch) => ({ ...stretch, written: [] }))];
}
