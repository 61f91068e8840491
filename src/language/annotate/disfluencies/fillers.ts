import { PhraseFinder, phraseWords } from '../../text/phrases.js';
import { endsSentence, startsSentence } from '../../text/tokens.js';
import { type DictatedMark, findDictatedMarks } from './dictated-marks.js';
import type { DisfluencyRule, Found } from './disfluency-rule.js';
import { isIdleClause } from './idle-clauses.js';
import type { Speech } from './speech.js';

function filler(from: number, to: number, confidence: number): Found {
  return { confidence, reparandum: { from, to }, interregnum: null, repair: null };
}

/** Whether the words of a phrase are here, unquoted, with nothing between that separates them. */
function says(speech: Speech, at: number, words: readonly string[]): boolean {
  return words.every((word, step) => {
    const last = step === words.length - 1;
    return (
      speech.word(at + step) === word && !speech.tokens[at + step]!.quoted && (last || !speech.isBroken(at + step))
    );
  });
}

/** Set off by commas or hesitations, or by the start or end of a sentence or line. */
function isSetOff(speech: Speech, at: number, length: number): boolean {
  const [before, last] = [speech.tokens[at - 1], speech.tokens[at + length - 1]!];
  const open = startsSentence(speech.tokens, at) || /[,—–-]$/u.test(before!.after) || speech.isHesitation(at - 1);
  return open && (/^[,—–-]/u.test(last.after) || /^[.…]/u.test(last.after) || speech.isHesitation(at + length));
}

function idleClause(words: readonly string[]) {
  return (speech: Speech, at: number): Found | null => {
    if (!says(speech, at, words)) return null;
    const last = speech.tokens[at + words.length - 1]!;
    if (/[?!]/.test(last.after)) return null;
    if (isSetOff(speech, at, words.length)) return filler(at, at + words.length, 0.95);
    return isIdleClause(speech, at) ? filler(at, at + words.length, 0.9) : null;
  };
}

/** A phrase within a sentence, between two commas or hesitations. */
function between(words: readonly string[], confidence: number, unless = /^$/) {
  return (speech: Speech, at: number): Found | null => {
    if (!says(speech, at, words) || startsSentence(speech.tokens, at)) return null;
    if (unless.test(speech.word(at - 1)) || endsSentence(speech.tokens[at + words.length - 1])) return null;
    return isSetOff(speech, at, words.length) ? filler(at, at + words.length, confidence) : null;
  };
}

const DICTATED = new WeakMap<Speech, ReadonlyMap<number, DictatedMark>>();

/** A punctuation mark that is spoken as a word in a dictated text. */
function dictated(speech: Speech, at: number): Found | null {
  const found =
    DICTATED.get(speech) ?? new Map(findDictatedMarks(speech.tokens, speech.language).map((mark) => [mark.from, mark]));
  DICTATED.set(speech, found);
  const mark = found.get(at);
  return mark === undefined ? null : filler(at, mark.to, 0.95);
}

/** `Yeah, no, I mean`: this opening neither agrees nor denies. */
function opensWithBoth(speech: Speech, at: number): Found | null {
  const both = /^(yeah|yes|no)$/.test(speech.word(at)) && /^(yeah|no)$/.test(speech.word(at + 1));
  if (!both || speech.word(at) === speech.word(at + 1) || !startsSentence(speech.tokens, at)) return null;
  const end = speech.word(at + 2) === 'no' || speech.word(at + 2) === 'yeah' ? at + 3 : at + 2;
  const commas = speech.tokens.slice(at, end).every(({ after, quoted }) => after === ',' && !quoted);
  return commas ? filler(at, end, 0.9) : null;
}

const FINDERS = new Map<string, PhraseFinder<number>>();

/** Words after an idle phrase that is a clause: "quer dizer que", "I mean it"; and words before it: "what I mean". */
const OBJECT = /^(que|qu|dass|daß|das|dat|het|che|it|every|what|that|whether|if)$/;
const LED_BY = /^(what|o que|ce que|lo que|isso|isto|ça|cela|das|dat|was|wat|eso|esto|ciò|che|if|who|which|how|as)$/;

function isClause(speech: Speech, from: number, to: number): boolean {
  const led = from > 0 && !speech.isBroken(from - 1) && LED_BY.test(speech.word(from - 1));
  return OBJECT.test(speech.word(to)) || led;
}

