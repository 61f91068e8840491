import { isNumberWord } from '../../figures/english/number-words.js';
import type { DisfluencyRule, Found } from './disfluency-rule.js';
import { type EditTerm, editTermAt } from './edit-terms.js';
import { calendarKind, isFunctionWord, matchBefore } from './repair-match.js';
import { QUESTION_WORDS } from './restart-shapes.js';
import type { Speech } from './speech.js';

/** The reparandum begins at most this many words before the edit term. */
const REACH = 12;
/** "I am sorry" corrects nothing; "I would rather" states a preference; "me dijo que no" reports an answer. */
const NO_TERM_AFTER =
  /^(am|i'm|is|are|was|were|be|been|feel|felt|so|very|really|we're|they're|he's|she's|i'd|we'd|would|had|say|said|says|to|please|dire|dis|dit|decir|dijo|dizer|disse|sagen|sagte|zeggen|zei|don't|can't|que|che|dass|dat|that)$/;
/** Before one of these words a number is a part of the one before: `twelve no wait two of them`. */
const COUNTED_ON = /^(of|more|other|others|another|extra|point|half)$/;

function correction(speech: Speech, from: number, term: EditTerm, confidence: number): Found {
  const end = Math.min(speech.tokens.length, term.to + 1);
  return {
    confidence,
    reparandum: { from, to: term.from },
    interregnum: { from: term.from, to: term.to },
    repair: { from: term.to, to: end },
  };
}

/** The edit term that begins here, after something that the speaker has just said; null if there is none. */
function termAfter(speech: Speech, at: number): EditTerm | null {
  if (at === 0 || !speech.flowsOn(at - 1) || speech.isHesitation(at - 1)) return null;
  const term = editTermAt(speech, at);
  if (term === null || term.to >= speech.tokens.length || !speech.flowsOn(term.to - 1)) return null;
  // "salt it, and I mean really salt it": this stresses the words and does not correct them.
  if (/^(and )?i mean$/.test(term.words.join(' ')) && [at, at - 1].some((place) => speech.word(place) === 'and'))
    return null;
  if (isNewClause(speech, at, term)) return null;
  const bare = /^(sorry|rather|wait|no|nein|non|não|nee|i|actually)$/.test(term.words[0]!) && term.words.length < 3;
  return bare && NO_TERM_AFTER.test(speech.word(at - 1)) && speech.tokens[at - 1]!.after === '' ? null : term;
}

/** `and I mean every word`: a clause of its own is added to the one before. */
function isNewClause(speech: Speech, at: number, term: EditTerm): boolean {
  const linked = /^(and|und|y|et|e|en)$/.test(speech.word(at - 1)) && !speech.isBroken(at - 1);
  return linked && speech.lists!.pronouns.has(term.words[0]!);
}

/** Words that introduce the alternative to what was negated. */
const CONTRAST = /^(rather|actually|instead|vielmehr|sondern|anzi|plutôt|más|mais|antes|maar)$/;

/** `he was not tired, rather he was happy`: the alternative follows the negated word. */
function isContrast(speech: Speech, from: number, term: EditTerm): boolean {
  if (!CONTRAST.test(term.words[0]!)) return false;
  const start = speech.sentenceStart(from, REACH);
  return speech.words.slice(start, term.from).some((word) => speech.lists!.negations.has(word) || /n't$/.test(word));
}

/** `Who did, no, what did they want`: the speaker begins one question and asks another. */
function otherQuestion(speech: Speech, at: number): Found | null {
  const term = termAfter(speech, at);
  if (term === null || term.strength === 'pause') return null;
  const asks = QUESTION_WORDS.test(speech.word(term.to)) || isQuestionAfterPreposition(speech, term.to);
  if (!asks) return null;
  const start = speech.sentenceStart(at - 1, 40);
  let from = at - 1;
  while (from > start && !QUESTION_WORDS.test(speech.word(from))) from -= 1;
  if (!QUESTION_WORDS.test(speech.word(from)))
    return start === from || !/\?/.test(endOf(speech, term.to)) ? null : correction(speech, start, term, 0.6);
  // A preposition before the question word belongs to it: "in what month, no, when".
  const led =
    speech.lists!.prepositions.has(speech.word(from - 1)) &&
    from - 1 >= start &&
    isQuestionAfterPreposition(speech, term.to);
  const first = led ? from - 1 : from;
  const opens = first === start || speech.isBroken(first - 1);
  const weak = term.strength === 'weak' && !/^(no|rather|or)$/.test(term.words.find((word) => word !== 'or') ?? '');
  return correction(speech, first, term, opens && !weak ? 0.93 : opens ? 0.9 : 0.85);
}

function isQuestionAfterPreposition(speech: Speech, at: number): boolean {
  return speech.lists!.prepositions.has(speech.word(at)) && /^(what|which|whose|whom)$/.test(speech.word(at + 1));
}

function endOf(speech: Speech, at: number): string {
  let end = at;
  while (end < speech.tokens.length - 1 && speech.flowsOn(end)) end += 1;
  return speech.tokens[end]?.after ?? '';
}

/** `what month or no year was it`: the noun in the question is corrected. */
function askedNoun(speech: Speech, at: number): Found | null {
  const term = termAfter(speech, at);
  if (term === null || term.strength === 'pause' || speech.isBroken(term.to)) return null;
  const asks = /^(what|which|whose|many|much)$/.test(speech.word(at - 2)) && !speech.isBroken(at - 2);
  const nouns = [at - 1, term.to].every((place) => {
    const word = speech.word(place);
    return /^\p{L}{3,}$/u.test(word) && !isFunctionWord(speech, place) && !QUESTION_WORDS.test(word);
  });
  const verb = speech.lists!.auxiliaries.has(speech.word(term.to + 1));
  return asks && nouns && verb ? correction(speech, at - 1, term, 0.93) : null;
}

/** `in Paris, no, sorry, in Rome`: the repair has the same structure as the reparandum. */
function sameStructure(speech: Speech, at: number): Found | null {
  const term = termAfter(speech, at);
  if (term === null) return null;
  if (isAnswer(speech, term) || isListed(speech, at, term)) return null;
  const match = matchBefore(speech, Math.max(speech.sentenceStart(at - 1, REACH), at - REACH), term);
  if (match === null || saysTheSame(speech, match.from, term) || isReply(speech, match.from, term)) return null;
  if (isContrast(speech, match.from, term)) return null;
  const counted = isNumberWord(speech.word(term.to)) || /^\d/.test(speech.word(term.to));
  let next = term.to + 1;
  while (isNumberWord(speech.word(next))) next += 1;
  if (counted && COUNTED_ON.test(speech.word(next))) return null;
  return correction(speech, match.from, term, match.confidence);
}

/** `is that easy, no, it isn't`: an answer, which goes on with a subject and its negated verb. */
function isAnswer(speech: Speech, term: EditTerm): boolean {
  const said = /^(i|we|he|she|they|it|you|that|there)$/.test(speech.word(term.to)) ? speech.word(term.to + 1) : '';
  return term.words.length === 1 && term.words[0] === 'no' && /n't$|^never$/.test(said);
}

/** `do you sell it, no, I give it away`: a question and its answer, not a slip and its correction. */
function isReply(speech: Speech, from: number, term: EditTerm): boolean {
  const states = /^(i|we|he|she|they|it|you)$/.test(speech.word(term.to));
  const asks = [from - 1, from].some((at) => speech.lists!.auxiliaries.has(speech.word(at)));
  return states && asks && term.words.length === 1 && term.words[0] === 'no';
}

/** `no phone, no, no sugar`: one more item of a negative list. */
function isListed(speech: Speech, at: number, term: EditTerm): boolean {
  // "in this case no no my lords": twice in a row, "no" is an answer.
  if (term.words.length > 1 && term.words.every((word) => word === 'no')) return true;
  // "it isn't easy oh no so I hope": without commas this is ambiguous.
  if (!speech.punctuated && term.words.join(' ') === 'oh no') return true;
  // "and I said, no, no, no, this is …": three times in a row, "no" is deliberate.
  const stressed = speech.word(at - 1) === 'no' || (speech.word(term.to) === 'no' && term.words.length === 1);
  return term.words.every((word) => word === 'no') && (speech.word(at - 2) === 'no' || stressed);
}

/** A repetition is not a correction. */
function saysTheSame(speech: Speech, from: number, term: EditTerm): boolean {
  return speech.words.slice(from, term.from).every((word, step) => word === speech.word(term.to + step));
}

/** `fields, rather`, after a repair: the term comes last. */
function trailing(speech: Speech, at: number): Found | null {
  const rather = speech.word(at) === 'rather' || (speech.word(at) === 'i' && speech.word(at + 1) === 'mean');
  if (!rather || isFunctionWord(speech, at - 1)) return null;
  const to = speech.word(at) === 'rather' ? at + 1 : at + 2;
  const ends = speech.tokens[to - 1] !== undefined && /[.?!,]/.test(speech.tokens[to - 1]!.after);
  if (!ends || speech.tokens[at - 1] === undefined) return null;
  const start = speech.sentenceStart(at - 1, REACH);
  for (let place = at - 1; place > start; place -= 1) {
    const term = editTermAt(speech, place);
    if (term !== null && term.strength !== 'pause' && term.to <= at - 1)
      return { confidence: 0.9, reparandum: { from: at, to }, interregnum: null, repair: null };
  }
  return null;
}

/** `on Monday, sorry, Tuesday`: the same kind of day, month, year or number. */
function sameCalendar(speech: Speech, at: number): Found | null {
  const kind = at === 0 ? '' : calendarKind(speech, at - 1);
  const term = kind === '' ? null : termAfter(speech, at);
  if (term === null || term.strength === 'pause' || calendarKind(speech, term.to) !== kind) return null;
  return speech.word(at - 1) === speech.word(term.to) ? null : correction(speech, at - 1, term, 0.95);
}

export const CORRECTION_RULES: readonly DisfluencyRule[] = [
  {
    rule: 'day or month put right',
    kind: 'correction',
    languages: 'lexicon',
    example: 'en',
    fires: ['It starts on Monday, sorry, Tuesday.', 'It starts on Tuesday.'],
    spares: 'It starts on Monday. Sorry, Tuesday is full.',
    find: sameCalendar,
  },
  {
    rule: 'other question',
    kind: 'correction',
    languages: ['en'],
    example: 'en',
    fires: ['Where was, no wait, when was the bridge built?', 'When was the bridge built?'],
    spares: 'Who said no? What did they want?',
    find: otherQuestion,
  },
  {
    rule: 'noun that is asked for',
    kind: 'correction',
    languages: ['en'],
    example: 'en',
    fires: ['In what month, or no, year was the bridge built?', 'In what year was the bridge built?'],
    spares: 'What tea, actually, is better than this?',
    find: askedNoun,
  },
  {
    rule: 'same structure',
    kind: 'correction',
    languages: 'lexicon',
    example: 'en',
    fires: ['We moved to Leeds, no sorry, to York.', 'We moved to York.'],
    spares: 'There were twelve, no wait, two of them left.',
    find: sameStructure,
  },
  {
    rule: 'term after the repair',
    kind: 'filler',
    languages: ['en'],
    example: 'en',
    fires: ['We sold the car, no, the van rather.', 'We sold the van.'],
    spares: 'It was warm rather.',
    find: trailing,
  },
];
