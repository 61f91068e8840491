import { isMonthName } from '../english/numbers/month-names.js';
import { isNominal, type Tags, tagTokens } from '../text/parts-of-speech.js';
import { plain, startsSentence, type Token } from '../text/tokens.js';
import { AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS } from '../text/word-classes.js';
import { ADDRESS } from './addresses.js';
import { capitalized, fixedForm, isNeverName } from './name-forms.js';
import { TOWNS } from './town-names.js';

const DAYS = new Set('monday tuesday wednesday thursday friday saturday sunday'.split(' '));
const LANGUAGES = new Set(
  'english french german spanish italian portuguese dutch swedish norwegian danish finnish russian chinese japanese korean arabic hindi british american european african asian canadian australian irish scottish welsh indian mexican brazilian christmas easter internet'
    .split(' ')
    .filter((word) => word !== 'internet'),
);
/** Places that are also everyday words. */
const EVERYDAY = new Set('china turkey nice reading bath mobile orange cork split police lead hull'.split(' '));
const TITLES = /^(mr|mrs|ms|dr)$/;
/** Titles only before a name: "professor jones", but "the professor". */
const RANKS = /^(doctor|professor|president|senator|judge|captain|sergeant|detective)$/;

function isPlace(tags: Tags | undefined, word: string): boolean {
  if (tags === undefined || EVERYDAY.has(word)) return false;
  return tags.has('City') || tags.has('Country') || tags.has('Region');
}

/** First names that are everyday words too. */
const EVERYDAY_NAMES =
  /^(will|mark|grace|rose|bill|may|june|april|hope|joy|art|rob|sue|drew|frank|pat|chase|jack|grant|faith|dawn|summer|page|case|ray|miles|rich|max|guy|lance|iris|ivy|penny|angel|sky|star|king|dean|van|earl|duke|major|christian|jean|sandy|crystal|ruby|amber|holly|cherry|daisy|olive|ginger|brook|carol|skip|nick|jimmy|peg|josh)$/;
/** Those of them that may follow a verb of speech as an ordinary word: "he asked will it rain". */
const OTHER_WORDS = /^(will|may|page|case|star|king|major|guy|lance|sky|van|art|chase|summer|june|april)$/;
/** A person's name follows these. */
const SPOKEN_TO = /^(told|tell|asked|ask|thanked|phoned|emailed|married|met)$/;

/** `told frank about it`: the object of "told" is a person, so the word is a name. */
function isSpokenTo(tokens: readonly Token[], tags: readonly Tags[], at: number): boolean {
  const word = plain(tokens[at]);
  const led = SPOKEN_TO.test(plain(tokens[at - 1])) && tokens[at - 1]!.after === '';
  if (!led || !EVERYDAY_NAMES.test(word) || OTHER_WORDS.test(word)) return false;
  const next = tokens[at]!.after === '' ? tokens[at + 1] : undefined;
  return next === undefined || SUBJECT_PRONOUNS.has(plain(next)) || !isNominal(tags[at + 1]);
}

/** `my name is leila`, `my name's leila`: any noun that follows is the name. */
function isOwnName(tokens: readonly Token[], tags: readonly Tags[], at: number): boolean {
  const [third, second, first] = [3, 2, 1].map((back) => plain(tokens[at - back]));
  const owner = /^(my|his|her|your)$/;
  const named =
    (owner.test(third!) && second === 'name' && /^(is|was)$/.test(first!)) ||
    (owner.test(second!) && first === "name's");
  if (!named || tokens[at - 1]!.after !== '') return false;
  const word = plain(tokens[at]);
  const closed = [AUXILIARIES, PREPOSITIONS, CONJUNCTIONS, DETERMINERS].some((words) => words.has(word));
  return !closed && (tags[at]?.has('Noun') === true || EVERYDAY_NAMES.test(word));
}

/** A first name that the tagger also considers a person here; names that are also everyday words do not change. */
function isPerson(tags: Tags | undefined, word: string): boolean {
  if (tags === undefined || EVERYDAY_NAMES.test(word)) return false;
  return tags.has('FirstName') || (tags.has('LastName') && tags.has('Person'));
}

/** Whether the tagger considers a word a person or a place; never an everyday word. */
export function isKnownName(tags: Tags | undefined, word: string): boolean {
  return isPlace(tags, word) || isPerson(tags, word);
}

