import type { Lexicon } from '../../lexicons/lexicon.js';
import { plain, type Token } from '../../text/tokens.js';
import type { SentenceWords } from './sentence-words.js';

/** Maximum length, in words, of an opening before its clause: `poi nel 66 | ci siamo trasferiti`. */
const LONGEST_BEGINNING = 4;

/** Whether the words include a known finite verb. */
function hasVerb(said: readonly string[], { finite, sureVerb, ownClause }: SentenceWords, lexicon: Lexicon): boolean {
  return said.some(
    (word) =>
      finite.has(word) ||
      lexicon.auxiliaries.has(word) ||
      sureVerb?.test(word) === true ||
      ownClause?.test(word) === true,
  );
}

/** Removes full stops that would isolate a fragment: a word that is not an answer, or an opening without a verb. */
export function withoutFragments(
  tokens: readonly Token[],
  marks: readonly string[],
  words: SentenceWords,
  lexicon: Lexicon,
): string[] {
  const kept = [...marks];
  let from = 0;
  for (let to = 1; to <= tokens.length; to += 1) {
    if (!/[.?]/.test(kept[to] ?? '')) continue;
    const said = tokens.slice(from, Math.min(to, from + LONGEST_BEGINNING + 1)).map(plain);
    const [first, before] = [said[0]!, kept[from] ?? ''];
    const bare = said.length <= LONGEST_BEGINNING && !hasVerb(said, words, lexicon);
    const opens = words.leads.has(first) || lexicon.prepositions.has(first) || words.joins.has(first);
    const answers = words.markers.has(first) || words.setOff.has(first) || !/^\p{L}/u.test(first);
    if (bare && opens && kept[to] === '.' && before !== '?' && to < tokens.length) kept[to] = '';
    else if (bare && said.length === 1 && before === '.' && !answers) kept[from] = '';
    from = to;
  }
  return kept;
}
