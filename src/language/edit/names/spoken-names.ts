import { isNominal, type Tags, tagTokens } from '../../text/parts-of-speech.js';
import { plain, type Token } from '../../text/tokens.js';
import { AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS } from '../../text/word-classes.js';
import { isKnownName } from '../casing.js';
import { capitalized, fixedForm } from '../name-forms.js';
import { isEnglishWord } from './english-words.js';

/** Words of medicine and chemistry: no list has all of them, and none is a name. */
const SUBSTANCE =
  /(pril|sartan|statin|olol|azole|mycin|cillin|idine|amine|azine|oxin|parin|formin|mab|xaban|gliptin|flozin|tinib|setron|lukast|triptan|caine|dipine|codone|profen|amide|azepam|zolam|olone|asone|onide|terol|vir|afil|ium|osis|itis|emia|aemia|ectomy|ology|ologist|oma|lysis|uria|pathy|scopy|gram|otomy)$/;
/** Sounds, and words run together as they are spoken. */
const SOUND = /^(?:[hmu]+|(?:mm|uh|hm|ah|ha|la|na|da|du|ba|oh|ooh|aah|yo|woo|brr)+h*|(?=[a-z]*$)[a-z]*?([a-z])\1\1.*)$/;
const CLOSED = [AUXILIARIES, PREPOSITIONS, CONJUNCTIONS, DETERMINERS, SUBJECT_PRONOUNS];
/** Words that follow a surname in an introduction: "my name is grace hill and I …". */
const AFTER_NAME = /^(|and|from|here|calling|speaking|i|i'm|i've|i'd|with|who|but|so|my|of|at|the)$/;
/** Kinds of places that end the name of one: "orchard lane". */
const ROAD = /^(street|road|lane|avenue|drive|boulevard|crescent|terrace)$/;
const NO_ROAD =
  /^(bedrooms?|beds?|storeys?|story|floor|mile|lane|car|busy|long|narrow|wide|lane|hundred|thousand|city|country|side|dirt|through|different|other|main)$/;
const PLACE = /^(street|road|lane|avenue|drive|university|college|hospital|airport|station|county|bridge|park|square)$/;

function isClosed(word: string): boolean {
  return CLOSED.some((words) => words.has(word));
}

/** Speech in which names are looked for. */
interface Said {
  readonly tokens: readonly Token[];
  readonly tags: readonly Tags[];
  word(at: number): string;
  /** Whether a word follows the one before it without a mark. */
  follows(at: number): boolean;
}

/** A word that English does not have: in speech it is nearly always a name. */
function isUnknown({ tokens, word }: Said, at: number): boolean {
  const here = word(at).replace(/'s$/, '');
  if (!/^\p{L}{3,}$/u.test(here) || tokens[at]!.locked === true || tokens[at]!.quoted) return false;
  if (SUBSTANCE.test(here) || SOUND.test(here) || fixedForm(here, '') !== null || isEnglishWord(here)) return false;
  return !/^(a|an|dot)$/.test(word(at - 1)) && !/^(dot|milligrams?|micrograms?|tablets?)$/.test(word(at + 1));
}

/** `my name is grace hill`: the surname, whatever it means otherwise. */
function isOwnSurname({ word, follows }: Said, at: number): boolean {
  const named = /^(name|name's)$/.test(word(at - 2)) || (word(at - 3) === 'name' && /^(is|was)$/.test(word(at - 2)));
  return named && follows(at) && follows(at - 1) && !isClosed(word(at)) && AFTER_NAME.test(word(at + 1));
}

/** `a hedgehog called pip who …`, `a dog named button`. */
function isCalled({ word, tags, follows }: Said, at: number): boolean {
  const called = /^(called|named)$/.test(word(at - 1)) && follows(at) && isNominal(tags[at - 2]);
  const noun = tags[at]?.has('Noun') === true && tags[at]?.has('Plural') !== true && !isClosed(word(at));
  const last = /^(|who|and|lived|was|had|from|that|came|said)$/.test(word(at + 1));
  // "A man called paddy burke": the surname is a name by itself.
  const surname = tags[at + 1]?.has('LastName') === true || !isEnglishWord(word(at + 1));
  const first = follows(at + 1) && /^\p{L}{3,}$/u.test(word(at + 1)) && surname && !isClosed(word(at + 1));
  return called && noun && (last || (first && word(at) !== 'mister'));
}

/** `orchard` in `seventeen orchard lane`. */
function isRoad({ word, tags, follows }: Said, at: number): boolean {
  const here = word(at);
  if (!ROAD.test(word(at + 1)) || !follows(at + 1) || isClosed(here) || NO_ROAD.test(here)) return false;
  const numbered = /^\d+[a-z]?$/.test(word(at - 1)) || tags[at - 1]?.has('Value') === true;
  return numbered && follows(at) && isNominal(tags[at]) && word(at - 1) !== 'one';
}

/** `road` in `orchard road`, after a name: the places that are called so. */
function endsPlace({ word, tags, follows }: Said, at: number, isName: (at: number) => boolean): boolean {
  if (!PLACE.test(word(at)) || !follows(at) || !isName(at - 1)) return false;
  const owned = word(at - 1).endsWith("'s") && !/^(saint|st)$/.test(word(at - 2));
  return !owned && (tags[at - 1]?.has('Noun') ?? false);
}

/** `university` in `the university of leeds`. */
function opensPlace({ word, follows }: Said, at: number, isName: (at: number) => boolean): boolean {
  return (
    /^(university|bank|bay|gulf|isle|duke)$/.test(word(at)) &&
    word(at + 1) === 'of' &&
    follows(at + 2) &&
    isName(at + 2)
  );
}

/** `saint` in `saint brendan`, `aunt rosa`. */
function isTitle({ word, follows }: Said, at: number, isName: (at: number) => boolean): boolean {
  const title =
    /^(saint|aunt|auntie|uncle|father|sister|brother|king|queen|prince|princess|lady|lord|sir|miss|doctor|professor|judge|captain)$/;
  if (!title.test(word(at)) || !follows(at + 1) || !isName(at + 1)) return false;
  return !/^(my|your|our|his|her|their|a|an|this|that)$/.test(word(at - 1));
}

/** The places of names, and every other occurrence of a word that is a name once. */
function findNames(said: Said): Set<number> {
  const { tokens, tags, word } = said;
  const found = new Set<number>();
  const again = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    const called = isCalled(said, at);
    if (called) again.add(word(at));
    if (called || isUnknown(said, at) || isOwnSurname(said, at) || isRoad(said, at)) found.add(at);
  }
  for (let at = 0; at < tokens.length; at += 1) if (again.has(word(at).replace(/'s$/, ''))) found.add(at);
  const isName = (at: number) => found.has(at) || isKnownName(tags[at], word(at).replace(/'s$/, ''));
  const parts = tokens.flatMap((_, at) =>
    endsPlace(said, at, isName) || opensPlace(said, at, isName) || isTitle(said, at, isName) ? [at] : [],
  );
  for (const at of parts) found.add(at);
  return found;
}

/** Capitalises names in speech without capitals. Names that are also everyday words do not change, unless the words beside them identify them. */
export function capitalizeNames(tokens: readonly Token[]): Token[] {
  const said: Said = {
    tokens,
    tags: tagTokens(tokens),
    word: (at) => plain(tokens[at]),
    follows: (at) => tokens[at]?.before === '' && tokens[at - 1]?.after === '',
  };
  const names = findNames(said);
  return tokens.map((token, at) =>
    names.has(at) && /^\p{Ll}/u.test(token.text) ? { ...token, text: capitalized(token.text) } : token,
  );
}
