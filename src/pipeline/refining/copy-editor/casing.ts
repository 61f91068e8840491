import { type Tags, tagTokens } from '../text/parts-of-speech.js';
import { plain, startsSentence, type Token } from '../text/tokens.js';
import { isMonthName } from './month-names.js';

const DAYS = new Set('monday tuesday wednesday thursday friday saturday sunday'.split(' '));
const LANGUAGES = new Set(
  'english french german spanish italian portuguese dutch swedish norwegian danish finnish russian chinese japanese korean arabic hindi british american european african asian canadian australian irish scottish welsh indian mexican brazilian christmas easter internet'
    .split(' ')
    .filter((word) => word !== 'internet'),
);
/** Places that are also everyday words. */
const EVERYDAY = new Set('china turkey nice reading bath mobile orange cork split police lead hull'.split(' '));
const TITLES = /^(mr|mrs|ms|dr)$/;

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function isPlace(tags: Tags | undefined, word: string): boolean {
  if (tags === undefined || EVERYDAY.has(word)) return false;
  return tags.has('City') || tags.has('Country') || tags.has('Region');
}

/** A first name that the tagger also takes for a person here; names that are everyday words as well stay as they are. */
function isPerson(tags: Tags | undefined, word: string): boolean {
  if (
    tags === undefined ||
    /^(will|mark|grace|rose|bill|may|june|april|hope|joy|art|rob|sue|drew|frank|pat|chase|jack|grant|faith|dawn|summer|page|case|ray|miles|rich|max|guy|lance|iris|ivy|penny|angel|sky|star|king|dean|van|earl|duke|major|christian|jean|sandy|crystal|ruby|amber|holly|cherry|daisy|olive|ginger|brook|carol|skip|nick|jimmy|peg|josh)$/.test(
      word,
    )
  ) {
    return false;
  }
  return tags.has('FirstName') || (tags.has('LastName') && tags.has('Person'));
}

/** Whether a word is a person or a place, judged by the tagger and never where it is an everyday word too. */
export function isKnownName(tags: Tags | undefined, word: string): boolean {
  return isPlace(tags, word) || isPerson(tags, word);
}

function isName(tokens: readonly Token[], tags: readonly Tags[], at: number): boolean {
  const word = plain(tokens[at]).replace(/'s$/, '');
  if (/^i('m|'ve|'d|'ll)?$/.test(word) || DAYS.has(word.replace(/s$/, '')) || LANGUAGES.has(word)) return true;
  return (
    TITLES.test(plain(tokens[at - 1])) ||
    TITLES.test(word) ||
    isMonthName(tokens, at) ||
    isPlace(tags[at], word) ||
    isPerson(tags[at], word)
  );
}

/** Gives sentences and names their capitals. Capitals that are there already stay: it never makes a letter small. */
export function setCapitals(tokens: readonly Token[]): Token[] {
  const tags = tagTokens(tokens);
  return tokens.map((token, at) => {
    if (token.locked || !/^\p{Ll}/u.test(token.text)) {
      const starts = token.locked && startsSentence(tokens, at) && /^\p{Ll}+$/u.test(token.text);
      return starts ? { ...token, text: capital(token.text) } : token;
    }
    const mixed = /\p{Lu}/u.test(token.text);
    const wants = (startsSentence(tokens, at) && !mixed) || (!token.quoted && isName(tokens, tags, at));
    return wants ? { ...token, text: capital(token.text) } : token;
  });
}
