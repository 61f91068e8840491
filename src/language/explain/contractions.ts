/** "don't" and "do not" say the same: lower-case words with every contraction written out and no hyphens. */
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
