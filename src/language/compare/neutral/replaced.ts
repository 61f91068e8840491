import { lexiconOf } from '../../lexicons/lexicons.js';
import type { Matching } from '../align/matching.js';
import { endsSentenceAfter, isContent } from '../items/item.js';
import type { Finding } from '../verdict.js';

/** Minimum number of spoken words: a short answer may be edited down to one word. */
const FEWEST_SAID = 8;
/** From this share of the content words on, a text still is an edit of the speech. */
const LEAST_KEPT = 0.2;
/** Minimum number of content words of a sentence that was not said. */
const SENTENCE = 3;

/** Whether the text has new words: more than a unit beside figures, which may replace unknown number words. */
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

/** Finds a text with almost nothing of the speech and with new words: a model obeyed or answered the speech. */
export function replaced(refined: string, matching: Matching): Finding[] {
  const { raw, partners, excusedLost } = matching;
  const said = raw.items.flatMap((item, at) => (isContent(item) && excusedLost[at] === null ? [at] : []));
  const kept = said.filter((at) => partners[at]! >= 0).length;
  if (said.length < FEWEST_SAID || kept >= said.length * LEAST_KEPT || !hasOwnWords(matching)) return [];
  const message = `The text has ${kept} of ${said.length} words that carry meaning: it replaces what was said.`;
  return [{ check: 'answered', grade: 'REJECT', message, rawSpan: null, refinedSpan: [0, refined.length] }];
}

/** Finds sentences without a spoken word, in a language without rules; rules of a language find each such word. */
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
