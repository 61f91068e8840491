import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import type { SentencePair } from './sentence-pairs.js';

/** Maximum number of differences in one message. */
const MOST_NAMED = 3;

/** A difference that no rule explains. */
export interface Difference {
  readonly said: readonly number[];
  readonly written: readonly number[];
}

/** The unexplained rest of each gap: the spoken words and the words in their place. */
export function differencesOf(matching: Matching): Difference[] {
  return matching.gaps.flatMap((gap): Difference[] => {
    const [said, written] = [matching.lostIn(gap), matching.addedIn(gap)];
    return said.length + written.length === 0 ? [] : [{ said, written }];
  });
}

function sentenceOf({ said, written }: Difference, pairs: readonly SentencePair[]): number {
  if (written.length > 0)
    return pairs.findIndex(({ fromWritten, toWritten }) => written[0]! >= fromWritten && written[0]! < toWritten);
  return pairs.findIndex(({ from, to }) => said[0]! >= from && said[0]! < to);
}

function named(matching: Matching, { said, written }: Difference): string {
  const { raw, refined } = matching;
  const [before, after] = [
    shown(raw.annotated.text, raw.items, said),
    shown(refined.annotated.text, refined.items, written),
  ];
  if (said.length === 0) return `added "${after}"`;
  return written.length === 0 ? `left out "${before}"` : `"${before}" → "${after}"`;
}

/** One finding for each pair of sentences, however many words differ. */
export function wordingChanges(
  matching: Matching,
  differences: readonly Difference[],
  pairs: readonly SentencePair[],
): Change[] {
  const bySentence = new Map<number, Difference[]>();
  for (const difference of differences) {
    const sentence = sentenceOf(difference, pairs);
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), difference]);
  }
  return [...bySentence.values()].map((found): Change => {
    const weight = ({ said, written }: Difference) => said.length + written.length;
    const heaviest = new Set(found.toSorted((a, b) => weight(b) - weight(a)).slice(0, MOST_NAMED));
    const messages = found.filter((one) => heaviest.has(one)).map((one) => named(matching, one));
    const more = found.length > MOST_NAMED ? `, and ${found.length - MOST_NAMED} more` : '';
    const [said, written] = [found.flatMap((one) => one.said), found.flatMap((one) => one.written)];
    const check = written.length === 0 ? 'left-out' : said.length === 0 ? 'added' : 'wording';
    return {
      check,
      grade: 'REVIEW',
      message: `The meaning may have moved: ${messages.join('; ')}${more}.`,
      said,
      written,
    };
  });
}
