import type { Gap } from '../../text/alignment.js';
import { range } from '../../text/tokens.js';
import type { Item } from '../items/item.js';
import type { Matching } from './matching.js';
import { joinsParted } from './parted-figures.js';
import { asSigns, asWords } from './spellings.js';

/** How many spoken items may become one written word, and how many written words one spoken item. */
const LONGEST = 16;
/** In a gap of this many items or more, nothing is joined. */
const MOST_ITEMS = 400;
const NONE: ReadonlySet<number> = new Set();

/** Minimum length of a code that contains commas, in letters and digits: "four four seven, two nine one", but not "four, five, six". */
const LEAST_PARTED = 5;
/** Single letters from which on commas may part a word that is spelt: "C, A, L, L". */
const LEAST_SPELT = 3;
const PARTS = /[,;:.!?…\n]/u;
/** A code of a letter and digits may contain commas at any length: "D as in delta, four two seven" is D427. */
const MIXED = /^\p{L}+\d{2,}$/u;
/** Maximum number of spellings of a run that are tried in parallel. */
const MOST_SPELLINGS = 48;
/** Excuses that may wrongly apply to an item of a code: "zero, zero", "oh, oh double two". */
const SEEMS_A_SLIP = /^(repetition|restart|filler)$/;

type Spell = (item: Item) => readonly string[];

interface Run {
  /** The place after its last item. */
  readonly to: number;
  readonly texts: readonly string[];
}

function mayBeParted(text: string): boolean {
  return text.length >= LEAST_PARTED || MIXED.test(text);
}

/** All runs that begin at an item, each with its spellings. `slips`: items that a run may also omit. */
function* runsFrom(
  items: readonly Item[],
  indices: readonly number[],
  at: number,
  spell: Spell,
  slips: ReadonlySet<number>,
): Generator<Run> {
  let sofar: string[] = [''];
  let parted = false;
  let letters = true;
  for (let to = at; to < indices.length && to < at + LONGEST; to += 1) {
    if (to > at && indices[to] !== indices[to - 1]! + 1) return;
    letters &&= /^\p{L}$/u.test(items[indices[to]!]!.words.join(' '));
    parted ||= to > at && PARTS.test(items[indices[to - 1]!]!.after);
    const more = [...spell(items[indices[to]!]!), ...(slips.has(indices[to]!) ? [''] : [])];
    sofar = [...new Set(sofar.flatMap((text) => more.map((one) => text + one)))].slice(0, MOST_SPELLINGS);
    yield { to: to + 1, texts: parted && !(letters && to >= at + LEAST_SPELT - 1) ? sofar.filter(mayBeParted) : sofar };
  }
}

/** Pairs a written word with several spoken ones, character by character: `pod cast` and `podcast`, `Q seven X` and `Q7X`. */
export function matchJoinedWords(matching: Matching): void {
  for (const gap of matching.gaps) {
    joinIn(matching, gap, asSigns);
    joinIn(matching, gap, asWords);
  }
}

/** Spoken items of a gap without a partner, and the probable slips among them. */
function spokenIn({ raw, partners, excusedLost }: Matching, { from, to }: Gap) {
  const open = range(from, to).filter((at) => {
    if (partners[at]! >= 0) return false;
    const reason = excusedLost[at] ?? null;
    return reason === null || (SEEMS_A_SLIP.test(reason) && isSign(raw.items[at]!));
  });
  return { open, slips: new Set(open.filter((at) => excusedLost[at] !== null)) };
}

/** Whether an item may be a character of a code: a figure, a letter, a zero, a hesitation. */
function isSign({ kind, figure, words }: Item): boolean {
  return figure !== null || kind === 'noise' || /^(\p{L}|oh)$/u.test(words.join(' '));
}

function joinIn(matching: Matching, gap: Gap, spell: Spell): void {
  const { raw, refined } = matching;
  const { open, slips } = spokenIn(matching, gap);
  const added = matching.addedIn(gap);
  if (open.length === 0 || added.length === 0 || open.length > MOST_ITEMS || added.length > MOST_ITEMS) return;
  const bySpelling = new Map<string, [number, number]>();
  for (const at of added.keys()) {
    for (const { to, texts } of runsFrom(refined.items, added, at, spell, NONE)) {
      for (const text of texts) if (text !== '' && !bySpelling.has(text)) bySpelling.set(text, [at, to]);
    }
  }
  for (let at = 0; at < open.length; at += 1) {
    const hits = [...runsFrom(raw.items, open, at, spell, slips)].flatMap(({ to, texts }) =>
      texts.flatMap((text) => {
        const place = bySpelling.get(text);
        return text === '' || place === undefined ? [] : [{ to, place, text }];
      }),
    );
    const hit = hits.findLast(({ to, place, text }) => {
      const several = to - at > 1 || place[1] - place[0] > 1;
      // Digits that begin with zero are not a number: "oh nine twenty seven" is 09/27.
      const row = /^0\d{3}/.test(text);
      return several || row || !isFigure(raw.items[open[at]!]!) || !isFigure(refined.items[added[place[0]]!]!);
    });
    if (hit === undefined) continue;
    const written = added.slice(...hit.place);
    if (written.some((index) => matching.excusedAdded[index] !== null)) continue;
    if (joinsParted(matching, open.slice(at, hit.to), written)) continue;
    matching.excuse(open.slice(at, hit.to), written, 'written as one word');
    if (hit.to - at === 1 && written.length === 1) matching.pair(open[at]!, written[0]!);
    at = hit.to - 1;
  }
}

function isFigure({ figure }: Item): boolean {
  return figure !== null;
}

/** How many items before and after a figure may belong to the same code. */
const BESIDE = 4;

/** Excuses the rest of a code of which only the figure is aligned: the `BA` of "BA two four eight" beside BA248. */
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
function silent(item: Item, sought: string): Item {
  const letter = item.words.length === 1 && item.words[0]!.length === 1 && sought.endsWith(item.words[0]!);
  return !letter && /^(over|to|and|through|by|bis|zu|a|à|tot|op)$/.test(item.words.join(' '))
    ? { ...item, words: [] }
    : item;
}

function spellingsOf(item: Item): readonly string[] {
  return [...new Set([...asSigns(item), ...asWords(item)])];
}

/** Items without a partner that spell, together with the figure among them, the code of the other text. */
function besideOf(items: readonly Item[], mates: readonly number[], place: number, sought: string): number[] {
  for (let before = 0; before <= BESIDE && place - before >= 0; before += 1) {
    if (before > 0 && mates[place - before]! >= 0) break;
    for (let after = 0; after <= BESIDE && place + after < items.length; after += 1) {
      if (after > 0 && mates[place + after]! >= 0) break;
      if (before + after === 0) continue;
      const run = items.slice(place - before, place + after + 1).map((item) => silent(item, sought));
      const texts = run.reduce<string[]>(
        (sofar, item) => sofar.flatMap((text) => spellingsOf(item).map((more) => text + more)).slice(0, 24),
        [''],
      );
      // A link alone spells nothing: it may have been replaced by another link.
      const spells = run.some(({ words }, step) => step !== before && words.length > 0);
      if (!spells || !texts.includes(sought)) continue;
      return run.map((_, step) => place - before + step).filter((one) => one !== place);
    }
  }
  return [];
}
