import { MONTHS } from '../../figures/english/number-words.js';
import { plain, type Token } from '../../text/tokens.js';
import { AUXILIARIES, cannotEnd } from '../../text/word-classes.js';
import type { Mark } from '../boundaries/find-boundaries.js';
import type { Progress } from './gap-features.js';
import type { MarkModel, MarkOdds } from './mark-model.js';
import { markModelOf } from './models.js';
import { NUMBER, unitsOf } from './speech-units.js';
import type { WordKeys } from './word-keys.js';

/** The probability that the model must give to a sentence end, by the result of the clause rules. */
const LEAST = {
  /** The rules set a full stop here too. */
  shown: 0.01,
  /** A question or a request begins. */
  turn: 0.4,
  /** The rules set a comma: a clause such as "when he came" needs its main clause. */
  waits: 0.98,
  /** A subject with its verb, which the rules count to the clause before. */
  clause: 0.75,
  other: 0.62,
  /** "and", "but", "so", "because", for which a comma is as good, and numbers, which rarely begin a sentence. */
  joinedShown: 0.33,
  joined: 0.8,
  /** After a word that hardly ever ends one: `what did he run out of | it was the oil`, and after a single letter. */
  open: 0.7,
  letter: 0.9,
};
/** Words that hardly ever end a sentence, whatever the rules find. */
const SELDOM_LAST = /^(from|of|with|by|into|than|per)$/;
const JOINS = /^(and|but|so|or|because|which|cause|who)$/;
const SURE_COMMA = 0.62;
const SHOWN_COMMA = 0.12;
/** By what factor a question must be likelier than a statement, and by what factor it may be less likely in the word order of a question. */
const ASKED = 2.5;
const ORDERED = 0.12;
/** Alone these are not a sentence: a comma separates them from the words that they open. */
const OPENER = /^(okay|ok|yes|yeah|yep|right|sure|no|well|alright|so|oh|great|thanks|now)$/;
/** Before a question and before these words, they are a sentence. */
const AFTER_ANSWER = /^(and|but|or|what|where|when|why|how|who|is|are|do|does|did|can|could|would|will|have)$/;
const GREETING = /^(hi|hello|hey|dear)$/;
/** Reported speech follows without a mark: "she said I can" and "she said, I can" sound the same. */
const TAKES =
  /^(say|says|said|asks|asked|replied|shouted|thought|think|thinks|told|goes|sure|hope|suppose|wish|swear|guess|believe)$/;
/** "The kindest person I know": the clause belongs to the noun. */
const SUPERLATIVE = /^(\w{3,}est|best|worst|only|first|last|every)$/;
const KNOWN = /^(know|knew|met|saw|ever|have|had|could|can)$/;
/** Requests that are also past tenses: "and mum let him in". */
const PAST_TOO = /^(let|put|set|cut|read|shut|hit|bet)$/;
/** Exclamations that open direct speech, and words that continue without it: "she said look it's late", but "she said yes to it". */
const CALLS = /^(look|listen|hey|oh|well|yes|no|yeah|okay|sorry|please|wow)$/;
const SPEAKS_ON =
  /^(i|i'm|i've|i'll|we|we're|you|you're|he|she|they|it's|it|that's|there's|this|don't|let's|what|why|how|no|yes|my)$/;
const OWNERS = /^(my|your|our|his|her|their|no|some)$/;
/** No nouns. */
const LITTLE =
  /^(and|or|but|so|as|of|to|in|on|at|for|is|was|are|were|has|had|have|do|did|that|this|it|i|we|he|she|they|you|me|him|us|them|more|one|own|longer|matter|not|people|time|way)$/;
/** Opens a self-correction, which other rules handle. */
const CORRECTS = /^(i mean|no sorry|no wait|sorry i)$/;

/** What the clauses of a text show about its marks. */
export interface ClauseMarks {
  readonly marks: readonly Mark[];
  /** Whether a mark is certain, such as one at a pause. */
  isCertain(at: number): boolean;
  /** What kind of clause opens at a token, if one does. */
  opens(at: number): 'statement' | 'question' | 'request' | 'phrase' | null;
  /** Whether the words from one token up to another are in the order of a question. */
  asks(from: number, to: number): boolean;
}

/** Decides word by word and remembers its earlier decisions. */
class MarkDecider {
  private readonly keys: WordKeys;
  private readonly units: readonly string[];
  private readonly starts: readonly number[];
  private readonly result: Mark[];
  private readonly model: MarkModel = markModelOf('en')!;
  /** The first unit of the latest direct speech. */
  private speech = -1;
  private progress: Progress = { from: 0, clause: 0, sentenceVerb: false, clauseVerb: false };

  constructor(
    private readonly tokens: readonly Token[],
    private readonly clauses: ClauseMarks,
  ) {
    const { units, starts } = unitsOf(tokens.map(plain), 'en');
    this.keys = this.model.keys(units);
    this.units = units;
    this.starts = starts;
    this.result = tokens.map(() => '');
  }