/** An idle phrase of the lexicon. Most of them are also ordinary words, so this is never certain. */
function listed(speech: Speech, at: number): Found | null {
  const key = speech.tongue;
  let finder = FINDERS.get(key);
  if (finder === undefined) {
    const phrases = speech.lists!.idlePhrases.map(phraseWords);
    finder = new PhraseFinder(phrases.map((words) => ({ words, value: words.length })));
    FINDERS.set(key, finder);
  }
  const hit = finder.at(speech.tokens, at);
  if (hit === null || hit.ending !== '' || speech.tokens[at]!.quoted) return null;
  if (hit.to - at > 1 && !speech.isBroken(hit.to - 1) && isClause(speech, at, hit.to)) return null;
  return filler(at, hit.to, isSetOff(speech, at, hit.to - at) ? 0.7 : 0.3);
}

export const FILLER_RULES: readonly DisfluencyRule[] = [
  {
    rule: 'hesitation',
    kind: 'filler',
    languages: 'neutral',
    example: 'en',
    fires: ['We, uh, moved to Leeds in, um, spring.', 'We moved to Leeds in spring.'],
    spares: 'He works in the ER.',
    find: (speech, at) => (speech.isHesitation(at) ? filler(at, at + 1, 1) : null),
  },
  {
    rule: 'you know',
    kind: 'filler',
    languages: ['en'],
    example: 'en',
    fires: ['It was, you know, a long way home.', 'It was a long way home.'],
    spares: 'Do you know the way home?',
    find: idleClause(['you', 'know']),
  },
  {
    rule: 'I mean',
    kind: 'filler',
    languages: ['en'],
    example: 'en',
    fires: ['I mean, nobody had asked for it.', 'Nobody had asked for it.'],
    spares: 'You see what I mean about the roof.',
    find: idleClause(['i', 'mean']),
  },
  {
    rule: 'like',
    kind: 'filler',
    languages: ['en'],
    example: 'en',
    fires: ['It took, like, three weeks.', 'It took three weeks.'],
    spares: 'We ate things like rice, beans and bread.',
    find: between(['like'], 0.95),
  },
  {
    rule: 'sort of',
    kind: 'filler',
    languages: ['en'],
    example: 'en',
    fires: ['She was, sort of, in charge.', 'She was in charge.'],
    spares: 'He wore a sort of apron, and a hat.',
    find: between(['sort', 'of'], 0.9),
  },
  {
    rule: 'kind of',
    kind: 'filler',
    languages: ['en'],
    example: 'en',
    fires: ['She was, kind of, in charge.', 'She was in charge.'],
    spares: 'It is a new kind of bread, and it sells.',
    find: between(['kind', 'of'], 0.9),
  },
  {
    rule: 'right',
    kind: 'filler',
    languages: ['en'],
    example: 'en',
    fires: ['The trouble with boats, right, is that they leak.', 'The trouble with boats is that they leak.'],
    spares: 'He looked left, right, and left again.',
    find: between(['right'], 0.9, /^(left|straight|up|down|centre|center|turn|go|wrong)$/),
  },
  {
    rule: 'yeah, no',
    kind: 'filler',
    languages: ['en'],
    example: 'en',
    fires: ['Yeah, no, we only met once.', 'We only met once.'],
    spares: 'Yeah. No, we met once.',
    find: opensWithBoth,
  },
  {
    rule: 'what was it',
    kind: 'filler',
    languages: ['en'],
    example: 'en',
    fires: ['We paid, what was it, ninety dollars for the lamp.', 'We paid ninety dollars for the lamp.'],
    spares: 'What was it that you heard?',
    find: between(['what', 'was', 'it'], 0.9),
  },
  {
    rule: 'say',
    kind: 'filler',
    languages: ['en'],
    example: 'en',
    fires: ['If you heat them, say, above fifty, they change.', 'If you heat them above fifty, they change.'],
    spares: 'As they say, it rains here.',
    find: between(['say'], 0.9, /^(they|we|you|i|people|to|would|could|might|can|must|should|d)$/),
  },
  {
    rule: 'tipo',
    kind: 'filler',
    languages: ['pt'],
    example: 'pt',
    fires: ['Eu corria, tipo, dois quilômetros.', 'Eu corria dois quilômetros.'],
    spares: 'É um tipo de queijo, e é bom.',
    find: between(['tipo'], 0.95),
  },
  {
    rule: 'dictated mark',
    kind: 'filler',
    languages: 'lexicon',
    example: 'en',
    fires: [
      'dear anna comma new line thank you for the cake full stop see you soon full stop',
      'dear anna thank you for the cake see you soon',
    ],
    spares: 'Put a comma after the name, not a full stop or a question mark, and a colon after the greeting.',
    find: dictated,
  },
  {
    rule: 'idle phrase',
    kind: 'filler',
    languages: 'lexicon',
    example: 'en',
    fires: ['We were, you see, out of milk.', 'We were, you see, out of milk.'],
    spares: 'We were out of milk.',
    find: listed,
  },
];
