/** Sixteen words that no check of a refinement takes for a number, a name or a brand term. */
const WORDS =
  'apple bread cloud daisy eagle field grape house island jacket kettle lemon meadow needle orange pencil'.split(' ');
const COUNT = 8;

/** The words of a recording, derived from its bytes (SHA-256, hex): eight words, four billion ways. */
export function spokenWords(hash: string): string {
  return [...hash.slice(0, COUNT)].map((digit) => WORDS[Number.parseInt(digit, 16)]).join(' ');
}

/** The sentence that the fake recogniser hears. */
export function sentenceOf(hash: string): string {
  return sentenceWith(spokenWords(hash));
}

/** The sentence around the words: what an undisturbed run makes of them, too. */
export function sentenceWith(words: string): string {
  return `Today we talk about ${words} and nothing else.`;
}

/** The words out of any text that holds the sentence, or null. */
export function wordsIn(text: string): string | null {
  return /we talk about ((?:\w+ ){7}\w+) and nothing else/i.exec(text)?.[1]?.toLowerCase() ?? null;
}
