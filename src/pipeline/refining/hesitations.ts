/** Sounds of hesitation in the languages that have rules, as recognisers spell them. */
const SOUND = /^(?:u+h+|u+m+|e+r+m*|h+m+|m+h*m+|ä+h*m*|ö+h*m*|e+u+h+|e+h+m*|a+h+m+|hum+)$/;
const WORDS = new Intl.Segmenter('und', { granularity: 'word' });
/** Words of the longest repetition that is looked for. */
const LONGEST = 4;

function wordsOf(text: string): string[] {
  const segments = [...WORDS.segment(text.toLowerCase())];
  return segments.filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** Sounds of hesitation, and stretches of up to four words that follow themselves at once. */
function countHesitations(text: string): number {
  const words = wordsOf(text);
  const sounds = words.filter((word) => SOUND.test(word)).length;
  const fluent = words.filter((word) => !SOUND.test(word));
  let repetitions = 0;
  for (let at = 0; at < fluent.length; at += 1) {
    for (let length = 1; length <= LONGEST && at + 2 * length <= fluent.length; length += 1) {
      const same = Array.from({ length }, (_, step) => fluent[at + step] === fluent[at + length + step]);
      if (same.every(Boolean)) {
        repetitions += 1;
        break;
      }
    }
  }
  return sounds + repetitions;
}

/** Whether a repaired text has hesitations or stutters that the text before it had left out: that is no repair, whatever else it cures. */
export function bringsHesitationsBack(before: string, repaired: string): boolean {
  return countHesitations(repaired) > countHesitations(before);
}
