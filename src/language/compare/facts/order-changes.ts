import { type Matching, range } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { type Item, isContent, isSetOffAfter } from '../items/item.js';

/** Words that carry meaning from which a sentence in another place is a thought in another place. */
const THOUGHT = 2;
/** Share of a sentence that must stand elsewhere. */
const MOST = 0.7;
/** Prepositions that turn nothing where one stands for another. */
const NEAR_PREPOSITIONS = /^(in|on|at|of|into|onto|within|upon|during|by|for|with|about)$/;

function roleOf(items: readonly Item[], at: number): string | null {
  const before = items[at - 1];
  if (before === undefined || isSetOffAfter(before)) return null;
  const led = before.kind === 'light' || before.name ? items[at - 2] : before;
  const word = led?.words[0] ?? '';
  return led?.kind === 'preposition' && !NEAR_PREPOSITIONS.test(word) ? word : null;
}

/** Figures and names that moved and now stand after another preposition: "from 1914 to 1918" and "from 1918 to 1914". */
export function roleChanges(matching: Matching, moved: ReadonlySet<number>): Change[] {
  const { raw, refined, partners } = matching;
  return [...moved].flatMap((at): Change[] => {
    const partner = partners[at]!;
    const item = raw.items[at]!;
    if (partner < 0 || !(item.figure !== null || item.kind === 'term' || refined.items[partner]!.name)) return [];
    const [before, after] = [roleOf(raw.items, at), roleOf(refined.items, partner)];
    if (before === null || after === null || before === after) return [];
    const text = shown(refined.annotated.text, refined.items, [partner]);
    const message = `"${before} ${text}" was said where the text has "${after} ${text}".`;
    return [
      {
        check: 'exchanged',
        grade: item.figure === null ? 'REVIEW' : 'REJECT',
        message,
        said: [at],
        written: [partner],
      },
    ];
  });
}

/** Names that stand side by side in the text and were said apart: two people became one. */
export function mergedNames(matching: Matching): Change[] {
  const { raw, refined, partnersOfWritten } = matching;
  return refined.items.flatMap((item, at): Change[] => {
    const next = refined.items[at + 1];
    if (!item.name || !next?.name || item.kind === 'term' || next.kind === 'term' || isSetOffAfter(item)) return [];
    const [one, other] = [partnersOfWritten[at]!, partnersOfWritten[at + 1]!];
    if (one < 0 || other < 0 || other === one + 1) return [];
    const between = raw.items.slice(Math.min(one, other) + 1, Math.max(one, other));
    if (other > one && between.every(({ kind }) => kind !== 'word' && kind !== 'term' && kind !== 'light')) return [];
    const message = `"${shown(refined.annotated.text, refined.items, [at, at + 1])}" stands together, and was not said so.`;
    return [{ check: 'names', grade: 'REJECT', message, said: [one, other], written: [at, at + 1] }];
  });
}

/** Sentences that stand elsewhere than they were said: the order of what happened may have changed. */
export function movedSentences(matching: Matching, moved: ReadonlySet<number>): Change[] {
  const { raw, refined, partnersOfWritten } = matching;
  const bySentence = new Map<number, number[]>();
  for (const at of range(0, refined.items.length)) {
    const sentence = refined.sentences[at]!;
    if (isContent(refined.items[at]!)) bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), at]);
  }
  return [...bySentence.values()].flatMap((content): Change[] => {
    const elsewhere = content.filter((at) => moved.has(partnersOfWritten[at]!));
    const share = content.length > THOUGHT ? MOST : 1;
    if (elsewhere.length < THOUGHT || elsewhere.length < content.length * share) return [];
    const said = elsewhere.map((at) => partnersOfWritten[at]!);
    const message = `"${shown(raw.annotated.text, raw.items, said)}" stands in another place than it was said.`;
    return [{ check: 'order', grade: 'REVIEW', message, said, written: elsewhere }];
  });
}
