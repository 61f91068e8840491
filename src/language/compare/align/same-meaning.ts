import type { Lexicon } from '../../lexicons/lexicon.js';
import type { Gap } from '../../text/alignment.js';
import { range } from '../../text/tokens.js';
import type { Item } from '../items/item.js';
import { wordsOf } from '../items/phrase-table.js';
import type { Matching } from './matching.js';

/** How many aligned items beside a gap a wording may include: "have" of "have got". */
const BESIDE = 2;

interface Wording {
  readonly words: readonly string[];
  readonly group: number;
}

interface Place {
  readonly group: number;
  readonly text: string;
  readonly items: readonly number[];
}

/** Tables of wordings by their first word, built once for each lexicon. */
const TABLES = new WeakMap<Lexicon, ReadonlyMap<string, readonly Wording[]>>();

function tableOf(lexicon: Lexicon): ReadonlyMap<string, readonly Wording[]> {
  const known = TABLES.get(lexicon);
  if (known !== undefined) return known;
  const table = new Map<string, Wording[]>();
  for (const [group, phrases] of lexicon.sameMeaning.entries()) {
    for (const phrase of phrases) {
      const words = wordsOf(phrase, lexicon.language === 'en');
      const first = words[0];
      if (first !== undefined) table.set(first, [...(table.get(first) ?? []), { words, group }]);
    }
  }
  TABLES.set(lexicon, table);
  return table;
}

/** Occurrences of the table's wordings among items; each begins and ends with an item. */
function placesIn(
  items: readonly Item[],
  from: number,
  to: number,
  table: ReadonlyMap<string, readonly Wording[]>,
): Place[] {
  const places: Place[] = [];
  for (let at = from; at < to; at += 1) {
    for (const { words, group } of table.get(items[at]!.words[0] ?? '') ?? []) {
      const said: string[] = [];
      let end = at;
      while (end < to && said.length < words.length) said.push(...items[end++]!.words);
      if (said.length !== words.length || words.some((word, step) => said[step] !== word)) continue;
      places.push({ group, text: words.join(' '), items: range(at, end) });
    }
  }
  return places.toSorted((a, b) => b.items.length - a.items.length);
}

/** Whether one wording replaces the other: the aligned items of the one are aligned with the other. */
function stand(matching: Matching, said: Place, written: Place): boolean {
  const inside = said.items.every((at) => matching.partners[at]! < 0 || written.items.includes(matching.partners[at]!));
  return (
    inside &&
    written.items.every(
      (at) => matching.partnersOfWritten[at]! < 0 || said.items.includes(matching.partnersOfWritten[at]!),
    )
  );
}

function excuseIn(matching: Matching, gap: Gap, table: ReadonlyMap<string, readonly Wording[]>): void {
  const { raw, refined } = matching;
  const said = placesIn(raw.items, Math.max(0, gap.from - BESIDE), Math.min(raw.items.length, gap.to + BESIDE), table);
  if (said.length === 0) return;
  const written = placesIn(
    refined.items,
    Math.max(0, gap.fromWritten - BESIDE),
    Math.min(refined.items.length, gap.toWritten + BESIDE),
    table,
  );
  for (const one of said) {
    const open = (indices: readonly number[], partners: readonly number[], excuses: readonly (string | null)[]) =>
      indices.filter((at) => partners[at]! < 0 && excuses[at] === null);
    const lost = open(one.items, matching.partners, matching.excusedLost);
    const other = written.find((place) => {
      const added = open(place.items, matching.partnersOfWritten, matching.excusedAdded);
      return (
        place.group === one.group &&
        place.text !== one.text &&
        lost.length + added.length > 0 &&
        stand(matching, one, place)
      );
    });
    if (other === undefined) continue;
    const added = open(other.items, matching.partnersOfWritten, matching.excusedAdded);
    matching.excuse(lost, added, 'same meaning');
  }
}

/** Excuses synonyms that the table of the language lists: "since" for "because". */
export function excuseSameMeaning(matching: Matching, lexicon: Lexicon | null): void {
  if (lexicon === null) return;
  const table = tableOf(lexicon);
  for (const gap of matching.gaps) {
    if (matching.lostIn(gap).length + matching.addedIn(gap).length > 0) excuseIn(matching, gap, table);
  }
}
