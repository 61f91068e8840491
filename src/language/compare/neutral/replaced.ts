import { lexiconOf } from '../../lexicons/lexicons.js';
import type { Matching } from '../align/matching.js';
import { endsSentenceAfter, isContent } from '../items/item.js';
import type { Finding } from '../verdict.js';

/** Fewer spoken words than this prove nothing: a short answer may be edited down to one word. */
const FEWEST_SAID = 8;
/** Share of the words that carry meaning, from which a text is still an edit of what was said. */
const LEAST_KEPT = 0.2;
/** Words that carry meaning from which a sentence that was not said is no accident. */
const SENTENCE = 3;

/** Next to nothing of what was said is in the text: another one stands in its place, as when a model obeys the speech or answers it. */
export function replaced(refined: string, { raw, partners, excusedLost }: Matching): Finding[] {
  const said = raw.items.flatMap((item, at) => (isContent(item) && excusedLost[at] === null ? [at] : []));
  const kept = said.filter((at) => partners[at]! >= 0).length;
  if (said.length < FEWEST_SAID || kept >= said.length * LEAST_KEPT || refined.trim() === '') return [];
  const message = `Of ${said.length} words that carry meaning, the text has ${kept}: another text stands in place of what was said.`;
  return [{ check: 'answered', grade: 'REJECT', message, rawSpan: null, refinedSpan: [0, refined.length] }];
}

/** Sentences of which no word was said, in a language without rules of its own; where there are rules, they find each such word. */
export function unsaidSentences({ raw, refined, partnersOfWritten, excusedAdded }: Matching): Finding[] {
  if (lexiconOf(raw.annotated.language) !== null) return [];
  const said = new Set(raw.items.map(({ key }) => key));
  const found: Finding[] = [];
  let from = 0;
  for (const [at, item] of refined.items.entries()) {
    if (at < refined.items.length - 1 && !endsSentenceAfter(item)) continue;
    const sentence = refined.items.slice(from, at + 1);
    const heard = sentence.some(
      ({ key }, step) => said.has(key) || partnersOfWritten[from + step]! >= 0 || excusedAdded[from + step] !== null,
    );
    if (!heard && sentence.filter(isContent).length >= SENTENCE) {
      const message = 'No word of this sentence was said.';
      found.push({
        check: 'added',
        grade: 'REVIEW',
        message,
        rawSpan: null,
        refinedSpan: [sentence[0]!.start, item.end],
      });
    }
    from = at + 1;
  }
  return found;
}
