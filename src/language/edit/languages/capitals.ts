import type { Lexicon } from '../../lexicons/lexicon.js';
import { plain, startsSentence, type Token } from '../../text/tokens.js';
import { ADDRESS } from '../addresses.js';
import { introducedNames } from './introduced-names.js';
import { GERMAN_NOUNS, GERMAN_NOUNS_AFTER_ARTICLE } from './words/de-nouns.js';
import { NAMES } from './words/names.js';

/** Endings that only nouns have, for words of sufficient length. */
const NOUN_ENDING = /^\p{L}{3,}(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tät|täten|tion|tionen|ismus)$/u;
/** A compound is a noun if its last part is (`werktag`, `holztisch`); the shorter parts also end other words. */
const LEAST_OF_COMPOUND = 5;
const LEAST_BEFORE = 3;
/** Last parts that adverbs also have: `beiseite`, `teilweise`. */
const ADVERB_ENDING = /(?:seite|weise|zeiten|stunde|tages|maßen)$/u;

function isGermanNoun(word: string): boolean {
  if (GERMAN_NOUNS.has(word) || NOUN_ENDING.test(word)) return true;
  if (ADVERB_ENDING.test(word)) return false;
  for (let from = LEAST_BEFORE; word.length - from >= LEAST_OF_COMPOUND; from += 1)
    if (GERMAN_NOUNS.has(word.slice(from))) return true;
  return false;
}

/** `das haus`, `im leben`; not `die leben hier`, where it is a verb. */
function isAfterArticle(word: string, before: string): boolean {
  if (word === 'dank') return /^(?:vielen|besten|herzlichen)$/.test(before);
  if (!GERMAN_NOUNS_AFTER_ARTICLE.has(word)) return false;
  if (/^(?:nach|zu)$/.test(before)) return word === 'hause';
  if (/(?:en|t)$/.test(word)) return /^(?:im|am|zum|beim|vom|ein|mein|dein|sein|unser|kein|einen|einem)$/.test(before);
  return /^(?:der|die|das|den|dem|des|im|am|zum|zur|beim|vom|ins|ans|ein|eine|einen|einem|einer|eines|kein|keine|keinen|mein|meine|meinen|meinem|meiner|unser|unsere|unserem|unserer|seine|seinen|seinem|seiner)$/.test(
    before,
  );
}

function upper(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Capitalises speech of a language that was written without capitals. */
export class Capitals {
  private readonly names: ReadonlySet<string>;
  private readonly german: boolean;

  constructor(private readonly lexicon: Lexicon) {
    this.german = lexicon.language === 'de';
    const dates = this.german
      ? [...lexicon.months.flat(), ...lexicon.weekdays.flat()].filter((word) => word.length > 3 || word === 'mai')
      : [];
    this.names = new Set([...(NAMES[lexicon.language] ?? []), ...dates.filter((word) => !word.endsWith('s'))]);
  }

  /** The tokens with the capitals that they need. Existing capitals stay, and in doubt a small letter stays. */
  set(tokens: readonly Token[]): Token[] {
    const introduced = introducedNames(tokens, this.lexicon);
    return tokens.map((token, at) => {
      if (token.locked || !/^\p{Ll}+(?:['’-]\p{L}+)*$/u.test(token.text) || ADDRESS.test(token.text)) return token;
      const word = plain(token);
      const capital = startsSentence(tokens, at) || introduced.has(at) || this.isName(word, plain(tokens[at - 1]));
      return capital ? { ...token, text: upper(token.text) } : token;
    });
  }

  private isName(word: string, before: string): boolean {
    if (this.names.has(word) || (this.german && isGermanNoun(word))) return true;
    return this.german && isAfterArticle(word, before);
  }
}
