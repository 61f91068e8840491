import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { endsSentenceAfter, type Item, isContent, isSetOffAfter } from '../items/item.js';
import { polarities } from './polarity.js';

function around(items: readonly Item[], at: number): number[] {
  return [at - 1, at, at + 1].filter((index) => index >= 0 && index < items.length);
}

/** A stretch that differs only in its negation: "wouldn't say" and "would say". */
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

/** Maximum length, in items, of a stretch that differs only in its negation. */
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

/** Contrasts that negate one of two things. */
const CONTRAST = /^(rather than|instead of)$/;

/** Whether one of two items is a "not" and the other a contrast, and both precede the same word, articles aside. */
function sayTheSame(matching: Matching, at: number, written: number): boolean {
  const [said, contrast] = [matching.raw.items, matching.refined.items];
  const head = (items: readonly Item[], from: number) =>
    [from + 1, from + 2].find((one) => items[one] !== undefined && items[one]!.kind !== 'light') ?? -1;
  const [one, other] = [head(said, at), head(contrast, written)];
  const [word, by] = [said[at]!.words.join(' '), contrast[written]!.words.join(' ')];
  const same = (word === 'not' && CONTRAST.test(by)) || (CONTRAST.test(word) && by === 'not');
  return same && one >= 0 && matching.partners[one] === other;
}

/** Within this many written items a contrast may replace a lost "not". */
const CONTRAST_REACH = 6;

/** "1,100, not 1,200" and "1,100 rather than 1,200" mean the same, and so do "don't ring, knock" and "knock rather than ring". */
function excuseContrasts(matching: Matching): void {
  const added = matching.gaps.flatMap((gap) => matching.addedIn(gap));
  for (const gap of matching.gaps) {
    for (const at of matching.lostIn(gap)) {
      const place = matching.placeOf(at);
      const near = added.filter((one) => Math.abs(one - place) <= CONTRAST_REACH);
      const written = near.find((one) => sayTheSame(matching, at, one));
      if (written !== undefined) matching.excuse([at], [written], 'negation kept');
    }
  }
}

/** Spoken items with the punctuation that the text sets after them: speech without punctuation does not show where a clause ends. */
function withWrittenStops({ raw, refined, partners }: Matching): Item[] {
  return raw.items.map((item, at) => {
    const written = refined.items[partners[at]!];
    return written !== undefined && item.after.trim() === '' && endsSentenceAfter(written)
      ? { ...item, after: written.after }
      : item;
  });
}

/** Words that may appear or disappear beside a negation: "if you don't have one" and "if you have one". */
const LIGHT = /^(negation|auxiliary|light|idle|marker)$/;

/** Whether the text has anything else of the spoken sentence: "Don't." is a sentence of its own. */
function goesOn({ raw, partners }: Matching, at: number): boolean {
  const sentence = raw.sentences[at];
  let [from, to] = [at, at];
  while (raw.sentences[from - 1] === sentence) from -= 1;
  while (raw.sentences[to + 1] === sentence) to += 1;
  return partners.slice(from, to + 1).some((partner) => partner >= 0);
}

/**
 * "Not an amber one, not yet": a negation that only continues one that the text has. Speech without punctuation does not show that: there the text must
 * leave out what was negated, or end its sentence. "Never trust one who does not eat bread" has two negations.
 */
function isSaidAgain({ raw, refined, partners }: Matching, at: number): boolean {
  const { items, sentences, annotated } = raw;
  if (items[at - 1] === undefined || (annotated.punctuated && !isSetOffAfter(items[at - 1]!))) return false;
  const [before, after] = [refined.items[partners[at - 1]!], refined.items[partners[at + 1]!]];
  if (
    !annotated.punctuated &&
    after !== undefined &&
    isContent(after) &&
    (before === undefined || !isSetOffAfter(before))
  )
    return false;
  const near = items.slice(Math.max(0, at - AGAIN), at).map((_, step) => Math.max(0, at - AGAIN) + step);
  return near.some(
    (one) => sentences[one] === sentences[at] && partners[one]! >= 0 && items[one]!.key === items[at]!.key,
  );
}

/**
 * "Never in summer, never": a negation said again at the end of its clause. Speech without punctuation does not say whether it belongs to what follows, so
 * that there the text must end its sentence before it.
 */
function isEcho(matching: Matching, at: number): boolean {
  const { raw, refined, partners } = matching;
  if (partners[at]! >= 0 || !isSaidAgain(matching, at)) return false;
  const before = refined.items[partners[at - 1]!];
  if (raw.annotated.punctuated) return isSetOffAfter(raw.items[at]!);
  return before !== undefined && endsSentenceAfter(before);
}

/** How far back, in items, the negation that this one continues may be. */
const AGAIN = 6;

/** Negations lost from between words that the text keeps: the item of the text after which each is missing. */
function bareLosses(matching: Matching): ReadonlyMap<number, { readonly outcome: 'gone'; readonly head: number }> {
  const { raw, refined } = matching;
  const found = matching.gaps.flatMap((gap) => {
    const [lost, added] = [matching.lostIn(gap), matching.addedIn(gap)];
    const head = Math.min(gap.fromWritten, refined.items.length - 1);
    const negations = lost.filter((at) => raw.items[at]!.kind === 'negation');
    const bare =
      lost.every((at) => LIGHT.test(raw.items[at]!.kind)) && added.every((at) => LIGHT.test(refined.items[at]!.kind));
    if (negations.length === 0 || !bare || !goesOn(matching, negations[0]!) || refined.items[head] === undefined)
      return [];
    const sentence = refined.sentences[head];
    const negated = refined.items.some(
      (item, at) =>
        refined.sentences[at] === sentence && item.kind === 'negation' && matching.partnersOfWritten[at]! < 0,
    );
    const said = negations.filter((at) => !isSaidAgain(matching, at));
    return negated ? [] : said.map((at) => [at, { outcome: 'gone' as const, head }] as const);
  });
  return new Map(found);
}

