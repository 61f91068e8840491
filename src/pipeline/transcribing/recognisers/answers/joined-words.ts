/** Scripts that write no blank between words. */
const NO_BLANKS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
/** Between two words of such scripts, before punctuation, and before the rest of a word (`'s`). */
const GLUED = new RegExp(
  `(?<=[${NO_BLANKS}\\u3001\\u3002\\uff0c\\uff01\\uff1f]) (?=[${NO_BLANKS}])| (?=[.,!?;:…\\u3001\\u3002\\uff0c\\uff01\\uff1f](?: |$)|['’](?:s|re|ve|ll|d|m|t)\\b)`,
  'giu',
);

/**
 * The text of words in order. Whisper's words bring their own blanks (` That`, `'s`); other recognisers give the words alone.
 * @param words as the recogniser gives them
 */
export function joinedWords(words: readonly string[]): string {
  const blanks = words.slice(1).filter((word) => /^\s/.test(word)).length;
  if (blanks > 0 && blanks >= words.length / 3) return words.join('').trim();
  return words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .join(' ')
    .replace(GLUED, '');
}
