import type { Matching } from '../align/matching.js';
import type { Item } from '../items/item.js';

/** How many items before a verb its auxiliary may be. */
const REACH = 3;

/** The tense of a verb with its auxiliary; null if unknown. */
function tenseOf(items: readonly Item[], at: number): 'past' | 'present' | null {
  const { form, words } = items[at]!;
  for (let before = at - 1; before >= 0 && before >= at - REACH; before -= 1) {
    const { kind, words: auxiliary, form: time, shade } = items[before]!;
    if (shade === 'modal' || auxiliary[0] === 'to') return null;
    if (kind === 'auxiliary')
      return time === 'past' ? 'past' : /^(have|has|'s)$/.test(auxiliary[0] ?? '') ? 'past' : null;
    if (kind !== 'negation' && kind !== 'idle' && kind !== 'pronoun') break;
  }
  if (form === 'ing' || /^(read|put|set|cut|cost|hit|hurt|let|shut)$/.test(words[0] ?? '')) return null;
  return form === 'past' ? 'past' : 'present';
}

/** Within this many items an auxiliary is repeated. */
const AGAIN = 5;

/** "I've got, I've had a letter": the auxiliary of the text is the second spoken one, and it has no other partner. */
function isSaidAgain(
  { items, partners }: { readonly items: readonly Item[]; readonly partners: readonly number[] },
  at: number,
  written: Item,
): boolean {
  const same = (one: number) =>
    items[one]?.key === written.key && items[one].form === written.form && partners[one]! < 0;
  const subject = items.slice(Math.max(0, at - 2), at).findLast(({ kind }) => kind === 'pronoun');
  const again = items.findIndex((item, one) => one > at && one <= at + AGAIN && item.key === subject?.key);
  return same(at + 1) || (again > at && (same(again + 1) || same(again + 2)));
}

/** Aligned verbs of which one is past and the other is not: spoken and written index. */
export function tenseChanges({ raw, refined, partners }: Matching): [number, number][] {
  return partners.flatMap((partner, at): [number, number][] => {
    if (partner < 0) return [];
    const [said, written] = [raw.items[at]!, refined.items[partner]!];
    if (said.form === written.form || said.key !== written.key) return [];
    if (said.kind === 'auxiliary' && isSaidAgain({ items: raw.items, partners }, at, written)) return [];
    if (said.kind === 'auxiliary') return (said.form === 'past') === (written.form === 'past') ? [] : [[at, partner]];
    if (said.kind !== 'word') return [];
    const [before, after] = [tenseOf(raw.items, at), tenseOf(refined.items, partner)];
    return before === null || after === null || before === after ? [] : [[at, partner]];
  });
}
