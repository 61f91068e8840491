import { canBeFinite, type Tags, tagTokens } from '../text/parts-of-speech.js';
import { endsSentence, plain, startsSentence, type Token } from '../text/tokens.js';

/** Maximum length of a quotation, in words. */
const LONGEST = 45;
const SAYS =
  /^(say|says|said|asks|asked|goes|went|thought|think|replied|shouted|wrote|yelled|answered|told|tell|tells|like)$/;
const PERSON = /^(i|you|he|she|we|they|it|everyone|everybody|somebody|someone|people)$/;
/** After these a reporting clause begins, even after a comma: "when I left, she said, …". */
const LEADS = /^(when|after|as|if|before|once|while|then|so|and|but|now|well|because|until|every|one)$/;
/** Openings of direct speech. */
const DIRECT =
  /^(look|listen|hey|oh|ay|well|no|yes|yeah|okay|please|sorry|hello|hi|mum|mom|mummy|dad|daddy|sir|madam|mate|darling|honey|wow|god|i|i'm|i've|i'd|i'll|we|we're|we've|we'll|you|you're|you've|you'll|my|your|let's|that's|it's|this|don't|do|does|did|are|is|can|could|will|would|what|what's|why|where|where's|when|how|who|closed|come|go|get|stop|wait|thank|thanks|never|good)$/;
/** Between commas these are not speech: "he said, however, that …". */
const INSET =
  /^(that|which|who|however|though|although|therefore|perhaps|apparently|basically|actually|obviously|honestly|of|for|to|with|in|at|on|and|but|or|as|if|because|when|not|was|were|is|has|had|would|in)$/;

/** The token with the comma that ends a reporting clause; -1 for none. */
function reportsAt(tokens: readonly Token[], verb: number): number {
  if (!SAYS.test(plain(tokens[verb])) || tokens[verb]!.quoted) return -1;
  const word = plain(tokens[verb]);
  const bare = !/^(told|tell|tells)$/.test(word);
  if (bare && tokens[verb]!.after === ',') return verb;
  if (tokens[verb]!.after !== '') return -1;
  const to = plain(tokens[verb + 1]) === 'to' ? verb + 2 : verb + 1;
  const person = /^(me|us|him|her|them|you|myself|himself|herself)$/.test(plain(tokens[to]));
  return person && tokens[to]!.after === ',' && (to > verb + 1 || !bare || word === 'asked') ? to : -1;
}

/** Whether the reporting clause does not interrupt another clause: "the roof, he said, was gone". */
function opensOwnClause(tokens: readonly Token[], verb: number): boolean {
  for (let at = verb - 1; at >= Math.max(0, verb - 5); at -= 1) {
    const lead = LEADS.test(plain(tokens[at]));
    if (lead && at < verb - 1) return true;
    if (startsSentence(tokens, at)) return true;
    if (tokens[at - 1]?.after !== '') {
      const said = at >= 2 && [1, 2, 3].some((step) => SAYS.test(plain(tokens[at - step])));
      let start = at;
      while (start > 0 && !startsSentence(tokens, start) && at - start < LONGEST) start -= 1;
      return (
        said ||
        (LEADS.test(plain(tokens[start])) && SUBORDINATE.test(`${plain(tokens[start])} ${plain(tokens[start + 1])}`))
      );
    }
  }
  return false;
}
const SUBORDINATE = /\b(when|after|as|if|before|once|while|because|until|every)\b/;

function beginsSpeech(tokens: readonly Token[], at: number): boolean {
  const word = plain(tokens[at]);
  if (word === '' || INSET.test(word) || tokens[at]!.before !== '' || tokens[at]!.quoted) return false;
  // "I said to him, I said, look": the reporting clause is repeated.
  if (PERSON.test(word) && SAYS.test(plain(tokens[at + 1])) && tokens[at + 1]?.after === ',') return false;
  const inset =
    /^(i|you)$/.test(word) &&
    /^(think|guess|believe|suppose|know|mean|imagine)$/.test(plain(tokens[at + 1])) &&
    tokens[at + 1]?.after === ',';
  if (inset) return false;
  return DIRECT.test(word) || tokens[at]!.after === ',' || tokens[at]!.after === '?';
}

/** The end of the speech that begins here, exclusive; -1 if unknown. */
function endOfSpeech(tokens: readonly Token[], tags: () => readonly Tags[], from: number): number {
  for (let at = from; at < Math.min(tokens.length, from + LONGEST); at += 1) {
    const token = tokens[at]!;
    if (token.quoted || (at > from && token.gap === '\n\n')) return -1;
    if (endsSentence(token)) return at + 1;
    if (token.after !== ',' || !/^(and|but|so)$/.test(plain(tokens[at + 1]))) continue;
    const [one, two, three] = [2, 3, 4].map((step) => plain(tokens[at + step]));
    if (one === 'then' || SAYS.test(two!) || (PERSON.test(one!) && SAYS.test(three!))) return at + 1;
    const past = tags()[at + 3]?.has('PastTense') === true && !/^(didn't|don't)$/.test(two!);
    if (PERSON.test(one!) && past && canBeFinite(tags()[at + 3])) return -1;
  }
  return -1;
}

function quoted(tokens: readonly Token[], from: number, to: number): Token[] {
  return tokens.slice(from, to).map((token, step) => {
    const first = step === 0;
    const last = step === to - from - 1;
    const text = first ? token.text.charAt(0).toUpperCase() + token.text.slice(1) : token.text;
    return {
      ...token,
      text,
      quoted: true,
      before: first ? `“${token.before}` : token.before,
      after: last ? `${token.after}”` : token.after,
    };
  });
}

/**
 * Puts direct speech in quotation marks after a reporting clause with a comma, if its first words address somebody: "she
 * said, look, it's late". In doubt it sets no marks.
 */
export function quoteReportedSpeech(tokens: readonly Token[]): Token[] {
  let tagged: readonly Tags[] | null = null;
  const tags = () => {
    tagged ??= tagTokens(tokens);
    return tagged;
  };
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const comma = reportsAt(tokens, at);
    const speech = comma >= 0 && opensOwnClause(tokens, at) && beginsSpeech(tokens, comma + 1);
    const end = speech ? endOfSpeech(tokens, tags, comma + 1) : -1;
    if (end < 0) {
      result.push(tokens[at]!);
      at += 1;
      continue;
    }
    result.push(...tokens.slice(at, comma + 1), ...quoted(tokens, comma + 1, end));
    at = end;
  }
  return result;
}
