import { ValidateBy } from 'class-validator';
import { parseSpeakers, SPEAKERS_RULE } from '../record/speakers-wanted.js';

/** The limits that migration 040 enforces. */
const LONGEST_TAG = 35;
export const MOST_KEYWORDS = 100;
export const LONGEST_KEYWORD = 100;

const TAG = /^[a-z]{2,3}(-[a-z0-9]{1,8}){0,7}$/i;
const LINE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u;

const LANGUAGE_RULE = 'must be a BCP 47 tag such as en, es or pt-BR; leave it out to have the language detected';
const KEYWORDS_RULE = `must be a list of at most ${MOST_KEYWORDS} words or names of 1 to ${LONGEST_KEYWORD} characters, without control characters`;

/** Describes what is wrong with a language tag; null if it is valid. */
export function languageProblem(tag: unknown): string | null {
  return typeof tag === 'string' && isKnownTag(tag) ? null : LANGUAGE_RULE;
}

/** Describes what is wrong with a list of keywords and names the invalid entry; null if the list is valid. */
export function keywordsProblem(list: unknown): string | null {
  if (!Array.isArray(list) || list.length > MOST_KEYWORDS) return KEYWORDS_RULE;
  const bad = list.findIndex((word) => !isKeyword(word));
  return bad < 0 ? null : `${KEYWORDS_RULE}; entry ${bad + 1} is not`;
}

/** Describes what is wrong with a value for speakers; null if it is valid. JSON may give the number as a number. */
export function speakersProblem(said: unknown): string | null {
  const text = typeof said === 'number' ? String(said) : said;
  return typeof text === 'string' && parseSpeakers(text) !== null ? null : SPEAKERS_RULE;
}

const rule = (name: string, problemOf: (value: unknown) => string | null) => () =>
  ValidateBy({
    name,
    validator: {
      validate: (value) => problemOf(value) === null,
      defaultMessage: (argument) => problemOf(argument?.value) ?? '',
    },
  });

/** Property decorators of class-validator for the fields of every edge. */
export const IsLanguageTag = rule('isLanguageTag', languageProblem);
export const IsKeywords = rule('isKeywords', keywordsProblem);
export const IsSpeakers = rule('isSpeakers', speakersProblem);

/** Whether the tag is well-formed and its language has a name: `xx` and `english` have none. */
function isKnownTag(tag: string): boolean {
  if (tag.length > LONGEST_TAG || !TAG.test(tag)) return false;
  try {
    const { language } = new Intl.Locale(tag);
    return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(language) !== undefined;
  } catch {
    return false;
  }
}

/** Counts characters as PostgreSQL does; JavaScript counts code units. */
function isKeyword(word: unknown): boolean {
  return typeof word === 'string' && word.trim() !== '' && [...word].length <= LONGEST_KEYWORD && LINE.test(word);
}
