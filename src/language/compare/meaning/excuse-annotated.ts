import { type Annotation, CERTAIN, type Disfluency, type TokenRange } from '../../annotate/annotation.js';
import type { Matching } from '../align/matching.js';
import { carriesMeaning, type Item, isCommaNear, isSetOffAfter } from '../items/item.js';
import { repairStands } from './edit-term-places.js';

interface Removable extends TokenRange {
  readonly reason: string;
  readonly certain: boolean;
  /** The words that an edit term retracts; null if the range itself is retracted. */
  readonly takesBack: TokenRange | null;
  /** The first token of the repair of a correction; null for any other disfluency. */
  readonly repair: number | null;
}

/** The part of an annotation that the speaker did not mean. */
function removable(annotation: Annotation): Removable[] {
  const certain = 'confidence' in annotation && annotation.confidence >= CERTAIN;
  if (annotation.kind === 'filler')
    return [{ from: annotation.from, to: annotation.to, reason: 'filler', certain, takesBack: null, repair: null }];
  if (annotation.kind !== 'repetition' && annotation.kind !== 'restart' && annotation.kind !== 'correction') return [];
  const { reparandum, interregnum, kind: reason } = annotation;
  const repair = reason === 'correction' ? annotation.repair.from : null;
  const first = { from: reparandum.from, to: reparandum.to, reason, certain, takesBack: null, repair };
  if (interregnum === null) return [first];
  return [first, { from: interregnum.from, to: interregnum.to, reason, certain, takesBack: reparandum, repair }];
}

/** The repairs of certain corrections: at least as many words as the retracted part has. */
function repairsOf(annotations: readonly Annotation[]): TokenRange[] {
  return annotations.flatMap((one): TokenRange[] => {
    if (one.kind !== 'correction' || one.confidence < CERTAIN) return [];
    const { reparandum, repair } = one;
    return [{ from: repair.from, to: Math.max(repair.to, repair.from + reparandum.to - reparandum.from) }];
  });
}

/**
 * Excuses words that an annotation marks as not meant: fillers, repetitions, restarts, corrections. A merely possible annotation excuses only
 * a whole reparandum, and a filler only if punctuation sets it off.
 */
export function excuseAnnotated(matching: Matching): void {
  const { raw, partners, excusedLost } = matching;
  const byToken = new Map<number, number[]>();
  for (const [at, { from, to }] of raw.items.entries()) {
    for (let token = from; token < to; token += 1) byToken.set(token, [...(byToken.get(token) ?? []), at]);
  }
  const itemsIn = ({ from, to }: TokenRange) => {
    const items: number[] = [];
    for (let token = from; token < to; token += 1) items.push(...(byToken.get(token) ?? []));
    return [...new Set(items)];
  };
  const repairs = repairsOf(raw.annotated.annotations);
  for (const annotation of raw.annotated.annotations) {
    for (const one of removable(annotation)) {
      const { from, to, reason, certain } = one;
      const inside = itemsIn(one).filter((at) => raw.items[at]!.from >= from && raw.items[at]!.to <= to);
      const lost = inside.filter((at) => partners[at]! < 0 && excusedLost[at] === null);
      if (lost.length === 0 || negates(matching, inside, one, itemsIn)) continue;
      if (!certain && one.repair !== null && !isPutRight(matching, one, itemsIn)) continue;
      // The repair of a certain correction was meant, even if a later edit term seems to retract it.
      const meant = !certain && repairs.some((repair) => from < repair.to && to > repair.from);
      const whole = lost.length === inside.length && !(meant && reason === 'correction');
      const set = isSetOff(matching, inside);
      // "I mean it when I say so": in punctuated speech, several words that are not set off on both sides may be a clause.
      const idle =
        to - from > 1
          ? set === 'both sides' || (whole && !isCommaNear(raw.items, inside[0]!, inside.at(-1)!))
          : set !== 'no';
      if (reason === 'filler' && set !== 'both sides' && isLikened(raw.items, inside)) continue;
      if (certain || (reason === 'filler' ? idle : whole)) matching.excuse(lost, [], reason);
    }
    if ('reparandum' in annotation && annotation.confidence >= CERTAIN) excuseCopies(matching, annotation, itemsIn);
  }
}

