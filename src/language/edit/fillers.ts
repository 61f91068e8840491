import { canBeFinite, isNominal, isVerb, type Tags, tagTokens } from '../text/parts-of-speech.js';
import { endsSentence, plain, startsSentence, type Token } from '../text/tokens.js';
import { DETERMINERS, PREPOSITIONS, SUBJECT_CONTRACTION, SUBJECT_PRONOUNS } from '../text/word-classes.js';

/** Noises that are never words. `ER` in capitals is a hospital's. */
const NOISE = /^(u+m+|u+h+m*|e+r+m*|a+h+|h+m+|m+hm+|mm+|erm)$/;
/** These keep their comma when what followed them goes: "Well, I mean, we tried". */
const SET_OFF = /^(well|yes|yeah|no|oh|okay|ok|right|sure|look|thanks|now)$/;
/** Before "you know" or "I mean" these make it a real clause: "do you know", "what I mean". */
const CLAUSE_BEFORE = new Set(
  "do did does don't didn't if as that what which who because since when how would should may might must can will let i'll never already as like than sorry no wait".split(
    ' ',
  ),
);
/** After "you know" these are its object: "you know that", "you know him". */
const OBJECT_AFTER = new Set(
  'that what which who how why where when if whether him her them me us nothing everything something about of him best better exactly'.split(
    ' ',
  ),
);

function isNoise(token: Token | undefined): boolean {
  return token !== undefined && !token.quoted && token.text !== 'ER' && NOISE.test(plain(token));
}

function isPhrase(tokens: readonly Token[], at: number, first: string, second: string): boolean {
  const [a, b] = [tokens[at], tokens[at + 1]];
  if (a === undefined || b === undefined || a.quoted || b.quoted) return false;
  return plain(a) === first && plain(b) === second && !/[.!?]/.test(a.after) && !b.after.includes('?');
}

/** Set off by commas, or by the start of a sentence and a comma. */
function isSetOff(tokens: readonly Token[], at: number, length: number): boolean {
  const open = startsSentence(tokens, at) || tokens[at - 1]?.after === ',' || isNoise(tokens[at - 1]);
  const last = tokens[at + length - 1];
  return open && (last?.after === ',' || endsSentence(last) || isNoise(tokens[at + length]));
}

/** A subject with its verb within the next few words. */
function startsClause(tokens: readonly Token[], tags: readonly Tags[], at: number): boolean {
  const first = plain(tokens[at]);
  if (/^(i|we|he|she|they|it)$/.test(first)) return canBeFinite(tags[at + 1]) || canBeFinite(tags[at + 2]);
  if (/'(s|m|re|ve|ll|d)$/.test(first)) return true;
  if (!DETERMINERS.has(first) && !/^(most|many|all|both|there|people)$/.test(first)) return false;
  return [1, 2, 3, 4].some((step) => canBeFinite(tags[at + step]) && !isVerb(tags[at]));
}

/** Whether "you know" or "I mean" at this place can be left out without changing what is said. */
function isIdlePhrase(tokens: readonly Token[], tags: readonly Tags[], at: number, punctuated: boolean): boolean {
  const before = plain(tokens[at - 1]);
  const next = plain(tokens[at + 2]);
  if (isSetOff(tokens, at, 2)) return true;
  if (CLAUSE_BEFORE.has(before) || OBJECT_AFTER.has(next) || next === '') return false;
  const mean = plain(tokens[at + 1]) === 'mean';
  if (!mean && before === 'to' && tags[at + 2]?.has('Infinitive') === true) return true;
  if (!mean && before !== 'to' && (DETERMINERS.has(before) || (PREPOSITIONS.has(before) && before !== 'as')))
    return true;
  return !punctuated && startsClause(tokens, tags, at + 2);
}

/** A word that broke off and is said again at once or after one more word: `w- we`, `i w- i was`. */
function isFragment(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  const word = plain(token);
  if (token.after !== '-' || token.quoted || !/^\p{L}{1,3}$/u.test(word) || /^(re|co|pre|non|de|un)$/.test(word))
    return false;
  return [1, 2, 3].some((step) => {
    const later = plain(tokens[at + step]);
    return (
      later.length > word.length &&
      later.startsWith(word) &&
      (step === 1 || plain(tokens[at + 1]) === plain(tokens[at - 1]))
    );
  });
}

/** How many tokens starting here are a filler: 0 for none. */
function fillerLength(tokens: readonly Token[], tags: readonly Tags[], at: number, punctuated: boolean): number {
  if (isNoise(tokens[at]) || isFragment(tokens, at)) return 1;
  const idle = isPhrase(tokens, at, 'you', 'know') || isPhrase(tokens, at, 'i', 'mean');
  if (idle && isIdlePhrase(tokens, tags, at, punctuated)) return 2;
  const hedge = isPhrase(tokens, at, 'sort', 'of') || isPhrase(tokens, at, 'kind', 'of');
  if (hedge && tokens[at - 1]?.after === ',' && tokens[at + 1]?.after === ',') return 2;
  const like = plain(tokens[at]) === 'like' && !tokens[at]?.quoted;
  if (like && tokens[at - 1]?.after === ',' && tokens[at]?.after === ',') return 1;
  return like && isNoise(tokens[at + 1]) && isNoise(tokens[at - 1]) ? 1 : 0;
}

/** A noun or adjective, as in `red, um, green`: there the comma is not the filler's. */
function isListed(token: Token | undefined, tags: Tags | undefined): boolean {
  return isNominal(tags) && !SUBJECT_PRONOUNS.has(plain(token)) && !SUBJECT_CONTRACTION.test(plain(token));
}

/** Gives the punctuation of a removed filler to the word before it, so that no sentence end is lost. */
function handOver(previous: Token | undefined, removed: Token, inList: boolean): Token | undefined {
  if (previous === undefined) return undefined;
  if (/[.!?]/.test(removed.after) && !/[.!?]/.test(previous.after)) {
    return { ...previous, after: `${previous.after.replace(/[,;—–-]+$/, '')}${removed.after}` };
  }
  const pair = previous.after === ',' && removed.after.startsWith(',');
  return pair && !inList && !SET_OFF.test(plain(previous)) ? { ...previous, after: '' } : previous;
}

/** Leaves out hesitation noises, and "you know", "I mean", "like" where nothing else reads them. Never inside quotes. */
export function removeFillers(tokens: readonly Token[], punctuated: boolean): Token[] {
  const tags = tagTokens(tokens);
  const kept: Token[] = [];
  let gap = '';
  for (let at = 0; at < tokens.length; ) {
    const length = fillerLength(tokens, tags, at, punctuated);
    const token = tokens[at]!;
    gap = gap.length >= token.gap.length ? gap : token.gap;
    if (length === 0) {
      kept.push({ ...token, gap: kept.length === 0 ? '' : gap });
      gap = '';
      at += 1;
      continue;
    }
    const inList = isListed(tokens[at - 1], tags[at - 1]) && isListed(tokens[at + length], tags[at + length]);
    const handed = handOver(kept.at(-1), tokens[at + length - 1]!, inList);
    if (handed !== undefined) kept[kept.length - 1] = handed;
    at += length;
  }
  return kept;
}
