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

/** Words that only spell: "as in Bravo" after a letter, and "capital" before one. Only the letter counts. */
export function withoutSpelling(words: readonly SubWord[], lexicon: Lexicon | null): SubWord[] {
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
  return gone.size === 0 ? [...words] : words.filter((_, at) => !gone.has(at));
}
