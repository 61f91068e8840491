import type { Matching } from '../align/matching.js';
import type { Item } from '../items/item.js';

/** Items before a verb in which its auxiliary stands. */
const REACH = 3;

/** Where the verb stands in time, with its auxiliary; null where that cannot be said. */
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

/** Aligned verbs of which one is past and the other is not: spoken and written index. */
export function tenseChanges({ raw, refined, partners }: Matching): [number, number][] {
  return partners.flatMap((partner, at): [number, number][] => {
    if (partner < 0) return [];
    const [said, written] = [raw.items[at]!, refined.items[partner]!];
    if (said.form === written.form || said.key !== written.key) return [];
    if (said.kind === 'auxiliary') return (said.form === 'past') === (written.form === 'past') ? [] : [[at, partner]];
    if (said.kind !== 'word') return [];
    const [before, after] = [tenseOf(raw.items, at), tenseOf(refined.items, partner)];
    return before === null || after === null || before === after ? [] : [[at, partner]];
  });
}
