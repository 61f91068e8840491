import type { Lexicon } from '../../lexicons/lexicon.js';
import { plain, type Token } from '../../text/tokens.js';
import { NAMES } from './words/names.js';

/** Phrases that introduce the speaker's name, by primary tag. */
const INTRODUCES: Readonly<Record<string, RegExp>> = {
  de: /(?:^| )(?:name ist|ich heiße)$/,
  es: /(?:^| )(?:me llamo|nombre es)$/,
  fr: /(?:^| )(?:je m'appelle|nom est)$/,
  it: /(?:^| )(?:mi chiamo|nome è)$/,
  pt: /(?:^| )(?:chamo-me|me chamo|nome é)$/,
  nl: /(?:^| )(?:naam is|ik heet)$/,
};
/** Phrases that may introduce a name: the first name must be a known one. */
const PRESENTS: Readonly<Record<string, RegExp>> = {
  de: /(?:^| )(?:hier ist|ich bin|das ist|hier spricht)$/,
  es: /(?:^| )(?:yo soy|soy|aquí habla|habla)$/,
  fr: /(?:^| )(?:je suis|c'est|ici)$/,
  it: /(?:^| )(?:io sono|sono|parla)$/,
  pt: /(?:^| )(?:eu sou|sou|sou [oa]|fala [oa])$/,
  nl: /(?:^| )(?:ik ben|met|hier is)$/,
};
/** What comes before a surname. */
const ADDRESSES: Readonly<Record<string, RegExp>> = {
  de: /^(?:frau|herr|herrn|familie)$/,
  es: /^(?:señor|señora|don|doña)$/,
  fr: /^(?:madame|monsieur|mademoiselle)$/,
  it: /^(?:signor|signora|dottor|dottoressa)$/,
  pt: /^(?:senhor|senhora|dona)$/,
  nl: /^(?:mevrouw|meneer)$/,
};
/** Parts of surnames that stay small. */
const PARTICLE = /^(?:van|von|de|der|den|del|della|di|da|do|dos|du|la|le|zu|ter|ten)$/;
/** In languages whose verbs need no subject, a word with this ending may be a verb: "me llamo ana vivo en …". */
const SUBJECTLESS = /^(?:es|it|pt)$/;

/** The tokens that the words before them identify as names: "mein name ist …", "mevrouw van der …". */
export function introducedNames(tokens: readonly Token[], lexicon: Lexicon): Set<number> {
  const { language } = lexicon;
  const [introduces, presents, addresses] = [INTRODUCES[language], PRESENTS[language], ADDRESSES[language]];
  const names = new Set<number>();
  if (introduces === undefined || presents === undefined || addresses === undefined) return names;
  for (let at = 1; at < tokens.length; at += 1) {
    if (tokens[at - 1]!.after !== '') continue;
    const before = `${plain(tokens[at - 2])} ${plain(tokens[at - 1])}`;
    const name = afterParticles(tokens, at);
    if (addresses.test(plain(tokens[at - 1])) && isOpen(tokens, name, lexicon)) names.add(name);
    const presented = presents.test(before) && NAMES[language]?.has(plain(tokens[at])) === true;
    if (!(presented || introduces.test(before)) || !isOpen(tokens, at, lexicon)) continue;
    names.add(at);
    const surname = surnameAfter(tokens, at, lexicon);
    if (surname !== null) names.add(surname);
  }
  return names;
}

function afterParticles(tokens: readonly Token[], at: number): number {
  let name = at;
  while (name < at + 2 && PARTICLE.test(plain(tokens[name])) && tokens[name]!.after === '') name += 1;
  return name;
}

/** The surname after a first name: `pieter de wit`, `ana ribeiro`; null where the words may go on in another way. */
function surnameAfter(tokens: readonly Token[], at: number, lexicon: Lexicon): number | null {
  if (tokens[at]!.after !== '') return null;
  const surname = afterParticles(tokens, at + 1);
  const verb = SUBJECTLESS.test(lexicon.language) && /o$/.test(plain(tokens[surname]));
  return isOpen(tokens, surname, lexicon) && !verb && endsName(tokens, surname, lexicon) ? surname : null;
}

function isOpen(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  return tokens[at] !== undefined && isOpenWord(plain(tokens[at]), lexicon);
}

function isOpenWord(word: string, lexicon: Lexicon): boolean {
  return /^\p{L}{3,}$/u.test(word) && !isClosed(word, lexicon);
}

function isClosed(
  word: string,
  { functionWords, pronouns, conjunctions, prepositions, auxiliaries }: Lexicon,
): boolean {
  return [functionWords, pronouns, conjunctions, prepositions, auxiliaries].some((words) => words.has(word));
}

/** A name ends before a mark or a word of a closed class. */
function endsName(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const next = tokens[at + 1];
  return next === undefined || tokens[at]!.after !== '' || isClosed(plain(next), lexicon);
}
