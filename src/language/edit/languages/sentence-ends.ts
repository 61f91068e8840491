import type { Lexicon } from '../../lexicons/lexicon.js';
import type { Token } from '../../text/tokens.js';
import { type ClauseOpening, ClauseOpenings } from './clause-openings.js';
import { answersItself, asksNobody } from './romance-questions.js';
import type { SentenceWords } from './sentence-words.js';

type Mark = '' | ',' | '.';

/** From this length in words on, another "und …" with its own subject starts a new sentence. */
const LONG_SENTENCE = 20;
/** These introduce a clause from a few words before it: `que realmente el empresario`. */
const LEADS_FAR = /^(?:que|che|dass|dat|ob)$|^(?:qu|lorsqu|puisqu)'/;
const SPEAKS_OF_SELF =
  /^(?:yo|nosotr[oa]s|hemos|somos|tenemos|io|noi|abbiamo|siamo|eu|nós|temos|ik|wij|we|ich|wir|je|j'ai|nous)$/;
const SHORTEST = 3; // A stretch of fewer words is not a sentence.

interface Current {
  readonly from: number;
  /** It has a clause of its own. */
  readonly whole: boolean;
  /** It began with `wenn`, `cuando`, … and the main clause has not come yet. */
  readonly awaitsMain: boolean;
  readonly asks: boolean;
}

function begun(from: number): Current {
  return { from, whole: false, awaitsMain: false, asks: false };
}

/** Where sentences and clauses of unpunctuated speech begin, and which sentences are questions. */
export class SentenceEnds {
  private readonly clauses: ClauseOpenings;
  private readonly marks: Mark[] = [];
  /** First tokens of the questions. */
  private readonly asking = new Set<number>();
  /** First tokens of the questions themselves, after introductory words. */
  readonly questions = new Set<number>();
  private current = begun(0);
  private busyUntil = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly rules: SentenceWords,
    private readonly lexicon: Lexicon,
  ) {
    this.clauses = new ClauseOpenings(tokens, rules, lexicon);
  }

  /** The mark before each token: nothing, a comma or a full stop. */
  read(): readonly string[] {
    for (let at = 0; at < this.tokens.length; at += 1) this.step(at);
    return this.marks;
  }

  /** Whether the sentence that begins at a token is a question to somebody. */
  asksFrom(at: number): boolean {
    return this.asking.has(at);
  }

  /** Whether `and` and a phrase such as `al principio` immediately precede a token. */
  private isLead(at: number): boolean {
    return this.rules.leadPhrases.some((phrase) => {
      const parts = phrase.split(' ');
      const from = at - parts.length;
      return (
        this.rules.joins.has(this.clauses.word(from - 1)) &&
        parts.every((word, step) => word === this.clauses.word(from + step))
      );
    });
  }

  /** Whether neither a request nor a first person marks the words as a statement. */
  mayAsk(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1)
      if (asksNobody(this.clauses, at + 1) || SPEAKS_OF_SELF.test(this.clauses.word(at))) return false;
    return true;
  }

  private step(at: number): void {
    this.marks[at] = '';
    if (at > 0 && /[.!?…]/.test(this.tokens[at - 1]!.after)) this.current = begun(at);
    const paused = this.tokens[at]!.gap !== '' && at > this.current.from && this.current.whole && this.mayEnd(at);
    if (paused || this.answersItself(at)) this.end(at);
    if (at >= this.busyUntil && !this.tokens[at]!.quoted) {
      const opening = this.clauses.at(at);
      if (opening !== null) this.opened(at, opening);
      else if (this.answers(at)) this.end(at);
      else this.conjunction(at);
      const main = this.current.awaitsMain && at - this.current.from > 1 && this.clauses.isInvertedVerb(at);
      if (main && this.mayEnd(at)) this.main(at);
    }
    if (!this.current.awaitsMain && this.clauses.isFinite(at)) this.current = { ...this.current, whole: true };
  }

  /** `¿Qué pasó después? | Nos sentaron …`: after a complete question, a pronoun with its verb is the answer. */
  private answers(at: number): boolean {
    const { current, rules } = this;
    if (!current.asks || !current.whole || at - current.from <= SHORTEST || rules.verbSecond) return false;
    const pronoun = rules.between.has(this.clauses.word(at)) && !this.lexicon.determiners.has(this.clauses.word(at));
    return (
      pronoun &&
      this.clauses.isFinite(at + 1) &&
      !this.isLedFromAfar(at) &&
      this.mayEnd(at, true) &&
      this.clauses.flows(at - 1)
    );
  }

  private answersItself(at: number): boolean {
    return this.current.asks && this.mayEnd(at, true) && answersItself(this.clauses, this.current.from, at);
  }

  private end(at: number): void {
    this.marks[at] = '.';
    this.current = begun(at);
  }

  /** `wenn es regnet | bleiben wir`. */
  private main(at: number): void {
    if (this.clauses.flows(at - 1)) this.marks[at] = ',';
    this.current = { ...this.current, awaitsMain: false, whole: true };
  }

  /** `wenn`, `dass`: makes the next clause subordinate, and has a comma before it. */
  private conjunction(at: number): void {
    const word = this.clauses.word(at);
    if (this.rules.fronted.has(word) && this.isFresh(at)) this.current = { ...this.current, awaitsMain: true };
    else if (this.rules.turns.has(word) && this.rules.fronted.has(this.clauses.word(at + 1)) && this.current.whole) {
      this.marks[at] = at - this.current.from >= LONG_SENTENCE ? '.' : ',';
      if (this.marks[at] === '.') this.current = begun(at);
      this.current = { ...this.current, awaitsMain: true };
    } else if (this.rules.turns.has(word) && !this.rules.verbSecond && this.current.whole && this.takesComma(at)) {
      if (at - this.current.from >= SHORTEST) this.marks[at] = ',';
    } else if (this.rules.commaBefore.has(word) && this.takesComma(at)) this.marks[at] = ',';
  }

  /** Whether only a conjunction or an adverb precedes the token in its sentence. */
  private isFresh(at: number): boolean {
    const { joins, turns, leads, markers } = this.rules;
    if (at - this.current.from > 2 || this.current.whole) return false;
    for (let back = this.current.from; back < at; back += 1) {
      const word = this.clauses.word(back);
      if (![joins, turns, leads, markers].some((words) => words.has(word))) return false;
    }
    return true;
  }

  private takesComma(at: number): boolean {
    const before = this.clauses.word(at - 1);
    return at > this.current.from && this.clauses.flows(at - 1) && !this.rules.noCommaAfter.has(before);
  }

  private opened(at: number, opening: ClauseOpening): void {
    const fresh = at === this.current.from;
    const mark = fresh ? '' : this.markFor(at, opening);
    if (mark === null) return;
    if (opening.kind === 'question') this.questions.add(opening.at);
    if (mark === '.') this.end(at);
    else if (mark === ',') this.marks[at] = ',';
    this.busyUntil = opening.to;
    if (opening.kind === 'marker') return;
    const asks = opening.kind === 'question' && (mark === '.' || fresh || !this.current.whole);
    if (asks) this.asking.add(this.current.from).add(opening.at);
    this.current = { ...this.current, whole: true, awaitsMain: false, asks: asks || this.current.asks };
  }

  /** The mark before a clause; null if it is a part of the one before. */
  private markFor(at: number, opening: ClauseOpening): Mark | null {
    const { current } = this;
    if (!this.clauses.flows(at - 1)) return '';
    if (opening.kind === 'marker') return this.markForMarker(at, opening);
    const bound = this.isBound(at, opening);
    if (opening.joined !== '') return this.markForJoined(at, opening);
    if (bound) return bound === 'taken' && this.rules.verbSecond && opening.certain ? ',' : null;
    const object = !this.rules.verbSecond && opening.kind === 'statement' && !opening.certain;
    if (object && opening.at === at && this.isObject(at)) return null;
    if (!this.mayEnd(at)) return null;
    if (current.awaitsMain) return at - current.from > 1 ? ',' : '';
    if (!current.whole) return this.isFresh(at) ? '' : null;
    return at - current.from >= SHORTEST || opening.kind === 'question' ? '.' : null;
  }

  private markForMarker(at: number, { certain }: ClauseOpening): Mark | null {
    const length = at - this.current.from;
    if (!this.mayEnd(at, true) || length < SHORTEST || !this.current.whole) return null;
    return this.current.asks || certain ? '.' : null;
  }

  private markForJoined(at: number, opening: ClauseOpening): Mark | null {
    const { current, rules } = this;
    if (!current.whole || current.awaitsMain) return null;
    if (opening.kind === 'question') return '.';
    if (rules.turns.has(opening.joined)) return at - current.from >= LONG_SENTENCE + 6 ? '.' : ',';
    if (at - current.from >= LONG_SENTENCE || current.asks) return '.';
    return rules.commaBeforeJoin && opening.certain ? ',' : '';
  }

  /** Whether a clause belongs to the words before it: to a subordinator, or to a verb with a clause as object. */
  private isBound(at: number, opening: ClauseOpening): 'subordinate' | 'taken' | null {
    const before = this.clauses.word(opening.at - 1);
    const elided = /(?:^|.)(?:qu'|s'|lorsqu'|puisqu')/u.test(this.clauses.word(opening.at));
    if (elided || this.isLedFromAfar(at) || (opening.at === at && this.rules.subordinators.has(before)))
      return 'subordinate';
    if (opening.at > at && this.rules.subordinators.has(this.clauses.word(at - 1))) return 'subordinate';
    return this.rules.takers.has(before) ? 'taken' : null;
  }

  /** A conjunction up to four words before, and no verb since. */
  private isLedFromAfar(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.current.from, at - 4); back -= 1) {
      if (this.clauses.isFinite(back)) return false;
      if (LEADS_FAR.test(this.clauses.word(back))) return true;
    }
    return false;
  }

  /** A noun right after a verb is its object, whatever follows: `trascorre le vacanze`. */
  private isObject(at: number): boolean {
    const noun = this.lexicon.determiners.has(this.clauses.word(at));
    return noun && (this.clauses.isFinite(at - 1) || this.clauses.endsInVerb(at - 1));
  }

  /** Whether the word before a token can be the last of a sentence. */
  mayEnd(at: number, adverb = false): boolean {
    const before = this.clauses.word(at - 1);
    const { determiners, prepositions, conjunctions } = this.lexicon;
    // "Me dijo | oye": reported speech follows.
    if (!this.rules.verbSecond && (this.rules.takers.has(before) || this.rules.asks.has(before))) return false;
    // "¿Sabes qué fue?": the interrogative belongs to the verb that asks.
    if (this.rules.asksYou?.test(before) === true && this.rules.asks.has(this.clauses.word(at))) return false;
    // "Dan blijf | ik thuis": the subject follows its verb.
    const led = this.rules.leads.has(this.clauses.word(at - 2)) && this.clauses.isFinite(at - 1);
    if (
      this.rules.verbSecond &&
      led &&
      (this.clauses.word(at) === 'het' || this.rules.subjects.has(this.clauses.word(at)))
    )
      return false;
    // "Y al principio | me costó": the beginning of a clause.
    if (!this.rules.verbSecond && this.isLead(at)) return false;
    if (prepositions.has(before)) return this.rules.verbSecond && this.rules.subjects.has(this.clauses.word(at));
    if (determiners.has(before) || conjunctions.has(before)) return false;
    if (this.rules.openEnd.has(before) || this.rules.subjects.has(before)) return false;
    if (this.rules.joins.has(before) || this.rules.turns.has(before)) return false;
    if (this.rules.leads.has(before)) return this.rules.verbSecond || adverb;
    // "¿Cuántos erais? Al principio éramos tres".
    const asked = this.current.asks && this.rules.asks.has(this.clauses.word(at - 2));
    return this.rules.verbSecond || asked || !this.lexicon.auxiliaries.has(before);
  }
}
