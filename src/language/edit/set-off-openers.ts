import { plain, startsSentence, type Token } from '../text/tokens.js';
import { SUBJECT_CONTRACTION } from '../text/word-classes.js';

/** Words that answer or take the turn before the main sentence: `okay so we …`, `yeah no problem`. */
const OPENER = /^(okay|ok|yeah|yes|yep|great|hi|hello)$/;
/** `well` and `right` are openers too, unless they make a phrase with the next word: `well done`, `right now`. */
const EITHER = /^(well|right)$/;
const PHRASE =
  /^(done|known|as|enough|over|under|below|above|into|behind|before|after|worth|past|now|here|there|away|at|in|on|to|up|down|back|about|across|through|and|or|made|written|put|said|played|paid)$/;
/** After an opener the main sentence begins with one of these. `okay with me`, `yes or no` and `yeah right` are one phrase. */
const PROPER =
  /^(so|i|we|he|she|they|it|you|there|this|let's|thanks|thank|no|well|what|where|why|how|who|when|the|my|our|his|her|their|note|please|if|then|now|sure|good|great|right|can|could|do|did|are|is)$/;
/** A word that `no` negates may follow it (`no more`), so only a subject shows that it is an answer. */
const SUBJECT = /^(i|we|he|she|they|it|you|that's)$/;

/** Whether the token opens a sentence, itself or after `oh`. */
function opens(tokens: readonly Token[], at: number): boolean {
  if (startsSentence(tokens, at)) return true;
  return plain(tokens[at - 1]) === 'oh' && startsSentence(tokens, at - 1);
}

function begins(word: string, pattern: RegExp): boolean {
  return pattern.test(word) || SUBJECT_CONTRACTION.test(word);
}

/** `no no no this is the sound`: each of them, if there are three or a subject follows. */
function isCalledAgain(tokens: readonly Token[], at: number): boolean {
  const no = (place: number) => plain(tokens[place]) === 'no';
  if (!no(at)) return false;
  const row = [at - 2, at - 1, at + 1, at + 2].filter(no).length;
  if (no(at + 1)) return row > 1;
  return (
    row > 1 &&
    no(at - 1) &&
    no(at - 2) &&
    begins(plain(tokens[at + 1]), /^(i|we|he|she|they|it|you|this|that|there|not|don't)$/)
  );
}

/** `The first one please.`: the last word makes it a request. */
function beforePlease(token: Token, next: Token): Token {
  const asks =
    plain(next) === 'please' && /[.!?]/.test(next.after) && !/^(say|said|but|and|to|the|a)$/.test(plain(token));
  return asks ? { ...token, after: ',' } : token;
}

/** Sets a comma after `okay`, `yeah`, `yes` and `no` where a sentence of its own follows. */
export function setOffOpeners(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at) => {
    const next = tokens[at + 1];
    if (next === undefined || token.after !== '' || token.quoted || next.before !== '') return token;
    if (isCalledAgain(tokens, at)) return { ...token, after: ',' };
    if (!opens(tokens, at)) return beforePlease(token, next);
    const [word, following] = [plain(token), plain(next)];
    const set = (OPENER.test(word) && begins(following, PROPER)) || (word === 'no' && begins(following, SUBJECT));
    const either = EITHER.test(word) && startsSentence(tokens, at) && !PHRASE.test(following);
    return set || either ? { ...token, after: ',' } : token;
  });
}
