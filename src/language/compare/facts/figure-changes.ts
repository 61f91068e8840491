import { numberWordsOf } from '../../figures/number-words-of.js';
import { sameFigure } from '../../figures/same-figure.js';
import { readingsOf } from '../align/figure-keys.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import type { Item } from '../items/item.js';

/** Written items around a place in which a figure still stands in the place of the one that was said. */
const SAME_PLACE = 6;
/** Spoken items around a figure in which larger ones make an elided thousand plausible. */
const CONTEXT = 60;
/** Words that name a number. */
const NUMBERING =
  /^(both|pair|couple|dozen|single|double|twice|once|half|first|second|third|two|three|neither|either|another|one|a|an|each)$/;

function numbersOf({ figure }: Item): number[] {
  return (figure === null ? [] : readingsOf(figure)).map(Number).filter((value) => Number.isFinite(value));
}

/** "three ninety" beside "four hundred and twelve thousand" is 390,000. */
function isElided(items: readonly Item[], at: number, written: Item): boolean {
  const around = items.slice(Math.max(0, at - CONTEXT), at + CONTEXT).flatMap(numbersOf);
  return numbersOf(items[at]!).some((said) =>
    numbersOf(written).some((value) =>
      [1e3, 1e6, 1e9].some((scale) => said < 1000 && value === said * scale && around.some((other) => other >= scale)),
    ),
  );
}

/** "ninety three" for 1993. */
function isShortYear(said: Item, written: Item): boolean {
  return numbersOf(said).some((short) =>
    numbersOf(written).some(
      (year) => Number.isInteger(short) && short >= 0 && short < 100 && [1700, 1800, 1900, 2000].includes(year - short),
    ),
  );
}

/** Whether the words of the one may be a row of figures of which the other is one. */
function isPart({ figure }: Item, { figure: other }: Item): boolean {
  return other !== null && (figure?.parts ?? []).some((part) => sameFigure(part, other) !== 'value');
}

/** Pairs figures of the same value that are written in another way, and says which were changed or put in. */
export function figureChanges(matching: Matching, language: string | null): Change[] {
  const readable = numberWordsOf(language) !== null;
  const { refined } = matching;
  const changes: Change[] = [];
  for (const gap of matching.gaps) {
    for (const at of matching.addedIn(gap)) {
      const item = refined.items[at]!;
      if (item.figure === null) continue;
      const change = changeOf(matching, at);
      // Where the number words of a language are not known, a figure may have been spoken in words: it is unchecked, not new.
      if (change !== null && (readable || change.said.length > 0)) changes.push(change);
    }
  }
  for (const change of changes) matching.excuse(change.said, change.written, 'figure');
  return changes;
}

/** The lost figures near the place at which a written one stands, the nearest first. */
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

function changeOf(matching: Matching, written: number): Change | null {
  const { raw, refined } = matching;
  const item = refined.items[written]!;
  const near = lostNear(matching, written);
  const same = near.find((at) => isElided(raw.items, at, item) || isShortYear(raw.items[at]!, item));
  if (same !== undefined) {
    matching.pair(same, written);
    return null;
  }
  const row = near.find((at) => isPart(raw.items[at]!, item) || isPart(item, raw.items[at]!));
  if (row !== undefined) {
    matching.excuse([row], [written], 'parts');
    return null;
  }
  const check = /^(code|electronic|telephone)$/.test(item.figure!.class) ? 'codes' : 'figures';
  const text = shown(refined.annotated.text, refined.items, [written]);
  const [instead] = near.filter(
    (at) => matching.excusedLost[at] === null && Math.abs(matching.placeOf(at) - written) <= SAME_PLACE,
  );
  if (instead !== undefined) {
    const said = shown(raw.annotated.text, raw.items, [instead]);
    return {
      check,
      grade: 'REJECT',
      message: `"${said}" was said where the text has "${text}".`,
      said: [instead],
      written: [written],
    };
  }
  const repeated = raw.items.some(({ key }) => key === item.key);
  const small = numbersOf(item).some((value) => value >= 1 && value <= 3) && numberedNear(matching, written);
  const grade = repeated || small ? 'REVIEW' : 'REJECT';
  const message = repeated ? `"${text}" stands here and was said elsewhere.` : `"${text}" was never said.`;
  return { check, grade, message, said: [], written: [written] };
}

/** Whether the speech near the place counts in words: "both", "a pair", "First". */
function numberedNear(matching: Matching, written: number): boolean {
  const before = matching.partnersOfWritten.slice(0, written).findLast((partner) => partner >= 0) ?? 0;
  return matching.raw.items
    .slice(Math.max(0, before - 6), before + 10)
    .some(({ words }) => words.some((word) => NUMBERING.test(word)));
}
