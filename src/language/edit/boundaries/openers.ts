import { type TaggedText, word } from '../tagged-text.js';
import { EITHER_ADVERB, LEADING_ADVERB, MARKER } from './clause-words.js';
import { type Nucleus, nucleusAt } from './clauses-at.js';
import { asksAt, requestsAt, setPhraseAt } from './openings.js';

/** The opening of a main clause: the words before it, the verb that identifies it, and its kind. */
export interface Opening {
  readonly kind: 'statement' | 'question' | 'request' | 'phrase';
  /** Where the main clause begins, after `and`, `okay` or `now`. */
  readonly at: number;
  /** The subject and verb of a statement. */
  readonly nucleus: Nucleus | null;
  /** `and`, `but`, `so`, `or` at its head. */
  readonly joined: string;
  /** `okay`, `well`, `anyway` or the like open it: a sentence begins, whatever precedes. */
  readonly marked: boolean;
}

const JOINS = /^(and|but|so|or)$/;
/** Maximum number of words before the main clause. */
const MOST_LEADS = 3;
/** `right` and `well` after these are not openers: "is right", "as well", "very well". */
const NO_MARKER_AFTER =
  /^(am|as|very|pretty|quite|so|really|too|the|a|an|is|are|was|were|be|that's|it's|all|not|do|did|does|doing|done|went|go|going|works|worked|work|my|your|his|her|their|our|on|to|of|in|at|with|for|and|or|sleep|slept|feel|feels|felt|looks?|said|say|how|that|i'm|you're|we're|i|you|he|she|we|they|make|made|makes|for|it|looking|think|thought|like|mean|know)$/;

function proper(text: TaggedText, at: number): Pick<Opening, 'kind' | 'nucleus'> | null {
  if (asksAt(text, at)) return { kind: 'question', nucleus: null };
  if (requestsAt(text, at)) return { kind: 'request', nucleus: null };
  const nucleus = nucleusAt(text, at);
  if (nucleus !== null) return { kind: 'statement', nucleus };
  return null;
}

/** Whether a word may open a sentence before its clause. */
export function isMarker(text: TaggedText, at: number): boolean {
  const here = word(text, at);
  if (!MARKER.test(here)) return false;
  const before = word(text, at - 1);
  if (/^(okay|ok|yeah|yes|yep|oh|wow|hey|anyway|alright|hello)$/.test(here))
    return (
      !/^(the|a|an|is|was|be|are|were|i'm|that's|it's|say|says|said|like|think|thought|thinking|mean|know|goes|went|the|going|voted|vote|answered|of|and|or|it|to|for|not|be|quite|perfectly)$/.test(
        before,
      ) ||
      (/^(and|but)$/.test(before) && here === 'yeah')
    );
  if (/^(no|nope)$/.test(here))
    return (
      /^(i|we|he|she|they|it|not|it's|i'm|that's|never|no|actually|wait|problem|worries|they're|we're|he's|she's|there's|there)$/.test(
        word(text, at + 1),
      ) &&
      !/^(is|are|was|were|has|have|had|with|of|in|and|or|there's|there|say|said|says|i've|we've|got|a|sure|that|know|think)$/.test(
        before,
      )
    );
  return !NO_MARKER_AFTER.test(before) && !/('s|n't|'re|'m)$/.test(before);
}

/** Adverbs that open the next clause: those that may also end the clause before are openers only after a word that they cannot follow. */
function isLeading(text: TaggedText, at: number): boolean {
  const here = word(text, at);
  if (!LEADING_ADVERB.test(here)) return false;
  const before = word(text, at - 1);
  if (
    /^(the|a|an|my|our|your|his|her|their|of|at|for|by|from|until|till|since|is|are|was|were|isn't|very|right|just|not|in)$/.test(
      before,
    )
  )
    return false;
  if (here === 'now')
    return !/^(days|weeks|months|years|hours|minutes|right|until|by|here|there|it|me|us|them|him|today|do)$/.test(
      before,
    );
  if (/^(first|second|third|fourth)$/.test(here))
    return (
      proper(text, at + 1) !== null &&
      word(text, at + 1) !== "i'd" &&
      (text.tags[at - 1]?.has('Noun') === true || /^(|and|okay|so|but|cheap|fast)$/.test(before))
    );
  if (EITHER_ADVERB.test(here) && proper(text, at + 1) === null) return false;
  return !EITHER_ADVERB.test(here) || !/^(it|them|him|me|us|here|there|back|in|out|up|down|over)$/.test(before);
}

const LEADING_PHRASE =
  /^(in the end|in fact|at first|for example|for instance|after that|before that|at that point|by then|until then|since then|of course|on top of that|in the meantime|in other words|to be honest|to be fair|from now on|on the other hand|the next day|the next morning|at the same time|in general|at some point|by the way|as a result|one day|all of a sudden|first of all|at the time|in my opinion|these days|back then|not only that|more importantly|even so|to be clear|at the moment|in theory|in practice)( |$)/;

/** The length in words of `in the end`, `for example` or the like here; 0 for none. */
function leadingPhrase(text: TaggedText, at: number): number {
  const here = [0, 1, 2, 3].map((step) => word(text, at + step)).join(' ');
  const found = LEADING_PHRASE.exec(here)?.[1];
  return found === undefined ? 0 : found.split(' ').length;
}

/** The clause that opens at a word, with its introductory words; null for none. */
export function openingAt(text: TaggedText, from: number): Opening | null {
  let at = from;
  let marked = false;
  let joined = '';
  if (JOINS.test(word(text, at))) {
    joined = word(text, at);
    at += 1;
  }
  for (let leads = 0; leads < MOST_LEADS; leads += 1) {
    const found = proper(text, at);
    if (found !== null) return { ...found, at, joined, marked };
    if (text.tokens[at] === undefined || (at > from && text.tokens[at - 1]!.after !== '')) return null;
    const marker = isMarker(text, at);
    const phrase = leadingPhrase(text, at);
    if (phrase > 0) {
      at += phrase;
      continue;
    }
    if (!marker && !isLeading(text, at) && !(marked && JOINS.test(word(text, at)))) return null;
    marked ||= marker;
    at += 1;
  }
  const found = proper(text, at);
  return found === null ? null : { ...found, at, joined, marked };
}

/** The length in words of a set phrase here that is a complete sentence; 0 for none. */
export function phraseAt(text: TaggedText, at: number): number {
  const before = word(text, at - 1);
  if (
    /^(to|say|said|says|the|a|of|and|i|we|they|you|just|would|should|as|for|with|not|sure|that|had|is|was|there's|are)$/.test(
      before,
    )
  )
    return 0;
  return setPhraseAt(text, at);
}
