import type { Lexicon } from '../../lexicons/lexicon.js';
import { OPPOSITES } from '../../lexicons/opposites/opposites.js';
import type { Gap } from '../../text/alignment.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { carriesMeaning, type Item } from '../items/item.js';
import { wordsOf } from '../items/phrase-table.js';

/** A wording of the table, and which side of which pair it is. */
interface Wording {
  readonly words: readonly string[];
  readonly pair: number;
  readonly side: number;
}

interface Place extends Omit<Wording, 'words'> {
  readonly items: readonly number[];
}

/** If more content words than this came or went in the same gap, the whole stretch was reworded. */
const REWORDED = 2;
/** How far, in items, the word that a wording relates to may be. */
const BESIDE = 4;
/** Tables by the first words of their wordings: built once for a language. */
const TABLES = new WeakMap<Lexicon, ReadonlyMap<string, readonly Wording[]>>();

/** The words of a phrase as items have them: "jusqu'à" is two. */
function spoken(phrase: string, { language, elisions }: Lexicon): string[] {
  return wordsOf(phrase, language === 'en').flatMap((word) => {
    const clitic = elisions?.exec(word)?.[0] ?? '';
    return [clitic, word.slice(clitic.length)].filter(Boolean);
  });
}

function tableOf(lexicon: Lexicon): ReadonlyMap<string, readonly Wording[]> {
  const known = TABLES.get(lexicon);
  if (known !== undefined) return known;
  const pairs = OPPOSITES[lexicon.language] ?? [];
  const wordings = pairs.flatMap((sides, pair) =>
    sides.flatMap((phrases, side) => phrases.map((phrase) => ({ words: spoken(phrase, lexicon), pair, side }))),
  );
  const table = Map.groupBy(wordings, ({ words }) => words[0] ?? '');
  TABLES.set(lexicon, table);
  return table;
}

/** Occurrences of the table's wordings among items that the other text lacks. */
function placesIn(
  items: readonly Item[],
  open: readonly number[],
  table: ReadonlyMap<string, readonly Wording[]>,
): Place[] {
  return open.flatMap((at, index) =>
    (table.get(items[at]!.words[0] ?? '') ?? []).flatMap(({ words, pair, side }): Place[] => {
      const inside: number[] = [];
      const said: string[] = [];
      for (let step = index; said.length < words.length && open[step] === at + inside.length; step += 1) {
        inside.push(open[step]!);
        said.push(...items[open[step]!]!.words);
      }
      return said.join(' ') === words.join(' ') ? [{ items: inside, pair, side }] : [];
    }),
  );
}

/** The next content item on one side of a wording that both texts have; -1 for none. */
function neighbour(items: readonly Item[], partners: readonly number[], from: number, step: 1 | -1): number {
  for (let at = from + step, seen = 0; at >= 0 && at < items.length && seen < BESIDE; at += step, seen += 1)
    if (carriesMeaning(items[at]!) || items[at]!.kind === 'pronoun') return partners[at]! >= 0 ? at : -1;
  return -1;
}

/** Whether both wordings precede, or follow, the same word. */
function standAlike({ raw, refined, partners, partnersOfWritten }: Matching, said: Place, written: Place): boolean {
  const [next, previous] = [
    neighbour(raw.items, partners, said.items.at(-1)!, 1),
    neighbour(raw.items, partners, said.items[0]!, -1),
  ];
  const after = neighbour(refined.items, partnersOfWritten, written.items.at(-1)!, 1);
  const before = neighbour(refined.items, partnersOfWritten, written.items[0]!, -1);
  return (next >= 0 && partners[next] === after) || (previous >= 0 && partners[previous] === before);
}

function changesIn(matching: Matching, gap: Gap, table: ReadonlyMap<string, readonly Wording[]>): Change[] {
  const { raw, refined } = matching;
  const [lost, added] = [matching.lostIn(gap), matching.addedIn(gap)];
  if (lost.length === 0 || added.length === 0) return [];
  const [said, written] = [placesIn(raw.items, lost, table), placesIn(refined.items, added, table)];
  for (const one of said) {
    const other = written.find(({ pair, side }) => pair === one.pair && side !== one.side);
    if (other === undefined || !standAlike(matching, one, other)) continue;
    const beside = [
      ...lost.filter((at) => !one.items.includes(at)).map((at) => raw.items[at]!),
      ...added.filter((at) => !other.items.includes(at)).map((at) => refined.items[at]!),
    ];
    // "not above" and "below", "A before B" and "B after A": turned twice, the meaning stays.
    const turned = beside.some(({ kind }) => kind === 'negation');
    if (turned || beside.filter(carriesMeaning).length > REWORDED) continue;
    const heard = shown(raw.annotated.text, raw.items, one.items);
    const text = shown(refined.annotated.text, refined.items, other.items);
    const message = `"${heard}" was said where the text has "${text}".`;
    return [{ check: 'opposites', grade: 'REJECT', message, said: one.items, written: other.items }];
  }
  return [];
}

/** Whether two wordings are the two sides of one pair: "rose" and "fell". */
export function areOpposites(lexicon: Lexicon | null, one: readonly string[], other: readonly string[]): boolean {
  if (lexicon === null) return false;
  const table = tableOf(lexicon);
  const entries = (words: readonly string[]) =>
    (table.get(words[0] ?? '') ?? []).filter((entry) => entry.words.join(' ') === words.join(' '));
  return entries(one).some(({ pair, side }) => entries(other).some((two) => two.pair === pair && two.side !== side));
}

/** Whether a wording is a side of any pair. */
export function hasOpposite(lexicon: Lexicon | null, words: readonly string[]): boolean {
  const entries = lexicon === null ? [] : (tableOf(lexicon).get(words[0] ?? '') ?? []);
  return entries.some((entry) => entry.words.join(' ') === words.join(' '));
}

/** Words that replace their opposite: "without VAT" for "with VAT", "below 15" for "above 15". */
export function oppositeChanges(matching: Matching, lexicon: Lexicon | null): Change[] {
  if (lexicon === null) return [];
  const table = tableOf(lexicon);
  const changes = matching.gaps.flatMap((gap) => changesIn(matching, gap, table));
  for (const { said, written } of changes) matching.excuse(said, written, 'opposite');
  return changes;
}
