import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { type Item, isContent, isSetOffAfter } from '../items/item.js';

/** How far, in items to either side of a verb or of "than", its subject and object may be. */
const BESIDE = 3;
/** Within this many spoken items a verb may have been repeated. */
const NEAR = 25;

/** Whether an item may be a subject or an object. */
function isSide(item: Item): boolean {
  return isContent(item) || item.kind === 'pronoun';
}

/** The nearest subject or object on one side of the pivot, with nothing between that separates them; -1 for none. */
function sideOf(items: readonly Item[], pivot: number, step: 1 | -1): number {
  for (let at = pivot + step; at >= 0 && at < items.length && Math.abs(at - pivot) <= BESIDE; at += step) {
    if (isSetOffAfter(items[Math.min(at, at - step)]!)) return -1;
    if (isSide(items[at]!)) return at;
  }
  return -1;
}

/**
 * "The mayor asked us" for "we asked the mayor", "rather lie than lose" for "rather lose than lie": what was said before a word follows it, and
 * vice versa.
 */
export function turnedSides(matching: Matching): Change[] {
  const { raw, refined, partnersOfWritten } = matching;
  const seen = new Set<number>();
  return refined.items.flatMap((item, at): Change[] => {
    const sentence = refined.sentences[at]!;
    if (seen.has(sentence) || !(item.kind === 'word' || item.words[0] === 'than')) return [];
    const [left, right] = [sideOf(refined.items, at, -1), sideOf(refined.items, at, 1)];
    if (left < 0 || right < 0) return [];
    const [before, after] = [refined.items[left]!.key, refined.items[right]!.key];
    if (before === after) return [];
    const said = spokenSides(matching, at, item.key);
    if (said.some(([one, other]) => keyAt(raw.items, one) === before && keyAt(raw.items, other) === after)) return [];
    const turned = said.find(([one, other]) => keyAt(raw.items, one) === after && keyAt(raw.items, other) === before);
    if (turned === undefined || partnersOfWritten[at]! < 0) return [];
    seen.add(sentence);
    const message = `"${shown(raw.annotated.text, raw.items, turned)}" was said where the text has "${shown(refined.annotated.text, refined.items, [left, right])}".`;
    const grade = arePersons(refined.items, left, right) ? 'REJECT' : 'REVIEW';
    return [{ check: 'exchanged', grade, message, said: turned, written: [left, right] }];
  });
}

/** Prepositions that name the agent of a passive: "he asked me" and "I was asked by him" mean the same. */
const AGENT = /^(by|von|por|par|da|dal|dalla|door)$/;
/** Forms of English pronouns that tell who does something from whom it is done to. */
const SUBJECT = /^(i|he|she|we|they)$/;
const OBJECT = /^(me|him|her|us|them)$/;

/** Whether one person does something to another: "I said to him". */
function arePersons(items: readonly Item[], left: number, right: number): boolean {
  const passive = items.slice(left, right).some(({ words }) => AGENT.test(words[0] ?? ''));
  return !passive && SUBJECT.test(items[left]!.words[0] ?? '') && OBJECT.test(items[right]!.words[0] ?? '');
}

function keyAt(items: readonly Item[], at: number): string | null {
  return items[at]?.key ?? null;
}

/** The words on both sides of each mention of a word near its place. */
function spokenSides({ raw: { items }, partnersOfWritten }: Matching, at: number, key: string): [number, number][] {
  const place = partnersOfWritten[at]!;
  const sides: [number, number][] = [];
  for (let one = Math.max(0, place - NEAR); one < Math.min(items.length, place + NEAR); one += 1) {
    if (items[one]!.key === key) sides.push([sideOf(items, one, -1), sideOf(items, one, 1)]);
  }
  return sides;
}
