import { numberWordsOf } from '../../figures/number-words-of.js';
import { range } from '../../text/tokens.js';
import { numbersOf, readingsOf } from '../align/figure-keys.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import type { Item } from '../items/item.js';
import { isLessPrecise } from './date-parts.js';
import { isSaidOtherwise } from './figure-forms.js';

/** The distance, in written items, within which a figure counts as the replacement of the one that was said. */
const SAME_PLACE = 6;
/** Words that express a number but are not number words. */
const NAMES_NUMBER: ReadonlyMap<string, number> = new Map([
  ...['a', 'an', 'one', 'another', 'single', 'once', 'first'].map((word) => [word, 1] as const),
  ...['both', 'pair', 'couple', 'either', 'neither', 'twice', 'double', 'second', 'two'].map(
    (word) => [word, 2] as const,
  ),
  ...['third', 'three', 'triple'].map((word) => [word, 3] as const),
  ['dozen', 12],
]);

/** Pairs figures that have the same value in another form, and reports figures that changed or were added. */
export function figureChanges(matching: Matching, language: string | null): Change[] {
  const readable = numberWordsOf(language) !== null;
  const { refined } = matching;
  const changes: Change[] = [];
  for (const gap of matching.gaps) {
    for (const at of matching.addedIn(gap)) {
      const item = refined.items[at]!;
      // An earlier figure of the same row may have explained it.
      if (item.figure === null || matching.excusedAdded[at] !== null) continue;
      const change = changeOf(matching, at);
      // In a language without known number words a figure may have been spoken in words: it is unchecked, not added.
      if (change !== null && (readable || change.said.length > 0)) changes.push(change);
    }
  }
  for (const change of changes) matching.excuse(change.said, change.written, 'figure');
  return changes;
}

/** The lost figures near a written figure, nearest first. */
function lostNear(matching: Matching, written: number): number[] {
  const before = matching.partnersOfWritten.slice(0, written).findLastIndex((partner) => partner >= 0);
  const from = before < 0 ? 0 : matching.partnersOfWritten[before]!;
  const near: number[] = [];
  for (let at = Math.max(0, from - 12); at < Math.min(matching.partners.length, from + 24); at += 1) {
    const free =
      matching.partners[at]! < 0 && (matching.excusedLost[at] === null || matching.excusedLost[at] === 'parts');
    if (free && matching.raw.items[at]!.figure !== null) near.push(at);
  }
  return near.toSorted((a, b) => Math.abs(a - from - 1) - Math.abs(b - from - 1));
}

/** The finding for a written figure without a partner; null if the speech has it in another form. */
function changeOf(matching: Matching, written: number): Change | null {
  const near = lostNear(matching, written);
  if (isSaidOtherwise(matching, near, written)) return null;
  const instead = near.find(
    (at) => matching.excusedLost[at] === null && Math.abs(matching.placeOf(at) - written) <= SAME_PLACE,
  );
  if (pairSlip(matching, written)) return null;
  return instead === undefined ? addedFigure(matching, written) : replacedFigure(matching, instead, written);
}

/** "Forty, forty five minutes" is 40 to 45: the first figure looked like a false start, but the speaker meant both. */
function pairSlip(matching: Matching, written: number): boolean {
  const { raw, refined, partners, excusedLost } = matching;
  const before = matching.partnersOfWritten.slice(0, written).findLast((partner) => partner >= 0) ?? -1;
  const slip = range(Math.max(0, before - SAME_PLACE), Math.min(raw.items.length, before + 2 * SAME_PLACE)).find(
    (at) =>
      partners[at]! < 0 &&
      excusedLost[at] === 'repetition' &&
      isNumber(raw.items[at]!, refined.items[written]!, raw.annotated.language),
  );
  if (slip === undefined) return false;
  matching.pair(slip, written);
  return true;
}

function isNumber(said: Item, written: Item, language: string | null): boolean {
  if (said.figure !== null) return said.key === written.key;
  const number = numberWordsOf(language)?.read(said.words, 0) ?? null;
  return number?.length === said.words.length && numbersOf(written).includes(Number(number.value));
}

/** "17:00" for "at five": the half of the day that the other clock states was not said with the time. */
function isOtherClock(said: Item, written: Item): boolean {
  const minutes = ({ figure }: Item) =>
    (figure!.unit === null ? readingsOf(figure!) : []).flatMap((reading) => {
      const [, hour, minute] = /^T(\d\d):(\d\d)$/.exec(reading) ?? [];
      return hour === undefined ? [] : [Number(hour) * 60 + Number(minute)];
    });
  // Noon is not the other clock's midnight.
  return minutes(said).some((one) => one >= 60 && minutes(written).includes(one + 12 * 60));
}

function checkOf({ figure }: Item): 'codes' | 'figures' {
  return /^(code|electronic|telephone)$/.test(figure!.class) ? 'codes' : 'figures';
}

function replacedFigure({ raw, refined }: Matching, instead: number, written: number): Change {
  const item = refined.items[written]!;
  const text = shown(refined.annotated.text, refined.items, [written]);
  const said = shown(raw.annotated.text, raw.items, [instead]);
  return {
    check: checkOf(item),
    grade: isLessPrecise(raw.items[instead]!, item) || isOtherClock(raw.items[instead]!, item) ? 'REVIEW' : 'REJECT',
    message: `"${said}" was said where the text has "${text}".`,
    said: [instead],
    written: [written],
  };
}

function addedFigure(matching: Matching, written: number): Change {
  const { raw, refined } = matching;
  const item = refined.items[written]!;
  const text = shown(refined.annotated.text, refined.items, [written]);
  const repeated = raw.items.some(({ key }) => key === item.key);
  // "Segundo ela", "secondo lui": according to.
  const preposition = /^(segundo|secondo)$/.test(item.words.join(' '));
  const small = preposition || numberedNear(matching, written);
  const grade = repeated || small ? 'REVIEW' : 'REJECT';
  const message = repeated ? `"${text}" is written here, but was said elsewhere.` : `"${text}" was never said.`;
  return { check: checkOf(item), grade, message, said: [], written: [written] };
}

/** Whether the speech near an index counts in words: "both", "a pair", "First". */
function numberedNear(matching: Matching, written: number): boolean {
  const values = numbersOf(matching.refined.items[written]!);
  const before = matching.partnersOfWritten.slice(0, written).findLast((partner) => partner >= 0) ?? 0;
  const near = matching.raw.items.slice(Math.max(0, before - 6), before + 10).flatMap(({ words }) => words);
  return near.some((word) => values.includes(NAMES_NUMBER.get(word) ?? Number.NaN));
}
