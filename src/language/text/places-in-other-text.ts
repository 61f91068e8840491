import { type Alignment, align } from './alignment.js';
import { type Word, wordsOf } from './retime.js';

/** A stretch of a text, in UTF-16 offsets. */
export type Place = readonly [from: number, to: number];

/**
 * The places in another text that correspond to stretches of a text. Words that only the other text has belong to the sentence that begins there, so a hesitation
 * before a sentence belongs to that sentence. The result omits a stretch of which the other text has nothing.
 */
export function placesInOther(text: string, other: string, places: readonly Place[]): Place[] {
  const [words, others] = [wordsOf(text), wordsOf(other)];
  const { partners } = align(
    words.map(({ key }) => key),
    others.map(({ key }) => key),
  );
  const boundary = (at: number) => boundaryIn(other, others, partners, at);
  return places.flatMap(([from, to]): Place[] => {
    const first = words.findIndex((word) => word.to > from);
    const end = words.findLastIndex((word) => word.from < to) + 1;
    if (first < 0 || first >= end) return [];
    const [begin, stop] = [boundary(first), boundary(end)];
    return begin < stop ? [[others[begin]!.from, others[stop - 1]!.to]] : [];
  });
}

/** The word of the other text that begins what word `at` begins. */
function boundaryIn(other: string, others: readonly Word[], partners: Alignment['partners'], at: number): number {
  if (at === 0) return 0;
  if (at === partners.length) return others.length;
  const before = partners[partners.findLastIndex((partner, word) => word < at && partner >= 0)] ?? -1;
  const after = partners.find((partner, word) => word >= at && partner >= 0) ?? others.length;
  for (let word = before + 1; word <= after && word < others.length; word += 1) {
    if (word > 0 && beginsSentence(other, others[word - 1]!, others[word]!)) return word;
  }
  return before + 1;
}

function beginsSentence(text: string, previous: Word, word: Word): boolean {
  return (
    /[.!?…。！？]["'”’»)]*$/u.test(text.slice(previous.from, previous.to)) ||
    /\n/.test(text.slice(previous.to, word.from))
  );
}
