import { numberWordsOf } from '../../figures/number-words-of.js';
import { plain, type Token } from '../../text/tokens.js';
import { type DictatedWords, dictatedWordsOf } from './dictated-words.js';

/** A punctuation mark that is spoken as a word. Token indices, `to` exclusive. */
export interface DictatedMark {
  readonly from: number;
  readonly to: number;
  /** `.`, `,`, …; a line break for `new line` and `new paragraph`, alone or after a mark. */
  readonly mark: string;
  /** The words have no other meaning here. */
  readonly sure: boolean;
}

/** A text with this many marks, of which this many are certain, is dictated. */
const LEAST = 3;
const LEAST_SURE = 2;
const LONGEST = 4;

function isNumber(word: string, language: string): boolean {
  return /\d/.test(word) || (numberWordsOf(language)?.read([word], 0) ?? null) !== null;
}

/** The mark spoken here; null if the words belong to the text itself: "the comma", "drei Komma fünf". */
function markAt(tokens: readonly Token[], from: number, words: DictatedWords, language: string): DictatedMark | null {
  for (let length = LONGEST; length >= 1; length -= 1) {
    const to = from + length;
    if (to > tokens.length || tokens.slice(from, to - 1).some(({ after }) => after !== '')) continue;
    const said = tokens.slice(from, to).map(plain).join(' ');
    const known = words.marks.get(said);
    if (known === undefined) continue;
    const [before, next] = [plain(tokens[from - 1]), plain(tokens[to])];
    const inWords =
      tokens[from - 1]?.after === '' && (words.before.test(before) || words.within.test(`${before} ${said}`));
    const inNumber =
      length === 1 && isNumber(before, language) && isNumber(next, language) && tokens[to - 1]!.after === '';
    // "H t t p s colon slash slash".
    if (inWords || inNumber || words.after.test(`${said} ${next}`)) return null;
    if (tokens.slice(from, to).some(({ quoted, locked }) => quoted || locked === true)) return null;
    const sure = words.sure.has(said);
    // If nothing else shows a dictation, "new line" may be the topic of the text.
    return from === 0 ? null : { from, to, mark: known, sure };
  }
  return null;
}

/**
 * The marks that a speaker dictates: `thank you comma full stop new paragraph`. Empty if there are too few to tell a dictation from a text about punctuation, and in a
 * language for which no such words are listed.
 */
export function findDictatedMarks(tokens: readonly Token[], language: string | null): readonly DictatedMark[] {
  const words = dictatedWordsOf(language);
  if (words === null || language === null) return [];
  const found: DictatedMark[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const mark = words.first.has(plain(tokens[at])) ? markAt(tokens, at, words, language) : null;
    if (mark === null) continue;
    found.push(mark);
    at = mark.to - 1;
  }
  const sure = found.filter((mark) => mark.sure).length;
  return found.length >= LEAST && sure >= LEAST_SURE ? found : [];
}