/** `professor` in `professor jones`. */
function isRank(tokens: readonly Token[], tags: readonly Tags[], at: number): boolean {
  const next = tokens[at + 1];
  if (!RANKS.test(plain(tokens[at])) || next === undefined || tokens[at]!.after !== '') return false;
  const lead = plain(tokens[at - 1]);
  const own = /^(my|your|our|his|her|their|a|an|this|that)$/.test(lead);
  return !own && isKnownName(tags[at + 1], plain(next).replace(/'s$/, ''));
}

/** `gogh` in `vincent van gogh`: after a first name and a particle. */
function isAfterParticle(tokens: readonly Token[], tags: readonly Tags[], at: number): boolean {
  const particle = /^(van|von|de|da)$/.test(plain(tokens[at - 1])) && tokens[at - 1]!.after === '';
  if (!particle || tokens[at - 2]?.after !== '' || !isKnownName(tags[at - 2], plain(tokens[at - 2]))) return false;
  const word = plain(tokens[at]);
  const closed = AUXILIARIES.has(word) || PREPOSITIONS.has(word) || CONJUNCTIONS.has(word) || DETERMINERS.has(word);
  return !closed && (tags[at]?.has('Noun') ?? false);
}

function isName(tokens: readonly Token[], tags: readonly Tags[], at: number): boolean {
  const word = plain(tokens[at]).replace(/'s$/, '');
  if (isNeverName(word) || plain(tokens[at - 1]) === 'dot') return false;
  if (word !== 'i' && SUBJECT_PRONOUNS.has(word)) return false;
  if (/^i('m|'ve|'d|'ll)?$/.test(word) || DAYS.has(word.replace(/s$/, '')) || LANGUAGES.has(word)) return true;
  return (
    (TITLES.test(plain(tokens[at - 1])) && !CONJUNCTIONS.has(word)) ||
    TITLES.test(word) ||
    isRank(tokens, tags, at) ||
    isAfterParticle(tokens, tags, at) ||
    isMonthName(tokens, at) ||
    isSpokenTo(tokens, tags, at) ||
    isOwnName(tokens, tags, at) ||
    TOWNS.has(word) ||
    isPlace(tags[at], word) ||
    (isPerson(tags[at], word) && !DETERMINERS.has(plain(tokens[at - 1])))
  );
}

/** A sentence may continue after an ellipsis or a quoted question, so a small letter there may be right. */
function mayGoOn(tokens: readonly Token[], at: number): boolean {
  return /((…|\.\.\.)["'”’)]*|[?!]["”])$/u.test(tokens[at - 1]?.after ?? '');
}

/** `mister dao`, and not `hey mister can you help`. */
function isNamed(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]!.after === '' ? plain(tokens[at + 1]) : '';
  const closed = [AUXILIARIES, PREPOSITIONS, CONJUNCTIONS, DETERMINERS, SUBJECT_PRONOUNS].some((words) =>
    words.has(word),
  );
  return (
    /^\p{L}{3,}$/u.test(word) && !closed && !/^(what|where|who|how|why|please|right|okay|big|know|not)$/.test(word)
  );
}

/** The word with a capital if it needs one here. */
function cased(tokens: readonly Token[], tags: readonly Tags[], at: number): string {
  const token = tokens[at]!;
  const { text } = token;
  const starts = startsSentence(tokens, at) && !mayGoOn(tokens, at);
  if (!/^\p{Ll}/u.test(text) || ADDRESS.test(text)) return text;
  if (token.locked) return starts && /^\p{Ll}+$/u.test(text) ? capitalized(text) : text;
  if (text === 'mister' && isNamed(tokens, at)) return 'Mr';
  const fixed = fixedForm(text, plain(tokens[at - 1]));
  if (fixed !== null) return fixed;
  const mixed = /\p{Lu}/u.test(text);
  return (starts && !mixed) || isName(tokens, tags, at) ? capitalized(text) : text;
}

/** Capitalises sentences and names. It never lowers an existing capital. */
export function setCapitals(tokens: readonly Token[]): Token[] {
  const tags = tagTokens(tokens);
  return tokens.map((token, at) => ({ ...token, text: cased(tokens, tags, at) }));
}
