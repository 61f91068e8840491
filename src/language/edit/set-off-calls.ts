import { tagTokens } from '../text/parts-of-speech.js';
import { endsSentence, plain, startsSentence, type Token } from '../text/tokens.js';
import { cannotEnd } from '../text/word-classes.js';
import { openingAt } from './boundaries/openers.js';
import { isKnownName } from './casing.js';
import { isEnglishWord } from './names/english-words.js';
import type { TaggedText } from './tagged-text.js';

/** Words before the name of the addressee: `thanks Maria`. With `hi` the comma comes only after the name. */
const SAID_TO = /^(thanks|thank you|yes|no|okay|sorry|bye|goodbye|cheers|congratulations)$/;
const GREETING = /^(hi|hello|hey)$/;
const LONGEST_QUESTION = 16;
const TITLE = /^(mr|mrs|ms|dr|miss)$/;

function isPerson({ tokens, tags }: TaggedText, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !/^\p{Lu}\p{Ll}+$/u.test(token.text) || token.quoted) return false;
  const known = isKnownName(tags[at], plain(token)) || (token.text.length > 2 && !isEnglishWord(plain(token)));
  return known && tags[at]?.has('Place') !== true;
}

/** `Thanks Maria.`: an address at the start of the sentence and the name at its end. */
function callsAtEnd(text: TaggedText, at: number): boolean {
  const [before, name] = [text.tokens[at - 1], text.tokens[at]];
  if (before === undefined || before.after !== '' || !endsSentence(name)) return false;
  const two = plain(before) === 'you' && plain(text.tokens[at - 2]) === 'thank';
  if (!SAID_TO.test(two ? 'thank you' : plain(before))) return false;
  return startsSentence(text.tokens, two ? at - 2 : at - 1) && isPerson(text, at);
}

/** `Hi Maria it's Tom`: a greeting with a name, and a clause after it. */
function greets(text: TaggedText, at: number): boolean {
  const titled = TITLE.test(plain(text.tokens[at - 1]));
  const greeting = titled ? at - 2 : at - 1;
  if (!GREETING.test(plain(text.tokens[greeting])) || text.tokens[greeting]!.after !== '') return false;
  if (!startsSentence(text.tokens, greeting) || text.tokens[at]!.after !== '') return false;
  return (titled || isPerson(text, at)) && openingAt(text, at + 1) !== null;
}

/** Words that may precede a name at the start of a question: "so Priya, how …". */
const LEADS = /^(so|okay|ok|and|now|well|but|right|thanks|yes|no|alright|anyway)$/;
/** Words that make the name after them a part of their clause. */
const BEARS_NAME =
  /^(mr|mrs|ms|dr|miss|friend|brother|sister|son|daughter|wife|husband|boss|colleague|uncle|aunt|name|called|named|and|or|like)$/;

/** `Marcus, do you …`, `So Priya, tell us …`: a name before a question or a request to that person. */
function callsBefore(text: TaggedText, at: number): boolean {
  const { tokens } = text;
  if (!isPerson(text, at) || tokens[at]!.after !== '' || tokens[at + 1]?.before !== '') return false;
  const lead = plain(tokens[at - 1]);
  const heads = startsSentence(tokens, at) || (LEADS.test(lead) && startsSentence(tokens, at - 1));
  return heads && asksOther(text, at + 1);
}

/** A question or a request to somebody: `do you want …`, `tell us …`. */
function asksOther(text: TaggedText, at: number): boolean {
  const kind = openingAt(text, at)?.kind;
  const you = [1, 2, 3].some((step) => /^(you|your)$/.test(plain(text.tokens[at + step])));
  return (kind === 'question' && you) || (kind === 'request' && /^(us|me)$/.test(plain(text.tokens[at + 1])));
}

/** `… in the morning Marcus. Do you …`, `Marcus. Do you …`: the name belongs to the question after it. */
function belongsToNext(text: TaggedText, at: number): boolean {
  const { tokens, tags } = text;
  const before = tokens[at - 1];
  if (!isPerson(text, at) || !/^[.?]$/.test(tokens[at]!.after) || before === undefined || before.quoted) return false;
  if (startsSentence(tokens, at)) return asksOther(text, at + 1);
  if (before.after !== '') return false;
  const word = plain(before);
  if (BEARS_NAME.test(word) || cannotEnd(word) || /^\p{Lu}/u.test(before.text) || tags[at - 1]?.has('Verb') === true)
    return false;
  return [1, 2, 3].every((step) => !startsSentence(tokens, at - step + 1)) && asksOther(text, at + 1);
}

/** Moves names to the questions after them, if the sentence before is complete without them. */
export function moveCalls(tokens: readonly Token[]): Token[] {
  const text: TaggedText = { tokens, tags: tagTokens(tokens) };
  return tokens.map((token, at) => {
    const next = tokens[at + 1];
    if (next !== undefined && token.after === '' && belongsToNext(text, at + 1)) return { ...token, after: next.after };
    if (at > 0 && belongsToNext(text, at)) return { ...token, after: ',' };
    const lowered = at > 1 && belongsToNext(text, at - 1) && /^\p{Lu}\p{Ll}+$/u.test(token.text);
    return lowered ? { ...token, text: token.text.toLowerCase() } : token;
  });
}

/** The last token of the question that begins here, if it ends with a full stop. */
function endOfQuestion(text: TaggedText, from: number): number | null {
  if (openingAt(text, from)?.kind !== 'question') return null;
  let end = from;
  while (end < text.tokens.length - 1 && end - from < LONGEST_QUESTION && text.tokens[end]!.after === '') end += 1;
  return text.tokens[end]!.after === '.' ? end : null;
}

/** Sets the commas around the name of the addressee: "Thanks, Maria.", "Hi Maria, it's Tom." */
export function setOffCalls(tokens: readonly Token[]): Token[] {
  const text: TaggedText = { tokens, tags: tagTokens(tokens) };
  const asked = new Set(tokens.flatMap((_, at) => (callsBefore(text, at) ? (endOfQuestion(text, at + 1) ?? []) : [])));
  return tokens.map((token, at) => {
    if (asked.has(at)) return { ...token, after: '?' };
    const set = callsAtEnd(text, at + 1) || callsBefore(text, at) || (at > 0 && greets(text, at));
    return set && token.after === '' ? { ...token, after: ',' } : token;
  });
}