/** Negations added between words of the speech: the item of the speech before which each is new. */
function bareAdditions(matching: Matching): ReadonlyMap<number, number> {
  const { raw, refined } = matching;
  const found = matching.gaps.flatMap((gap) => {
    const [lost, added] = [matching.lostIn(gap), matching.addedIn(gap)];
    const bare =
      lost.every((at) => LIGHT.test(raw.items[at]!.kind) && raw.items[at]!.kind !== 'negation') &&
      added.every((at) => LIGHT.test(refined.items[at]!.kind));
    const negations = bare ? added.filter((at) => refined.items[at]!.kind === 'negation') : [];
    const head = Math.min(gap.from, raw.items.length - 1);
    const said = raw.items.some(
      ({ kind }, at) => raw.sentences[at] === raw.sentences[head] && kind === 'negation' && matching.partners[at]! < 0,
    );
    return negations.length === 1 && !said ? [[negations[0]!, head] as const] : [];
  });
  return new Map(found);
}

/** Negations that were lost or added, or that now negate another clause. */
export function negationChanges(matching: Matching): Change[] {
  excuseContrasts(matching);
  const changes: Change[] = negatedGaps(matching);
  for (const { said, written } of changes) matching.excuse(said, written, 'negation');
  const spoken = withWrittenStops(matching);
  changes.push(...lostNegations(matching, spoken), ...addedNegations(matching, spoken));
  for (const { said, written } of changes) {
    matching.excuse(
      said.filter((at) => matching.partners[at]! < 0),
      written.filter((at) => matching.partnersOfWritten[at]! < 0),
      'negation',
    );
  }
  return changes;
}

function lostNegations(matching: Matching, spoken: readonly Item[]): Change[] {
  const { raw, refined, partners, partnersOfWritten } = matching;
  const bare = bareLosses(matching);
  return polarities(spoken, refined.items, partners, partnersOfWritten).flatMap(({ at, ...found }) => {
    const { outcome, head } = /^(open|moved)$/.test(found.outcome) && bare.has(at) ? bare.get(at)! : found;
    const echo = outcome !== 'kept' && isEcho(matching, at);
    if (outcome === 'kept' || (echo && isSetOffAfter(raw.items[at]!)))
      matching.excuse(partners[at]! < 0 ? [at] : [], [], 'negation kept');
    if (matching.excusedLost[at] !== null || outcome === 'kept' || outcome === 'open') return [];
    const said = shown(raw.annotated.text, raw.items, around(raw.items, at));
    const text = shown(refined.annotated.text, refined.items, around(refined.items, head));
    const joined = outcome === 'gone' && isSaidOfNobody(raw.items, at) && negatesStill(matching, head);
    return [
      change(joined || echo ? 'moved' : outcome, `The negation in "${said}" is missing from "${text}".`, at, head),
    ];
  });
}

/** "Nobody", "none of them", "not one", "not a single": speakers repeat a negation in other words. */
function isSaidOfNobody(items: readonly Item[], at: number): boolean {
  const [next, second] = items.slice(at + 1, at + 4).filter(({ kind }) => kind !== 'negation');
  const alone = /^(nobody|none|nothing|niemand|keiner|nichts|nadie|ninguno|personne|aucun|nessuno|ninguém|nenhum)$/;
  const one = /^(one|single|einer|uno|één)$/;
  const article = /^(a|ein|eine|un|una|um|uma|een)$/;
  const single = /^(single|einziger|einzige|einziges|solo|sola|seul|seule|solo|único|única|enkele|enkel)$/;
  const [word, after] = [next?.words[0] ?? '', second?.words[0] ?? ''];
  return alone.test(items[at]!.words[0] ?? '') || one.test(word) || (article.test(word) && single.test(after));
}

/** Whether the sentence of a written item has another spoken negation: then two became one. */
function negatesStill({ refined, partnersOfWritten }: Matching, head: number): boolean {
  return refined.items.some(
    ({ kind }, at) =>
      kind === 'negation' && partnersOfWritten[at]! >= 0 && refined.sentences[at] === refined.sentences[head],
  );
}

function addedNegations(matching: Matching, spoken: readonly Item[]): Change[] {
  const { raw, refined, partners, partnersOfWritten } = matching;
  const bare = bareAdditions(matching);
  return polarities(refined.items, spoken, partnersOfWritten, partners).flatMap(({ at, ...found }) => {
    const isNew = found.outcome === 'open' && bare.has(at);
    const { outcome, head } = isNew ? { outcome: 'gone' as const, head: bare.get(at)! } : found;
    if (outcome === 'kept') matching.excuse([], partnersOfWritten[at]! < 0 ? [at] : [], 'negation kept');
    if (matching.excusedAdded[at] !== null || outcome === 'kept' || outcome === 'open') return [];
    const said = shown(raw.annotated.text, raw.items, around(raw.items, head));
    const text = shown(refined.annotated.text, refined.items, around(refined.items, at));
    return [change(outcome, `"${text}" is negated, but "${said}" was said without a negation.`, head, at)];
  });
}

/** A lost negation changes the meaning; a moved one may. */
function change(outcome: 'gone' | 'moved', message: string, said: number, written: number): Change {
  const grade = outcome === 'gone' ? 'REJECT' : 'REVIEW';
  return { check: 'negations', grade, message, said: [said], written: [written] };
}
