import type { Lexicon } from '../../lexicons/lexicon.js';
import type { SubWord } from './sub-words.js';

/** Words between a letter and a word that spells it: "B as in Bravo", "B wie Berta". */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  en: ['as in', 'for', 'like in'],
  de: ['wie', 'wie in'],
  fr: ['comme', 'comme dans'],
  es: ['de', 'como', 'como en'],
  it: ['come', 'di', 'come in'],
  pt: ['de', 'como', 'como em'],
  nl: ['van', 'als in'],
};
/** Words before a letter that describe it, such as "capital". */
const CASES = /^(capital|uppercase|lowercase|majuscule|maiuscola|maiúscula|mayúscula|großes|kleines|hoofdletter)$/;

/** Words that say a letter two or three times: "double T", "Doppel-T". */
const TIMES: ReadonlyMap<string, number> = new Map([
  ...['double', 'doppel', 'deux', 'doble', 'doppia', 'doppio', 'duplo', 'dois', 'dubbel', 'dubbele'].map(
    (word) => [word, 2] as const,
  ),
  ['triple', 3],
  ['triplo', 3],
]);

/** "P R U E double T" as its letters: beside another single letter, so that "double A batteries" stays. */
function withRepeatedLetters(words: readonly SubWord[]): SubWord[] {
  const single = (at: number) => /^\p{L}$/u.test(words[at]?.word ?? '');
  return words.flatMap((word, at) => {
    const times = TIMES.get(word.word);
    const spelt = times !== undefined && single(at + 1) && (single(at - 1) || single(at + 2));
    if (!spelt) return [word];
    const letter = words[at + 1]!;
    return Array.from({ length: times - 1 }, () => ({ ...word, word: letter.word, capital: letter.capital }));
  });
}

/** Words that only spell: "as in Bravo" after a letter, and "capital" before one. Only the letter counts. */
export function withoutSpelling(said: readonly SubWord[], lexicon: Lexicon | null): SubWord[] {
  const words = withRepeatedLetters(said);
  const leads = (EXAMPLES[lexicon?.language ?? ''] ?? []).map((lead) => lead.split(' '));
  const gone = new Set<number>();
  for (const [at, { word }] of words.entries()) {
    if (!/^\p{L}$/u.test(word)) continue;
    if (CASES.test(words[at - 1]?.word ?? '')) gone.add(at - 1);
    const lead = leads.find((one) => one.every((part, step) => words[at + 1 + step]?.word === part));
    if (lead === undefined || words[at]!.setOff) continue;
    const example = words[at + 1 + lead.length]?.word ?? '';
    if (example.length > 2 && example.startsWith(word))
      for (let step = 1; step <= lead.length + 1; step += 1) gone.add(at + step);
  }
  return gone.size === 0 ? words : words.filter((_, at) => !gone.has(at));
}
