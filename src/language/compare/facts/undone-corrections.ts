import type { Lexicon } from '../../lexicons/lexicon.js';
import { range } from '../../text/tokens.js';
import { readingsOf } from '../align/figure-keys.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { carriesMeaning, endsSentenceAfter, type Item } from '../items/item.js';
import { isMeant } from '../meaning/edit-term-places.js';
import { type EditTerm, termsIn } from '../meaning/edit-terms-in.js';
import { inOneSet } from './closed-sets.js';
import { areOpposites, hasOpposite } from './opposite-changes.js';

/** How many content words before and after an edit term may be the slip and its correction. */
const SLIP = 3;
const REPAIR = 3;
/** Maximum distance, in items, at which a value counts as written at a place. */
const NEAR = 12;
/** Excuses of retracted words: the words after an edit term were not retracted. */
const DISFLUENT = /^(filler|repetition|restart|correction)$/;

/** The items with meaning before, or after, an index in its sentence, nearest first: "right" has one as the opposite of "left". */
function* beside(
  lexicon: Lexicon,
  items: readonly Item[],
  from: number,
  step: 1 | -1,
  most: number,
): Generator<number> {
  for (let at = from, seen = 0; at >= 0 && at < items.length && seen < most; at += step) {
    if (step < 0 && endsSentenceAfter(items[at]!) && at < from) return;
    if (carriesMeaning(items[at]!) || hasOpposite(lexicon, items[at]!.words)) {
      seen += 1;
      yield at;
    }
    if (step > 0 && endsSentenceAfter(items[at]!)) return;
  }
}

/** Whether one of two items may correct the other: two figures, two names, two days, left and right. */
function areOfOneClass(lexicon: Lexicon, one: Item, other: Item): boolean {
  if (one.key === other.key) return false;
  if (one.figure !== null && other.figure !== null) {
    const readings = readingsOf(other.figure);
    return !readingsOf(one.figure).some((reading) => readings.includes(reading));
  }
  return (
    (one.name && other.name) ||
    inOneSet(lexicon, one.words, other.words) ||
    areOpposites(lexicon, one.words, other.words)
  );
}

/** Whether the text lacks a spoken item: it has no partner, and nothing near its place means the same. */
function isMissing({ raw, refined, partners, excusedLost }: Matching, at: number, place: number): boolean {
  const excuse = excusedLost[at];
  if (partners[at]! >= 0) return false;
  if (carriesMeaning(raw.items[at]!) && excuse !== null && excuse !== undefined && !DISFLUENT.test(excuse))
    return false;
  const { key } = raw.items[at]!;
  return !refined.items.slice(Math.max(0, place - NEAR), place + NEAR).some((item) => item.key === key);
}

function undone(matching: Matching, lexicon: Lexicon, { from, to }: EditTerm): Change | null {
  const { raw, refined, partners } = matching;
  const { items } = raw;
  const slips = [...beside(lexicon, items, from - 1, -1, SLIP)].filter((at) => partners[at]! >= 0);
  for (const at of beside(lexicon, items, to, 1, REPAIR)) {
    // "Tuesday, no, not Wednesday" gives no alternative.
    if (items.slice(to, at).some(({ kind }) => kind === 'negation')) break;
    const slip = slips.find((one) => areOfOneClass(lexicon, items[one]!, items[at]!));
    if (slip === undefined || !isMissing(matching, at, partners[slip]!)) continue;
    const [before, after] = [shown(raw.annotated.text, items, [slip]), shown(raw.annotated.text, items, [at])];
    const text = shown(refined.annotated.text, refined.items, [partners[slip]!]);
    const message = `The speaker corrected "${before}" to "${after}", and the text has "${text}".`;
    return { check: 'corrections', grade: 'REJECT', message, said: [at], written: [partners[slip]!] };
  }
  return null;
}

/** A retracted value that the text has without its correction: "Tuesday, no sorry, Wednesday" as "Tuesday". */
export function undoneCorrections(matching: Matching, lexicon: Lexicon | null): Change[] {
  if (lexicon === null) return [];
  // "Je veux dire merci" is literal. For a single word the words on both sides of it decide.
  const meant: typeof isMeant = (items, from, to) => to - from > 1 && isMeant(items, from, to);
  const seen = new Set<number>();
  return termsIn(matching, lexicon, meant).flatMap((term): Change[] => {
    const change = undone(matching, lexicon, term);
    if (change === null || seen.has(change.said[0]!)) return [];
    seen.add(change.said[0]!);
    matching.excuse(range(term.from, change.said[0]! + 1), [], 'correction undone');
    return [change];
  });
}
