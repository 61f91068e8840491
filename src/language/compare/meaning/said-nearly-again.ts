import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import { carriesMeaning, endsSentenceAfter, type Item, isSetOffAfter } from '../items/item.js';
import { DISFLUENT, lostRuns } from './excuse-lost.js';

/** Maximum length of a repeated beginning in items, and of the words that the second time may add. */
const LONGEST = 7;
const MOST_INSERTED = 2;
/** Maximum number of kept items between both times: "well", "you see". */
const MOST_BETWEEN = 2;
/** Minimum length of a cut-off word, and how many letters it may lack. */
const LEAST_BEGUN = 2;
/** How far back, in items, a resumed thought may have begun. */
const TAKEN_UP = 20;
const LINKS = /^(and|or|und|oder|y|o|et|ou|e|en|of)$/;

/** Prepositions with the forms that contain an article. */
const WITH_ARTICLE: readonly (readonly [string, RegExp])[] = [
  ['de', /^(del|du|des|do|da|dos|das)$/],
  ['a', /^(al|allo|alla|all'|ai|agli|alle|ao|aos|à|às)$/],
  ['à', /^(au|aux)$/],
  ['em', /^(no|na|nos|nas|num|numa)$/],
  ['por', /^(pelo|pela|pelos|pelas)$/],
  ['di', /^(del|dello|della|dell'|dei|degli|delle)$/],
  ['da', /^(dal|dallo|dalla|dall'|dai|dagli|dalle)$/],
  ['in', /^(nel|nello|nella|nell'|nei|negli|nelle|im|ins)$/],
  ['su', /^(sul|sullo|sulla|sull'|sui|sugli|sulle)$/],
  ['an', /^(am|ans)$/],
  ['zu', /^(zum|zur)$/],
  ['von', /^vom$/],
  ['bei', /^beim$/],
];

/** Items in a row, the last one exclusive. */
type Run = readonly [number, number];

/** A word of an item, hyphens opened. */
interface Word {
  readonly text: string;
  /** Its key for comparison: the key of an item of one word. */
  readonly key: string;
  readonly at: number;
}

function wordsOf(items: readonly Item[], places: readonly number[]): Word[] {
  return places.flatMap((at) => {
    const { words, key } = items[at]!;
    const texts = words.flatMap((word) => word.split(/(?<=\p{L}\p{L})-(?=\p{L}\p{L})/u));
    const whole = texts.length === 1;
    return texts.map((text) => ({ text, key: whole ? key : text, at }));
  });
}

/** Whether two words are the same, the second perhaps contracted with an article. */
function isSame(one: Word, other: Word): boolean {
  if (one.key === other.key || one.text === other.text) return true;
  return WITH_ARTICLE.some(([bare, full]) => bare === one.text && full.test(other.text));
}

/** "The ref, the reference number": a cut-off word that is not an item of a list. */
function isBegunWord(items: readonly Item[], begun: Word, whole: Word): boolean {
  const part = begun.text.length >= LEAST_BEGUN && whole.text.length >= begun.text.length + 2;
  const next = items[whole.at + 1];
  const listed = isSetOffAfter(items[whole.at]!) || LINKS.test(next?.words[0] ?? '');
  return part && whole.text.startsWith(begun.text) && !listed && items[begun.at]!.kind === 'word';
}

/** A possible first time: its words, and the speech around it. */
interface Beginning {
  readonly items: readonly Item[];
  readonly words: readonly Word[];
  /** Whether the text has the item. */
  readonly isWritten: (at: number) => boolean;
}

/**
 * Whether the text has the item or another form of it. If a run is shifted by some items from the omitted one, the
 * items outside the run stand for their copies.
 */
function writtenBeside({ raw, partners, excusedLost }: Matching, run: Run, lost: Run): Beginning['isWritten'] {
  return (at) => {
    const weighs = carriesMeaning(raw.items[at]!) || raw.items[at]!.kind === 'negation';
    const copy = at >= lost[0] && at < lost[1] && (at < run[0] || at >= run[1]);
    return !weighs || copy || partners[at]! >= 0 || !DISFLUENT.test(excusedLost[at] ?? 'restart');
  };
}

/** Whether a beginning is repeated from an item on: all its words in order, with few words among them. */
function isSaidFrom({ items, words, isWritten }: Beginning, from: number, exact: boolean): boolean {
  const second = wordsOf(items, range(from, Math.min(items.length, from + LONGEST + MOST_INSERTED)));
  let [at, inserted] = [0, 0];
  for (const [step, word] of words.entries()) {
    const ends = step === words.length - 1 && step > 0;
    for (;;) {
      const next = second[at];
      if (next === undefined) return false;
      if (isSame(word, next) || (ends && isBegunWord(items, word, next))) break;
      const item = items[next.at]!;
      // "The report, uh, the March report": a figure that comes in stands in the text.
      const figure = item.figure !== null && !isWritten(next.at);
      const fixed = exact || step === 0 || item.kind === 'negation' || figure || isSetOffAfter(item);
      if (fixed || inserted === MOST_INSERTED) return false;
      inserted += 1;
      at += 1;
    }
    if (!isWritten(second[at]!.at)) return false;
    at += 1;
  }
  return true;
}

/** "A nineteenth century, um, a nineteenth-century": the text omits the second time, which has another spelling. */
function isSaidBefore({ items, words, isWritten }: Beginning): boolean {
  const from = words[0]!.at;
  const before = wordsOf(items, range(Math.max(0, from - LONGEST), from)).slice(-words.length);
  const same = before.length === words.length && before.every(({ text }, at) => text === words[at]!.text);
  return words.length > 1 && same && before.every(({ at }) => isWritten(at));
}

/** Possible starts of the second time, after kept items that are set off: "didn't see, well, didn't see any". */
function afterMarkers(items: readonly Item[], to: number): number[] {
  const places: number[] = [];
  for (let at = to; at < to + MOST_BETWEEN && items[at] !== undefined; at += 1) {
    if (!/^(marker|idle|light|word)$/.test(items[at]!.kind) || items[at]!.name || endsSentenceAfter(items[at]!)) break;
    if (isSetOffAfter(items[at]!) && (at > to || items[at]!.kind !== 'light')) places.push(at + 1);
  }
  return places;
}

/** The same run shifted by one or more items: the omission may have these boundaries as well. */
function slides({ raw: { items }, partners }: Matching, [from, to]: Run): Run[] {
  const found: Run[] = [[from, to]];
  for (let by = 1; by <= LONGEST && items[from - by] !== undefined; by += 1) {
    if (partners[from - by]! < 0 || items[from - by]!.key !== items[to - by]!.key) break;
    found.push([from - by, to - by]);
  }
  for (let by = 0; by < LONGEST && items[to + by] !== undefined; by += 1) {
    if (partners[to + by]! < 0 || items[from + by]!.key !== items[to + by]!.key) break;
    found.push([from + by + 1, to + by + 1]);
  }
  return found;
}

/** A figure cannot be a beginning, except an ordinal: "the second, you see, the second one". */
function isCount({ figure }: Item): boolean {
  return figure !== null && figure.class !== 'ordinal' && figure.class !== 'fraction';
}

function isSetOffOrPaused(items: readonly Item[], at: number): boolean {
  return isSetOffAfter(items[at]!) || items[at + 1]!.from > items[at]!.to;
}

/** Whether a stretch is a beginning that breaks off at a comma or hesitation and is repeated in nearly the same words. */
function isBegunAgain(
  items: readonly Item[],
  run: readonly number[],
  to: number,
  isWritten: Beginning['isWritten'],
): boolean {
  if (run.length > LONGEST || run.length === 0 || items[to] === undefined) return false;
  if (run.some((at) => endsSentenceAfter(items[at]!) || items[at]!.kind === 'term' || isCount(items[at]!)))
    return false;
  // "No, no quiero": a negation alone answers, or negates.
  if (run.every((at) => items[at]!.kind === 'negation')) return false;
  const beginning = { items, words: wordsOf(items, run), isWritten };
  if (isSaidBefore(beginning)) return true;
  if (!isSetOffOrPaused(items, to - 1)) return false;
  const apart = beginning.words.length > 1 ? afterMarkers(items, to) : [];
  return isSaidFrom(beginning, to, false) || apart.some((place) => isSaidFrom(beginning, place, true));
}

/** "The thing is, and nobody tells you this, the thing is that …": the speaker repeats the beginning of a thought after an insertion. */
function isTakenUp({ raw, refined, partners }: Matching, [from, to]: Run): boolean {
  const { items } = raw;
  const run = items.slice(from, to);
  const before = items[from - 1];
  // Speech without punctuation is set off where the text sets it off.
  const setOff = (at: number) =>
    isSetOffAfter(items[at]!) ||
    (!raw.annotated.punctuated && partners[at]! >= 0 && isSetOffAfter(refined.items[partners[at]!]!));
  if (before === undefined || !setOff(from - 1) || endsSentenceAfter(before)) return false;
  if (run.length < 2 && !isOpening(items, from - 1, run[0]!)) return false;
  if (!run.some(carriesMeaning) || run.some((item) => endsSentenceAfter(item) || isCount(item))) return false;
  return range(Math.max(0, from - TAKEN_UP), Math.max(0, from - run.length)).some((at) => {
    const opens =
      items[at - 1] === undefined || isSetOffAfter(items[at - 1]!) || LINKS.test(items[at - 1]!.words[0] ?? '');
    const same = run.every((item, step) => items[at + step]!.key === item.key && partners[at + step]! >= 0);
    const ends = items.slice(at, from).some(endsSentenceAfter);
    return opens && same && !ends && setOff(at + run.length - 1);
  });
}

/** Whether a word opened the sentence that a place is in: "somebody, I won't say who, somebody forgot". */
function isOpening(items: readonly Item[], at: number, word: Item | undefined): boolean {
  let first = at;
  while (first > 0 && at - first < TAKEN_UP && !endsSentenceAfter(items[first - 1]!)) first -= 1;
  const opening = items.slice(first, at).find(({ kind }) => !/^(light|marker|idle)$/.test(kind));
  return opening !== undefined && opening.key === word?.key;
}

/** Excuses beginnings that the speaker repeats in nearly the same words, at once or after a few kept words. */
export function excuseNearlySaidAgain(matching: Matching): void {
  const { items } = matching.raw;
  for (const lost of lostRuns(matching)) {
    const open = range(...lost).filter((at) => matching.excusedLost[at] === null);
    if (open.length === 0) continue;
    // Excused items of the stretch are repetitions themselves, or a part of this one.
    const tail: Run = [open[0]!, lost[1]];
    const core: Run = [open[0]!, open.at(-1)! + 1];
    const again = [lost, tail, core].some((left) =>
      slides(matching, left).some((run) => {
        const isWritten = writtenBeside(matching, run, left);
        const whole = range(...run);
        const rest = whole.filter((at) => matching.excusedLost[at] === null);
        return [whole, rest].some((some) => isBegunAgain(items, some, run[1], isWritten)) || isTakenUp(matching, run);
      }),
    );
    if (again) matching.excuse(open, [], 'repetition');
  }
}
