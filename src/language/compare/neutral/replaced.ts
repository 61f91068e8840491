import { lexiconOf } from '../../lexicons/lexicons.js';
import type { Matching } from '../align/matching.js';
import { endsSentenceAfter, isContent } from '../items/item.js';
import type { Finding } from '../verdict.js';

/** Fewer spoken words than this prove nothing: a short answer may be edited down to one word. */
const FEWEST_SAID = 8;
/** Share of the words that carry meaning, from which a text is still an edit of what was said. */
const LEAST_KEPT = 0.2;
/** Words that carry meaning, from which a sentence that was not said is no accident. */
const SENTENCE = 3;

/** Whether the text has words of its own: some more than a unit beside figures, which replace number words that may not be known. */
function hasOwnWords({ refined, partnersOfWritten, excusedAdded }: Matching): boolean {
  const { text } = refined.annotated;
  const own = refined.items.filter(
    (item, at) =>
      isContent(item) &&
      partnersOfWritten[at]! < 0 &&
      excusedAdded[at] === null &&
      !/[\p{N}@]/u.test(text.slice(item.start, item.end)),
  );
  return own.length >= (/\p{N}/u.test(text) ? SENTENCE : 1);
}

/** The text has almost nothing of what was said, and words of its own: a model obeyed the speech or answered it. */
export function replaced(refined: string, matching: Matching): Finding[] {
  const { raw, partners, excusedLost } = matching;
  const said = raw.items.flatMap((item, at) => (isContent(item) && excusedLost[at] === null ? [at] : []));
  const kept = said.filter((at) => partners[at]! >= 0).length;
  if (said.length < FEWEST_SAID || kept >= said.length * LEAST_KEPT || !hasOwnWords(matching)) return [];
  const message = `Of ${said.length} words that carry meaning, the text has ${kept}: another text replaces what was said.`;
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
