import { type Annotation, CERTAIN, type Disfluency, type TokenRange } from '../../annotate/annotation.js';
import type { Matching } from '../align/matching.js';
import { isSetOffAfter } from '../items/item.js';

interface Removable extends TokenRange {
  readonly reason: string;
  readonly certain: boolean;
}

/** What of an annotation its speaker did not mean to say. */
function removable(annotation: Annotation): Removable[] {
  const certain = 'confidence' in annotation && annotation.confidence >= CERTAIN;
  if (annotation.kind === 'filler') return [{ from: annotation.from, to: annotation.to, reason: 'filler', certain }];
  if (annotation.kind !== 'repetition' && annotation.kind !== 'restart' && annotation.kind !== 'correction') return [];
  const { reparandum, interregnum, kind: reason } = annotation;
  const first = { from: reparandum.from, to: reparandum.to, reason, certain };
  return interregnum === null ? [first] : [first, { from: interregnum.from, to: interregnum.to, reason, certain }];
}

/** What sure corrections put in the place of what was taken back: as many words at least. */
function repairsOf(annotations: readonly Annotation[]): TokenRange[] {
  return annotations.flatMap((one): TokenRange[] => {
    if (one.kind !== 'correction' || one.confidence < CERTAIN) return [];
    const { reparandum, repair } = one;
    return [{ from: repair.from, to: Math.max(repair.to, repair.from + reparandum.to - reparandum.from) }];
  });
}

/**
 * Excuses what an annotation says was not meant: fillers, repetitions, restarts, corrections. One that is only possible excuses nothing but
 * a whole reparandum, and of fillers those alone that are set off as fillers are.
 */
export function excuseAnnotated(matching: Matching): void {
  const { raw, partners, excusedLost } = matching;
  const byToken = new Map<number, number[]>();
  for (const [at, { from, to }] of raw.items.entries()) {
    for (let token = from; token < to; token += 1) byToken.set(token, [...(byToken.get(token) ?? []), at]);
  }
  const repairs = repairsOf(raw.annotated.annotations);
  for (const annotation of raw.annotated.annotations) {
    for (const { from, to, reason, certain } of removable(annotation)) {
      const items: number[] = [];
      for (let token = from; token < to; token += 1) items.push(...(byToken.get(token) ?? []));
      const inside = [...new Set(items)].filter((at) => raw.items[at]!.from >= from && raw.items[at]!.to <= to);
      const lost = inside.filter((at) => partners[at]! < 0 && excusedLost[at] === null);
      const last = inside.at(-1);
      const setOff =
        last !== undefined &&
        (isSetOffAfter(raw.items[last]!) ||
          (raw.items[inside[0]! - 1] !== undefined && isSetOffAfter(raw.items[inside[0]! - 1]!)));
      // What a sure correction put right was meant, whatever seems to take it back in turn.
      const meant = !certain && repairs.some((repair) => from < repair.to && to > repair.from);
      const whole = lost.length === inside.length && !(meant && reason === 'correction');
      const idle = setOff || (whole && to - from > 1);
      if (certain || (reason === 'filler' ? idle : whole)) matching.excuse(lost, [], reason);
    }
    if ('reparandum' in annotation && annotation.confidence >= CERTAIN) excuseCopies(matching, annotation, byToken);
  }
}

/** Where the first of two copies is the one that is aligned, the second is the one that went. */
function excuseCopies(
  matching: Matching,
  { reparandum, repair }: Disfluency,
  byToken: ReadonlyMap<number, readonly number[]>,
): void {
  const { raw, partners, excusedLost } = matching;
  const itemsIn = ({ from, to }: TokenRange) => {
    const items: number[] = [];
    for (let token = from; token < to; token += 1) items.push(...(byToken.get(token) ?? []));
    return [...new Set(items)];
  };
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
