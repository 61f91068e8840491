import { plain, type Token } from '../text/tokens.js';
import { AUXILIARIES, DETERMINERS, PREPOSITIONS } from '../text/word-classes.js';

/** A longer question probably includes the statement after it. */
const LONGEST = 32;
const OPENER = /^(and|but|so|well|okay|now|then|oh|hello|hi|hey|right|alright|great|yeah)$/;
const MOST_OPENERS = 3;
/** `what's the plan`: the interrogative contains the verb. */
const CONTRACTED = /^(what|where|who|how|when)'s$/;
const PRONOUN =
  /^(i|you|we|he|she|they|it|there|this|that|these|those|anyone|anybody|everyone|everybody|someone|people|one)$/;
const PERSONAL = /^(i|you|we|he|she|they|it|there)$/;
const WORDS = /^(what|where|when|why|how|who|whom|whose|which)$/;
const BE = /^(is|are|was|were|isn't|aren't|wasn't|weren't)$/;
/** Before a later verb these show that it belongs to a clause within the question. */
const LINKS = /^(that|which|who|whose|what|where|when|why|how|if|because|and|or|but|while|whether|as|since|than)$/;

/** A subject after these does not open a new statement: "what do you think we should do". */
const TAKERS = /^(think|say|said|know|believe|suppose|guess|mean|hope|sure|feel|time|way|reason|thing|all|wish)$/;
/** A question about a person's action, without an auxiliary. */
const DID =
  /^(wrote|writes|played|plays|made|came|went|said|told|knows|knew|wants|wanted|called|sang|produced|recorded|thinks|needs|signed|paid|took|gave)$/;

function asks(word: string): boolean {
  return AUXILIARIES.has(word) && !/^(be|been|being|am|cannot)$/.test(word);
}

/** If a later verb has no subject of its own, the opening is its subject: "what was strange was the noise", "how many people came is unknown". */
function hasMainVerb(words: readonly string[], from: number): boolean {
  for (let at = from; at < words.length; at += 1) {
    if (LINKS.test(words[at]!)) return false;
    const subject = PERSONAL.test(words[at - 1] ?? '') || asks(words[at - 1] ?? '');
    if (asks(words[at]!) && !subject) return true;
  }
  return false;
}

/** "… when you heard the news i was in a hotel": the answer follows the question at an unknown place. */
function runsIntoAnswer(words: readonly string[]): boolean {
  const inset = words.findIndex((word, at) => at > 1 && /^(when|if|while|after|before|since|until)$/.test(word));
  return words.some((word, at) => {
    const [before, next] = [words[at - 1] ?? '', words[at + 1] ?? ''];
    if (at > 2 && /^(well|yes|yeah)$/.test(word) && next !== '' && !PREPOSITIONS.has(next)) return true;
    if (at > 2 && word === 'no' && /^(i|we|he|she|they|it|not|never)$/.test(next)) return true;
    const subject = /^(i|we|he|she|they)('(m|re|s|ve|ll|d))?$/.test(word);
    return inset > 0 && at > inset + 1 && subject && !LINKS.test(before) && !TAKERS.test(before) && !asks(before);
  });
}

/** `do you …`, `is it`, `did the band …`; not `do it`, `have the report ready`, `had i known`. */
function invertsAt(words: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = words;
  if (/^(had|should|were)$/.test(first) && !/^(were|should) (you|we|they)$/.test(`${first} ${second}`)) {
    return first === 'should' && /^(i|we)$/.test(second);
  }
  if (first === 'should' && second === 'you') return false;
  if (/^(do|have|can|will|may|might|must)$/.test(first) && second === 'it') {
    return /^(can|will|may|might|must)$/.test(first) && third !== '';
  }
  if (first === 'am') return second === 'i';
  if (/^(may|might|must)$/.test(first)) return /^(i|we)$/.test(second) && third !== '';
  if (asks(first) && PERSONAL.test(second)) return true;
  if (/^(did|does|has|could|would)$/.test(first)) return DETERMINERS.has(second) || PRONOUN.test(second);
  return /^(is|are)$/.test(first) && /^(this|that|these|those)$/.test(second) && third !== '';
}

/** `what is the …`, `where did …`, `why would anyone …`. */
function asksDirectly(words: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = words;
  if (first === 'who' && DID.test(second)) return !hasMainVerb(words, 2);
  if (!/^(what|where|when|why|how|who|whom)$/.test(first) || !asks(second) || /^(not|be)?$/.test(third)) return false;
  if (PERSONAL.test(third)) return true;
  const settled = /^(do|does|did|don't|didn't|doesn't)$/.test(second) || first === 'why';
  return settled || !hasMainVerb(words, 3);
}

/** `how many people are there`, `what time is it`, `which song do you like`: a noun comes before the verb. */
function asksAfterNoun(words: readonly string[]): boolean {
  if (!/^(how|what|which|whose)$/.test(words[0] ?? '')) return false;
  const verb = words.findIndex((word, at) => at >= 2 && at <= 6 && asks(word));
  if (verb < 0 || words.slice(1, verb).some((word) => PERSONAL.test(word) || LINKS.test(word))) return false;
  const next = words[verb + 1] ?? '';
  if (PERSONAL.test(next)) return true;
  const counted = /^(how|which)$/.test(words[0]!) && (BE.test(words[verb]!) || /^(did|does|do)$/.test(words[verb]!));
  const article = DETERMINERS.has(next) || (words[0] === 'how' && verb === 2 && next !== '');
  return counted && article && !hasMainVerb(words, verb + 2);
}

/**
 * Whether the word order of a sentence is that of a question: verb before subject, with or without an interrogative.
 * In doubt it is not: a statement with a question mark misleads more than a question with a full stop.
 */
export function isQuestion(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).map(plain).filter(Boolean);
  let start = 0;
  while (start < MOST_OPENERS && words.length - start > 2 && OPENER.test(words[start]!)) start += 1;
  const asked = words.slice(start);
  if (asked.length > LONGEST || asked.length < 2 || runsIntoAnswer(asked)) return false;
  if (asked.join(' ') === 'why not' || asked.join(' ') === 'how come') return true;
  if (CONTRACTED.test(asked[0]!)) {
    const named = DETERMINERS.has(asked[1]!) || /^(it|he|she|that|this)$/.test(asked[1]!);
    return named && asked.length > 2 && !hasMainVerb(asked, 2);
  }
  return WORDS.test(asked[0]!) ? asksDirectly(asked) || asksAfterNoun(asked) : invertsAt(asked);
}
