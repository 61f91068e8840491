import { PREPOSITIONS } from '../../text/word-classes.js';
import { joinsNumbers } from '../number-clauses.js';
import { type TaggedText, word } from '../tagged-text.js';
import { hasVerbSince, hungOn, isAside, isSaidAgain, isTaken, joinBefore, leadOf, subjectAfter } from './asides.js';
import { mayEnd } from './clause-ends.js';
import { linkOf } from './clause-links.js';
import { FRONTED, NOMINATIVE, OPEN_END } from './clause-words.js';
import { isPlace } from './clauses-at.js';
import { begun, withClause } from './current-sentence.js';
import { isMarker, type Opening, openingAt, phraseAt } from './openers.js';
import { answersAt, tagAt } from './turn-marks.js';

export type Mark = '' | ',' | '.' | '?';

/** These open a sentence even if a clause does not follow at once. */
const STRONG = /^(okay|ok|yeah|yes|yep|wow|oh|hello|hi|thanks|alright|anyway)$/;
/** From this length in words on, another "and we …" starts a new sentence instead of following a comma. */
const LONG_SENTENCE = 16;

/** Reads a text word by word and sets a mark before each clause that needs one. */
class BoundaryFinder {
  private readonly marks: Mark[] = [];
  private current = begun(0);
  /** The last clause begins at the word before this one: the words of a clause do not open another. */
  private busyUntil = 0;
  /** The end of the current tag question. */
  private tagEnd = -1;

  constructor(
    private readonly text: TaggedText,
    private readonly endsAtPause: (at: number, whole: boolean, awaitsMain: boolean) => boolean,
  ) {}

  read(): Mark[] {
    for (let at = 0; at < this.text.tokens.length; at += 1) this.step(at);
    return this.marks;
  }

  private step(at: number): void {
    this.marks[at] = '';
    if (at === this.tagEnd) {
      this.marks[at] = '?';
      this.current = begun(at);
    }
    const before = this.text.tokens[at - 1];
    if (before !== undefined && /[.!?…]/.test(before.after)) this.current = begun(at);
    if (
      this.text.tokens[at]!.gap !== '' &&
      at > this.current.from &&
      this.endsAtPause(at, this.current.whole, this.current.awaitsMain)
    )
      this.end(at);
    if (answersAt(this.text, at, this.current)) {
      this.end(at);
      this.current = { ...this.current, whole: true };
    }
    if (this.current.whole && this.tagged(at)) return;
    if (at < this.busyUntil || this.text.tokens[at]!.quoted) return;
    const phrase = phraseAt(this.text, at);
    const opening = phrase > 0 ? null : openingAt(this.text, at);
    if (phrase > 0) this.phrase(at, phrase);
    else if (opening !== null) this.opened(at, opening);
    else this.inner(at);
  }

  private end(at: number): void {
    this.marks[at] = '.';
    this.current = begun(at);
  }

  /** Sets a tag question off and ends its sentence: "it's at two, isn't it?" */
  private tagged(at: number): boolean {
    const length = tagAt(this.text, at);
    if (length === 0 || at - this.current.from < 2 || this.current.asks) return false;
    this.marks[at] = ',';
    this.tagEnd = at + length;
    this.busyUntil = at + length;
    return true;
  }

  private phrase(at: number, length: number): void {
    if (at > this.current.from && (this.current.whole || at - this.current.from > 2)) this.end(at);
    this.busyUntil = at + length;
    this.current = { ...this.current, whole: true };
  }

  /** A word that does not open a main clause: a subordinator, or an answer. */
  private inner(at: number): void {
    const here = word(this.text, at);
    const { from, whole } = this.current;
    const lead = joinBefore(this.text, from, at);
    if (!FRONTED.test(here)) {
      if (whole && at - from > 2 && isMarker(this.text, at) && (this.current.asks || STRONG.test(here))) this.end(at);
      const greets =
        /^(hi|hello)$/.test(here) && !/^(say|said|says|to|oh|a|and|just|my)$/.test(word(this.text, at - 1));
      if (greets && at > this.current.from) this.end(at);
      // "… what it is | nobody | okay": an answer of one word.
      const single =
        /^(nobody|never|none|exactly|maybe)$/.test(here) && /^(okay|ok|so|well|yeah|no)$/.test(word(this.text, at + 1));
      if (whole && this.current.asks && single && at - from > 2) this.end(at);
      return;
    }
    const inner = subjectAfter(this.text, at);
    if (inner === null) return;
    this.busyUntil = inner + 1;
    const again =
      this.current.inset !== null && this.current.inset.at < at - 2 && /^(if|when)$/.test(here) && lead === at;
    if (again) this.end(at);
    if (again || at === from || (!whole && at - from <= 3)) this.current = { ...this.current, awaitsMain: true };
    else if (lead < at && whole && at - from > 3 && !/^(because|until|till|since|as|where|wherever)$/.test(here)) {
      this.end(lead);
      this.current = { ...this.current, awaitsMain: true };
    } else if (whole)
      this.current = {
        ...this.current,
        inset: { at, subject: word(this.text, inner), taken: isTaken(this.text, at) },
      };
  }

