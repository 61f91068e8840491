import { CERTAIN, type Disfluency, type TokenRange } from '../../annotate/annotation.js';
import { range } from '../../text/tokens.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { carriesMeaning, isSetOffAfter } from '../items/item.js';

/** The confidence from which a correction that is set off on both sides counts. */
const LIKELY = 0.75;
/** Ambiguous terms: these require certainty. */
const OFTEN_MEANT = /^(actually|instead|rather|i mean|eigentlich|das heißt|o sea|es decir|cioè|enfin)$/;
/** Maximum number of written items between a slip and its correction: "20 or 30", "on Monday and on Tuesday". */
const BETWEEN = 4;

/**
 * A slip that the text keeps beside its correction, without the words that retracted it: "twenty, no, thirty copies" as "20 or 30
 * copies". The speaker did not mean both.
 */
export function keptSlips(matching: Matching): Change[] {
  const { annotations } = matching.raw.annotated;
  const corrections = annotations.filter((one) => one.kind === 'correction' && one.interregnum !== null);
  if (corrections.length === 0) return [];
  const byToken = new Map(
    matching.raw.items.flatMap(({ from, to }, at) => range(from, to).map((token) => [token, at] as const)),
  );
  const seen = new Set<number>();
  return corrections.flatMap((one): Change[] => {
    const change = keptSlip(matching, one as Disfluency, byToken);
    if (change === null || seen.has(change.said[0]!)) return [];
    seen.add(change.said[0]!);
    return [change];
  });
}

function keptSlip(
  matching: Matching,
  { confidence, reparandum, interregnum, repair }: Disfluency,
  byToken: ReadonlyMap<number, number>,
): Change | null {
  const { raw, refined, partners } = matching;
  const itemsIn = ({ from, to }: TokenRange) => {
    const all = range(from, to).map((token) => byToken.get(token));
    return [...new Set(all)].filter((at) => at !== undefined);
  };
  const [slip, term] = [itemsIn(reparandum), itemsIn(interregnum!)];
  const next = itemsIn({ from: repair.from, to: repair.from + BETWEEN }).find((at) => carriesMeaning(raw.items[at]!));
  const weighty = slip.filter((at) => carriesMeaning(raw.items[at]!));
  const figures = [weighty.at(-1), next].every((at) => at !== undefined && raw.items[at]!.figure !== null);
  const took = term.filter((at) => partners[at]! < 0 && !/^(or|oder|o|ou|of|and)$/.test(raw.items[at]!.words[0] ?? ''));
  if (
    next === undefined ||
    weighty.length === 0 ||
    took.length === 0 ||
    !isTerm(matching, term, figures ? Math.max(LIKELY, confidence) : confidence)
  )
    return null;
  const last = weighty.at(-1)!;
  const [kept, instead] = [partners[last]!, partners[next]!];
  const both = weighty.every((at) => partners[at]! >= 0) && instead > kept && instead - kept <= BETWEEN;
  if (!both) return null;
  const facts = [last, next].every((at) => raw.items[at]!.figure !== null) || confidence > 0.94;
  const [before, after] = [shown(raw.annotated.text, raw.items, [last]), shown(raw.annotated.text, raw.items, [next])];
  return {
    check: 'corrections',
    grade: facts && confidence >= CERTAIN ? 'REJECT' : 'REVIEW',
    message: `The speaker corrected "${before}" to "${after}", and the text has both: "${shown(refined.annotated.text, refined.items, [kept, instead])}".`,
    said: [last, next],
    written: [kept, instead],
  };
}

/** Whether the words between a slip and its repair retract it. */
function isTerm({ raw: { items } }: Matching, term: readonly number[], confidence: number): boolean {
  if (confidence >= CERTAIN) return true;
  const words = term.flatMap((at) => items[at]!.words).join(' ');
  const before = items[term[0]! - 1];
  const setOff = before !== undefined && isSetOffAfter(before) && isSetOffAfter(items[term.at(-1)!]!);
  return confidence >= LIKELY && setOff && !OFTEN_MEANT.test(words);
}
