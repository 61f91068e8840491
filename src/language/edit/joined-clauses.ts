import { tagTokens } from '../text/parts-of-speech.js';
import { endsSentence, plain, type Token } from '../text/tokens.js';
import { AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBJECT_CONTRACTION } from '../text/word-classes.js';
import { openingAt } from './boundaries/openers.js';
import { beginsClause, isFiniteAt, mayEndBefore } from './clauses.js';
import { joinsNumbers } from './number-clauses.js';
import type { TaggedText } from './tagged-text.js';

/** A clause of fewer words cannot be a sentence. */
const SHORTEST = 3;
/** This few words stay in the sentence of the recogniser. */
const SHORTEST_LEFT = 3;
const OPENER = /^(and|but|so|yeah|yes|no|well|okay|ok|now|look|right|oh|then|also|anyway)$/;
/** A clause that begins with one of these needs another one. */
const SUBORDINATES =
  /^(if|when|whenever|while|although|though|because|since|as|unless|until|till|once|after|before|where|wherever|whatever|whoever|however|whether|every|each|had|should|were)$/;
const BEGINS_TWO = /^(the more|the less|the moment|the minute|the second|the day|the next|by the|no matter|as soon)$/;
/** Within a clause these open a second one that the next clause may belong to: "he said if you go, you'll lose". */
const OPENS_INSIDE = /^(if|when|whenever|unless|once|while|wherever|whatever|whether|although|though)$/;
const RELATIVE = /^(who|which|whose|whom|what|where|that|whatever)$/;
/** Asides about the speaker's opinion: `I think`, `I'd say`, `I don't know`. */
const THINKS =
  /^(i|i'd|we|you|i'm) (think|guess|suppose|believe|mean|know|hope|say|must|should|might|have to|dare|wanna|want|don't|imagine|reckon|bet|see|wonder|sure|afraid)\b/;
/** The last words of a clause that announces the next one: "the thing is, we started", "she said to me, you'll see". */
const ANNOUNCES = /(^| )(is|was|(say|says|said|tell|tells|told|ask|asks|asked)( to)?( (me|him|her|us|them|you))?)$/;
/** Asides about what the speaker does not want to say. */
const KEEPS = /^(i'm not (gonna|going to)|i won't|i can't|i don't want to|i shouldn't) (say|name|mention|tell|go)\b/;

interface Clause {
  readonly from: number;
  readonly to: number;
}

function wordsIn(text: TaggedText, { from, to }: Clause): string[] {
  return text.tokens.slice(from, to).map(plain).filter(Boolean);
}

/** How many of its words can be the finite verb of a clause. */
function verbsIn(text: TaggedText, { from, to }: Clause): number {
  let verbs = 0;
  for (let at = from; at < to; at += 1) if (isFiniteAt(text, at)) verbs += 1;
  return verbs;
}

/** The pieces of a clause between its commas. */
function piecesOf(text: TaggedText, { from, to }: Clause): Clause[] {
  const pieces: Clause[] = [];
  for (let at = from; at < to; ) {
    const end = Math.min(to, pieceAt(text, at).to);
    pieces.push({ from: at, to: end });
    at = end;
  }
  return pieces;
}

/** Whether the words from the start of a sentence to a comma are a sentence. */
function isWhole(text: TaggedText, clause: Clause): boolean {
  const words = wordsIn(text, clause);
  const first = words.findIndex((word) => !OPENER.test(word));
  const lead = words[first] ?? '';
  if (words.length - first < SHORTEST || first < 0) return false;
  if (SUBORDINATES.test(lead) || BEGINS_TWO.test(`${lead} ${words[first + 1]}`)) return false;
  if (ANNOUNCES.test(words.join(' '))) return false;
  const pieces = piecesOf(text, clause).filter((piece) => wordsIn(text, piece).some((word) => !OPENER.test(word)));
  const [topic, second] = pieces;
  const last = pieces.at(-1)!;
  // "Me and my brother, we …", "Two, and this is hard, …": a topic without a verb is not a sentence.
  if (verbsIn(text, last) === 0) return false;
  // "I started because my daughter, she bet me …": the clause has only begun.
  const begun = wordsIn(text, last).findLastIndex((word) =>
    /^(because|that|if|when|since|while|although|where)$/.test(word),
  );
  if (begun >= 0 && verbsIn(text, { from: last.from + begun + 1, to: last.to }) === 0) return false;
  const aside = second !== undefined && /^(and|but|or|which)$/.test(plain(text.tokens[second.from]));
  if (verbsIn(text, topic!) === 0 && aside) return false;
  const relatives = words.slice(first).filter((word) => RELATIVE.test(word)).length;
  return verbsIn(text, clause) > relatives && !wordsIn(text, last).some((word) => OPENS_INSIDE.test(word));
}

function lastCommaIn(text: TaggedText, { from, to }: Clause): number {
  for (let at = to - 2; at >= from; at -= 1) if (text.tokens[at]!.after !== '') return at + 1;
  return from;
}

/** The end of the piece that begins here: the next mark, exclusive. */
function pieceAt(text: TaggedText, from: number): Clause {
  let to = from + 1;
  while (to < text.tokens.length && text.tokens[to - 1]!.after === '') to += 1;
  return { from, to };
}

/** `two of them are`, `that one came`, `it is`. */
function opensClause(text: TaggedText, at: number): boolean {
  const [one, two, three] = [0, 1, 2, 3].map((step) => plain(text.tokens[at + step])) as [
    string,
    string,
    string,
    string,
  ];
  if (SUBJECT_CONTRACTION.test(one)) return true;
  if (/^(i|we|he|she|they|it|you)$/.test(one))
    return isFiniteAt(text, at + 1) || (isFiniteAt(text, at + 2) && text.tags[at + 1]?.has('Adverb') === true);
  const part =
    /^(one|two|three|four|five|six|some|most|many|all|none|both|half|\d+)$/.test(one) &&
    two === 'of' &&
    /^(them|us|it|those|these)$/.test(three);
  if (part) return AUXILIARIES.has(plain(text.tokens[at + 3]));
  return beginsClause(text, at);
}

/** An aside between commas: `I think`, `I'm not going to say his name`. */
function isAside(text: TaggedText, piece: Clause): boolean {
  const words = wordsIn(text, piece);
  const said = words.join(' ');
  if (words.length <= 4 && THINKS.test(said)) return true;
  if (words.length <= SHORTEST_LEFT) return true;
  return !endsSentence(text.tokens[piece.to - 1]) && KEEPS.test(said);
}

/** `we saw, and I say this with care, we saw`, `the council gave us, they gave us a grant`: the speaker resumes a clause. */
function isTakenUp(text: TaggedText, clause: Clause, at: number): boolean {
  const [verb, object] = wordsIn(text, clause).slice(-2);
  if (verb === plain(text.tokens[at + 1]) && object === plain(text.tokens[at + 2])) return true;
  const words = wordsIn(text, { from: clause.from, to: lastCommaIn(text, clause) });
  const [one, two] = [plain(text.tokens[at]), plain(text.tokens[at + 1])];
  return words.some((word, step) => word === one && words[step + 1] === two);
}

function splitsAt(text: TaggedText, start: number, at: number): boolean {
  const before = text.tokens[at - 1]!;
  if (before.after !== ',' || before.quoted || text.tokens[at]!.quoted || text.tokens[at]!.before !== '') return false;
  const clause = { from: start, to: at };
  if (!opensClause(text, at) || !isWhole(text, clause)) return false;
  const piece = pieceAt(text, at);
  return !isAside(text, piece) && !isAside(text, pieceBefore(text, start, at)) && !isTakenUp(text, clause, at);
}

/** The words between the comma before and this one: after an aside the clause continues. */
function pieceBefore(text: TaggedText, start: number, to: number): Clause {
  const from = lastCommaIn(text, { from: start, to });
  return { from: from === start ? start : from, to };
}

function capital(token: Token): Token {
  return token.locked ? token : { ...token, text: token.text.charAt(0).toUpperCase() + token.text.slice(1) };
}

/** The main clause after `if …`: a clause, `he guesses.` at the end of the sentence, `you land at …`, or a request. */
function beginsMain(text: TaggedText, at: number): boolean {
  if (/^don't$/.test(plain(text.tokens[at]))) return text.tags[at + 1]?.has('Infinitive') === true;
  if (!mayEndBefore(text, at)) return false;
  if (beginsClause(text, at)) return true;
  if (!/^(i|we|he|she|they|it|you)$/.test(plain(text.tokens[at])) || !isFiniteAt(text, at + 1)) return false;
  const next = plain(text.tokens[at + 2]);
  return endsSentence(text.tokens[at + 1]) || PREPOSITIONS.has(next) || DETERMINERS.has(next);
}

/** `if it rains we stay`, `I saw it and I left`: a comma before the main clause, and before a second one. */
function commaBefore(text: TaggedText, start: number, at: number): boolean {
  const [before, here] = [text.tokens[at - 1]!, text.tokens[at]!];
  if (before.after !== '' || before.quoted || here.quoted || here.before !== '' || at - start < SHORTEST) return false;
  if (text.tokens.slice(start, at).some((token) => token.after !== '')) return false;
  const words = wordsIn(text, { from: start, to: at });
  const lead = words.find((word) => !/^(and|but|so)$/.test(word)) ?? '';
  if (/^(if|when|whenever|unless|once|while|although|though)$/.test(lead)) {
    const verb = verbsIn(text, { from: start, to: at }) > 0;
    return verb && beginsMain(text, at) && !/^(and|but|so|or)$/.test(plain(before));
  }
  if (!/^(and|but|so)$/.test(plain(here)) || SUBORDINATES.test(lead) || joinsNumbers(text, at)) return false;
  const opening = openingAt(text, at);
  return (
    opening?.nucleus?.pronoun === true &&
    mayEndBefore(text, at) &&
    verbsIn(text, { from: start, to: at }) > 0 &&
    !words.some((word) => OPENS_INSIDE.test(word))
  );
}

/** `he's top of his class I'd say.`: an aside at the end takes a comma. */
function isLastAside(text: TaggedText, start: number, at: number): boolean {
  const two = `${plain(text.tokens[at])} ${plain(text.tokens[at + 1])}`;
  const ends = endsSentence(text.tokens[at + 1]) && text.tokens[at - 1]!.after === '' && at - start >= SHORTEST;
  return (
    ends && /^(i'd say|i think|i guess|i suppose|i reckon)$/.test(two) && !SUBORDINATES.test(plain(text.tokens[at - 1]))
  );
}

/**
 * Splits two sentences that a recogniser joined with a comma ("It was late, we went home"), and sets the comma before a main clause or
 * a second one if it is missing. In doubt the text does not change.
 */
export function partJoinedClauses(tokens: readonly Token[]): Token[] {
  const text: TaggedText = { tokens, tags: tagTokens(tokens) };
  const result: Token[] = [];
  let start = 0;
  for (const [at, token] of tokens.entries()) {
    if (at > start && splitsAt(text, start, at)) {
      result[at - 1] = { ...result[at - 1]!, after: '.' };
      result.push(capital(token));
      start = at;
      continue;
    }
    if (at > start && (commaBefore(text, start, at) || isLastAside(text, start, at)))
      result[at - 1] = { ...result[at - 1]!, after: ',' };
    result.push(token);
    if (endsSentence(token) || tokens[at + 1]?.gap === '\n\n') start = at + 1;
  }
  return result;
}
