import { numberWordsOf } from '../../figures/number-words-of.js';
import type { Lexicon } from '../../lexicons/lexicon.js';
import { plain, startsSentence, type Token } from '../../text/tokens.js';
import { ADDRESS } from '../addresses.js';
import { introducedNames } from './introduced-names.js';
import { GERMAN_NOUNS, GERMAN_NOUNS_AFTER_ARTICLE } from './words/de-nouns.js';
import { NAMES } from './words/names.js';

/** Endings that only nouns have, for words of sufficient length. */
const NOUN_ENDING =
  /^\p{L}{3,}(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tät|täten|tion|tionen|ismus|linge|lingen|nisse|nissen|erinnen)$/u;
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

/** After these an adjective ends in -en, so another word is a noun: `einen meister`, `im glashaus`. */
const BEFORE_EN =
  /^(?:im|am|zum|zur|vom|beim|ins|einen|einem|meinem|meiner|deinem|seinem|ihrem|unserem|unseren|keinen|keinem|diesem)$/;
/** After these it ends in -e: `eine werkstatt`. */
const BEFORE_E = /^(?:eine|keine|meine|deine|seine|unsere|diese)$/;
/** Adverbs before an adjective: `einen sehr guten`. */
const DEGREE =
  /^(?:sehr|ganz|fast|kaum|eher|sogar|recht|ziemlich|besonders|etwas|wirklich|total|so|zu|mehr|viel|noch|nur|auch|schon|völlig|absolut|richtig|unglaublich|echt|gut|neu|frisch|halb|bald|gerade|allein|vielleicht|bisschen|paar|sofort|damit|danach|jetzt)$/;

/** Whether the word can only be a noun, because an adjective would have another ending after the word before. */
function isNounByArticle(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const [before, word, next] = [at - 1, at, at + 1].map((place) => plain(tokens[place])) as [string, string, string];
  const ending = BEFORE_EN.test(before) ? 'en' : BEFORE_E.test(before) ? 'e' : null;
  if (ending === null || tokens[at - 1]!.after !== '' || word.length < 3 || word.endsWith(ending)) return false;
  // "Wir nennen das meine frau"; but in "ich meine ja" it is a verb.
  if (/^(?:ich|unsere)$/.test(plain(tokens[at - 2])) && before === 'meine') return false;
  const numbered = numberWordsOf('de')?.read([word], 0) != null;
  if (numbered || DEGREE.test(word) || lexicon.functionWords.has(word) || lexicon.auxiliaries.has(word)) return false;
  // "Einen schlecht gelaunten": an adverb, and then the adjective.
  return tokens[at]!.after !== '' || lexicon.functionWords.has(next) || !next.endsWith(ending);
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
      const capital = startsSentence(tokens, at) || introduced.has(at) || this.isName(tokens, at);
      return capital ? { ...token, text: upper(token.text) } : token;
    });
  }

  private isName(tokens: readonly Token[], at: number): boolean {
    const word = plain(tokens[at]);
    if (this.names.has(word)) return true;
    if (!this.german) return false;
    return (
      isGermanNoun(word) || isAfterArticle(word, plain(tokens[at - 1])) || isNounByArticle(tokens, at, this.lexicon)
    );
  }
}