  decide(): Mark[] {
    for (let unit = 1; unit <= this.starts.length; unit += 1) this.step(unit);
    return this.result;
  }

  private step(unit: number): void {
    const verb = this.keys.finite[unit - 1] === 1;
    if (verb) this.progress = { ...this.progress, sentenceVerb: true, clauseVerb: true };
    const at = this.starts[unit] ?? this.tokens.length;
    const mark = this.markAt(unit, at);
    this.result[at] = mark;
    if (mark === '.' || mark === '?' || this.speech === unit)
      this.progress = { from: unit, clause: unit, sentenceVerb: false, clauseVerb: false };
    else if (mark === ',' || /,/.test(this.tokens[at - 1]!.after))
      this.progress = { ...this.progress, clause: unit, clauseVerb: false };
  }

  private markAt(unit: number, at: number): Mark {
    const shown = this.clauses.marks[at] ?? '';
    const odds = this.model.odds(this.keys, unit, this.progress);
    if (at === this.tokens.length || this.clauses.isCertain(at)) return this.ending(odds, at, shown);
    const before = this.tokens[at - 1]!;
    if (/[.!?…]/.test(before.after)) return '.';
    if (before.quoted && this.tokens[at]!.quoted) return '';
    if (this.leadsSpeech(at)) return this.speechFrom(unit);
    if (
      plain(this.tokens[at]) === 'and' &&
      CORRECTS.test(`${plain(this.tokens[at + 1])} ${plain(this.tokens[at + 2])}`)
    )
      return ',';
    if (this.isOneBreath(unit, at)) return '';
    const ends = odds.stop + odds.question;
    const open = shown === '.' ? SELDOM_LAST.test(plain(before)) && ends < LEAST.turn : cannotEnd(plain(before));
    const least = Math.max(this.leastFor(unit, at, shown), open ? LEAST.open : 0);
    const isEnd = ends >= least;
    // "Twice a day, not five hundred": the negated words belong to the sentence.
    const denied = plain(this.tokens[at]) === 'not' && this.units[unit + 1] === NUMBER;
    if (denied && (isEnd || ends + odds.comma >= LEAST.turn)) return ',';
    if (isEnd) return this.opensOnly(unit, at) ? ',' : this.ending(odds, at, shown);
    if (before.after === '' && this.isListed(at)) return ',';
    return before.after === '' && this.takesComma(odds, unit, at, shown) ? ',' : '';
  }

