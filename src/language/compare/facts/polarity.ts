import { endsSentenceAfter, type Item, isCommaNear, isSetOffAfter } from '../items/item.js';
import { begunAgain, contrastEnd, HEAD_REACH, headsOf, SCOPE, scopes } from './negation-scopes.js';

/** Words with a negative meaning: beside one of them, a lost "not" may be kept in other words. */
const IN_OTHER_WORDS =
  /^(fail|lack|refus|avoid|unabl|impos|unlik|scarc|prevent|deni|reject|declin|doubt)|^(without|hardly|barely|rarely|seldom|deny|miss|missed|misses|stop|stopped|instead|rather|absent|except|unless|forget|forgot|unknown|sin|ohne|sans|senza|sem|zonder)$/;
/** Prepositions that negate only the noun after them. */
const PREPOSITION = /^(without|ohne|sin|sans|senza|sem|zonder)$/;
/** Maximum distance, in items, of such a word. */
const BESIDE = 5;

/** The fate of a negation. `kept`: the other text negates the same words. `moved`: the other text negates other words. */
export interface Polarity {
  readonly at: number;
  readonly outcome: 'kept' | 'gone' | 'moved' | 'open';
  /** The item of the other text that is not negated there, -1 for none. */
  readonly head: number;
}

/** Whether words with a negative meaning are beside an item and were not in the speech. */
function hasOtherWords(items: readonly Item[], inverse: readonly number[], around: number): boolean {
  for (const step of [1, -1]) {
    for (let at = around; at >= 0 && at < items.length && Math.abs(at - around) <= BESIDE; at += step) {
      if (step === 1 ? at > around && endsSentenceAfter(items[at - 1]!) : at < around && endsSentenceAfter(items[at]!))
        break;
      if (inverse[at]! < 0 && IN_OTHER_WORDS.test(items[at]!.words[0] ?? '')) return true;
    }
  }
  return false;
}

/**
 * The fate of each negation of a text in the other one.
 * @param partners the partner of each of its items in the other text, -1 for none
 * @param inverse the same for the items of the other text
 */
export function polarities(
  items: readonly Item[],
  others: readonly Item[],
  partners: readonly number[],
  inverse: readonly number[],
): Polarity[] {
  const outcomes = new Outcomes(items, others, partners, inverse);
  const found = items.flatMap((item, at) => (item.kind === 'negation' ? [outcomes.of(at)] : []));
  return found.map(({ heads, ...polarity }): Polarity => {
    if (polarity.outcome !== 'gone') return polarity;
    const figure = heads.some((head) => others[head]!.figure !== null);
    if (heads.some((head) => isEllipticAfter(others, head))) return { ...polarity, outcome: 'moved' };
    const near = heads.some(
      (head) => hasOtherWords(others, inverse, head) || (!figure && unclaimedNear(others, head, outcomes.claimed)),
    );
    return near ? { ...polarity, outcome: 'moved' } : polarity;
  });
}

/** The negations of one text in order: each claims negations of the other text, so that none counts twice. */
class Outcomes {
  /** Negations of the other text that a negation of this one has claimed. */
  readonly claimed = new Set<number>();
  /** For each negation of the other text, the negation that claimed it with the word that it negates. */
  private readonly taken = new Map<string, number>();
  private readonly scope: ReadonlyMap<number, number[]>;

  constructor(
    private readonly items: readonly Item[],
    private readonly others: readonly Item[],
    private readonly partners: readonly number[],
    private readonly inverse: readonly number[],
  ) {
    this.scope = scopes(others);
  }

