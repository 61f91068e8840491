import type { Lexicon } from '../../lexicons/lexicon.js';
import { plain, type Token } from '../../text/tokens.js';

/** Phrases that introduce the speaker's name, by primary tag. */
const INTRODUCES: Readonly<Record<string, RegExp>> = {
  de: /(?:^| )(?:name ist|ich heiße)$/,
  es: /(?:^| )(?:me llamo|nombre es)$/,
  fr: /(?:^| )(?:je m'appelle|nom est)$/,
  it: /(?:^| )(?:mi chiamo|nome è)$/,
  pt: /(?:^| )(?:chamo-me|me chamo|nome é)$/,
  nl: /(?:^| )(?:naam is|ik heet)$/,
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
  const [introduces, addresses] = [INTRODUCES[language], ADDRESSES[language]];
  const names = new Set<number>();
  if (introduces === undefined || addresses === undefined) return names;
  const isOpen = (at: number) => tokens[at] !== undefined && isOpenWord(plain(tokens[at]), lexicon);
  for (let at = 1; at < tokens.length; at += 1) {
    if (tokens[at - 1]!.after !== '') continue;
    const [second, first] = [plain(tokens[at - 2]), plain(tokens[at - 1])];
    let name = at;
    while (name < at + 2 && PARTICLE.test(plain(tokens[name])) && tokens[name]!.after === '') name += 1;
    if (addresses.test(first) && isOpen(name)) names.add(name);
    if (!introduces.test(`${second} ${first}`) || !isOpen(at)) continue;
    names.add(at);
    const surname = at + 1;
    const verb = SUBJECTLESS.test(language) && /o$/.test(plain(tokens[surname]));
    if (tokens[at]!.after === '' && isOpen(surname) && !verb && endsName(tokens, surname, lexicon)) names.add(surname);
  }
  return names;
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
