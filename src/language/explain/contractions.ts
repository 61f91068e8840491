/** Normalises words for comparison: lower case, every contraction expanded, no hyphens, so that "don't" equals "do not". */
export function expanded(words: string): string {
  return words
    .replace(/\bcan't\b|\bcannot\b/g, 'can not')
    .replace(/\bwon't\b/g, 'will not')
    .replace(/n't\b/g, ' not')
    .replace(/'re\b/g, ' are')
    .replace(/'ve\b/g, ' have')
    .replace(/'ll\b/g, ' will')
    .replace(/'m\b/g, ' am')
    .replace(/\b(it|that|there|he|she|what)'s\b/g, '$1 is')
    .replace(/-/g, ' ');
}
