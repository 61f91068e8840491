import type { Lexicon } from '../../lexicons/lexicon.js';
import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import { carriesMeaning, endsSentenceAfter, type Item, isCommaNear, isContent, isSetOffAfter } from '../items/item.js';
import { wordsOf } from '../items/phrase-table.js';
import { isMeant, isWeakTerm, putsRight, repairStands } from './edit-term-places.js';

/** Maximum length of a false start in items, and in content items. */
const LONGEST_START = 7;
const MOST_CONTENT = 2;
/** Maximum length of an echo in items: a sentence that only repeats the end of the one before. */
const LONGEST_ECHO = 3;
/** How many items "no, wait" may retract. */
const LONGEST_CORRECTED = 14;
/** How far, in items to either side, the copy of a repeated run may be. */
const REACH = 14;
/** The same for a single word. */
const NEAR = 6;

/** Whether the item is weighty in a repetition: it is content, a shade or a negation. */
function weighs(item: Item): boolean {
  return carriesMeaning(item) || item.kind === 'negation';
}

/** Excuses for a slip of the tongue: the words beside it may be a part of the slip. */
export const DISFLUENT = /^(filler|repetition|restart|correction)$/;

/** Runs of spoken items without a partner and without an excuse other than a slip of the tongue. */
export function lostRuns(matching: Matching): [number, number][] {
  const runs: [number, number][] = [];
  for (let at = 0; at < matching.partners.length; at += 1) {
    const excuse = matching.excusedLost[at] ?? 'restart';
    if (matching.partners[at]! >= 0 || !DISFLUENT.test(excuse)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
}

/** How many items of the run, from its first on, are repeated right after it, and how many, up to its last, right before it. */
function saidAgain(
  items: readonly Item[],
  from: number,
  to: number,
): { readonly ahead: number; readonly behind: number } {
  let ahead = 0;
  while (to + ahead < items.length && from + ahead < to && items[from + ahead]!.key === items[to + ahead]!.key)
    ahead += 1;
  let behind = 0;
  while (
    from - 1 - behind >= 0 &&
    to - 1 - behind >= from &&
    items[to - 1 - behind]!.key === items[from - 1 - behind]!.key
  )
    behind += 1;
  return { ahead, behind };
}

/** The run is an exact copy of the words beside it, perhaps with shifted boundaries: "we can't, we can't". */
function isSaidTwice({ raw: { items }, partners, excusedLost }: Matching, from: number, to: number): boolean {
  const { ahead, behind } = saidAgain(items, from, to);
  if (ahead + behind < to - from) return false;
  const [start, end] = [from - behind, to + ahead];
  // "Like a, like a drill": the text must have one of the two copies.
  const gone = (at: number) => weighs(items[at]!) && partners[at]! < 0 && DISFLUENT.test(excusedLost[at] ?? 'restart');
  if ([...range(start, from), ...range(to, end)].some(gone)) return false;
  const ends = items.slice(start, end - 1).filter(endsSentenceAfter).length;
  // "Five. Five!": an echo is a sentence of its own.
  const echo = ends === 1 && to - from <= LONGEST_ECHO && endsSentenceAfter(items[end - 1]!);
  if (echo && endsSentenceAfter(items[start + (end - start) / 2 - 1]!)) return true;
  return ends === 0 && !(to - from === 1 && items[from]!.kind === 'figure' && !isSetOffAfter(items[from]!));
}

/** "I thought we, I thought": the speaker breaks off and begins again with the same words. */
function isRestart({ raw }: Matching, from: number, to: number): boolean {
  const { items } = raw;
  const run = items.slice(from, to);
  if (run.length > LONGEST_START || run.some(({ kind }) => kind === 'figure' || kind === 'term')) return false;
  const { ahead, behind } = saidAgain(items, from, to);
  const same = ahead >= behind ? items.slice(from, from + ahead) : items.slice(to - behind, to);
  if (same.length === 0 || run.slice(0, -1).some(endsSentenceAfter)) return false;
  const setOff = run.some(isSetOffAfter) || (items[from - 1] !== undefined && isSetOffAfter(items[from - 1]!));
  const rest = run.filter(weighs).length - same.filter(weighs).length;
  const last = ahead >= behind ? to - 1 : to - behind - 1;
  return rest <= MOST_CONTENT && (setOff || same.length >= 2) && (rest === 0 || breaksOff(items, last, setOff));
}

/**
 * "We know what works, we know what sells": a complete clause is not a false start. A false start ends in a word that needs a continuation,
 * or in a hesitation.
 */
function breaksOff(items: readonly Item[], last: number, setOff: boolean): boolean {
  const [end, next] = [items[last], items[last + 1]];
  if (end === undefined || next === undefined) return true;
  if (!isSetOffAfter(end)) return !setOff || next.from > end.to;
  if (next.from > end.to || /…|\.\.\.|[—–-]/u.test(end.after)) return true;
  const idle = end.kind === 'marker' || end.kind === 'idle';
  const before = items[last - 1];
  // "I told Anna, well, I told Maria": a marker that is set off is a hesitation.
  return idle ? before === undefined || isSetOffAfter(before) || !isContent(before) : !isContent(end);
}

/** "thirty, thirty two": the speaker repeats the number in full. */
function isBegunFigure({ raw, partners }: Matching, from: number, to: number): boolean {
  const [figure, next] = [raw.items[from]!.figure, raw.items[to]?.figure];
  if (to !== from + 1 || !figure || !next || partners[to]! < 0 || endsSentenceAfter(raw.items[from]!)) return false;
  const [begun, whole] = [Number(figure.readings[0]), Number(next.readings[0])];
  return begun > 0 && whole > begun && String(whole).startsWith(String(begun).replace(/(?<!0)0+$/, ''));
}

/** "not at the station": the negated words are not the words before. */
function isNegated(items: readonly Item[], excused: readonly (string | null)[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 3) && !isSetOffAfter(items[at]!); at -= 1) {
    if (items[at]!.kind === 'negation' && excused[at] === null) return true;
  }
  return false;
}

/** Whether punctuation or a hesitation sets a stretch off: without either, a repeated word is not a slip. */
function isBroken(items: readonly Item[], from: number, to: number): boolean {
  const before = items[from - 1];
  const [last, next] = [items[to - 1]!, items[to]];
  const hesitates =
    (next !== undefined && next.from > last.to) || (before !== undefined && before.to < items[from]!.from);
  return hesitates || items.slice(Math.max(0, from - 1), to).some(isSetOffAfter);
}

/** Whether the kept words around the run have its weighty items in the same order with nothing between. */
function isSaidElsewhere({ raw, partners, excusedLost }: Matching, from: number, to: number): boolean {
  const { items } = raw;
  const run = items.slice(from, to).filter(weighs);
  const begun =
    run.length === 1 && isSetOffAfter(run[0]!) && items.slice(to, to + 3).some(({ key }) => key === run[0]!.key);
  const alone = items[from - 1] === undefined || endsSentenceAfter(items[from - 1]!);
  const echoed = !raw.annotated.punctuated && run.length === 1 && run[0]!.figure?.unit === null;
  const again = echoed && items.slice(Math.max(0, from - 2), from).some(({ key }) => key === run[0]!.key);
  const echo = begun || again || (run.length === 1 && alone && endsSentenceAfter(items[to - 1]!));
  if (!run.some((item) => isContent(item) && (echo || item.kind !== 'figure'))) return false;
  if (isCommaNear(items, from, to) && !isBroken(items, from, to)) return false;
  if (isNegated(items, excusedLost, from)) return false;
  const reach = run.length === 1 ? NEAR : REACH + run.length;
  const around = [...range(Math.max(0, from - reach), from), -1, ...range(to, Math.min(raw.items.length, to + reach))];
  const kept = around.filter(
    (at) => at < 0 || (weighs(raw.items[at]!) && (partners[at]! >= 0 || excusedLost[at] !== null)),
  );
  const keys = kept.map((at) => (at < 0 ? '' : raw.items[at]!.key));
  const sought = run.map(({ key }) => key);
  return keys.some((_, at) => sought.every((key, step) => keys[at + step] === key));
}

/** "Only the clerk, only she can": a repeated "only" for the same subject, now a pronoun. */
function isOnlyAgain({ raw: { items }, partners }: Matching, from: number, to: number): boolean {
  const run = items.slice(from, to);
  const only = run.find(({ shade }) => shade === 'exclusive');
  if (only === undefined || run.some((item) => isContent(item) || item.kind === 'negation')) return false;
  const before = items.slice(Math.max(0, from - NEAR), from);
  const setOff = before.at(-1) !== undefined && isSetOffAfter(before.at(-1)!) && !endsSentenceAfter(before.at(-1)!);
  return setOff && before.some((item, step) => item.key === only.key && partners[from - before.length + step]! >= 0);
}

/** "The boss, um, the boss wanted no, he wanted no": apart from its slips, kept words repeat the start of the run. */
function isRestartWithin(matching: Matching, from: number, to: number): boolean {
  const { raw, partners, excusedLost } = matching;
  const open = range(from, to).filter((at) => excusedLost[at] === null);
  const [start, end] = [open[0] ?? to, (open.at(-1) ?? from) + 1];
  if (start >= end || saidAgain(raw.items, start, end).ahead < 2 || partners[end]! < 0) return false;
  return isRestart(matching, start, end);
}

/** Excuses words that the speaker repeated, abandoned or retracted. */
export function excuseDisfluencies(matching: Matching, lexicon: Lexicon | null): void {
  const terms = editTermsOf(lexicon);
  for (const [from, to] of lostRuns(matching)) {
    const corrected = correctedTo(matching, from, to, terms);
    if (corrected > from) matching.excuse(range(from, corrected), [], 'correction');
    if (isSaidTwice(matching, from, to)) matching.excuse(range(from, to), [], 'repetition');
    else if (isRestart(matching, from, to) || isRestartWithin(matching, from, to))
      matching.excuse(range(from, to), [], 'restart');
    else if (isBegunFigure(matching, from, to)) matching.excuse([from], [], 'restart');
    else if (isSaidElsewhere(matching, from, to) || isOnlyAgain(matching, from, to))
      matching.excuse(range(from, to), [], 'repetition');
  }
  restoreVanished(matching);
}

/** Repeated words that the text lacks entirely are not excused: "non avevamo, non avevamo" as "avevamo". */
function restoreVanished({ raw, refined, partners, excusedLost }: Matching): void {
  // "No, no quiero vino" as "No, quiero vino": the text has the answer and lacks the negation.
  const answers = (items: readonly Item[], at: number) =>
    isSetOffAfter(items[at]!) && (items[at - 1] === undefined || endsSentenceAfter(items[at - 1]!));
  const stands = (at: number) =>
    partners[at]! >= 0 && !(answers(raw.items, at) && answers(refined.items, partners[at]!));
  const vanished = excusedLost.flatMap((reason, at) => {
    const { kind } = raw.items[at]!;
    if (reason !== 'repetition' || (kind !== 'negation' && kind !== 'preposition')) return [];
    const around = range(Math.max(0, at - LONGEST_START), Math.min(raw.items.length, at + LONGEST_START + 1));
    const [word = ''] = raw.items[at]!.words;
    const kept = around.some((one) => partners[one]! >= 0 && raw.items[one]!.words[0] === word);
    if (kind === 'preposition') return kept ? [] : [at];
    const head = negatedBy(raw.items, at);
    const again = (one: number) =>
      raw.items[one]!.words.includes(word) && (negatedBy(raw.items, one) === head || isBegunAgain(raw.items, at, one));
    return around.some((one) => stands(one) && again(one)) ? [] : [at];
  });
  for (const at of vanished) excusedLost[at] = null;
}

/** `Foxes don't, foxes don't fly`: the words before both places are the same, so the first negation is incomplete. */
function isBegunAgain(items: readonly Item[], one: number, other: number): boolean {
  const [first, second] = [Math.min(one, other), Math.max(one, other)];
  return range(0, second - first).every((back) => items[first - back]?.key === items[second - back]!.key);
}

/** The content word after a negation: "non posso, non posso guidare" negates one word twice. */
function negatedBy(items: readonly Item[], at: number): string | null {
  return items.slice(at + 1, at + 1 + LONGEST_START).find(isContent)?.key ?? null;
}

function editTermsOf(lexicon: Lexicon | null): string[][] {
  const terms = (lexicon?.editTerms ?? []).map((term) => wordsOf(term, lexicon?.language === 'en'));
  return terms.toSorted((a, b) => b.length - a.length);
}

/** The end of the last edit term of the run, if the run ends with it: everything up to it is retracted. `from` for none. */
function correctedTo(
  { raw: { items }, partners }: Matching,
  from: number,
  to: number,
  terms: readonly (readonly string[])[],
): number {
  if (to - from > LONGEST_CORRECTED || to >= items.length || !repairStands(items, partners, to)) return from;
  const words = items.slice(from, to).flatMap((item, step) => item.words.map((word) => ({ word, at: from + step })));
  for (const term of terms) {
    // A lost negation is a correction only if it is set off: `não`, `nein` and `no` are edit terms as well as negations.
    const bare = term.length === 1 && (/^(actually|rather|no)$/.test(term[0]!) || items[to - 1]!.kind === 'negation');
    if (bare && !items.slice(from, to).some(isSetOffAfter)) continue;
    const start = words.length - term.length;
    const slip = words.slice(0, Math.max(0, start)).some(({ at }) => isContent(items[at]!));
    if (items[to - 1]!.kind === 'negation' && !slip) continue;
    if (bare && !slip && endsSentenceAfter(items[to - 1]!)) continue;
    if (start < 0 || term.some((word, step) => words[start + step]!.word !== word)) continue;
    const first = words[start]!.at;
    if (isMeant(items, first, to)) continue;
    // A term at the start of its sentence retracts nothing: "I mean it".
    if (!slip && term.length > 1 && !isSetOffAfter(items[to - 1]!) && isWeakTerm(term.join(' '))) continue;
    if (!isWeakTerm(term.join(' ')) || putsRight(items, range(from, first), to)) return to;
  }
  return from;
}
