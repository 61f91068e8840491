import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import type { Item } from '../items/item.js';
import { polarities } from './polarity.js';

function around(items: readonly Item[], at: number): number[] {
  return [at - 1, at, at + 1].filter((index) => index >= 0 && index < items.length);
}

/** A stretch that differs by its negation alone: "wouldn't say" and "would say". */
function negatedGaps(matching: Matching): Change[] {
  const { raw, refined } = matching;
  return matching.gaps.flatMap((gap): Change[] => {
    const [lost, added] = [matching.lostIn(gap), matching.addedIn(gap)];
    if (lost.length === 0 || added.length === 0 || lost.length + added.length > LONGEST_GAP) return [];
    const [said, written] = [wordsIn(raw.items, lost), wordsIn(refined.items, added)];
    if (said.negated === written.negated || said.words === '' || said.words !== written.words) return [];
    const message = `"${shown(raw.annotated.text, raw.items, lost)}" was said where the text has "${shown(refined.annotated.text, refined.items, added)}".`;
    return [{ check: 'negations', grade: 'REJECT', message, said: lost, written: added }];
  });
}

/** Items that a stretch may have that differs by its negation alone. */
const LONGEST_GAP = 14;

function wordsIn(
  items: readonly Item[],
  indices: readonly number[],
): { readonly negated: boolean; readonly words: string } {
  const inside = indices.map((at) => items[at]!);
  const words = inside
    .filter(({ kind }) => kind !== 'negation' && kind !== 'pronoun' && kind !== 'light')
    .flatMap((item) => item.words);
  const weighty = words.filter((word) => !/^(i|you|he|she|it|we|they|do|does|did)$/.test(word));
  return { negated: inside.some(({ kind }) => kind === 'negation'), words: weighty.join(' ') };
}

/** What says "not" of one thing beside another. */
const CONTRAST = /^(rather than|instead of)$/;

/** Whether one of two items is a "not" and the other a contrast, and both stand before the same word, but for articles. */
function sayTheSame(matching: Matching, at: number, written: number): boolean {
  const [said, contrast] = [matching.raw.items, matching.refined.items];
  const head = (items: readonly Item[], from: number) =>
    [from + 1, from + 2].find((one) => items[one] !== undefined && items[one]!.kind !== 'light') ?? -1;
  const [one, other] = [head(said, at), head(contrast, written)];
  const [word, by] = [said[at]!.words.join(' '), contrast[written]!.words.join(' ')];
  const same = (word === 'not' && CONTRAST.test(by)) || (CONTRAST.test(word) && by === 'not');
  return same && one >= 0 && matching.partners[one] === other;
}

/** "1,100, not 1,200" and "1,100 rather than 1,200" say the same. */
function excuseContrasts(matching: Matching): void {
  for (const gap of matching.gaps) {
    for (const at of matching.lostIn(gap)) {
      const written = matching.addedIn(gap).find((one) => sayTheSame(matching, at, one));
      if (written !== undefined) matching.excuse([at], [written], 'negation kept');
    }
  }
}

/** Negations that were lost or added, or that now negate another clause. */
export function negationChanges(matching: Matching): Change[] {
  excuseContrasts(matching);
  const changes: Change[] = negatedGaps(matching);
  for (const { said, written } of changes) matching.excuse(said, written, 'negation');
  changes.push(...lostNegations(matching), ...addedNegations(matching));
  for (const { said, written } of changes) {
    matching.excuse(
      said.filter((at) => matching.partners[at]! < 0),
      written.filter((at) => matching.partnersOfWritten[at]! < 0),
      'negation',
    );
  }
  return changes;
}

function lostNegations(matching: Matching): Change[] {
  const { raw, refined, partners, partnersOfWritten } = matching;
  return polarities(raw.items, refined.items, partners, partnersOfWritten).flatMap(({ at, outcome, head }) => {
    if (outcome === 'kept') matching.excuse(partners[at]! < 0 ? [at] : [], [], 'negation kept');
    if (matching.excusedLost[at] !== null || outcome === 'kept' || outcome === 'open') return [];
    const said = shown(raw.annotated.text, raw.items, around(raw.items, at));
    const text = shown(refined.annotated.text, refined.items, around(refined.items, head));
    return [change(outcome, `The negation in "${said}" does not stand in "${text}".`, at, head)];
  });
}

function addedNegations(matching: Matching): Change[] {
  const { raw, refined, partners, partnersOfWritten } = matching;
  return polarities(refined.items, raw.items, partnersOfWritten, partners).flatMap(({ at, outcome, head }) => {
    if (outcome === 'kept') matching.excuse([], partnersOfWritten[at]! < 0 ? [at] : [], 'negation kept');
    if (matching.excusedAdded[at] !== null || outcome === 'kept' || outcome === 'open') return [];
    const said = shown(raw.annotated.text, raw.items, around(raw.items, head));
    const text = shown(refined.annotated.text, refined.items, around(refined.items, at));
    return [change(outcome, `"${text}" is negated, and "${said}" was said without.`, head, at)];
  });
}

/** A negation that is gone changes the meaning; one that moved may. */
function change(outcome: 'gone' | 'moved', message: string, said: number, written: number): Change {
  const grade = outcome === 'gone' ? 'REJECT' : 'REVIEW';
  return { check: 'negations', grade, message, said: [said], written: [written] };
}
