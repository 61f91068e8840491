import type { Item } from '../items/item.js';
import { readingsOf } from './figure-keys.js';
import type { Matching } from './matching.js';

/** Items that may stand for one word, and words that one may be written as. */
const LONGEST = 12;

/** What the signs of addresses and codes are spoken as. */
const SIGNS = /^(dot|at|slash|dash|hyphen|underscore|plus|point|punkt|punto|arroba|point|ponto)$/;

/** The ways in which an item is written without blanks: `#36` of a figure as its digits, as its words run together. */
function spellings({ figure, words }: Item): readonly string[] {
  const bare = words.join('').replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  if (figure === null) return SIGNS.test(bare) ? [bare, ''] : bare === 'quarter' ? [bare, 'q'] : [bare];
  const strings = readingsOf(figure).filter((reading) => /^[SDT]?\w+$/.test(reading));
  const digits = strings.map((reading) => reading.toLowerCase());
  return [...new Set([bare, ...digits, ...digits.map((one) => one.replace(/^[sdt](?=.)/, ''))])];
}

/** All runs that begin at a place, each with its spellings. */
function* runsFrom(items: readonly Item[], indices: readonly number[], at: number) {
  let sofar: string[] = [''];
  for (let to = at; to < indices.length && to < at + LONGEST; to += 1) {
    if (to > at && indices[to] !== indices[to - 1]! + 1) return;
    sofar = sofar.flatMap((text) => spellings(items[indices[to]!]!).map((more) => text + more)).slice(0, 24);
    yield { to: to + 1, texts: sofar };
  }
}

/** Pairs what is written as one word with what was said as several, sign by sign: `pod cast` and `podcast`, `Q seven X` and `Q7X`. */
export function matchJoinedWords(matching: Matching): void {
  const { raw, refined, gaps } = matching;
  for (const gap of gaps) {
    const [lost, added] = [matching.lostIn(gap), matching.addedIn(gap)];
    if (lost.length === 0 || added.length === 0 || lost.length > 400 || added.length > 400) continue;
    const bySpelling = new Map<string, [number, number]>();
    for (const at of added.keys()) {
      for (const { to, texts } of runsFrom(refined.items, added, at)) {
        for (const text of texts) if (text !== '' && !bySpelling.has(text)) bySpelling.set(text, [at, to]);
      }
    }
    for (let at = 0; at < lost.length; at += 1) {
      const hits = [...runsFrom(raw.items, lost, at)].flatMap(({ to, texts }) =>
        texts.flatMap((text) => (bySpelling.has(text) && text !== '' ? [{ to, place: bySpelling.get(text)! }] : [])),
      );
      const hit = hits.findLast(
        ({ to, place }) =>
          to - at > 1 ||
          place[1] - place[0] > 1 ||
          !isFigure(raw.items[lost[at]!]!) ||
          !isFigure(refined.items[added[place[0]]!]!),
      );
      if (hit === undefined) continue;
      const written = added.slice(...hit.place);
      if (written.some((index) => matching.excusedAdded[index] !== null)) continue;
      matching.excuse(lost.slice(at, hit.to), written, 'written as one word');
      if (hit.to - at === 1 && written.length === 1) matching.pair(lost[at]!, written[0]!);
      at = hit.to - 1;
    }
  }
}

function isFigure({ figure }: Item): boolean {
  return figure !== null;
}

/** Items before and after a figure that may belong to a code with it. */
const BESIDE = 4;

/** Excuses what belongs to a code of which the figure alone is aligned: the `BA` of "BA two four eight" beside BA248. */
export function excuseCodeParts(matching: Matching): void {
  const { raw, refined, partners, partnersOfWritten } = matching;
  for (const [at, partner] of partners.entries()) {
    if (partner < 0 || raw.items[at]!.figure === null) continue;
    const sides = [
      { items: raw.items, mates: partners, place: at, other: refined.items[partner]!, lost: true },
      { items: refined.items, mates: partnersOfWritten, place: partner, other: raw.items[at]!, lost: false },
    ];
    for (const { items, mates, place, other, lost } of sides) {
      const beside = besideOf(items, mates, place, other.words.join('').replace(/[^\p{L}\p{M}\p{N}]/gu, ''));
      if (beside.length > 0) matching.excuse(lost ? beside : [], lost ? [] : beside, 'written as one word');
    }
  }
}

/** A link between the figures of a range or ratio, which is written as a sign: "one forty over ninety" and 140/90. */
function silent(item: Item): Item {
  return /^(over|to|and|through|by|bis|zu|a|à|tot|op)$/.test(item.words.join(' ')) ? { ...item, words: [] } : item;
}

/** Items without a partner around a figure that spell, with it, the other text's code. */
function besideOf(items: readonly Item[], mates: readonly number[], place: number, sought: string): number[] {
  for (let before = 0; before <= BESIDE && place - before >= 0; before += 1) {
    if (before > 0 && mates[place - before]! >= 0) break;
    for (let after = 0; after <= BESIDE && place + after < items.length; after += 1) {
      if (after > 0 && mates[place + after]! >= 0) break;
      if (before + after === 0) continue;
      const run = items.slice(place - before, place + after + 1).map(silent);
      const texts = run.reduce<string[]>(
        (sofar, item) => sofar.flatMap((text) => spellings(item).map((more) => text + more)).slice(0, 24),
        [''],
      );
      // A link alone spells nothing: what it links may have become another link.
      const spells = run.some(({ words }, step) => step !== before && words.length > 0);
      if (!spells || !texts.includes(sought)) continue;
      return run.map((_, step) => place - before + step).filter((one) => one !== place);
    }
  }
  return [];
}
