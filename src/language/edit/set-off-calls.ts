import { tagTokens } from '../text/parts-of-speech.js';
import { endsSentence, plain, startsSentence, type Token } from '../text/tokens.js';
import { openingAt } from './boundaries/openers.js';
import { isKnownName } from './casing.js';
import type { TaggedText } from './tagged-text.js';

/** What is said to a person before their name: `thanks Maria`. After `hi` the comma stands behind the name alone. */
const SAID_TO = /^(thanks|thank you|yes|no|okay|sorry|bye|goodbye|cheers|congratulations)$/;
const GREETING = /^(hi|hello|hey)$/;
const TITLE = /^(mr|mrs|ms|dr|miss)$/;

function isPerson({ tokens, tags }: TaggedText, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !/^\p{Lu}\p{Ll}+$/u.test(token.text) || token.quoted) return false;
  return isKnownName(tags[at], plain(token)) && tags[at]?.has('Place') !== true;
}

/** `Thanks Maria.`: words to somebody that open the sentence, and the name that ends it. */
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

/** Sets the commas that part the name of whoever is spoken to: "Thanks, Maria.", "Hi Maria, it's Tom." */
export function setOffCalls(tokens: readonly Token[]): Token[] {
  if (!tokens.some((token) => GREETING.test(plain(token)) || SAID_TO.test(plain(token)) || plain(token) === 'thank'))
    return [...tokens];
  const text: TaggedText = { tokens, tags: tagTokens(tokens) };
  return tokens.map((token, at) => {
    const set = callsAtEnd(text, at + 1) || (at > 0 && greets(text, at));
    return set && token.after === '' ? { ...token, after: ',' } : token;
  });
}