  of(at: number): Polarity & { readonly heads: number[] } {
    const again = begunAgain(this.items, at);
    // Its fate is that of the negation that repeats it.
    if (this.partners[at]! < 0 && again >= 0) return { at, outcome: 'kept', head: -1, heads: [] };
    const pairs = headsOf(this.items, at)
      .map((head) => ({ head, other: this.partners[head]! }))
      .filter(({ other }) => other >= 0);
    const heads = pairs.map(({ other }) => other);
    const negations = this.withoutPrepositions(
      at,
      heads.flatMap((head) => this.scope.get(head) ?? []),
    );
    const partner = this.partners[at]!;
    const marks = negations.map((one) => `${one} ${heads.join(' ')}`);
    const doubled = partner < 0 && negations.length > 0 && marks.every((mark) => this.taken.has(mark));
    for (const negation of negations) this.claimed.add(negation);
    const apart = doubled && this.isOtherSentence(this.taken.get(marks[0]!)!, at);
    for (const mark of marks) this.taken.set(mark, at);
    // "never without" for "never with": both negate the same word, and one of them is new. Across two sentences, the second only repeats the first.
    if (doubled) return { at, outcome: apart ? 'moved' : 'gone', head: heads[0]!, heads: [] };
    if (partner < 0 && this.belongsToAnother(at, negations))
      return { at, outcome: 'moved', head: heads[0]!, heads: [] };
    if (negations.length > 0) return { at, outcome: 'kept', head: -1, heads };
    if (partner >= 0 && (heads.length === 0 || this.isBeside(pairs, at, partner))) {
      this.claimed.add(partner);
      return { at, outcome: 'kept', head: -1, heads };
    }
    return { at, outcome: heads.length === 0 ? 'open' : 'gone', head: heads[0] ?? -1, heads };
  }

  /** "Ohne Überweisung können wir Sie nicht behandeln": the noun of the preposition does not keep another negation, if both were said. */
  private withoutPrepositions(at: number, negations: readonly number[]): number[] {
    const own = (one: number) => this.inverse[one]! >= 0 && this.inverse[one] !== at;
    return negations.filter((one) => !(own(one) && PREPOSITION.test(this.others[one]!.words[0] ?? '')));
  }

  private isOtherSentence(one: number, other: number): boolean {
    return this.items.slice(Math.min(one, other), Math.max(one, other)).some(endsSentenceAfter);
  }

  /**
   * "not that we can't" and "that we can't": the negation in the other text is the partner of another one. So is that of "non fidarti di chi mangia" for
   * the second "non" of "non fidarti di chi non mangia": a negation of two words, "non … mai", has two different ones.
   */
  private belongsToAnother(at: number, negations: readonly number[]): boolean {
    const word = this.items[at]!.words[0];
    const isOther = (one: number) => {
      const partner = this.inverse[one]!;
      return partner >= 0 && (word === 'not' || this.items[partner]!.words[0] === word);
    };
    return negations.length > 0 && negations.every(isOther);
  }

  private isBeside(pairs: readonly { head: number; other: number }[], at: number, partner: number): boolean {
    const end = contrastEnd(this.others, partner);
    const near = pairs.filter(
      ({ head, other }) =>
        other < end &&
        isOneThought(this.others, partner, other) &&
        // "Jonas macht das Protokoll nicht, das macht Aylin": behind the comma it negates what comes next.
        (other > partner || !isParted(this.others, other, partner) || !isUnparted(this.items, head, at)),
    );
    return near.some(({ head, other }) => head > at === other > partner);
  }
}

/** Whether anything sets off the words between two items. */
function isParted(items: readonly Item[], from: number, to: number): boolean {
  return items.slice(from, to).some(isSetOffAfter);
}

/** Whether nothing sets off the words between two items, in speech that sets words off elsewhere. */
function isUnparted(items: readonly Item[], from: number, to: number): boolean {
  return isCommaNear(items, from, to) && !isParted(items, from, to);
}

/** "The chart says he's diabetic, but he isn't": a negation later in the sentence that negates an earlier word. */
function isEllipticAfter(items: readonly Item[], head: number): boolean {
  for (let at = head + 1; at < items.length && at <= head + SCOPE && !endsSentenceAfter(items[at - 1]!); at += 1) {
    if (items[at]!.kind === 'negation' && items[at - 1]!.kind === 'auxiliary' && isSetOffAfter(items[at]!)) return true;
  }
  return false;
}

/** Whether two items are close together in one sentence. */
function isOneThought(items: readonly Item[], one: number, other: number): boolean {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  return to - from <= HEAD_REACH && !items.slice(from, to).some(({ after }) => /[.!?…]/u.test(after));
}

/** Whether a negation of the same sentence negates a word that no earlier one negates. */
function unclaimedNear(items: readonly Item[], head: number, claimed: ReadonlySet<number>): boolean {
  for (const step of [1, -1]) {
    for (let at = head; at >= 0 && at < items.length && Math.abs(at - head) <= SCOPE; at += step) {
      if (step === 1 ? at > head && endsSentenceAfter(items[at - 1]!) : at < head && endsSentenceAfter(items[at]!))
        break;
      if (items[at]!.kind === 'negation' && !claimed.has(at)) return true;
    }
  }
  return false;
}