  /** Whether direct speech begins: "she said | look", "he asked me | are you sure", "he said to me | you'll see". */
  private leadsSpeech(at: number): boolean {
    const [before, here, next] = [at - 1, at, at + 1].map((place) => plain(this.tokens[place]));
    const toSelf = /^(myself|himself|herself)$/.test(before!) && plain(this.tokens[at - 2]) === 'to';
    if (toSelf && plain(this.tokens[at - 3]) === 'said') return /^(this|that|that's|it's|i|i'm|i'll|you)$/.test(here!);
    const toMe = /^(me|us)$/.test(before!);
    const verb = toMe ? plain(this.tokens[plain(this.tokens[at - 2]) === 'to' ? at - 3 : at - 2]) : before!;
    if (!/^(said|says|asked|asks|replied|goes|told)$/.test(verb)) return false;
    if (CALLS.test(here!)) return SPEAKS_ON.test(next!);
    if (toMe && /^(said|says|told)$/.test(verb)) return /^you('|$)/.test(here!);
    return /^(asked|asks|said)$/.test(verb) && this.clauses.opens(at) === 'question';
  }

  /** A comma after which a sentence of its own begins. */
  private speechFrom(unit: number): Mark {
    this.speech = unit;
    return ',';
  }

  /** Between words that belong together, whatever the model predicts: a day and its month, a greeting and a name, a doubled word, a reporting clause and its speech. */
  private isOneBreath(unit: number, at: number): boolean {
    const [before, here] = [plain(this.tokens[at - 1]), plain(this.tokens[at])];
    if (before === here) return true;
    if (MONTHS.has(before)) return here === 'the' || this.units[unit] === NUMBER;
    if (CORRECTS.test(`${here} ${plain(this.tokens[at + 1])}`)) return true;
    const shown = this.clauses.marks[at] ?? '';
    if (/^(everybody|everyone|all|folks|ladies|sir|madam)$/.test(here) && /^(morning|afternoon|evening)$/.test(before))
      return plain(this.tokens[at - 2]) === 'good';
    // "And then | fifty five", "it is now | two point six", "twelve sycamore | close".
    if (this.units[unit] === NUMBER && before === 'then' && plain(this.tokens[at - 2]) === 'and') return true;
    if (this.units[unit] === NUMBER && before === 'now' && AUXILIARIES.has(plain(this.tokens[at - 2]))) return true;
    if (here === 'close' && (this.units[unit - 2] === NUMBER || this.units[unit - 3] === NUMBER)) return true;
    if (here === 'old' && /^(years?|months?|weeks?|days?)$/.test(before)) return true;
    // "No, wait, she called first": one breath, whatever follows.
    if (before === 'no' && /^(wait|sorry)$/.test(here)) return true;
    if (before === 'mean' && plain(this.tokens[at - 2]) === 'i') return true;
    // "Told my mother I was late".
    const told = /^(told|tell|tells)$/.test(plain(this.tokens[at - 3])) && OWNERS.test(plain(this.tokens[at - 2]));
    if (told && /^(i|he|she|we|they)$/.test(here)) return true;
    if (before === 'case' && plain(this.tokens[at - 2]) === 'in') return true;
    const greets = GREETING.test(this.units[this.progress.from]!);
    if (greets && unit - this.progress.from === 1) return true;
    if (greets && unit - this.progress.from < 4 && shown === '') return this.clauses.opens(at) === 'statement';
    const next = plain(this.tokens[at + 1]);
    if (SUPERLATIVE.test(plain(this.tokens[at - 2])) && /^(i|we|you)$/.test(here) && KNOWN.test(next)) return true;
    if (PAST_TOO.test(here) && plain(this.tokens[at - 2]) === 'and') return true;
    return shown === '' && TAKES.test(before);
  }

  /** `my mother | my father`, `in the snow | in the rain`: parts of a list that begin alike. */
  private isListed(at: number): boolean {
    const words = [0, 1, 2, 3, 4].map((back) => plain(this.tokens[at - back]));
    const next = plain(this.tokens[at + 1]);
    const noun = (word: string) => word.length > 1 && !LITTLE.test(word);
    if (OWNERS.test(words[0]!) && noun(next) && noun(words[1]!))
      return words[2] === words[0] || (words[3] === words[0] && noun(words[2]!));
    const placed = /^(in|on|at|with|by|for|from)$/.test(words[0]!) && /^(the|a|my|your|our)$/.test(next);
    return placed && words[3] === words[0] && words[2] === next && noun(words[1]!);
  }

  private leastFor(unit: number, at: number, shown: Mark): number {
    const joined = JOINS.test(plain(this.tokens[at]));
    if (/^[b-hj-z]$/.test(plain(this.tokens[at - 1]))) return LEAST.letter;
    if (shown === '.' || shown === '?') return joined ? LEAST.joinedShown : LEAST.shown;
    const opens = this.clauses.opens(at);
    const past = PAST_TOO.test(plain(this.tokens[at]));
    if (shown === '' && (opens === 'question' || (opens === 'request' && !past))) return LEAST.turn;
    if (joined || this.units[unit] === NUMBER) return LEAST.joined;
    if (shown === '' && opens === 'statement') return LEAST.clause;
    return shown === ',' ? LEAST.waits : LEAST.other;
  }

  private takesComma({ comma, stop, question }: MarkOdds, unit: number, at: number, shown: Mark): boolean {
    if (shown === ',') return comma + stop + question >= SHOWN_COMMA;
    const [before, here] = [plain(this.tokens[at - 1]), plain(this.tokens[at])];
    if (unit - this.progress.from === 1 && !OPENER.test(before)) return false;
    if (/^(and|or|as)$/.test(here) && this.clauses.opens(at) === null) return false;
    if (here === 'and' && this.units[unit - 1] === NUMBER && this.units[unit + 1] === NUMBER) return false;
    return comma + (JOINS.test(here) ? stop + question : 0) >= SURE_COMMA;
  }

  /** Whether `okay` before a clause is the whole sentence so far. */
  private opensOnly(unit: number, at: number): boolean {
    const alone = unit - this.progress.from === 1 && OPENER.test(plain(this.tokens[at - 1]));
    return alone && !AFTER_ANSWER.test(plain(this.tokens[at]));
  }

  /** A full stop or a question mark. */
  private ending({ stop, question }: MarkOdds, at: number, shown: Mark): Mark {
    if (shown === '?') return '?';
    const from = this.starts[this.progress.from] ?? 0;
    const least = this.clauses.asks(from, at) ? ORDERED : ASKED;
    // The model was not trained on the end of a text: there the word order decides.
    if (at === this.tokens.length) return least === ORDERED ? '?' : '.';
    return question > stop * least ? '?' : '.';
  }
}

/**
 * Punctuates English speech by an n-gram model that was trained on transcripts, and by the clause rules. `marks[at]` is
 * the mark before a token, the last one the mark at the end.
 */
export function decideMarks(tokens: readonly Token[], clauses: ClauseMarks): Mark[] {
  return tokens.length === 0 ? [] : new MarkDecider(tokens, clauses).decide();
}