/** Whether the text confirms a possible correction: it has the repair and, for a term in the middle of speech, lacks the slip. */
function isPutRight(
  matching: Matching,
  { repair, takesBack, from, to }: Removable,
  itemsIn: (range: TokenRange) => readonly number[],
): boolean {
  const { items } = matching.raw;
  const [next] = itemsIn({ from: repair!, to: repair! + 3 });
  if (next === undefined || !repairStands(items, matching.partners, next)) return false;
  if (takesBack === null || isSetOff(matching, itemsIn({ from, to })) === 'both sides') return true;
  return itemsIn(takesBack).some((at) => matching.partners[at]! < 0 && carriesMeaning(items[at]!));
}

/** Words that a likeness may describe, and how far back, in items, they may be: "a noise like a, like a drill". */
const LIKENED =
  /^(noises?|sounds?|sounded|smells?|smelled|smelt|looks?|looked|looking|feels?|felt|tastes?|tasted|something|anything|nothing|shaped)$/;
const LIKENED_BACK = 4;

/** The "like" of a likeness is not a filler. */
export function isLikened(items: readonly Item[], inside: readonly number[]): boolean {
  const at = inside[0];
  if (at === undefined || inside.length > 1 || items[at]!.words[0] !== 'like') return false;
  return items.slice(Math.max(0, at - LIKENED_BACK), at).some(({ words }) => LIKENED.test(words[0] ?? ''));
}

/** The sides on which punctuation sets a run of items off. */
function isSetOff({ raw: { items } }: Matching, inside: readonly number[]): 'no' | 'one side' | 'both sides' {
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return 'no';
  const after = isSetOffAfter(items[last]!);
  const before = items[first - 1];
  if (after && (before === undefined || isSetOffAfter(before))) return 'both sides';
  return after || (before !== undefined && isSetOffAfter(before)) ? 'one side' : 'no';
}

/**
 * Whether a stretch with a negation in it may have been meant. "No", "não" and "nein" are fillers and edit terms as well as negations: as a
 * filler they are set off on both sides; as an edit term they retract something that the text lacks.
 */
function negates(
  matching: Matching,
  inside: readonly number[],
  { reason, certain, takesBack }: Removable,
  itemsIn: (range: TokenRange) => readonly number[],
): boolean {
  if (!inside.some((at) => matching.raw.items[at]!.kind === 'negation')) return false;
  if (takesBack !== null) return !certain && !isTakenBack(matching, inside, itemsIn(takesBack));
  return reason === 'filler' && !certain && isSetOff(matching, inside) !== 'both sides';
}

/** How far, in items, the repair may begin after an edit term, and the slip may be before it. */
const REPAIR = 4;
const SLIP = 8;

/** Whether the text lacks a slip: one of its weighty words is gone, or the repair took its place. */
function isTakenBack({ raw, partners }: Matching, term: readonly number[], slip: readonly number[]): boolean {
  const [from, to] = [term[0]!, term.at(-1)! + 1];
  const again = new Set(raw.items.slice(to, to + REPAIR).map(({ key }) => key));
  const gone = slip.some((at) => {
    const item = raw.items[at]!;
    return partners[at]! < 0 && carriesMeaning(item) && !again.has(item.key);
  });
  const repair = partners.slice(to, to + REPAIR).filter((partner) => partner >= 0);
  return gone || partners.slice(Math.max(0, from - SLIP), from).some((partner) => repair.some((one) => one < partner));
}

/** If the first of two copies is aligned, the second one was removed. */
function excuseCopies(
  matching: Matching,
  { reparandum, repair }: Disfluency,
  itemsIn: (range: TokenRange) => readonly number[],
): void {
  const { raw, partners, excusedLost } = matching;
  const kept = new Set(
    itemsIn(reparandum)
      .filter((at) => partners[at]! >= 0)
      .map((at) => raw.items[at]!.key),
  );
  const copies = itemsIn(repair).filter(
    (at) => partners[at]! < 0 && excusedLost[at] === null && kept.has(raw.items[at]!.key),
  );
  matching.excuse(copies, [], 'repetition');
}