  private opened(at: number, opening: Opening): void {
    this.busyUntil = opening.at + (opening.kind === 'request' ? 2 : 1);
    const fresh = at === this.current.from;
    const mark = fresh ? '' : this.markFor(at, opening);
    if (mark === null) return;
    if (mark === '.')
      this.end(
        opening.joined === '' && !opening.marked && opening.at === at ? leadOf(this.text, this.current.from, at) : at,
      );
    if (mark === ',') this.marks[at] = ',';
    this.current = withClause(this.text, this.current, opening);
  }

  /** The mark before a clause; null if it is a part of the one before. */
  private markFor(at: number, opening: Opening): Mark | null {
    const { current, text } = this;
    const length = at - current.from;
    if (text.tokens[at - 1]!.after !== '')
      return current.whole && opening.joined === '' && opening.kind !== 'statement' ? '.' : '';
    if (opening.marked) return current.whole || length > 2 ? '.' : '';
    if (opening.kind !== 'statement') return this.markForTurn(at);
    const nucleus = { ...opening.nucleus!, from: at };
    if (opening.joined !== '') return this.markForJoined(at, opening, length);
    if (isAside(text, opening)) return null;
    const places = isPlace(text, at - 1) && isPlace(text, at);
    const hung = places ? 0 : hungOn(text, current.from, at);
    if (hung > 0) return this.markAtJoin(hung);
    if (hung < 0) return null;
    if (linkOf(text, nucleus, current.asksFor, current.awaitsMain) === 'bound' || !mayEnd(text, nucleus)) return null;
    if (current.awaitsMain) return length > 3 ? ',' : '';
    if (!current.whole) return isSaidAgain(text, current.from, at) ? ',' : '';
    return current.inset === null ? '.' : this.markAfterInset(opening);
  }

  /** Sets the mark before an earlier `and`. */
  private markAtJoin(join: number): Mark | null {
    if (!this.current.whole || this.current.awaitsMain) return null;
    const long = join - this.current.from >= LONG_SENTENCE;
    this.marks[join] = long ? '.' : ',';
    if (long) this.current = { ...begun(join), whole: true };
    return null;
  }

  /** Before a question or a request. */
  private markForTurn(at: number): Mark | null {
    const { current, text } = this;
    const before = word(text, at - 1);
    if (
      /^(wonder|wondering|ask|asked|know|tell|say|said|says|think|thought|like|goes|was|is|see|about|that|exactly|sure|remember|of|to|on|and|or|but|for|understand|matter|idea|explain|show|decide|me|than|as|what|the|a)$/.test(
        before,
      )
    )
      return null;
    if (OPEN_END.test(before) || PREPOSITIONS.has(before)) return null;
    if (current.asksFor && !hasVerbSince(text, current.from, at)) return null;
    if (current.awaitsMain) return ',';
    const { inset } = current;
    if (inset !== null && !inset.taken && word(text, inset.at) === 'if' && inset.at - current.from > 2) {
      this.marks[inset.at] = '.';
      this.current = { ...begun(inset.at), whole: true };
      return ',';
    }
    return current.whole ? '.' : at - current.from <= 2 ? '' : null;
  }

  private markForJoined(at: number, opening: Opening, length: number): Mark | null {
    const { current } = this;
    if (!current.whole) return '';
    if (joinsNumbers(this.text, at)) return null;
    if (current.awaitsMain || opening.joined === 'or') return null;
    if (
      !mayEnd(this.text, { ...opening.nucleus!, from: at, pronoun: true }) &&
      !NOMINATIVE.test(word(this.text, opening.at))
    )
      return null;
    const long = length >= (opening.joined === 'but' ? LONG_SENTENCE + 4 : LONG_SENTENCE);
    return long || current.asks ? '.' : ',';
  }

  /** After "it burns if you rush it": whether the `if` clause belongs to the clause before or after it. */
  private markAfterInset(opening: Opening): Mark | null {
    const { current, text } = this;
    const inset = current.inset!;
    if (inset.taken)
      return /^(say|says|said|think|thought|know|knew|told|feel|guess|mean)$/.test(word(text, inset.at - 1))
        ? ','
        : '.';
    const lead = word(text, inset.at);
    const subject = word(text, opening.nucleus!.from);
    const toLeft = /^(because|until|till|since|before|as|where|wherever)$/.test(lead) || current.requests;
    if (toLeft) return '.';
    const own = (step: string) => /^(i|we|i'|we')/.test(step);
    const right = lead === 'if' || (current.asks && own(inset.subject)) || subject === inset.subject;
    if (right && inset.at - current.from > 2) {
      this.marks[inset.at] = '.';
      this.current = begun(inset.at);
      return ',';
    }
    this.current = { ...current, inset: null };
    return current.asks ? '.' : null;
  }
}

/**
 * Finds where the sentences and clauses of unpunctuated English begin: a clause without a link to the one before begins a sentence. In doubt
 * it sets no mark: a missing full stop misleads less than a wrong one.
 * @param endsAtPause whether a pause before a token ends the sentence
 */
export function findBoundaries(
  text: TaggedText,
  endsAtPause: (at: number, whole: boolean, awaitsMain: boolean) => boolean,
): Mark[] {
  return new BoundaryFinder(text, endsAtPause).read();
}
