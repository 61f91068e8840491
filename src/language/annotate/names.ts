import type { Lexicon } from '../lexicons/lexicon.js';
import { plain, startsSentence, type Token } from '../text/tokens.js';
import type { NameAnnotation } from './annotation.js';

/** Capitalised words that are not names: the English pronoun in all its contractions. */
const NO_NAME = /^(i|i'm|i've|i'd|i'll|ok|okay|mr|mrs|ms|dr|st)$/;
/** Languages that write every noun with a capital: a capital there does not show a name. */
const CAPITAL_NOUNS: ReadonlySet<string> = new Set(['de', 'lb']);

function isCapital(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token.text);
}

/** Whether the capital may have another cause than a name: the start of a sentence, a quotation or a line, or a colon before it. */
function isForced(tokens: readonly Token[], at: number): boolean {
  const { before, gap } = tokens[at]!;
  const previous = tokens[at - 1];
  return (
    startsSentence(tokens, at) ||
    gap !== '' ||
    before !== '' ||
    /[:"“„«—–]/u.test(previous?.after ?? '') ||
    previous?.text === ''
  );
}

/**
 * Names that have a capital within a sentence, and every other capitalised occurrence of the same word. In languages that write nouns with a capital
 * only a word after a title counts (`Frau Özdemir`).
 */
export function findNames(tokens: readonly Token[], lexicon: Lexicon | null): NameAnnotation[] {
  const nouns = CAPITAL_NOUNS.has(lexicon?.language ?? '');
  const sure = new Set<string>();
  const days = new Set([...(lexicon?.weekdays ?? []), ...(lexicon?.months ?? [])].flat());
  for (const [at, token] of tokens.entries()) {
    const word = plain(token);
    if (!isCapital(token) || NO_NAME.test(word) || days.has(word)) continue;
    const titled = lexicon?.titles.has(plain(tokens[at - 1]).replace(/\.$/, '')) ?? false;
    if (nouns ? titled : titled || !isForced(tokens, at)) sure.add(word.replace(/'s$/, ''));
  }
  return tokens.flatMap((token, at): NameAnnotation[] => {
    const key = plain(token).replace(/'s$/, '');
    if (!isCapital(token) || !sure.has(key)) return [];
    return [
      {
        kind: 'name',
        from: at,
        to: at + 1,
        key,
        confidence: 0.9,
        rule: 'capital',
        language: lexicon?.language ?? 'neutral',
      },
    ];
  });
}
